//! Gates (底线要求): what must hold before what.

use serde::{Deserialize, Serialize};

use super::{Basis, Label};
use crate::{BasisPoints, Code};

/// The step a gate stands before. Saving is never stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateStep {
    /// Entering any plan.
    EnterPlan,
    /// Entering the annual plan.
    EnterAnnualPlan,
    /// Approving the scheme.
    ApproveScheme,
    /// Approving the annual plan.
    ApproveAnnualPlan,
    /// Splitting the funding.
    SplitFunding,
    /// Declaring next year's plan.
    Declare,
    /// Starting works.
    StartWorks,
    /// Closing the project.
    Close,
}

/// What is checked, with its thresholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum GateCheck {
    /// Built early enough, not to be expropriated, neither self-built nor urban-village housing.
    EligibleObject {
        /// Last year of completion that qualifies.
        built_by: i16,
        /// Later years accepted up to this one …
        #[serde(default)]
        later_until: Option<i16>,
        /// … and up to this share of the year's households.
        #[serde(default)]
        later_share: Option<BasisPoints>,
    },
    /// Participation and agreement reach the local ratio, and long-term management is agreed.
    ConsensusToEnter {
        /// Owners taking part of all; blank until the place sets it.
        #[serde(default)]
        participation: Option<BasisPoints>,
        /// Owners agreeing of those taking part; blank until the place sets it.
        #[serde(default)]
        agreement: Option<BasisPoints>,
    },
    /// Civil Code art. 278, by area and by heads.
    VoteToStart {
        /// Taking part, numerator and denominator.
        taking_part: (i64, i64),
        /// Ordinary matters: strictly more than.
        ordinary_over: (i64, i64),
        /// Special matters: at least.
        special_from: (i64, i64),
    },
    /// Property-management mode and fee confirmed.
    ManagementConfirmed,
    /// Water, power, gas, heat, communications agreed in one plan.
    JointConstructionPlan,
    /// Every hazard on gas or drainage lines has a measure or a written reason.
    HazardsFirst,
    /// The year's investment is covered: a gap is shown, never papered over.
    WithinMeans,
    /// Nothing torn down, nobody moved out, no old tree felled.
    NoDestruction,
    /// Unresolved audit findings need a recorded decision.
    AuditFindings,
    /// Central subsidy only on allowed items.
    SubsidyUse,
    /// Acceptance, handover, warranty, revisit records complete.
    QualityFile,
}

/// A gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Code.
    pub code: Code,
    /// Name.
    pub name: Label,
    /// The rule in a sentence.
    pub rule: Label,
    /// The step it stands before.
    pub before: GateStep,
    /// A warning that needs a recorded decision instead of a stop.
    #[serde(default)]
    pub is_warning: bool,
    /// What is checked.
    pub check: GateCheck,
    /// Where it is said.
    pub basis: Basis,
}
