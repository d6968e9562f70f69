//! Tasks of a schedule as they are kept: what a person decided or reported.
//!
//! Dates that follow from durations, dependencies and the calendar are computed by
//! `jiugai-schedule` and never stored.

use jiff::civil::Date;

use crate::code::code_enum;
use crate::{Code, CommunityId, DependencyId, LotId, PlanId, TaskId};

code_enum! {
    /// How two tasks are tied.
    DependencyKind {
        /// The later starts when the earlier has finished.
        FinishToStart = "fs",
        /// The later starts with the earlier.
        StartToStart = "ss",
        /// The later finishes with the earlier.
        FinishToFinish = "ff",
    }
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Identity.
    pub id: TaskId,
    /// The annual plan scheduled.
    pub plan_id: PlanId,
    /// The community, unless the task is the lot's own.
    pub community_id: Option<CommunityId>,
    /// The lot sharing this task (a common tender).
    pub lot_id: Option<LotId>,
    /// The stage of the template it was made from.
    pub stage_code: Code,
    /// Name, from the template, editable.
    pub name: String,
    /// Duration in days of the stage's own calendar.
    pub duration_days: i64,
    /// Not before this day.
    pub not_before: Option<Date>,
    /// Reported start.
    pub actual_start: Option<Date>,
    /// Reported finish.
    pub actual_finish: Option<Date>,
    /// Reported progress, 0–100.
    pub percent_done: i64,
    /// Start in the baseline.
    pub baseline_start: Option<Date>,
    /// Finish in the baseline.
    pub baseline_finish: Option<Date>,
    /// Responsible person or unit.
    pub responsible: String,
    /// Remark.
    pub note: String,
    /// Place in the list.
    pub position: i32,
}

/// A dependency between two tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// Identity.
    pub id: DependencyId,
    /// The plan both belong to.
    pub plan_id: PlanId,
    /// The earlier task.
    pub from_task: TaskId,
    /// The later task.
    pub to_task: TaskId,
    /// How they are tied.
    pub kind: DependencyKind,
    /// Days between, may be negative.
    pub lag_days: i64,
}
