//! Cells and rows of a worksheet that are seldom seen.

use jiugai_exchange::book::{Merged, Value};
use jiugai_exchange::recognise::RemarkKind;
use jiugai_exchange::{RefusedKind, recognise, refused::Cap};

use super::{code, first_row, is_uncomputed, text};
use crate::common::{put, read_bytes, xlsx_with};
use crate::reader;

/// A styles part whose second style is a date.
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="46"/></cellXfs></styleSheet>"#;

fn sheet(rows: &str) -> Vec<u8> {
    xlsx_with(&format!("<sheetData>{rows}</sheetData>"), &[])
}

#[test]
fn dates_in_both_calendars() {
    let rows = r#"<sheetData><row r="1"><c r="A1" s="1"><v>36526</v></c><c r="B1" s="2"><v>36526.75</v></c><c r="C1" s="3"><v>1.5</v></c><c r="D1" s="0"><v>36526</v></c><c r="E1" t="d"><v>1998-05-12T08:00:00</v></c><c r="F1" s="99"><v>7</v></c></row></sheetData>"#;
    let styles: (&str, &[u8]) = ("xl/styles.xml", STYLES.as_bytes());
    let bytes = xlsx_with(rows, &[styles]);
    assert_eq!(first_row(&bytes), ["2000-01-01", "2000-01-01", "1.5", "36526", "1998-05-12", "7"]);
    // The same numbers, counted from 1904, are four years and a day later.
    let workbook = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let bytes = xlsx_with(rows, &[styles, ("xl/workbook.xml", workbook.as_bytes())]);
    assert_eq!(first_row(&bytes)[..2], ["2004-01-02", "2004-01-02"]);
}

#[test]
fn a_formula_without_a_result_is_said_not_read_as_blank() {
    let bytes = sheet(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>小区名称</t></is></c><c r="B1" t="inlineStr"><is><t>户数</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>东苑</t></is></c><c r="B2"><f>1+1</f></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>西苑</t></is></c><c r="B3"><f>1+1</f><v>2</v></c></row>
        <row r="4"><c r="A4"><f>A2</f><v></v></c><c r="B4"><v>5</v></c></row>"#,
    );
    let book = read_bytes("表.xlsx", &bytes).expect("readable");
    assert!(is_uncomputed(&book, 1, 1) && is_uncomputed(&book, 3, 0));
    let table = &recognise(&book).expect("recognised").tables[0];
    let households: Vec<_> = table.communities.iter().map(|row| row.households).collect();
    assert_eq!(households, [None, Some(2)]);
    let said = |kind: &RemarkKind| {
        let said = table.remarks.iter().filter(|remark| remark.kind == *kind);
        said.map(|remark| (remark.row, remark.column.as_deref())).collect::<Vec<_>>()
    };
    assert_eq!(said(&RemarkKind::FormulaWithoutValue), [(Some(2), Some("B"))]);
    assert_eq!(said(&RemarkKind::NameWithoutValue), [(Some(4), Some("A"))], "a row is left out");
}

#[test]
fn shared_formulas_errors_and_truth_values() {
    let bytes = sheet(
        r##"<row r="1"><c r="A1"><f t="shared" ref="A1:C1" si="0">B2*2</f><v>4</v></c><c r="B1"><f t="shared" si="0"/><v>6</v></c><c r="C1"><f t="shared" si="0"/></c><c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="str"><f>"a"&amp;"b"</f><v>a&amp;b</v></c></row>"##,
    );
    let book = read_bytes("表.xlsx", &bytes).expect("readable");
    assert_eq!((text(&book, 0, 0), text(&book, 0, 1)), ("4".into(), "6".into()));
    assert!(is_uncomputed(&book, 0, 2));
    assert_eq!(book.sheets[0].get(0, 3), Some(Value::Error("#REF!")));
    assert_eq!(book.sheets[0].get(0, 4), Some(Value::Bool(true)));
    assert_eq!(text(&book, 0, 5), "a&b");
}

#[test]
fn an_error_is_never_a_name() {
    let bytes = sheet(
        r##"<row r="1"><c r="A1" t="inlineStr"><is><t>小区名称</t></is></c><c r="B1" t="inlineStr"><is><t>户数</t></is></c><c r="C1" t="inlineStr"><is><t>街道</t></is></c></row>
        <row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><v>3</v></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>东苑</t></is></c><c r="B3" t="e"><v>#DIV/0!</v></c><c r="C3" t="e"><v>#N/A</v></c></row>"##,
    );
    let book = read_bytes("表.xlsx", &bytes).expect("readable");
    let table = &recognise(&book).expect("recognised").tables[0];
    assert_eq!(table.communities.len(), 1);
    assert!(table.communities[0].division_path.is_empty());
    let said = table.remarks.iter().filter(|remark| remark.kind == RemarkKind::CellIsAnError);
    assert_eq!(said.map(|remark| remark.row).collect::<Vec<_>>(), [Some(2), Some(3), Some(3)]);
}

#[test]
fn texts_of_every_kind() {
    let strings = r#"<sst><si><r><rPr><b/></rPr><t>东</t></r><r><t>苑</t></r><rPh sb="0" eb="2"><t>どん</t></rPh><phoneticPr fontId="1"/></si><si><t xml:space="preserve"> a_x000D_b </t></si></sst>"#;
    let rows = r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>西</t></r><r><t>苑</t></r></is></c><c r="C1" t="str"><v>南苑</v></c><c r="D1" t="s"><v>1</v></c></row></sheetData>"#;
    let bytes = xlsx_with(rows, &[("xl/sharedStrings.xml", strings.as_bytes())]);
    assert_eq!(first_row(&bytes), ["东苑", "西苑", "南苑", " a\rb "]);
}

#[test]
fn control_characters_do_not_get_into_names() {
    let bytes = sheet(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>小区名称</t></is></c><c r="B1" t="inlineStr"><is><t>户数</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>东_x0007_苑_x000B_</t></is></c><c r="B2" t="inlineStr"><is><t>3_x0000_</t></is></c></row>"#,
    );
    let book = read_bytes("表.xlsx", &bytes).expect("readable");
    let row = &recognise(&book).expect("recognised").tables[0].communities[0];
    assert_eq!((row.name.as_str(), row.households), ("东苑", Some(3)));
}

#[test]
fn hidden_rows_and_merged_ranges_come_along() {
    let bytes = xlsx_with(
        r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="true"/></sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>"#,
        &[],
    );
    let book = read_bytes("表.xlsx", &bytes).expect("readable");
    assert_eq!(book.sheets[0].hidden_rows, [1, 2]);
    assert_eq!(book.sheets[0].merged, [Merged { top: 0, left: 0, bottom: 1, right: 1 }]);
}

#[test]
fn all_the_columns_and_all_the_rows() {
    let mut wide = "<row r=\"1\">".to_owned();
    for col in 0..16_384 {
        let cell = jiugai_exchange::book::cell_address(0, col);
        wide.extend(["<c r=\"", &cell, "\" t=\"inlineStr\"><is><t>户数</t></is></c>"]);
    }
    let (_folder, path) = put("宽.xlsx", &sheet(&(wide + "</row>")));
    let report = reader::read(&path);
    assert_eq!((&report["outcome"], &report["cells"]), (&"no_header".into(), &16_384.into()));
    let mut tall = String::new();
    for row in 1..=1_048_576 {
        let row = row.to_string();
        tall.extend(["<row r=\"", &row, "\"><c r=\"A", &row, "\"><v>1</v></c></row>"]);
    }
    let (_folder, path) = put("高.xlsx", &sheet(&tall));
    assert_eq!(reader::read(&path)["outcome"], "too_large");
    let beyond = sheet(r#"<row r="1048577"><c r="XFE1048577"><v>1</v></c></row>"#);
    assert_eq!(code(read_bytes("外.xlsx", &beyond)), "read");
}

#[test]
fn xml_that_nests_or_never_ends() {
    let deep = "<a>".repeat(500_000);
    for bytes in [
        sheet(&deep),
        xlsx_with(&format!("{deep}<sheetData/>"), &[]),
        xlsx_with("<sheetData/>", &[("xl/workbook.xml", deep.as_bytes())]),
        xlsx_with("<sheetData/>", &[("xl/sharedStrings.xml", deep.as_bytes())]),
    ] {
        let (_folder, path) = put("深.xlsx", &bytes);
        assert_ne!(reader::read(&path)["outcome"], "preview");
    }
    let long =
        format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{}</v></c></row>", "户".repeat(4 << 20));
    let refused = read_bytes("长.xlsx", &sheet(&long)).expect_err("one text of 12 MB");
    assert!(
        matches!(refused.kind, RefusedKind::TooLarge { cap: Cap::PieceBytes, .. }),
        "{refused}"
    );
}

#[test]
fn thousands_of_headers_and_totals_take_no_longer_than_rows() {
    let text = |cell: &str, row: &str, text: &str| {
        format!("<c r=\"{cell}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let mut rows = String::new();
    for row in 1..=20_000_u32 {
        let number = row.to_string();
        let (first, second) = match row {
            1 => ("小区名称", text("B", &number, "户数")),
            row if row % 2 == 0 => ("总计", format!("<c r=\"B{row}\"><v>{row}</v></c>")),
            _ => ("东苑", format!("<c r=\"B{row}\"><v>2</v></c>")),
        };
        rows.extend(["<row r=\"", &number, "\">", &text("A", &number, first), &second, "</row>"]);
    }
    let (_folder, path) = put("总.xlsx", &sheet(&rows));
    assert_eq!(reader::read(&path)["outcome"], "preview");
    let mut rows = String::new();
    for row in 1..=20_000_u32 {
        let number = row.to_string();
        let (first, second) =
            if row % 2 == 1 { ("小区名称", "户数") } else { ("东苑", "3") };
        let (first, second) = (text("A", &number, first), text("B", &number, second));
        rows.extend(["<row r=\"", &number, "\">", &first, &second, "</row>"]);
    }
    let bytes = sheet(&rows);
    let (_folder, path) = put("头.xlsx", &bytes);
    assert_eq!(reader::read(&path)["outcome"], "preview");
    let recognised = recognise(&read_bytes("头.xlsx", &bytes).expect("readable")).expect("tables");
    assert_eq!(recognised.tables.len(), 200);
    assert_eq!(recognised.remarks[0].kind, RemarkKind::TooManyTables { read: 200 });
}

#[test]
fn hundreds_of_thousands_of_merged_ranges() {
    let mut merged = String::new();
    for row in (1..=590_000_u32).step_by(2) {
        merged.extend([
            "<mergeCell ref=\"B",
            &row.to_string(),
            ":C",
            &(row + 1).to_string(),
            "\"/>",
        ]);
    }
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>小区名称</t></is></c><c r="B1" t="inlineStr"><is><t>户数</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>东苑</t></is></c></row>"#;
    let xml = format!("<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>");
    let (_folder, path) = put("并.xlsx", &xlsx_with(&xml, &[]));
    assert_eq!(reader::read(&path)["outcome"], "preview");
}
