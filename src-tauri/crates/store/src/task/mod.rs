//! Tasks and dependencies.

use jiugai_domain::task::{Dependency, Task};
use jiugai_domain::{DependencyId, TaskId};

use crate::record::record;

record! {
    Task: TaskId,
    id, plan_id, community_id, lot_id, stage_code, name, duration_days, not_before, actual_start,
    actual_finish, percent_done, baseline_start, baseline_finish, responsible, note, position,
}

record! {
    Dependency: DependencyId,
    id, plan_id, from_task, to_task, kind, lag_days,
}
