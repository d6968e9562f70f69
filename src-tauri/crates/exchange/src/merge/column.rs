//! Where the carried columns stand in a returned sheet, whatever was done to their order, and which
//! unit each has now.

use super::returned::{Remark, RemarkKind};
use crate::book::{Row, Sheet, column_letter};
use crate::carried::{CarriedColumn, CarriedSheet, ID_HEADER, Shape};
use crate::columns::{ColumnTable, Field};
use crate::text::compact;

/// Rows looked at for a header.
const MOST_ROWS: usize = 60;

/// A carried column as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) col: u16,
    /// Power of ten of the unit its header names.
    pub(super) power: i32,
}

/// The columns of a returned sheet.
#[derive(Debug)]
pub(super) struct Columns {
    /// Row of the headers.
    pub(super) header: u32,
    /// The hidden column with the ids.
    pub(super) id: Option<u16>,
    /// For each carried column where it is now.
    pub(super) found: Vec<Option<Found>>,
}

/// Finds the columns; `None` when nothing of the carried header is there.
pub(super) fn find(
    sheet: &Sheet,
    carried: &CarriedSheet,
    remarks: &mut Vec<Remark>,
) -> Option<Columns> {
    let rows: Vec<Row<'_>> = sheet.rows_from(0).take(MOST_ROWS).collect();
    let marked = rows.iter().find_map(|row| {
        let id = row.cells().find(|(_, value)| value.as_text().map(str::trim) == Some(ID_HEADER));
        id.map(|(col, _)| (*row, col))
    });
    let known: Vec<String> = carried.columns.iter().map(|column| name(&column.header).0).collect();
    let (header, id) = match marked {
        Some((row, col)) => (row, Some(col)),
        None => (best(&rows, &known)?, None),
    };
    let mut columns =
        Columns { header: header.number, id, found: vec![None; carried.columns.len()] };
    for (col, value) in header.cells().filter(|(col, _)| Some(*col) != id) {
        let text = value.to_text();
        place(&mut columns, carried, &known, col, &text, &mut |kind, shown: &str| {
            let mut remark = Remark::plain(&sheet.name, kind);
            remark.row = Some(header.number + 1);
            remark.column = Some(column_letter(col));
            shown.clone_into(&mut remark.text);
            remarks.push(remark);
        });
    }
    for (column, found) in carried.columns.iter().zip(&columns.found) {
        if found.is_none() {
            let mut remark = Remark::plain(&sheet.name, RemarkKind::ColumnGone);
            remark.text = one_line(&column.header);
            remarks.push(remark);
        }
    }
    columns.found.iter().any(Option::is_some).then_some(columns)
}

/// How many of the carried columns stand in the sheet under their own headers: whether it is one
/// that went out, where nothing else tells any more.
pub fn resemblance(sheet: &Sheet, carried: &CarriedSheet) -> usize {
    let Some(columns) = find(sheet, carried, &mut Vec::new()) else { return 0 };
    let headers = carried.columns.iter().zip(&columns.found);
    let is_own = |(column, found): &(&CarriedColumn, &Option<Found>)| {
        let text = found.and_then(|found| sheet.get(columns.header, found.col));
        text.is_some_and(|text| name(&text.to_text()).0 == name(&column.header).0)
    };
    headers.filter(is_own).count()
}

/// A header on one line.
fn one_line(header: &str) -> String {
    header.split_whitespace().collect()
}

/// The row that says most of the known headers, at least two of them or all there are.
fn best<'a>(rows: &[Row<'a>], known: &[String]) -> Option<Row<'a>> {
    let says = |row: &Row<'_>| {
        row.cells().filter(|(_, value)| known.contains(&name(&value.to_text()).0)).count()
    };
    let best = rows.iter().map(|row| (says(row), *row)).max_by_key(|(count, row)| {
        // Of equals the upper one.
        (*count, std::cmp::Reverse(row.number))
    });
    best.filter(|(count, _)| *count >= known.len().min(2)).map(|(_, row)| row)
}

/// A header without its unit, and the power of ten of the unit if it names one.
fn name(header: &str) -> (String, Option<i32>) {
    let (base, unit) = ColumnTable::shipped().split_unit(&compact(header));
    (base, unit.map(|unit| unit.power))
}

fn place(
    columns: &mut Columns,
    carried: &CarriedSheet,
    known: &[String],
    col: u16,
    header: &str,
    say: &mut dyn FnMut(RemarkKind, &str),
) {
    let (base, power) = name(header);
    let shown = one_line(header);
    // Two columns may differ by nothing but what stands in their brackets.
    let whole =
        carried.columns.iter().position(|column| compact(&column.header) == compact(header));
    let at = whole.or_else(|| known.iter().position(|known| *known == base));
    let at = at.or_else(|| {
        let at = renamed(columns, carried, header)?;
        say(RemarkKind::ColumnRenamed, &shown);
        Some(at)
    });
    let Some(at) = at else {
        // A number of the row says nothing of the record.
        if ColumnTable::shipped().meaning(header, &[]).field != Some(Field::Sequence) {
            say(RemarkKind::ColumnAdded, &shown);
        }
        return;
    };
    if columns.found[at].is_some() {
        say(RemarkKind::ColumnTwice, &shown);
        return;
    }
    columns.found[at] = Some(Found { col, power: power_of(&carried.columns[at], power) });
}

/// The power of the unit a header names now; one without a unit keeps the unit it went out with.
fn power_of(column: &CarriedColumn, named: Option<i32>) -> i32 {
    match column.shape {
        Shape::Number { power, .. } => named.unwrap_or(power),
        Shape::Text | Shape::Day => 0,
    }
}

/// The free carried column that means the same field of a community, under another header.
fn renamed(columns: &Columns, carried: &CarriedSheet, header: &str) -> Option<usize> {
    let table = ColumnTable::shipped();
    let field = table.meaning(header, &[]).field?;
    let mut same = carried.columns.iter().enumerate().filter(|(at, column)| {
        columns.found[*at].is_none() && table.meaning(&column.header, &[]).field == Some(field)
    });
    let (at, _) = same.next()?;
    // Where two columns could be meant, none is guessed.
    same.next().is_none().then_some(at)
}
