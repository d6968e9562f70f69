//! Keeps the dates as they are now as the baseline later dates are compared with.

use jiugai_domain::PlanId;
use jiugai_domain::task::Task;

use super::view;
use crate::AppError;
use crate::project::{Outcome, Project};

/// Sets the baseline of a plan to its present dates.
pub fn set_baseline(project: &mut Project, plan: PlanId) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let view = view(&snapshot, plan)?;
    let op = project.op("baseline", &[("plan", view.plan.name.as_str().into())]);
    project.write(op, |tx| {
        for scheduled in view.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.tasks)
        {
            tx.update(&Task {
                baseline_start: Some(scheduled.dates.early_start),
                baseline_finish: Some(scheduled.dates.early_finish),
                ..scheduled.task.clone()
            })?;
        }
        Ok(())
    })
}
