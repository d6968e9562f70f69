//! Totals and the overview.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiugai_app::figures::{GateCount, Overview, overview as compute};
use jiugai_app::funding::{PlanSplit, split_plan};
use jiugai_app::project::Entry;
use jiugai_app::schedule::Overdue;
use jiugai_app::snapshot::Snapshot;
use jiugai_app::{AppError, analysis};
use jiugai_domain::plan::Plan;
use jiugai_domain::provenance::DeclaredTotal;
use jiugai_domain::totals::Totals;
use jiugai_domain::{Code, Fen};

use super::community::{gate, step};
use super::history::history_entry;
use super::{basis, id, square_metres};
use crate::dto::{
    DeclaredDto, FacetLackDto, GateCountDto, GroupTotalsDto, InFileDto, ItemCountDto, MissingDto,
    OpenGateDto, OverdueDto, OverdueTaskDto, OverviewDto, SourceAmountDto, StageCountDto,
    TotalsDto, TotalsQuery, TotalsReportDto, YearFiguresDto,
};

/// Totals on the wire; the gap is null where no split was made.
pub(super) fn totals(snapshot: &Snapshot, totals: &Totals, is_split: bool) -> TotalsDto {
    let missing = |count: u32| i64::from(count);
    let approximate = [
        totals.buildings.approximate,
        totals.households.approximate,
        totals.residents.approximate,
        totals.floor_area.approximate,
        totals.investment.approximate,
    ];
    TotalsDto {
        communities: totals.communities,
        buildings: totals.buildings.known,
        households: totals.households.known,
        residents: totals.residents.known,
        floor_area_m2: square_metres(totals.floor_area.known),
        investment_fen: totals.investment.known.0,
        gap_fen: is_split.then_some(totals.gap.0),
        by_source: by_source(snapshot, &totals.by_source),
        missing: MissingDto {
            buildings: missing(totals.buildings.missing),
            households: missing(totals.households.missing),
            floor_area: missing(totals.floor_area.missing),
            investment: missing(totals.investment.missing),
        },
        approximate: approximate.iter().map(|count| i64::from(*count)).sum(),
    }
}

/// Amounts in the policy's order of sources.
pub(super) fn by_source(
    snapshot: &Snapshot,
    amounts: &BTreeMap<Code, Fen>,
) -> Vec<SourceAmountDto> {
    let sources = snapshot.policy.sources.iter().map(|source| &source.code);
    sources
        .filter_map(|code| {
            let amount = amounts.get(code).filter(|amount| **amount != Fen::ZERO)?;
            Some(SourceAmountDto { source: code.to_string(), amount_fen: amount.0 })
        })
        .collect()
}

pub(super) fn years(snapshot: &Snapshot, plan: &Plan, split: &PlanSplit) -> Vec<YearFiguresDto> {
    let ceiling = |year: i16| {
        let mut ceilings = snapshot.ceilings.of(plan.id);
        ceilings
            .find(|ceiling| ceiling.year == year && ceiling.source_code.is_none())
            .map(|ceiling| ceiling.amount.0)
    };
    (plan.from_year..=plan.to_year)
        .map(|year| YearFiguresDto {
            year,
            totals: totals(
                snapshot,
                &split.years.get(&Some(year)).cloned().unwrap_or_default(),
                true,
            ),
            ceiling_fen: ceiling(year),
        })
        .collect()
}

pub(in crate::desk) fn overview(
    snapshot: &Snapshot,
    recent: &[Entry],
) -> Result<OverviewDto, AppError> {
    let plan = snapshot.current_five_year();
    let split = plan.map(|plan| split_plan(snapshot, plan.id)).transpose()?;
    let planned = split.as_ref().map(PlanSplit::planned).unwrap_or_default();
    let Overview { facets, not_inspected, open_gates, open_gate_count, gates, stages } =
        compute(snapshot);
    let all = snapshot.figures.totals();
    let pair = plan.zip(split.as_ref());
    Ok(OverviewDto {
        plan_id: plan.map(|plan| plan.id.to_string()),
        plan_name: plan.map(|plan| plan.name.clone()),
        all: totals(snapshot, all, false),
        reserve: all.communities - planned.communities,
        planned: totals(snapshot, &planned, plan.is_some()),
        years: pair.map(|(plan, split)| years(snapshot, plan, split)).unwrap_or_default(),
        facets: facets
            .into_iter()
            .map(|lack| FacetLackDto {
                facet: lack.facet.as_str().to_owned(),
                communities: lack.communities,
                households: lack.households,
                hazards: lack.hazards,
                top_items: lack
                    .top_items
                    .into_iter()
                    .map(|(item, communities)| ItemCountDto { item: item.to_string(), communities })
                    .collect(),
            })
            .collect(),
        not_inspected,
        open_gates: open_gates
            .iter()
            .map(|(community, judged)| OpenGateDto {
                community_id: community.id.to_string(),
                name: community.name.clone(),
                gate: gate(judged),
            })
            .collect(),
        open_gate_count,
        gates: gates.into_iter().map(gate_count).collect(),
        stages: stages
            .into_iter()
            .map(|count| StageCountDto {
                stage: count.stage.as_str().to_owned(),
                communities: count.communities,
                households: count.households,
                investment_fen: count.investment.0,
            })
            .collect(),
        recent: recent.iter().map(history_entry).collect(),
        declared: snapshot.declared_totals.iter().map(|row| declared(snapshot, row)).collect(),
    })
}

fn gate_count(count: GateCount) -> GateCountDto {
    let gate = count.gate;
    GateCountDto {
        before: step(gate.before),
        source: basis(&gate.basis),
        gate: gate.code.to_string(),
        zh: gate.name.zh,
        en: gate.name.en,
        open: count.open,
        unknown: count.unknown,
    }
}

/// How many late tasks are listed; all are counted.
const LISTED_LATE: usize = 20;

pub(in crate::desk) fn overdue(today: Date, late: Vec<Overdue>) -> OverdueDto {
    OverdueDto {
        today: today.to_string(),
        count: i64::try_from(late.len()).unwrap_or(i64::MAX),
        tasks: late
            .into_iter()
            .take(LISTED_LATE)
            .map(|late| OverdueTaskDto {
                task_id: late.task.to_string(),
                name: late.name,
                plan_id: late.plan.id.to_string(),
                community_id: late.community.map(|id| id.to_string()),
                row: late.row,
                due: late.due.to_string(),
                days_late: late.days_late,
                percent_done: late.percent_done,
            })
            .collect(),
    }
}

fn declared(snapshot: &Snapshot, row: &DeclaredTotal) -> DeclaredDto {
    let batch = snapshot.import_batches.get(row.batch_id);
    DeclaredDto {
        file: batch.map(|batch| batch.file_name.clone()).unwrap_or_default(),
        sheet: row.sheet.clone(),
        row: row.sheet_row,
        division: row.division_path.clone(),
        communities: row.communities,
        buildings: row.buildings,
        households: row.households,
        floor_area_m2: row.floor_area.map(square_metres),
        investment_fen: row.investment.map(|amount| amount.0),
        in_file: in_file(snapshot, &row.division_path),
    }
}

/// What the file itself adds up to for the division of a declared total.
pub(super) fn in_file(snapshot: &Snapshot, label: &str) -> Option<InFileDto> {
    jiugai_app::figures::in_file(snapshot, label).map(|sums| InFileDto {
        communities: sums.communities,
        buildings: sums.buildings,
        households: sums.households,
        floor_area_m2: square_metres(sums.floor_area),
    })
}

pub(in crate::desk) fn totals_report(
    snapshot: &Snapshot,
    query: &TotalsQuery,
) -> Result<TotalsReportDto, AppError> {
    let plan = query.plan.as_deref().map(|plan| id("plan", plan)).transpose()?;
    let (whole, is_split) = match plan {
        Some(plan) => (split_plan(snapshot, plan)?.planned(), true),
        None => (snapshot.figures.totals().clone(), false),
    };
    let groups = match &query.by {
        None => Vec::new(),
        Some(by) => analysis::roll_up(snapshot, plan, by.parse()?)?,
    };
    let groups = groups.into_iter().map(|group| GroupTotalsDto {
        key: group.key,
        zh: group.name.zh,
        en: group.name.en,
        totals: totals(snapshot, &group.totals, is_split),
    });
    let groups = groups.collect();
    Ok(TotalsReportDto { totals: totals(snapshot, &whole, is_split), groups })
}
