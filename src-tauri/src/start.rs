//! Starting up: the desk first, then what it was started with, then the window that asks it. And
//! the end: the file is closed.

use std::error::Error;
use std::sync::Arc;

use jiugai_contract::{Desk, Environment, ErrorDto, Lang, Via};
use tauri::{App, AppHandle, Manager, RunEvent, WebviewWindowBuilder};

use crate::arguments::Opening;
use crate::{dialogs, events, links};

/// Sets everything up in the order in which each part needs the one before.
pub(crate) fn start(app: &mut App, opening: Opening) -> Result<(), Box<dyn Error>> {
    let environment = Environment {
        dialogs: dialogs::dialogs(),
        config_dir: app.path().app_config_dir()?,
        snapshot_dir: jiugai_contract::places::snapshots(),
        via: Via::Window,
        lang: Lang::ZhCn,
    };
    let desk = Arc::new(Desk::new(environment).map_err(|error| in_words(&error))?);
    events::forward(&desk, app.handle());
    let refused = open(&desk, opening).err();
    app.manage(desk);

    let windows = app.config().app.windows.clone();
    for window in &windows {
        WebviewWindowBuilder::from_config(app.handle(), window)?
            // A window without a title is no worse off than one with the old title.
            .on_document_title_changed(|window, title| drop(window.set_title(&title)))
            .on_navigation(links::stays_inside)
            .on_new_window(|url, _| links::no_new_window(&url))
            .build()?;
    }
    if let Some(error) = refused {
        dialogs::tell(&in_words(&error));
    }
    Ok(())
}

/// Closes the open file when the window is gone, so that it lies there whole and free for others.
pub(crate) fn finish_on_exit(app: &AppHandle, event: &RunEvent) {
    if matches!(event, RunEvent::Exit) {
        let desk = app.state::<Arc<Desk>>();
        if let Err(error) = desk.call("project.close", serde_json::json!({})) {
            eprintln!("{}", in_words(&error));
        }
    }
}

/// Opens what the program was started with.
fn open(desk: &Desk, opening: Opening) -> Result<(), ErrorDto> {
    match opening {
        Opening::Welcome => Ok(()),
        Opening::Sample => desk.call("project.open_sample", serde_json::json!({})).map(drop),
        Opening::File(path) => desk.open_path(&path).map(drop),
    }
}

/// An error as one sentence in each language.
fn in_words(error: &ErrorDto) -> String {
    format!("{}\n{}", error.zh, error.en)
}
