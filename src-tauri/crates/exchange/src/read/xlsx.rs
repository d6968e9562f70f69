//! `.xlsx`, `.xlsm` and `.xlsb` through calamine's cell stream, never through its dense range.

use std::io::Cursor;

use calamine::{CellErrorType, DataRef, Reader, Xlsb, Xlsx};

use super::package::Package;
use super::{Quota, civil_day, unreadable};
use crate::book::{Sheet, SheetBuilder, Value};
use crate::limits::Limits;
use crate::refused::RefusedKind;

pub(super) fn read_xlsx(
    bytes: &[u8],
    package: &Package,
    limits: &Limits,
) -> Result<Vec<Sheet>, RefusedKind> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut quota = Quota::new(limits);
    let mut sheets = Vec::new();
    for (index, name) in book.sheet_names().into_iter().enumerate() {
        let mut builder = SheetBuilder::new(name.clone());
        let mut reader = match book.worksheet_cells_reader(&name) {
            // A chart or dialog sheet holds no cells.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            reader => reader.map_err(|error| unreadable(&error))?,
        };
        while let Some(cell) = reader.next_cell().map_err(|error| unreadable(&error))? {
            take(&mut quota, &mut builder, cell.get_position(), cell.get_value())?;
        }
        let mut sheet = quota.finish(builder);
        if let Some(extras) = package.sheets.get(index) {
            sheet.merged.clone_from(&extras.merged);
            sheet.hidden_rows.clone_from(&extras.hidden_rows);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

pub(super) fn read_xlsb(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, RefusedKind> {
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut quota = Quota::new(limits);
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut builder = SheetBuilder::new(name.clone());
        let mut reader = book.worksheet_cells_reader(&name).map_err(|error| unreadable(&error))?;
        while let Some(cell) = reader.next_cell().map_err(|error| unreadable(&error))? {
            take(&mut quota, &mut builder, cell.get_position(), cell.get_value())?;
        }
        sheets.push(quota.finish(builder));
    }
    Ok(sheets)
}

fn take(
    quota: &mut Quota<'_>,
    builder: &mut SheetBuilder,
    (row, col): (u32, u32),
    value: &DataRef<'_>,
) -> Result<(), RefusedKind> {
    let Ok(col) = u16::try_from(col) else {
        return Err(unreadable(&"a cell beyond the last column"));
    };
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet number is a double anyway")]
    let value = match value {
        DataRef::Empty => return Ok(()),
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Value::Text(text),
        DataRef::SharedString(text) => Value::Text(text),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(date) => {
            civil_day(*date).map_or(Value::Number(date.as_f64()), Value::Date)
        }
        DataRef::DateTimeIso(text) => iso_day(text),
        DataRef::Error(error) => Value::Error(error_text(error)),
    };
    quota.push(builder, row, col, value)
}

pub(super) fn iso_day(text: &str) -> Value<'_> {
    let day = text.get(..10).and_then(|day| day.parse().ok());
    day.map_or(Value::Text(text), Value::Date)
}

pub(super) const fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
