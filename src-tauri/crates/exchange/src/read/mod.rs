//! Safe reading: a file of any spreadsheet format becomes a sparse [`Book`] or a refusal.
//!
//! What the file is gets decided by its content, never by its name alone. Nothing is recognised
//! here and nothing is written. Before calamine sees a file, its container is walked and measured
//! (`package`, `ole`), because some ten-line files ask it for gigabytes; what cannot be measured
//! enough is parsed in a process of its own (`isolated`).

mod biff;
mod delimited;
mod isolated;
mod legacy;
mod ods;
mod ole;
mod package;
mod plain;
mod value;
pub mod watch;
mod xlsb;
mod xlsx;
mod xml_scan;

pub use isolated::{COMMAND as READER_COMMAND, serve};

use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::book::{Book, Sheet, SheetBuilder, Value};
use crate::limits::Limits;
use crate::refused::{Cap, InputRefused, RefusedKind};

use isolated::Format;
use package::Kind;
use watch::{Stage, Step, Watch};

const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
const OLE_MAGIC: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const DELIMITED_EXTENSIONS: [&str; 3] = ["csv", "tsv", "txt"];
/// How often a reading tells how far it has come.
const CELLS_PER_STEP: u64 = 8192;

/// Reads a spreadsheet file with its merged ranges, hidden rows and hidden sheets.
pub fn read_book(path: &Path, limits: &Limits) -> Result<Book, InputRefused> {
    read_book_watched(path, limits, &())
}

/// The same, with somebody who looks on and may stop it.
pub fn read_book_watched(
    path: &Path,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Book, InputRefused> {
    let file_name =
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let refuse = |kind| InputRefused::file(file_name.clone(), kind);
    let bytes = load(path, limits).map_err(refuse)?;
    let extension =
        path.extension().map(|ext| ext.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let sheets = sheets_of(&bytes, &extension, limits, watch).map_err(refuse)?;
    if sheets.iter().all(Sheet::is_empty) {
        return Err(InputRefused::file(file_name, RefusedKind::Empty));
    }
    Ok(Book { file_name, sheets: sheets.into_iter().map(Arc::new).collect() })
}

/// A workbook read without the quick way through plain ones; `None` for what is no `.xlsx`. It
/// gives the same, and is there to be compared with.
pub fn read_book_in_full(path: &Path, limits: &Limits) -> Option<Result<Book, InputRefused>> {
    let file_name = path.file_name()?.to_string_lossy().into_owned();
    let bytes = load(path, limits).ok().filter(|bytes| bytes.starts_with(ZIP_MAGIC))?;
    let (mut archive, kind) = package::open(&bytes, limits).ok()?;
    if kind != Kind::Xlsx {
        return None;
    }
    let sheets = guarded(|| xlsx::read_all(&bytes, &mut archive, limits, &()));
    Some(match sheets {
        Ok(sheets) => Ok(Book { file_name, sheets: sheets.into_iter().map(Arc::new).collect() }),
        Err(kind) => Err(InputRefused::file(file_name, kind)),
    })
}

fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, RefusedKind> {
    let cannot = |error: std::io::Error| RefusedKind::CannotOpen { reason: error.to_string() };
    let file = File::open(path).map_err(cannot)?;
    let length = file.metadata().map_err(cannot)?.len();
    let over = RefusedKind::TooLarge { cap: Cap::FileBytes, limit: limits.file_bytes };
    if length > limits.file_bytes {
        return Err(over);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    // One byte more than allowed: the file may have grown since it was measured.
    file.take(limits.file_bytes + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > limits.file_bytes { Err(over) } else { Ok(bytes) }
}

fn sheets_of(
    bytes: &[u8],
    extension: &str,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<Sheet>, RefusedKind> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(RefusedKind::Empty);
    }
    if bytes.starts_with(ZIP_MAGIC) {
        return guarded(|| {
            let (mut archive, kind) = package::open(bytes, limits)?;
            match kind {
                Kind::Xlsx => xlsx::read(bytes, &mut archive, limits, watch),
                Kind::Xlsb => isolated::read(Format::Xlsb, bytes, limits, watch),
                Kind::Ods => isolated::read(Format::Ods, bytes, limits, watch),
            }
        });
    }
    if bytes.starts_with(OLE_MAGIC) {
        return isolated::read(Format::Xls, bytes, limits, watch);
    }
    if is_web_page(bytes) {
        return Err(RefusedKind::WebPage);
    }
    if DELIMITED_EXTENSIONS.contains(&extension) || delimited::is_tabbed(bytes) {
        return delimited::read(bytes, limits, watch).map(|sheet| vec![sheet]);
    }
    Err(RefusedKind::NotASpreadsheet)
}

/// What looks like a web page or XML from its first letters.
fn is_web_page(bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 6] = [b"<!doctype", b"<html", b"<head", b"<meta", b"<table", b"<?xml"];
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let starts = |word: &&[u8]| {
        bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    STARTS.iter().any(starts)
}

/// A damaged file can still make a parser panic; that is the file's fault and becomes a refusal.
fn guarded<T>(read: impl FnOnce() -> Result<T, RefusedKind>) -> Result<T, RefusedKind> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(RefusedKind::Unreadable { reason: "the parser stopped on damaged data".to_owned() })
    })
}

pub(crate) fn unreadable(error: &impl ToString) -> RefusedKind {
    RefusedKind::Unreadable { reason: error.to_string() }
}

/// Counts what all sheets of a book hold together, against the caps.
struct Quota<'a> {
    limits: &'a Limits,
    watch: &'a dyn Watch,
    cells_before: usize,
    text_before: usize,
    rows: u64,
    last_row: Option<u32>,
    /// Cells that somebody looking on knows of.
    told: u64,
}

impl<'a> Quota<'a> {
    const fn new(limits: &'a Limits, watch: &'a dyn Watch) -> Self {
        Self { limits, watch, cells_before: 0, text_before: 0, rows: 0, last_row: None, told: 0 }
    }

    fn push(
        &mut self,
        builder: &mut SheetBuilder,
        row: u32,
        col: u16,
        value: Value<'_>,
    ) -> Result<(), RefusedKind> {
        if self.last_row != Some(row) {
            self.last_row = Some(row);
            self.rows += 1;
        }
        builder.push(row, col, value).map_err(|cap| self.over(cap))?;
        self.count(builder)
    }

    /// Compares what there is by now with the caps, and tells whoever looks on.
    fn count(&mut self, builder: &SheetBuilder) -> Result<(), RefusedKind> {
        let cells = (self.cells_before + builder.cell_count()) as u64;
        let text = (self.text_before + builder.text_bytes()) as u64;
        if self.rows > self.limits.rows {
            return Err(self.over(Cap::Rows));
        }
        if cells > self.limits.cells {
            return Err(self.over(Cap::Cells));
        }
        if text > self.limits.text_bytes {
            return Err(self.over(Cap::TextBytes));
        }
        if cells >= self.told + CELLS_PER_STEP {
            self.told = cells;
            let step = Step { stage: Stage::Cells, done: cells, of: 0 };
            if self.watch.step(step).is_break() {
                return Err(RefusedKind::Cancelled);
            }
        }
        Ok(())
    }

    fn finish(&mut self, builder: SheetBuilder) -> Sheet {
        self.cells_before += builder.cell_count();
        self.text_before += builder.text_bytes();
        self.rows = 0;
        self.last_row = None;
        builder.finish()
    }

    fn over(&self, cap: Cap) -> RefusedKind {
        over(cap, self.limits)
    }
}

fn over(cap: Cap, limits: &Limits) -> RefusedKind {
    let limit = match cap {
        Cap::FileBytes => limits.file_bytes,
        Cap::UnpackedBytes => limits.unpacked_bytes,
        Cap::PieceBytes => limits.piece_bytes,
        Cap::Rows => limits.rows,
        Cap::Cells => limits.cells,
        Cap::TextBytes => limits.text_bytes,
        Cap::Entries => limits.entries,
    };
    RefusedKind::TooLarge { cap, limit }
}

/// The day of a spreadsheet date, or `None` for a bare time or an impossible day.
fn civil_day(date: calamine::ExcelDateTime) -> Option<Date> {
    if !date.is_datetime() || date.as_f64() < 1.0 {
        return None;
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
