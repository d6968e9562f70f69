//! Workbooks out: sheets laid out for reading, printing and filing.
//!
//! Text is always written as text, money and area exactly, unknown as blank and never as 0.
//! Not a round trip: nothing hidden is written here.

mod atomic;
mod labels;
mod layout;
pub mod plan_workbook;
mod sheets;
mod style;

use std::path::PathBuf;

pub use labels::Lang;

/// Why a workbook was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file or its folder cannot be written.
    #[error("cannot write {path}")]
    Io {
        /// Where it was to go.
        path: PathBuf,
        /// The system's own words.
        #[source]
        source: std::io::Error,
    },
    /// The content does not fit a workbook: too many rows, or a text longer than a cell holds.
    #[error("the content does not fit a workbook")]
    Content(#[source] Box<rust_xlsxwriter::XlsxError>),
}

impl From<rust_xlsxwriter::XlsxError> for WriteError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Content(Box::new(error))
    }
}
