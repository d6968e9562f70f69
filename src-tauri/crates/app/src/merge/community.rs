//! Fields of a community: read as exact texts, taken from a file, put in place.

use jiugai_domain::CommunityId;
use jiugai_domain::community::{Community, HousingKind, Ownership, PipelineStage, PropertyMode};
use jiugai_domain::scheme::{CostBasis, CostKind, CostOwner};
use jiugai_exchange::merge::Exact;

use super::value::{
    answer, normal_answer, normal_number, normal_word, normal_year, number, plain, read,
    read_answer, read_area, read_fen, text,
};
use crate::plan::check_draft;
use crate::snapshot::Snapshot;

/// Most a count can be.
const MOST: i64 = 1_000_000_000;
/// Most an area or an amount can be, in stored units.
const MOST_STORED: i64 = jiugai_domain::cost::LARGEST_LINE.0;

/// What a field of the registry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Division,
    Count,
    Year,
    /// The year in the newest five-year plan.
    PlanYear,
    Stored,
    Word(&'static str),
    Answer,
}

fn sort(field: &str) -> Option<Sort> {
    Some(match field {
        "name" | "former_name" | "cluster" | "address" | "owner_unit" | "earlier_renewal"
        | "note" => Sort::Text,
        "division" => Sort::Division,
        "built_from" | "built_to" => Sort::Year,
        "year" => Sort::PlanYear,
        "buildings"
        | "units"
        | "households"
        | "residents"
        | "elderly"
        | "low_income_households"
        | "lifts"
        | "in_scope_buildings"
        | "in_scope_households" => Sort::Count,
        "floor_area_m2"
        | "in_scope_floor_area_m2"
        | "property_fee"
        | "maintenance_fund"
        | "investment_fen" => Sort::Stored,
        "kind" => Sort::Word("housing_kind"),
        "ownership" => Sort::Word("ownership"),
        "property_mode" => Sort::Word("property_mode"),
        "stage" => Sort::Word("stage"),
        "owners_committee" | "to_be_expropriated" => Sort::Answer,
        _ => return None,
    })
}

/// The list of texts whose words a field holds.
pub(super) fn word_list(field: &str) -> Option<&'static str> {
    choices(field).map(|(list, _)| list)
}

/// The list of texts whose words a field holds, with the codes of its words.
pub(super) fn choices(field: &str) -> Option<(&'static str, Vec<&'static str>)> {
    match sort(field)? {
        Sort::Word(list) => Some((list, codes(list))),
        Sort::Answer => Some(("answer", vec!["yes", "no"])),
        _ => None,
    }
}

fn codes(list: &str) -> Vec<&'static str> {
    match list {
        "housing_kind" => HousingKind::ALL.iter().map(|code| code.as_str()).collect(),
        "ownership" => Ownership::ALL.iter().map(|code| code.as_str()).collect(),
        "property_mode" => PropertyMode::ALL.iter().map(|code| code.as_str()).collect(),
        _ => PipelineStage::ALL.iter().map(|code| code.as_str()).collect(),
    }
}

/// A text of a file as the field keeps it.
pub(super) fn normal(snapshot: &Snapshot, field: &str, given: &str) -> Option<Exact> {
    let is_needed = matches!(field, "name" | "kind" | "stage");
    let normal = match sort(field)? {
        Sort::Text => Some(text(given)),
        Sort::Division => Some(text(&given.split_whitespace().collect::<Vec<_>>().join(" "))),
        Sort::Count => normal_number(given, MOST),
        Sort::Stored => normal_number(given, MOST_STORED),
        Sort::Year => normal_year(given),
        Sort::PlanYear => normal_year(given).filter(|year| {
            let plan = snapshot.current_five_year();
            let year: Option<i16> = read(year);
            year.is_none_or(|year| {
                plan.is_some_and(|plan| (plan.from_year..=plan.to_year).contains(&year))
            })
        }),
        Sort::Word(list) => normal_word(given, list, &codes(list)),
        Sort::Answer => normal_answer(given),
    };
    normal.filter(|value| value.is_some() || !is_needed)
}

/// What is here.
pub(super) fn value(snapshot: &Snapshot, id: CommunityId, field: &str) -> Exact {
    let row = snapshot.communities.get(id)?;
    let (scale, scope) = (&row.scale, &row.in_scope);
    let year = |year: Option<i16>| number(year.map(i64::from));
    match field {
        "name" => text(&row.name),
        "former_name" => text(&row.former_name),
        "division" => text(&snapshot.division_names(row.division_id).join(" ")),
        "cluster" => text(&snapshot.clusters.get(row.cluster_id?)?.name),
        "address" => text(&row.address),
        "kind" => Some(row.kind.as_str().to_owned()),
        "built_from" => year(row.built_from),
        "built_to" => year(row.built_to),
        "year" => year(snapshot.planned_year(id)),
        "buildings" => number(scale.buildings),
        "units" => number(row.units),
        "households" => number(scale.households),
        "residents" => number(row.residents),
        "elderly" => number(row.elderly),
        "low_income_households" => number(row.low_income_households),
        "lifts" => number(row.lifts),
        "floor_area_m2" => number(scale.floor_area.map(|area| area.0)),
        "in_scope_buildings" => number(scope.buildings),
        "in_scope_households" => number(scope.households),
        "in_scope_floor_area_m2" => number(scope.floor_area.map(|area| area.0)),
        "ownership" => row.ownership.map(|code| code.as_str().to_owned()),
        "owner_unit" => text(&row.owner_unit),
        "property_mode" => row.property_mode.map(|code| code.as_str().to_owned()),
        "property_fee" => number(row.property_fee.map(|fen| fen.0)),
        "owners_committee" => answer(row.owners_committee),
        "maintenance_fund" => number(row.maintenance_fund.map(|fen| fen.0)),
        "earlier_renewal" => text(&row.earlier_renewal),
        "to_be_expropriated" => answer(row.to_be_expropriated),
        "stage" => Some(row.stage.as_str().to_owned()),
        "investment_fen" => number(snapshot.figures.of(id).known_cost().map(|fen| fen.0)),
        "note" => text(&row.note),
        _ => None,
    }
}

/// Whether a value is worked out here, so that a file cannot put another in its place: a cost that
/// priced lines make, a year in a plan that is closed or that the community was withdrawn from.
pub(super) fn is_computed(snapshot: &Snapshot, id: CommunityId, field: &str) -> bool {
    match field {
        "investment_fen" => {
            let Some(scheme) = snapshot.current_scheme(id) else { return false };
            let lines = snapshot.lines_of(CostOwner::Scheme(scheme.id));
            let sums = lines.iter().filter(|line| matches!(line.kind, CostKind::LumpSum { .. }));
            scheme.basis == CostBasis::Measures || sums.count() > 1
        }
        "year" => {
            let Some(plan) = snapshot.current_five_year() else { return true };
            let entry = snapshot.entry(plan.id, id);
            check_draft(plan).is_err()
                || entry.is_some_and(|entry| entry.withdrawn_reason.is_some())
        }
        _ => false,
    }
}

/// Puts a value into the community itself; `false` for what is kept elsewhere.
pub(super) fn put(row: &mut Community, field: &str, value: &Exact) -> bool {
    match field {
        "name" => row.name = plain(value),
        "former_name" => row.former_name = plain(value),
        "address" => row.address = plain(value),
        "kind" => row.kind = read(value).unwrap_or(row.kind),
        "built_from" => row.built_from = read(value),
        "built_to" => row.built_to = read(value),
        "buildings" => row.scale.buildings = read(value),
        "units" => row.units = read(value),
        "households" => row.scale.households = read(value),
        "residents" => row.residents = read(value),
        "elderly" => row.elderly = read(value),
        "low_income_households" => row.low_income_households = read(value),
        "lifts" => row.lifts = read(value),
        "floor_area_m2" => row.scale.floor_area = read_area(value),
        "in_scope_buildings" => row.in_scope.buildings = read(value),
        "in_scope_households" => row.in_scope.households = read(value),
        "in_scope_floor_area_m2" => row.in_scope.floor_area = read_area(value),
        "ownership" => row.ownership = read(value),
        "owner_unit" => row.owner_unit = plain(value),
        "property_mode" => row.property_mode = read(value),
        "property_fee" => row.property_fee = read_fen(value),
        "owners_committee" => row.owners_committee = read_answer(value),
        "maintenance_fund" => row.maintenance_fund = read_fen(value),
        "earlier_renewal" => row.earlier_renewal = plain(value),
        "to_be_expropriated" => row.to_be_expropriated = read_answer(value),
        "stage" => row.stage = read(value).unwrap_or(row.stage),
        "note" => row.note = plain(value),
        _ => return false,
    }
    true
}
