//! `.xls`, which calamine reads as a whole into dense ranges.
//!
//! So the far corner of each sheet is measured first, and what would not fit is refused. Files
//! that lie about themselves more cleverly than that are why this runs in a process of its own.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Dimensions, Range, Reader, SheetVisible, Xls, XlsError};

use super::ole::Compound;
use super::value::{error_text, iso_day};
use super::watch::Watch;
use super::{Quota, biff, civil_day, unreadable};
use crate::book::{Merged, Sheet, SheetBuilder, Value};
use crate::limits::Limits;
use crate::refused::{Cap, RefusedKind};

/// Cells of all dense ranges of a file together: 32 bytes each.
pub(super) const MAX_DENSE_CELLS: u64 = 4_000_000;
const ENCRYPTED_STREAM: &str = "EncryptedPackage";

pub(super) fn read_xls(
    bytes: &[u8],
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<Sheet>, RefusedKind> {
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
    if biff::is_encrypted(&stream) {
        return Err(RefusedKind::PasswordProtected);
    }
    if biff::dense_cells(&stream) > MAX_DENSE_CELLS {
        return Err(RefusedKind::TooLarge { cap: Cap::Cells, limit: MAX_DENSE_CELLS });
    }
    let hidden_rows = biff::hidden_rows(&stream);
    drop(stream);
    drop(compound);
    let mut book: Xls<_> = match Xls::new(Cursor::new(bytes)) {
        Err(XlsError::Password) => return Err(RefusedKind::PasswordProtected),
        book => book.map_err(|error| unreadable(&error))?,
    };
    let shown = in_order(&book);
    let mut ranges: HashMap<String, Range<Data>> = book.worksheets().into_iter().collect();
    let mut quota = Quota::new(limits, watch);
    let mut sheets = Vec::new();
    for (place, (name, is_hidden)) in shown.into_iter().enumerate() {
        let Some(range) = ranges.remove(&name) else { continue };
        let mut sheet = sheet(&mut quota, &name, &range)?;
        drop(range);
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        sheet.merged = merged.iter().filter_map(merged_range).collect();
        sheet.hidden_rows = hidden_rows.get(place).cloned().unwrap_or_default();
        sheet.is_hidden = is_hidden;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Sheets in the order of their tabs, and whether each is hidden.
pub(super) fn in_order<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(book: &R) -> Vec<(String, bool)> {
    let sheets = book.sheets_metadata().iter();
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn merged_range(range: &Dimensions) -> Option<Merged> {
    let ((top, left), (bottom, right)) = (range.start, range.end);
    let (left, right) = (u16::try_from(left).ok()?, u16::try_from(right).ok()?);
    (top <= bottom && left <= right).then_some(Merged { top, left, bottom, right })
}

/// What a dense range holds.
pub(super) fn sheet(
    quota: &mut Quota<'_>,
    name: &str,
    range: &Range<Data>,
) -> Result<Sheet, RefusedKind> {
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
