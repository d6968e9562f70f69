//! What the desk reports, passed on to the page under the contract's own names.

use jiugai_contract::{Desk, EventDto};
use tauri::{AppHandle, Emitter};

/// Passes every event of the desk on to every window.
pub(crate) fn forward(desk: &Desk, app: &AppHandle) {
    let app = app.clone();
    desk.subscribe(Box::new(move |event| {
        let told = match event {
            EventDto::StoreChanged(change) => app.emit("store-changed", change),
            EventDto::Progress(progress) => app.emit("progress", progress),
        };
        // Without a window there is nobody to tell.
        drop(told);
    }));
}
