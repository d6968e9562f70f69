//! Rows that were not taken, as the sheet they stood in: titles and header in their places, the
//! rows as they were, and one more column that says what is wrong with each.
//!
//! Nothing is converted: whoever mends the cells brings the file in again as it is.

use std::collections::BTreeMap;
use std::path::Path;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::{WriteError, atomic};
use crate::book::{Row, Sheet, Value};

/// A sheet and its rows that were not taken.
#[derive(Debug)]
pub struct RefusedSheet<'a> {
    /// The sheet as it was read.
    pub sheet: &'a Sheet,
    /// First and last header row, from 1.
    pub header_rows: (u32, u32),
    /// Row from 1 → what is wrong with it.
    pub rows: BTreeMap<u32, String>,
}

/// How wide the column of reasons is, in characters.
const REASON_WIDTH: f64 = 60.0;

/// Writes the sheets to `path`; `title` heads the column of reasons.
pub fn write_refused_rows(
    sheets: &[RefusedSheet<'_>],
    title: &str,
    path: &Path,
) -> Result<(), WriteError> {
    let mut book = Workbook::new();
    // Several tables of one sheet stand below one another.
    let mut at: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    for refused in sheets {
        let name = refused.sheet.name.as_str();
        let (index, start) = match at.get(name) {
            Some((index, next)) => (*index, next + 1),
            None => {
                let sheet = book.add_worksheet();
                // A name only other programs allow is left to the new workbook's own.
                drop(sheet.set_name(name));
                (at.len(), 0)
            }
        };
        let sheet = book.worksheet_from_index(index)?;
        let next = write_sheet(sheet, refused, title, start)?;
        at.insert(name, (index, next));
    }
    let bytes = book.save_to_buffer()?;
    let io = |source| WriteError::Io { path: path.to_owned(), source };
    atomic::replace(path, |writer| std::io::Write::write_all(writer, &bytes)).map_err(io)
}

/// Writes one table from the row `start` on; the row behind it.
fn write_sheet(
    out: &mut Worksheet,
    refused: &RefusedSheet<'_>,
    title: &str,
    start: u32,
) -> Result<u32, WriteError> {
    let (first, last) = refused.header_rows;
    let head = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    let reason = Format::new().set_font_color(Color::RGB(0x00B4_2318)).set_text_wrap();
    // Above the first table of a sheet everything stays in its row.
    let from = if start == 0 { 0 } else { first - 1 };
    let shift = |row: u32| start + row - from;
    let source = refused.sheet;
    let mut columns = 0;
    for row in source.rows_from(0).filter(|row| (from..last).contains(&row.number)) {
        let format = (row.number + 1 >= first).then_some(&head);
        write_cells(out, row, shift(row.number), format)?;
        columns = columns.max(last_column(row));
    }
    let within = |row: u32| (from..last).contains(&row);
    for merged in source.merged.iter().filter(|m| within(m.top) && within(m.bottom)) {
        let text = source.get(merged.top, merged.left).map(|value| value.to_text().into_owned());
        let (top, bottom) = (shift(merged.top), shift(merged.bottom));
        let text = text.unwrap_or_default();
        out.merge_range(top, merged.left, bottom, merged.right, &text, &head)?;
    }
    let rows = refused.rows.keys().filter_map(|row| source.find_row(row.checked_sub(1)?));
    let rows: Vec<Row<'_>> = rows.collect();
    columns = rows.iter().map(|row| last_column(*row)).fold(columns, u16::max);
    out.write_string_with_format(shift(last - 1), columns, title, &head)?;
    out.set_column_width(columns, REASON_WIDTH)?;
    let mut next = shift(last);
    for row in rows {
        write_cells(out, row, next, None)?;
        if let Some(why) = refused.rows.get(&(row.number + 1)) {
            out.write_string_with_format(next, columns, why, &reason)?;
        }
        next += 1;
    }
    if start == 0 {
        out.set_freeze_panes(last, 0)?;
    }
    Ok(next)
}

fn last_column(row: Row<'_>) -> u16 {
    row.cells().last().map_or(0, |(col, _)| col + 1)
}

fn write_cells(
    out: &mut Worksheet,
    row: Row<'_>,
    at: u32,
    format: Option<&Format>,
) -> Result<(), WriteError> {
    let plain = Format::new();
    let format = format.unwrap_or(&plain);
    for (col, value) in row.cells() {
        match value {
            Value::Number(number) => out.write_number_with_format(at, col, number, format)?,
            Value::Bool(truth) => out.write_boolean_with_format(at, col, truth, format)?,
            // Whoever opens the file anew has the formula no more; a blank says so.
            Value::Uncomputed => continue,
            // Text never becomes a formula, an error never a value.
            Value::Text(_) | Value::Error(_) | Value::Date(_) => {
                out.write_string_with_format(at, col, value.to_text(), format)?
            }
        };
    }
    Ok(())
}
