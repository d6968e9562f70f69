//! Removes a plan with its entries, ceilings, amounts and schedule. Communities stay.

use jiugai_domain::PlanId;
use jiugai_domain::plan::{Allocation, Ceiling, Plan, PlanEntry};
use jiugai_domain::task::{Dependency, Task};

use super::check_draft;
use crate::AppError;
use crate::community::clear;
use crate::project::{Outcome, Project};

/// Removes the plan `id`. Annual plans derived from it stay and stand by themselves.
pub fn remove(project: &mut Project, id: PlanId) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let plan = snapshot.plan(id)?;
    check_draft(plan)?;
    let op = project.op("plan_remove", &[("plan", plan.name.as_str().into())]);
    project.write(op, |tx| {
        clear!(tx, "plan_id" = id; Dependency, Task, Allocation, Ceiling, PlanEntry);
        for child in snapshot.plans.of(id) {
            tx.update(&Plan { parent_id: None, ..child.as_ref().clone() })?;
        }
        tx.remove::<Plan>(id)?;
        Ok(())
    })
}
