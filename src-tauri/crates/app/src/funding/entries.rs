//! Who counts in a plan: its communities, and the clusters and lots whose money stands with them.

use std::collections::BTreeMap;

use jiugai_domain::CommunityId;
use jiugai_domain::plan::{Plan, PlanEntry, PlanKind};
use jiugai_domain::scheme::CostOwner;

use super::Owner;
use crate::snapshot::{InPlan, Snapshot};

/// Entries that count, by year, then as they were made.
pub(crate) fn entries_in_order(snapshot: &Snapshot, plan: &Plan) -> Vec<PlanEntry> {
    let entries = snapshot.plan_entries.of(InPlan::Plan(plan.id));
    let mut entries: Vec<PlanEntry> = entries
        .filter(|entry| entry.withdrawn_reason.is_none())
        .map(|entry| entry.as_ref().clone())
        .collect();
    entries.sort_by_key(|entry| (entry.year.unwrap_or(i16::MAX), entry.id));
    entries
}

/// A cluster or lot whose money a plan counts.
pub(crate) struct Shared<'a> {
    /// Which.
    pub(crate) owner: Owner,
    /// Its communities in the plan.
    pub(crate) members: Vec<&'a PlanEntry>,
    /// The year its money falls in: the first of its communities'.
    pub(crate) year: Option<i16>,
}

/// The clusters and lots with money of their own among the communities of a plan.
///
/// In an annual plan they count only in the year their money falls in by the five-year plan it was
/// derived from: a cluster renewed over two years is paid for once.
pub(crate) fn shared_with_members<'a>(
    snapshot: &Snapshot,
    plan: &Plan,
    entries: &'a [PlanEntry],
) -> Vec<Shared<'a>> {
    let mut owners: BTreeMap<Owner, Vec<&PlanEntry>> = BTreeMap::new();
    for entry in entries {
        for owner in snapshot.shared_owners(entry.community_id).filter_map(Owner::of_shared) {
            owners.entry(owner).or_default().push(entry);
        }
    }
    let shared = owners.into_iter().map(|(owner, members)| {
        let year = members.iter().filter_map(|entry| entry.year).min();
        Shared { owner, members, year }
    });
    shared.filter(|shared| !is_paid_in_another_year(snapshot, plan, shared)).collect()
}

fn is_paid_in_another_year(snapshot: &Snapshot, plan: &Plan, shared: &Shared<'_>) -> bool {
    let parent = plan.parent_id.filter(|_| plan.kind == PlanKind::Annual);
    let Some(parent) = parent.filter(|id| snapshot.plans.get(*id).is_some()) else { return false };
    let year = |id: CommunityId| {
        let entry = snapshot.entry(parent, id)?;
        entry.year.filter(|_| entry.withdrawn_reason.is_none())
    };
    let first = match shared.owner.shared() {
        Some(CostOwner::Cluster(id)) => {
            snapshot.communities.of(id).filter_map(|row| year(row.id)).min()
        }
        Some(CostOwner::Lot(id)) => snapshot.members_of_lot(id).filter_map(year).min(),
        Some(CostOwner::Scheme(_)) | None => None,
    };
    first.is_some_and(|first| first != plan.from_year)
}
