//! Files no office would send on purpose, all of them built here: odd, broken, hostile.

mod biff;
mod biff12;
mod formats;
mod packages;
mod sheets;

use jiugai_exchange::book::Value;
use jiugai_exchange::{Book, InputRefused};

use crate::common::read_bytes;

/// What a cell of the first sheet reads as; an empty text where there is nothing.
fn text(book: &Book, row: u32, col: u16) -> String {
    book.sheets[0].get(row, col).map_or_else(String::new, |value| value.to_text().into_owned())
}

fn code(read: Result<Book, InputRefused>) -> String {
    read.map_or_else(|refused| refused.kind.code().to_owned(), |_| "read".to_owned())
}

/// The texts of the first row.
fn first_row(bytes: &[u8]) -> Vec<String> {
    let book = read_bytes("表.xlsx", bytes).expect("readable");
    let row = book.sheets[0].find_row(0).expect("a row");
    row.cells().map(|(_, value)| value.to_text().into_owned()).collect()
}

fn is_uncomputed(book: &Book, row: u32, col: u16) -> bool {
    book.sheets[0].get(row, col) == Some(Value::Uncomputed)
}

/// A binary workbook with merges, a hidden row and a hidden sheet.
pub(crate) fn binary_workbook() -> Vec<u8> {
    let records = [
        biff12::row(0, false),
        biff12::text(0, "小区"),
        biff12::row(1, false),
        biff12::number(1, 251.6),
        biff12::row(4, true),
        biff12::number(0, 1.0),
    ];
    biff12::file(&records, &[[1, 2, 0, 1]], 1)
}
