//! Fields of a community's place in a plan.

use jiugai_domain::plan::{Plan, PlanEntry};
use jiugai_domain::{Code, CommunityId, PlanId};
use jiugai_exchange::merge::Exact;

use super::here::Here;
use super::value::{normal_year, number, plain, read, text};
use crate::plan::check_draft;
use crate::snapshot::Snapshot;

/// Whether a column of a plan's sheet is the place's own; the others are the community's.
pub(super) fn has(field: &str) -> bool {
    matches!(field, "plan_year" | "package" | "responsible" | "entry_note")
}

/// A text of a file as the field keeps it.
pub(super) fn normal(snapshot: &Snapshot, plan: PlanId, field: &str, given: &str) -> Option<Exact> {
    match field {
        "plan_year" => year(snapshot.plans.get(plan)?, given),
        "package" => package(snapshot, given),
        _ => Some(text(given)),
    }
}

fn year(plan: &Plan, given: &str) -> Option<Exact> {
    let reserve = crate::text::say("noun.reserve", &[]);
    if given == reserve.zh || given.eq_ignore_ascii_case(&reserve.en) {
        return Some(None);
    }
    normal_year(given).filter(|year| {
        let year: Option<i16> = read(year);
        year.is_none_or(|year| (plan.from_year..=plan.to_year).contains(&year))
    })
}

/// A package by its code or its name in either language.
fn package(snapshot: &Snapshot, given: &str) -> Option<Exact> {
    if given.trim().is_empty() {
        return Some(None);
    }
    let mut packages = snapshot.policy.packages.iter();
    let given = given.trim();
    let found = packages.find(|row| {
        row.code.as_str() == given
            || row.name.zh == given
            || row.name.en.eq_ignore_ascii_case(given)
    });
    found.map(|row| Some(row.code.to_string()))
}

/// What is here.
pub(super) fn value(snapshot: &Snapshot, plan: PlanId, id: CommunityId, field: &str) -> Exact {
    let entry = snapshot.entry(plan, id)?;
    match field {
        "plan_year" => number(entry.year.map(i64::from)),
        "package" => entry.package_code.as_ref().map(ToString::to_string),
        "responsible" => text(&entry.responsible),
        "entry_note" => text(&entry.note),
        _ => None,
    }
}

/// The community a row that would be made means: the one it stood for, else the one its name and
/// division name.
pub(super) fn community_meant(
    here: &Here<'_>,
    id: &str,
    (name, division): (&str, &str),
) -> Option<CommunityId> {
    match id.parse() {
        Ok(id) => here.snapshot().communities.get(id).map(|row| row.id),
        Err(_) => here.community(name, division),
    }
}

/// Whether the place cannot be changed: the plan was submitted, or the community withdrawn.
pub(super) fn is_closed(snapshot: &Snapshot, plan: PlanId, id: CommunityId) -> bool {
    let is_draft = snapshot.plans.get(plan).is_some_and(|plan| check_draft(plan).is_ok());
    let entry = snapshot.entry(plan, id);
    !is_draft || entry.is_none_or(|entry| entry.withdrawn_reason.is_some())
}

/// Puts a value in place. A year put by hand stays where it was put.
pub(super) fn put(entry: &mut PlanEntry, field: &str, value: &Exact) {
    match field {
        "plan_year" => {
            entry.year = read(value);
            entry.is_fixed = true;
        }
        "package" => entry.package_code = value.as_ref().map(Code::new),
        "responsible" => entry.responsible = plain(value),
        "entry_note" => entry.note = plain(value),
        _ => {}
    }
}
