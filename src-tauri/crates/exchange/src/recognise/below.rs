//! Rows right below a header that still belong to it: the numbers of the columns (甲, 乙, 1, 2, …) and
//! a row of nothing but units.

use crate::book::{Row, Sheet};
use crate::columns::{ColumnTable, UnitFound};
use crate::text::compact;

use super::header::HeaderColumn;

/// Most such rows below one header.
const MOST: usize = 2;

/// How many rows from `index` on belong to the header above; units they name go to its columns.
pub(super) fn belonging(
    sheet: &Sheet,
    index: usize,
    columns: &mut [HeaderColumn],
    table: &ColumnTable,
) -> usize {
    let mut count = 0;
    for row in sheet.rows_from(index).take(MOST) {
        if !numbers_columns(row) {
            let Some(units) = units_of(row, columns, table) else { break };
            for (place, unit) in units {
                columns[place].meaning.unit.get_or_insert(unit);
            }
        }
        count += 1;
    }
    count
}

/// 甲 乙 1 2 3 …, 1 2 3 4=2+3 …: every cell counts on from the one before.
fn numbers_columns(row: Row<'_>) -> bool {
    const STEMS: [&str; 8] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];
    let mut stems = 0;
    let mut last = 0;
    for (_, value) in row.cells() {
        let text = compact(&value.to_text());
        let text = text.trim_matches(['(', ')']);
        if last == 0 && STEMS.get(stems) == Some(&text) {
            stems += 1;
            continue;
        }
        // 4=5+6 is the fourth column, and how it is worked out.
        let number = text.split('=').next().and_then(|number| number.parse::<u32>().ok());
        if number != Some(last + 1) {
            return false;
        }
        last += 1;
    }
    stems + last as usize >= 3
}

/// The units of a row that names nothing else, by the place of their column; two at least.
fn units_of(
    row: Row<'_>,
    columns: &[HeaderColumn],
    table: &ColumnTable,
) -> Option<Vec<(usize, UnitFound)>> {
    let mut units = Vec::new();
    for (col, value) in row.cells() {
        let text = compact(value.as_text()?);
        if matches!(text.as_str(), "-" | "—" | "/") {
            continue;
        }
        let text = text.trim_matches(['(', ')']);
        let place = columns.iter().position(|column| column.col == col)?;
        match columns[place].meaning.field {
            Some(field) => units.push((place, table.unit_for(text, field.dimension())?)),
            None => {
                table.unit(text)?;
            }
        }
    }
    (units.len() >= 2).then_some(units)
}
