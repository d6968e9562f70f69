//! One printable sheet: title, a line about it, a frozen header, rows, a total row, notes.
//!
//! Knows cells and columns, not what they mean.

use jiff::civil::Date;
use jiugai_domain::{Fen, Quantity, SquareMetres};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Worksheet, XlsxError};

use super::labels::{Label, Lang};
use super::style::{Kind, Styles};
use crate::book::column_letter;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing, which is not zero.
    Blank,
    Text(String),
    Count(i64),
    Area(SquareMetres),
    /// Shown in 万元.
    Wan(Fen),
    /// Shown in 元.
    Yuan(Fen),
    Quantity(Quantity),
    Day(Date),
    /// A product of two columns of its row, with the exact result.
    Product {
        factors: (u16, u16),
        result: Fen,
    },
}

impl Cell {
    pub(super) fn text(text: impl AsRef<str>) -> Self {
        let text = text.as_ref();
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }

    pub(super) fn count(count: Option<i64>) -> Self {
        count.map_or(Self::Blank, Self::Count)
    }

    pub(super) fn area(area: Option<SquareMetres>) -> Self {
        area.map_or(Self::Blank, Self::Area)
    }

    pub(super) fn wan(amount: Option<Fen>) -> Self {
        amount.map_or(Self::Blank, Self::Wan)
    }

    pub(super) fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }

    /// Shown without decimals.
    fn is_whole(&self) -> bool {
        match self {
            Self::Area(area) => area.0 % SquareMetres::SCALE == 0,
            Self::Quantity(quantity) => quantity.0 % Quantity::SCALE == 0,
            _ => true,
        }
    }

    /// In whole stored units, for an exact total.
    fn addend(&self) -> Option<i64> {
        match self {
            Self::Count(count) => Some(*count),
            Self::Area(area) => Some(area.0),
            Self::Wan(amount) | Self::Yuan(amount) | Self::Product { result: amount, .. } => {
                Some(amount.0)
            }
            _ => None,
        }
    }
}

/// One column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) header: String,
    pub(super) kind: Kind,
    /// Whether the total row adds it up.
    pub(super) totalled: bool,
}

impl Column {
    pub(super) fn new(header: impl Into<String>, kind: Kind) -> Self {
        Self { header: header.into(), kind, totalled: false }
    }

    pub(super) fn totalled(mut self) -> Self {
        self.totalled = true;
        self
    }
}

/// Paper a sheet is meant for; always landscape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    A3,
    A4,
}

/// One sheet, ready to be written.
#[derive(Debug, Clone)]
pub(super) struct SheetLayout {
    pub(super) name: String,
    pub(super) title: String,
    /// Left and right halves of the line below the title.
    pub(super) line: (String, String),
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) notes: Vec<String>,
    /// Columns that stay in view when scrolling sideways.
    pub(super) frozen_columns: u16,
    pub(super) paper: Paper,
}

const TITLE_ROW: u32 = 0;
const LINE_ROW: u32 = 1;
const HEADER_ROW: u32 = 2;
const FIRST_ROW: u32 = 3;
/// Binding margin on the left, 25 mm.
const BINDING_INCHES: f64 = 0.98;

impl SheetLayout {
    /// Writes the whole sheet.
    pub(super) fn write(&self, sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
        let styles = Styles::new(lang);
        sheet.set_name(&self.name)?;
        sheet.set_formula_result_default("");
        self.write_top(sheet, &styles)?;
        for (index, cells) in self.rows.iter().enumerate() {
            let row = FIRST_ROW + index_of(index);
            for (col, (cell, column)) in cells.iter().zip(&self.columns).enumerate() {
                let format = styles.body(column.kind, cell.is_whole());
                write_cell(sheet, row, col_of(col), cell, format)?;
            }
        }
        let mut next = FIRST_ROW + index_of(self.rows.len());
        if self.columns.iter().any(|column| column.totalled) && !self.rows.is_empty() {
            self.write_totals(sheet, next, &styles, lang)?;
            next += 1;
        }
        for note in &self.notes {
            sheet.write_string_with_format(next, 0, note, &styles.note)?;
            next += 1;
        }
        self.set_widths(sheet)?;
        self.set_page(sheet, lang)
    }

    fn last_col(&self) -> u16 {
        col_of(self.columns.len().saturating_sub(1))
    }

    fn write_top(&self, sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
        let last = self.last_col();
        if last > 0 {
            sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, last, &self.title, &styles.title)?;
        } else {
            sheet.write_string_with_format(TITLE_ROW, 0, &self.title, &styles.title)?;
        }
        sheet.set_row_height(TITLE_ROW, 28)?;
        sheet.write_string_with_format(LINE_ROW, 0, &self.line.0, &styles.line_left)?;
        if last > 0 {
            sheet.write_string_with_format(LINE_ROW, last, &self.line.1, &styles.line_right)?;
        }
        for (col, column) in self.columns.iter().enumerate() {
            let header = column.header.trim();
            sheet.write_string_with_format(HEADER_ROW, col_of(col), header, &styles.header)?;
        }
        sheet.set_row_height(HEADER_ROW, 34)?;
        Ok(())
    }

    /// Formulas that leave a column blank while nothing in it is known, with exact results.
    fn write_totals(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        styles: &Styles,
        lang: Lang,
    ) -> Result<(), XlsxError> {
        let label_col = self.columns.iter().position(|column| column.kind == Kind::Text);
        for (place, column) in self.columns.iter().enumerate() {
            let col = col_of(place);
            if !column.totalled {
                let text = if Some(place) == label_col { Label::Total.text(lang) } else { "" };
                sheet.write_string_with_format(row, col, text, &styles.total_text)?;
                continue;
            }
            let known = || self.rows.iter().filter_map(|cells| cells.get(place)?.addend());
            let result = known().next().map_or_else(String::new, |_| {
                shown(known().fold(0_i64, i64::saturating_add), column.kind.decimals())
            });
            let column_is_whole = self.rows.iter().filter_map(|r| r.get(place)).all(Cell::is_whole);
            let letter = column_letter(col);
            let range = format!("{letter}{}:{letter}{row}", FIRST_ROW + 1);
            let formula = format!("=IF(COUNT({range})=0,\"\",SUM({range}))");
            let formula = Formula::new(formula).set_result(result);
            let format = styles.total(column.kind, column_is_whole);
            sheet.write_formula_with_format(row, col, formula, format)?;
        }
        Ok(())
    }

    fn set_widths(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (place, column) in self.columns.iter().enumerate() {
            let (least, most) = column.kind.widths();
            let header = column.header.lines().map(width_of).max().unwrap_or(0);
            let body = self.rows.iter().filter_map(|cells| match cells.get(place)? {
                Cell::Text(text) => text.lines().map(width_of).max(),
                Cell::Count(count) => Some(count.to_string().len() + 2),
                cell => cell.addend().map(|value| value.to_string().len() + 2),
            });
            let width = body.max().unwrap_or(0).max(header).clamp(least, most) + 2;
            let width = f64::from(u16::try_from(width).unwrap_or(40));
            sheet.set_column_width(col_of(place), width)?;
        }
        Ok(())
    }

    fn set_page(&self, sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
        sheet.set_freeze_panes(FIRST_ROW, self.frozen_columns)?;
        sheet.set_repeat_rows(HEADER_ROW, HEADER_ROW)?;
        sheet.set_landscape();
        sheet.set_paper_size(match self.paper {
            Paper::A3 => 8,
            Paper::A4 => 9,
        });
        // As wide as one page, as long as needed.
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_margins(BINDING_INCHES, 0.4, 0.6, 0.7, 0.3, 0.3);
        sheet.set_footer(format!("&C{}", Label::PageFooter.text(lang)));
        Ok(())
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => sheet.write_blank(row, col, format)?,
        // Always as text, whatever it begins with.
        Cell::Text(text) => sheet.write_string_with_format(row, col, text, format)?,
        Cell::Count(count) => number(sheet, row, col, *count, 0, format)?,
        Cell::Area(area) => number(sheet, row, col, area.0, 2, format)?,
        Cell::Wan(amount) => number(sheet, row, col, amount.0, 6, format)?,
        Cell::Yuan(amount) => number(sheet, row, col, amount.0, 2, format)?,
        Cell::Quantity(quantity) => number(sheet, row, col, quantity.0, 3, format)?,
        Cell::Day(day) => match excel_day(*day) {
            Some(day) => sheet.write_datetime_with_format(row, col, &day, format)?,
            None => sheet.write_string_with_format(row, col, day.to_string(), format)?,
        },
        Cell::Product { factors: (left, right), result } => {
            let (left, right) = (column_letter(*left), column_letter(*right));
            let formula = format!("=ROUND({left}{0}*{right}{0},2)", row + 1);
            let formula = Formula::new(formula).set_result(shown(result.0, 2));
            sheet.write_formula_with_format(row, col, formula, format)?
        }
    };
    Ok(())
}

/// The double nearest to the exact decimal, which spreadsheets show and add exactly enough.
#[expect(clippy::cast_precision_loss, reason = "amounts stay far below 2^53 stored units")]
fn number<'s>(
    sheet: &'s mut Worksheet,
    row: u32,
    col: u16,
    value: i64,
    decimals: i32,
    format: &Format,
) -> Result<&'s mut Worksheet, XlsxError> {
    sheet.write_number_with_format(row, col, value as f64 / 10_f64.powi(decimals), format)
}

fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}

/// A whole number of stored units as an exact decimal of the shown one.
fn shown(value: i64, decimals: usize) -> String {
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if value < 0 { "-" } else { "" };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// Chinese characters are as wide as two digits.
fn width_of(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn index_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn col_of(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_decimals() {
        for (value, decimals, text) in [
            (1_822_200_000, 6, "1822.2"),
            (0, 6, "0"),
            (1, 6, "0.000001"),
            (-50, 2, "-0.5"),
            (554, 0, "554"),
            (4_533_429, 2, "45334.29"),
        ] {
            assert_eq!(shown(value, decimals), text);
        }
    }
}
