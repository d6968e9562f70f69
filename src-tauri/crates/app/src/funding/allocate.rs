//! Fixes the amount one source pays for one owner, by a document or a decision.

use jiugai_domain::plan::{Allocation, AllocationOwner};
use jiugai_domain::{Code, PlanId};

use crate::plan::check_draft;
use crate::project::{Outcome, Project};
use crate::{AppError, typed};

/// Fixes an amount, in 万元 as typed; empty clears it. It stands before every rule.
pub fn allocate(
    project: &mut Project,
    plan: PlanId,
    owner: AllocationOwner,
    source: &Code,
    amount: &str,
    note: &str,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    check_draft(snapshot.plan(plan)?)?;
    let found = snapshot.policy.find_source(source);
    let name = found.ok_or_else(|| AppError::not_found("source", source))?.name.clone();
    let owner_name = match owner {
        AllocationOwner::Community(id) => snapshot.community(id)?.name.clone(),
        AllocationOwner::Cluster(id) => {
            let cluster = snapshot.clusters.get(id);
            cluster.ok_or_else(|| AppError::not_found("cluster", id))?.name.clone()
        }
    };
    let amount = typed::wan_yuan(amount)?;
    let op = project.op("funding_allocate", &[("source", name.into()), ("name", owner_name.into())]);
    project.write(op, |tx| {
        let mut rows = snapshot.allocations.of(plan);
        let old = rows.find(|row| row.owner == owner && row.source_code == *source);
        match (old, amount) {
            (Some(old), None) => tx.remove::<Allocation>(old.id)?,
            (None, None) => {}
            (old, Some(amount)) => tx.put(&Allocation {
                id: old.map_or_else(|| tx.new_id(), |old| old.id),
                plan_id: plan,
                owner,
                source_code: source.clone(),
                amount,
                note: note.trim().to_owned(),
            })?,
        }
        Ok(())
    })
}
