//! `.xls` and `.ods`: read like the others, or refused when a dense range would not fit.

use std::path::{Path, PathBuf};

use jiugai_domain::{Fen, SquareMetres};
use jiugai_exchange::book::{Merged, Value};
use jiugai_exchange::refused::Cap;
use jiugai_exchange::{Limits, RefusedKind, read_book, recognise};

use crate::common::{package, read_bytes};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/legacy").join(name)
}

#[test]
fn an_xls_is_recognised() {
    let book = read_book(&fixture("plan.xls"), &Limits::default()).expect("readable");
    let table = &recognise(&book).expect("recognised").tables[0];
    assert_eq!((table.sheet.as_str(), table.title.as_str()), ("改造计划", "2021年度改造计划"));
    let totals = table.totals();
    assert_eq!((totals.communities, totals.households, totals.approximate_cells), (2, 185, 1));
    assert_eq!(totals.floor_area, SquareMetres(2_080_000));
    // Merged over both rows: kept once.
    assert_eq!(totals.investment, Fen(418_000_000));
    assert_eq!(table.clusters[0].member_rows, [3, 4]);
    assert_eq!(table.communities[0].built_to, Some(1998));
    assert!(table.checks.len() == 3 && table.checks.iter().all(|check| check.matches));
}

#[test]
fn an_xls_with_a_cell_in_the_far_corner_is_refused() {
    let refused = read_book(&fixture("far_corner.xls"), &Limits::default()).expect_err("too large");
    assert!(matches!(refused.kind, RefusedKind::TooLarge { cap: Cap::Cells, .. }), "{refused}");
}

#[test]
fn an_xls_over_its_own_cap_is_refused() {
    let limits = Limits { legacy_bytes: 1000, ..Limits::default() };
    let refused = read_book(&fixture("plan.xls"), &limits).expect_err("too large");
    let expected = RefusedKind::TooLarge { cap: Cap::FileBytes, limit: 1000 };
    assert_eq!(refused.kind, expected);
}

/// An `.ods` of one sheet with these rows.
pub(crate) fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="计划">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn an_ods_is_recognised() {
    let text = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let number = |number: &str| {
        format!(
            r#"<table:table-cell office:value-type="float" office:value="{number}"><text:p>{number}</text:p></table:table-cell>"#
        )
    };
    let blank = r#"<table:table-cell table:number-columns-repeated="16382"/>"#;
    let rows = format!(
        "<table:table-row>{}{}{blank}</table:table-row><table:table-row>{}{}{blank}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
        text("小区名称"),
        text("总投资(万元)"),
        text("天阳楼小区"),
        number("251.6")
    );
    let book = read_bytes("计划.ods", &ods(&rows)).expect("readable");
    let table = &recognise(&book).expect("recognised").tables[0];
    assert_eq!(table.sheet, "计划");
    assert_eq!(table.communities[0].investment, Some(Fen(251_600_000)));
}

#[test]
fn merged_ranges_hidden_rows_and_formulas_without_a_result_of_an_ods() {
    let rows = r#"<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>甲</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row table:visibility="collapse"><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell table:formula="of:=1+1"/><table:table-cell office:value-type="date" office:date-value="1998-05-12"/></table:table-row>"#;
    let book = read_bytes("表.ods", &ods(rows)).expect("readable");
    let sheet = &book.sheets[0];
    assert_eq!(sheet.merged, [Merged { top: 0, left: 0, bottom: 1, right: 1 }]);
    assert_eq!(sheet.hidden_rows, [1]);
    assert_eq!(sheet.get(1, 2), Some(Value::Uncomputed));
    assert!(matches!(sheet.get(1, 3), Some(Value::Date(day)) if day.year() == 1998));
}
