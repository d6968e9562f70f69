//! The schedule.

use jiugai_app::schedule::{Group, Row, ScheduleView, ScheduledTask};
use jiugai_domain::policy::{StageCalendar, StagePhase};

use crate::dto::{
    PeriodDto, ScheduleDto, ScheduleGroupDto, ScheduleLinkDto, ScheduleRowDto, TaskDto,
};

pub(in crate::desk) fn schedule(view: &ScheduleView) -> ScheduleDto {
    let tasks = || view.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.tasks);
    ScheduleDto {
        plan_id: view.plan.id.to_string(),
        plan_name: view.plan.name.clone(),
        start: Some(view.schedule.start.to_string()),
        finish: Some(view.schedule.finish.to_string()),
        groups: view.groups.iter().map(|found| group(found, view.has_float)).collect(),
        links: view
            .dependencies
            .iter()
            .map(|link| ScheduleLinkDto {
                from: link.from_task.to_string(),
                to: link.to_task.to_string(),
                kind: link.kind.as_str().to_owned(),
                lag_days: link.lag_days,
            })
            .collect(),
        winter_stops: view
            .winter_stops
            .iter()
            .map(|(from, to)| PeriodDto { from: from.to_string(), to: to.to_string() })
            .collect(),
        unannounced_years: view.schedule.unannounced_years.clone(),
        has_baseline: tasks().any(|task| task.task.baseline_start.is_some()),
    }
}

fn group(group: &Group, has_float: bool) -> ScheduleGroupDto {
    let rows = group.rows.iter().map(|found| row(found, has_float));
    ScheduleGroupDto { label: group.label.clone(), rows: rows.collect() }
}

fn row(row: &Row, has_float: bool) -> ScheduleRowDto {
    ScheduleRowDto {
        community_id: row.community_id.map(|id| id.to_string()),
        name: row.name.clone(),
        households: row.households,
        investment_fen: row.investment.map(|amount| amount.0),
        percent_done: row.percent_done(),
        responsible: row.responsible.clone(),
        tasks: row.tasks.iter().map(|found| task(found, has_float)).collect(),
    }
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

fn task(scheduled: &ScheduledTask, has_float: bool) -> TaskDto {
    let (task, dates) = (&scheduled.task, &scheduled.dates);
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    TaskDto {
        id: task.id.to_string(),
        stage: task.stage_code.to_string(),
        name: task.name.clone(),
        short: scheduled.stage.short.zh.clone(),
        short_en: scheduled.stage.short.en.clone(),
        phase: phase(scheduled.stage.phase),
        start: dates.early_start.to_string(),
        finish: dates.early_finish.to_string(),
        duration_days: task.duration_days,
        calendar: calendar(scheduled.stage.calendar),
        not_before: day(task.not_before),
        float_days: dates.float_days,
        is_critical: has_float && dates.is_critical,
        percent_done: task.percent_done,
        baseline_start: day(task.baseline_start),
        baseline_finish: day(task.baseline_finish),
        actual_start: day(task.actual_start),
        actual_finish: day(task.actual_finish),
    }
}
