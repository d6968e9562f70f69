//! The window of 旧改规划工作台: a thin shell around the contract.
//!
//! It opens a window on the built user interface, hands its commands to the desk, its events back,
//! and shows the system's file dialogs. It decides nothing about plans and reads no data itself.

// A window program: no console beside it on Windows.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod arguments;
mod closing;
mod dialogs;
#[cfg(target_os = "linux")]
mod drawing;
mod events;
mod links;
mod outside;
mod rpc;
mod start;

use std::process::ExitCode;

use tauri_plugin_window_state::StateFlags;

/// What of the window is the same at the next start.
const REMEMBERED: StateFlags =
    StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

fn main() -> ExitCode {
    // Started again by itself to parse one file: nothing else runs in this process.
    if let Some(code) = jiugai_contract::serve_reader() {
        return code;
    }
    #[cfg(target_os = "linux")]
    if let Some(code) = drawing::without_screen() {
        return code;
    }
    #[cfg(target_os = "linux")]
    drawing::choose();
    let opening = arguments::Opening::read(std::env::args_os().skip(1));
    let window = tauri::Builder::default()
        // First, as it asks to be: a second start ends here and hands over its file.
        .plugin(tauri_plugin_single_instance::init(|app, words, folder| {
            outside::second_start(app, &words, &folder);
        }))
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(REMEMBERED).build())
        .manage(closing::Page::default())
        .on_window_event(outside::on_window_event)
        .on_window_event(closing::on_window_event)
        .invoke_handler(tauri::generate_handler![rpc::rpc, closing::closing])
        .setup(move |app| start::start(app, opening))
        .build(tauri::generate_context!());
    match window {
        Ok(window) => ExitCode::from(u8::from(
            window.run_return(|app, event| start::finish_on_exit(app, &event)) != 0,
        )),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
