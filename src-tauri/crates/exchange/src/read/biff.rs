//! The records of an `.xls` stream, as far as they are looked at before and beside the parser:
//! how far its cells reach, which rows are hidden, whether it is encrypted.
//!
//! Not a BIFF reader: calamine is.

use super::ole::{u16_at, u32_at};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const FILEPASS: u16 = 0x002F;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const BOUND_SHEET: u16 = 0x0085;

/// Kind, start and length of each record's data, from a place in the stream on.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = (u16, usize, usize)> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let data = at + 4;
        at = data + length;
        Some((kind, data, length))
    })
}

/// Whether the stream needs a password.
pub(super) fn is_encrypted(stream: &[u8]) -> bool {
    records(stream, 0).take_while(|(kind, ..)| *kind != EOF).any(|(kind, ..)| kind == FILEPASS)
}

/// Hidden rows of each sheet, in the order of the tabs.
pub(super) fn hidden_rows(stream: &[u8]) -> Vec<Vec<u32>> {
    const MOST_SHEETS: usize = 4096;
    let globals = records(stream, 0).take_while(|(kind, ..)| *kind != EOF);
    let starts = globals.filter(|(kind, ..)| *kind == BOUND_SHEET).take(MOST_SHEETS);
    // Two sheets that say they start at the same place would make it walk there again and again.
    let mut walked = Vec::new();
    starts
        .map(|(_, data, _)| {
            let start = u32_at(stream, data).map_or(usize::MAX, |start| start as usize);
            if walked.contains(&start) || start >= stream.len() {
                return Vec::new();
            }
            walked.push(start);
            hidden_rows_at(stream, start)
        })
        .collect()
}

fn hidden_rows_at(stream: &[u8], start: usize) -> Vec<u32> {
    let mut hidden: Vec<u32> = records(stream, start)
        .take_while(|(kind, ..)| *kind != EOF)
        .filter(|(kind, _, length)| *kind == ROW && *length >= 16)
        .filter(|(_, data, _)| u16_at(stream, data + 12).is_some_and(|flags| flags & 0x20 != 0))
        .filter_map(|(_, data, _)| u16_at(stream, data).map(u32::from))
        .collect();
    hidden.sort_unstable();
    hidden.dedup();
    hidden
}

/// How many cells dense ranges over every sheet of this stream would hold, the declared
/// dimensions included, because the reader trusts them.
pub(super) fn dense_cells(stream: &[u8]) -> u64 {
    let (mut total, mut rows, mut cols, mut declared) = (0_u64, 0_u64, 0_u64, 0_u64);
    for (kind, data, length) in records(stream, 0) {
        let short = |offset| u64::from(u16_at(stream, data + offset).unwrap_or(0));
        match kind {
            BOF => {
                total = total.saturating_add((rows * cols).max(declared));
                (rows, cols, declared) = (0, 0, 0);
            }
            // 32-bit rows in BIFF8, 16-bit before.
            DIMENSIONS if length >= 14 => {
                let long = |offset| u64::from(u32_at(stream, data + offset).unwrap_or(0));
                let height = long(4).saturating_sub(long(0));
                declared = height.saturating_mul(short(10).saturating_sub(short(8)));
            }
            DIMENSIONS => {
                declared = short(2).saturating_sub(short(0)) * short(6).saturating_sub(short(4));
            }
            0x0006 | 0x00BD | 0x00BE | 0x00D6 | 0x00FD | 0x0201 | 0x0203 | 0x0204 | 0x0205
            | 0x027E => {
                rows = rows.max(short(0) + 1);
                let last = match kind {
                    // Runs of cells end with their last column.
                    0x00BD | 0x00BE => short(length.saturating_sub(2)),
                    _ => short(2),
                };
                cols = cols.max(last + 1);
            }
            _ => {}
        }
    }
    total.saturating_add((rows * cols).max(declared))
}
