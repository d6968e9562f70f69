//! Funding sources and the small typed language of funding rules.

use serde::{Deserialize, Serialize};

use super::{Basis, Label};
use crate::{BasisPoints, Code, Fen};

/// A funding source (资金来源); each level of government is its own line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundingSource {
    /// Code.
    pub code: Code,
    /// Name.
    pub name: Label,
    /// Short name for narrow columns and legends.
    pub short: Label,
    /// Colour group in `assets/palette.json`.
    pub palette: String,
    /// Pays only common parts (住宅专项维修资金, Civil Code art. 281).
    #[serde(default)]
    pub common_parts_only: bool,
    /// Where it is listed.
    pub basis: Basis,
}

/// What part of the cost a rule looks at. An empty list means no restriction of that kind;
/// unclassified lump sums are looked at only where `lump_sums` says so.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppliesTo {
    /// Only these classes.
    #[serde(default)]
    pub classes: Vec<Code>,
    /// Only these measures.
    #[serde(default)]
    pub measures: Vec<Code>,
    /// Never these measures.
    #[serde(default)]
    pub except_measures: Vec<Code>,
    /// Also lump sums without a class.
    #[serde(default)]
    pub lump_sums: bool,
}

/// What an amount per unit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitOfSubsidy {
    /// Per m² of the floor area in scope.
    FloorArea,
    /// Per household in scope.
    Household,
    /// Per building in scope.
    Building,
    /// Per unit of the measure's own quantity.
    MeasureUnit,
}

/// How a rule makes an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum RuleKind {
    /// A share of the cost it applies to.
    Share {
        /// The share.
        share: BasisPoints,
    },
    /// An amount per unit, at most what the cost it applies to comes to.
    PerUnit {
        /// What is counted.
        unit: UnitOfSubsidy,
        /// Fen for one.
        amount: Fen,
    },
    /// Whatever is still unpaid of what it applies to, up to the ceiling.
    Rest,
}

/// A funding rule. Rules are applied in order; each takes at most what is still unpaid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundingRule {
    /// Code.
    pub code: Code,
    /// Name, shown beside every amount it makes.
    pub name: Label,
    /// The source that pays.
    pub source_code: Code,
    /// What it looks at.
    #[serde(default)]
    pub applies_to: AppliesTo,
    /// How it makes an amount.
    pub rule: RuleKind,
    /// At most this much for one community.
    #[serde(default)]
    pub ceiling_per_community: Option<Fen>,
    /// First year it holds.
    #[serde(default)]
    pub from_year: Option<i16>,
    /// Last year it holds.
    #[serde(default)]
    pub to_year: Option<i16>,
    /// Divisions it holds in, by name; empty means all.
    #[serde(default)]
    pub divisions: Vec<String>,
    /// Off until a planner switches it on: shipped examples are never applied unasked.
    #[serde(default)]
    pub enabled: bool,
    /// Where it comes from.
    pub basis: Basis,
}
