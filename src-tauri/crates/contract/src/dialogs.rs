//! File dialogs as the contract sees them: paths never come from the page.

use std::path::PathBuf;

/// What is to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenWhat {
    /// A project file (`.jiugai`).
    Project,
    /// A spreadsheet.
    Spreadsheet,
}

/// What is to be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveWhat {
    /// A project file (`.jiugai`).
    Project,
    /// A scalable picture.
    Svg,
    /// A picture.
    Png,
    /// A document.
    Pdf,
    /// A workbook.
    Xlsx,
    /// Delimited text.
    Csv,
}

impl SaveWhat {
    /// File name extension without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Project => "jiugai",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// Asks a person for a file. `None`: they changed their mind.
pub trait Dialogs: Send + Sync {
    /// A file to open.
    fn open(&self, what: OpenWhat) -> Option<PathBuf>;
    /// A folder to write several files into.
    fn folder(&self) -> Option<PathBuf>;
    /// A file to save to, with a suggested name.
    fn save(&self, what: SaveWhat, suggested: &str) -> Option<PathBuf>;
}

/// For hosts that name their files themselves: every dialog is declined.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open(&self, _what: OpenWhat) -> Option<PathBuf> {
        None
    }

    fn folder(&self) -> Option<PathBuf> {
        None
    }

    fn save(&self, _what: SaveWhat, _suggested: &str) -> Option<PathBuf> {
        None
    }
}
