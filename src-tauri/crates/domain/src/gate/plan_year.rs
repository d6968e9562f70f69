//! Gates judged over a year of a plan: the share of later-built communities, and means.

use super::{MissingCode, NumberCode, NumberValue, ReasonCode, Verdict};
use crate::cost::CostSum;
use crate::{BasisPoints, Fen};

/// A community of the year, as far as these gates look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanMember {
    /// Last year of completion.
    pub built_to: Option<i16>,
    /// Households in scope.
    pub households: Option<i64>,
}

/// What is known of a year of a plan.
#[derive(Debug, Clone, Copy)]
pub struct PlanYearFacts<'a> {
    /// Its communities, the withdrawn left out.
    pub members: &'a [PlanMember],
    /// Cost of the year.
    pub investment: CostSum,
    /// What nobody pays, after yearly ceilings.
    pub gap: Fen,
    /// Fixed amounts above the cost.
    pub excess: Fen,
}

/// Of the year's households, those in communities built after `built_by` and up to `later_until`
/// are at most `limit`; compared exactly.
pub(super) fn later_share(
    verdict: &mut Verdict,
    facts: &PlanYearFacts<'_>,
    built_by: i16,
    later_until: i16,
    limit: BasisPoints,
) {
    let (mut later, mut all) = (0_i64, 0_i64);
    for member in facts.members {
        let households = member.households.unwrap_or_default();
        all = all.saturating_add(households);
        if member.built_to.is_some_and(|year| year > built_by && year <= later_until) {
            later = later.saturating_add(households);
        }
    }
    if facts.members.iter().any(|member| member.households.is_none()) {
        verdict.missing(MissingCode::Households);
    }
    if facts.members.iter().any(|member| member.built_to.is_none()) {
        verdict.missing(MissingCode::BuiltTo);
    }
    verdict.number(NumberCode::LaterShareLimit, NumberValue::Points(limit));
    if all > 0 {
        verdict.number(NumberCode::LaterShare, NumberValue::Share { part: later, whole: all });
    }
    let exceeds = i128::from(later) * 10_000 > i128::from(all) * i128::from(limit.0);
    // Unknown households can only be judged once they are known: they may raise either side.
    if exceeds && verdict.missing.is_empty() {
        verdict.open(ReasonCode::LaterShareExceeded);
    }
}

/// No gap, nothing fixed above the cost, and no cost unknown.
pub(super) fn within_means(verdict: &mut Verdict, facts: &PlanYearFacts<'_>) {
    verdict.number(NumberCode::Investment, NumberValue::Money(facts.investment.known));
    verdict.number(NumberCode::Gap, NumberValue::Money(facts.gap));
    if facts.gap > Fen::ZERO {
        verdict.open(ReasonCode::FundingGap);
    }
    if facts.excess > Fen::ZERO {
        verdict.number(NumberCode::Excess, NumberValue::Money(facts.excess));
        verdict.open(ReasonCode::FixedAboveCost);
    }
    if facts.investment.missing > 0 {
        let missing = NumberValue::Count(i64::from(facts.investment.missing));
        verdict.number(NumberCode::MissingCosts, missing);
        verdict.missing(MissingCode::Cost);
    }
}
