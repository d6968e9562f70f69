//! Stage templates, working calendars and the winter stop.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Basis, Label};
use crate::Code;
use crate::task::DependencyKind;

/// Which days a stage's duration counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageCalendar {
    /// Every day (notices, works outside the winter stop).
    CalendarDays,
    /// Working days of the office calendar.
    WorkingDays,
    /// Every day except the winter stop.
    WorksSeason,
}

/// How a stage is drawn: three steps of grey, the works in colour, acceptance as an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StagePhase {
    /// Survey and opinion.
    Survey,
    /// Scheme and approval.
    Scheme,
    /// Drawings, fiscal review, tender.
    Tender,
    /// Works.
    Works,
    /// Acceptance, handover, settlement, revisit.
    Acceptance,
}

/// A stage of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Code, unique in its template.
    pub code: Code,
    /// Name.
    pub name: Label,
    /// Short name that fits on a narrow bar.
    pub short: Label,
    /// How it is drawn.
    pub phase: StagePhase,
    /// Default duration.
    pub duration_days: i64,
    /// What those days are.
    pub calendar: StageCalendar,
    /// Shared by all communities of a lot (tender).
    #[serde(default)]
    pub shared_by_lot: bool,
    /// What it follows.
    #[serde(default)]
    pub after: Vec<StageLink>,
    /// Where the duration comes from.
    pub basis: Basis,
}

/// A dependency inside a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageLink {
    /// The earlier stage.
    pub stage: Code,
    /// How they are tied.
    pub kind: DependencyKind,
    /// Days between.
    #[serde(default)]
    pub lag_days: i64,
}

/// A stage template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageTemplate {
    /// Code.
    pub code: Code,
    /// Name.
    pub name: Label,
    /// Day of the plan year the first stage may begin, as month and day.
    pub begin: (i8, i8),
    /// Stages in order.
    pub stages: Vec<Stage>,
    /// Where the order comes from.
    pub basis: Basis,
}

/// Public holidays and make-up working days of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year.
    pub year: i16,
    /// Announced by the State Council; otherwise only weekends are known and the program says so.
    pub announced: bool,
    /// Days off that would be working days or weekends, whole holidays listed.
    pub days_off: Vec<Date>,
    /// Weekend days worked instead.
    pub working_weekends: Vec<Date>,
    /// The announcement.
    pub basis: Basis,
}

/// A season without works (冬季停工).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WinterStop {
    /// First day of the stop, month and day.
    pub from: (i8, i8),
    /// Last day of the stop, month and day, in the next year when earlier than `from`.
    pub to: (i8, i8),
    /// Where it comes from.
    pub basis: Basis,
}
