//! Damaged copies of a file, each decided by a number: cut, flipped, spliced, and with the members
//! of a package changed, swapped, dropped or stuffed.
//!
//! Blind on purpose: what it makes need not be anything a program would write.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const EXTREMES: [&str; 10] = [
    "0",
    "-1",
    "1048577",
    "16385",
    "2147483648",
    "4294967296",
    "99999999999999999999",
    "1e308",
    "NaN",
    "",
];

/// Numbers in a sequence decided by the first one (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or(0)
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        start..(start + 1 + self.below(length.min(4096))).min(length)
    }
}

/// The copy with this number.
pub(crate) fn mutant(bytes: &[u8], number: u64) -> Vec<u8> {
    let mut numbers = Numbers(number);
    if bytes.starts_with(b"PK\x03\x04")
        && numbers.below(3) > 0
        && let Some(repacked) = repacked(bytes, &mut numbers)
    {
        return repacked;
    }
    damaged(bytes, &mut numbers)
}

fn damaged(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    match numbers.below(6) {
        0 => copy.truncate(numbers.below(bytes.len())),
        1 => {
            for _ in 0..=numbers.below(8) {
                let at = numbers.below(bytes.len());
                if let Some(byte) = copy.get_mut(at) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
        }
        2 => {
            let range = numbers.range(bytes.len());
            for byte in &mut copy[range] {
                *byte = numbers.next().to_le_bytes()[0];
            }
        }
        3 => drop(copy.drain(numbers.range(bytes.len()))),
        4 => {
            let (range, at) = (numbers.range(bytes.len()), numbers.below(bytes.len()));
            let piece = bytes[range].to_vec();
            copy.splice(at..at, piece);
        }
        _ => {
            // Lengths and sector numbers are words.
            for _ in 0..=numbers.below(4) {
                let at = numbers.below(bytes.len().saturating_sub(4)) & !3;
                let word = [0_u32, 1, 0xFFFF_FFFF, 0x7FFF_FFFF, 0xFFFF_FFFE][numbers.below(5)];
                if let Some(place) = copy.get_mut(at..at + 4) {
                    place.copy_from_slice(&word.to_le_bytes());
                }
            }
        }
    }
    copy
}

fn repacked(bytes: &[u8], numbers: &mut Numbers) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut members: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).ok()?;
        let name = part.name().ok()?.to_string();
        let mut content = Vec::new();
        part.take(8 << 20).read_to_end(&mut content).ok()?;
        members.push((name, content));
    }
    let (one, other) = (numbers.below(members.len()), numbers.below(members.len()));
    match numbers.below(8) {
        0 => drop(members.remove(one)),
        1 => {
            let content = std::mem::take(&mut members[one].1);
            members[one].1 = std::mem::replace(&mut members[other].1, content);
        }
        2 => members[one].1 = damaged(&members[one].1, numbers),
        3 => members[one].0 = members[one].0.to_uppercase(),
        _ => {
            for _ in 0..=numbers.below(3) {
                let member = numbers.below(members.len());
                members[member].1 = rewritten(&members[member].1, numbers);
            }
        }
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(name, SimpleFileOptions::default()).ok()?;
        zip.write_all(&content).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

/// XML with a number made extreme, a tag left out or doubled, a piece repeated many times.
fn rewritten(xml: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let places = |wanted: fn(&u8) -> bool| {
        let found = xml.iter().enumerate().filter(move |(_, byte)| wanted(byte));
        found.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    if numbers.below(2) == 0 {
        let digits = places(u8::is_ascii_digit);
        let Some(at) = digits.get(numbers.below(digits.len())).copied() else {
            return xml.to_vec();
        };
        let end = xml[at..].iter().position(|byte| !byte.is_ascii_digit());
        let end = end.map_or(xml.len(), |length| at + length);
        let extreme = EXTREMES[numbers.below(EXTREMES.len())];
        return [&xml[..at], extreme.as_bytes(), &xml[end..]].concat();
    }
    let tags = places(|byte| *byte == b'<');
    let Some(at) = tags.get(numbers.below(tags.len())).copied() else { return xml.to_vec() };
    let end = xml[at..].iter().position(|byte| *byte == b'>').map_or(xml.len(), |end| at + end + 1);
    match numbers.below(4) {
        0 => [&xml[..at], &xml[end..]].concat(),
        1 => [&xml[..end], &xml[at..]].concat(),
        2 => [&xml[..at], &xml[at..end].repeat(1 + numbers.below(20_000)), &xml[end..]].concat(),
        _ => [&xml[..at], b"<!-- <row r=\"1\"> -->", &xml[at..]].concat(),
    }
}
