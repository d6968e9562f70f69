//! What a workbook is made of: its sheets, the parts they are in, which styles are dates.
//!
//! Asked of calamine itself, from a package in which each sheet is replaced by a probe: one cell
//! naming the part, and one number in each style.

use std::collections::HashSet;
use std::io::{Cursor, Read, Write};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Archive;
use super::STRINGS;
use crate::read::xml_scan::count;

/// The parts that are small and intricate.
const SMALL: [&str; 4] =
    ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"];
const STYLES: &str = "xl/styles.xml";
const LARGEST_SMALL: u64 = 4 << 20;
/// More styles than this are not looked at one by one.
const MOST_STYLES: u64 = 20_000;

/// How numbers of one style are to be taken.
#[derive(Debug, Clone, Copy)]
pub(super) enum Style {
    Number,
    /// The kind of date, shown by the number one.
    Date(ExcelDateTime),
}

/// One sheet.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) name: String,
    pub(super) part: String,
    pub(super) is_hidden: bool,
}

#[derive(Debug)]
pub(super) struct Structure {
    pub(super) sheets: Vec<Known>,
    pub(super) styles: Vec<Style>,
}

impl Structure {
    pub(super) fn read(archive: &mut Archive<'_>) -> Option<Self> {
        let names: Vec<String> =
            archive.file_names().filter_map(Result::ok).map(Into::into).collect();
        let distinct: HashSet<String> =
            names.iter().map(|name| name.to_ascii_lowercase()).collect();
        // The whole parser finds parts whatever the case of their names.
        let known = || SMALL.into_iter().chain([STYLES, STRINGS]);
        let is_strange = |name: &String| {
            name.contains('\\')
                || name.starts_with('/')
                || known().any(|known| name != known && name.eq_ignore_ascii_case(known))
        };
        if distinct.len() != archive.len() || names.iter().any(is_strange) {
            return None;
        }
        let mut small: Vec<(&str, Vec<u8>)> = Vec::new();
        for name in SMALL {
            small.push((name, small_part(archive, name)?));
        }
        let mut styles = 0;
        if names.iter().any(|name| name.as_str() == STYLES) {
            let xml = small_part(archive, STYLES)?;
            styles = count(&xml, "<xf");
            small.push((STYLES, xml));
        }
        if styles > MOST_STYLES {
            return None;
        }
        let parts: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|name| name.starts_with("xl/worksheets/") && name.ends_with(".xml"))
            .collect();
        asked(&probes(&small, &parts, styles)?)
    }
}

fn small_part(archive: &mut Archive<'_>, name: &str) -> Option<Vec<u8>> {
    let part = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    part.take(LARGEST_SMALL + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= LARGEST_SMALL).then_some(bytes)
}

/// The package with a probe in the place of each sheet.
fn probes(small: &[(&str, Vec<u8>)], parts: &[&str], styles: u64) -> Option<Vec<u8>> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in small {
        zip.start_file(*name, stored).ok()?;
        zip.write_all(content).ok()?;
    }
    for (place, part) in parts.iter().enumerate() {
        if part.contains(['&', '<']) {
            return None;
        }
        zip.start_file(*part, stored).ok()?;
        let mut probe = format!(
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>{part}</v></c></row>"
        );
        // Styles belong to the workbook: one sheet is enough.
        for style in (0..styles).filter(|_| place == 0) {
            let (row, style) = (style + 2, style.to_string());
            probe.extend(["<row r=\"", &row.to_string(), "\"><c r=\"A", &row.to_string()]);
            probe.extend(["\" s=\"", &style, "\"><v>1</v></c></row>"]);
        }
        probe.push_str("</sheetData></worksheet>");
        zip.write_all(probe.as_bytes()).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fn asked(package: &[u8]) -> Option<Structure> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(package)).ok()?;
    let known = book.sheets_metadata().to_vec();
    let names: HashSet<&str> = known.iter().map(|sheet| sheet.name.as_str()).collect();
    if names.len() != known.len() {
        return None;
    }
    let mut structure = Structure { sheets: Vec::new(), styles: Vec::new() };
    for sheet in &known {
        if sheet.typ != SheetType::WorkSheet {
            // A sheet of another type that lies among the worksheets is unusual.
            if book.worksheet_cells_reader(&sheet.name).is_ok() {
                return None;
            }
            continue;
        }
        let mut reader = book.worksheet_cells_reader(&sheet.name).ok()?;
        let first = reader.next_cell().ok()??;
        let DataRef::String(part) = first.get_value() else { return None };
        structure.sheets.push(Known {
            name: sheet.name.clone(),
            part: part.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
        });
        let mut styles = Vec::new();
        while let Some(cell) = reader.next_cell().ok()? {
            styles.push(match cell.get_value() {
                DataRef::DateTime(date) => Style::Date(*date),
                DataRef::Float(_) => Style::Number,
                _ => return None,
            });
        }
        if !styles.is_empty() {
            structure.styles = styles;
        }
    }
    Some(structure)
}
