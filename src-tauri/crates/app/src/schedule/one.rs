//! When one community is worked on, from its own tasks and those they wait for: what the drawer says
//! without computing the schedule of everybody else. Not here: late dates and floats, which depend
//! on the whole plan.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use jiugai_domain::plan::Plan;
use jiugai_domain::policy::StagePhase;
use jiugai_domain::task::{Dependency, Task};
use jiugai_domain::{CommunityId, LotId, TaskId};
use jiugai_schedule::{Calendars, Frame, compute};

use crate::snapshot::{InPlan, Snapshot};

/// When a community is worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommunityDates {
    /// First day.
    pub start: Date,
    /// Last day.
    pub finish: Date,
    /// First and last day of the works.
    pub works: Option<(Date, Date)>,
}

/// The dates of a community in the newest schedule it stands in; none when it stands in none, left
/// the plan, or the schedule goes round in a circle.
pub fn dates_of(snapshot: &Snapshot, id: CommunityId) -> Option<CommunityDates> {
    let newest = snapshot.tasks.of(InPlan::Community(id)).map(|task| task.plan_id).max()?;
    let plan = snapshot.plan(newest).ok()?;
    if !is_planned(snapshot, plan, id) {
        return None;
    }
    let (tasks, dependencies) = with_predecessors(snapshot, plan, id);
    let calendars = Calendars::from_policy(&snapshot.policy);
    let begin = Date::new(plan.from_year, 1, 1).ok()?;
    let schedule =
        compute(&tasks, &dependencies, &calendars, Frame { begin, data_date: None }).ok()?;
    let phases: HashMap<_, _> = snapshot
        .policy
        .stage_templates
        .iter()
        .flat_map(|template| &template.stages)
        .map(|stage| (&stage.code, stage.phase))
        .rev()
        .collect();
    let own = tasks.iter().zip(&schedule.rows).filter(|(task, _)| task.community_id == Some(id));
    let own: Vec<_> =
        own.filter_map(|(task, dates)| Some((*phases.get(&task.stage_code)?, dates))).collect();
    let works = own.iter().filter(|(phase, _)| *phase == StagePhase::Works);
    let works_start = works.clone().map(|(_, dates)| dates.early_start).min();
    let works_finish = works.map(|(_, dates)| dates.early_finish).max();
    Some(CommunityDates {
        start: own.iter().map(|(_, dates)| dates.early_start).min()?,
        finish: own.iter().map(|(_, dates)| dates.early_finish).max()?,
        works: works_start.zip(works_finish),
    })
}

fn is_planned(snapshot: &Snapshot, plan: &Plan, id: CommunityId) -> bool {
    let entry = snapshot.entry(plan.id, id);
    entry.is_some_and(|entry| entry.withdrawn_reason.is_none() && entry.year.is_some())
}

/// The tasks of a community and all they wait for, directly or not; what left the plan moves nobody.
fn with_predecessors(
    snapshot: &Snapshot,
    plan: &Plan,
    id: CommunityId,
) -> (Vec<Task>, Vec<Dependency>) {
    let mut before: HashMap<TaskId, Vec<&Dependency>> = HashMap::new();
    for row in snapshot.dependencies.of(plan.id) {
        before.entry(row.to_task).or_default().push(row);
    }
    let own = snapshot.tasks.of(InPlan::Community(id)).filter(|task| task.plan_id == plan.id);
    let mut waiting: Vec<TaskId> = own.map(|task| task.id).collect();
    let mut seen: HashSet<TaskId> = HashSet::new();
    let mut lots: HashMap<LotId, bool> = HashMap::new();
    let mut dependencies = Vec::new();
    let mut tasks = Vec::new();
    while let Some(task_id) = waiting.pop() {
        let Some(task) = snapshot.tasks.get(task_id).filter(|_| seen.insert(task_id)) else {
            continue;
        };
        let counts = match (task.community_id, task.lot_id) {
            (Some(id), _) => is_planned(snapshot, plan, id),
            (None, Some(lot)) => {
                *lots.entry(lot).or_insert_with(|| is_lot_planned(snapshot, plan, lot))
            }
            (None, None) => true,
        };
        if !counts {
            continue;
        }
        tasks.push(task.as_ref().clone());
        for row in before.get(&task_id).into_iter().flatten() {
            dependencies.push((*row).clone());
            waiting.push(row.from_task);
        }
    }
    let left: HashSet<TaskId> = tasks.iter().map(|task| task.id).collect();
    dependencies.retain(|row| left.contains(&row.from_task));
    (tasks, dependencies)
}

fn is_lot_planned(snapshot: &Snapshot, plan: &Plan, lot: LotId) -> bool {
    snapshot
        .members_of_lot(lot)
        .any(|id| snapshot.lot_of(id) == Some(lot) && is_planned(snapshot, plan, id))
}
