//! The sheet nobody sees: how what is carried stands in a workbook, and how it is found again.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::{Carried, pack};
use crate::Book;
use crate::book::Sheet;

/// Name of the very-hidden sheet. It is found by its first cell, so renaming does no harm.
const NAME: &str = "_jiugai";
/// First cell of the sheet.
const MARK: &str = "jiugai.carried";
/// How it is packed; a reader refuses a later number.
const FORMAT: &str = "1";
/// For somebody who makes the sheet visible.
const NOTE: &str = "本工作表由旧改规划工作台写入，改动并回时要用，请勿修改。 Needed to bring edits back; please leave as it is.";
/// First row of the packed texts.
const FIRST: u32 = 2;
/// Header of the hidden column with the ids of the rows.
pub const ID_HEADER: &str = "#jiugai";

/// Stands in the column of ids beside a row that went out and is nobody's: shared money, a total.
pub(crate) const NOBODY: &str = "-";

/// Why a workbook's carried data cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CarrierError {
    /// It was changed or cut.
    #[error("the carried data are damaged")]
    Damaged,
    /// A later version of the program wrote it.
    #[error("a later version wrote the carried data")]
    Newer,
}

/// Whether this is the sheet nobody sees.
pub fn is_carrier(sheet: &Sheet) -> bool {
    sheet.get(0, 0).and_then(crate::book::Value::as_text) == Some(MARK)
}

/// What is carried, packed for the cells of its sheet.
pub struct Packed(Vec<String>);

impl Packed {
    /// Adds the very-hidden sheet; call it after the sheets people see.
    pub fn write_to(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(NAME)?.set_very_hidden(true);
        let cells = &self.0;
        sheet.write_string(0, 0, MARK)?.write_string(0, 1, FORMAT)?;
        sheet.write_string(0, 2, cells.len().to_string())?;
        sheet.write_string(1, 0, NOTE)?;
        for (row, cell) in (FIRST..).zip(cells) {
            sheet.write_string(row, 0, cell)?;
        }
        Ok(())
    }
}

impl Carried {
    /// Packs it for its sheet.
    pub fn pack(&self) -> std::io::Result<Packed> {
        pack::pack(self).map(Packed)
    }

    /// What the workbook carries; none when it never carried anything or the sheet is gone.
    pub fn read(book: &Book) -> Result<Option<Self>, CarrierError> {
        let Some(sheet) = book.sheets.iter().find(|sheet| is_carrier(sheet)) else {
            return Ok(None);
        };
        let text = |row, col| sheet.get(row, col).map(|value| value.to_text().into_owned());
        if text(0, 1).as_deref() != Some(FORMAT) {
            return Err(CarrierError::Newer);
        }
        let count: u32 = text(0, 2).and_then(|count| count.parse().ok()).unwrap_or(0);
        let mut packed = String::new();
        for row in FIRST..FIRST.saturating_add(count) {
            packed.push_str(&text(row, 0).ok_or(CarrierError::Damaged)?);
        }
        pack::unpack(&packed).map(Some).ok_or(CarrierError::Damaged)
    }
}

/// Writes the hidden column that tells whose row each row is, beside the last column people see,
/// so that sorting takes it along: `ids` from `first_row` down, empty for a row of nobody, which is marked as such.
pub fn write_ids<'i>(
    sheet: &mut Worksheet,
    header_row: u32,
    first_row: u32,
    col: u16,
    ids: impl IntoIterator<Item = &'i str>,
) -> Result<(), XlsxError> {
    sheet.write_string(header_row, col, ID_HEADER)?;
    for (row, id) in (first_row..).zip(ids) {
        sheet.write_string(row, col, if id.is_empty() { NOBODY } else { id })?;
    }
    sheet.set_column_hidden(col)?;
    Ok(())
}
