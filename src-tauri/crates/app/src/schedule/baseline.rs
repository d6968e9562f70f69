//! Keeps the dates of tasks as they are now as the baseline later dates are compared with, or clears
//! it again: of a whole plan, or of the tasks somebody picked.

use std::collections::HashSet;

use jiugai_domain::task::Task;
use jiugai_domain::{PlanId, TaskId};
use jiugai_store::Op;

use super::view::{Row, ScheduleView, ScheduledTask, view};
use crate::project::{Outcome, Project};
use crate::{AppError, ErrorCode};

/// What becomes of a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// The present dates are kept as the baseline.
    Keep,
    /// There is none any more.
    Clear,
}

/// Keeps or clears the baseline of `picked` tasks of a plan, of all of them where nothing is picked.
///
/// One step of the history. Refused when a task is not in the plan's schedule, and when there is
/// nothing to keep or clear.
pub fn set_baseline(
    project: &mut Project,
    plan: PlanId,
    picked: Option<&[TaskId]>,
    baseline: Baseline,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let view = view(&snapshot, plan)?;
    let mut tasks: Vec<_> = tasks_of(&view).collect();
    if let Some(picked) = picked {
        let mut wanted: HashSet<TaskId> = picked.iter().copied().collect();
        tasks.retain(|(_, one)| wanted.remove(&one.task.id));
        if let Some(id) = wanted.iter().next() {
            return Err(AppError::not_found("task", id));
        }
    }
    if baseline == Baseline::Clear {
        tasks.retain(|(_, one)| has_baseline(&one.task));
    }
    if tasks.is_empty() {
        return Err(AppError::new(ErrorCode::NoBaseline));
    }
    let op = named(project, &view, &tasks, picked.is_some(), baseline);
    project.write(op, |tx| {
        for (_, one) in &tasks {
            let dates = (baseline == Baseline::Keep).then_some(one.dates);
            tx.update(&Task {
                baseline_start: dates.map(|dates| dates.early_start),
                baseline_finish: dates.map(|dates| dates.early_finish),
                ..one.task.clone()
            })?;
        }
        Ok(())
    })
}

fn tasks_of(view: &ScheduleView) -> impl Iterator<Item = (&Row, &ScheduledTask)> {
    let rows = view.groups.iter().flat_map(|group| &group.rows);
    rows.flat_map(|row| row.tasks.iter().map(move |task| (row, task)))
}

fn has_baseline(task: &Task) -> bool {
    task.baseline_start.is_some() || task.baseline_finish.is_some()
}

/// The step's name: the plan, the one task, or how many there are and whose.
fn named(
    project: &Project,
    view: &ScheduleView,
    tasks: &[(&Row, &ScheduledTask)],
    is_picked: bool,
    baseline: Baseline,
) -> Op {
    let plan = view.plan.name.as_str();
    let [keep, clear] = match (is_picked, tasks) {
        (false, _) => ["baseline", "baseline_clear"],
        (true, [_]) => ["baseline_task", "baseline_clear_task"],
        (true, _) => ["baseline_tasks", "baseline_clear_tasks"],
    };
    let code = if baseline == Baseline::Keep { keep } else { clear };
    let (row, task) = tasks[0];
    let is_one_row = tasks.iter().all(|(other, _)| std::ptr::eq(*other, row));
    let name = if is_one_row { row.name.as_str() } else { plan };
    let task = task.task.name.as_str();
    let count = tasks.len();
    let params = [
        ("plan", plan.into()),
        ("task", task.into()),
        ("name", name.into()),
        ("count", count.into()),
    ];
    project.op(code, &params)
}
