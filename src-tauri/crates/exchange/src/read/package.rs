//! Measuring a zipped workbook before it is parsed: real unpacked sizes, and what of a sheet the
//! cell stream does not tell (merged ranges, hidden rows).
//!
//! Declared sizes can lie, so every part that will be parsed is unpacked once and counted.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use memchr::{memchr, memmem};
use zip::ZipArchive;
use zip::result::ZipError;

use super::watch::{Stage, Step, Watch};
use super::xml_scan::{Tag, count, tag_at, tags};
use super::{over, unreadable};
use crate::book::{Merged, Sheet, SheetBuilder, Value};
use crate::limits::Limits;
use crate::refused::{Cap, RefusedKind};

/// Formats (`xf`) a workbook may declare; spreadsheet programs stop at 65,490.
const MAX_FORMATS: u64 = 400_000;
/// Sheets of a workbook; a year's worth of days would be 366.
pub(super) const MAX_SHEETS: usize = 2_000;
/// Parts of a package; a workbook of a hundred sheets has some hundreds.
const MAX_PARTS: usize = 20_000;

pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
}

/// What one worksheet part tells besides its cells.
#[derive(Debug, Default, Clone)]
pub(super) struct SheetExtras {
    pub(super) merged: Vec<Merged>,
    pub(super) hidden_rows: Vec<u32>,
    /// Cells with a formula and no result.
    pub(super) uncomputed: Vec<(u32, u16)>,
}

impl SheetExtras {
    /// Adds it to the sheet as the parser gave it.
    pub(super) fn put(self, sheet: &mut Sheet, limits: &Limits) -> Result<(), RefusedKind> {
        sheet.merged = self.merged;
        sheet.hidden_rows = self.hidden_rows;
        let blank =
            self.uncomputed.into_iter().filter(|(row, col)| sheet.get(*row, *col).is_none());
        let blank: Vec<(u32, u16)> = blank.collect();
        if (sheet.cell_count() + blank.len()) as u64 > limits.cells {
            return Err(over(Cap::Cells, limits));
        }
        if !blank.is_empty() {
            let mut builder = SheetBuilder::reopen(std::mem::take(sheet));
            for (row, col) in blank {
                builder.push(row, col, Value::Uncomputed).map_err(|cap| over(cap, limits))?;
            }
            *sheet = builder.finish();
        }
        Ok(())
    }
}

/// Opens the package and says what it is; nothing is unpacked yet.
pub(super) fn open<'b>(
    bytes: &'b [u8],
    limits: &Limits,
) -> Result<(Archive<'b>, Kind), RefusedKind> {
    // The list of parts alone could fill the memory.
    if memmem::find_iter(bytes, b"PK\x01\x02").take(MAX_PARTS + 1).count() > MAX_PARTS {
        return Err(over(Cap::Entries, limits));
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let kind = kind_of(&archive)?;
    Ok((archive, kind))
}

/// Walks an xlsx and refuses it when it is over a cap; what is said of its sheets, in their order.
pub(super) fn inspect(
    archive: &mut Archive<'_>,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<SheetExtras>, RefusedKind> {
    let mut parts = Parts::default();
    unpack(archive, limits, watch, |name, xml| parts.take(name, xml, limits))?;
    parts.in_order(limits)
}

/// Unpacks every part a parser may look into, one after the other, and measures it.
pub(super) fn unpack(
    archive: &mut Archive<'_>,
    limits: &Limits,
    watch: &dyn Watch,
    mut take: impl FnMut(&str, &[u8]) -> Result<(), RefusedKind>,
) -> Result<(), RefusedKind> {
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
        if !name.ends_with(".bin") && longest_piece(&buffer) as u64 > limits.piece_bytes {
            return Err(over(Cap::PieceBytes, limits));
        }
        take(&name, &buffer)?;
        let step = Step { stage: Stage::Bytes, done: limits.unpacked_bytes - left, of: 0 };
        if watch.step(step).is_break() {
            return Err(RefusedKind::Cancelled);
        }
    }
    Ok(())
}

/// The longest text, tag or comment, which a parser holds in memory as a whole.
fn longest_piece(xml: &[u8]) -> usize {
    let (mut longest, mut start) = (0, 0);
    while start < xml.len() {
        let rest = &xml[start..];
        let length = if rest.starts_with(b"<![CDATA[") {
            memmem::find(rest, b"]]>").map_or(rest.len(), |end| end + 3)
        } else if rest.starts_with(b"<!--") {
            memmem::find(rest, b"-->").map_or(rest.len(), |end| end + 3)
        } else {
            memchr(b'<', &rest[1..]).map_or(rest.len(), |end| end + 1)
        };
        longest = longest.max(length);
        start += length;
    }
    longest
}

fn kind_of(archive: &Archive<'_>) -> Result<Kind, RefusedKind> {
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
    /// Part → how long it is, and what it tells.
    extras: HashMap<String, (u64, SheetExtras)>,
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
        } else if name.starts_with("xl/worksheets/") {
            let extras = extras_of(xml, limits).ok_or_else(too_many)?;
            self.extras.insert(name.to_owned(), (xml.len() as u64, extras));
        }
        Ok(())
    }

    /// Many sheets may claim the same part: it is read for each of them.
    fn in_order(self, limits: &Limits) -> Result<Vec<SheetExtras>, RefusedKind> {
        if self.sheet_ids.len() > MAX_SHEETS {
            return Err(over(Cap::Entries, limits));
        }
        let of_sheet = |id| self.targets.get(id).and_then(|part| self.extras.get(part));
        let parts: Vec<_> = self.sheet_ids.iter().map(of_sheet).collect();
        let bytes = parts.iter().flatten().map(|(bytes, _)| *bytes).fold(0, u64::saturating_add);
        if bytes > limits.unpacked_bytes {
            return Err(over(Cap::UnpackedBytes, limits));
        }
        Ok(parts
            .into_iter()
            .map(|part| part.map(|(_, extras)| extras.clone()).unwrap_or_default())
            .collect())
    }
}

fn target(tag: &Tag<'_>) -> Option<(String, String)> {
    let path = tag.attribute("Target")?.to_ascii_lowercase();
    let path = path.strip_prefix('/').map_or_else(|| format!("xl/{path}"), str::to_owned);
    Some((tag.attribute("Id")?.to_owned(), path))
}

/// Merged ranges of a worksheet; `None` when there are more than any honest sheet has.
pub(super) fn merges(xml: &[u8], limits: &Limits) -> Option<Vec<Merged>> {
    let mut merged = Vec::new();
    let tail = memmem::rfind(xml, b"sheetData").map_or(xml, |at| &xml[at..]);
    for tag in tags(tail, &["mergeCell"]) {
        if merged.len() as u64 >= limits.entries / 10 {
            return None;
        }
        merged.extend(tag.attribute("ref").and_then(range));
    }
    Some(merged)
}

/// `None` when there are more merged ranges than any honest sheet has.
fn extras_of(xml: &[u8], limits: &Limits) -> Option<SheetExtras> {
    let mut extras = SheetExtras {
        merged: merges(xml, limits)?,
        uncomputed: uncomputed(xml),
        ..SheetExtras::default()
    };
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
    extras.hidden_rows.dedup();
    Some(extras)
}

/// Cells with a formula and without the value it had when it was last computed.
fn uncomputed(xml: &[u8]) -> Vec<(u32, u16)> {
    let mut found = Vec::new();
    // What is called f or v behind the cells is something else.
    let xml = memmem::rfind(xml, b"sheetData").map_or(xml, |end| &xml[..end]);
    // Most sheets have no formula, and every tag would be looked at for nothing.
    if memmem::find(xml, b"<f").is_none() && memmem::find(xml, b":f").is_none() {
        return found;
    }
    let mut open: Option<(u32, u16)> = None;
    let mut is_formula = false;
    for tag in tags(xml, &["c", "f", "v"]) {
        match tag.name {
            b"c" => {
                found.extend(open.filter(|_| is_formula));
                is_formula = false;
                let is_text = tag.attribute("t") == Some("str");
                open = tag.attribute("r").and_then(address).filter(|_| !is_text);
            }
            b"f" => is_formula = true,
            _ => is_formula &= tag.closed || xml.get(tag.end) == Some(&b'<'),
        }
    }
    found.extend(open.filter(|_| is_formula));
    found
}

/// `B2:C5` as a zero-based range.
pub(super) fn range(text: &str) -> Option<Merged> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (address(from)?, address(to)?);
    (top <= bottom && left <= right).then_some(Merged { top, left, bottom, right })
}

pub(super) fn address(text: &str) -> Option<(u32, u16)> {
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

    #[test]
    fn formulas_without_a_value_are_found() {
        let xml = br#"<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>
            <c r="C1"><f>1+1</f><v/></c><c r="D1"><f>1+1</f><v></v></c><c r="E1"><v>1</v></c>
            <c r="F1" t="str"><f>""</f><v></v></c><c r="G1"/></row></sheetData><x14:dataValidation><xm:f>A1</xm:f></x14:dataValidation>"#;
        assert_eq!(uncomputed(xml), [(0, 1), (0, 2), (0, 3)]);
    }

    #[test]
    fn the_longest_piece_is_a_text_a_tag_or_a_comment() {
        for (xml, longest) in [
            ("<a>12345</a>", 8),
            ("<a b='12345678'/>", 17),
            ("<a/><!-- <b/> <c/> --><d/>", 18),
            ("<a/><![CDATA[<b/><c/>]]>", 20),
            ("", 0),
        ] {
            assert_eq!(longest_piece(xml.as_bytes()), longest, "{xml}");
        }
    }
}
