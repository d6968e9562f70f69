//! Small files made on the spot: packages, compound files, a folder to put them in.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use jiugai_exchange::{Book, InputRefused, Limits, read_book};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Writes the bytes under a name and reads them as a spreadsheet.
pub(crate) fn read_bytes(name: &str, bytes: &[u8]) -> Result<Book, InputRefused> {
    let (_folder, path) = put(name, bytes);
    read_book(&path, &Limits::default())
}

/// Writes the bytes under a name in a folder of their own.
pub(crate) fn put(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    (folder, path)
}

/// A zip package of these parts.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("a package").into_inner()
}

/// A workbook with one sheet of this XML, and further parts.
pub(crate) fn xlsx_with(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let workbook = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let relations = |kind: &str, id: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let root = relations("officeDocument", "rId1", "xl/workbook.xml");
    let book = relations("worksheet", "rId1", "worksheets/sheet1.xml");
    let sheet = format!(r#"<worksheet xmlns="{MAIN}">{sheet}</worksheet>"#);
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    // A part given replaces the plain one.
    parts.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    parts.extend_from_slice(more);
    package(&parts)
}

/// A workbook whose cells are these texts (numbers where they read as such) and merged ranges.
pub(crate) fn xlsx(rows: &[&[&str]], merged: &[&str]) -> Vec<u8> {
    let mut sheet = "<sheetData>".to_owned();
    for (number, row) in (0_u32..).zip(rows) {
        sheet.extend(["<row r=\"", &(number + 1).to_string(), "\">"]);
        for (col, text) in (0_u16..).zip(*row).filter(|(_, text)| !text.is_empty()) {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let cell = jiugai_exchange::book::cell_address(number, col);
            let cell = match text.parse::<f64>() {
                Ok(_) => format!("<c r=\"{cell}\"><v>{text}</v></c>"),
                Err(_) => format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            };
            sheet.push_str(&cell);
        }
        sheet += "</row>";
    }
    sheet += "</sheetData><mergeCells>";
    for range in merged {
        sheet.extend(["<mergeCell ref=\"", range, "\"/>"]);
    }
    xlsx_with(&(sheet + "</mergeCells>"), &[])
}

/// A compound file with one stream of 4096 bytes; `looped` makes its chain endless.
pub(crate) fn compound(stream_name: &str, looped: bool) -> Vec<u8> {
    let mut file = compound_of(stream_name, &[0; 4096]);
    if looped {
        // The last sector of the stream leads back to its first.
        file[512 + 9 * 4..512 + 10 * 4].copy_from_slice(&2_u32.to_le_bytes());
    }
    file
}

/// A compound file with one stream, padded to whole sectors and at least 4096 bytes long.
pub(crate) fn compound_of(stream_name: &str, stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    let sectors = stream.len().div_ceil(512).max(8);
    assert!(sectors <= 120, "one sector of allocation table is enough");
    let length = u32::try_from(sectors * 512).expect("small");
    let mut file = vec![0_u8; 512 * (3 + sectors)];
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &END.to_le_bytes());
    put(68, &END.to_le_bytes());
    put(76, &[0xFF; 436]);
    put(76, &0_u32.to_le_bytes());
    // Sector 0 is the allocation table, 1 the directory, the stream begins at 2.
    let mut table = [0xFFFF_FFFF_u32; 128];
    (table[0], table[1]) = (0xFFFF_FFFD, END);
    for (entry, next) in table[2..1 + sectors].iter_mut().zip(3_u32..) {
        *entry = next;
    }
    table[1 + sectors] = END;
    for (index, entry) in table.iter().enumerate() {
        put(512 + index * 4, &entry.to_le_bytes());
    }
    for (index, (name, kind, start, length)) in
        [("Root Entry", 5_u8, END, 0_u32), (stream_name, 2, 2, length)].into_iter().enumerate()
    {
        let at = 1024 + index * 128;
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        put(at, &name);
        put(at + 64, &u16::try_from(name.len()).expect("short").to_le_bytes());
        put(at + 66, &[kind, 1]);
        put(at + 68, &[0xFF; 12]);
        put(at + 116, &start.to_le_bytes());
        put(at + 120, &length.to_le_bytes());
    }
    put(1536, stream);
    file
}
