//! Closing the window: the page is asked first, for it may hold what was typed last. A page that
//! does not listen yet, or does not answer any more, holds nothing up.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use serde::Deserialize;
use tauri::{Emitter, Manager, State, Window, WindowEvent};

/// How long a page may take to say that it heard.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is known of the page.
#[derive(Default)]
pub(crate) struct Page {
    is_listening: AtomicBool,
    /// How often it was asked, and which of these times it heard last.
    asked: AtomicU64,
    heard: AtomicU64,
}

/// What the page says about closing.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Word {
    /// From now on it wants to be asked.
    Listening,
    /// It was asked and is seeing to it.
    Heard,
    /// Nothing is left to write.
    Ready,
}

/// Takes the page's word; without anything left to write the window goes.
#[tauri::command]
pub(crate) fn closing(word: Word, window: Window, page: State<'_, Page>) {
    match word {
        Word::Listening => page.is_listening.store(true, Ordering::SeqCst),
        Word::Heard => page.heard.store(page.asked.load(Ordering::SeqCst), Ordering::SeqCst),
        Word::Ready => close(&window),
    }
}

/// Somebody asks the window to close.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let app = window.app_handle();
    let page = app.state::<Page>();
    if !page.is_listening.load(Ordering::SeqCst) {
        return;
    }
    let time = page.asked.fetch_add(1, Ordering::SeqCst) + 1;
    if window.emit("closing", ()).is_err() {
        return;
    }
    api.prevent_close();
    let window = window.clone();
    tauri::async_runtime::spawn_blocking(move || {
        std::thread::sleep(PATIENCE);
        if window.state::<Page>().heard.load(Ordering::SeqCst) < time {
            close(&window);
        }
    });
}

fn close(window: &Window) {
    if let Err(error) = window.destroy() {
        eprintln!("{error}");
    }
}
