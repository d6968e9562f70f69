//! A total below the last of several tables of one sheet may add all of them up.

use super::found::{TableFound, TotalCheck};
use super::remark::{Amount, Remark, RemarkKind};
use crate::columns::Field;

/// Compares totals that do not fit their own table with this and the tables above it together.
/// Those that fit are checks that hold; the others stay as they are.
pub(super) fn over_tables(tables: &mut [TableFound]) {
    for place in 1..tables.len() {
        let (above, rest) = tables.split_at_mut(place);
        let table = &mut rest[0];
        let mut rows: Vec<u32> =
            table.checks.iter().filter(|check| !check.matches).map(|check| check.row).collect();
        rows.dedup();
        for row in rows {
            settle(above, table, row);
        }
    }
}

fn settle(above: &[TableFound], table: &mut TableFound, row: u32) {
    let of_row = |check: &&TotalCheck| check.row == row;
    let sum = |check: &TotalCheck| {
        above.iter().try_fold(check.computed, |sum, other| sum.plus(total(other, check.field)?))
    };
    let sums: Option<Vec<Amount>> = table.checks.iter().filter(of_row).map(sum).collect();
    let Some(sums) = sums else { return };
    let is_whole = table.checks.iter().filter(of_row).all(|check| !check.label.ends_with("小计"));
    let mut sides = table.checks.iter().filter(of_row).zip(&sums);
    if !is_whole || !sides.all(|(check, sum)| check.stated == *sum) {
        return;
    }
    let rows_above: usize = above.iter().map(|table| table.communities.len()).sum();
    let (mut columns, mut rows, mut label) = (0, 0, String::new());
    for (check, sum) in table.checks.iter_mut().filter(|check| check.row == row).zip(sums) {
        check.computed = sum;
        check.matches = true;
        check.rows += rows_above;
        (columns, rows) = (columns + 1, check.rows);
        label.clone_from(&check.label);
    }
    let differs = |remark: &Remark| {
        remark.row == Some(row) && matches!(remark.kind, RemarkKind::SubtotalDiffers { .. })
    };
    table.remarks.retain(|remark| !differs(remark));
    table.remarks.push(Remark {
        kind: RemarkKind::SubtotalMatches { columns, rows },
        sheet: table.sheet.clone(),
        row: Some(row),
        column: None,
        text: label,
    });
    table.remarks.sort_by_key(|remark| remark.row);
}

/// What the communities of a table add up to in a field.
fn total(table: &TableFound, field: Field) -> Option<Amount> {
    let totals = table.totals();
    Some(match field {
        Field::Buildings => Amount::Count(totals.buildings),
        Field::Households => Amount::Count(totals.households),
        Field::FloorArea => Amount::Area(totals.floor_area),
        Field::Investment => Amount::Money(totals.investment),
        _ => return None,
    })
}
