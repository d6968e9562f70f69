//! The schedule of an annual plan, ready to draw.

use super::dto;

dto! {
    /// A schedule.
    pub struct ScheduleDto {
        /// The plan.
        pub plan_id: String,
        /// Name of the plan.
        pub plan_name: String,
        /// First day.
        pub start: Option<String>,
        /// Last day.
        pub finish: Option<String>,
        /// Groups: lots, else divisions.
        pub groups: Vec<ScheduleGroupDto>,
        /// Dependencies.
        pub links: Vec<ScheduleLinkDto>,
        /// Winter stops that fall into the schedule.
        pub winter_stops: Vec<PeriodDto>,
        /// Years used whose holidays are not announced yet.
        pub unannounced_years: Vec<i16>,
        /// A baseline was set.
        pub has_baseline: bool,
    }

    /// A period, both days included.
    pub struct PeriodDto {
        /// First day.
        pub from: String,
        /// Last day.
        pub to: String,
    }

    /// A group of rows.
    pub struct ScheduleGroupDto {
        /// Label.
        pub label: String,
        /// Rows.
        pub rows: Vec<ScheduleRowDto>,
    }

    /// A community with its tasks.
    pub struct ScheduleRowDto {
        /// The community; none for a lot's own row.
        pub community_id: Option<String>,
        /// Name.
        pub name: String,
        /// 户
        pub households: Option<i64>,
        /// Fen.
        pub investment_fen: Option<i64>,
        /// Progress of the works, 0–100.
        pub percent_done: i64,
        /// Responsible.
        pub responsible: String,
        /// Tasks in order.
        pub tasks: Vec<TaskDto>,
    }

    /// A task.
    pub struct TaskDto {
        /// Id.
        pub id: String,
        /// Stage.
        pub stage: String,
        /// Name.
        pub name: String,
        /// Short name, Chinese.
        pub short: String,
        /// Short name, English.
        pub short_en: String,
        /// `survey`, `scheme`, `tender`, `works`, `acceptance`.
        pub phase: String,
        /// First day.
        pub start: String,
        /// Last day.
        pub finish: String,
        /// Duration in the days of its stage.
        pub duration_days: i64,
        /// `calendar_days`, `working_days`, `works_season`.
        pub calendar: String,
        /// Not before.
        pub not_before: Option<String>,
        /// Total float in days.
        pub float_days: i64,
        /// On the critical path, where some other task is not: else it would say nothing.
        pub is_critical: bool,
        /// Progress, 0–100.
        pub percent_done: i64,
        /// Baseline start.
        pub baseline_start: Option<String>,
        /// Baseline finish.
        pub baseline_finish: Option<String>,
        /// Reported start.
        pub actual_start: Option<String>,
        /// Reported finish.
        pub actual_finish: Option<String>,
    }

    /// A dependency.
    pub struct ScheduleLinkDto {
        /// Earlier task.
        pub from: String,
        /// Later task.
        pub to: String,
        /// `fs`, `ss`, `ff`.
        pub kind: String,
        /// Days between.
        pub lag_days: i64,
    }

    /// Builds the schedule of an annual plan anew from a stage template.
    pub struct ScheduleBuild {
        /// The plan.
        pub plan_id: String,
        /// The template; the policy's first when absent.
        pub template: Option<String>,
    }

    /// Keeps the present dates as the baseline, or clears it.
    pub struct BaselineSet {
        /// The plan.
        pub plan_id: String,
        /// The tasks; all of the plan when absent.
        pub tasks: Option<Vec<String>>,
        /// The baseline goes; else the present dates become it.
        pub clear: bool,
    }

    /// Changes one task; absent fields stay as they are.
    pub struct TaskEdit {
        /// The task.
        pub id: String,
        /// Not before this day; empty clears it.
        pub not_before: Option<String>,
        /// Duration.
        pub duration_days: Option<i64>,
        /// Progress, 0–100.
        pub percent_done: Option<i64>,
        /// Reported start; empty clears it.
        pub actual_start: Option<String>,
        /// Reported finish; empty clears it.
        pub actual_finish: Option<String>,
    }
}
