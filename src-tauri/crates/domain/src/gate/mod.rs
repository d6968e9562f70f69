//! What a gate finds for a community or for a year of a plan: structured values, no prose.
//!
//! Gates return findings; they never stop saving. The rule a gate checks and its thresholds are
//! policy ([`crate::policy::Gate`]); which transition asks which step is decided by the caller.

mod community;
mod consent;
mod plan_year;
#[cfg(test)]
mod tests;

pub use plan_year::{PlanMember, PlanYearFacts};

use crate::code::code_enum;
use crate::community::Community;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::policy::{Gate, GateCheck, GateStep, Policy};
use crate::scheme::CostLine;
use crate::{BasisPoints, Code, Fen, SquareMetres};

code_enum! {
    /// How a gate stands.
    Outcome {
        /// 已满足
        Passed = "passed",
        /// 未满足: something known speaks against it.
        Open = "open",
        /// 尚不能判断: nothing speaks against it, but inputs are missing.
        Unknown = "unknown",
    }
}

code_enum! {
    /// Why a gate is open, or under which condition it passed.
    ReasonCode {
        /// Completed after the last year that qualifies.
        BuiltTooLate = "built_too_late",
        /// Completed after the ordinary limit, within the later years accepted up to a share.
        WithinLaterYears = "within_later_years",
        /// Later-built communities exceed their share of the year's households.
        LaterShareExceeded = "later_share_exceeded",
        /// Slated for demolition or expropriation.
        ToBeExpropriated = "to_be_expropriated",
        /// Self-built housing.
        SelfBuilt = "self_built",
        /// Urban-village housing.
        UrbanVillage = "urban_village",
        /// Participation below the local ratio.
        ParticipationTooLow = "participation_too_low",
        /// Agreement below the local ratio.
        AgreementTooLow = "agreement_too_low",
        /// Too few take part, by heads.
        TooFewOwners = "too_few_owners",
        /// Too few take part, by area.
        TooLittleArea = "too_little_area",
        /// Too few of those taking part agree, by heads.
        TooFewAgree = "too_few_agree",
        /// Too few of those taking part agree, by area.
        TooLittleAreaAgrees = "too_little_area_agrees",
        /// More agree than take part, or more take part than there are.
        CountsContradict = "counts_contradict",
        /// A record says: not confirmed.
        NotConfirmed = "not_confirmed",
        /// A hazard without measure and without written reason; names the checklist item.
        HazardUnanswered = "hazard_unanswered",
        /// A strong wish without measure and without written reason; names the checklist item.
        WishUnanswered = "wish_unanswered",
        /// Part of the cost is paid by nobody.
        FundingGap = "funding_gap",
        /// Fixed amounts stand above the cost.
        FixedAboveCost = "fixed_above_cost",
    }
}

code_enum! {
    /// What must be known before a gate can be judged.
    MissingCode {
        /// Last year of completion.
        BuiltTo = "built_to",
        /// Whether it is slated for demolition or expropriation.
        ToBeExpropriated = "to_be_expropriated",
        /// Households of a community of the year.
        Households = "households",
        /// The place has not set its participation ratio.
        ParticipationThreshold = "participation_threshold",
        /// The place has not set its agreement ratio.
        AgreementThreshold = "agreement_threshold",
        /// A record of rates.
        RatesRecord = "rates_record",
        /// A record of a vote.
        VoteRecord = "vote_record",
        /// The clause the vote falls under, picked by a person.
        VoteClause = "vote_clause",
        /// All owners, by heads.
        Owners = "owners",
        /// Owners taking part.
        OwnersTakingPart = "owners_taking_part",
        /// Owners agreeing.
        OwnersAgreeing = "owners_agreeing",
        /// Exclusive area of all owners.
        Area = "area",
        /// Exclusive area of those taking part.
        AreaTakingPart = "area_taking_part",
        /// Exclusive area of those agreeing.
        AreaAgreeing = "area_agreeing",
        /// A confirmation or document that says yes or no.
        Confirmation = "confirmation",
        /// How the community will be looked after.
        PropertyMode = "property_mode",
        /// The property fee.
        PropertyFee = "property_fee",
        /// The scheme.
        Scheme = "scheme",
        /// An inspection of a checklist item; names the item.
        Inspection = "inspection",
        /// Quantities or prices of cost lines.
        Cost = "cost",
    }
}

code_enum! {
    /// What a number in a gate's result is.
    NumberCode {
        /// Last year of completion.
        BuiltTo = "built_to",
        /// Last year that qualifies.
        BuiltBy = "built_by",
        /// Last year accepted up to a share.
        LaterUntil = "later_until",
        /// Share of households in later-built communities.
        LaterShare = "later_share",
        /// The most that share may be.
        LaterShareLimit = "later_share_limit",
        /// Owners taking part, of all.
        ParticipationByHeads = "participation_by_heads",
        /// Area taking part, of all.
        ParticipationByArea = "participation_by_area",
        /// Owners agreeing, of those taking part.
        AgreementByHeads = "agreement_by_heads",
        /// Area agreeing, of that taking part.
        AgreementByArea = "agreement_by_area",
        /// What participation must reach.
        ParticipationThreshold = "participation_threshold",
        /// What agreement must reach.
        AgreementThreshold = "agreement_threshold",
        /// Hazards on items that come first.
        Hazards = "hazards",
        /// Strong wishes of residents.
        Wishes = "wishes",
        /// Of those hazards and wishes, how many a measure or reason answers.
        Answered = "answered",
        /// Cost of the year, what is known.
        Investment = "investment",
        /// What nobody pays.
        Gap = "gap",
        /// Fixed amounts above the cost.
        Excess = "excess",
        /// Cost lines without quantity or price.
        MissingCosts = "missing_costs",
        /// Records kept for this gate.
        Records = "records",
    }
}

/// A number's value with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberValue {
    /// A calendar year.
    Year(i16),
    /// A count.
    Count(i64),
    /// Money.
    Money(Fen),
    /// A part of a whole, by count.
    Share {
        /// The part.
        part: i64,
        /// The whole.
        whole: i64,
    },
    /// A part of a whole, by area.
    AreaShare {
        /// The part.
        part: SquareMetres,
        /// The whole.
        whole: SquareMetres,
    },
    /// A threshold as an exact fraction.
    Fraction(i64, i64),
    /// A threshold as a share set by the place.
    Points(BasisPoints),
}

/// A number a gate looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// What it is.
    pub code: NumberCode,
    /// How much.
    pub value: NumberValue,
}

/// A reason, about a checklist item where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Which.
    pub code: ReasonCode,
    /// The checklist item.
    pub item_code: Option<Code>,
}

/// A missing input, of a checklist item where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub code: MissingCode,
    /// The checklist item.
    pub item_code: Option<Code>,
}

/// What a gate finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateResult {
    /// The gate.
    pub gate_code: Code,
    /// The step it stands before.
    pub step: GateStep,
    /// It warns and asks for a recorded decision instead of stopping.
    pub is_warning: bool,
    /// How it stands.
    pub outcome: Outcome,
    /// The numbers looked at.
    pub numbers: Vec<Number>,
    /// Why it is open, or the condition under which it passed.
    pub reasons: Vec<Reason>,
    /// What is missing.
    pub missing: Vec<Missing>,
}

impl GateResult {
    /// It is open and more than a warning: the step may not be taken.
    pub fn stops(&self) -> bool {
        self.outcome == Outcome::Open && !self.is_warning
    }

    /// Not passed, yet not stopping: the step needs a recorded decision.
    pub fn needs_decision(&self) -> bool {
        self.outcome == Outcome::Unknown || (self.outcome == Outcome::Open && self.is_warning)
    }
}

/// What is known of a community when its gates are asked.
#[derive(Debug, Clone, Copy)]
pub struct CommunityFacts<'a> {
    /// The community.
    pub community: &'a Community,
    /// Its findings.
    pub findings: &'a [&'a Finding],
    /// The cost lines of its current scheme; `None` without a scheme.
    pub scheme_lines: Option<&'a [&'a CostLine]>,
    /// Its evidence, of all gates.
    pub evidence: &'a [&'a Evidence],
}

/// Asks one gate for a community. `None` when the gate is about a year of a plan only.
pub fn evaluate(gate: &Gate, policy: &Policy, facts: &CommunityFacts<'_>) -> Option<GateResult> {
    let mut verdict = Verdict::default();
    match &gate.check {
        GateCheck::WithinMeans => return None,
        GateCheck::EligibleObject { built_by, later_until, .. } => {
            community::eligible_object(&mut verdict, facts.community, *built_by, *later_until);
        }
        GateCheck::ConsensusToEnter { participation, agreement } => {
            let records = Records::of(gate, facts.evidence);
            consent::consensus(&mut verdict, &records, *participation, *agreement);
        }
        GateCheck::VoteToStart { taking_part, ordinary_over, special_from } => {
            let records = Records::of(gate, facts.evidence);
            consent::vote(&mut verdict, &records, *taking_part, *ordinary_over, *special_from);
        }
        GateCheck::HazardsFirst => community::hazards_first(&mut verdict, policy, facts),
        GateCheck::ManagementConfirmed => {
            community::confirmed(&mut verdict, &Records::of(gate, facts.evidence));
            community::management(&mut verdict, facts.community);
        }
        GateCheck::NoDestruction => {
            community::confirmed(&mut verdict, &Records::of(gate, facts.evidence));
            if facts.community.to_be_expropriated == Some(true) {
                verdict.open(ReasonCode::ToBeExpropriated);
            }
        }
        GateCheck::JointConstructionPlan | GateCheck::SubsidyUse => {
            community::confirmed(&mut verdict, &Records::of(gate, facts.evidence));
        }
        GateCheck::AuditFindings | GateCheck::QualityFile => {
            community::all_confirmed(&mut verdict, &Records::of(gate, facts.evidence));
        }
    }
    Some(verdict.into_result(gate))
}

/// Asks every gate before a step, for a community, in policy order.
pub fn evaluate_for_step(
    step: GateStep,
    policy: &Policy,
    facts: &CommunityFacts<'_>,
) -> Vec<GateResult> {
    let gates = policy.gates.iter().filter(|gate| gate.before == step);
    gates.filter_map(|gate| evaluate(gate, policy, facts)).collect()
}

/// Asks one gate for a year of a plan. `None` when the gate is about single communities only.
pub fn evaluate_plan_year(gate: &Gate, facts: &PlanYearFacts<'_>) -> Option<GateResult> {
    let mut verdict = Verdict::default();
    match &gate.check {
        GateCheck::WithinMeans => plan_year::within_means(&mut verdict, facts),
        GateCheck::EligibleObject {
            built_by,
            later_until: Some(later_until),
            later_share: Some(later_share),
        } => plan_year::later_share(&mut verdict, facts, *built_by, *later_until, *later_share),
        _ => return None,
    }
    Some(verdict.into_result(gate))
}

/// Asks every gate before a step, for a year of a plan, in policy order.
pub fn evaluate_plan_year_for_step(
    step: GateStep,
    policy: &Policy,
    facts: &PlanYearFacts<'_>,
) -> Vec<GateResult> {
    let gates = policy.gates.iter().filter(|gate| gate.before == step);
    gates.filter_map(|gate| evaluate_plan_year(gate, facts)).collect()
}

/// The evidence kept for one gate, oldest first; records without a date come before dated ones.
struct Records<'a>(Vec<&'a Evidence>);

impl<'a> Records<'a> {
    fn of(gate: &Gate, evidence: &'a [&'a Evidence]) -> Self {
        let mut records: Vec<_> =
            evidence.iter().copied().filter(|e| e.gate_code == gate.code).collect();
        records.sort_by_key(|record| record.dated);
        Self(records)
    }

    /// The newest record that fits.
    fn latest(&self, fits: impl Fn(&Evidence) -> bool) -> Option<&'a Evidence> {
        self.0.iter().rev().copied().find(|record| fits(record))
    }
}

/// Collects what a gate finds; what speaks against it outweighs what is missing.
#[derive(Default)]
struct Verdict {
    is_open: bool,
    numbers: Vec<Number>,
    reasons: Vec<Reason>,
    missing: Vec<Missing>,
}

impl Verdict {
    fn number(&mut self, code: NumberCode, value: NumberValue) {
        self.numbers.push(Number { code, value });
    }

    fn open(&mut self, code: ReasonCode) {
        self.open_for(code, None);
    }

    fn open_for(&mut self, code: ReasonCode, item_code: Option<Code>) {
        self.is_open = true;
        self.reasons.push(Reason { code, item_code });
    }

    fn remark(&mut self, code: ReasonCode) {
        self.reasons.push(Reason { code, item_code: None });
    }

    fn missing(&mut self, code: MissingCode) {
        self.missing.push(Missing { code, item_code: None });
    }

    /// The value, or a note that it is missing.
    fn need<T>(&mut self, value: Option<T>, code: MissingCode) -> Option<T> {
        if value.is_none() {
            self.missing(code);
        }
        value
    }

    fn into_result(self, gate: &Gate) -> GateResult {
        let outcome = match (self.is_open, self.missing.is_empty()) {
            (true, _) => Outcome::Open,
            (false, true) => Outcome::Passed,
            (false, false) => Outcome::Unknown,
        };
        GateResult {
            gate_code: gate.code.clone(),
            step: gate.before,
            is_warning: gate.is_warning,
            outcome,
            numbers: self.numbers,
            reasons: self.reasons,
            missing: self.missing,
        }
    }
}
