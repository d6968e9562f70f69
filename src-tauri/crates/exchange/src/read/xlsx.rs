//! `.xlsx` and `.xlsm`: what programs usually write is read by `plain`, everything else through
//! calamine's cell stream, never through its dense range.

use std::io::Cursor;

use calamine::{Reader, SheetVisible, Xlsx, XlsxError};

use super::package::{self, Archive};
use super::value::value_of;
use super::watch::Watch;
use super::{Quota, plain, unreadable};
use crate::book::{Sheet, SheetBuilder};
use crate::limits::Limits;
use crate::refused::RefusedKind;

pub(super) fn read(
    bytes: &[u8],
    archive: &mut Archive<'_>,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<Sheet>, RefusedKind> {
    match plain::read(archive, limits, watch)? {
        Some(sheets) => Ok(sheets),
        None => read_all(bytes, archive, limits, watch),
    }
}

/// The way that knows everything a workbook may hold.
pub(super) fn read_all(
    bytes: &[u8],
    archive: &mut Archive<'_>,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<Sheet>, RefusedKind> {
    let mut extras = package::inspect(archive, limits, watch)?.into_iter();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut quota = Quota::new(limits, watch);
    let mut sheets = Vec::new();
    for known in book.sheets_metadata().to_vec() {
        let extras = extras.next().unwrap_or_default();
        let mut builder = SheetBuilder::new(known.name.clone());
        let mut reader = match book.worksheet_cells_reader(&known.name) {
            // A chart or dialog sheet holds no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            reader => reader.map_err(|error| unreadable(&error))?,
        };
        while let Some(cell) = reader.next_cell().map_err(|error| unreadable(&error))? {
            let (row, col) = cell.get_position();
            let Ok(col) = u16::try_from(col) else {
                return Err(unreadable(&"a cell beyond the last column"));
            };
            if let Some(value) = value_of(cell.get_value()) {
                quota.push(&mut builder, row, col, value)?;
            }
        }
        drop(reader);
        let mut sheet = quota.finish(builder);
        extras.put(&mut sheet, limits)?;
        sheet.is_hidden = known.visible != SheetVisible::Visible;
        sheets.push(sheet);
    }
    Ok(sheets)
}
