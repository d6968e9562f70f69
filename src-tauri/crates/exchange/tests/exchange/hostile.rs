//! Files made to exhaust a reader: each is read or refused within 512 MiB and a second or so.
//!
//! Each one is read in a process of its own, so that its peak memory can be measured.

use std::path::{Path, PathBuf};

use crate::common::{package, put, xlsx_with};
use crate::reader;
use jiugai_exchange::{Limits, read_book};

fn check(path: &Path, most_seconds: f64, expected: &str) {
    let report = reader::read(path);
    let outcome = report["outcome"].as_str().expect("a word");
    let found = if expected.starts_with("read ") {
        format!("read {}", report["cells"])
    } else {
        outcome.to_owned()
    };
    assert_eq!(found, expected, "{report}");
    let milliseconds = report["ms"].as_f64().expect("a number");
    assert!(milliseconds < most_seconds * 1000.0, "{report}");
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile").join(name)
}

#[test]
fn one_stray_cell_at_the_far_corner() {
    check(&fixture("stray_corner.xlsx"), 1.0, "no_header");
    check(&fixture("stray_row.xlsx"), 1.0, "no_header");
    let book = read_book(&fixture("stray_corner.xlsx"), &Limits::default()).expect("readable");
    assert_eq!(book.sheets[0].cell_count(), 2, "as much as it holds, not as far as it reaches");
}

#[test]
fn a_table_with_a_stray_corner_is_still_read() {
    let sheet = r#"<sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>小区名称</t></is></c><c r="B1" t="inlineStr"><is><t>户数</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>东苑</t></is></c><c r="B2"><v>3</v></c></row>
        <row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#;
    let (_folder, path) = put("远.xlsx", &xlsx_with(sheet, &[]));
    check(&path, 1.0, "read 5");
}

#[test]
fn a_part_that_unpacks_to_gigabytes() {
    let blank = vec![b' '; 300 * 1024 * 1024];
    let bytes = package(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", &blank)]);
    assert!(bytes.len() < 1024 * 1024, "the bomb is small");
    let (_folder, path) = put("弹.xlsx", &bytes);
    check(&path, 5.0, "too_large");
}

#[test]
fn a_text_table_that_claims_to_be_endless() {
    let strings = br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="99999999999"><si><t>a</t></si></sst>"#;
    let sheet = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>"#;
    let (_folder, path) =
        put("多.xlsx", &xlsx_with(sheet, &[("xl/sharedStrings.xml", strings.as_slice())]));
    check(&path, 1.0, "too_large");
}

#[test]
fn one_long_text_in_every_cell() {
    let long = "小区".repeat(10_000);
    let strings = format!("<sst uniqueCount=\"1\"><si><t>{long}</t></si></sst>");
    let mut sheet = "<sheetData>".to_owned();
    for row in 1..=20_000 {
        let row = row.to_string();
        sheet.extend(["<row r=\"", &row, "\"><c r=\"A", &row, "\" t=\"s\"><v>0</v></c></row>"]);
    }
    sheet += "</sheetData>";
    let (_folder, path) =
        put("长.xlsx", &xlsx_with(&sheet, &[("xl/sharedStrings.xml", strings.as_bytes())]));
    check(&path, 5.0, "too_large");
}

#[test]
fn an_ods_that_repeats_itself() {
    let cell = r#"<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>甲</text:p></table:table-cell>"#;
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let bytes = package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    let (_folder, path) = put("复.ods", &bytes);
    check(&path, 1.0, "too_large");
}
