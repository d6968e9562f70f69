//! What the desk reports, passed on to the page under the contract's own names.

use jiugai_contract::Desk;
use tauri::{AppHandle, Emitter};

/// Passes every event of the desk on to every window.
pub(crate) fn forward(desk: &Desk, app: &AppHandle) {
    let app = app.clone();
    desk.subscribe(Box::new(move |event| {
        // Without a window there is nobody to tell.
        drop(app.emit(event.name(), event));
    }));
}
