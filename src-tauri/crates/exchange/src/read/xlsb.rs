//! `.xlsb`: calamine's cell stream, and from the records what it does not tell: merged ranges,
//! hidden rows.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsb};

use super::ole::u32_at;
use super::package::{self, SheetExtras};
use super::value::value_of;
use super::watch::Watch;
use super::{Quota, over, unreadable};
use crate::book::{Merged, Sheet, SheetBuilder};
use crate::limits::Limits;
use crate::refused::{Cap, RefusedKind};

const ROW: u16 = 0;
const MERGE: u16 = 176;

pub(super) fn read(
    bytes: &[u8],
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<Sheet>, RefusedKind> {
    let (mut archive, _) = package::open(bytes, limits)?;
    let mut extras: HashMap<String, SheetExtras> = HashMap::new();
    package::unpack(&mut archive, limits, watch, |name, part| {
        if name.starts_with("xl/worksheets/") && name.ends_with(".bin") {
            extras.insert(name.to_owned(), extras_of(part, limits)?);
        }
        Ok(())
    })?;
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut quota = Quota::new(limits, watch);
    let mut sheets = Vec::new();
    for (place, known) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if known.typ != SheetType::WorkSheet {
            continue;
        }
        let mut builder = SheetBuilder::new(known.name.clone());
        let reader = book.worksheet_cells_reader(&known.name);
        let mut reader = reader.map_err(|error| unreadable(&error))?;
        while let Some(cell) = reader.next_cell().map_err(|error| unreadable(&error))? {
            let (row, col) = cell.get_position();
            let Ok(col) = u16::try_from(col) else {
                return Err(unreadable(&"a cell beyond the last column"));
            };
            if let Some(value) = value_of(cell.get_value()) {
                quota.push(&mut builder, row, col, value)?;
            }
        }
        drop(reader);
        let mut sheet = quota.finish(builder);
        // Programs name the parts in the order of the tabs.
        let part = format!("xl/worksheets/sheet{}.bin", place + 1);
        if let Some(extras) = extras.remove(&part) {
            extras.put(&mut sheet, limits)?;
        }
        sheet.is_hidden = known.visible != SheetVisible::Visible;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn extras_of(part: &[u8], limits: &Limits) -> Result<SheetExtras, RefusedKind> {
    let mut extras = SheetExtras::default();
    let mut at = 0;
    while let Some((kind, length)) = head(part, &mut at) {
        let Some(data) = part.get(at..at.saturating_add(length)) else { break };
        at += length;
        match kind {
            // The fifth bit of the twelfth byte: height zero.
            ROW if data.get(11).is_some_and(|flags| flags & 0x10 != 0) => {
                extras.hidden_rows.extend(u32_at(data, 0));
            }
            MERGE => extras.merged.extend(range(data)),
            _ => {}
        }
        let most = limits.entries / 10;
        if extras.merged.len() as u64 > most || extras.hidden_rows.len() as u64 > limits.entries {
            return Err(over(Cap::Entries, limits));
        }
    }
    extras.hidden_rows.sort_unstable();
    extras.hidden_rows.dedup();
    Ok(extras)
}

/// Kind and length of the next record: seven bits to a byte, at most two and four of them.
fn head(part: &[u8], at: &mut usize) -> Option<(u16, usize)> {
    let mut next = || {
        let byte = *part.get(*at)?;
        *at += 1;
        Some(byte)
    };
    let first = next()?;
    let mut kind = u16::from(first & 0x7F);
    if first & 0x80 != 0 {
        kind |= u16::from(next()? & 0x7F) << 7;
    }
    let mut length = 0;
    for place in 0..4 {
        let byte = next()?;
        length |= usize::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some((kind, length))
}

fn range(data: &[u8]) -> Option<Merged> {
    let (top, bottom) = (u32_at(data, 0)?, u32_at(data, 4)?);
    let (left, right) = (u32_at(data, 8)?.try_into().ok()?, u32_at(data, 12)?.try_into().ok()?);
    (top <= bottom && left <= right).then_some(Merged { top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merges_and_hidden_rows_are_found_among_other_records() {
        let long = |number: u32| number.to_le_bytes();
        let mut part = vec![0x91, 0x01, 0];
        part.extend([0, 17]);
        part.extend([&long(6)[..], &[0; 7], &[0x10], &[0; 5]].concat());
        part.extend([0xB0, 0x01, 16]);
        part.extend([long(1), long(3), long(0), long(4)].concat());
        let extras = extras_of(&part, &Limits::default()).expect("few");
        assert_eq!(extras.merged, [Merged { top: 1, left: 0, bottom: 3, right: 4 }]);
        assert_eq!(extras.hidden_rows, [6]);
    }
}
