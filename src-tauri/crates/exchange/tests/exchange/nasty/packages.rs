//! Packages that lie, lack parts, hold them twice, or hold too much.

use std::fmt::Write as _;

use super::{code, first_row};
use crate::common::{package, put, read_bytes, xlsx, xlsx_with};
use crate::reader;

const SHEET: &str = r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>"#;
const STRINGS: &[u8] = b"<sst><si><t>a</t></si></sst>";

fn outcome(name: &str, bytes: &[u8]) -> String {
    let (_folder, path) = put(name, bytes);
    reader::read(&path)["outcome"].as_str().expect("a word").to_owned()
}

/// Replaces every occurrence of some bytes by as many others.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut copy = bytes.to_vec();
    for at in 0..bytes.len().saturating_sub(from.len()) {
        if bytes[at..].starts_with(from) {
            copy[at..at + to.len()].copy_from_slice(to);
        }
    }
    copy
}

#[test]
fn sizes_that_lie() {
    let good = xlsx_with(SHEET, &[("xl/sharedStrings.xml", STRINGS)]);
    assert_eq!(first_row(&good), ["a"]);
    // Uncompressed sizes in the central directory, 24 bytes behind each signature.
    for lie in [0_u32, 1, 0x7FFF_FFFF, 0xFFFF_FFFE] {
        let mut copy = good.clone();
        for at in 0..good.len() - 4 {
            if good[at..].starts_with(b"PK\x01\x02") {
                copy[at + 24..at + 28].copy_from_slice(&lie.to_le_bytes());
            }
        }
        assert_ne!(outcome("谎.xlsx", &copy), "preview", "{lie}");
    }
}

#[test]
fn missing_parts() {
    let good = xlsx_with(SHEET, &[("xl/sharedStrings.xml", STRINGS)]);
    for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"] {
        let gone = "x".repeat(part.len());
        let bytes = replaced(&good, part.as_bytes(), gone.as_bytes());
        let outcome = outcome("缺.xlsx", &bytes);
        assert!(
            ["unreadable", "not_a_spreadsheet", "empty"].contains(&outcome.as_str()),
            "{part}: {outcome}"
        );
    }
}

#[test]
fn a_part_that_is_there_twice() {
    let other =
        r#"<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>"#;
    let good = xlsx_with(
        SHEET,
        &[("xl/sharedStrings.xml", STRINGS), ("xl/worksheets/sheet2.xml", other.as_bytes())],
    );
    let twice = replaced(&good, b"xl/worksheets/sheet2.xml", b"xl/worksheets/sheet1.xml");
    // Which of the two counts is anybody's guess; that it does not matter here is the point.
    assert_ne!(outcome("双.xlsx", &twice), "preview");
    let other_case = replaced(&good, b"xl/worksheets/sheet2.xml", b"XL/worksheets/sheet1.xml");
    assert_ne!(outcome("双.xlsx", &other_case), "preview");
}

#[test]
fn entities_that_multiply() {
    let mut entities = "<!ENTITY a0 \"lol\">".to_owned();
    for level in 1..10 {
        let before = format!("&a{};", level - 1).repeat(10);
        write!(entities, "<!ENTITY a{level} \"{before}\">").expect("a text");
    }
    let doctype = format!("<?xml version=\"1.0\"?><!DOCTYPE sst [{entities}]>");
    let strings = format!("{doctype}<sst><si><t>&a9;</t></si></sst>");
    let bytes = xlsx_with(SHEET, &[("xl/sharedStrings.xml", strings.as_bytes())]);
    assert_eq!(outcome("实.xlsx", &bytes), "unreadable");
    let outside = "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst><si><t>&a;</t></si></sst>";
    let bytes = xlsx_with(SHEET, &[("xl/sharedStrings.xml", outside.as_bytes())]);
    assert_eq!(outcome("实.xlsx", &bytes), "unreadable");
}

#[test]
fn parts_that_nobody_reads() {
    let good = xlsx_with(
        SHEET,
        &[
            ("xl/sharedStrings.xml", STRINGS),
            ("xl/externalLinks/externalLink1.xml", b"<externalLink><externalBook r:id=\"rId1\"/>"),
            ("xl/vbaProject.bin", b"\x00\x01\x02"),
            ("xl/media/image1.png", b"no picture"),
            ("docProps/app.xml", b"<Properties><TitlesOfParts>"),
        ],
    );
    assert_eq!(first_row(&good), ["a"]);
}

#[test]
fn a_list_of_parts_that_fills_the_memory() {
    let names: Vec<String> = (0..25_000).map(|number| format!("a/{number}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", b"<Types/>")];
    parts.extend(names.iter().map(|name| (name.as_str(), &b"<a/>"[..])));
    parts.push(("xl/workbook.xml", b"<workbook/>"));
    assert_eq!(outcome("多.xlsx", &package(&parts)), "too_large");
}

#[test]
fn names_of_sheets() {
    let named = |names: &[&str]| {
        let mut workbook = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"#.to_owned();
        for (id, name) in names.iter().enumerate() {
            let state = if name.contains("隐") { " state=\"hidden\"" } else { "" };
            write!(workbook, r#"<sheet name="{name}" sheetId="{}" r:id="rId1"{state}/>"#, id + 1)
                .expect("a text");
        }
        workbook += "</sheets></workbook>";
        let bytes = xlsx_with(
            SHEET,
            &[("xl/sharedStrings.xml", STRINGS), ("xl/workbook.xml", workbook.as_bytes())],
        );
        let book = read_bytes("名.xlsx", &bytes).expect("readable");
        book.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.is_hidden)).collect::<Vec<_>>()
    };
    let long = "长".repeat(300);
    assert_eq!(
        named(&["a&amp;b&lt;c", " ", "同", "同", &long, "隐"]),
        [
            ("a&b<c".to_owned(), false),
            (" ".to_owned(), false),
            ("同".to_owned(), false),
            ("同".to_owned(), false),
            (long, false),
            ("隐".to_owned(), true),
        ]
    );
}

#[test]
fn what_a_file_is_called_does_not_matter() {
    let bytes = xlsx(&[&["小区名称", "户数"], &["东苑", "3"]], &[]);
    for name in ["表.xls", "表.csv", "表.ods", "表", "表.xlsm"] {
        assert_eq!(code(read_bytes(name, &bytes)), "read", "{name}");
    }
}

#[test]
fn thousands_of_sheets_in_one_part() {
    let workbook = |sheets: usize| {
        let sheet = r#"<sheet name="a" sheetId="1" r:id="rId1"/>"#.repeat(sheets);
        format!(
            r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheet}</sheets></workbook>"#
        )
    };
    let row = r#"<row r="1"><c r="A1"/></row>"#.repeat(20_000);
    let sheet = format!("<sheetData>{row}</sheetData>");
    for (sheets, cap) in [(1_000, "unpacked_bytes"), (5_000, "entries")] {
        let bytes = xlsx_with(&sheet, &[("xl/workbook.xml", workbook(sheets).as_bytes())]);
        let (_folder, path) = put("千.xlsx", &bytes);
        let report = reader::read(&path);
        assert_eq!(report["outcome"], "too_large");
        assert!(report["reason"].as_str().is_some_and(|why| why.contains(cap)), "{report}");
    }
}

#[test]
fn a_part_is_found_whatever_the_case_of_its_name() {
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let sheet = r#"<sheetData><row r="1"><c r="A1" s="0"><v>36526</v></c></row></sheetData>"#;
    for name in ["xl/styles.xml", "XL/STYLES.XML"] {
        assert_eq!(first_row(&xlsx_with(sheet, &[(name, styles.as_bytes())])), ["2000-01-01"]);
    }
}
