//! Tasks that should be done by now and are not: measured against the baseline where there is one,
//! else against the dates computed today.

use std::sync::Arc;

use jiff::civil::Date;
use jiugai_domain::plan::{Plan, PlanKind};
use jiugai_domain::{CommunityId, TaskId};

use super::view::view;
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// A task that is late.
#[derive(Debug, Clone)]
pub struct Overdue {
    /// The task.
    pub task: TaskId,
    /// Its name.
    pub name: String,
    /// The plan.
    pub plan: Arc<Plan>,
    /// The community; none for what a lot shares.
    pub community: Option<CommunityId>,
    /// Name of its row.
    pub row: String,
    /// The day it should have been done.
    pub due: Date,
    /// Days since then.
    pub days_late: i64,
    /// Reported progress, 0–100.
    pub percent_done: i64,
}

/// Everything late on `today` in the schedules of all annual plans, the latest first.
pub fn overdue(snapshot: &Snapshot, today: Date) -> Result<Vec<Overdue>, AppError> {
    let mut late = Vec::new();
    let plans = snapshot.plans.iter();
    for plan in plans.filter(|plan| plan.kind == PlanKind::Annual && plan.from_year <= today.year())
    {
        match of_plan(snapshot, plan, today) {
            Ok(found) => late.extend(found),
            // A plan nobody has scheduled yet is late with nothing.
            Err(error) if error.code == ErrorCode::NoSchedule => {}
            Err(error) => return Err(error),
        }
    }
    late.sort_by(|a, b| {
        b.days_late.cmp(&a.days_late).then_with(|| (&a.row, &a.name).cmp(&(&b.row, &b.name)))
    });
    Ok(late)
}

fn of_plan(snapshot: &Snapshot, plan: &Arc<Plan>, today: Date) -> Result<Vec<Overdue>, AppError> {
    let mut late = Vec::new();
    for row in view(snapshot, plan.id)?.groups.into_iter().flat_map(|group| group.rows) {
        for scheduled in row.tasks {
            let task = scheduled.task;
            let due = task.baseline_finish.unwrap_or(scheduled.dates.early_finish);
            let is_done = task.actual_finish.is_some() || task.percent_done >= 100;
            if is_done || due >= today {
                continue;
            }
            late.push(Overdue {
                task: task.id,
                name: task.name,
                plan: plan.clone(),
                community: row.community_id,
                row: row.name.clone(),
                due,
                days_late: i64::from(due.until(today).map_or(0, |span| span.get_days())),
                percent_done: task.percent_done,
            });
        }
    }
    Ok(late)
}
