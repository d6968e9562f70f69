//! Subtotal and total rows as checks: which rows each one covers, what they add up to.

use std::collections::HashMap;

use jiugai_domain::{Fen, SquareMetres};

use super::found::TotalCheck;
use super::plan::SUMMED;
use super::remark::{Amount, Remark, RemarkKind};
use super::rows::{Draft, Rows, Total};
use crate::columns::{Dimension, Field};

/// What the total rows of a table came to.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) checks: Vec<TotalCheck>,
    pub(super) remarks: Vec<Remark>,
    /// Places (in [`Rows::totals`]) of totals with no rows of their own here.
    pub(super) alone: Vec<usize>,
}

/// Compares every total row with the rows it covers.
pub(super) fn check_totals(sheet: &str, rows: &Rows) -> Checked {
    let mut checked = Checked::default();
    if rows.totals.is_empty() {
        return checked;
    }
    let by_group = index_by_group(&rows.data);
    for (place, total) in rows.totals.iter().enumerate() {
        let members = members(rows, place, &by_group);
        if members.is_empty() {
            checked.alone.push(place);
        } else {
            compare(sheet, rows, total, &members, &mut checked);
        }
    }
    checked
}

type Index<'a> = HashMap<&'a str, Vec<usize>>;

/// Rows by each division, cluster and lot they belong to.
fn index_by_group(data: &[Draft]) -> Index<'_> {
    let mut index = Index::new();
    for (place, draft) in data.iter().enumerate() {
        let divisions = draft.row.division_path.iter().map(|(_, name)| name.as_str());
        let groups = [draft.row.cluster.as_str(), draft.row.lot.as_str()];
        for name in divisions.chain(groups.into_iter().filter(|name| !name.is_empty())) {
            index.entry(name).or_default().push(place);
        }
    }
    index
}

/// The division, cluster or lot a total row stands beside.
fn group_of(total: &Total) -> Option<&str> {
    let row = &total.draft.row;
    let named = [&row.lot, &row.cluster].into_iter().find(|name| !name.is_empty());
    let division = row.division_path.last().map(|(_, name)| name);
    named.or(division).map(String::as_str)
}

/// The rows a total covers: those of the group it stands beside or names, or none; else those since the last total of
/// its kind; else, for a total on top, those below it.
fn members(rows: &Rows, place: usize, by_group: &Index<'_>) -> Vec<usize> {
    let total = &rows.totals[place];
    if let Some(name) = group_of(total) {
        return by_group.get(name).cloned().unwrap_or_default();
    }
    if let Some(rows) = by_group.get(total.label.whose.as_str()) {
        return rows.clone();
    }
    let earlier = &rows.totals[..place];
    let since =
        |from: fn(&Total) -> bool| earlier.iter().rev().find(|t| from(t)).map_or(0, |t| t.at);
    if total.label.is_part {
        let from = since(|_| true);
        if from < total.at {
            return (from..total.at).collect();
        }
        let below = rows.totals[place + 1..].iter().find(|later| later.at > total.at);
        return (total.at..below.map_or(rows.data.len(), |later| later.at)).collect();
    }
    if total.at == 0 {
        return (0..rows.data.len()).collect();
    }
    if total.label.is_grand {
        return (0..total.at).collect();
    }
    // 合计 after 合计 may mean the part since the last one, or everything so far: what fits counts.
    let from = since(|earlier| !earlier.label.is_part);
    let part: Vec<usize> = (from..total.at).collect();
    let whole: Vec<usize> = (0..total.at).collect();
    if part.is_empty() || (!fits(total, rows, &part) && fits(total, rows, &whole)) {
        whole
    } else {
        part
    }
}

fn fits(total: &Total, rows: &Rows, members: &[usize]) -> bool {
    (0..SUMMED.len()).all(|place| {
        total.draft.sums[place].is_none_or(|stated| {
            let figures = members.iter().filter_map(|member| rows.data[*member].sums[place]);
            figures.fold(0_i64, i64::saturating_add) == stated
        })
    })
}

fn compare(sheet: &str, rows: &Rows, total: &Total, members: &[usize], checked: &mut Checked) {
    let row = total.draft.row.sheet_row;
    let mut label = total.label.text.clone();
    if total.label.whose.is_empty() && !total.draft.row.division_path.is_empty() {
        label = format!("{} {label}", total.draft.place());
    }
    let (mut compared, mut all_match) = (0, true);
    for (place, field) in SUMMED.into_iter().enumerate() {
        let Some(stated) = total.draft.sums[place] else {
            continue;
        };
        let figures: Vec<i64> =
            members.iter().filter_map(|member| rows.data[*member].sums[place]).collect();
        if figures.is_empty() && field == Field::CommunityCount {
            continue;
        }
        let computed = figures.iter().copied().fold(0_i64, i64::saturating_add);
        let (stated, computed) = (amount(field, stated), amount(field, computed));
        let matches = stated == computed;
        compared += 1;
        if !matches {
            all_match = false;
            checked.remarks.push(Remark {
                kind: RemarkKind::SubtotalDiffers { field, stated, computed },
                sheet: sheet.to_owned(),
                row: Some(row),
                column: column_of(total, field),
                text: label.clone(),
            });
        }
        checked.checks.push(TotalCheck {
            sheet: sheet.to_owned(),
            row,
            label: label.clone(),
            field,
            stated,
            computed,
            rows: members.len(),
            missing: members.len() - figures.len(),
            matches,
        });
    }
    if compared > 0 && all_match {
        checked.remarks.push(Remark {
            kind: RemarkKind::SubtotalMatches { columns: compared, rows: members.len() },
            sheet: sheet.to_owned(),
            row: Some(row),
            column: None,
            text: label,
        });
    }
}

/// The letter of the column a total's figure stands in.
fn column_of(total: &Total, field: Field) -> Option<String> {
    let shared = total.draft.shared.as_ref().filter(|_| field == Field::Investment);
    if let Some(shared) = shared {
        return Some(shared.column.clone());
    }
    let cell = &total.draft.row.cells.get(field.code())?.cell;
    Some(cell.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned())
}

fn amount(field: Field, value: i64) -> Amount {
    match field.dimension() {
        Dimension::Area => Amount::Area(SquareMetres(value)),
        Dimension::Money => Amount::Money(Fen(value)),
        _ => Amount::Count(value),
    }
}
