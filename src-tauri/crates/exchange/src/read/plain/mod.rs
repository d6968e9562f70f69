//! The quick way through an `.xlsx`: what spreadsheet programs usually write, and nothing else.
//!
//! The two large kinds of parts (sheets, shared texts) are scanned here; the small and intricate
//! ones (relations, number formats, dates) are read by calamine, from a copy of the package with a
//! probe in the place of each sheet. Whatever is not known in full (prefixes, comments, unusual
//! types, anything damaged) makes [`read`] answer `None`: then calamine reads the whole file, and
//! says what is wrong with it. Where both can read a file, they read the same; the tests and the
//! corpus run compare them.

mod cursor;
mod sheet;
mod strings;
mod structure;

use std::io::Read;
use std::sync::Arc;
use std::thread;

use super::Quota;
use super::over;
use super::package::{self, Archive};
use super::watch::Watch;
use crate::book::{SharedTexts, Sheet};
use crate::limits::Limits;
use crate::refused::{Cap, RefusedKind};

use structure::Structure;

const STRINGS: &str = "xl/sharedStrings.xml";

/// All sheets, or `None` when the file is not plain enough.
pub(super) fn read(
    archive: &mut Archive<'_>,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Option<Vec<Sheet>>, RefusedKind> {
    // Measured by what the package says of itself; every part is cut off at what it said.
    let stated = (0..archive.len())
        .map(|index| archive.by_index_raw(index).map_or(u64::MAX, |part| part.size()));
    if stated.fold(0, u64::saturating_add) > limits.unpacked_bytes {
        return Ok(None);
    }
    let Some(structure) = Structure::read(archive) else { return Ok(None) };
    // Many sheets may claim the same part.
    let parts = structure
        .sheets
        .iter()
        .map(|sheet| archive.by_name(&sheet.part).map_or(u64::MAX, |part| part.size()));
    if structure.sheets.len() > package::MAX_SHEETS
        || parts.fold(0, u64::saturating_add) > limits.unpacked_bytes
    {
        return Ok(None);
    }
    let mut strings_archive = archive.clone();
    let (shared, parts) = thread::scope(|scope| {
        let shared = scope.spawn(move || {
            let has_strings = strings_archive.index_for_name(STRINGS).is_some();
            if !has_strings {
                return Some(SharedTexts::default());
            }
            strings::read(&unpack(&mut strings_archive, STRINGS)?, limits)
        });
        let parts: Option<Vec<Vec<u8>>> =
            structure.sheets.iter().map(|sheet| unpack(archive, &sheet.part)).collect();
        (shared.join().ok().flatten(), parts)
    });
    let (Some(shared), Some(parts)) = (shared.map(Arc::new), parts) else { return Ok(None) };
    let mut quota = Quota::new(limits, watch);
    let mut sheets = Vec::with_capacity(parts.len());
    for (known, xml) in structure.sheets.iter().zip(parts) {
        let Some(merged) = package::merges(&xml, limits) else {
            return Err(over(Cap::Entries, limits));
        };
        let Some(read) = sheet::read(&xml, known, &structure.styles, &shared, &mut quota)? else {
            return Ok(None);
        };
        let mut sheet = quota.finish(read.builder);
        if sheet.row_count() as u64 > limits.rows {
            return Err(over(Cap::Rows, limits));
        }
        sheet.merged = merged;
        sheet.hidden_rows = read.hidden_rows;
        sheet.is_hidden = known.is_hidden;
        sheets.push(sheet);
    }
    Ok(Some(sheets))
}

/// A part, unless it is missing, damaged or larger than it said.
fn unpack(archive: &mut Archive<'_>, name: &str) -> Option<Vec<u8>> {
    let part = archive.by_name(name).ok()?;
    let size = part.size();
    let mut bytes = Vec::with_capacity(usize::try_from(size).ok()?);
    part.take(size + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == size).then_some(bytes)
}
