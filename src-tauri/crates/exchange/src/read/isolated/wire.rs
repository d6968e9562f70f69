//! The bytes between parent and child: a request, and frames that come back.
//!
//! Whatever comes back is taken with the same caps as a file, because a child may have been
//! overpowered by what it read.

use std::io::{self, Read, Write};

use jiff::civil::Date;

use super::Format;
use crate::book::{Merged, Sheet, SheetBuilder, Value};
use crate::limits::Limits;
use crate::read::Quota;
use crate::refused::{Cap, RefusedKind};

const REQUEST: &[u8; 4] = b"JGQ1";
const PROGRESS: u8 = b'p';
const REFUSED: u8 = b'r';
const BOOK: u8 = b'b';
const LONGEST_REASON: usize = 300;
const LONGEST_NAME: usize = 4096;
/// Longest text of one cell, bytes; a spreadsheet itself stops at 32,767 characters.
const LONGEST_TEXT: usize = 4 << 20;

/// What the child says.
#[derive(Debug, PartialEq)]
pub(super) enum Frame {
    /// So many cells were read.
    Progress(u64),
    /// The file was refused.
    Refused(RefusedKind),
    /// The file as read.
    Book(Vec<Sheet>),
}

pub(super) fn write_request(
    to: &mut impl Write,
    format: Format,
    limits: &Limits,
    bytes: &[u8],
) -> io::Result<()> {
    to.write_all(REQUEST)?;
    to.write_all(&[format.code()])?;
    for limit in numbers(limits) {
        to.write_all(&limit.to_le_bytes())?;
    }
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

pub(super) fn read_request(from: &mut impl Read) -> io::Result<(Format, Limits, Vec<u8>)> {
    let mut head = [0; 5];
    from.read_exact(&mut head)?;
    let format = Format::of(head[4]).filter(|_| &head[..4] == REQUEST).ok_or_else(malformed)?;
    let mut limits = Limits::default();
    for place in 0..numbers(&limits).len() {
        *slot(&mut limits, place) = u64::from_le_bytes(array(from)?);
    }
    let length = u64::from_le_bytes(array(from)?);
    let mut bytes = Vec::new();
    from.take(limits.file_bytes.min(length)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok((format, limits, bytes)) } else { Err(malformed()) }
}

/// Every limit, in the order they travel.
fn numbers(limits: &Limits) -> [u64; 10] {
    let mut copy = limits.clone();
    std::array::from_fn(|place| *slot(&mut copy, place))
}

fn slot(limits: &mut Limits, place: usize) -> &mut u64 {
    match place {
        0 => &mut limits.file_bytes,
        1 => &mut limits.legacy_bytes,
        2 => &mut limits.unpacked_bytes,
        3 => &mut limits.piece_bytes,
        4 => &mut limits.rows,
        5 => &mut limits.cells,
        6 => &mut limits.text_bytes,
        7 => &mut limits.entries,
        8 => &mut limits.child_bytes,
        _ => &mut limits.child_seconds,
    }
}

pub(super) fn write_progress(to: &mut impl Write, cells: u64) -> io::Result<()> {
    to.write_all(&[PROGRESS])?;
    to.write_all(&cells.to_le_bytes())?;
    to.flush()
}

pub(super) fn write_refused(to: &mut impl Write, kind: &RefusedKind) -> io::Result<()> {
    let (code, number, reason) = match kind {
        RefusedKind::NotASpreadsheet => (0_u8, 0, ""),
        RefusedKind::PasswordProtected => (1, 0, ""),
        RefusedKind::Empty => (2, 0, ""),
        RefusedKind::TooLarge { cap, limit } => (3, *limit, cap.code()),
        RefusedKind::Unreadable { reason } => (4, 0, reason.as_str()),
        // The rest is decided by the parent.
        _ => (4, 0, ""),
    };
    let mut end = reason.len().min(LONGEST_REASON);
    while !reason.is_char_boundary(end) {
        end -= 1;
    }
    to.write_all(&[REFUSED, code])?;
    to.write_all(&number.to_le_bytes())?;
    write_text(to, &reason[..end])?;
    to.flush()
}

pub(super) fn write_book(to: &mut impl Write, sheets: &[Sheet]) -> io::Result<()> {
    to.write_all(&[BOOK])?;
    write_count(to, sheets.len())?;
    for sheet in sheets {
        write_text(to, &sheet.name)?;
        to.write_all(&[u8::from(sheet.is_hidden)])?;
        write_count(to, sheet.merged.len())?;
        for merged in &sheet.merged {
            to.write_all(&merged.top.to_le_bytes())?;
            to.write_all(&merged.left.to_le_bytes())?;
            to.write_all(&merged.bottom.to_le_bytes())?;
            to.write_all(&merged.right.to_le_bytes())?;
        }
        write_count(to, sheet.hidden_rows.len())?;
        for row in &sheet.hidden_rows {
            to.write_all(&row.to_le_bytes())?;
        }
        write_count(to, sheet.cell_count())?;
        for row in sheet.rows_from(0) {
            for (col, value) in row.cells() {
                to.write_all(&row.number.to_le_bytes())?;
                to.write_all(&col.to_le_bytes())?;
                write_value(to, value)?;
            }
        }
    }
    to.flush()
}

fn write_value(to: &mut impl Write, value: Value<'_>) -> io::Result<()> {
    match value {
        Value::Number(number) => {
            to.write_all(&[0])?;
            to.write_all(&number.to_le_bytes())
        }
        Value::Text(text) => {
            to.write_all(&[1])?;
            write_text(to, text)
        }
        Value::Error(text) => {
            to.write_all(&[2])?;
            write_text(to, text)
        }
        Value::Date(date) => {
            to.write_all(&[3])?;
            to.write_all(&date.year().to_le_bytes())?;
            to.write_all(&date.month().to_le_bytes())?;
            to.write_all(&date.day().to_le_bytes())
        }
        Value::Bool(truth) => to.write_all(&[4, u8::from(truth)]),
        Value::Uncomputed => to.write_all(&[5]),
    }
}

fn write_count(to: &mut impl Write, count: usize) -> io::Result<()> {
    to.write_all(&u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes())
}

fn write_text(to: &mut impl Write, text: &str) -> io::Result<()> {
    write_count(to, text.len())?;
    to.write_all(text.as_bytes())
}

/// The next frame; an answer that is not well formed is an error.
pub(super) fn read_frame(from: &mut impl Read, limits: &Limits) -> io::Result<Frame> {
    match byte(from)? {
        PROGRESS => Ok(Frame::Progress(u64::from_le_bytes(array(from)?))),
        REFUSED => {
            let code = byte(from)?;
            let number = u64::from_le_bytes(array(from)?);
            let reason = read_text(from, LONGEST_REASON)?;
            Ok(Frame::Refused(match code {
                0 => RefusedKind::NotASpreadsheet,
                1 => RefusedKind::PasswordProtected,
                2 => RefusedKind::Empty,
                3 => RefusedKind::TooLarge {
                    cap: Cap::of_code(&reason).ok_or_else(malformed)?,
                    limit: number,
                },
                _ => RefusedKind::Unreadable { reason },
            }))
        }
        BOOK => Ok(read_book(from, limits)?.map_or_else(Frame::Refused, Frame::Book)),
        _ => Err(malformed()),
    }
}

/// The outer error is one of the pipe or its form, the inner one a cap the book goes over.
fn read_book(from: &mut impl Read, limits: &Limits) -> io::Result<Result<Vec<Sheet>, RefusedKind>> {
    let mut quota = Quota::new(limits, &());
    let mut sheets = Vec::new();
    for _ in 0..count(from)? {
        let mut builder = SheetBuilder::new(read_text(from, LONGEST_NAME)?);
        let is_hidden = byte(from)? != 0;
        let merged = ranges(from, limits)?;
        let mut hidden_rows = Vec::new();
        for _ in 0..count(from)? {
            hidden_rows.push(u32::from_le_bytes(array(from)?));
            if hidden_rows.len() as u64 > limits.entries {
                return Err(malformed());
            }
        }
        let mut text = String::new();
        for _ in 0..count(from)? {
            let row = u32::from_le_bytes(array(from)?);
            let col = u16::from_le_bytes(array(from)?);
            let value = read_value(from, &mut text)?;
            if let Err(kind) = quota.push(&mut builder, row, col, value) {
                return Ok(Err(kind));
            }
        }
        let mut sheet = quota.finish(builder);
        sheet.is_hidden = is_hidden;
        sheet.merged = merged;
        sheet.hidden_rows = hidden_rows;
        sheet.hidden_rows.sort_unstable();
        sheets.push(sheet);
        if sheets.len() > u16::MAX.into() {
            return Err(malformed());
        }
    }
    Ok(Ok(sheets))
}

fn ranges(from: &mut impl Read, limits: &Limits) -> io::Result<Vec<Merged>> {
    let mut merged = Vec::new();
    for _ in 0..count(from)? {
        let top = u32::from_le_bytes(array(from)?);
        let left = u16::from_le_bytes(array(from)?);
        let bottom = u32::from_le_bytes(array(from)?);
        let right = u16::from_le_bytes(array(from)?);
        if top > bottom || left > right || merged.len() as u64 > limits.entries {
            return Err(malformed());
        }
        merged.push(Merged { top, left, bottom, right });
    }
    Ok(merged)
}

fn read_value<'t>(from: &mut impl Read, text: &'t mut String) -> io::Result<Value<'t>> {
    Ok(match byte(from)? {
        0 => Value::Number(f64::from_le_bytes(array(from)?)),
        1 => {
            *text = read_text(from, LONGEST_TEXT)?;
            Value::Text(text)
        }
        2 => {
            *text = read_text(from, LONGEST_NAME)?;
            Value::Error(text)
        }
        3 => {
            let year = i16::from_le_bytes(array(from)?);
            let month = i8::from_le_bytes(array(from)?);
            let day = i8::from_le_bytes(array(from)?);
            Value::Date(Date::new(year, month, day).map_err(|_| malformed())?)
        }
        4 => Value::Bool(byte(from)? != 0),
        5 => Value::Uncomputed,
        _ => return Err(malformed()),
    })
}

fn malformed() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

fn array<const N: usize>(from: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn byte(from: &mut impl Read) -> io::Result<u8> {
    Ok(array::<1>(from)?[0])
}

fn count(from: &mut impl Read) -> io::Result<u32> {
    Ok(u32::from_le_bytes(array(from)?))
}

fn read_text(from: &mut impl Read, most: usize) -> io::Result<String> {
    let length = count(from)? as usize;
    if length > most {
        return Err(malformed());
    }
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| malformed())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sample() -> Vec<Sheet> {
        let mut builder = SheetBuilder::new("计划");
        let day = Date::new(1998, 5, 12).expect("a day");
        for (row, col, value) in [
            (0, 0, Value::Text("小区名称")),
            (0, 16_383, Value::Number(1.5)),
            (2, 1, Value::Error("#REF!")),
            (2, 2, Value::Date(day)),
            (2, 3, Value::Bool(true)),
            (1_048_575, 0, Value::Uncomputed),
        ] {
            builder.push(row, col, value).expect("within the caps");
        }
        let mut sheet = builder.finish();
        sheet.is_hidden = true;
        sheet.merged = vec![Merged { top: 0, left: 0, bottom: 1, right: 3 }];
        sheet.hidden_rows = vec![2, 7];
        vec![sheet, SheetBuilder::new("").finish()]
    }

    fn frame(bytes: &[u8], limits: &Limits) -> io::Result<Frame> {
        read_frame(&mut &bytes[..], limits)
    }

    #[test]
    fn a_book_arrives_as_it_left() {
        let mut bytes = Vec::new();
        write_book(&mut bytes, &sample()).expect("written");
        assert_eq!(frame(&bytes, &Limits::default()).ok(), Some(Frame::Book(sample())));
        let few = Limits { cells: 3, ..Limits::default() };
        let refused = RefusedKind::TooLarge { cap: Cap::Cells, limit: 3 };
        assert_eq!(frame(&bytes, &few).ok(), Some(Frame::Refused(refused)));
        for end in 0..bytes.len() {
            assert!(frame(&bytes[..end], &Limits::default()).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn refusals_and_requests_arrive_as_they_left() {
        for kind in [
            RefusedKind::NotASpreadsheet,
            RefusedKind::PasswordProtected,
            RefusedKind::Empty,
            RefusedKind::TooLarge { cap: Cap::TextBytes, limit: 7 },
            RefusedKind::Unreadable { reason: "坏".repeat(100) },
        ] {
            let mut bytes = Vec::new();
            write_refused(&mut bytes, &kind).expect("written");
            assert_eq!(frame(&bytes, &Limits::default()).ok(), Some(Frame::Refused(kind)));
        }
        let limits = Limits { child_seconds: 3, piece_bytes: 9, ..Limits::default() };
        let mut bytes = Vec::new();
        write_request(&mut bytes, Format::Ods, &limits, b"abc").expect("written");
        let read = read_request(&mut bytes.as_slice()).expect("a request");
        assert_eq!(read, (Format::Ods, limits, b"abc".to_vec()));
        assert!(read_request(&mut &bytes[..bytes.len() - 1]).is_err());
    }

    proptest! {
        #[test]
        fn no_answer_makes_it_panic_or_swell(
            mut bytes in proptest::collection::vec(any::<u8>(), 0..200),
            first in 0_u8..4,
        ) {
            if let Some(start) = bytes.first_mut() {
                *start = [PROGRESS, REFUSED, BOOK, *start][usize::from(first)];
            }
            let _ = frame(&bytes, &Limits::default());
        }
    }
}
