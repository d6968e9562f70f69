//! The system's file dialogs, through rfd.
//!
//! Always asked for from a worker thread, never from the window's own: on Linux rfd hands the
//! dialog to GTK's main loop, which belongs to the window's thread, so a window's thread that
//! waited for the answer would wait for itself. The asynchronous form is used so that this loop
//! keeps turning behind the dialog.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiugai_contract::{Dialogs, OpenWhat, SaveWhat};
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

/// A title as the name of a file: without what some system does not allow in one.
fn file_name(title: &str, ending: &str) -> String {
    let allowed: String = title
        .trim()
        .chars()
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c })
        .collect();
    with_ending(Path::new(&allowed), ending).to_string_lossy().into_owned()
}

/// The path with its file type's ending, added when a person left it out.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending)) {
        return path.to_path_buf();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, ending: &str, expected: &str) {
        assert_eq!(with_ending(Path::new(typed), ending), Path::new(expected));
    }

    #[test]
    fn a_left_out_ending_is_added() {
        check("/tmp/横道图", "svg", "/tmp/横道图.svg");
        check("/tmp/v1.2", "png", "/tmp/v1.2.png");
    }

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(file_name("某区 2026/2027 横道图", "svg"), "某区 2026-2027 横道图.svg");
        assert_eq!(file_name("计划.xlsx ", "xlsx"), "计划.xlsx");
    }

    #[test]
    fn a_typed_ending_is_kept() {
        check("/tmp/a.xlsx", "xlsx", "/tmp/a.xlsx");
        check("/tmp/a.PDF", "pdf", "/tmp/a.PDF");
    }
}
