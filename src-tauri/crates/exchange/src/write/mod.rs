//! Tables out: workbooks laid out for reading, printing, filing and filling in, and delimited text.
//!
//! Which columns a table has is data (`schemas/workbook/sheets`). Text is always written as text,
//! money and areas exactly, unknown as blank and never as 0. Which value stands in which cell is
//! the caller's business; how a filled-in workbook comes back is `carried`'s and the merge's.

mod atomic;
mod cell;
pub mod csv;
mod labels;
mod lists;
mod progress;
mod refused_rows;
mod shape;
mod sheet;
mod style;
mod table;
pub mod template;
mod unit;
mod workbook;

use std::path::PathBuf;

pub use cell::Cell;
pub use csv::Encoding;
pub use labels::Lang;
pub use lists::ChoiceList;
use progress::Progress;
pub use progress::Watch;
pub use refused_rows::{RefusedSheet, write_refused_rows};
pub use table::{Column, Fixed, Row, Table};
pub use template::Template;
pub use unit::{AreaUnit, MoneyUnit, Shown, Units};
pub use workbook::{Book, Lock, MOST_ROWS, Origin, carried_sheet, write};

/// Whether a workbook of ours has a sheet of this name that is there to be read or chosen from: what
/// stands in it never comes back.
pub fn goes_along(name: &str) -> bool {
    let lists = [Lang::Zh, Lang::En].map(|lang| labels::Label::ListsSheet.text(lang));
    let read = Template::all().iter().filter(|template| !template.returns);
    lists.contains(&name)
        || read.into_iter().any(|template| template.name.zh == name || template.name.en == name)
}

/// Rows that one sheet may have beside its data and still be read again: title, header, notes.
const AROUND: usize = 200;
/// Most rows of a table that is to be brought back.
pub const MOST_RETURNING_ROWS: usize = 200_000 - AROUND;

/// Whether a workbook of these tables can be read again as a whole: see [`crate::Limits`].
pub fn can_come_back(tables: &[Table<'_>]) -> bool {
    let limits = crate::Limits::default();
    // An id stands beside every row.
    let cells = tables.iter().map(|table| table.rows.len() * (table.columns.len() + 1));
    let cells = u64::try_from(cells.sum::<usize>()).unwrap_or(u64::MAX);
    cells <= limits.cells && tables.iter().all(|table| table.rows.len() <= MOST_RETURNING_ROWS)
}

/// Why a file was not written.
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
    /// A table has more rows than a sheet holds.
    #[error("{rows} rows do not fit a sheet of {limit}")]
    TooManyRows {
        /// How many it has.
        rows: usize,
        /// How many fit.
        limit: usize,
    },
    /// The content does not fit a workbook: a text longer than a cell holds.
    #[error("the content does not fit a workbook")]
    Content(#[source] Box<rust_xlsxwriter::XlsxError>),
    /// Whoever waited for it asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl From<rust_xlsxwriter::XlsxError> for WriteError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Content(Box::new(error))
    }
}
