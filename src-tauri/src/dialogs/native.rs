//! The system's file dialogs, through rfd.
//!
//! Always asked for from a worker thread, never from the window's own: on Linux rfd hands the
//! dialog to GTK's main loop, which belongs to the window's thread, so a window's thread that
//! waited for the answer would wait for itself. The asynchronous form is used so that this loop
//! keeps turning behind the dialog.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use jiugai_contract::{Dialogs, OpenWhat, SaveWhat, file_name, with_ending};
use rfd::{AsyncFileDialog, FileHandle};

/// One dialog at a time.
#[derive(Default)]
pub(super) struct Native {
    showing: Mutex<()>,
}

impl Native {
    fn show(&self, dialog: impl Future<Output = Option<FileHandle>>) -> Option<PathBuf> {
        let _showing = self.showing.lock().unwrap_or_else(PoisonError::into_inner);
        tauri::async_runtime::block_on(dialog).map(|file| file.path().to_path_buf())
    }
}

impl Dialogs for Native {
    fn open(&self, what: OpenWhat) -> Option<PathBuf> {
        let (name, endings): (&str, &[&str]) = match what {
            OpenWhat::Project => ("jiugai", &["jiugai"]),
            OpenWhat::Spreadsheet => {
                ("XLSX · XLS · ODS · CSV", &["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"])
            }
        };
        self.show(AsyncFileDialog::new().add_filter(name, endings).pick_file())
    }

    fn folder(&self) -> Option<PathBuf> {
        self.show(AsyncFileDialog::new().pick_folder())
    }

    fn save(&self, what: SaveWhat, suggested: &str) -> Option<PathBuf> {
        let ending = what.extension();
        let mut name = file_name(suggested, ending);
        loop {
            let dialog =
                AsyncFileDialog::new().add_filter(ending, &[ending]).set_file_name(name.as_str());
            let chosen = self.show(dialog.save_file())?;
            let path = with_ending(&chosen, ending);
            // The dialog asked about overwriting the name that was typed, not the one with the
            // ending added: then it is asked again under its full name.
            if path == chosen || !path.exists() {
                return Some(path);
            }
            name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        }
    }
}
