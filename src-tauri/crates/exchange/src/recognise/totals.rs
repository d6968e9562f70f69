//! Subtotal and total rows as checks: which rows each one covers, what they add up to.

use std::collections::HashMap;

use jiugai_domain::{Fen, SquareMetres};

use super::found::TotalCheck;
use super::plan::SUMMED;
use super::remark::{Amount, Remark, RemarkKind};
use super::rows::{Draft, Rows, Total};
use crate::book::column_letter;
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
    let figures = Figures::of(&rows.data);
    for (place, total) in rows.totals.iter().enumerate() {
        match covered(rows, place, &figures) {
            Some(sums) if sums.rows > 0 => compare(sheet, total, &sums, &mut checked),
            _ => checked.alone.push(place),
        }
    }
    checked
}

/// What some rows add up to.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    rows: usize,
    totals: [i128; SUMMED.len()],
    /// Rows that have a figure at all.
    present: [usize; SUMMED.len()],
}

impl Sums {
    fn add(&mut self, draft: &Draft) {
        self.rows += 1;
        for (place, figure) in draft.sums.iter().enumerate() {
            if let Some(figure) = figure {
                self.totals[place] += i128::from(*figure);
                self.present[place] += 1;
            }
        }
    }

    fn without(mut self, earlier: &Self) -> Self {
        self.rows -= earlier.rows;
        for place in 0..SUMMED.len() {
            self.totals[place] -= earlier.totals[place];
            self.present[place] -= earlier.present[place];
        }
        self
    }

    fn computed(&self, place: usize) -> i64 {
        i64::try_from(self.totals[place]).unwrap_or(i64::MAX)
    }

    fn fits(&self, total: &Total) -> bool {
        (0..SUMMED.len()).all(|place| {
            total.draft.sums[place].is_none_or(|stated| stated == self.computed(place))
        })
    }
}

/// Sums of any stretch of rows and of any group, each added up once.
struct Figures<'a> {
    /// Over all rows above.
    above: Vec<Sums>,
    /// By each division, cluster and lot.
    groups: HashMap<&'a str, Sums>,
}

impl<'a> Figures<'a> {
    fn of(data: &'a [Draft]) -> Self {
        let mut above = Vec::with_capacity(data.len() + 1);
        let mut groups: HashMap<&str, Sums> = HashMap::new();
        let mut sums = Sums::default();
        for draft in data {
            above.push(sums);
            sums.add(draft);
            let divisions = draft.row.division_path.iter().map(|(_, name)| name.as_str());
            let named = [draft.row.cluster.as_str(), draft.row.lot.as_str()];
            for name in divisions.chain(named.into_iter().filter(|name| !name.is_empty())) {
                groups.entry(name).or_default().add(draft);
            }
        }
        above.push(sums);
        Self { above, groups }
    }

    fn between(&self, from: usize, to: usize) -> Sums {
        self.above[to].without(&self.above[from.min(to)])
    }

    fn all(&self) -> usize {
        self.above.len() - 1
    }
}

/// The division, cluster or lot a total row stands beside.
fn group_of(total: &Total) -> Option<&str> {
    let row = &total.draft.row;
    let named = [&row.lot, &row.cluster].into_iter().find(|name| !name.is_empty());
    let division = row.division_path.last().map(|(_, name)| name);
    named.or(division).map(String::as_str)
}

/// How far back a total of totals looks for where its rows begin.
const TOTALS_LOOKED_AT: usize = 64;

/// The rows a total covers: those of the group it stands beside or names, or none; else those since
/// the last total of its kind; else, for a total on top, those below it.
fn covered(rows: &Rows, place: usize, figures: &Figures<'_>) -> Option<Sums> {
    let total = &rows.totals[place];
    if let Some(name) = group_of(total) {
        return figures.groups.get(name).copied();
    }
    if let Some(sums) = figures.groups.get(total.label.whose.as_str()) {
        return Some(*sums);
    }
    let earlier = &rows.totals[..place];
    let since =
        |from: fn(&Total) -> bool| earlier.iter().rev().find(|t| from(t)).map_or(0, |t| t.at);
    let last = since(|_| true);
    if total.label.is_part && last < total.at {
        return Some(figures.between(last, total.at));
    }
    if total.at == 0 && !total.label.is_part {
        return Some(figures.between(0, figures.all()));
    }
    if total.label.is_grand {
        return Some(figures.between(0, total.at));
    }
    // A total behind a total is of a higher level: where its rows begin is where they fit.
    let of_kind = since(|earlier| !earlier.label.is_part);
    let mut starts = vec![of_kind, 0];
    starts.extend(earlier.iter().rev().take(TOTALS_LOOKED_AT).map(|earlier| earlier.at));
    let above = || starts.iter().map(|from| figures.between(*from, total.at));
    let fitting = above().find(|sums| sums.rows > 0 && sums.fits(total));
    if total.label.is_part {
        let next = rows.totals[place + 1..].iter().find(|later| later.at > total.at);
        let below = figures.between(total.at, next.map_or(figures.all(), |later| later.at));
        let leads = rows.totals[0].at == 0;
        return fitting.filter(|_| !leads).or(Some(below));
    }
    fitting.or_else(|| above().find(|sums| sums.rows > 0))
}

fn compare(sheet: &str, total: &Total, sums: &Sums, checked: &mut Checked) {
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
        if sums.present[place] == 0 && field == Field::CommunityCount {
            continue;
        }
        let (stated, computed) = (amount(field, stated), amount(field, sums.computed(place)));
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
            rows: sums.rows,
            missing: sums.rows - sums.present[place],
            matches,
        });
    }
    if compared > 0 && all_match {
        checked.remarks.push(Remark {
            kind: RemarkKind::SubtotalMatches { columns: compared, rows: sums.rows },
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
    total.draft.row.cells.column_of(field).map(column_letter)
}

fn amount(field: Field, value: i64) -> Amount {
    match field.dimension() {
        Dimension::Area => Amount::Area(SquareMetres(value)),
        Dimension::Money => Amount::Money(Fen(value)),
        _ => Amount::Count(value),
    }
}
