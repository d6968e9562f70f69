//! Workbooks in somebody's hands: opened, edited and saved as another program would.

use std::collections::BTreeMap;
use std::path::Path;

use jiugai_exchange::book::Value;
use jiugai_exchange::carried::ID_HEADER;
use jiugai_exchange::{Limits, read_book};
use rust_xlsxwriter::Workbook;

/// A cell of a workbook in somebody's hands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Number(f64),
    Text(String),
}

/// A workbook in somebody's hands: sheets by name, cells by row and column.
pub(crate) type Hands = Vec<(String, BTreeMap<(u32, u16), Cell>)>;

pub(crate) fn open(path: &Path) -> Hands {
    let book = read_book(path, &Limits::default()).expect("a workbook");
    let sheets = book.sheets.iter().map(|sheet| {
        let cells = sheet.rows_from(0).flat_map(|row| {
            let cells = row.cells().map(move |(col, value)| {
                let cell = match value {
                    Value::Number(number) => Cell::Number(number),
                    value => Cell::Text(value.to_text().into_owned()),
                };
                ((row.number, col), cell)
            });
            cells.collect::<Vec<_>>()
        });
        (sheet.name.clone(), cells.collect())
    });
    sheets.collect()
}

pub(crate) fn save(hands: &Hands, path: &Path) {
    let mut book = Workbook::new();
    for (name, cells) in hands {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for ((row, col), cell) in cells {
            match cell {
                Cell::Number(number) => sheet.write_number(*row, *col, *number),
                Cell::Text(text) => sheet.write_string(*row, *col, text),
            }
            .expect("a cell");
        }
    }
    book.save(path).expect("saved");
}

/// One sheet, found by what stands in it: rows by name, columns by header.
pub(crate) struct Sheet<'h> {
    pub(crate) cells: &'h mut BTreeMap<(u32, u16), Cell>,
    header: u32,
}

pub(crate) fn sheet<'h>(hands: &'h mut Hands, name: &str) -> Sheet<'h> {
    let found = hands.iter_mut().find(|(known, _)| known == name);
    let (_, cells) = found.expect("the sheet");
    let id = Cell::Text(ID_HEADER.to_owned());
    let header = cells.iter().find(|(_, cell)| **cell == id).expect("a header").0.0;
    Sheet { cells, header }
}

impl Sheet<'_> {
    pub(crate) fn text(cell: &Cell) -> String {
        match cell {
            Cell::Number(number) => number.to_string(),
            Cell::Text(text) => text.split_whitespace().collect(),
        }
    }

    pub(crate) fn col(&self, header: &str) -> u16 {
        let mut row = self.cells.range((self.header, 0)..(self.header + 1, 0));
        let found = row.find(|(_, cell)| Self::text(cell).starts_with(header));
        found.unwrap_or_else(|| panic!("no column {header}")).0.1
    }

    /// The first row below the header that says all of this.
    pub(crate) fn row(&self, words: &[&str]) -> u32 {
        let rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        let says = |row: &&u32| {
            let cells = self.cells.range((**row, 0)..(**row + 1, 0));
            let texts: Vec<String> = cells.map(|(_, cell)| Self::text(cell)).collect();
            **row > self.header && words.iter().all(|word| texts.iter().any(|text| text == word))
        };
        *rows.iter().find(says).unwrap_or_else(|| panic!("no row {words:?}"))
    }

    /// The ids beside its rows.
    pub(crate) fn ids(&self) -> Vec<String> {
        let col = self.col(ID_HEADER);
        let below = self.cells.range((self.header + 1, 0)..);
        let ids = below.filter(|((_, at), _)| *at == col);
        ids.map(|(_, cell)| Self::text(cell)).filter(|id| id.len() == 36).collect()
    }

    pub(crate) fn set(&mut self, words: &[&str], header: &str, cell: Cell) {
        let place = (self.row(words), self.col(header));
        self.cells.insert(place, cell);
    }

    pub(crate) fn clear(&mut self, words: &[&str], header: &str) {
        let place = (self.row(words), self.col(header));
        self.cells.remove(&place);
    }

    pub(crate) fn remove_row(&mut self, words: &[&str]) {
        let gone = self.row(words);
        self.cells.retain(|(row, _), _| *row != gone);
    }

    /// A row below all others, without an id.
    pub(crate) fn add_row(&mut self, cells: &[(&str, Cell)]) {
        let last = self.cells.keys().map(|(row, _)| *row).max().expect("rows");
        for (header, cell) in cells {
            self.cells.insert((last + 3, self.col(header)), cell.clone());
        }
    }
}

pub(crate) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}
