//! What a person said about a sheet, put in place of what was guessed: where a header stands, what
//! a column holds, in which unit.
//!
//! A guide only steers recognising; it knows nothing of files, and remembers nothing by itself.

use std::collections::BTreeMap;

use super::header::{Header, find_header, header_at};
use crate::book::{Sheet, column_letter};
use crate::columns::{ColumnTable, Field, HeaderMeaning};
use crate::text::compact;

/// What a column is to be read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnChoice {
    /// Nothing: its cells are not taken.
    Leave,
    /// This field.
    Take {
        /// The field.
        field: Field,
        /// The unit its numbers stand in; the header's own, or what the figures allow, when absent.
        unit: Option<String>,
    },
}

/// What was said of one table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableGuide {
    /// Sheet.
    pub sheet: String,
    /// First and last header row, from 1.
    pub header_rows: (u32, u32),
    /// The header is where a person says, not where one was found.
    pub is_pointed_out: bool,
    /// The first row of the found header that this one stands for.
    pub instead_of: Option<u32>,
    /// Columns by letter.
    pub columns: BTreeMap<String, ColumnChoice>,
}

/// What was said of a set of headers, whenever it comes again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remembered {
    /// The headers, as [`signature`] makes them.
    pub signature: String,
    /// Rows the header has.
    pub height: u32,
    /// No header was found by itself: the rows have to be looked for.
    pub is_pointed_out: bool,
    /// Columns by their place among the headers.
    pub columns: BTreeMap<usize, ColumnChoice>,
}

/// Everything that was said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guide {
    /// Of tables of this book.
    pub tables: Vec<TableGuide>,
    /// Of headers met before.
    pub remembered: Vec<Remembered>,
}

/// What tells one set of columns from another: the headers without spaces, in their order.
pub fn signature<'a>(headers: impl IntoIterator<Item = &'a str>) -> String {
    headers.into_iter().map(compact).collect::<Vec<_>>().join("\n")
}

impl Guide {
    /// The next header at or below the `from`-th row with content, its columns as was said.
    pub(super) fn next_header(&self, sheet: &Sheet, from: usize) -> Option<Header> {
        let mut header = self.place_header(sheet, from)?;
        self.correct(sheet, &mut header);
        Some(header)
    }

    fn place_header(&self, sheet: &Sheet, from: usize) -> Option<Header> {
        let mut found = find_header(sheet, from);
        while let Some(header) = &found
            && self.is_replaced(sheet, header)
        {
            found = find_header(sheet, header.next_index);
        }
        let Some(pointed) = self.pointed_out(sheet, from) else {
            return found.or_else(|| self.remembered_header(sheet, from));
        };
        // A header found above it is a table of its own, unless they overlap.
        found.filter(|found| found.last_row < pointed.first_row).or(Some(pointed))
    }

    fn is_replaced(&self, sheet: &Sheet, header: &Header) -> bool {
        self.of_sheet(sheet).any(|table| table.instead_of == Some(header.first_row + 1))
    }

    fn pointed_out(&self, sheet: &Sheet, from: usize) -> Option<Header> {
        let top = sheet.row_at(from)?.number;
        let rows = self.of_sheet(sheet).filter(|table| table.is_pointed_out);
        let next = rows.map(|table| table.header_rows).filter(|(first, _)| *first > top).min()?;
        header_at(sheet, from, next.0.checked_sub(1)?, next.1.checked_sub(1)?)
    }

    /// A header nobody would recognise, but that was pointed out in an earlier book.
    fn remembered_header(&self, sheet: &Sheet, from: usize) -> Option<Header> {
        const SEARCHED_ROWS: usize = 60;
        let known: Vec<&Remembered> =
            self.remembered.iter().filter(|known| known.is_pointed_out).collect();
        if known.is_empty() {
            return None;
        }
        sheet.rows_from(from).take(SEARCHED_ROWS).find_map(|row| {
            known.iter().find_map(|known| {
                let last = row.number + known.height.saturating_sub(1);
                let header = header_at(sheet, from, row.number, last)?;
                (signature_of(&header) == known.signature).then_some(header)
            })
        })
    }

    fn of_sheet<'a>(&'a self, sheet: &'a Sheet) -> impl Iterator<Item = &'a TableGuide> {
        self.tables.iter().filter(|table| table.sheet == sheet.name)
    }

    fn correct(&self, sheet: &Sheet, header: &mut Header) {
        let rows = (header.first_row + 1, header.last_row + 1);
        let said = self.of_sheet(sheet).find(|table| table.header_rows == rows);
        let choices: BTreeMap<usize, ColumnChoice> = if let Some(said) = said {
            let letters = header.columns.iter().map(|column| column_letter(column.col)).enumerate();
            letters
                .filter_map(|(at, letter)| Some((at, said.columns.get(&letter)?.clone())))
                .collect()
        } else {
            let signature = signature_of(header);
            let known = self.remembered.iter().find(|known| known.signature == signature);
            known.map(|known| known.columns.clone()).unwrap_or_default()
        };
        let taken: Vec<Field> = choices.values().filter_map(ColumnChoice::field).collect();
        for (at, column) in header.columns.iter_mut().enumerate() {
            match choices.get(&at) {
                Some(choice) => column.meaning = choice.meaning(&column.meaning),
                // What a person put elsewhere is not guessed here as well.
                None if column.meaning.field.is_some_and(|field| taken.contains(&field)) => {
                    column.meaning.field = None;
                }
                None => {}
            }
        }
    }
}

impl ColumnChoice {
    /// The field, unless the column is left out.
    pub const fn field(&self) -> Option<Field> {
        match self {
            Self::Leave => None,
            Self::Take { field, .. } => Some(*field),
        }
    }

    fn meaning(&self, guessed: &HeaderMeaning) -> HeaderMeaning {
        let Self::Take { field, unit } = self else {
            return HeaderMeaning { field: None, unit: guessed.unit.clone() };
        };
        let table = ColumnTable::shipped();
        let said = unit.as_deref().and_then(|unit| table.unit_for(unit, field.dimension()));
        let own = guessed.unit.as_ref();
        let own = own.and_then(|unit| table.unit_for(&unit.text, field.dimension()));
        HeaderMeaning { field: Some(*field), unit: said.or(own) }
    }
}

fn signature_of(header: &Header) -> String {
    signature(header.columns.iter().map(|column| column.text.as_str()))
}
