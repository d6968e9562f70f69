//! The schedule of a plan with its computed dates, grouped and ready to draw.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use jiugai_domain::community::Community;
use jiugai_domain::plan::Plan;
use jiugai_domain::policy::{Policy, Stage, StagePhase, WinterStop};
use jiugai_domain::scheme::CostOwner;
use jiugai_domain::task::{Dependency, Task};
use jiugai_domain::{ClusterId, Code, CommunityId, DivisionId, Fen, LotId, PlanId, TaskId};
use jiugai_schedule::{Calendars, Frame, Schedule, ScheduleError, TaskDates, compute};

use crate::funding::{entries_in_order, shared_with_members};
use crate::snapshot::{InPlan, Snapshot};
use crate::{AppError, ErrorCode};

/// A plan's schedule.
#[derive(Debug, Clone)]
pub struct ScheduleView {
    /// The plan.
    pub plan: Arc<Plan>,
    /// Rows by lot, else by cluster, else by division.
    pub groups: Vec<Group>,
    /// Dependencies.
    pub dependencies: Vec<Dependency>,
    /// First and last day, critical path, contradictions.
    pub schedule: Schedule,
    /// Winter stops that fall into it.
    pub winter_stops: Vec<(Date, Date)>,
    /// Some task may slip: only then does it say anything that others may not.
    pub has_float: bool,
}

/// Rows under one heading.
#[derive(Debug, Clone)]
pub struct Group {
    /// The lot's, cluster's or division's name; empty when there is none.
    pub label: String,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A community, or what a lot or cluster has of its own: shared tasks, shared money.
#[derive(Debug, Clone)]
pub struct Row {
    /// The community.
    pub community_id: Option<CommunityId>,
    /// Its name, or the lot's or cluster's.
    pub name: String,
    /// Households in scope.
    pub households: Option<i64>,
    /// Known cost.
    pub investment: Option<Fen>,
    /// Its money stands with its cluster's own row.
    pub money_with_group: bool,
    /// Responsible.
    pub responsible: String,
    /// Tasks in order.
    pub tasks: Vec<ScheduledTask>,
}

impl Row {
    /// First and last day of the works.
    pub fn works(&self) -> Option<(Date, Date)> {
        let works = self.tasks.iter().filter(|task| task.stage.phase == StagePhase::Works);
        let start = works.clone().map(|task| task.dates.early_start).min()?;
        Some((start, works.map(|task| task.dates.early_finish).max()?))
    }

    /// Progress of the works, 0–100; of all tasks by duration where the template has no works.
    pub fn percent_done(&self) -> i64 {
        let works = self.tasks.iter().filter(|task| task.stage.phase == StagePhase::Works);
        let (mut done, mut days) = (0, 0);
        for task in works {
            done += task.task.percent_done * task.task.duration_days.max(1);
            days += task.task.duration_days.max(1);
        }
        if days == 0 { 0 } else { done / days }
    }
}

/// A task with its dates.
#[derive(Debug, Clone)]
pub struct ScheduledTask {
    /// The task.
    pub task: Task,
    /// Its dates.
    pub dates: TaskDates,
    /// Its stage.
    pub stage: Arc<Stage>,
}

/// The schedule of `plan`; refused when none was built yet.
pub fn view(snapshot: &Snapshot, plan: PlanId) -> Result<ScheduleView, AppError> {
    let plan = snapshot.plan(plan)?.clone();
    let mut tasks: Vec<Task> =
        snapshot.tasks.of(InPlan::Plan(plan.id)).map(|task| task.as_ref().clone()).collect();
    if tasks.is_empty() {
        return Err(AppError::new(ErrorCode::NoSchedule).with("plan", plan.name.as_str()));
    }
    let mut dependencies: Vec<Dependency> =
        snapshot.dependencies.of(plan.id).map(|row| row.as_ref().clone()).collect();
    leave_out_the_withdrawn(snapshot, &plan, &mut tasks, &mut dependencies);
    if tasks.is_empty() {
        return Err(AppError::new(ErrorCode::NoSchedule).with("plan", plan.name.as_str()));
    }
    tasks.sort_by_key(|task| (task.position, task.id));
    let calendars = Calendars::from_policy(&snapshot.policy);
    let begin = Date::new(plan.from_year, 1, 1).map_err(|error| {
        AppError::new(ErrorCode::BadYear).with("value", plan.from_year).because(error)
    })?;
    let frame = Frame { begin, data_date: None };
    let schedule = compute(&tasks, &dependencies, &calendars, frame)
        .map_err(|error| refusal(&tasks, error))?;
    let stops = snapshot.policy.winter_stop.as_ref();
    let winter_stops = stops.map(|stop| stops_between(stop, schedule.start, schedule.finish));
    Ok(ScheduleView {
        groups: group(snapshot, &plan, tasks, &schedule),
        plan,
        dependencies,
        has_float: schedule.rows.iter().any(|row| !row.is_critical),
        schedule,
        winter_stops: winter_stops.unwrap_or_default(),
    })
}

/// Tasks of communities that left the plan stay in the file, for they may come back; they move no
/// date meanwhile. What a lot shares stays while one of its communities does.
fn leave_out_the_withdrawn(
    snapshot: &Snapshot,
    plan: &Plan,
    tasks: &mut Vec<Task>,
    dependencies: &mut Vec<Dependency>,
) {
    let entries = entries_in_order(snapshot, plan);
    let planned = entries.iter().filter(|entry| entry.year.is_some());
    let planned: HashSet<CommunityId> = planned.map(|entry| entry.community_id).collect();
    let before = tasks.len();
    tasks.retain(|task| task.community_id.is_none_or(|id| planned.contains(&id)));
    let lots: HashSet<LotId> = planned.iter().filter_map(|id| snapshot.lot_of(*id)).collect();
    tasks.retain(|task| match (task.community_id, task.lot_id) {
        (None, Some(lot)) => lots.contains(&lot),
        _ => true,
    });
    if tasks.len() < before {
        let left: HashSet<TaskId> = tasks.iter().map(|task| task.id).collect();
        dependencies.retain(|row| left.contains(&row.from_task) && left.contains(&row.to_task));
    }
}

/// Who is responsible for a task: whoever it names, else whoever the plan names for the community.
pub(crate) fn responsible<'s>(snapshot: &'s Snapshot, task: &'s Task) -> &'s str {
    if !task.responsible.is_empty() {
        return &task.responsible;
    }
    let entry = task.community_id.and_then(|id| snapshot.entry(task.plan_id, id));
    entry.map_or("", |entry| &entry.responsible)
}

fn refusal(tasks: &[Task], error: ScheduleError) -> AppError {
    let names = |ids: &[jiugai_domain::TaskId]| {
        let named = tasks.iter().filter(|task| ids.contains(&task.id));
        named.map(|task| task.name.as_str()).collect::<Vec<_>>().join(" → ")
    };
    let names = match &error {
        ScheduleError::CycleFound { tasks } => names(tasks),
        ScheduleError::OutOfRange { task } => names(&[*task]),
        ScheduleError::UnknownTask { .. } => String::new(),
    };
    AppError::new(ErrorCode::ScheduleCycle).with("tasks", names).because(error)
}

/// Stages of all templates by code.
fn stages(policy: &Policy) -> HashMap<&Code, Arc<Stage>> {
    let stages = policy.stage_templates.iter().flat_map(|template| &template.stages);
    let mut by_code = HashMap::new();
    for stage in stages {
        by_code.entry(&stage.code).or_insert_with(|| Arc::new(stage.clone()));
    }
    by_code
}

/// Tasks by whose row they stand in.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum RowKey {
    Community(CommunityId),
    Lot(LotId),
}

fn group(snapshot: &Snapshot, plan: &Plan, tasks: Vec<Task>, schedule: &Schedule) -> Vec<Group> {
    let stages = stages(&snapshot.policy);
    let mut rows: BTreeMap<RowKey, Vec<ScheduledTask>> = BTreeMap::new();
    for (task, dates) in tasks.into_iter().zip(&schedule.rows) {
        let key = match (task.community_id, task.lot_id) {
            (Some(id), _) => RowKey::Community(id),
            (None, Some(id)) => RowKey::Lot(id),
            (None, None) => continue,
        };
        // A task of a stage the policy no longer has is drawn as works of its own length.
        let Some(stage) = stages.get(&task.stage_code).cloned() else { continue };
        rows.entry(key).or_default().push(ScheduledTask { task, dates: *dates, stage });
    }
    let entries = entries_in_order(snapshot, plan);
    let shared = shared_with_members(snapshot, plan, &entries);
    let mut groups: Vec<(GroupKey, Group)> = Vec::new();
    let mut places: HashMap<GroupKey, usize> = HashMap::new();
    for entry in &entries {
        let Some(tasks) = rows.remove(&RowKey::Community(entry.community_id)) else { continue };
        let Some(community) = snapshot.communities.get(entry.community_id) else { continue };
        let key = group_key(snapshot, community);
        let row = Row {
            community_id: Some(community.id),
            name: community.name.clone(),
            households: community.scope().households,
            investment: snapshot.figures.of(community.id).known_cost(),
            money_with_group: snapshot.is_carried_elsewhere(community.id),
            responsible: entry.responsible.clone(),
            tasks,
        };
        let place = *places.entry(key).or_insert_with(|| {
            groups.push((key, Group { label: label(snapshot, key), rows: Vec::new() }));
            groups.len() - 1
        });
        groups[place].1.rows.push(row);
    }
    for (key, group) in &mut groups {
        let (owner, tasks) = match key {
            GroupKey::Lot(id) => {
                (CostOwner::Lot(*id), rows.remove(&RowKey::Lot(*id)).unwrap_or_default())
            }
            GroupKey::Cluster(id) => (CostOwner::Cluster(*id), Vec::new()),
            GroupKey::Division(_) => continue,
        };
        let counts = shared.iter().any(|shared| shared.owner.shared() == Some(owner));
        let investment = snapshot.cost_of_owner(owner).total.complete().filter(|_| counts);
        if investment.is_some() || !tasks.is_empty() {
            group.rows.insert(0, shared_row(group.label.clone(), investment, tasks));
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What communities are grouped under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum GroupKey {
    Lot(LotId),
    Cluster(ClusterId),
    Division(Option<DivisionId>),
}

fn group_key(snapshot: &Snapshot, community: &Community) -> GroupKey {
    match (snapshot.lot_of(community.id), community.cluster_id) {
        (Some(id), _) => GroupKey::Lot(id),
        (None, Some(id)) => GroupKey::Cluster(id),
        (None, None) => GroupKey::Division(community.division_id),
    }
}

fn label(snapshot: &Snapshot, key: GroupKey) -> String {
    let name = match key {
        GroupKey::Lot(id) => snapshot.lots.get(id).map(|lot| lot.name.clone()),
        GroupKey::Cluster(id) => snapshot.clusters.get(id).map(|cluster| cluster.name.clone()),
        GroupKey::Division(id) => Some(snapshot.division_names(id).join(" ")),
    };
    name.unwrap_or_default()
}

fn shared_row(name: String, investment: Option<Fen>, tasks: Vec<ScheduledTask>) -> Row {
    Row {
        community_id: None,
        name,
        households: None,
        investment,
        money_with_group: false,
        responsible: String::new(),
        tasks,
    }
}

/// The winter stops that touch a span, whole.
fn stops_between(stop: &WinterStop, start: Date, finish: Date) -> Vec<(Date, Date)> {
    let crosses_new_year = stop.to < stop.from;
    (start.year() - 1..=finish.year())
        .filter_map(|year| {
            let from = Date::new(year, stop.from.0, stop.from.1).ok()?;
            let to_year = if crosses_new_year { year + 1 } else { year };
            let to = Date::new(to_year, stop.to.0, stop.to.1).ok()?;
            (from <= finish && to >= start).then_some((from, to))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiugai_domain::policy::Basis;

    use super::*;

    #[test]
    fn a_winter_across_new_year_is_one_stop() {
        let basis = Basis { source: String::new(), assumption: true };
        let stop = WinterStop { from: (11, 1), to: (4, 14), basis };
        let stops = stops_between(&stop, date(2026, 3, 1), date(2026, 12, 20));
        assert_eq!(
            stops,
            [(date(2025, 11, 1), date(2026, 4, 14)), (date(2026, 11, 1), date(2027, 4, 14))]
        );
    }
}
