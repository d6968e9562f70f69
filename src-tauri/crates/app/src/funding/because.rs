//! Why an amount stands where it stands, in words.

use jiugai_domain::funding::Because;
use jiugai_domain::policy::{FundingRule, Label, Policy, RuleKind, UnitOfSubsidy};

use crate::snapshot::Snapshot;
use crate::text::{grouped, say};

/// The rule or the document that put an amount there.
pub fn because(snapshot: &Snapshot, because: &Because) -> Label {
    match because {
        Because::Rule(code) => match snapshot.policy.find_rule(code) {
            Some(rule) => say("funding.by_rule", &[("rule", (&rule.name).into())]),
            None => say("funding.by_rule", &[("rule", code.as_str().into())]),
        },
        Because::Allocation(id) => {
            let note = snapshot.allocations.get(*id).map(|row| row.note.clone());
            match note.filter(|note| !note.is_empty()) {
                Some(note) => say("funding.by_document", &[("note", note.into())]),
                None => say("funding.by_hand", &[]),
            }
        }
    }
}

/// A rule in a sentence: what it pays of what, and its limits.
pub fn rule_sentence(policy: &Policy, rule: &FundingRule) -> Label {
    let scope = scope(policy, rule);
    let mut sentence = match &rule.rule {
        RuleKind::Share { share } => {
            say("rule.share", &[("share", share.to_string().into()), ("scope", scope.into())])
        }
        RuleKind::PerUnit { unit, amount } => {
            let unit = say(&format!("rule.per.{}", unit_code(*unit)), &[]);
            let amount = grouped(&amount.to_string());
            say(
                "rule.per_unit",
                &[("amount", amount.into()), ("unit", unit.into()), ("scope", scope.into())],
            )
        }
        RuleKind::Rest => say("rule.rest", &[("scope", scope.into())]),
    };
    let limits = [
        rule.ceiling_per_community.map(|ceiling| {
            say("rule.ceiling", &[("amount", grouped(&ceiling.wan_yuan().to_string()).into())])
        }),
        rule.from_year.map(|year| say("rule.from_year", &[("year", year.into())])),
        rule.to_year.map(|year| say("rule.to_year", &[("year", year.into())])),
    ];
    for limit in limits.into_iter().flatten() {
        sentence.zh = format!("{}；{}", sentence.zh, limit.zh);
        sentence.en = format!("{}; {}", sentence.en, limit.en);
    }
    sentence
}

const fn unit_code(unit: UnitOfSubsidy) -> &'static str {
    match unit {
        UnitOfSubsidy::FloorArea => "floor_area",
        UnitOfSubsidy::Household => "household",
        UnitOfSubsidy::Building => "building",
        UnitOfSubsidy::MeasureUnit => "measure_unit",
    }
}

/// What a rule looks at, in names.
fn scope(policy: &Policy, rule: &FundingRule) -> Label {
    let applies = &rule.applies_to;
    let classes =
        applies.classes.iter().filter_map(|code| policy.find_class(code)).map(|c| &c.name);
    let measures =
        applies.measures.iter().filter_map(|code| policy.find_measure(code)).map(|m| &m.name);
    let names: Vec<&Label> = classes.chain(measures).collect();
    if names.is_empty() {
        let key = if applies.lump_sums { "rule.scope_all" } else { "rule.scope_measures" };
        return say(key, &[]);
    }
    let list = |pick: fn(&Label) -> &str| names.iter().map(|name| pick(name)).collect::<Vec<_>>();
    Label { zh: list(|name| &name.zh).join("、"), en: list(|name| &name.en).join(", ") }
}
