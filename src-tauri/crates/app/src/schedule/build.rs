//! Builds the tasks of a plan anew from a stage template.

use jiugai_domain::plan::PlanKind;
use jiugai_domain::task::{Dependency, Task};
use jiugai_domain::{Code, PlanId};
use jiugai_schedule::{Member, lay_out};

use crate::community::clear;
use crate::funding::entries_in_order;
use crate::project::{Outcome, Project};
use crate::{AppError, ErrorCode};

/// Replaces the tasks of an annual plan by those of a template, the policy's first unless named.
/// One undoable step: dates, progress and baseline of the old tasks come back with undo.
pub fn build(
    project: &mut Project,
    plan: PlanId,
    template: Option<&Code>,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let plan = snapshot.plan(plan)?;
    if plan.kind != PlanKind::Annual {
        return Err(AppError::new(ErrorCode::PlanNotAnnual).with("plan", plan.name.as_str()));
    }
    let template = match template {
        Some(code) => snapshot.policy.find_stage_template(code),
        None => snapshot.policy.stage_templates.first(),
    };
    let template = template.ok_or_else(|| AppError::not_found("stage_template", ""))?;
    let members: Vec<Member> = entries_in_order(&snapshot, plan)
        .iter()
        .filter(|entry| entry.year.is_some())
        .map(|entry| Member {
            community_id: entry.community_id,
            lot_id: snapshot.lot_of(entry.community_id),
        })
        .collect();
    if members.is_empty() {
        return Err(AppError::new(ErrorCode::NothingInYear).with("year", plan.from_year));
    }
    let op = project.op("schedule_build", &[("plan", plan.name.as_str().into())]);
    project.write(op, |tx| {
        clear!(tx, "plan_id" = plan.id; Dependency, Task);
        let (tasks, dependencies) =
            lay_out(template, plan.id, plan.from_year, &members, &mut || tx.new_id());
        tasks.iter().try_for_each(|task| tx.insert(task))?;
        dependencies.iter().try_for_each(|dependency| tx.insert(dependency))?;
        Ok(())
    })
}
