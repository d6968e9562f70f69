//! Whether a policy holds together: codes that exist once and are known where they are named.
//!
//! Its shape is checked by `schemas/policy` when files are read; whether its numbers are right is
//! for people.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{FundingRule, GateCheck, Policy, RuleKind, StageTemplate};
use crate::Code;
use crate::code::code_enum;
use crate::finding::Facet;

code_enum! {
    /// A part of a policy.
    PolicyPart {
        /// Facets.
        Facets = "facets",
        /// Checklist items.
        Items = "items",
        /// Measure classes.
        Classes = "classes",
        /// Measures.
        Measures = "measures",
        /// Packages.
        Packages = "packages",
        /// Effects.
        Effects = "effects",
        /// Funding sources.
        Sources = "sources",
        /// Funding rules.
        Rules = "rules",
        /// Gates.
        Gates = "gates",
        /// Stage templates.
        StageTemplates = "stage_templates",
        /// Stages of one template.
        Stages = "stages",
        /// Working calendars.
        Calendars = "calendars",
        /// The winter stop.
        WinterStop = "winter_stop",
    }
}

/// Something in a policy that does not hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyProblem {
    /// A code (a facet, a year) stands twice in a part.
    Duplicate {
        /// Where.
        part: PolicyPart,
        /// The code, or the year as text.
        code: Code,
    },
    /// A row names a code another part does not have.
    Unknown {
        /// Part of the row that names it.
        part: PolicyPart,
        /// The row.
        row: Code,
        /// Where the code should be.
        refers_to: PolicyPart,
        /// The code named.
        code: Code,
    },
    /// One of the six facets is not described.
    FacetMissing(Facet),
    /// A source has no colour group, so charts could not tell it apart.
    NoPalette {
        /// The source.
        source: Code,
    },
    /// Stages that wait for one another in a circle.
    StageCycle {
        /// The template.
        template: Code,
        /// The stages of the circle, in template order.
        stages: Vec<Code>,
    },
    /// A number no rule can work with: a share outside 0–100 %, a negative amount or duration, a
    /// fraction without denominator, a day that is in no month, years in the wrong order.
    BadNumber {
        /// Where.
        part: PolicyPart,
        /// The row.
        row: Code,
    },
}

/// Everything in a policy that does not hold together, in the order of its parts.
pub fn check(policy: &Policy) -> Vec<PolicyProblem> {
    let mut check = Check { policy, problems: Vec::new() };
    check.duplicates();
    check.facets();
    check.references();
    for rule in &policy.rules {
        check.rule(rule);
    }
    check.gates();
    for template in &policy.stage_templates {
        check.template(template);
    }
    let in_a_month = |(month, day): (i8, i8)| Date::new(2024, month, day).is_ok();
    if policy.winter_stop.as_ref().is_some_and(|w| !in_a_month(w.from) || !in_a_month(w.to)) {
        check.bad_number(PolicyPart::WinterStop, &Code::new("winter_stop"));
    }
    check.problems
}

struct Check<'a> {
    policy: &'a Policy,
    problems: Vec<PolicyProblem>,
}

impl Check<'_> {
    fn duplicates(&mut self) {
        use PolicyPart as Part;
        let policy = self.policy;
        self.twice(Part::Facets, policy.facets.iter().map(|r| Code::new(r.facet.as_str())));
        self.twice(Part::Items, policy.items.iter().map(|r| r.code.clone()));
        self.twice(Part::Classes, policy.classes.iter().map(|r| r.code.clone()));
        self.twice(Part::Measures, policy.measures.iter().map(|r| r.code.clone()));
        self.twice(Part::Packages, policy.packages.iter().map(|r| r.code.clone()));
        self.twice(Part::Effects, policy.effects.iter().map(|r| r.code.clone()));
        self.twice(Part::Sources, policy.sources.iter().map(|r| r.code.clone()));
        self.twice(Part::Rules, policy.rules.iter().map(|r| r.code.clone()));
        self.twice(Part::Gates, policy.gates.iter().map(|r| r.code.clone()));
        self.twice(Part::StageTemplates, policy.stage_templates.iter().map(|r| r.code.clone()));
        for template in &policy.stage_templates {
            self.twice(Part::Stages, template.stages.iter().map(|r| r.code.clone()));
        }
        self.twice(
            Part::Calendars,
            policy.calendars.iter().map(|r| r.year.to_string().as_str().into()),
        );
    }

    fn twice(&mut self, part: PolicyPart, codes: impl Iterator<Item = Code>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            if !seen.insert(code.clone()) {
                self.problems.push(PolicyProblem::Duplicate { part, code });
            }
        }
    }

    fn facets(&mut self) {
        for facet in Facet::ALL {
            if !self.policy.facets.iter().any(|row| row.facet == *facet) {
                self.problems.push(PolicyProblem::FacetMissing(*facet));
            }
        }
    }

    fn references(&mut self) {
        let policy = self.policy;
        for item in &policy.items {
            self.measures(PolicyPart::Items, &item.code, &item.suggests);
        }
        for measure in &policy.measures {
            let (part, row) = (PolicyPart::Measures, &measure.code);
            if policy.find_class(&measure.class_code).is_none() {
                self.unknown(part, row, PolicyPart::Classes, &measure.class_code);
            }
            let effect = measure.effect_code.as_ref();
            if let Some(code) = effect.filter(|c| !policy.effects.iter().any(|e| &e.code == *c)) {
                self.unknown(part, row, PolicyPart::Effects, code);
            }
        }
        for package in &policy.packages {
            self.measures(PolicyPart::Packages, &package.code, &package.measures);
        }
        for source in policy.sources.iter().filter(|source| source.palette.trim().is_empty()) {
            self.problems.push(PolicyProblem::NoPalette { source: source.code.clone() });
        }
    }

    fn measures(&mut self, part: PolicyPart, row: &Code, codes: &[Code]) {
        for code in codes.iter().filter(|code| self.policy.find_measure(code).is_none()) {
            self.unknown(part, row, PolicyPart::Measures, code);
        }
    }

    fn rule(&mut self, rule: &FundingRule) {
        let (part, row) = (PolicyPart::Rules, &rule.code);
        if self.policy.find_source(&rule.source_code).is_none() {
            self.unknown(part, row, PolicyPart::Sources, &rule.source_code);
        }
        let classes = &rule.applies_to.classes;
        for code in classes.iter().filter(|code| self.policy.find_class(code).is_none()) {
            self.unknown(part, row, PolicyPart::Classes, code);
        }
        self.measures(part, row, &rule.applies_to.measures);
        self.measures(part, row, &rule.applies_to.except_measures);
        let is_bad = match &rule.rule {
            RuleKind::Share { share } => !(0..=10_000).contains(&share.0),
            RuleKind::PerUnit { amount, .. } => amount.0 < 0,
            RuleKind::Rest => false,
        };
        let years_cross = rule.from_year.zip(rule.to_year).is_some_and(|(from, to)| from > to);
        if is_bad || years_cross || rule.ceiling_per_community.is_some_and(|fen| fen.0 < 0) {
            self.bad_number(part, row);
        }
    }

    fn gates(&mut self) {
        for gate in &self.policy.gates {
            let points =
                |p: &Option<crate::BasisPoints>| p.is_none_or(|p| (0..=10_000).contains(&p.0));
            let fraction = |(part, whole): (i64, i64)| whole > 0 && (0..=whole).contains(&part);
            let is_good = match &gate.check {
                GateCheck::EligibleObject { built_by, later_until, later_share } => {
                    points(later_share) && later_until.is_none_or(|later| later >= *built_by)
                }
                GateCheck::ConsensusToEnter { participation, agreement } => {
                    points(participation) && points(agreement)
                }
                GateCheck::VoteToStart { taking_part, ordinary_over, special_from } => {
                    [taking_part, ordinary_over, special_from].into_iter().all(|f| fraction(*f))
                }
                _ => true,
            };
            if !is_good {
                self.bad_number(PolicyPart::Gates, &gate.code);
            }
        }
    }

    fn template(&mut self, template: &StageTemplate) {
        if Date::new(2023, template.begin.0, template.begin.1).is_err() {
            self.bad_number(PolicyPart::StageTemplates, &template.code);
        }
        for stage in &template.stages {
            if stage.duration_days < 0 {
                self.bad_number(PolicyPart::Stages, &stage.code);
            }
            for link in &stage.after {
                if !template.stages.iter().any(|other| other.code == link.stage) {
                    self.unknown(PolicyPart::Stages, &stage.code, PolicyPart::Stages, &link.stage);
                }
            }
        }
        let stages = circle(template);
        if !stages.is_empty() {
            let template = template.code.clone();
            self.problems.push(PolicyProblem::StageCycle { template, stages });
        }
    }

    fn unknown(&mut self, part: PolicyPart, row: &Code, refers_to: PolicyPart, code: &Code) {
        let (row, code) = (row.clone(), code.clone());
        self.problems.push(PolicyProblem::Unknown { part, row, refers_to, code });
    }

    fn bad_number(&mut self, part: PolicyPart, row: &Code) {
        self.problems.push(PolicyProblem::BadNumber { part, row: row.clone() });
    }
}

/// Takes away, again and again, stages that follow nothing left or that nothing left follows; what
/// remains waits in circles.
fn circle(template: &StageTemplate) -> Vec<Code> {
    let mut left: Vec<_> = template.stages.iter().collect();
    loop {
        let codes: BTreeSet<&Code> = left.iter().map(|stage| &stage.code).collect();
        let followed: BTreeSet<&Code> =
            left.iter().flat_map(|stage| &stage.after).map(|link| &link.stage).collect();
        let before = left.len();
        left.retain(|stage| {
            stage.after.iter().any(|link| codes.contains(&link.stage))
                && followed.contains(&stage.code)
        });
        if left.len() == before {
            return left.into_iter().map(|stage| stage.code.clone()).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{basis, label, policy, source};
    use crate::policy::{Package, Stage, StageCalendar, StageLink, StagePhase};
    use crate::task::DependencyKind;

    #[track_caller]
    fn check_one(change: impl FnOnce(&mut Policy), problem: PolicyProblem) {
        let mut policy = policy();
        change(&mut policy);
        assert_eq!(check(&policy), [problem]);
    }

    fn stage(code: &str, after: &[&str]) -> Stage {
        let link = |code: &&str| StageLink {
            stage: Code::new(code),
            kind: DependencyKind::FinishToStart,
            lag_days: 0,
        };
        Stage {
            code: code.into(),
            name: label(code),
            short: label(code),
            phase: StagePhase::Works,
            duration_days: 1,
            calendar: StageCalendar::CalendarDays,
            shared_by_lot: false,
            after: after.iter().map(link).collect(),
            basis: basis(),
        }
    }

    fn template(stages: Vec<Stage>) -> StageTemplate {
        StageTemplate { code: "t".into(), name: label("t"), begin: (1, 1), stages, basis: basis() }
    }

    #[test]
    fn a_sound_policy_has_no_problems() {
        let mut policy = policy();
        policy.stage_templates = vec![template(vec![stage("a", &[]), stage("b", &["a"])])];
        assert_eq!(check(&policy), []);
    }

    #[test]
    fn codes_stand_once_and_are_known() {
        use PolicyPart::{Classes, Items, Measures, Packages};
        let twice = PolicyProblem::Duplicate { part: Classes, code: "basic".into() };
        check_one(|p| p.classes.push(p.classes[0].clone()), twice);
        let unknown = |part, row: &str, refers_to, code: &str| PolicyProblem::Unknown {
            part,
            row: row.into(),
            refers_to,
            code: code.into(),
        };
        check_one(
            |p| p.measures[0].class_code = "safety".into(),
            unknown(Measures, "road", Classes, "safety"),
        );
        check_one(
            |p| p.items[0].suggests.push("heliport".into()),
            unknown(Items, "lifts", Measures, "heliport"),
        );
        let package = Package {
            code: "all".into(),
            name: label("all"),
            measures: vec!["road".into(), "moat".into()],
            basis: basis(),
        };
        check_one(|p| p.packages.push(package), unknown(Packages, "all", Measures, "moat"));
        check_one(|p| drop(p.facets.remove(0)), PolicyProblem::FacetMissing(Facet::Person));
    }

    #[test]
    fn sources_have_a_colour() {
        let mut colourless = source("lottery", false);
        colourless.palette.clear();
        let problem = PolicyProblem::NoPalette { source: "lottery".into() };
        check_one(|p| p.sources.push(colourless), problem);
    }

    #[test]
    fn stages_in_a_circle_are_named() {
        let stages = vec![
            stage("before", &[]),
            stage("a", &["before", "b"]),
            stage("b", &["a"]),
            stage("after", &["b"]),
        ];
        let problem = PolicyProblem::StageCycle {
            template: "t".into(),
            stages: vec!["a".into(), "b".into()],
        };
        check_one(|p| p.stage_templates.push(template(stages)), problem);
    }

    #[test]
    fn numbers_no_rule_can_use_are_named() {
        let mut bad = template(vec![]);
        bad.begin = (2, 30);
        let problem =
            PolicyProblem::BadNumber { part: PolicyPart::StageTemplates, row: "t".into() };
        check_one(|p| p.stage_templates.push(bad), problem);
    }
}
