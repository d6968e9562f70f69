//! Rows that are one community together: one for each of its buildings, or for each of its works.
//!
//! Their figures are added up, and where each came from stays told. Rows that say different things of
//! the community, rows with a cell that cannot be read and rows that nothing tells apart are left as
//! they are: whether they are one community or two is for a person to say.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use jiugai_domain::{Fen, SquareMetres};

use super::found::CommunityRow;
use super::plan::Plan;
use super::remark::{Remark, RemarkKind};
use super::rows::{Draft, store_figure};
use crate::columns::Field;

/// What tells the rows of one community apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Building,
    Work,
}

/// Puts rows together that are one community, and says so in `remarks`. `bounds` are the places in
/// front of which a total stands: no community reaches over one.
pub(super) fn put_together(
    sheet: &str,
    plan: &Plan,
    data: &mut Vec<Draft>,
    bounds: &HashSet<usize>,
    remarks: &mut Vec<Remark>,
) {
    if !plan.has(Field::BuildingNumbers) && !plan.has(Field::Measures) {
        return;
    }
    let unread: HashSet<u32> =
        remarks.iter().filter(|one| is_fault(&one.kind)).filter_map(|one| one.row).collect();
    let mut said = Vec::new();
    let mut whole: HashSet<u32> = HashSet::new();
    let mut kept: Vec<Draft> = Vec::with_capacity(data.len());
    let mut rows = std::mem::take(data).into_iter().enumerate().peekable();
    while let Some((_, first)) = rows.next() {
        let mut run = vec![first];
        while let Some((_, next)) =
            rows.next_if(|(at, next)| !bounds.contains(at) && is_same(&run[0], next))
        {
            run.push(next);
        }
        let is_read = run.iter().all(|draft| !unread.contains(&draft.row.sheet_row));
        match part(&run).filter(|part| is_read && agree(*part, &run)) {
            Some(part) => {
                let (row, rows) = (run[0].row.sheet_row, run.len());
                whole.insert(row);
                let joined = joined(plan, part, run);
                let buildings = joined.row.buildings;
                said.push(Remark {
                    kind: match part {
                        Part::Building => RemarkKind::BuildingRowsAdded { rows, buildings },
                        Part::Work => RemarkKind::WorkRowsAdded { rows },
                    },
                    sheet: sheet.to_owned(),
                    row: Some(row),
                    column: None,
                    text: joined.row.name.clone(),
                });
                kept.push(joined);
            }
            None => kept.append(&mut run),
        }
    }
    *data = kept;
    // A figure over all rows of one community is its own.
    remarks.retain(|remark| {
        remark.kind != RemarkKind::MergedCountLeftOut
            || remark.row.is_none_or(|row| !whole.contains(&row))
    });
    remarks.append(&mut said);
}

fn is_fault(kind: &RemarkKind) -> bool {
    matches!(
        kind,
        RemarkKind::CellNotANumber
            | RemarkKind::CellIsAnError
            | RemarkKind::YearNotRead
            | RemarkKind::FormulaWithoutValue
    )
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
    if tells(|row| &row.building_numbers) {
        return Some(Part::Building);
    }
    tells(|row| &row.measures_text).then_some(Part::Work)
}

/// Whether the rows say nothing that contradicts: of what a community is only once, each says the
/// same or nothing, and money or counts merged over rows are merged over just these.
fn agree(part: Part, run: &[Draft]) -> bool {
    let Some((first, others)) = run.split_first() else { return false };
    let last = others.last().map_or(first.row.sheet_row, |draft| draft.row.sheet_row);
    let covers = |bottom: u32| bottom + 1 == last;
    let shared =
        first.shared.as_ref().is_none_or(|money| money.merged.is_some_and(|m| covers(m.bottom)));
    let over = first.over.iter().all(|figure| covers(figure.merged.bottom));
    let alone = others.iter().all(|draft| draft.shared.is_none() && draft.over.is_empty());
    // One amount repeated in every row is more likely one amount than as many.
    let repeats = first.row.investment.is_some()
        && others.iter().all(|draft| draft.row.investment == first.row.investment);
    let mut all = Common::default();
    shared && over && alone && !repeats && run.iter().all(|draft| all.takes(part, &draft.row))
}

/// What the rows of one community say of it, as far as it is known.
#[derive(Default)]
struct Common<'r> {
    texts: [&'r str; 10],
    figures: [Option<i64>; 17],
}

impl<'r> Common<'r> {
    /// Whether a row says nothing else; what it adds is known from then on.
    fn takes(&mut self, part: Part, row: &'r CommunityRow) -> bool {
        let ownership = row.ownership.map_or("", |code| code.as_str());
        let property_mode = row.property_mode.map_or("", |code| code.as_str());
        let texts: [&str; 10] = [
            &row.former_name,
            &row.project,
            &row.address,
            &row.owner_unit,
            &row.funding_note,
            &row.earlier_renewal,
            ownership,
            property_mode,
            row.kind.map_or("", |code| code.as_str()),
            row.stage.map_or("", |code| code.as_str()),
        ];
        let yes_no = |answer: Option<bool>| answer.map(i64::from);
        let mut figures = [None; 17];
        figures[..5].copy_from_slice(&[
            row.plan_year.map(i64::from),
            row.property_fee.map(|fen| fen.0),
            row.maintenance_fund.map(|fen| fen.0),
            yes_no(row.owners_committee),
            yes_no(row.to_be_expropriated),
        ]);
        if part == Part::Work {
            figures[5..].copy_from_slice(&[
                row.buildings,
                row.units,
                row.households,
                row.residents,
                row.elderly,
                row.lifts,
                row.floor_area.map(|area| area.0),
                row.built_from.map(i64::from),
                row.built_to.map(i64::from),
                row.in_scope_buildings,
                row.in_scope_households,
                row.in_scope_floor_area.map(|area| area.0),
            ]);
        }
        for (known, text) in self.texts.iter_mut().zip(texts) {
            if known.is_empty() {
                *known = text;
            } else if !text.is_empty() && *known != text {
                return false;
            }
        }
        for (known, figure) in self.figures.iter_mut().zip(figures) {
            match (*known, figure) {
                (None, _) => *known = figure,
                (Some(known), Some(figure)) if known != figure => return false,
                _ => {}
            }
        }
        true
    }
}

fn joined(plan: &Plan, part: Part, run: Vec<Draft>) -> Draft {
    let (numbers, measures, notes) = (
        side_by_side(&run, |row| &row.building_numbers),
        side_by_side(&run, |row| &row.measures_text),
        side_by_side(&run, |row| &row.note),
    );
    let single = part == Part::Building && run.iter().all(|draft| is_one_building(&draft.row));
    let buildings = i64::try_from(run.len()).ok().filter(|_| single);
    let mut rows = run.into_iter();
    let mut all = rows.next().unwrap_or_default();
    for draft in rows {
        let row = draft.row;
        for field in ADDED {
            // Works of one community repeat what it is; only their money adds up.
            if part == Part::Building || field == Field::Investment {
                add(&mut all.row, &row, field);
                all.row.cells.stretch(field, row.sheet_row - 1);
            }
        }
        fill(&mut all.row, row);
    }
    (all.row.building_numbers, all.row.measures_text, all.row.note) = (numbers, measures, notes);
    if part == Part::Building && !plan.has(Field::Buildings) {
        all.row.buildings = buildings;
    }
    whole(plan, &mut all);
    all
}

/// Figures that were merged over all the rows are the community's own.
fn whole(plan: &Plan, all: &mut Draft) {
    for figure in std::mem::take(&mut all.over) {
        store_figure(&mut all.row, figure.field, figure.value);
        let place = (figure.merged.top, figure.merged.left);
        all.row.cells.keep(figure.field, place, figure.unit, figure.approximate);
    }
    let Some(shared) = all.shared.take() else { return };
    all.row.investment = Some(shared.amount);
    if let (Some(column), Some(merged)) = (plan.find(Field::Investment), shared.merged) {
        let unit = Some(Arc::clone(&column.unit)).filter(|unit| !unit.is_empty());
        let place = (merged.top, column.col);
        all.row.cells.keep(Field::Investment, place, unit, shared.source.approximate);
    }
}

/// Each text of the rows once, in their order.
fn side_by_side(run: &[Draft], text: fn(&CommunityRow) -> &str) -> String {
    let mut seen = HashSet::new();
    let texts = run.iter().map(|draft| text(&draft.row));
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty() && seen.insert(*text)).collect();
    texts.join("、")
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
            let (known, area) = match field {
                Field::FloorArea => (&mut all.floor_area, row.floor_area),
                _ => (&mut all.in_scope_floor_area, row.in_scope_floor_area),
            };
            let area = sum(known.map(|area| area.0), area.map(|area| area.0));
            *known = area.map(SquareMetres);
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

/// Takes from another row what is not known yet; first and last year are those of all.
fn fill(all: &mut CommunityRow, row: CommunityRow) {
    all.built_from = all.built_from.into_iter().chain(row.built_from).min();
    all.built_to = all.built_to.into_iter().chain(row.built_to).max();
    for (known, text) in [
        (&mut all.former_name, row.former_name),
        (&mut all.project, row.project),
        (&mut all.address, row.address),
        (&mut all.owner_unit, row.owner_unit),
        (&mut all.funding_note, row.funding_note),
        (&mut all.earlier_renewal, row.earlier_renewal),
    ] {
        if known.is_empty() {
            *known = text;
        }
    }
    all.kind = all.kind.or(row.kind);
    all.stage = all.stage.or(row.stage);
    all.ownership = all.ownership.or(row.ownership);
    all.property_mode = all.property_mode.or(row.property_mode);
    all.property_fee = all.property_fee.or(row.property_fee);
    all.maintenance_fund = all.maintenance_fund.or(row.maintenance_fund);
    all.owners_committee = all.owners_committee.or(row.owners_committee);
    all.to_be_expropriated = all.to_be_expropriated.or(row.to_be_expropriated);
    all.plan_year = all.plan_year.or(row.plan_year);
}
