//! Rows that are one community together: one for each of its buildings, or for each of its works.
//!
//! Their figures are added up, and where each came from stays told. Rows of one name that nothing
//! tells apart are left as they are: whether they are one community or two is for a person to say.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiugai_domain::{Fen, SquareMetres};

use super::found::CommunityRow;
use super::plan::Plan;
use super::remark::{Remark, RemarkKind};
use super::rows::Draft;
use crate::columns::Field;

/// What tells the rows of one community apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Building,
    Work,
}

/// Puts rows together that are one community; what is said of them.
pub(super) fn put_together(sheet: &str, plan: &Plan, data: &mut Vec<Draft>) -> Vec<Remark> {
    if !plan.has(Field::BuildingNumbers) && !plan.has(Field::Measures) {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    let mut kept: Vec<Draft> = Vec::with_capacity(data.len());
    let mut rows = std::mem::take(data).into_iter().peekable();
    while let Some(first) = rows.next() {
        let mut run = vec![first];
        while let Some(next) = rows.next_if(|next| is_same(&run[0], next)) {
            run.push(next);
        }
        match part(&run) {
            Some(part) => {
                remarks.push(said(sheet, part, &run));
                kept.push(joined(plan, part, run));
            }
            None => kept.append(&mut run),
        }
    }
    *data = kept;
    remarks
}

fn is_same(one: &Draft, other: &Draft) -> bool {
    one.row.name == other.row.name
        && one.row.division_path == other.row.division_path
        && one.row.cluster == other.row.cluster
        && one.row.lot == other.row.lot
}

/// What a run of rows lists, where every row names another of it.
fn part(run: &[Draft]) -> Option<Part> {
    let tells = |text: fn(&CommunityRow) -> &str| {
        let texts: BTreeSet<&str> = run.iter().map(|draft| text(&draft.row)).collect();
        run.len() > 1 && texts.len() == run.len() && !texts.contains("")
    };
    let (first, others) = run.split_first()?;
    // Money over some of the rows only, or over more, is not this community's alone.
    if others.iter().any(|draft| draft.shared.is_some()) || !covers_all(first, others) {
        return None;
    }
    if tells(|row| &row.building_numbers) {
        return Some(Part::Building);
    }
    tells(|row| &row.measures_text).then_some(Part::Work)
}

/// Whether money merged over rows is merged over just these.
fn covers_all(first: &Draft, others: &[Draft]) -> bool {
    let Some(shared) = &first.shared else { return true };
    let last = others.last().map_or(first.row.sheet_row, |draft| draft.row.sheet_row);
    shared.merged.is_some_and(|merged| merged.bottom + 1 == last)
}

fn said(sheet: &str, part: Part, run: &[Draft]) -> Remark {
    let rows = run.len();
    Remark {
        kind: match part {
            Part::Building => RemarkKind::BuildingRowsAdded { rows },
            Part::Work => RemarkKind::WorkRowsAdded { rows },
        },
        sheet: sheet.to_owned(),
        row: Some(run[0].row.sheet_row),
        column: None,
        text: run[0].row.name.clone(),
    }
}

fn joined(plan: &Plan, part: Part, run: Vec<Draft>) -> Draft {
    let mut rows = run.into_iter();
    let mut all = rows.next().unwrap_or_default();
    let single = part == Part::Building && is_one_building(&all.row);
    let mut buildings = single.then_some(1);
    for draft in rows {
        let row = draft.row;
        buildings = buildings.filter(|_| is_one_building(&row)).map(|count: i64| count + 1);
        for field in ADDED {
            // Works of one community repeat what it is; only their money adds up.
            if part == Part::Work && field != Field::Investment {
                continue;
            }
            add(&mut all.row, &row, field);
            all.row.cells.stretch(field, row.sheet_row - 1);
        }
        fill(&mut all.row, &row);
    }
    if let Some(shared) = all.shared.take() {
        all.row.investment = Some(shared.amount);
        if let (Some(column), Some(merged)) = (plan.find(Field::Investment), shared.merged) {
            let unit = Some(Arc::clone(&column.unit)).filter(|unit| !unit.is_empty());
            let place = (merged.top, column.col);
            all.row.cells.keep(Field::Investment, place, unit, shared.source.approximate);
        }
    }
    if part == Part::Building && !plan.has(Field::Buildings) {
        all.row.buildings = buildings;
    }
    all
}

/// One building, not several in one cell.
fn is_one_building(row: &CommunityRow) -> bool {
    !row.building_numbers.contains(['、', ',', '，', '-', '~', '～', '至', ';'])
}

const ADDED: [Field; 12] = [
    Field::Buildings,
    Field::Units,
    Field::Households,
    Field::Residents,
    Field::Elderly,
    Field::LowIncomeHouseholds,
    Field::Lifts,
    Field::FloorArea,
    Field::InScopeBuildings,
    Field::InScopeHouseholds,
    Field::InScopeFloorArea,
    Field::Investment,
];

/// Adds what another row says; what one of them does not know, nobody knows of all.
fn add(all: &mut CommunityRow, row: &CommunityRow, field: Field) {
    let sum = |a: Option<i64>, b: Option<i64>| a.zip(b).and_then(|(a, b)| a.checked_add(b));
    let slot = match field {
        Field::Buildings => (&mut all.buildings, row.buildings),
        Field::Units => (&mut all.units, row.units),
        Field::Households => (&mut all.households, row.households),
        Field::Residents => (&mut all.residents, row.residents),
        Field::Elderly => (&mut all.elderly, row.elderly),
        Field::LowIncomeHouseholds => (&mut all.low_income_households, row.low_income_households),
        Field::Lifts => (&mut all.lifts, row.lifts),
        Field::InScopeBuildings => (&mut all.in_scope_buildings, row.in_scope_buildings),
        Field::InScopeHouseholds => (&mut all.in_scope_households, row.in_scope_households),
        Field::FloorArea | Field::InScopeFloorArea => {
            let (area, other) = match field {
                Field::FloorArea => (&mut all.floor_area, row.floor_area),
                _ => (&mut all.in_scope_floor_area, row.in_scope_floor_area),
            };
            let added = sum(area.map(|area| area.0), other.map(|area| area.0));
            *area = added.map(SquareMetres);
            return;
        }
        _ => {
            let money = sum(all.investment.map(|fen| fen.0), row.investment.map(|fen| fen.0));
            all.investment = money.map(Fen);
            return;
        }
    };
    *slot.0 = sum(*slot.0, slot.1);
}

/// Words and years of another row.
fn fill(all: &mut CommunityRow, row: &CommunityRow) {
    all.built_from = all.built_from.into_iter().chain(row.built_from).min();
    all.built_to = all.built_to.into_iter().chain(row.built_to).max();
    for (text, other) in [
        (&mut all.building_numbers, &row.building_numbers),
        (&mut all.measures_text, &row.measures_text),
        (&mut all.note, &row.note),
    ] {
        if !other.is_empty() && text.split('、').all(|known| known != other) {
            if !text.is_empty() {
                text.push('、');
            }
            text.push_str(other);
        }
    }
}
