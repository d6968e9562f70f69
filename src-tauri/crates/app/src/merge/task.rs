//! Fields of a task of a schedule: what a person decides or reports. Dates that follow are computed
//! and never come back.

use jiff::civil::Date;
use jiugai_domain::task::Task;
use jiugai_domain::{PlanId, TaskId};
use jiugai_exchange::merge::Exact;

use super::value::{normal_number, number, plain, read, text};
use crate::schedule::{LONGEST_DAYS, WHOLE_PERCENT, responsible};
use crate::snapshot::{InPlan, Snapshot};

/// Progress goes out as a share, in basis points, so that 60% is typed as such.
const POINTS: i64 = 100;

/// A text of a file as the field keeps it.
pub(super) fn normal(field: &str, given: &str) -> Option<Exact> {
    let needed = |most| normal_number(given, most).filter(Option::is_some);
    match field {
        "duration_days" => needed(LONGEST_DAYS),
        "percent_done" => needed(WHOLE_PERCENT * POINTS).filter(is_whole_percent),
        "not_before" | "actual_start" | "actual_finish" => day(given),
        _ => Some(text(given)),
    }
}

fn is_whole_percent(points: &Exact) -> bool {
    read::<i64>(points).is_some_and(|points| points % POINTS == 0)
}

fn day(given: &str) -> Option<Exact> {
    if given.is_empty() {
        return Some(None);
    }
    given.parse::<Date>().ok().map(|day| Some(day.to_string()))
}

/// What is here.
pub(super) fn value(snapshot: &Snapshot, id: TaskId, field: &str) -> Exact {
    let task = snapshot.tasks.get(id)?;
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    match field {
        "name" => text(&owner_name(snapshot, task)),
        "task" => text(&task.name),
        "duration_days" => number(Some(task.duration_days)),
        "percent_done" => number(Some(task.percent_done * POINTS)),
        "not_before" => day(task.not_before),
        "actual_start" => day(task.actual_start),
        "actual_finish" => day(task.actual_finish),
        "responsible" => text(responsible(snapshot, task)),
        "note" => text(&task.note),
        _ => None,
    }
}

/// The community or the lot whose task it is.
fn owner_name(snapshot: &Snapshot, task: &Task) -> String {
    let community = task.community_id.and_then(|id| snapshot.communities.get(id));
    let lot = task.lot_id.and_then(|id| snapshot.lots.get(id));
    match (community, lot) {
        (Some(community), _) => community.name.clone(),
        (None, Some(lot)) => lot.name.clone(),
        (None, None) => String::new(),
    }
}

/// The only task of a name in a plan that a community or a lot of a name has.
pub(super) fn find(snapshot: &Snapshot, plan: PlanId, keys: (&str, &str)) -> Option<TaskId> {
    let (owner, name) = keys;
    let tasks = snapshot.tasks.of(InPlan::Plan(plan));
    let mut same = tasks.filter(|task| task.name == name && owner_name(snapshot, task) == owner);
    let first = same.next()?.id;
    same.next().is_none().then_some(first)
}

/// Whether a field cannot be changed where it stands: whose task it is and what is done in it.
pub(super) fn is_computed(field: &str) -> bool {
    matches!(field, "name" | "task")
}

/// Puts a value in place.
pub(super) fn put(task: &mut Task, field: &str, value: &Exact) {
    match field {
        "duration_days" => task.duration_days = read(value).unwrap_or(task.duration_days),
        "percent_done" => {
            task.percent_done =
                read::<i64>(value).map_or(task.percent_done, |points| points / POINTS);
        }
        "not_before" => task.not_before = read(value),
        "actual_start" => task.actual_start = read(value),
        "actual_finish" => task.actual_finish = read(value),
        "responsible" => task.responsible = plain(value),
        "note" => task.note = plain(value),
        _ => {}
    }
}
