//! The schedule of an annual plan, ready to draw: a province's has 50,000 tasks, so what is said of
//! each stands in columns, and after an edit only what says something else travels.

use super::dto;

dto! {
    /// A schedule. Groups, rows and tasks stand in the order they are shown in, one array per column;
    /// days are whole numbers, counted from 1 January 1970.
    pub struct ScheduleDto {
        /// What is said of the whole.
        pub about: ScheduleAboutDto,
        /// Groups of rows.
        pub groups: ScheduleGroupsDto,
        /// Rows, those of the first group first.
        pub rows: ScheduleRowsDto,
        /// Tasks, those of the first row first.
        pub tasks: ScheduleTasksDto,
        /// Dependencies.
        pub links: ScheduleLinksDto,
    }

    /// What is said of a schedule as a whole.
    pub struct ScheduleAboutDto {
        /// The plan.
        pub plan_id: String,
        /// Name of the plan.
        pub plan_name: String,
        /// First day.
        pub start: i64,
        /// Last day.
        pub finish: i64,
        /// What kinds of tasks there are.
        pub kinds: Vec<TaskKindDto>,
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
        pub from: i64,
        /// Last day.
        pub to: i64,
    }

    /// What tasks of one stage and name have in common.
    pub struct TaskKindDto {
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
        /// `calendar_days`, `working_days`, `works_season`.
        pub calendar: String,
    }

    /// Groups: lots, else divisions.
    pub struct ScheduleGroupsDto {
        /// Labels.
        pub label: Vec<String>,
        /// How many rows each has.
        pub rows: Vec<u32>,
    }

    /// Communities, and lots where they have tasks or money of their own.
    pub struct ScheduleRowsDto {
        /// The community; none for a lot's own row.
        pub community_id: Vec<Option<String>>,
        /// Name.
        pub name: Vec<String>,
        /// 户
        pub households: Vec<Option<i64>>,
        /// Fen.
        pub investment_fen: Vec<Option<i64>>,
        /// Progress of the works, 0–100.
        pub percent_done: Vec<i64>,
        /// Responsible.
        pub responsible: Vec<String>,
        /// How many tasks each has.
        pub tasks: Vec<u32>,
    }

    /// Tasks.
    pub struct ScheduleTasksDto {
        /// Ids.
        pub id: Vec<String>,
        /// Position in `kinds`.
        pub kind: Vec<u32>,
        /// First day.
        pub start: Vec<i64>,
        /// Last day.
        pub finish: Vec<i64>,
        /// Duration in the days of its stage.
        pub duration_days: Vec<i64>,
        /// Not before.
        pub not_before: Vec<Option<i64>>,
        /// Total float in days.
        pub float_days: Vec<i64>,
        /// On the critical path, where some other task is not: else it would say nothing.
        pub is_critical: Vec<bool>,
        /// Progress, 0–100.
        pub percent_done: Vec<i64>,
        /// Baseline start.
        pub baseline_start: Vec<Option<i64>>,
        /// Baseline finish.
        pub baseline_finish: Vec<Option<i64>>,
        /// Reported start.
        pub actual_start: Vec<Option<i64>>,
        /// Reported finish.
        pub actual_finish: Vec<Option<i64>>,
    }

    /// Dependencies.
    pub struct ScheduleLinksDto {
        /// Position of the earlier task.
        pub from: Vec<u32>,
        /// Position of the later task.
        pub to: Vec<u32>,
        /// Position in `ties`.
        pub tie: Vec<u32>,
        /// How tasks are tied.
        pub ties: Vec<TieDto>,
    }

    /// How two tasks are tied.
    pub struct TieDto {
        /// `fs`, `ss`, `ff`.
        pub kind: String,
        /// Days between.
        pub lag_days: i64,
    }

    /// Asks what a schedule says now that it did not when it was asked for last.
    pub struct ScheduleChangesQuery {
        /// The plan.
        pub plan_id: String,
        /// Sign of the schedule the page has; none: it has none.
        pub since: Option<String>,
    }

    /// A schedule, or what of it says something else.
    pub struct ScheduleChangesDto {
        /// To be sent when asking the next time.
        pub sign: String,
        /// All of it, where the page has none with the same rows, tasks and links.
        pub whole: Option<ScheduleDto>,
        /// What says something else, where the page has one.
        pub changed: Option<ScheduleChangedDto>,
    }

    /// Rows and tasks that say something else, and what is said of the whole.
    pub struct ScheduleChangedDto {
        /// What is said of the whole.
        pub about: ScheduleAboutDto,
        /// Positions of `rows` in the schedule the page has.
        pub rows_at: Vec<u32>,
        /// The rows, column by column; a column that says nothing new of any of them is empty.
        pub rows: ScheduleRowsDto,
        /// Positions of `tasks` in the schedule the page has.
        pub tasks_at: Vec<u32>,
        /// The tasks, likewise.
        pub tasks: ScheduleTasksDto,
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
