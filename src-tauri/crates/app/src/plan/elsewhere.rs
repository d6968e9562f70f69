//! Annual plans that are not moved along: each lives by itself once it was derived, so a community
//! given another year in the five-year plan stays in them until somebody withdraws it there.

use std::collections::BTreeMap;

use jiugai_domain::CommunityId;
use jiugai_domain::plan::PlanKind;

use super::check_draft;
use crate::project::Outcome;
use crate::snapshot::Snapshot;
use crate::text::Notice;

/// Says in which annual plans of other years these communities stand too, with the year each of them
/// has now.
pub(crate) fn with_notices<T>(
    outcome: Outcome<T>,
    snapshot: &Snapshot,
    years: &BTreeMap<CommunityId, Option<i16>>,
) -> Outcome<T> {
    // What was submitted is a fact and follows nobody.
    let open = snapshot.plans.iter().filter(|plan| check_draft(plan).is_ok());
    let annual = open.filter(|plan| plan.kind == PlanKind::Annual);
    let notices = annual.filter_map(|plan| {
        let stands = |id: CommunityId| {
            snapshot.entry(plan.id, id).is_some_and(|entry| entry.withdrawn_reason.is_none())
        };
        let moved = years.iter().filter(|(_, year)| **year != Some(plan.from_year));
        let here: Vec<CommunityId> = moved.map(|(id, _)| *id).filter(|id| stands(*id)).collect();
        let first = snapshot.communities.get(*here.first()?)?;
        let params = [
            ("plan", plan.name.as_str().into()),
            ("count", here.len().into()),
            ("name", first.name.as_str().into()),
        ];
        Some(Notice::new("notice.stands_in_annual", &params))
    });
    Outcome { notices: notices.collect(), ..outcome }
}
