//! The rows of one plain worksheet, its lower half read beside the upper one.

use std::sync::Arc;
use std::thread;

use calamine::{ExcelDateTime, ExcelDateTimeType};
use memchr::memmem;

use super::cursor::{Cursor, TagEnd, prologue, resolved};
use super::strings::read_text;
use super::structure::{Known, Style};
use crate::book::{SharedTexts, SheetBuilder, Value};
use crate::limits::Limits;
use crate::read::value::iso_day;
use crate::read::watch::Watch;
use crate::read::{Quota, civil_day, package};
use crate::refused::RefusedKind;

/// Sheets from this size on are read in two halves.
const WORTH_HALVING: usize = 1 << 20;
const MAX_ROW: u32 = 1_048_576;
const MAX_COL: u32 = 16_384;
const ERRORS: [&str; 8] =
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"];

/// A sheet as read.
pub(super) struct Rows {
    pub(super) builder: SheetBuilder,
    pub(super) hidden_rows: Vec<u32>,
}

/// What the cells of a sheet refer to.
struct Context<'a> {
    name: &'a str,
    styles: &'a [Style],
    shared: &'a Arc<SharedTexts>,
    limits: &'a Limits,
    watch: &'a dyn Watch,
}

/// `None` inside when the sheet is not plain.
pub(super) fn read(
    xml: &[u8],
    known: &Known,
    styles: &[Style],
    shared: &Arc<SharedTexts>,
    quota: &mut Quota<'_>,
) -> Result<Option<Rows>, RefusedKind> {
    let context =
        Context { name: &known.name, styles, shared, limits: quota.limits, watch: quota.watch };
    let Some(data) = data_of(xml) else { return Ok(None) };
    let half = (data.len() >= WORTH_HALVING)
        .then(|| memmem::find(&data[data.len() / 2..], b"<row ").map(|at| data.len() / 2 + at))
        .flatten();
    let (upper, lower) = data.split_at(half.unwrap_or(data.len()));
    let (upper, lower) = thread::scope(|scope| {
        let lower = half.map(|_| scope.spawn(|| context.rows(lower)));
        let upper = context.rows(upper);
        (upper, lower.map(thread::ScopedJoinHandle::join))
    });
    let Some(mut rows) = upper? else { return Ok(None) };
    match lower {
        None => {}
        Some(Ok(lower)) => {
            let Some(lower) = lower? else { return Ok(None) };
            rows.builder.append(lower.builder).map_err(|cap| quota.over(cap))?;
            rows.hidden_rows.extend(lower.hidden_rows);
        }
        Some(Err(_)) => return Ok(None),
    }
    rows.hidden_rows.sort_unstable();
    rows.hidden_rows.dedup();
    quota.count(&rows.builder)?;
    Ok(Some(rows))
}

/// What stands between `<sheetData>` and its end, if nothing around it is unusual.
fn data_of(xml: &[u8]) -> Option<&[u8]> {
    let mut cursor = Cursor { xml, at: prologue(xml)? };
    if !cursor.take_tag(b"<worksheet") {
        return None;
    }
    let start = memmem::find(xml, b"<sheetData")?;
    let before = &xml[cursor.at..start];
    if memmem::find(before, b"<!").is_some() || memmem::find(before, b"<?").is_some() {
        return None;
    }
    if let Some(at) = memmem::find(before, b"<dimension ") {
        let (mut sound, mut dimension) = (false, Cursor { xml: before, at: at + 10 });
        dimension.attributes(|name, value| {
            let value = std::str::from_utf8(value).unwrap_or_default();
            let is_place = || package::range(value).is_some() || package::address(value).is_some();
            sound |= name == b"ref" && is_place();
        })?;
        if !sound {
            return None;
        }
    }
    cursor.at = start + b"<sheetData".len();
    match cursor.attributes(|_, _| ())? {
        TagEnd::Closed => Some(&[]),
        TagEnd::Open => {
            let end = memmem::rfind(xml, b"</sheetData>")?;
            xml.get(cursor.at..end)
        }
    }
}

/// The attributes of a cell that count.
#[derive(Default)]
struct CellHead<'a> {
    place: Option<(u32, u32)>,
    style: Option<usize>,
    kind: &'a [u8],
    is_odd: bool,
}

impl Context<'_> {
    fn rows(&self, data: &[u8]) -> Result<Option<Rows>, RefusedKind> {
        let mut rows = Rows {
            builder: SheetBuilder::sharing(self.name, self.shared),
            hidden_rows: Vec::new(),
        };
        let mut quota = Quota::new(self.limits, self.watch);
        let mut cursor = Cursor { xml: data, at: 0 };
        let mut text = String::new();
        loop {
            cursor.skip_space();
            if cursor.at == data.len() {
                return Ok(Some(rows));
            }
            let Some(row) = head_of_row(&mut cursor, &mut rows) else { return Ok(None) };
            let Some((row, TagEnd::Open)) = row else { continue };
            loop {
                cursor.skip_space();
                if cursor.take(b"</row>") {
                    break;
                }
                if self.cell(&mut cursor, row, &mut rows.builder, &mut text).is_none() {
                    return Ok(None);
                }
            }
            quota.count(&rows.builder)?;
        }
    }

    fn cell(
        &self,
        cursor: &mut Cursor<'_>,
        row: u32,
        builder: &mut SheetBuilder,
        text: &mut String,
    ) -> Option<()> {
        if !cursor.take_tag(b"<c") {
            return None;
        }
        let mut head = CellHead::default();
        let end = cursor.attributes(|name, value| match name {
            b"r" => head.place = place_of(value),
            b"s" => {
                head.style = number(value).map(|style| style as usize);
                head.is_odd |= head.style.is_none();
            }
            b"t" => head.kind = value,
            _ => {}
        })?;
        let (cell_row, col) = head.place?;
        if head.is_odd || cell_row != row {
            return None;
        }
        let col = u16::try_from(col).ok()?;
        if matches!(end, TagEnd::Closed) {
            return Some(());
        }
        cursor.skip_space();
        let is_formula = cursor.take_tag(b"<f");
        if is_formula {
            if matches!(cursor.attributes(|_, _| ())?, TagEnd::Open) {
                cursor.text()?;
                if !cursor.take(b"</f>") {
                    return None;
                }
            }
            cursor.skip_space();
        }
        let is_inline = head.kind == b"inlineStr";
        if cursor.take(b"<v>") {
            let raw = cursor.text()?;
            if is_inline || !cursor.take(b"</v>") {
                return None;
            }
            self.value(&head, raw, is_formula, (row, col), builder)?;
        } else if cursor.take(b"<is>") {
            if !is_inline || is_formula {
                return None;
            }
            text.clear();
            read_text(cursor, b"</is>", text, self.limits)?;
            builder.push(row, col, Value::Text(text)).ok()?;
        } else {
            cursor.take(b"<v/>");
            self.value(&head, b"", is_formula, (row, col), builder)?;
        }
        cursor.skip_space();
        cursor.take(b"</c>").then_some(())
    }

    fn value(
        &self,
        head: &CellHead<'_>,
        raw: &[u8],
        is_formula: bool,
        (row, col): (u32, u16),
        builder: &mut SheetBuilder,
    ) -> Option<()> {
        if raw.len() as u64 > self.limits.piece_bytes {
            return None;
        }
        if raw.is_empty() {
            if is_formula && head.kind != b"str" {
                builder.push(row, col, Value::Uncomputed).ok()?;
            }
            return Some(());
        }
        let decoded;
        let value = match head.kind {
            b"" | b"n" => self.number(raw, head.style)?,
            b"s" => return builder.push_shared(row, col, number(raw)?).then_some(()),
            b"str" => {
                decoded = resolved(raw)?;
                Value::Text(&decoded)
            }
            b"b" => Value::Bool(match raw {
                b"0" => false,
                b"1" => true,
                _ => return None,
            }),
            b"e" => Value::Error(ERRORS.into_iter().find(|error| error.as_bytes() == raw)?),
            b"d" => iso_day(std::str::from_utf8(raw).ok().filter(|text| !text.contains('&'))?),
            _ => return None,
        };
        builder.push(row, col, value).ok()
    }

    fn number(&self, raw: &[u8], style: Option<usize>) -> Option<Value<'static>> {
        let value = float(raw)?;
        let style = style.map_or(Some(Style::Number), |style| self.styles.get(style).copied());
        // A style nobody declared makes it a plain number, as anywhere else.
        let Some(Style::Date(kind)) = style else { return Some(Value::Number(value)) };
        let date = like(kind, value);
        Some(civil_day(date).map_or(Value::Number(date.as_f64()), Value::Date))
    }
}

/// A row's number (zero-based), and whether it has cells; `None` inside where it is not plain.
fn head_of_row(cursor: &mut Cursor<'_>, rows: &mut Rows) -> Option<Option<(u32, TagEnd)>> {
    if !cursor.take_tag(b"<row") {
        return None;
    }
    let (mut place, mut is_hidden) = (None, false);
    let end = cursor.attributes(|name, value| match name {
        b"r" => place = number(value),
        b"hidden" => is_hidden = matches!(value, b"1" | b"true"),
        _ => {}
    })?;
    let row = place.filter(|row| (1..=MAX_ROW).contains(row))? - 1;
    if is_hidden {
        rows.hidden_rows.push(row);
    }
    Some(matches!(end, TagEnd::Open).then_some((row, end)))
}

/// A whole number of up to nine digits.
fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
    })
}

/// `B7` as zero-based row and column.
fn place_of(address: &[u8]) -> Option<(u32, u32)> {
    let mut col = 0;
    let mut at = 0;
    while let Some(letter @ b'A'..=b'Z') = address.get(at) {
        col = col * 26 + u32::from(letter - b'A') + 1;
        at += 1;
        if at > 3 {
            return None;
        }
    }
    let row = number(&address[at..])?;
    let fits = (1..=MAX_COL).contains(&col) && (1..=MAX_ROW).contains(&row);
    fits.then(|| (row - 1, col - 1))
}

fn float(raw: &[u8]) -> Option<f64> {
    // Whole numbers of few digits need no rounding.
    if let Some(whole) = number(raw) {
        return Some(f64::from(whole));
    }
    let plain =
        |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E');
    if !raw.iter().all(plain) {
        return None;
    }
    std::str::from_utf8(raw).ok()?.parse().ok()
}

/// A date of the same kind with another value.
fn like(kind: ExcelDateTime, value: f64) -> ExcelDateTime {
    let of =
        if kind.is_duration() { ExcelDateTimeType::TimeDelta } else { ExcelDateTimeType::DateTime };
    // Day one is 1900-01-01, or 1904-01-02 where days are counted from 1904.
    let is_1904 = kind.to_ymd_hms_milli().0 >= 1904;
    ExcelDateTime::new(value, of, is_1904)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_numbers() {
        assert_eq!(place_of(b"A1"), Some((0, 0)));
        assert_eq!(place_of(b"XFD1048576"), Some((1_048_575, 16_383)));
        for odd in ["", "A", "1", "A0", "XFE1", "a1", "A1048577", "AAAA1", "A1B"] {
            assert_eq!(place_of(odd.as_bytes()), None, "{odd}");
        }
        assert_eq!(float(b"-1.5E3"), Some(-1500.0));
        for odd in ["", "1 ", "inf", "nan", "1_0", "0x1", "--1"] {
            assert_eq!(float(odd.as_bytes()), None, "{odd}");
        }
    }
}
