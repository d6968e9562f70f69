//! Changes one task: what a person decides or reports. Dates that follow are computed.

use jiff::civil::Date;
use jiugai_domain::TaskId;
use jiugai_domain::task::Task;

use crate::project::{Outcome, Project};
use crate::{AppError, ErrorCode};

/// Most days a task takes.
pub(crate) const LONGEST_DAYS: i64 = 3_650;
/// Progress of a task that is done.
pub(crate) const WHOLE_PERCENT: i64 = 100;

/// Changes of one task; `None` leaves a field, `Some(None)` clears it.
#[derive(Debug, Clone, Copy, Default)]
pub struct TaskChange {
    /// Not before this day.
    pub not_before: Option<Option<Date>>,
    /// Duration in the days of the stage.
    pub duration_days: Option<i64>,
    /// Progress, 0–100.
    pub percent_done: Option<i64>,
    /// Reported start.
    pub actual_start: Option<Option<Date>>,
    /// Reported finish.
    pub actual_finish: Option<Option<Date>>,
}

/// Changes the task `id`.
pub fn edit_task(
    project: &mut Project,
    id: TaskId,
    change: &TaskChange,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let task = snapshot.tasks.get(id).ok_or_else(|| AppError::not_found("task", id))?;
    let mut task: Task = task.as_ref().clone();
    apply(&mut task, change)?;
    let community = task.community_id.and_then(|id| snapshot.communities.get(id));
    let name = community.map_or("", |community| community.name.as_str());
    let op = project.op("task_edit", &[("task", task.name.as_str().into()), ("name", name.into())]);
    project.write(op, |tx| Ok(tx.update(&task)?))
}

fn apply(task: &mut Task, change: &TaskChange) -> Result<(), AppError> {
    if let Some(day) = change.not_before {
        task.not_before = day;
    }
    if let Some(days) = change.duration_days {
        task.duration_days = within(days, LONGEST_DAYS)?;
    }
    if let Some(percent) = change.percent_done {
        task.percent_done = within(percent, WHOLE_PERCENT)?;
    }
    if let Some(day) = change.actual_start {
        task.actual_start = day;
    }
    if let Some(day) = change.actual_finish {
        task.actual_finish = day;
    }
    check_dates(task)
}

/// Refuses a task that was finished before it began.
pub(crate) fn check_dates(task: &Task) -> Result<(), AppError> {
    match task.actual_start.zip(task.actual_finish) {
        Some((start, finish)) if finish < start => Err(AppError::new(ErrorCode::FinishBeforeStart)
            .with("task", task.name.as_str())
            .with("start", start.to_string())
            .with("finish", finish.to_string())),
        _ => Ok(()),
    }
}

fn within(value: i64, most: i64) -> Result<i64, AppError> {
    if (0..=most).contains(&value) {
        return Ok(value);
    }
    Err(AppError::new(ErrorCode::OutOfRange).with("value", value).with("from", 0).with("to", most))
}
