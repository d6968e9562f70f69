//! Changes one task: what a person decides or reports. Dates that follow are computed.

use jiff::civil::Date;
use jiugai_domain::TaskId;
use jiugai_domain::task::Task;

use crate::project::{Outcome, Project};
use crate::{AppError, ErrorCode, text};

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
        task.duration_days = within(days, 0..=3_650)?;
    }
    if let Some(percent) = change.percent_done {
        task.percent_done = within(percent, 0..=100)?;
    }
    if let Some(day) = change.actual_start {
        task.actual_start = day;
    }
    if let Some(day) = change.actual_finish {
        task.actual_finish = day;
    }
    let backwards =
        task.actual_start.zip(task.actual_finish).is_some_and(|(start, finish)| finish < start);
    if backwards {
        let what = text::say("field.actual_finish", &[]);
        let value = task.actual_finish.map(|day| day.to_string()).unwrap_or_default();
        return Err(AppError::new(ErrorCode::BadChoice).with("what", what).with("value", value));
    }
    Ok(())
}

fn within(value: i64, range: std::ops::RangeInclusive<i64>) -> Result<i64, AppError> {
    if range.contains(&value) {
        return Ok(value);
    }
    Err(AppError::new(ErrorCode::BadCount).with("value", value))
}
