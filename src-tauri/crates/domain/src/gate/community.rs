//! Gates judged by a community's own facts, its findings and its confirmations.

use super::{
    CommunityFacts, Missing, MissingCode, NumberCode, NumberValue, ReasonCode, Records, Verdict,
};
use crate::community::{Community, HousingKind, PropertyMode};
use crate::facet::finding_of;
use crate::finding::{Finding, FindingLevel};
use crate::policy::{Item, Policy};
use crate::scheme::{CostKind, CostLine};

/// Built early enough, not to be expropriated, neither self-built nor urban-village housing. A year
/// within the later ones passes here with a remark; its share is judged for the year of the plan.
pub(super) fn eligible_object(
    verdict: &mut Verdict,
    community: &Community,
    built_by: i16,
    later_until: Option<i16>,
) {
    verdict.number(NumberCode::BuiltBy, NumberValue::Year(built_by));
    if let Some(later) = later_until {
        verdict.number(NumberCode::LaterUntil, NumberValue::Year(later));
    }
    if let Some(built_to) = verdict.need(community.built_to, MissingCode::BuiltTo) {
        verdict.number(NumberCode::BuiltTo, NumberValue::Year(built_to));
        if built_to > later_until.unwrap_or(built_by).max(built_by) {
            verdict.open(ReasonCode::BuiltTooLate);
        } else if built_to > built_by {
            verdict.remark(ReasonCode::WithinLaterYears);
        }
    }
    match community.kind {
        HousingKind::SelfBuilt => verdict.open(ReasonCode::SelfBuilt),
        HousingKind::UrbanVillage => verdict.open(ReasonCode::UrbanVillage),
        HousingKind::Estate | HousingKind::SingleBuilding => {}
    }
    match community.to_be_expropriated {
        Some(true) => verdict.open(ReasonCode::ToBeExpropriated),
        Some(false) => {}
        None => verdict.missing(MissingCode::ToBeExpropriated),
    }
}

/// Every hazard on an item that comes first, and every strong wish, has a measure in the scheme or
/// a written reason; an item that comes first and was not inspected is missing.
pub(super) fn hazards_first(verdict: &mut Verdict, policy: &Policy, facts: &CommunityFacts<'_>) {
    let (mut hazards, mut wishes, mut answered) = (0, 0, 0);
    let mut needs_scheme = false;
    for item in &policy.items {
        let Some(finding) = finding_of(facts.findings, &item.code) else {
            if item.hazard_first {
                let item_code = Some(item.code.clone());
                verdict.missing.push(Missing { code: MissingCode::Inspection, item_code });
            }
            continue;
        };
        let is_hazard = item.hazard_first && finding.level == FindingLevel::Hazard;
        let is_wish =
            finding.strongly_wished && finding.level != FindingLevel::NotApplicable && !is_hazard;
        if !is_hazard && !is_wish {
            continue;
        }
        hazards += i64::from(is_hazard);
        wishes += i64::from(is_wish);
        if is_answered(item, finding, facts.scheme_lines.unwrap_or_default()) {
            answered += 1;
        } else if facts.scheme_lines.is_none() {
            needs_scheme = true;
        } else {
            let code =
                if is_hazard { ReasonCode::HazardUnanswered } else { ReasonCode::WishUnanswered };
            verdict.open_for(code, Some(item.code.clone()));
        }
    }
    if needs_scheme {
        verdict.missing(MissingCode::Scheme);
    }
    verdict.number(NumberCode::Hazards, NumberValue::Count(hazards));
    verdict.number(NumberCode::Wishes, NumberValue::Count(wishes));
    verdict.number(NumberCode::Answered, NumberValue::Count(answered));
}

fn is_answered(item: &Item, finding: &Finding, lines: &[&CostLine]) -> bool {
    let answers = |line: &&CostLine| match &line.kind {
        CostKind::Measure { measure_code, from_item, .. } => {
            item.suggests.contains(measure_code) || from_item.as_ref() == Some(&item.code)
        }
        CostKind::LumpSum { .. } => false,
    };
    !finding.reason_not_in_scheme.trim().is_empty() || lines.iter().any(answers)
}

/// The newest record that says yes or no decides.
pub(super) fn confirmed(verdict: &mut Verdict, records: &Records<'_>) {
    count_records(verdict, records);
    match records.latest(|record| record.is_confirmed.is_some()).and_then(|r| r.is_confirmed) {
        Some(true) => {}
        Some(false) => verdict.open(ReasonCode::NotConfirmed),
        None => verdict.missing(MissingCode::Confirmation),
    }
}

/// Every record must say yes, and there must be one: each stands for a matter of its own (an audit
/// finding settled, a file complete).
pub(super) fn all_confirmed(verdict: &mut Verdict, records: &Records<'_>) {
    count_records(verdict, records);
    if records.0.is_empty() || records.0.iter().any(|record| record.is_confirmed.is_none()) {
        verdict.missing(MissingCode::Confirmation);
    }
    if records.0.iter().any(|record| record.is_confirmed == Some(false)) {
        verdict.open(ReasonCode::NotConfirmed);
    }
}

fn count_records(verdict: &mut Verdict, records: &Records<'_>) {
    let count = i64::try_from(records.0.len()).unwrap_or(i64::MAX);
    verdict.number(NumberCode::Records, NumberValue::Count(count));
}

/// What was confirmed must be on record: the mode, and the fee where somebody is paid.
pub(super) fn management(verdict: &mut Verdict, community: &Community) {
    let mode = community.property_mode.filter(|mode| *mode != PropertyMode::None);
    let is_paid = mode != Some(PropertyMode::SelfManaged);
    verdict.need(mode, MissingCode::PropertyMode);
    if is_paid {
        verdict.need(community.property_fee, MissingCode::PropertyFee);
    }
}
