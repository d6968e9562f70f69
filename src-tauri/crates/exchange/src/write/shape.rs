//! What the rows of a table ask of its sheet: widths, heights, decimals, sums.

use super::cell::{Cell, needed_decimals};
use super::style::{Decimals, widths};
use super::table::{Row, Table};
use super::template::{Kind, Paper};
use super::unit::Shown;
use super::workbook::Book;

/// Height of a row of one line, in points.
const LINE: f64 = 15.0;
/// Characters side by side that fit a landscape page in type of about seven points.
const A4_ROOM: f64 = 185.0;
const A3_ROOM: f64 = 275.0;
/// Share of the width that surely stands on the first of two pages.
const FIRST_PAGE: f64 = 0.45;
/// Most lines a row is made high enough for.
const MOST_LINES: usize = 12;

/// What was found over all rows.
pub(super) struct Shape {
    /// Unit of each column.
    pub(super) units: Vec<Shown>,
    /// Decimals each column shows.
    pub(super) decimals: Vec<Decimals>,
    /// Width of each column, in characters.
    pub(super) widths: Vec<f64>,
    /// Exact sum of each column in stored units; none while nothing in it is known.
    pub(super) sums: Vec<Option<i64>>,
    /// Height of the row of headers.
    pub(super) header_height: f64,
    /// Pages side by side it is printed on, so that the type stays legible.
    pub(super) pages_wide: u16,
    /// Last column of what stands above and below the table: of the first page's, where it is
    /// printed on several.
    pub(super) span: u16,
    /// Places of columns whose text wraps, with the characters of a line.
    wrapping: Vec<(usize, usize)>,
}

impl Shape {
    pub(super) fn of(book: &Book<'_>, table: &Table<'_>) -> Self {
        let columns = table.columns.iter();
        let mut shape = Self {
            units: columns.map(|column| column.unit(book.units, book.lang)).collect(),
            decimals: Vec::new(),
            widths: Vec::new(),
            sums: Vec::new(),
            header_height: 0.0,
            pages_wide: 1,
            span: 0,
            wrapping: Vec::new(),
        };
        let found = Found::all(table, &shape.units);
        let mut header_lines = 1;
        for ((place, column), found) in table.columns.iter().enumerate().zip(found) {
            let unit = &shape.units[place];
            let kind = column.spec.kind;
            let decimals = decimals(kind, unit.decimals, found.decimals, column.spec.edit);
            let number = found.digits + found.digits / 3 + usize::from(decimals.at_most) + 2;
            let body = found.text.max(if found.digits > 0 { number } else { 0 });
            let header = column.header(book.units, book.lang);
            let (least, most) = widths(kind);
            let longest = header.lines().map(width_of).max().unwrap_or(0);
            // A long header takes a second line before it makes a column of small figures wide.
            let header_width = if longest > 8 { longest.div_ceil(2).max(6) } else { longest };
            let width = body.max(header_width).clamp(least, most) + 1;
            let lines = header.lines().map(|line| width_of(line).div_ceil(width).max(1)).sum();
            header_lines = header_lines.max(lines);
            if kind == Kind::Text && found.text > width {
                shape.wrapping.push((place, width - 1));
            }
            shape.decimals.push(decimals);
            shape.widths.push(f64::from(u16::try_from(width).unwrap_or(40)));
            shape.sums.push(found.sum);
        }
        shape.header_height = height(header_lines).max(34.0);
        shape.set_pages(table.template.paper);
        shape
    }

    fn set_pages(&mut self, paper: Paper) {
        let room = match paper {
            Paper::A3 => A3_ROOM,
            Paper::A4 => A4_ROOM,
        };
        let total: f64 = self.widths.iter().sum();
        self.pages_wide = if total > room { 2 } else { 1 };
        let share = if self.pages_wide > 1 { FIRST_PAGE } else { 1.0 };
        let mut sum = 0.0;
        let within = self.widths.iter().take_while(|width| {
            sum += **width;
            sum <= total * share
        });
        self.span = u16::try_from(within.count().max(1) - 1).unwrap_or(u16::MAX);
    }

    /// The height of a row some text of which takes more than one line.
    pub(super) fn height_of(&self, row: &Row<'_>) -> Option<f64> {
        let mut lines = 1;
        for (place, room) in &self.wrapping {
            if let Some(Cell::Text(text)) = row.cells.get(*place) {
                lines = lines.max(lines_of(text, *room));
            }
        }
        (lines > 1).then(|| height(lines.min(MOST_LINES)))
    }

    /// Whether a line below the table fits in one.
    pub(super) fn holds(&self, note: &str) -> bool {
        lines_of(note, self.note_room()) == 1
    }

    /// The height of a line below the table.
    pub(super) fn note_height(&self, note: &str) -> f64 {
        height(lines_of(note, self.note_room()))
    }

    /// How many characters wide a line below the table is.
    fn note_room(&self) -> usize {
        let room: f64 = self.widths.iter().take(usize::from(self.span) + 1).sum();
        // The type of notes is smaller than that of the rows.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a sum of column widths"
        )]
        let room = (room * 1.1) as usize;
        room.max(8)
    }
}

/// What one column holds.
#[derive(Default)]
struct Found {
    /// Width of the widest text.
    text: usize,
    /// Digits before the point of the longest number.
    digits: usize,
    /// Decimals the shown unit needs.
    decimals: u8,
    /// The largest number in stored units, whatever its sign.
    largest: u64,
    sum: Option<i64>,
}

impl Found {
    /// For every column, in one walk over the rows.
    fn all(table: &Table<'_>, units: &[Shown]) -> Vec<Self> {
        let mut all: Vec<Self> = units.iter().map(|_| Self::default()).collect();
        for row in &table.rows {
            for ((found, unit), cell) in all.iter_mut().zip(units).zip(&row.cells) {
                found.see(cell, unit);
            }
        }
        for (found, unit) in all.iter_mut().zip(units) {
            if let Some(sum) = found.sum {
                let longest = sum.unsigned_abs().max(found.largest);
                let whole = longest / 10_u64.pow(u32::from(unit.decimals));
                found.digits = whole.to_string().len();
            }
        }
        all
    }

    fn see(&mut self, cell: &Cell<'_>, unit: &Shown) {
        if let Cell::Text(text) = cell {
            let widest = text.lines().map(width_of).max().unwrap_or(0);
            self.text = self.text.max(widest);
        } else if let Some(value) = cell.stored() {
            self.largest = self.largest.max(value.unsigned_abs());
            self.decimals = self.decimals.max(needed_decimals(value, unit.decimals));
            self.sum = Some(self.sum.unwrap_or(0).saturating_add(value));
        }
    }
}

/// A column to be filled in shows decimals before there are any.
fn decimals(kind: Kind, unit: u8, needed: u8, is_input: bool) -> Decimals {
    let always = match kind {
        Kind::Money | Kind::Product | Kind::Price => 2,
        Kind::Area | Kind::Quantity | Kind::WanCount if is_input || needed > 0 => 2,
        _ => 0,
    };
    Decimals { always, at_most: needed.max(always).min(unit.max(always)) }
}

fn lines_of(text: &str, room: usize) -> usize {
    text.lines().map(|line| width_of(line).div_ceil(room).max(1)).sum::<usize>().max(1)
}

fn height(lines: usize) -> f64 {
    LINE * f64::from(u32::try_from(lines).unwrap_or(1)) + 3.0
}

/// Chinese characters are as wide as two digits.
pub(super) fn width_of(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
