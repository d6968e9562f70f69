//! Derives the annual plan of a year from a five-year plan; from then on it lives by itself.

use std::collections::BTreeSet;

use jiugai_domain::plan::{Allocation, AllocationOwner, Ceiling, Plan, PlanKind};
use jiugai_domain::{CommunityId, PlanId};

use super::{blank_entry, blank_plan, check_year, with_notices};
use crate::project::{Outcome, Project};
use crate::snapshot::InPlan;
use crate::{AppError, ErrorCode};

/// Makes the annual plan of `year`: the year's communities, their fixed amounts and ceilings. Its
/// id is the value. Notices name the annual plans of other years they stand in too.
pub fn derive_annual(
    project: &mut Project,
    five_year: PlanId,
    year: i16,
) -> Result<Outcome<PlanId>, AppError> {
    let snapshot = project.snapshot().clone();
    let parent = snapshot.plan(five_year)?.clone();
    check_year(&parent, Some(year))?;
    let entries: Vec<_> = snapshot
        .plan_entries
        .of(InPlan::Plan(parent.id))
        .filter(|entry| entry.year == Some(year) && entry.withdrawn_reason.is_none())
        .collect();
    if entries.is_empty() {
        return Err(AppError::new(ErrorCode::NothingInYear).with("year", year));
    }
    let name = project.word("plan.annual_name", &[("year", year.into())]);
    let op = project.op("plan_annual", &[("year", year.into())]);
    let years = entries.iter().map(|entry| (entry.community_id, Some(year))).collect();
    let derived = project.write(op, |tx| {
        let plan = Plan {
            parent_id: Some(parent.id),
            compiled_by: parent.compiled_by.clone(),
            ..blank_plan(tx.new_id(), PlanKind::Annual, &name, year, year)
        };
        tx.insert(&plan)?;
        for entry in &entries {
            let mut copy = blank_entry(tx.new_id(), plan.id, entry.community_id, Some(year));
            copy.package_code.clone_from(&entry.package_code);
            copy.responsible.clone_from(&entry.responsible);
            copy.is_carried_over = entry.is_carried_over;
            tx.insert(&copy)?;
        }
        let members: BTreeSet<CommunityId> =
            entries.iter().map(|entry| entry.community_id).collect();
        let is_of_the_year = |owner: AllocationOwner| match owner {
            AllocationOwner::Community(id) => members.contains(&id),
            AllocationOwner::Cluster(id) => {
                snapshot.communities.of(id).any(|community| members.contains(&community.id))
            }
        };
        for allocation in snapshot.allocations.of(parent.id).filter(|row| is_of_the_year(row.owner))
        {
            let copy =
                Allocation { id: tx.new_id(), plan_id: plan.id, ..allocation.as_ref().clone() };
            tx.insert(&copy)?;
        }
        for ceiling in snapshot.ceilings.of(parent.id).filter(|ceiling| ceiling.year == year) {
            let copy = Ceiling { id: tx.new_id(), plan_id: plan.id, ..ceiling.as_ref().clone() };
            tx.insert(&copy)?;
        }
        Ok(plan.id)
    })?;
    Ok(with_notices(derived, project.snapshot(), &years))
}
