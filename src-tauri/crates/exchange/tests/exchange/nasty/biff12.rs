//! Writing an `.xlsb` by hand: a package of binary records.

use crate::common::package;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    if kind < 0x80 {
        out.push(kind.to_le_bytes()[0]);
    } else {
        out.extend([(kind & 0x7F | 0x80).to_le_bytes()[0], (kind >> 7).to_le_bytes()[0]]);
    }
    let mut length = data.len();
    loop {
        let low = u8::try_from(length & 0x7F).expect("seven bits");
        length >>= 7;
        out.push(if length > 0 { low | 0x80 } else { low });
        if length == 0 {
            break;
        }
    }
    out.extend_from_slice(data);
    out
}

fn longs(longs: &[u32]) -> Vec<u8> {
    longs.iter().flat_map(|long| long.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).expect("a short text").to_le_bytes();
    [length.to_vec(), units.iter().flat_map(|unit| unit.to_le_bytes()).collect()].concat()
}

/// A cell with a text.
pub(super) fn text(col: u32, text: &str) -> Vec<u8> {
    record(6, &[longs(&[col, 0]), wide(text)].concat())
}

/// A cell with a number.
pub(super) fn number(col: u32, number: f64) -> Vec<u8> {
    record(5, &[longs(&[col, 0]), number.to_le_bytes().to_vec()].concat())
}

/// The head of a row.
pub(super) fn row(row: u32, is_hidden: bool) -> Vec<u8> {
    let flags = if is_hidden { 0x10 } else { 0 };
    record(0, &[longs(&[row, 0]), vec![0, 0, 0, flags, 0], longs(&[0])].concat())
}

/// A workbook with one sheet of these records and merged ranges (top, bottom, left, right).
pub(super) fn file(records: &[Vec<u8>], merged: &[[u32; 4]], state: u32) -> Vec<u8> {
    let bundle = [longs(&[state, 1]), wide("rId1"), wide("计划")].concat();
    let workbook = [
        record(0x83, &[]),
        record(0x8F, &[]),
        record(0x9C, &bundle),
        record(0x90, &[]),
        record(0x84, &[]),
    ]
    .concat();
    let mut sheet =
        [record(0x81, &[]), record(0x94, &longs(&[0, 9, 0, 9])), record(0x91, &[])].concat();
    sheet.extend(records.concat());
    sheet.extend(record(0x92, &[]));
    for range in merged {
        sheet.extend(record(0xB0, &longs(range)));
    }
    sheet.extend(record(0x82, &[]));
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.bin", &workbook),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet),
    ])
}
