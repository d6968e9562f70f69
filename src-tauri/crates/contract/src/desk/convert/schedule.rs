//! The schedule, column by column.

use std::collections::HashMap;

use jiff::civil::{Date, date};
use jiugai_app::schedule::{ScheduleView, ScheduledTask};
use jiugai_domain::TaskId;
use jiugai_domain::policy::{StageCalendar, StagePhase};

use super::count;
use crate::dto::{
    PeriodDto, ScheduleAboutDto, ScheduleDto, ScheduleGroupsDto, ScheduleLinksDto, ScheduleRowsDto,
    ScheduleTasksDto, TaskKindDto, TieDto,
};

/// The day that is number 0.
const EPOCH: Date = date(1970, 1, 1);

pub(in crate::desk) fn schedule(view: &ScheduleView) -> ScheduleDto {
    let shown: Vec<_> = view.groups.iter().flat_map(|group| &group.rows).collect();
    let tasks: Vec<_> = shown.iter().flat_map(|row| &row.tasks).collect();
    let mut kinds = Table::default();
    let kind = tasks.iter().map(|task| kinds.position(kind_of(task))).collect();
    macro_rules! column {
        ($rows:ident: |$row:ident| $value:expr) => {
            $rows.iter().map(|$row| $value).collect()
        };
    }
    ScheduleDto {
        about: about(view, &tasks, kinds.rows),
        groups: ScheduleGroupsDto {
            label: view.groups.iter().map(|group| group.label.clone()).collect(),
            rows: view.groups.iter().map(|group| count(group.rows.len())).collect(),
        },
        rows: ScheduleRowsDto {
            community_id: column!(shown: |row| row.community_id.map(|id| id.to_string())),
            name: column!(shown: |row| row.name.clone()),
            households: column!(shown: |row| row.households),
            investment_fen: column!(shown: |row| row.investment.map(|amount| amount.0)),
            percent_done: column!(shown: |row| row.percent_done()),
            responsible: column!(shown: |row| row.responsible.clone()),
            tasks: column!(shown: |row| count(row.tasks.len())),
        },
        links: links(view, &tasks),
        tasks: ScheduleTasksDto {
            id: column!(tasks: |one| one.task.id.to_string()),
            kind,
            start: column!(tasks: |one| number(one.dates.early_start)),
            finish: column!(tasks: |one| number(one.dates.early_finish)),
            duration_days: column!(tasks: |one| one.task.duration_days),
            not_before: column!(tasks: |one| one.task.not_before.map(number)),
            float_days: column!(tasks: |one| one.dates.float_days),
            is_critical: column!(tasks: |one| view.has_float && one.dates.is_critical),
            percent_done: column!(tasks: |one| one.task.percent_done),
            baseline_start: column!(tasks: |one| one.task.baseline_start.map(number)),
            baseline_finish: column!(tasks: |one| one.task.baseline_finish.map(number)),
            actual_start: column!(tasks: |one| one.task.actual_start.map(number)),
            actual_finish: column!(tasks: |one| one.task.actual_finish.map(number)),
        },
    }
}

fn about(
    view: &ScheduleView,
    tasks: &[&ScheduledTask],
    kinds: Vec<TaskKindDto>,
) -> ScheduleAboutDto {
    let stops = view.winter_stops.iter();
    ScheduleAboutDto {
        plan_id: view.plan.id.to_string(),
        plan_name: view.plan.name.clone(),
        start: number(view.schedule.start),
        finish: number(view.schedule.finish),
        kinds,
        winter_stops: stops
            .map(|(from, to)| PeriodDto { from: number(*from), to: number(*to) })
            .collect(),
        unannounced_years: view.schedule.unannounced_years.clone(),
        has_baseline: tasks.iter().any(|one| one.task.baseline_start.is_some()),
    }
}

/// Links between tasks that are shown.
fn links(view: &ScheduleView, tasks: &[&ScheduledTask]) -> ScheduleLinksDto {
    let places: HashMap<TaskId, u32> =
        tasks.iter().enumerate().map(|(at, one)| (one.task.id, count(at))).collect();
    let mut links =
        ScheduleLinksDto { from: Vec::new(), to: Vec::new(), tie: Vec::new(), ties: Vec::new() };
    let mut ties = Table::default();
    for link in &view.dependencies {
        let (Some(from), Some(to)) = (places.get(&link.from_task), places.get(&link.to_task))
        else {
            continue;
        };
        links.from.push(*from);
        links.to.push(*to);
        let tie = || TieDto { kind: link.kind.as_str().to_owned(), lag_days: link.lag_days };
        links.tie.push(ties.position(((link.kind, link.lag_days), tie)));
    }
    links.ties = ties.rows;
    links
}

/// What was said before is said by its position.
struct Table<Key, Row> {
    places: HashMap<Key, u32>,
    rows: Vec<Row>,
}

impl<Key, Row> Default for Table<Key, Row> {
    fn default() -> Self {
        Self { places: HashMap::new(), rows: Vec::new() }
    }
}

impl<Key: Eq + std::hash::Hash, Row> Table<Key, Row> {
    fn position(&mut self, (key, row): (Key, impl FnOnce() -> Row)) -> u32 {
        *self.places.entry(key).or_insert_with(|| {
            self.rows.push(row());
            count(self.rows.len() - 1)
        })
    }
}

type KindKey<'t> = (&'t str, &'t str);

fn kind_of(scheduled: &ScheduledTask) -> (KindKey<'_>, impl FnOnce() -> TaskKindDto) {
    let (task, stage) = (&scheduled.task, &scheduled.stage);
    let kind = || TaskKindDto {
        stage: task.stage_code.to_string(),
        name: task.name.clone(),
        short: stage.short.zh.clone(),
        short_en: stage.short.en.clone(),
        phase: phase(stage.phase),
        calendar: calendar(stage.calendar),
    };
    ((task.stage_code.as_str(), task.name.as_str()), kind)
}

/// Number of a day.
fn number(day: Date) -> i64 {
    EPOCH.duration_until(day).as_hours() / 24
}

/// Code of a phase.
pub(super) fn phase(phase: StagePhase) -> String {
    let code = match phase {
        StagePhase::Survey => "survey",
        StagePhase::Scheme => "scheme",
        StagePhase::Tender => "tender",
        StagePhase::Works => "works",
        StagePhase::Acceptance => "acceptance",
    };
    code.to_owned()
}

/// Code of what a stage's days are.
pub(super) fn calendar(calendar: StageCalendar) -> String {
    let code = match calendar {
        StageCalendar::CalendarDays => "calendar_days",
        StageCalendar::WorkingDays => "working_days",
        StageCalendar::WorksSeason => "works_season",
    };
    code.to_owned()
}
