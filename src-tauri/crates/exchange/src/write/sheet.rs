//! One printable sheet: title, a line about it, a frozen header, rows, a total row, notes.
//!
//! Knows tables and cells, not what they mean, and not the workbook around it.

use std::ops::ControlFlow;

use jiff::civil::Date;
use rust_xlsxwriter::{
    ExcelDateTime, Format, Formula, IgnoreError, Note, ProtectionOptions, Worksheet, XlsxError,
};

use super::cell::{Cell, decimal};
use super::labels::Label;
use super::lists::offer;
use super::shape::{Shape, width_of};
use super::style::{Role, Styles};
use super::table::{Row, Table};
use super::template::{Kind, Paper};
use super::workbook::{Book, Lock};
use super::{Progress, WriteError};
use crate::book::column_letter;
use crate::carried;

const TITLE_ROW: u32 = 0;
const LINE_ROW: u32 = 1;
const HEADER_ROW: u32 = 2;
/// Binding margin on the left, 25 mm.
const BINDING_INCHES: f64 = 0.98;
/// Rows between two looks at whether to go on.
const STEP: usize = 256;

/// Writes `table` into an empty sheet named `name`.
pub(super) fn write(
    sheet: &mut Worksheet,
    book: &Book<'_>,
    table: &Table<'_>,
    name: &str,
    progress: &mut Progress<'_>,
) -> Result<(), WriteError> {
    let writer = Writer {
        book,
        table,
        shape: Shape::of(book, table),
        styles: Styles::new(book.lang),
        first: HEADER_ROW + if table.has_two_header_rows() { 2 } else { 1 },
    };
    sheet.set_name(name)?;
    sheet.set_formula_result_default("");
    sheet.set_default_row_height(18);
    writer.top(sheet)?;
    writer.headers(sheet)?;
    writer.rows(sheet, progress)?;
    let next = writer.totals(sheet)?;
    writer.notes(sheet, next)?;
    writer.inputs(sheet)?;
    writer.page(sheet)?;
    Ok(())
}

struct Writer<'a> {
    book: &'a Book<'a>,
    table: &'a Table<'a>,
    shape: Shape,
    styles: Styles,
    /// Row of the first data row.
    first: u32,
}

impl Writer<'_> {
    fn last_col(&self) -> u16 {
        col_of(self.table.columns.len().saturating_sub(1))
    }

    /// Data rows, those for what is added by hand included.
    fn row_count(&self) -> u32 {
        index_of(self.table.rows.len()) + self.spare()
    }

    fn spare(&self) -> u32 {
        if self.table.returns() { self.table.template.spare_rows } else { 0 }
    }

    fn last_row(&self) -> u32 {
        self.first + self.row_count().max(1) - 1
    }

    fn top(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (last, lang) = (self.shape.span, self.book.lang);
        let title =
            self.table.title.clone().unwrap_or_else(|| {
                format!("{}{}", self.book.title, self.table.template.name.of(lang))
            });
        self.across(sheet, TITLE_ROW, &title, &self.styles.title)?;
        sheet.set_row_height(TITLE_ROW, 32)?;
        let by = format!("{}{}", Label::CompiledBy.text(lang), self.book.compiled_by);
        sheet.write_string_with_format(LINE_ROW, 0, &by, &self.styles.line_left)?;
        if last > 0 {
            let dated = format!("{}{}", Label::Dated.text(lang), self.book.dated);
            sheet.write_string_with_format(LINE_ROW, last, &dated, &self.styles.line_right)?;
        }
        sheet.set_row_height(LINE_ROW, 20)?;
        Ok(())
    }

    /// A text over the whole width of the table, or of its first page.
    fn across(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match self.shape.span {
            0 => sheet.write_string_with_format(row, 0, text, format)?,
            last => sheet.merge_range(row, 0, row, last, text, format)?,
        };
        Ok(())
    }

    fn headers(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let leaf = self.first - 1;
        for (from, to, over) in self.table.header_runs() {
            if let Some(over) = over {
                let (text, format) = (over.of(self.book.lang), &self.styles.header);
                if from < to {
                    sheet.merge_range(
                        HEADER_ROW,
                        col_of(from),
                        HEADER_ROW,
                        col_of(to),
                        text,
                        format,
                    )?;
                } else {
                    sheet.write_string_with_format(HEADER_ROW, col_of(from), text, format)?;
                }
            }
            for place in from..=to {
                self.header(sheet, place, if over.is_some() { leaf } else { HEADER_ROW })?;
            }
        }
        if leaf > HEADER_ROW {
            sheet.set_row_height(HEADER_ROW, 20)?;
        }
        sheet.set_row_height(leaf, self.shape.header_height)?;
        Ok(())
    }

    fn header(&self, sheet: &mut Worksheet, place: usize, row: u32) -> Result<(), XlsxError> {
        let (column, col, leaf) = (&self.table.columns[place], col_of(place), self.first - 1);
        let text = column.header(self.book.units, self.book.lang);
        let is_computed = self.table.returns() && !column.spec.edit;
        let styles = &self.styles;
        let format = if is_computed { &styles.computed_header } else { &styles.header };
        if row < leaf {
            sheet.merge_range(row, col, leaf, col, &text, format)?;
        } else {
            sheet.write_string_with_format(row, col, &text, format)?;
        }
        if let Some(note) = &column.spec.note {
            let text = note.of(self.book.lang);
            let lines = u32::try_from(width_of(text) / 26 + 1).unwrap_or(4);
            let note = Note::new(text).add_author_prefix(false).set_width(190);
            sheet.insert_note(row, col, &note.set_height(16 * lines + 14))?;
        }
        Ok(())
    }

    fn rows(&self, sheet: &mut Worksheet, progress: &mut Progress<'_>) -> Result<(), WriteError> {
        let (inputs, others) = self.formats();
        for (index, row) in self.table.rows.iter().enumerate() {
            if index % STEP == 0 && progress.moved(index) == ControlFlow::Break(()) {
                return Err(WriteError::Cancelled);
            }
            let at = self.first + index_of(index);
            for (place, cell) in row.cells.iter().enumerate().take(self.table.columns.len()) {
                let is_input = self.table.is_input(row, place);
                let format = if is_input { &inputs[place] } else { &others[place] };
                self.cell(sheet, at, place, cell, format)?;
            }
            if let Some(height) = self.shape.height_of(row) {
                sheet.set_row_height(at, height)?;
            }
        }
        progress.written(self.table.rows.len());
        let filled = self.first + index_of(self.table.rows.len());
        for at in filled..filled + self.spare() {
            for (place, column) in self.table.columns.iter().enumerate() {
                let is_input = column.spec.edit || column.spec.key;
                let format = if is_input { &inputs[place] } else { &others[place] };
                let empty = if column.spec.kind == Kind::Product {
                    Cell::Product(None)
                } else {
                    Cell::Blank
                };
                self.cell(sheet, at, place, &empty, format)?;
            }
        }
        Ok(())
    }

    /// Formats by column: of cells that may be changed, and of the others.
    fn formats(&self) -> (Vec<Format>, Vec<Format>) {
        let other = if self.table.returns() { Role::Computed } else { Role::Plain };
        let of = |role| {
            let columns = self.table.columns.iter().zip(&self.shape.decimals);
            let format = |(column, decimals): (&super::table::Column, &_)| {
                self.styles.cell(column.spec.kind, *decimals, role)
            };
            columns.map(format).collect()
        };
        (of(Role::Input), of(other))
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        place: usize,
        cell: &Cell<'_>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let col = col_of(place);
        match cell {
            Cell::Blank => sheet.write_blank(row, col, format)?,
            // Always as text, whatever it begins with.
            Cell::Text(text) => sheet.write_string_with_format(row, col, text.as_ref(), format)?,
            Cell::Day(day) => match excel_day(*day) {
                Some(day) => sheet.write_datetime_with_format(row, col, &day, format)?,
                None => sheet.write_string_with_format(row, col, day.to_string(), format)?,
            },
            Cell::Product(result) => match self.product(row, place) {
                Some(formula) => {
                    let units = self.shape.units[place].decimals;
                    let result = result.map_or_else(String::new, |fen| decimal(fen.0, units));
                    let formula = Formula::new(formula).set_result(result);
                    sheet.write_formula_with_format(row, col, formula, format)?
                }
                None => sheet.write_blank(row, col, format)?,
            },
            number => match number.stored() {
                Some(value) => {
                    let value = shown(value, self.shape.units[place].decimals);
                    sheet.write_number_with_format(row, col, value, format)?
                }
                None => sheet.write_blank(row, col, format)?,
            },
        };
        Ok(())
    }

    /// Quantity times price, rounded to fen; blank while either is.
    fn product(&self, row: u32, place: usize) -> Option<String> {
        let (left, right) = self.table.columns[place].spec.product.as_ref()?;
        let letter = |code: &str| self.table.place(code).map(|place| column_letter(col_of(place)));
        let (left, right, row) = (letter(left)?, letter(right)?, row + 1);
        let product = format!("ROUND({left}{row}*{right}{row},2)");
        let product = match self.shape.units[place].decimals {
            2 => product,
            _ => format!("{product}/10000"),
        };
        Some(format!("=IF(COUNT({left}{row},{right}{row})<2,\"\",{product})"))
    }

    /// Formulas that leave a column blank while nothing in it is known, with exact results. The row
    /// after them.
    fn totals(&self, sheet: &mut Worksheet) -> Result<u32, XlsxError> {
        let columns = &self.table.columns;
        let row = self.first + self.row_count();
        if !columns.iter().any(|column| column.spec.total) || self.table.rows.is_empty() {
            return Ok(row);
        }
        let label = columns.iter().position(|column| column.spec.kind == Kind::Text);
        for (place, column) in columns.iter().enumerate() {
            let (col, decimals) = (col_of(place), self.shape.decimals[place]);
            if !column.spec.total {
                let format = self.styles.cell(Kind::Centre, decimals, Role::Total);
                let text =
                    if Some(place) == label { Label::Total.text(self.book.lang) } else { "" };
                sheet.write_string_with_format(row, col, text, &format)?;
                continue;
            }
            let format = self.styles.cell(column.spec.kind, decimals, Role::Total);
            let units = self.shape.units[place].decimals;
            let result = self.shape.sums[place].map_or_else(String::new, |sum| decimal(sum, units));
            let letter = column_letter(col);
            let range = format!("{letter}{}:{letter}{row}", self.first + 1);
            let formula = format!("=IF(COUNT({range})=0,\"\",SUM({range}))");
            let formula = Formula::new(formula).set_result(result);
            sheet.write_formula_with_format(row, col, formula, &format)?;
        }
        sheet.set_row_height(row, 20)?;
        Ok(row + 1)
    }

    fn notes(&self, sheet: &mut Worksheet, mut row: u32) -> Result<(), XlsxError> {
        let lang = self.book.lang;
        let mut notes = vec![Label::UnknownNote.text(lang).to_owned()];
        if self.table.returns() {
            let note = if self.is_protected() { Label::ComputedNote } else { Label::UnlockedNote };
            notes.push(note.text(lang).to_owned());
        } else if self.table.stays {
            notes.push(Label::StaysNote.text(lang).to_owned());
        }
        let unknown: Vec<String> = if self.table.returns() {
            Vec::new()
        } else {
            self.table.unknown_columns().map(|column| column.title(lang)).collect()
        };
        if !unknown.is_empty() {
            let names = unknown.join(Label::Comma.text(lang));
            notes.push([Label::NoDataNote.text(lang), &names, Label::Stop.text(lang)].concat());
        }
        notes.extend(self.table.notes.iter().cloned());
        notes.extend(self.table.template.notes.iter().map(|note| note.of(lang).to_owned()));
        for note in notes {
            self.across(sheet, row, &note, &self.styles.note)?;
            sheet.set_row_height(row, self.shape.note_height(&note))?;
            row += 1;
        }
        if self.table.template.signed {
            let labels = [Label::Signatures, Label::SignaturesShort].map(|label| label.text(lang));
            let text = labels.into_iter().find(|text| self.shape.holds(text)).unwrap_or(labels[1]);
            self.across(sheet, row, text, &self.styles.note)?;
            sheet.set_row_height(row, self.shape.note_height(text).max(36.0))?;
        }
        Ok(())
    }

    fn is_protected(&self) -> bool {
        self.book.lock == Lock::Computed && self.table.returns()
    }

    /// What makes it a sheet to work in: filters, choices, ids, protection.
    fn inputs(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (leaf, last_row) = (self.first - 1, self.last_row());
        let mut last_col = self.last_col();
        for (place, column) in self.table.columns.iter().enumerate() {
            if let (Some(list), true) = (&column.spec.choices, self.table.returns()) {
                let rows = (self.first, last_row);
                offer(sheet, &self.book.lists, list, rows, col_of(place), self.book.lang)?;
            }
        }
        if self.table.returns() && self.book.carries.is_some() {
            last_col += 1;
            let ids = self.table.rows.iter().map(|row: &Row<'_>| row.id.as_str());
            carried::write_ids(sheet, leaf, self.first, last_col, ids)?;
        }
        sheet.autofilter(leaf, 0, last_row, last_col)?;
        let data = (self.first, 0, last_row, last_col);
        sheet.ignore_error_range(
            data.0,
            data.1,
            data.2,
            data.3,
            IgnoreError::NumberStoredAsText,
        )?;
        if self.is_protected() {
            sheet.protect_with_options(&ProtectionOptions {
                format_cells: true,
                format_columns: true,
                format_rows: true,
                insert_rows: true,
                sort: true,
                use_autofilter: true,
                ..ProtectionOptions::default()
            });
        }
        Ok(())
    }

    fn page(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (place, width) in self.shape.widths.iter().enumerate() {
            sheet.set_column_width(col_of(place), *width)?;
        }
        let template = self.table.template;
        sheet.set_freeze_panes(self.first, template.frozen)?;
        sheet.set_repeat_rows(HEADER_ROW, self.first - 1)?;
        sheet.set_landscape();
        sheet.set_paper_size(match template.paper {
            Paper::A3 => 8,
            Paper::A4 => 9,
        });
        // As wide as a page or two, as long as needed.
        sheet.set_print_fit_to_pages(self.shape.pages_wide, 0);
        if self.shape.pages_wide > 1 && template.frozen > 0 {
            sheet.set_repeat_columns(0, template.frozen - 1)?;
        }
        sheet.set_print_center_horizontally(true);
        sheet.set_margins(BINDING_INCHES, 0.4, 0.6, 0.7, 0.3, 0.3);
        sheet.set_footer(format!("&C{}", Label::PageFooter.text(self.book.lang)));
        Ok(())
    }
}

/// The double nearest to the exact decimal, which spreadsheets show and add exactly enough.
#[expect(clippy::cast_precision_loss, reason = "amounts stay far below 2^53 stored units")]
fn shown(value: i64, decimals: u8) -> f64 {
    value as f64 / 10_f64.powi(i32::from(decimals))
}

fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}

fn index_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn col_of(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}
