//! The Gantt chart in the cells of a workbook: one sheet drawn with fills, ready to print on A3,
//! and one that lists the tasks with real dates.
//!
//! Names are strings whatever they begin with, numbers are numbers, unknown is an empty cell.

mod cells;
mod chart_sheet;
mod list_sheet;
mod looks;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::GanttFigure;
use crate::ReportError;

/// How hard a workbook is packed, of 9: a little larger than at the usual 6, in half the time.
const PACKING: u8 = 2;

/// Builds the workbook's bytes.
pub(crate) fn build(figure: &GanttFigure) -> Result<Vec<u8>, ReportError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(PACKING);
    let mut properties = DocProperties::new().set_title(&figure.title);
    if !figure.compiled_by.is_empty() {
        properties = properties.set_author(&figure.compiled_by);
    }
    if let Some(day) = excel_date(figure.data_date) {
        // Not the clock: the same figure gives the same file.
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    let built = chart_sheet::fill(workbook.add_worksheet(), figure)
        .and_then(|()| list_sheet::fill(workbook.add_worksheet(), figure))
        .and_then(|()| workbook.save_to_buffer());
    built.map_err(ReportError::draw)
}

/// A date as spreadsheets keep it; `None` for one they cannot (before 1900).
fn excel_date(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, date) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    ExcelDateTime::from_ymd(year, month, date).ok()
}
