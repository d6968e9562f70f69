//! A table as delimited text: one header row, the rows, nothing else, for other programs.
//!
//! Text never becomes a formula when a spreadsheet opens it: what begins like one stands behind an
//! apostrophe, which [`restore`] takes away again.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use encoding_rs::GB18030;

use super::cell::{Cell, decimal};
use super::labels::Lang;
use super::table::Table;
use super::unit::Units;
use super::{Progress, Watch, WriteError, atomic};

/// How the letters stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-8 with the mark that makes Excel show Chinese.
    #[default]
    Utf8,
    /// GB18030, for older programs.
    Gb18030,
}

/// Rows between two looks at whether to go on.
const STEP: usize = 1024;

/// Writes the table; whatever stood there before is replaced only when all is written.
pub fn write(
    table: &Table<'_>,
    (lang, units): (Lang, Units),
    encoding: Encoding,
    path: &Path,
    watch: Watch<'_>,
) -> Result<(), WriteError> {
    let mut progress = Progress::new(watch, table.rows.len());
    let io = |source| WriteError::Io { path: path.to_path_buf(), source };
    let text = text(table, lang, units, &mut progress)?;
    let bytes: Cow<'_, [u8]> = match encoding {
        Encoding::Utf8 => Cow::Borrowed(text.as_bytes()),
        Encoding::Gb18030 => GB18030.encode(&text).0,
    };
    progress.check()?;
    atomic::replace(path, |writer: &mut BufWriter<_>| {
        if encoding == Encoding::Utf8 {
            writer.write_all("\u{feff}".as_bytes())?;
        }
        writer.write_all(&bytes)
    })
    .map_err(io)
}

fn text(
    table: &Table<'_>,
    lang: Lang,
    units: Units,
    progress: &mut Progress<'_>,
) -> Result<String, WriteError> {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::with_capacity(table.rows.len() * 64));
    let broken = |error: csv::Error| WriteError::Io {
        path: std::path::PathBuf::new(),
        source: io::Error::other(error),
    };
    let shown: Vec<_> = table.columns.iter().map(|column| column.unit(units, lang)).collect();
    for column in &table.columns {
        let over = column.spec.over.as_ref().map(|over| format!("{}/", over.of(lang)));
        let header = column.header(units, lang).replace('\n', "");
        out.write_field(over.unwrap_or_default() + &header).map_err(broken)?;
    }
    out.write_record(None::<&[u8]>).map_err(broken)?;
    for (index, row) in table.rows.iter().enumerate() {
        if index % STEP == 0 && progress.moved(index) == ControlFlow::Break(()) {
            return Err(WriteError::Cancelled);
        }
        for (place, shown) in shown.iter().enumerate() {
            let cell = row.cells.get(place).unwrap_or(&Cell::Blank);
            out.write_field(field(cell, shown.decimals).as_bytes()).map_err(broken)?;
        }
        out.write_record(None::<&[u8]>).map_err(broken)?;
    }
    progress.written(table.rows.len());
    let bytes = out.into_inner().map_err(|error| broken(error.into_error().into()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn field<'c>(cell: &'c Cell<'_>, decimals: u8) -> Cow<'c, str> {
    match cell {
        Cell::Blank => Cow::Borrowed(""),
        Cell::Text(text) => neutral(text),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        number => Cow::Owned(number.stored().map_or_else(String::new, |v| decimal(v, decimals))),
    }
}

/// Whether a spreadsheet may take a text that begins so for a formula. The full-width forms are
/// taken for theirs in Chinese and Japanese settings.
const fn begins_formula(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// The text behind an apostrophe, where it would otherwise begin like a formula.
pub fn neutral(text: &str) -> Cow<'_, str> {
    let plain = text.trim_start_matches('\'');
    if plain.starts_with(begins_formula) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text as it was before [`neutral`].
pub fn restore(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(begins_formula) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_made_harmless() {
        for text in ["=1+1", "+86", "-余", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"] {
            assert_eq!(neutral(text), format!("'{text}"));
        }
        for text in ["", "天阳楼小区", "1998-2000", "'引号", " =1", "3=3"] {
            assert_eq!(neutral(text), text);
        }
    }

    proptest! {
        #[test]
        fn what_was_made_harmless_comes_back(text in "['=+@\\-\\t\\ra1＝]{0,6}") {
            let written = neutral(&text);
            prop_assert!(!written.starts_with(begins_formula));
            prop_assert_eq!(restore(&written), text.as_str());
        }
    }
}
