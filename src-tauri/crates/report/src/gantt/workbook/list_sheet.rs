//! The sheet that lists every task with its dates, to sort and filter.

use jiff::civil::Date;
use rust_xlsxwriter::{ColNum, FormatAlign, RowNum, Worksheet, XlsxError};

use super::super::{GanttBar, GanttFigure, GanttGroup, GanttRow};
use super::{excel_date, looks};
use crate::text::clean;

const WIDTHS: [f64; 11] = [26.0, 6.0, 28.0, 16.0, 12.0, 12.0, 12.0, 12.0, 8.0, 10.0, 14.0];

/// Fills the sheet: one row per bar.
pub(crate) fn fill(sheet: &mut Worksheet, figure: &GanttFigure) -> Result<(), XlsxError> {
    let words = figure.lang.words();
    sheet.set_name(words.sheet_list)?;
    let names = [
        words.group.to_owned(),
        words.number.concat(),
        words.community.concat(),
        words.stage.to_owned(),
        words.start.to_owned(),
        words.finish.to_owned(),
        words.baseline_start.to_owned(),
        words.baseline_finish.to_owned(),
        words.done.join(" "),
        words.critical.to_owned(),
        words.responsible.concat(),
    ];
    for (column, (name, width)) in (0..).zip(names.iter().zip(WIDTHS)) {
        sheet.write_string_with_format(0, column, name, &looks::heading())?;
        sheet.set_column_width(column, width)?;
    }
    let mut at = 1;
    for group in &figure.groups {
        for row in &group.rows {
            for bar in &row.bars {
                task(sheet, at, (group, row, bar), words.yes)?;
                at += 1;
            }
        }
    }
    sheet.autofilter(0, 0, at.saturating_sub(1).max(1), 10)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn task(
    sheet: &mut Worksheet,
    at: RowNum,
    (group, row, bar): (&GanttGroup, &GanttRow, &GanttBar),
    yes: &str,
) -> Result<(), XlsxError> {
    let cell = looks::cell();
    let texts = [(0, &group.label), (2, &row.name), (3, &bar.label), (10, &row.responsible)];
    for (column, text) in texts {
        sheet.write_string_with_format(at, column, clean(text), &cell)?;
    }
    if let Some(number) = row.number {
        sheet.write_number_with_format(at, 1, number, &cell)?;
    }
    let dates = [
        (4, Some(bar.start)),
        (5, Some(bar.finish)),
        (6, bar.baseline.map(|(from, _)| from)),
        (7, bar.baseline.map(|(_, to)| to)),
    ];
    for (column, day) in dates {
        date(sheet, at, column, day)?;
    }
    let percent = i32::try_from(bar.percent_done.clamp(0, 100)).unwrap_or(0);
    sheet.write_number_with_format(at, 8, percent, &cell)?;
    let critical = cell.set_align(FormatAlign::Center);
    let text = if bar.is_critical { yes } else { "" };
    sheet.write_string_with_format(at, 9, text, &critical)?;
    Ok(())
}

fn date(
    sheet: &mut Worksheet,
    at: RowNum,
    column: ColNum,
    day: Option<Date>,
) -> Result<(), XlsxError> {
    let format = looks::cell().set_num_format("yyyy-mm-dd");
    match (day, day.and_then(excel_date)) {
        (_, Some(day)) => sheet.write_datetime_with_format(at, column, &day, &format)?,
        (Some(day), None) => {
            sheet.write_string_with_format(at, column, day.to_string(), &format)?
        }
        (None, None) => sheet.write_blank(at, column, &format)?,
    };
    Ok(())
}
