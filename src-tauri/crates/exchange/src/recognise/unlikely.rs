//! Figures that fit no community: of another unit, most likely. Only remarks; nothing is changed.
//!
//! Published projects have about 92 m² a household and cost 268 to 539 元 a m²: what lies a long way
//! outside of that is a 万 too many or too few.

use std::ops::RangeInclusive;

use super::plan::Plan;
use super::remark::{Remark, RemarkKind};
use super::rows::Draft;
use crate::book::{Sheet, column_letter};
use crate::columns::Field;

/// m² of a household.
const HOUSEHOLD: RangeInclusive<i64> = 10..=1_000;
/// m² of a community whose households nobody knows: from a small house to a small town.
const COMMUNITY: RangeInclusive<i64> = 50..=3_000_000;
/// 元 for a m².
const SQUARE_METRE: RangeInclusive<i64> = 5..=20_000;
/// A column in which more rows than this are unlikely is told of once.
const MOST: usize = 12;

/// Remarks on the sizes and the money of rows.
pub(super) fn unlikely(sheet: &Sheet, plan: &Plan, data: &[Draft]) -> Vec<Remark> {
    let sizes = of_column(sheet, plan, data, Field::FloorArea, unlikely_size);
    let money = of_column(sheet, plan, data, Field::Investment, |draft| {
        // Where the size fits nothing it is the size that is to be looked at.
        let area = draft.row.floor_area.filter(|_| unlikely_size(draft).is_none())?;
        let amount = draft.row.investment?;
        let per_square_metre = amount.0.checked_div(area.0)?;
        let fits = amount.0 == 0 || SQUARE_METRE.contains(&per_square_metre);
        (!fits).then_some(RemarkKind::UnlikelyMoney { per_square_metre })
    });
    sizes.into_iter().chain(money).collect()
}

fn unlikely_size(draft: &Draft) -> Option<RemarkKind> {
    let area = draft.row.floor_area.filter(|area| area.0 != 0)?.0 / 100;
    match draft.row.households.and_then(|households| area.checked_div(households)) {
        Some(per_household) => (!HOUSEHOLD.contains(&per_household))
            .then_some(RemarkKind::UnlikelySize { per_household }),
        None => (!COMMUNITY.contains(&area)).then_some(RemarkKind::UnlikelyArea { area }),
    }
}

fn of_column(
    sheet: &Sheet,
    plan: &Plan,
    data: &[Draft],
    field: Field,
    look: impl Fn(&Draft) -> Option<RemarkKind>,
) -> Vec<Remark> {
    let Some(column) = plan.find(field) else { return Vec::new() };
    let remark = |draft: &Draft| {
        let kind = look(draft)?;
        let value = sheet.get(draft.row.sheet_row - 1, column.col);
        Some(Remark {
            kind,
            sheet: sheet.name.clone(),
            row: Some(draft.row.sheet_row),
            column: Some(column_letter(column.col)),
            text: value.map(|value| value.to_text().into_owned()).unwrap_or_default(),
        })
    };
    let mut remarks: Vec<Remark> = data.iter().filter_map(remark).take(MOST + 1).collect();
    if remarks.len() > MOST {
        remarks.truncate(1);
        // The first of them stands for the column.
        remarks[0].row = None;
    }
    remarks
}
