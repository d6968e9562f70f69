//! The other formats: the same things come along, and what is wrong is said.

use jiugai_exchange::Book;
use jiugai_exchange::book::Merged;

use super::biff::Biff;
use super::{binary_workbook, code, text};
use crate::common::{compound, put, read_bytes};
use crate::reader;

const MERGED: Merged = Merged { top: 1, left: 0, bottom: 2, right: 1 };

fn check(book: &Book) {
    let sheet = &book.sheets[0];
    assert_eq!((text(book, 0, 0), text(book, 1, 1)), ("小区".to_owned(), "251.6".to_owned()));
    assert_eq!(sheet.merged, [MERGED]);
    assert_eq!(sheet.hidden_rows, [4]);
    assert!(sheet.is_hidden);
}

fn xls() -> Biff {
    Biff::new().hidden_row(4).label(0, 0, "小区").number(1, 1, 251.6).merged(1, 2, 0, 1)
}

#[test]
fn an_old_workbook_with_merges_hidden_rows_and_a_hidden_sheet() {
    check(&read_bytes("表.xls", &xls().file(1)).expect("readable"));
    assert!(!read_bytes("表.xls", &xls().file(0)).expect("readable").sheets[0].is_hidden);
}

#[test]
fn a_binary_workbook_with_merges_hidden_rows_and_a_hidden_sheet() {
    check(&read_bytes("表.xlsb", &binary_workbook()).expect("readable"));
}

#[test]
fn an_old_workbook_with_a_password() {
    let bytes = xls().global(0x002F, &[0; 6]).file(0);
    assert_eq!(code(read_bytes("密.xls", &bytes)), "password_protected");
}

#[test]
fn an_old_workbook_that_lies() {
    // A declared extent of the whole sheet, many times over.
    let mut bytes = Biff::new();
    for _ in 0..400 {
        let extent = [0_u32.to_le_bytes(), 65_536_u32.to_le_bytes()].concat();
        bytes = bytes.cell_record(0x0200, &[&extent[..], &[0, 0, 0, 1, 0, 0]].concat());
    }
    let (_folder, path) = put("谎.xls", &bytes.label(0, 0, "小区").file(0));
    assert_eq!(reader::read(&path)["outcome"], "too_large");
}

#[test]
fn the_older_formats_are_read_apart_and_say_the_same() {
    let (_folder, path) = put("表.xls", &xls().file(1));
    // The first process has a child parse the file; this one parses it itself.
    let report = reader::read(&path);
    let here = read_bytes("表.xls", &xls().file(1)).expect("readable");
    assert_eq!(report["outcome"], "preview");
    assert_eq!(report["apart"], cfg!(target_os = "linux"));
    assert_eq!(report["cells"], here.sheets[0].cell_count());
    let (_folder, path) = put("环.xls", &compound("Workbook", true));
    assert_eq!(reader::read(&path)["outcome"], "unreadable");
}
