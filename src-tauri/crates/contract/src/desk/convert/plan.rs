//! Plans.

use std::collections::HashMap;

use jiugai_app::funding::split_plan;
use jiugai_app::snapshot::{InPlan, Snapshot};
use jiugai_app::{AppError, gate};
use jiugai_domain::PlanId;
use jiugai_domain::plan::{Plan, PlanEntry, PlanKind};

use super::community::{gate as gate_dto, letters};
use super::figures::{totals, years};
use super::{notice, square_metres};
use crate::dto::{NoticeDto, PlanDetailDto, PlanDto, PlanEntriesDto};

pub(in crate::desk) fn plan(snapshot: &Snapshot, plan: &Plan) -> PlanDto {
    let entries = snapshot.plan_entries.of(InPlan::Plan(plan.id));
    let count = entries.filter(|entry| entry.withdrawn_reason.is_none()).count();
    PlanDto {
        id: plan.id.to_string(),
        kind: plan.kind.as_str().to_owned(),
        name: plan.name.clone(),
        from_year: plan.from_year,
        to_year: plan.to_year,
        parent_id: plan.parent_id.map(|id| id.to_string()),
        state: plan.state.as_str().to_owned(),
        communities: u32::try_from(count).unwrap_or(u32::MAX),
        has_schedule: snapshot.tasks.of(InPlan::Plan(plan.id)).next().is_some(),
    }
}

pub(in crate::desk) fn plan_detail(
    snapshot: &Snapshot,
    id: PlanId,
) -> Result<PlanDetailDto, AppError> {
    let found = snapshot.plan(id)?;
    let split = split_plan(snapshot, id)?;
    let gates = match found.kind {
        PlanKind::Annual => gate::of_plan_year(snapshot, &split, found.from_year),
        PlanKind::FiveYear => Vec::new(),
    };
    let mut entries: Vec<PlanEntry> =
        snapshot.plan_entries.of(InPlan::Plan(id)).map(|entry| entry.as_ref().clone()).collect();
    entries.sort_by_key(|entry| (entry.year.unwrap_or(i16::MAX), entry.id));
    Ok(PlanDetailDto {
        plan: plan(snapshot, found),
        years: years(snapshot, found, &split),
        reserve: totals(snapshot, &split.years.get(&None).cloned().unwrap_or_default(), false),
        entries: entries_dto(snapshot, &entries),
        gates: gates.iter().map(gate_dto).collect(),
    })
}

fn entries_dto(snapshot: &Snapshot, entries: &[PlanEntry]) -> PlanEntriesDto {
    let communities: Vec<_> =
        entries.iter().map(|entry| snapshot.communities.get(entry.community_id)).collect();
    let figures: Vec<_> =
        entries.iter().map(|entry| snapshot.figures.of(entry.community_id)).collect();
    macro_rules! of_community {
        (|$row:ident| $value:expr) => {
            communities.iter().map(|row| row.and_then(|$row| $value)).collect()
        };
    }
    macro_rules! of_entry {
        (|$entry:ident| $value:expr) => {
            entries.iter().map(|$entry| $value).collect()
        };
    }
    let name = communities.iter().map(|row| row.map(|row| row.name.clone()).unwrap_or_default());
    let division = communities.iter().map(|row| {
        row.map(|row| snapshot.division_names(row.division_id).join(" ")).unwrap_or_default()
    });
    let (reason, reasons) = reasons(snapshot, entries);
    PlanEntriesDto {
        community_id: of_entry!(|entry| entry.community_id.to_string()),
        name: name.collect(),
        division: division.collect(),
        cluster: of_community!(|row| snapshot
            .clusters
            .get(row.cluster_id?)
            .map(|c| c.name.clone())),
        year: of_entry!(|entry| entry.year),
        is_fixed: of_entry!(|entry| entry.is_fixed),
        is_carried_over: of_entry!(|entry| entry.is_carried_over),
        withdrawn_reason: of_entry!(|entry| entry.withdrawn_reason.clone()),
        households: of_community!(|row| row.scope().households),
        floor_area_m2: of_community!(|row| row.scope().floor_area.map(square_metres)),
        investment_fen: figures.iter().map(|f| f.known_cost().map(|fen| fen.0)).collect(),
        facets: figures.iter().map(|figure| letters(figure)).collect(),
        open_gates: figures.iter().map(|figure| i64::from(figure.open_gates)).collect(),
        unknown_gates: figures.iter().map(|figure| i64::from(figure.unknown_gates)).collect(),
        reason,
        reasons,
        responsible: of_entry!(|entry| entry.responsible.clone()),
    }
}

/// Which reason each entry has, and the different ones there are: thousands share a few.
fn reasons(snapshot: &Snapshot, entries: &[PlanEntry]) -> (Vec<u32>, Vec<NoticeDto>) {
    let mut places = HashMap::new();
    let mut different = Vec::new();
    let place = |entry: &PlanEntry| {
        let reason = notice(&jiugai_app::plan::reasons(snapshot, entry));
        *places.entry(reason.zh.clone()).or_insert_with(|| {
            different.push(reason);
            u32::try_from(different.len() - 1).unwrap_or(u32::MAX)
        })
    };
    (entries.iter().map(place).collect(), different)
}
