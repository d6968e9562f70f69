//! `.xls` and `.ods`, which calamine reads as a whole into dense ranges.
//!
//! So their size is measured first: the far corner of each sheet of an `.xls` from its cell
//! records, the repeated rows and columns of an `.ods` from its tags. What would not fit is
//! refused. `.xls` files that lie about themselves more cleverly than that are for an isolated
//! process, which this module is not.

use std::io::Cursor;

use calamine::{Data, Dimensions, Ods, OdsError, Range, Reader, Xls, XlsError};
use memchr::memchr;

use super::ole::{self, Compound};
use super::xlsx::{error_text, iso_day};
use super::xml_scan::tag_at;
use super::{Quota, civil_day, over, unreadable};
use crate::book::{Merged, Sheet, SheetBuilder, Value};
use crate::limits::Limits;
use crate::refused::{Cap, RefusedKind};

/// Cells of all dense ranges of a file together: 32 bytes each.
const MAX_DENSE_CELLS: u64 = 4_000_000;
const ENCRYPTED_STREAM: &str = "EncryptedPackage";

pub(super) fn read_xls(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, RefusedKind> {
    let compound = Compound::parse(bytes).map_err(|reason| unreadable(&reason))?;
    if compound.has(ENCRYPTED_STREAM) {
        return Err(RefusedKind::PasswordProtected);
    }
    let stream = compound.stream("Workbook").or_else(|| compound.stream("Book"));
    let Some(stream) = stream else {
        return Err(RefusedKind::NotASpreadsheet);
    };
    if bytes.len() as u64 > limits.legacy_bytes {
        return Err(RefusedKind::TooLarge { cap: Cap::FileBytes, limit: limits.legacy_bytes });
    }
    if ole::dense_cells(&stream) > MAX_DENSE_CELLS {
        return Err(RefusedKind::TooLarge { cap: Cap::Cells, limit: MAX_DENSE_CELLS });
    }
    drop(stream);
    let mut book: Xls<_> = match Xls::new(Cursor::new(bytes)) {
        Err(XlsError::Password) => return Err(RefusedKind::PasswordProtected),
        book => book.map_err(|error| unreadable(&error))?,
    };
    let mut quota = Quota::new(limits);
    let mut sheets = Vec::new();
    for (name, range) in book.worksheets() {
        let mut sheet = sheet(&mut quota, &name, &range)?;
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        sheet.merged = merged.iter().filter_map(merged_range).collect();
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn merged_range(range: &Dimensions) -> Option<Merged> {
    let ((top, left), (bottom, right)) = (range.start, range.end);
    let (left, right) = (u16::try_from(left).ok()?, u16::try_from(right).ok()?);
    (top <= bottom && left <= right).then_some(Merged { top, left, bottom, right })
}

pub(super) fn read_ods(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, RefusedKind> {
    let mut book: Ods<_> = match Ods::new(Cursor::new(bytes)) {
        Err(OdsError::Password) => return Err(RefusedKind::PasswordProtected),
        book => book.map_err(|error| unreadable(&error))?,
    };
    let mut quota = Quota::new(limits);
    let ranges = book.worksheets();
    ranges.into_iter().map(|(name, range)| sheet(&mut quota, &name, &range)).collect()
}

fn sheet(quota: &mut Quota<'_>, name: &str, range: &Range<Data>) -> Result<Sheet, RefusedKind> {
    let mut builder = SheetBuilder::new(name);
    let (top, left) = range.start().unwrap_or_default();
    for (row, col, value) in range.used_cells() {
        let row = top + u32::try_from(row).unwrap_or(u32::MAX);
        let col = u16::try_from(left as usize + col)
            .map_err(|_| unreadable(&"a cell beyond the last column"))?;
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet number is a double anyway")]
        let value = match value {
            Data::Empty => continue,
            Data::Int(number) => Value::Number(*number as f64),
            Data::Float(number) => Value::Number(*number),
            Data::String(text) | Data::DurationIso(text) => Value::Text(text),
            Data::Bool(truth) => Value::Bool(*truth),
            Data::DateTime(date) => {
                civil_day(*date).map_or(Value::Number(date.as_f64()), Value::Date)
            }
            Data::DateTimeIso(text) => iso_day(text),
            Data::Error(error) => Value::Error(error_text(error)),
        };
        quota.push(&mut builder, row, col, value)?;
    }
    Ok(quota.finish(builder))
}

/// Adds up how many cells and how much text the repeats of an `.ods` would expand to.
pub(super) fn measure_ods(xml: &[u8], limits: &Limits) -> Result<(), RefusedKind> {
    let mut measure = OdsMeasure::default();
    let mut at = 0;
    while let Some(offset) = memchr(b'<', &xml[at..]) {
        let start = at + offset;
        measure.text(start - at);
        if xml[start..].starts_with(b"</table:table-row") {
            measure.end_row();
        } else if xml[start..].starts_with(b"</table:table>") {
            measure.end_table();
        } else if let Some(tag) = tag_at(xml, start) {
            let columns = || tag.number("table:number-columns-repeated").unwrap_or(1);
            match tag.name {
                b"table-row" => {
                    measure.rows = tag.number("table:number-rows-repeated").unwrap_or(1);
                }
                b"table-cell" | b"covered-table-cell" => measure.cell(columns(), tag.closed),
                _ => {}
            }
            at = tag.end;
            continue;
        }
        at = start + 1;
    }
    if measure.cells > MAX_DENSE_CELLS {
        return Err(RefusedKind::TooLarge { cap: Cap::Cells, limit: MAX_DENSE_CELLS });
    }
    if measure.bytes > limits.text_bytes {
        return Err(over(Cap::TextBytes, limits));
    }
    Ok(())
}

#[derive(Debug, Default)]
struct OdsMeasure {
    rows: u64,
    /// Columns of this row up to its last cell with content, and up to its last cell at all.
    filled: u64,
    columns: u64,
    repeat: u64,
    row_bytes: u64,
    /// Over the whole table.
    height: u64,
    last_filled: u64,
    width: u64,
    /// Over the whole file.
    cells: u64,
    bytes: u64,
}

impl OdsMeasure {
    fn cell(&mut self, repeat: u64, closed: bool) {
        // The reader itself stops at the last column a spreadsheet can have.
        self.repeat = repeat.min(16_384);
        self.columns = self.columns.saturating_add(self.repeat);
        if !closed {
            self.filled = self.columns;
        }
    }

    fn text(&mut self, bytes: usize) {
        self.row_bytes =
            self.row_bytes.saturating_add((bytes as u64).saturating_mul(self.repeat.max(1)));
    }

    fn end_row(&mut self) {
        self.height = self.height.saturating_add(self.rows);
        if self.filled > 0 {
            self.last_filled = self.height;
            self.width = self.width.max(self.filled);
            self.bytes = self.bytes.saturating_add(self.row_bytes.saturating_mul(self.rows.max(1)));
        }
        (self.filled, self.columns, self.repeat, self.row_bytes) = (0, 0, 0, 0);
    }

    fn end_table(&mut self) {
        self.cells = self.cells.saturating_add(self.last_filled.saturating_mul(self.width));
        (self.height, self.last_filled, self.width) = (0, 0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &str, accepted: bool) {
        let xml = format!("<table:table table:name=\"a\">{rows}</table:table>");
        assert_eq!(measure_ods(xml.as_bytes(), &Limits::default()).is_ok(), accepted, "{rows}");
    }

    #[test]
    fn repeats_are_measured_before_they_are_expanded() {
        let cell = "<table:table-cell><text:p>1</text:p></table:table-cell>";
        check(&format!("<table:table-row>{cell}</table:table-row>"), true);
        // What every program writes below and right of the content.
        let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        let below = format!(
            "<table:table-row>{cell}{blank}</table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048575\">{blank}</table:table-row>"
        );
        check(&below, true);
        // The same with something in the far corner.
        let corner = format!("{below}<table:table-row>{blank}{cell}</table:table-row>");
        check(&corner, false);
        let wide = "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>1</text:p>\
                    </table:table-cell>";
        check(
            &format!(
                "<table:table-row table:number-rows-repeated=\"1000\">{wide}</table:table-row>"
            ),
            false,
        );
    }
}
