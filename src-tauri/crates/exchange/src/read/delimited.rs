//! `.csv` and its relatives: text with commas, tabs or semicolons, in UTF-8, UTF-16 or GB18030.
//!
//! Every cell stays text; numbers are read where a column says what they are.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::watch::Watch;
use super::{Quota, unreadable};
use crate::book::{Sheet, SheetBuilder, Value};
use crate::limits::Limits;
use crate::refused::RefusedKind;
use crate::write::csv::restore;

const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];
/// Lines looked at to find the delimiter.
const PROBE_LINES: usize = 40;

pub(super) fn read(bytes: &[u8], limits: &Limits, watch: &dyn Watch) -> Result<Sheet, RefusedKind> {
    let text = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter_of(&text))
        .from_reader(text.as_bytes());
    let mut quota = Quota::new(limits, watch);
    let mut builder = SheetBuilder::new("");
    let mut record = csv::StringRecord::new();
    let mut row = 0;
    let mut last = 0;
    while reader.read_record(&mut record).map_err(|error| unreadable(&error))? {
        // Blank lines are skipped by the reader, but they are rows to people.
        let start = record.position().map_or(0, csv::Position::byte);
        row += blank_lines(text.as_bytes(), usize::try_from(start).unwrap_or(0));
        last = usize::try_from(start).unwrap_or(0);
        for (col, cell) in record.iter().enumerate() {
            let col =
                u16::try_from(col).map_err(|_| unreadable(&"a cell beyond the last column"))?;
            quota.push(&mut builder, row, col, Value::Text(restore(cell)))?;
        }
        row += 1;
    }
    // A quote nothing closes swallows all that follows: the last record is then several lines long.
    let rest = text.get(last..).unwrap_or_default().trim();
    if rest.contains('\n') && rest.matches('"').count() % 2 == 1 {
        return Err(RefusedKind::UnclosedQuote { row });
    }
    Ok(quota.finish(builder))
}

/// Whether a file that is called something else is text with tabs, as some systems write it.
pub(super) fn is_tabbed(bytes: &[u8]) -> bool {
    let lines = |text: String| text.lines().take(2).filter(|line| line.contains('\t')).count();
    decode(bytes).is_ok_and(|text| lines(text) == 2)
}

/// Line ends between where the reader stood and the next record.
fn blank_lines(text: &[u8], start: usize) -> u32 {
    let ends = text[start..].iter().take_while(|b| matches!(b, b'\r' | b'\n'));
    let count = ends.filter(|b| **b == b'\n').count();
    // The second half of the last record's own line end.
    let own = start > 0 && text[start - 1] == b'\r' && text[start..].starts_with(b"\n");
    u32::try_from(count - usize::from(own)).unwrap_or(0)
}

/// UTF-8 unless it is not valid as such; then GB18030, which every Chinese office program writes.
fn decode(bytes: &[u8]) -> Result<String, RefusedKind> {
    for (mark, encoding) in
        [(&b"\xEF\xBB\xBF"[..], UTF_8), (b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)]
    {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
            return text.map(Into::into).ok_or(RefusedKind::NotASpreadsheet);
        }
    }
    if bytes.iter().any(|b| matches!(b, 0..=8 | 14..=31)) {
        return Err(RefusedKind::NotASpreadsheet);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(Into::into).ok_or(RefusedKind::NotASpreadsheet)
}

/// The delimiter that splits the most lines into the same number of parts.
fn delimiter_of(text: &str) -> u8 {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(PROBE_LINES).collect();
    let score = |delimiter: u8| {
        let counts: Vec<usize> =
            lines.iter().map(|line| count_outside_quotes(line, delimiter)).collect();
        let widest = counts.iter().copied().max().unwrap_or(0);
        let agreeing = counts.iter().filter(|count| **count == widest).count();
        if widest == 0 { (0, 0) } else { (agreeing, widest) }
    };
    let mut best = (b',', (0, 0));
    for delimiter in DELIMITERS {
        let found = score(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

fn count_outside_quotes(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        count += usize::from(!quoted && byte == delimiter);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8]) {
        let sheet = read(bytes, &Limits::default(), &()).expect("readable");
        assert_eq!(sheet.get(0, 0), Some(Value::Text("小区")));
        assert_eq!(sheet.get(1, 1), Some(Value::Text("10,5")));
        assert_eq!(sheet.get(3, 0), Some(Value::Text("东苑")));
    }

    #[test]
    fn encodings_and_delimiters_are_told_apart() {
        let text = "小区,户数\n天阳楼,\"10,5\"\n\n东苑,3\n";
        check(text.as_bytes());
        check(format!("\u{feff}{text}").as_bytes());
        check(&GB18030.encode(text).0);
        check("小区,户数\r\n天阳楼,\"10,5\"\r\n\r\n东苑,\"3\n\"\r\n".as_bytes());
        check("小区\t户数\n天阳楼\t10,5\n\n东苑\t3\n".as_bytes());
        check("小区;户数\n天阳楼;10,5\n\n东苑;3\n".as_bytes());
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&[&b"\xFF\xFE"[..], &wide].concat());
    }

    #[test]
    fn a_quote_that_nothing_closes_is_refused_with_its_row() {
        let read = |text: &str| read(text.as_bytes(), &Limits::default(), &());
        let open = read("小区,户数\n甲里,\"10\n乙里,20\n丙里,30\n");
        assert_eq!(open, Err(RefusedKind::UnclosedQuote { row: 2 }));
        assert!(read("小区,管径\n甲里,5\"\n乙里,20\n").is_ok(), "an inch is no quote");
        assert!(read("小区,备注\n甲里,\"两\n行\"\n").is_ok());
        assert!(read("小区,管径,备注\n甲里,5\",好\n乙里,4,\"两\n行\"\n").is_ok());
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        for bytes in [&b"\x00\x01\x02"[..], b"\x89PNG\r\n\x1a\n\x00", b"a,b\xFF\xFF"] {
            assert_eq!(read(bytes, &Limits::default(), &()), Err(RefusedKind::NotASpreadsheet));
        }
    }
}
