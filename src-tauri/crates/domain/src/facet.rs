//! The strip of six facets of a community, and the measures its findings suggest.
//!
//! Nothing is accepted here: a suggestion says which item asked for it, a person decides.

use std::borrow::Borrow;
use std::collections::BTreeSet;

use crate::code::code_enum;
use crate::finding::{Facet, Finding, FindingLevel};
use crate::policy::{Item, Policy};
use crate::{Code, Quantity};

code_enum! {
    /// How a facet stands, worst first found wins.
    FacetState {
        /// 未检查: no item looked at, never shown as fine.
        NotInspected = "not_inspected",
        /// 无问题, of what was inspected.
        Fine = "fine",
        /// 有缺项
        Lacking = "lacking",
        /// 有隐患
        Hazard = "hazard",
    }
}

/// One facet of one community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FacetStatus {
    /// Which.
    pub facet: Facet,
    /// How it stands.
    pub state: FacetState,
    /// Items of the checklist.
    pub total: u32,
    /// Items inspected, those found not applicable included.
    pub inspected: u32,
    /// Items minor or severe.
    pub lacking: u32,
    /// Items with a hazard.
    pub hazards: u32,
}

/// The six facets in the order of [`Facet::ALL`]. Findings on items the checklist no longer has are
/// not counted; of two findings on one item the later in the slice counts.
pub fn facet_strip<F: Borrow<Finding>>(items: &[Item], findings: &[F]) -> Vec<FacetStatus> {
    Facet::ALL.iter().map(|facet| facet_status(*facet, items, findings)).collect()
}

fn facet_status<F: Borrow<Finding>>(facet: Facet, items: &[Item], findings: &[F]) -> FacetStatus {
    let mut status = FacetStatus {
        facet,
        state: FacetState::NotInspected,
        total: 0,
        inspected: 0,
        lacking: 0,
        hazards: 0,
    };
    for item in items.iter().filter(|item| item.facet == facet) {
        status.total += 1;
        let Some(finding) = finding_of(findings, &item.code) else {
            continue;
        };
        status.inspected += 1;
        match finding.level {
            FindingLevel::Hazard => status.hazards += 1,
            FindingLevel::Minor | FindingLevel::Severe => status.lacking += 1,
            FindingLevel::Ok | FindingLevel::NotApplicable => {}
        }
    }
    status.state = match (status.inspected, status.lacking, status.hazards) {
        (0, _, _) => FacetState::NotInspected,
        (_, _, 1..) => FacetState::Hazard,
        (_, 1.., _) => FacetState::Lacking,
        _ => FacetState::Fine,
    };
    status
}

/// The finding on an item: the last one in the slice.
pub fn finding_of<'a, F: Borrow<Finding>>(
    findings: &'a [F],
    item_code: &Code,
) -> Option<&'a Finding> {
    findings.iter().rev().map(Borrow::borrow).find(|finding| &finding.item_code == item_code)
}

/// Which finding asked for a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedBy {
    /// The checklist item.
    pub item_code: Code,
    /// What was found.
    pub level: FindingLevel,
    /// Residents strongly wish it.
    pub strongly_wished: bool,
}

/// A measure a community's findings ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The measure.
    pub measure_code: Code,
    /// Why: every item that asks for it, in checklist order.
    pub because: Vec<SuggestedBy>,
    /// The quantity found, where exactly one asking item counts in the measure's own unit.
    pub quantity: Option<Quantity>,
}

impl Suggestion {
    /// The worst level that asks for it.
    pub fn worst(&self) -> FindingLevel {
        self.because.iter().map(|by| by.level).max_by_key(|l| rank(*l)).unwrap_or(FindingLevel::Ok)
    }
}

/// Measures asked for by what is lacking or strongly wished, and not yet in the scheme. Hazards
/// come first, then strong wishes (national notice 建办城〔2021〕50号 一(五)), then severe, then
/// minor; equals in the order of the policy.
pub fn suggest_measures(
    policy: &Policy,
    findings: &[Finding],
    in_scheme: &BTreeSet<Code>,
) -> Vec<Suggestion> {
    let mut suggestions: Vec<Suggestion> = policy
        .measures
        .iter()
        .filter(|measure| !in_scheme.contains(&measure.code))
        .filter_map(|measure| suggestion(policy, findings, &measure.code, &measure.unit))
        .collect();
    suggestions.sort_by_key(|s| {
        let wished = s.because.iter().any(|by| by.strongly_wished);
        let worst = rank(s.worst());
        let hazard = s.worst() == FindingLevel::Hazard;
        std::cmp::Reverse((hazard, wished, worst))
    });
    suggestions
}

fn suggestion(
    policy: &Policy,
    findings: &[Finding],
    measure_code: &Code,
    unit: &str,
) -> Option<Suggestion> {
    let mut because = Vec::new();
    let mut quantities = Vec::new();
    for item in policy.items.iter().filter(|item| item.suggests.contains(measure_code)) {
        let Some(finding) = finding_of(findings, &item.code).filter(|f| asks(f)) else {
            continue;
        };
        because.push(SuggestedBy {
            item_code: item.code.clone(),
            level: finding.level,
            strongly_wished: finding.strongly_wished,
        });
        if item.unit == unit {
            quantities.extend(finding.quantity);
        }
    }
    let quantity = match quantities[..] {
        [only] => Some(only),
        _ => None,
    };
    (!because.is_empty()).then(|| Suggestion {
        measure_code: measure_code.clone(),
        because,
        quantity,
    })
}

fn asks(finding: &Finding) -> bool {
    finding.level.is_lacking()
        || (finding.strongly_wished && finding.level != FindingLevel::NotApplicable)
}

const fn rank(level: FindingLevel) -> u8 {
    match level {
        FindingLevel::NotApplicable | FindingLevel::Ok => 0,
        FindingLevel::Minor => 1,
        FindingLevel::Severe => 2,
        FindingLevel::Hazard => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{finding, policy};

    fn check(findings: &[Finding], facet: Facet, state: FacetState, counts: [u32; 4]) {
        let strip = facet_strip(&policy().items, findings);
        let status = strip.iter().find(|s| s.facet == facet).expect("all six are there");
        assert_eq!(status.state, state);
        assert_eq!([status.total, status.inspected, status.lacking, status.hazards], counts);
    }

    #[test]
    fn not_inspected_is_not_fine() {
        check(&[], Facet::Lines, FacetState::NotInspected, [3, 0, 0, 0]);
        check(&[finding("gas_pipe", "ok")], Facet::Lines, FacetState::Fine, [3, 1, 0, 0]);
        check(&[finding("gas_pipe", "ok")], Facet::Facades, FacetState::NotInspected, [1, 0, 0, 0]);
    }

    #[test]
    fn the_worst_finding_gives_the_state() {
        let lacking = [finding("gas_pipe", "ok"), finding("roads", "severe")];
        check(&lacking, Facet::Lines, FacetState::Lacking, [3, 2, 1, 0]);
        let hazard = [finding("gas_pipe", "hazard"), finding("roads", "minor")];
        check(&hazard, Facet::Lines, FacetState::Hazard, [3, 2, 1, 1]);
        check(&[finding("gone", "hazard")], Facet::Lines, FacetState::NotInspected, [3, 0, 0, 0]);
    }

    #[test]
    fn suggestions_say_who_asked_and_put_hazards_first() {
        let mut wished = finding("lifts", "ok");
        wished.strongly_wished = true;
        let mut roads = finding("roads", "severe");
        roads.quantity = Some(Quantity(5_000));
        let findings = [roads, wished, finding("gas_pipe", "hazard"), finding("roof", "ok")];
        let got = suggest_measures(&policy(), &findings, &BTreeSet::new());
        let codes: Vec<_> = got.iter().map(|s| s.measure_code.as_str()).collect();
        assert_eq!(codes, ["gas", "lift", "road"]);
        assert_eq!(got[0].because[0].item_code.as_str(), "gas_pipe");
        assert_eq!(got[2].quantity, Some(Quantity(5_000)));

        let in_scheme = BTreeSet::from([Code::new("gas"), Code::new("road")]);
        assert_eq!(suggest_measures(&policy(), &findings, &in_scheme).len(), 1);
    }
}
