//! A workbook in memory: sparse sheets of cells with one text store each.
//!
//! Not a spreadsheet engine: no formulas, no styles; only what recognising needs. A sheet costs
//! as much as it holds, however far apart its cells lie.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use crate::refused::Cap;

/// A workbook as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// File name without its folder.
    pub file_name: String,
    /// Its sheets, in order.
    pub sheets: Vec<Arc<Sheet>>,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// A number.
    Number(f64),
    /// Text, never empty.
    Text(&'a str),
    /// A calendar day.
    Date(Date),
    /// A truth value.
    Bool(bool),
    /// An error value such as `#REF!`.
    Error(&'a str),
    /// A formula whose result the file does not hold: what it would give is unknown, not blank.
    Uncomputed,
}

impl<'a> Value<'a> {
    /// The value as a person would read it.
    pub fn to_text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number_text(number)),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
            Self::Uncomputed => Cow::Borrowed("="),
        }
    }

    /// The text, if it is one.
    pub fn as_text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// The shortest decimal that stands for this number.
pub(crate) fn number_text(number: f64) -> String {
    // Most figures of a table are counts, and whole numbers are written in a fraction of the time.
    match whole(number) {
        Some(whole) => whole.to_string(),
        None => number.to_string(),
    }
}

/// The number, when it is a whole one a double holds exactly; a negative zero is none.
pub(crate) fn whole(number: f64) -> Option<i64> {
    let is_whole = number.fract() == 0.0 && number.abs() < 1e15;
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
    let whole = (is_whole && (number != 0.0 || number.is_sign_positive())).then_some(number as i64);
    whole
}

/// A merged range, zero-based and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u16,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u16,
}

impl Merged {
    /// Whether the cell lies in it.
    pub const fn contains(&self, row: u32, col: u16) -> bool {
        self.top <= row && row <= self.bottom && self.left <= col && col <= self.right
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Content {
    Number(f64),
    Text {
        start: u32,
        len: u32,
    },
    Error {
        start: u32,
        len: u32,
    },
    Date(Date),
    Bool(bool),
    Uncomputed,
    /// A text many cells share, by its place among the workbook's.
    Shared(u32),
}

/// The texts that cells of a workbook refer to by number.
#[derive(Debug, Default)]
pub(crate) struct SharedTexts {
    text: String,
    ends: Vec<u32>,
}

impl SharedTexts {
    /// Takes the next text; `Err` when all of them together are too long.
    pub(crate) fn push(&mut self, text: &str) -> Result<(), Cap> {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| Cap::TextBytes)?);
        Ok(())
    }

    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text with this number.
    pub(crate) fn get(&self, place: u32) -> Option<&str> {
        let place = place as usize;
        let end = *self.ends.get(place)? as usize;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        Some(&self.text[start..end])
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Cell {
    row: u32,
    col: u16,
    content: Content,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    row: u32,
    start: u32,
    end: u32,
}

/// One sheet. Rows and columns are zero-based; [`cell_address`] gives the shown address.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Name on the tab.
    pub name: String,
    /// Not shown among the tabs.
    pub is_hidden: bool,
    /// Merged ranges.
    pub merged: Vec<Merged>,
    /// Hidden rows, ascending.
    pub hidden_rows: Vec<u32>,
    cells: Vec<Cell>,
    spans: Vec<Span>,
    text: String,
    shared: Option<Arc<SharedTexts>>,
}

impl PartialEq for Sheet {
    /// Equal when they say the same, however their texts are kept.
    fn eq(&self, other: &Self) -> bool {
        let cells = |sheet: &Self| (sheet.cell_count(), sheet.row_count());
        let same = |(one, other): (Row<'_>, Row<'_>)| {
            one.number == other.number && one.cells().eq(other.cells())
        };
        self.name == other.name
            && self.is_hidden == other.is_hidden
            && self.merged == other.merged
            && self.hidden_rows == other.hidden_rows
            && cells(self) == cells(other)
            && self.rows_from(0).zip(other.rows_from(0)).all(same)
    }
}

/// One row of a sheet: the cells it holds.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Zero-based row number.
    pub number: u32,
    cells: &'a [Cell],
    sheet: &'a Sheet,
}

impl<'a> Row<'a> {
    /// The cells that hold something, left to right.
    pub fn cells(self) -> impl Iterator<Item = (u16, Value<'a>)> {
        self.cells.iter().map(move |cell| (cell.col, value(cell, self.sheet)))
    }

    /// The value in a column.
    pub fn get(self, col: u16) -> Option<Value<'a>> {
        let at = self.cells.binary_search_by_key(&col, |cell| cell.col).ok()?;
        Some(value(&self.cells[at], self.sheet))
    }

    /// Its part from one column to another, both included.
    #[must_use]
    pub fn within(self, (first, last): (u16, u16)) -> Self {
        let start = self.cells.partition_point(|cell| cell.col < first);
        let end = self.cells.partition_point(|cell| cell.col <= last);
        Self { cells: &self.cells[start..end.max(start)], ..self }
    }

    /// How many cells hold something.
    pub const fn len(self) -> usize {
        self.cells.len()
    }

    /// Whether nothing is in it; such a row is never listed.
    pub const fn is_empty(self) -> bool {
        self.cells.is_empty()
    }
}

fn value<'a>(cell: &Cell, sheet: &'a Sheet) -> Value<'a> {
    let slice = |start: u32, len: u32| &sheet.text[start as usize..(start + len) as usize];
    match cell.content {
        Content::Number(number) => Value::Number(number),
        Content::Text { start, len } => Value::Text(slice(start, len)),
        Content::Error { start, len } => Value::Error(slice(start, len)),
        Content::Date(date) => Value::Date(date),
        Content::Bool(truth) => Value::Bool(truth),
        Content::Uncomputed => Value::Uncomputed,
        Content::Shared(place) => {
            let text = sheet.shared.as_ref().and_then(|shared| shared.get(place));
            Value::Text(text.unwrap_or_default())
        }
    }
}

impl Sheet {
    /// Whether nothing is in it.
    pub const fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// How many cells hold something.
    pub const fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// How many rows hold something.
    pub const fn row_count(&self) -> usize {
        self.spans.len()
    }

    /// The `index`-th row that holds something.
    pub fn row_at(&self, index: usize) -> Option<Row<'_>> {
        self.spans.get(index).map(|span| self.row_of(*span))
    }

    /// The rows that hold something, top to bottom, from the `index`-th on.
    pub fn rows_from(&self, index: usize) -> impl Iterator<Item = Row<'_>> {
        self.spans[index.min(self.spans.len())..].iter().map(|span| self.row_of(*span))
    }

    /// The row with this number, if it holds something.
    pub fn find_row(&self, number: u32) -> Option<Row<'_>> {
        let at = self.spans.binary_search_by_key(&number, |span| span.row).ok()?;
        Some(self.row_of(self.spans[at]))
    }

    /// The value of one cell.
    pub fn get(&self, row: u32, col: u16) -> Option<Value<'_>> {
        self.find_row(row)?.get(col)
    }

    fn row_of(&self, span: Span) -> Row<'_> {
        let cells = &self.cells[span.start as usize..span.end as usize];
        Row { number: span.row, cells, sheet: self }
    }
}

/// Fills a sheet cell by cell, counting against the caps.
#[derive(Debug)]
pub struct SheetBuilder {
    sheet: Sheet,
    sorted: bool,
    /// Bytes of shared texts its cells stand for.
    shared_bytes: usize,
}

impl SheetBuilder {
    /// An empty sheet.
    pub fn new(name: impl Into<String>) -> Self {
        let sheet = Sheet { name: name.into(), ..Sheet::default() };
        Self { sheet, sorted: true, shared_bytes: 0 }
    }

    /// An empty sheet whose cells may refer to shared texts.
    pub(crate) fn sharing(name: impl Into<String>, shared: &Arc<SharedTexts>) -> Self {
        let mut builder = Self::new(name);
        builder.sheet.shared = Some(Arc::clone(shared));
        builder
    }

    /// A finished sheet, open again for more cells.
    pub(crate) fn reopen(mut sheet: Sheet) -> Self {
        sheet.spans.clear();
        Self { sheet, sorted: true, shared_bytes: 0 }
    }

    /// Takes one cell; blank text is nothing. `Err` names the cap it went over.
    pub fn push(&mut self, row: u32, col: u16, value: Value<'_>) -> Result<(), Cap> {
        let content = match value {
            Value::Text(text) if text.trim().is_empty() => return Ok(()),
            Value::Text(text) => {
                let (start, len) = self.keep(text)?;
                Content::Text { start, len }
            }
            Value::Error(text) => {
                let (start, len) = self.keep(text)?;
                Content::Error { start, len }
            }
            // No spreadsheet shows such a number; a damaged file may hold one.
            Value::Number(number) if !number.is_finite() => {
                let (start, len) = self.keep("#NUM!")?;
                Content::Error { start, len }
            }
            Value::Number(number) => Content::Number(number),
            Value::Date(date) => Content::Date(date),
            Value::Bool(truth) => Content::Bool(truth),
            Value::Uncomputed => Content::Uncomputed,
        };
        self.add(row, col, content);
        Ok(())
    }

    /// Takes one cell that refers to a shared text; a blank one is nothing. `false` when there is
    /// no such text.
    pub(crate) fn push_shared(&mut self, row: u32, col: u16, place: u32) -> bool {
        let text = self.sheet.shared.as_ref().and_then(|shared| shared.get(place));
        let Some(text) = text else { return false };
        if !text.trim().is_empty() {
            self.shared_bytes += text.len();
            self.add(row, col, Content::Shared(place));
        }
        true
    }

    fn add(&mut self, row: u32, col: u16, content: Content) {
        if let Some(last) = self.sheet.cells.last() {
            self.sorted &= (last.row, last.col) < (row, col);
        }
        self.sheet.cells.push(Cell { row, col, content });
    }

    /// Takes the cells of another builder of the same sheet, which lie below its own.
    pub(crate) fn append(&mut self, mut below: Self) -> Result<(), Cap> {
        let start = u32::try_from(self.sheet.text.len()).map_err(|_| Cap::TextBytes)?;
        let length = u32::try_from(below.sheet.text.len()).map_err(|_| Cap::TextBytes)?;
        start.checked_add(length).ok_or(Cap::TextBytes)?;
        for cell in &mut below.sheet.cells {
            if let Content::Text { start: at, .. } | Content::Error { start: at, .. } =
                &mut cell.content
            {
                *at += start;
            }
        }
        if let (Some(last), Some(first)) = (self.sheet.cells.last(), below.sheet.cells.first()) {
            self.sorted &= (last.row, last.col) < (first.row, first.col);
        }
        self.sorted &= below.sorted;
        self.shared_bytes += below.shared_bytes;
        self.sheet.text.push_str(&below.sheet.text);
        self.sheet.cells.append(&mut below.sheet.cells);
        Ok(())
    }

    fn keep(&mut self, text: &str) -> Result<(u32, u32), Cap> {
        let start = u32::try_from(self.sheet.text.len()).map_err(|_| Cap::TextBytes)?;
        let len = u32::try_from(text.len()).map_err(|_| Cap::TextBytes)?;
        start.checked_add(len).ok_or(Cap::TextBytes)?;
        self.sheet.text.push_str(text);
        Ok((start, len))
    }

    /// Cells so far.
    pub const fn cell_count(&self) -> usize {
        self.sheet.cells.len()
    }

    /// Bytes of text so far; a shared one counts in every cell.
    pub const fn text_bytes(&self) -> usize {
        self.sheet.text.len() + self.shared_bytes
    }

    /// The finished sheet.
    pub fn finish(mut self) -> Sheet {
        if !self.sorted {
            // Of two cells at one place the later one counts, as spreadsheet programs do it.
            let cells = &mut self.sheet.cells;
            cells.reverse();
            cells.sort_by_key(|cell| (cell.row, cell.col));
            cells.dedup_by_key(|cell| (cell.row, cell.col));
        }
        let mut spans: Vec<Span> = Vec::new();
        for (index, cell) in self.sheet.cells.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            match spans.last_mut() {
                Some(span) if span.row == cell.row => span.end = index + 1,
                _ => spans.push(Span { row: cell.row, start: index, end: index + 1 }),
            }
        }
        self.sheet.spans = spans;
        self.sheet
    }
}

/// The letters of a zero-based column: 0 is `A`, 26 is `AA`.
pub fn column_letter(col: u16) -> String {
    let mut letters = String::new();
    push_letters(&mut letters, u32::from(col) + 1);
    letters
}

/// Columns counted from 1, as there is no letter for nothing.
fn push_letters(out: &mut String, col: u32) {
    let (before, digit) = ((col - 1) / 26, (col - 1) % 26);
    if before > 0 {
        push_letters(out, before);
    }
    out.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
}

/// The shown address of a zero-based cell: (5, 5) is `F6`.
pub fn cell_address(row: u32, col: u16) -> String {
    let mut address = String::with_capacity(10);
    push_letters(&mut address, u32::from(col) + 1);
    push_digits(&mut address, u64::from(row) + 1);
    address
}

fn push_digits(out: &mut String, number: u64) {
    if number >= 10 {
        push_digits(out, number / 10);
    }
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (col, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16_383, "XFD")] {
            assert_eq!(column_letter(col), letters);
        }
        assert_eq!(cell_address(5, 5), "F6");
    }

    #[test]
    fn cells_out_of_order_are_put_in_order_and_the_later_one_counts() {
        let mut builder = SheetBuilder::new("s");
        for (row, col, number) in [(3, 1, 1.0), (0, 0, 2.0), (3, 1, 3.0)] {
            builder.push(row, col, Value::Number(number)).expect("within the caps");
        }
        builder.push(9, 9, Value::Text("  \n")).expect("blank text is nothing");
        builder.push(9, 8, Value::Number(f64::NAN)).expect("an error");
        let sheet = builder.finish();
        assert_eq!(sheet.cell_count(), 3);
        assert_eq!(sheet.get(3, 1), Some(Value::Number(3.0)));
        assert_eq!(sheet.get(9, 8), Some(Value::Error("#NUM!")));
        assert_eq!(sheet.get(9, 9), None);
        assert_eq!(sheet.rows_from(0).map(|row| row.number).collect::<Vec<_>>(), [0, 3, 9]);
    }
}
