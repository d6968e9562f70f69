//! Files brought from outside the page: dropped on the window, or named by a second start of the
//! program. Paths go to the desk; the page is told names.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiugai_contract::Desk;
use tauri::{AppHandle, DragDropEvent, Manager, Window, WindowEvent};

use crate::arguments::Opening;

/// What a second start hands over before it ends: its words and the folder it was started in. The
/// window that is open comes to the front.
pub(crate) fn second_start(app: &AppHandle, words: &[String], folder: &str) {
    for window in app.webview_windows().values() {
        // A window manager may refuse; the file is opened all the same.
        drop(window.unminimize());
        drop(window.set_focus());
    }
    let words = words.iter().skip(1).map(Into::into);
    match Opening::read(words) {
        Opening::Welcome => {}
        Opening::Sample => in_background(app, Desk::arrive_sample),
        Opening::File(path) => hand_over(app, Path::new(folder).join(path)),
    }
}

/// Files held over the window, and dropped on it. One is taken: one file is open at a time.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(drag) = event else { return };
    let app = window.app_handle();
    match drag {
        DragDropEvent::Enter { .. } => in_background(app, |desk| desk.dragging(true)),
        DragDropEvent::Leave => in_background(app, |desk| desk.dragging(false)),
        DragDropEvent::Drop { paths, .. } => {
            in_background(app, |desk| desk.dragging(false));
            if let Some(path) = paths.first() {
                hand_over(app, path.clone());
            }
        }
        _ => {}
    }
}

fn hand_over(app: &AppHandle, path: PathBuf) {
    in_background(app, move |desk| desk.arrive(&path));
}

/// Works with the desk on a thread that may wait; the window's own must not.
fn in_background(app: &AppHandle, work: impl FnOnce(&Desk) + Send + 'static) {
    let desk = app.state::<Arc<Desk>>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || work(&desk));
}
