//! Measuring a zipped workbook before it is parsed: real unpacked sizes, and the parts of a sheet
//! the cell stream does not tell (merged ranges, hidden rows).
//!
//! Declared sizes can lie, so every part that will be parsed is unpacked once and counted.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use super::xml_scan::{Tag, count, tag_at, tags};
use super::{over, unreadable};
use crate::book::Merged;
use crate::limits::Limits;
use crate::refused::{Cap, RefusedKind};

/// Formats (`xf`) a workbook may declare; spreadsheet programs stop at 65,490.
const MAX_FORMATS: u64 = 400_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
}

/// What one worksheet part tells besides its cells.
#[derive(Debug, Default)]
pub(super) struct SheetExtras {
    pub(super) merged: Vec<Merged>,
    pub(super) hidden_rows: Vec<u32>,
}

#[derive(Debug)]
pub(super) struct Package {
    pub(super) kind: Kind,
    /// In the order of the workbook's sheets.
    pub(super) sheets: Vec<SheetExtras>,
}

/// Walks the package and refuses it when it is no workbook or over a cap.
pub(super) fn inspect(bytes: &[u8], limits: &Limits) -> Result<Package, RefusedKind> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let kind = kind_of(&archive)?;
    let mut parts = Parts::default();
    let mut left = limits.unpacked_bytes;
    let mut buffer = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index);
        let part = match part {
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(RefusedKind::PasswordProtected);
            }
            part => part.map_err(|error| unreadable(&error))?,
        };
        let name = part.name().map_err(|error| unreadable(&error))?;
        let name = name.trim_start_matches('/').to_ascii_lowercase();
        if !is_parsed(&name) {
            continue;
        }
        if part.size() > left {
            return Err(over(Cap::UnpackedBytes, limits));
        }
        buffer.clear();
        part.take(left + 1).read_to_end(&mut buffer).map_err(|error| unreadable(&error))?;
        left = left
            .checked_sub(buffer.len() as u64)
            .ok_or_else(|| over(Cap::UnpackedBytes, limits))?;
        parts.take(&name, &buffer, limits)?;
    }
    Ok(Package { kind, sheets: parts.in_order() })
}

fn kind_of(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<Kind, RefusedKind> {
    let names: Vec<String> = archive
        .file_names()
        .filter_map(Result::ok)
        .map(|name| name.trim_start_matches('/').to_ascii_lowercase())
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("xl/workbook.bin") {
        Ok(Kind::Xlsb)
    } else if has("content.xml") && has("mimetype") {
        Ok(Kind::Ods)
    } else if has("[content_types].xml") && names.iter().any(|name| name.contains("workbook")) {
        Ok(Kind::Xlsx)
    } else {
        Err(RefusedKind::NotASpreadsheet)
    }
}

/// Pictures and the like are never unpacked by the reader.
fn is_parsed(name: &str) -> bool {
    [".xml", ".rels", ".bin"].iter().any(|ending| name.ends_with(ending))
}

#[derive(Debug, Default)]
struct Parts {
    /// Relationship ids of the sheets, in workbook order.
    sheet_ids: Vec<String>,
    /// Relationship id → part.
    targets: HashMap<String, String>,
    /// Part → what it tells.
    extras: HashMap<String, SheetExtras>,
}

impl Parts {
    fn take(&mut self, name: &str, xml: &[u8], limits: &Limits) -> Result<(), RefusedKind> {
        let too_many = || over(Cap::Entries, limits);
        if name == "xl/workbook.xml" {
            let ids = tags(xml, &["sheet"]).filter_map(|tag| tag.attribute("r:id"));
            self.sheet_ids = ids.map(str::to_owned).collect();
        } else if name == "xl/_rels/workbook.xml.rels" {
            self.targets = tags(xml, &["Relationship"]).filter_map(|tag| target(&tag)).collect();
        } else if name.ends_with("sharedstrings.xml") {
            let declared = tags(&xml[..xml.len().min(4096)], &["sst"])
                .filter_map(|tag| tag.number("uniqueCount"))
                .max();
            if declared > Some(limits.entries) || count(xml, "si>") / 2 > limits.entries {
                return Err(too_many());
            }
        } else if name.ends_with("styles.xml") && count(xml, "xf") > MAX_FORMATS {
            return Err(too_many());
        } else if name == "content.xml" {
            super::legacy::measure_ods(xml, limits)?;
        } else if name.starts_with("xl/worksheets/") {
            let extras = extras_of(xml, limits).ok_or_else(too_many)?;
            self.extras.insert(name.to_owned(), extras);
        }
        Ok(())
    }

    fn in_order(mut self) -> Vec<SheetExtras> {
        let part = |id: &String| self.targets.get(id).cloned().unwrap_or_default();
        let parts: Vec<String> = self.sheet_ids.iter().map(part).collect();
        parts.iter().map(|part| self.extras.remove(part).unwrap_or_default()).collect()
    }
}

fn target(tag: &Tag<'_>) -> Option<(String, String)> {
    let path = tag.attribute("Target")?.to_ascii_lowercase();
    let path = path.strip_prefix('/').map_or_else(|| format!("xl/{path}"), str::to_owned);
    Some((tag.attribute("Id")?.to_owned(), path))
}

/// `None` when there are more merged ranges than any honest sheet has.
fn extras_of(xml: &[u8], limits: &Limits) -> Option<SheetExtras> {
    let mut extras = SheetExtras::default();
    let tail = memmem::rfind(xml, b"sheetData").map_or(xml, |at| &xml[at..]);
    for tag in tags(tail, &["mergeCell"]) {
        if extras.merged.len() as u64 >= limits.entries / 10 {
            return None;
        }
        extras.merged.extend(tag.attribute("ref").and_then(range));
    }
    for at in memmem::find_iter(xml, b"hidden=") {
        let Some(start) = memchr::memrchr2(b'<', b'>', &xml[..at]) else {
            continue;
        };
        let Some(tag) = tag_at(xml, start).filter(|tag| tag.name == b"row") else {
            continue;
        };
        if let (Some("1" | "true"), Some(row)) = (tag.attribute("hidden"), tag.number("r")) {
            extras.hidden_rows.extend(u32::try_from(row).ok().and_then(|row| row.checked_sub(1)));
        }
    }
    extras.hidden_rows.sort_unstable();
    Some(extras)
}

/// `B2:C5` as a zero-based range.
fn range(text: &str) -> Option<Merged> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (address(from)?, address(to)?);
    (top <= bottom && left <= right).then_some(Merged { top, left, bottom, right })
}

fn address(text: &str) -> Option<(u32, u16)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let mut col: u32 = 0;
    for letter in letters.bytes().map(|b| b.to_ascii_uppercase()) {
        if !letter.is_ascii_uppercase() || col > 16_384 {
            return None;
        }
        col = col * 26 + u32::from(letter - b'A') + 1;
    }
    let col = u16::try_from(col.checked_sub(1)?).ok()?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, col))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        let expected = Merged { top: 1, left: 1, bottom: 4, right: 26 };
        assert_eq!(range("B2:AA5"), Some(expected));
        for bad in ["B2", "2:3", "B0:C1", "C3:B2", "ZZZZZZZ1:ZZZZZZZ2"] {
            assert_eq!(range(bad), None, "{bad}");
        }
    }

    #[test]
    fn hidden_rows_and_merges_are_found_beside_text_that_looks_like_them() {
        let xml =
            br#"<sheetData><row r="3" hidden="1"><c><is><t>hidden="1" r="9"</t></is></c></row>
            <row r="4" hidden="0"/></sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>"#;
        let extras = extras_of(xml, &Limits::default()).expect("few merges");
        assert_eq!(extras.hidden_rows, [2]);
        assert_eq!(extras.merged, [Merged { top: 0, left: 0, bottom: 0, right: 2 }]);
    }
}
