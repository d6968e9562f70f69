//! `.ods`: one XML part with rows and columns that repeat, read by calamine as a whole.
//!
//! Its tags are walked first: for what the repeats would expand to, and for what the parser does
//! not tell (merged ranges, hidden rows, formulas without a result).

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Range, Reader};
use memchr::memchr;

use super::legacy::{MAX_DENSE_CELLS, in_order, sheet};
use super::package::{self, SheetExtras};
use super::watch::Watch;
use super::xml_scan::{Tag, tag_at};
use super::{Quota, over, unreadable};
use crate::book::{Merged, Sheet};
use crate::limits::Limits;
use crate::refused::{Cap, RefusedKind};

pub(super) fn read_ods(
    bytes: &[u8],
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<Sheet>, RefusedKind> {
    let (mut archive, _) = package::open(bytes, limits)?;
    let mut extras = Vec::new();
    package::unpack(&mut archive, limits, watch, |name, xml| {
        if name == "content.xml" {
            extras = scan(xml, limits)?;
        }
        Ok(())
    })?;
    let mut book: Ods<_> = match Ods::new(Cursor::new(bytes)) {
        Err(OdsError::Password) => return Err(RefusedKind::PasswordProtected),
        book => book.map_err(|error| unreadable(&error))?,
    };
    let shown = in_order(&book);
    let mut ranges: HashMap<String, Range<Data>> = book.worksheets().into_iter().collect();
    let mut quota = Quota::new(limits, watch);
    let mut sheets = Vec::new();
    for ((name, is_hidden), extras) in shown.into_iter().zip(extras) {
        let Some(range) = ranges.remove(&name) else { continue };
        let mut sheet = sheet(&mut quota, &name, &range)?;
        drop(range);
        extras.put(&mut sheet, limits)?;
        sheet.is_hidden = is_hidden;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Adds up how many cells and how much text the repeats would expand to, and collects what is
/// said of each table.
pub(super) fn scan(xml: &[u8], limits: &Limits) -> Result<Vec<SheetExtras>, RefusedKind> {
    let mut scan = Scan::new(limits);
    let mut at = 0;
    while let Some(offset) = memchr(b'<', &xml[at..]) {
        let start = at + offset;
        scan.text(start - at);
        if xml[start..].starts_with(b"</") {
            scan.close(&xml[start + 2..])?;
        } else if let Some(tag) = tag_at(xml, start) {
            scan.open(&tag)?;
            at = tag.end;
            continue;
        }
        at = start + 1;
    }
    scan.finish()
}

#[derive(Debug)]
struct Scan<'a> {
    limits: &'a Limits,
    /// Tables and notes that are open: the parser waits for their end for ever.
    open_tables: u32,
    open_notes: u32,
    /// Repeats of this row, and whether it is hidden.
    rows: u64,
    is_hidden: bool,
    /// Columns of this row up to its last cell with content, and up to its last cell at all.
    filled: u64,
    columns: u64,
    repeat: u64,
    row_bytes: u64,
    /// Over the whole table.
    height: u64,
    last_filled: u64,
    width: u64,
    extras: SheetExtras,
    /// Over the whole file.
    cells: u64,
    bytes: u64,
    tables: Vec<SheetExtras>,
}

impl<'a> Scan<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            open_tables: 0,
            open_notes: 0,
            rows: 0,
            is_hidden: false,
            filled: 0,
            columns: 0,
            repeat: 0,
            row_bytes: 0,
            height: 0,
            last_filled: 0,
            width: 0,
            extras: SheetExtras::default(),
            cells: 0,
            bytes: 0,
            tables: Vec::new(),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), RefusedKind> {
        match tag.name {
            b"table" if !tag.closed => self.open_tables += 1,
            b"annotation" if !tag.closed => self.open_notes += 1,
            b"table-row" => {
                self.rows = tag.number("table:number-rows-repeated").unwrap_or(1);
                let shown = tag.attribute("table:visibility").unwrap_or("visible");
                self.is_hidden = shown != "visible";
                if tag.closed {
                    self.end_row();
                }
            }
            b"table-cell" | b"covered-table-cell" => self.cell(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), RefusedKind> {
        if name.starts_with(b"table:table-row>") {
            self.end_row();
        } else if name.starts_with(b"table:table>") {
            self.end_table()?;
        } else if name.starts_with(b"office:annotation>") {
            self.open_notes = self.open_notes.saturating_sub(1);
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), RefusedKind> {
        let row = self.height;
        let col = self.columns;
        // The reader itself stops at the last column a spreadsheet can have.
        self.repeat = tag.number("table:number-columns-repeated").unwrap_or(1).min(16_384);
        self.columns = self.columns.saturating_add(self.repeat);
        if !tag.closed {
            self.filled = self.columns;
        }
        let spans = |name| tag.number(name).unwrap_or(1).max(1);
        let (down, across) =
            (spans("table:number-rows-spanned"), spans("table:number-columns-spanned"));
        let last = |from: u64, length: u64| from.saturating_add(length - 1);
        if (down > 1 || across > 1)
            && let (Ok(top), Ok(bottom)) = (row.try_into(), last(row, down).try_into())
            && let (Ok(left), Ok(right)) = (col.try_into(), last(col, across).try_into())
        {
            self.extras.merged.push(Merged { top, left, bottom, right });
        }
        if tag.attribute("table:formula").is_some()
            && tag.attribute("office:value-type").is_none()
            && let (Ok(row), Ok(col)) = (row.try_into(), col.try_into())
        {
            self.extras.uncomputed.push((row, col));
        }
        let most = (self.limits.entries / 10).try_into().unwrap_or(usize::MAX);
        if self.extras.merged.len() > most || self.extras.uncomputed.len() > most {
            return Err(over(Cap::Entries, self.limits));
        }
        Ok(())
    }

    fn text(&mut self, bytes: usize) {
        self.row_bytes =
            self.row_bytes.saturating_add((bytes as u64).saturating_mul(self.repeat.max(1)));
    }

    fn end_row(&mut self) {
        if self.is_hidden {
            let rows = self.height..self.height.saturating_add(self.rows.min(self.limits.rows));
            self.extras.hidden_rows.extend(rows.filter_map(|row| u32::try_from(row).ok()));
        }
        self.height = self.height.saturating_add(self.rows);
        if self.filled > 0 {
            self.last_filled = self.height;
            self.width = self.width.max(self.filled);
            self.bytes = self.bytes.saturating_add(self.row_bytes.saturating_mul(self.rows.max(1)));
        }
        (self.filled, self.columns, self.repeat, self.row_bytes) = (0, 0, 0, 0);
    }

    fn end_table(&mut self) -> Result<(), RefusedKind> {
        self.cells = self.cells.saturating_add(self.last_filled.saturating_mul(self.width));
        (self.height, self.last_filled, self.width) = (0, 0, 0);
        self.open_tables = self.open_tables.saturating_sub(1);
        self.tables.push(std::mem::take(&mut self.extras));
        let hidden: usize = self.tables.iter().map(|table| table.hidden_rows.len()).sum();
        if hidden as u64 > self.limits.entries {
            return Err(over(Cap::Entries, self.limits));
        }
        Ok(())
    }

    fn finish(self) -> Result<Vec<SheetExtras>, RefusedKind> {
        if self.open_tables > 0 || self.open_notes > 0 {
            return Err(unreadable(&"a table that does not end"));
        }
        if self.cells > MAX_DENSE_CELLS {
            return Err(RefusedKind::TooLarge { cap: Cap::Cells, limit: MAX_DENSE_CELLS });
        }
        if self.bytes > self.limits.text_bytes {
            return Err(over(Cap::TextBytes, self.limits));
        }
        Ok(self.tables)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELL: &str = "<table:table-cell><text:p>1</text:p></table:table-cell>";

    fn scanned(rows: &str) -> Result<Vec<SheetExtras>, RefusedKind> {
        let xml = format!("<table:table table:name=\"a\">{rows}</table:table>");
        scan(xml.as_bytes(), &Limits::default())
    }

    fn check(rows: &str, accepted: bool) {
        assert_eq!(scanned(rows).is_ok(), accepted, "{rows}");
    }

    #[test]
    fn repeats_are_measured_before_they_are_expanded() {
        check(&format!("<table:table-row>{CELL}</table:table-row>"), true);
        // What every program writes below and right of the content.
        let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        let below = format!(
            "<table:table-row>{CELL}{blank}</table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048575\">{blank}</table:table-row>"
        );
        check(&below, true);
        // The same with something in the far corner.
        let corner = format!("{below}<table:table-row>{blank}{CELL}</table:table-row>");
        check(&corner, false);
        let wide = "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>1</text:p>\
                    </table:table-cell>";
        check(
            &format!(
                "<table:table-row table:number-rows-repeated=\"1000\">{wide}</table:table-row>"
            ),
            false,
        );
    }

    #[test]
    fn merges_hidden_rows_and_formulas_without_a_result_are_collected() {
        let extras = scanned(&format!(
            "<table:table-row table:number-rows-repeated=\"2\">{CELL}</table:table-row>\
             <table:table-row table:visibility=\"collapse\">{CELL}\
             <table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"3\">\
             </table:table-cell><table:table-cell table:formula=\"of:=1\"/></table:table-row>"
        ));
        let extras = &extras.expect("sound")[0];
        assert_eq!(extras.merged, [Merged { top: 2, left: 1, bottom: 4, right: 2 }]);
        assert_eq!(extras.hidden_rows, [2]);
        assert_eq!(extras.uncomputed, [(2, 2)]);
    }

    #[test]
    fn a_table_that_never_ends_is_not_waited_for() {
        let cut = format!("<table:table table:name=\"a\"><table:table-row>{CELL}");
        assert!(scan(cut.as_bytes(), &Limits::default()).is_err());
    }
}
