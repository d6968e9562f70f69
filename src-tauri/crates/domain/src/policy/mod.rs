//! The policy a project file carries: what may be checked, done, paid and required, and when.
//!
//! These types are the shape of `assets/policy/<profile>/*.json` (checked against
//! `schemas/policy/`) and of the copy kept in each project file. Reading files is not done here.

mod check;
mod funding;
mod gate;
mod measure;
mod overlay;
mod stage;

use serde::{Deserialize, Serialize};

pub use self::check::{PolicyPart, PolicyProblem, check};
pub use self::funding::*;
pub use self::gate::*;
pub use self::measure::*;
pub use self::overlay::overlay;
pub use self::stage::*;
use crate::Code;

/// A name for people, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Where a shipped number comes from: a document and clause, or an assumption said to be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Document, clause or publication; empty only for an assumption.
    #[serde(default)]
    pub source: String,
    /// Our assumption: shown as such, meant to be edited.
    #[serde(default)]
    pub assumption: bool,
}

/// Which profile this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// `national`, `north`, or a local code.
    pub code: Code,
    /// Name.
    pub name: Label,
    /// Version of the shipped data.
    pub version: String,
    /// The profile this one is based on; its parts stand unless repeated here by code.
    #[serde(default)]
    pub based_on: Option<Code>,
    /// What it is for.
    #[serde(default)]
    pub note: Option<Label>,
    /// Plausible ranges, for warnings only.
    #[serde(default)]
    pub sanity: Option<SanityBand>,
}

/// Plausible ranges of cost and size, from published projects; a warning, never a refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SanityBand {
    /// Fen per m²: low, high.
    pub fen_per_m2: (i64, i64),
    /// Fen per household: low, high.
    pub fen_per_household: (i64, i64),
    /// Where the ranges come from.
    pub basis: Basis,
}

/// A whole policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Which one.
    pub profile: Profile,
    /// The six facets, in order.
    pub facets: Vec<FacetInfo>,
    /// Checklist items, grouped by facet, in order.
    pub items: Vec<Item>,
    /// Measure classes, in order.
    pub classes: Vec<MeasureClass>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Packages of measures.
    pub packages: Vec<Package>,
    /// What the ministry counts afterwards.
    pub effects: Vec<Effect>,
    /// Funding sources, in the order columns are shown.
    pub sources: Vec<FundingSource>,
    /// Default funding rules, in the order they are applied.
    pub rules: Vec<FundingRule>,
    /// Gates.
    pub gates: Vec<Gate>,
    /// Stage templates.
    pub stage_templates: Vec<StageTemplate>,
    /// Working calendars.
    pub calendars: Vec<CalendarYear>,
    /// Seasons in which no works are done, by stage calendar.
    pub winter_stop: Option<WinterStop>,
}

macro_rules! find_by_code {
    ($($(#[$meta:meta])* $name:ident($field:ident) -> $ty:ty;)+) => {
        impl Policy { $(
            $(#[$meta])*
            pub fn $name(&self, code: &Code) -> Option<&$ty> {
                self.$field.iter().find(|row| &row.code == code)
            }
        )+ }
    };
}

find_by_code! {
    /// The checklist item with this code.
    find_item(items) -> Item;
    /// The class with this code.
    find_class(classes) -> MeasureClass;
    /// The measure with this code.
    find_measure(measures) -> Measure;
    /// The package with this code.
    find_package(packages) -> Package;
    /// The funding source with this code.
    find_source(sources) -> FundingSource;
    /// The funding rule with this code.
    find_rule(rules) -> FundingRule;
    /// The gate with this code.
    find_gate(gates) -> Gate;
    /// The stage template with this code.
    find_stage_template(stage_templates) -> StageTemplate;
}
