//! A column whose figures all moved by one power of ten while its header kept its unit: somebody
//! converted the figures and forgot the header, or meant it. Nobody can know, so it is asked.

use std::collections::BTreeMap;

use super::question::{Change, Merge, Question, QuestionKind};
use super::returned::{Remark, RemarkKind};
use crate::carried::{Carried, CarriedSheet, Shape};

/// Fewer figures than this move together by chance.
const LEAST: usize = 3;
/// Powers of ten that units differ by.
const MOST_POWER: u32 = 8;

/// Asks about what would be taken from such columns.
pub(super) fn ask(out: &mut Merge, carried: &Carried) {
    let mut counts: BTreeMap<(usize, usize, i32), usize> = BTreeMap::new();
    for change in &out.taken {
        if let Some(power) = power(carried, change) {
            *counts.entry((change.sheet, change.column, power)).or_default() += 1;
        }
    }
    counts.retain(|(sheet, column, _), count| {
        let figures = figures(&carried.sheets[*sheet], *column);
        *count >= LEAST && *count * 4 >= figures * 3
    });
    let is_meant = |change: &Change| {
        power(carried, change)
            .is_some_and(|power| counts.contains_key(&(change.sheet, change.column, power)))
    };
    for change in out.taken.iter().filter(|change| is_meant(change)) {
        out.questions.push(Question::doubting(change));
    }
    let (doubtful, taken): (Vec<Change>, Vec<Change>) =
        std::mem::take(&mut out.taken).into_iter().partition(is_meant);
    out.taken = taken;
    for ((sheet, column, _), count) in &counts {
        let first = doubtful.iter().find(|one| (one.sheet, one.column) == (*sheet, *column));
        let Some(first) = first else { continue };
        let mut remark = Remark::plain(&first.place.sheet, RemarkKind::ScaledColumn);
        remark.column = Some(first.place.column());
        remark.text = carried.sheets[*sheet].columns[*column].header.split_whitespace().collect();
        remark.count = *count;
        out.remarks.push(remark);
    }
}

/// Figures that went out in a column; zero stays zero in every unit.
fn figures(sheet: &CarriedSheet, column: usize) -> usize {
    let values = sheet.rows.iter().filter_map(|row| row.values.get(column)?.as_deref());
    values.filter(|text| *text != "0").count()
}

/// By which power of ten a figure moved, if by one and nothing else.
fn power(carried: &Carried, change: &Change) -> Option<i32> {
    let shape = carried.sheets[change.sheet].columns[change.column].shape;
    let Shape::Number { .. } = shape else { return None };
    let figure = |value: &Option<String>| value.as_deref()?.parse::<i64>().ok();
    let (before, value) = (figure(&change.before)?, figure(&change.value)?);
    let (small, large, sign) =
        if before.abs() < value.abs() { (before, value, 1) } else { (value, before, -1) };
    (1..=MOST_POWER).zip(1..).find_map(|(power, signed)| {
        let step = 10_i64.pow(power);
        // A smaller figure may have lost the decimals that the stored unit does not hold.
        let is_exact = small.checked_mul(step) == Some(large);
        let is_rounded = sign < 0 && (large + large.signum() * (step / 2)) / step == small;
        (small != 0 && (is_exact || is_rounded)).then_some(sign * signed)
    })
}

impl Question {
    /// A change that is asked about instead of taken; a remark says why.
    pub fn doubting(change: &Change) -> Self {
        Self {
            kind: QuestionKind::NoBase,
            sheet: change.sheet,
            id: change.id.clone(),
            name: change.name.clone(),
            column: Some(change.column),
            base: change.before.clone(),
            file: change.value.clone(),
            mine: change.before.clone(),
            place: Some(change.place.clone()),
            cells: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carried::{CarriedColumn, Role};
    use crate::merge::Place;

    fn moved(before: &str, value: &str) -> Option<i32> {
        let shape = Shape::Number { power: 0, digits: 2, shown: 2 };
        let column = CarriedColumn {
            field: "floor_area_m2".to_owned(),
            header: "建筑面积".to_owned(),
            shape,
            role: Role::Editable,
        };
        let sheet = CarriedSheet { columns: vec![column], ..CarriedSheet::default() };
        let carried = Carried { sheets: vec![sheet], ..Carried::default() };
        let change = Change {
            sheet: 0,
            id: "a".to_owned(),
            name: "甲".to_owned(),
            column: 0,
            before: Some(before.to_owned()),
            value: Some(value.to_owned()),
            place: Place { sheet: String::new(), row: 4, cell: "B4".to_owned() },
        };
        power(&carried, &change)
    }

    #[test]
    fn a_power_of_ten_is_told_from_another_figure() {
        assert_eq!(moved("1300000", "130"), Some(-4));
        assert_eq!(moved("785432", "79"), Some(-4), "the rest was rounded away");
        assert_eq!(moved("130", "1300000"), Some(4));
        assert_eq!(moved("1300000", "1310000"), None);
        assert_eq!(moved("1300000", "0"), None);
    }
}
