//! Short builders for the tests of the schedule.

use jiff::civil::{Date, date};
use jiugai_domain::task::{Dependency, DependencyKind, Task};
use jiugai_domain::{DependencyId, PlanId, TaskId};
use uuid::Uuid;

pub(crate) fn begin() -> Date {
    date(2026, 3, 2)
}

pub(crate) fn id(n: i64) -> TaskId {
    TaskId(Uuid::from_u128(u128::from(n.unsigned_abs())))
}

pub(crate) fn task(n: i64, duration_days: i64) -> Task {
    Task {
        id: id(n),
        plan_id: PlanId(Uuid::nil()),
        community_id: None,
        lot_id: None,
        stage_code: "any".into(),
        name: String::new(),
        duration_days,
        not_before: None,
        actual_start: None,
        actual_finish: None,
        percent_done: 0,
        baseline_start: None,
        baseline_finish: None,
        responsible: String::new(),
        note: String::new(),
        position: 0,
    }
}

pub(crate) fn dependency(from: i64, to: i64, kind: DependencyKind, lag_days: i64) -> Dependency {
    Dependency {
        id: DependencyId(Uuid::from_u128(
            u128::from(from.unsigned_abs()) << 32 | u128::from(to.unsigned_abs()),
        )),
        plan_id: PlanId(Uuid::nil()),
        from_task: id(from),
        to_task: id(to),
        kind,
        lag_days,
    }
}
