//! Bad input: each file gives one precise refusal, never a crash, never half a table.

use crate::common::{compound, package, put, read_bytes, xlsx, xlsx_with};
use jiugai_exchange::refused::Cap;
use jiugai_exchange::{Limits, RefusedKind, read_book, recognise};

fn check(name: &str, bytes: &[u8], expected: &str) {
    let refused = read_bytes(name, bytes).and_then(|book| recognise(&book)).expect_err(name);
    assert_eq!(refused.kind.code(), expected, "{name}: {refused}");
    assert_eq!(refused.file, name);
}

#[test]
fn files_that_are_no_spreadsheet() {
    check("计划.xlsx", "这只是一段文字。".as_bytes(), "not_a_spreadsheet");
    check("计划.xls", b"<html><table></table></html>", "web_page");
    check("计划.xls", b"\xEF\xBB\xBF\n<?xml version=\"1.0\"?><Workbook/>", "web_page");
    check("计划.csv", "小区,户数\n东苑,\"10\n西苑,2\n".as_bytes(), "unclosed_quote");
    check("计划.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_spreadsheet");
    check("计划.csv", b"\x00\x01\x02\x03", "not_a_spreadsheet");
    check("报告.xlsx", &package(&[("word/document.xml", b"<w/>")]), "not_a_spreadsheet");
    check("报告.xls", &compound("WordDocument", false), "not_a_spreadsheet");
}

#[test]
fn a_missing_file_says_so() {
    let (folder, _) = put("a.csv", b"a");
    let refused =
        read_book(&folder.path().join("无.xlsx"), &Limits::default()).expect_err("missing");
    assert_eq!((refused.kind.code(), refused.file.as_str()), ("cannot_open", "无.xlsx"));
}

#[test]
fn a_password_is_recognised_whatever_the_extension() {
    for name in ["计划.xlsx", "计划.xls", "计划.csv"] {
        check(name, &compound("EncryptedPackage", false), "password_protected");
    }
}

#[test]
fn an_empty_file_or_sheet() {
    check("空.csv", b"", "empty");
    check("空.csv", b" \r\n\r\n", "empty");
    check("空.xlsx", b"", "empty");
    check("空.csv", b",,,\n,,,\n", "empty");
    check("空.xlsx", &xlsx(&[], &[]), "empty");
    check("空.xlsx", &xlsx(&[&["", " "]], &[]), "empty");
}

#[test]
fn no_header_names_the_sheet_and_row() {
    let bytes = xlsx(&[&[], &["日期", "天气"], &["周一", "晴"]], &[]);
    let refused = recognise(&read_bytes("天气.xlsx", &bytes).expect("readable")).expect_err("none");
    assert_eq!(refused.kind, RefusedKind::NoHeader);
    assert_eq!((refused.sheet.as_deref(), refused.row), (Some("表一"), Some(2)));
    check("文字.txt", "这只是一段文字，没有表格。\n第二行。\n".as_bytes(), "no_header");
}

#[test]
fn damaged_packages_are_unreadable() {
    let good = xlsx(&[&["小区名称", "户数"], &["东苑", "3"]], &[]);
    check("断.xlsx", &good[..good.len() / 2], "unreadable");
    check("断.xlsx", &xlsx_with("<sheetData><row r=\"1\"><c r=\"A1\"><v>1", &[]), "unreadable");
    check("断.xls", &compound("Workbook", false)[..3000], "unreadable");
    check("环.xls", &compound("Workbook", true), "unreadable");
}

#[test]
fn caps_are_told_by_name() {
    let cap_of = |bytes: &[u8], limits: &Limits| {
        let (_folder, path) = put("大.xlsx", bytes);
        match read_book(&path, limits).expect_err("over a cap").kind {
            RefusedKind::TooLarge { cap, .. } => cap,
            other => panic!("{other:?}"),
        }
    };
    let normal = Limits::default();
    let bytes = xlsx(&[&["小区名称", "户数"], &["东苑", "3"], &["西苑", "4"]], &[]);
    assert_eq!(cap_of(&bytes, &Limits { file_bytes: 100, ..normal.clone() }), Cap::FileBytes);
    assert_eq!(
        cap_of(&bytes, &Limits { unpacked_bytes: 900, ..normal.clone() }),
        Cap::UnpackedBytes
    );
    assert_eq!(cap_of(&bytes, &Limits { rows: 2, ..normal.clone() }), Cap::Rows);
    assert_eq!(cap_of(&bytes, &Limits { cells: 5, ..normal.clone() }), Cap::Cells);
    assert_eq!(cap_of(&bytes, &Limits { text_bytes: 20, ..normal }), Cap::TextBytes);
}

#[test]
fn entities_are_not_expanded() {
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>小区名称</t></is></c><c r="B1" t="inlineStr"><is><t>&lol9;</t></is></c></row></sheetData>"#;
    let result = read_bytes("实体.xlsx", &xlsx_with(sheet, &[]));
    let texts = result.map(|book| book.sheets[0].cell_count());
    assert!(texts.is_err() || texts == Ok(1) || texts == Ok(2), "{texts:?}");
}
