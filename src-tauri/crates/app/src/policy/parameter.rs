//! The numbers of a policy a place may set: thresholds, shares, durations, seasons. One list says
//! where each stands, for showing and for changing alike. Lists of things (items, measures,
//! sources) are not parameters.

use jiugai_domain::policy::{
    Basis, FundingRule, Gate, GateCheck, Label, Policy, RuleKind, StageCalendar, StageTemplate,
};
use jiugai_domain::{BasisPoints, Code, Fen};
use jiugai_store::{PolicyKind, PolicyPartId};

use crate::text::say;
use crate::{AppError, ErrorCode, typed};

/// Longest duration of a stage in days: ten years.
const LONGEST_STAGE: i64 = 3650;

/// A number of the policy as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Names it for [`super::edit`]: list, row and field.
    pub key: String,
    /// `gate`, `rule`, `stage`, `winter_stop` or `sanity`.
    pub group: &'static str,
    /// Code of the row it belongs to.
    pub row: String,
    /// The row in words.
    pub row_name: Label,
    /// What the number is.
    pub name: Label,
    /// What it is counted in.
    pub unit: &'static str,
    /// As it stands; none where the place has not set it.
    pub value: Option<String>,
    /// Where it comes from.
    pub basis: Basis,
}

/// Every parameter of a policy, in the policy's order.
pub fn parameters(policy: &Policy) -> Vec<Parameter> {
    // The list hands out places to change; for showing, a copy is enough.
    let mut copy = policy.clone();
    places(&mut copy).into_iter().map(Place::shown).collect()
}

/// Where a number stands in a policy.
pub(super) struct Place<'p> {
    group: &'static str,
    row: String,
    field: String,
    row_name: Label,
    name: Label,
    basis: Basis,
    value: Value<'p>,
}

enum Value<'p> {
    Year(&'p mut i16),
    MaybeYear(&'p mut Option<i16>),
    Share(&'p mut BasisPoints),
    MaybeShare(&'p mut Option<BasisPoints>),
    Fraction(&'p mut (i64, i64)),
    Days(&'p mut i64, StageCalendar),
    Yuan(&'p mut Fen),
    YuanFen(&'p mut i64),
    MaybeWan(&'p mut Option<Fen>),
    DayOfYear(&'p mut (i8, i8)),
}

impl Place<'_> {
    pub(super) fn key(&self) -> String {
        format!("{}/{}/{}", self.group, self.row, self.field)
    }

    pub(super) fn shown(self) -> Parameter {
        Parameter {
            key: self.key(),
            unit: self.value.unit(),
            value: self.value.text(),
            group: self.group,
            row: self.row,
            row_name: self.row_name,
            name: self.name,
            basis: self.basis,
        }
    }

    /// Takes what was typed; returns how the number stood before and stands now.
    pub(super) fn set(&mut self, text: &str) -> Result<(Option<String>, Option<String>), AppError> {
        let before = self.value.text();
        let empty = || AppError::new(ErrorCode::Empty).with("field", self.name.clone());
        self.value.set(text, empty)?;
        Ok((before, self.value.text()))
    }

    /// The part of the policy it stands in.
    pub(super) fn part(&self, policy: &Code) -> PolicyPartId {
        let (kind, code) = match self.group {
            "gate" => (PolicyKind::Gate, Code::new(&self.row)),
            "rule" => (PolicyKind::Rule, Code::new(&self.row)),
            "stage" => (PolicyKind::StageTemplate, Code::new(&self.row)),
            "winter_stop" => (PolicyKind::WinterStop, Code::new(&self.row)),
            _ => (PolicyKind::Profile, policy.clone()),
        };
        PolicyPartId { kind, code }
    }

    /// What the number is, for names of actions.
    pub(super) fn title(&self) -> Label {
        let join = |a: &str, b: &str| format!("{a} · {b}");
        Label {
            zh: join(&self.row_name.zh, &self.name.zh),
            en: join(&self.row_name.en, &self.name.en),
        }
    }
}

impl Value<'_> {
    const fn unit(&self) -> &'static str {
        match self {
            Self::Year(_) | Self::MaybeYear(_) => "year",
            Self::Share(_) | Self::MaybeShare(_) => "percent",
            Self::Fraction(_) => "fraction",
            Self::Days(_, StageCalendar::CalendarDays) => "calendar_days",
            Self::Days(_, StageCalendar::WorkingDays) => "working_days",
            Self::Days(_, StageCalendar::WorksSeason) => "works_season",
            Self::Yuan(_) | Self::YuanFen(_) => "yuan",
            Self::MaybeWan(_) => "wan",
            Self::DayOfYear(_) => "day_of_year",
        }
    }

    /// As it is shown, and as [`Self::set`] reads it again.
    fn text(&self) -> Option<String> {
        let percent = |points: BasisPoints| points.to_string().trim_end_matches(" %").to_owned();
        match self {
            Self::Year(year) => Some(year.to_string()),
            Self::MaybeYear(year) => year.map(|year| year.to_string()),
            Self::Share(share) => Some(percent(**share)),
            Self::MaybeShare(share) => share.map(percent),
            Self::Fraction((part, whole)) => Some(format!("{part}/{whole}")),
            Self::Days(days, _) => Some(days.to_string()),
            Self::Yuan(amount) => Some(amount.to_string()),
            Self::YuanFen(fen) => Some(Fen(**fen).to_string()),
            Self::MaybeWan(amount) => amount.map(|amount| amount.wan_yuan().to_string()),
            Self::DayOfYear((month, day)) => Some(format!("{month:02}-{day:02}")),
        }
    }

    fn set(&mut self, text: &str, empty: impl Fn() -> AppError) -> Result<(), AppError> {
        match self {
            Self::Year(year) => **year = typed::year(text)?.ok_or_else(empty)?,
            Self::MaybeYear(year) => **year = typed::year(text)?,
            Self::Share(share) => **share = typed::percent(text)?.ok_or_else(empty)?,
            Self::MaybeShare(share) => **share = typed::percent(text)?,
            Self::Fraction(fraction) => **fraction = typed::fraction(text)?.ok_or_else(empty)?,
            Self::Days(days, _) => {
                let count = typed::count(text)?.ok_or_else(empty)?;
                let fits = (0..=LONGEST_STAGE).contains(&count);
                **days = if fits { count } else { return Err(refused_count(text)) };
            }
            Self::Yuan(amount) => **amount = typed::yuan(text)?.ok_or_else(empty)?,
            Self::YuanFen(fen) => **fen = typed::yuan(text)?.ok_or_else(empty)?.0,
            Self::MaybeWan(amount) => **amount = typed::wan_yuan(text)?,
            Self::DayOfYear(day) => **day = typed::day_of_year(text)?.ok_or_else(empty)?,
        }
        Ok(())
    }
}

fn refused_count(text: &str) -> AppError {
    AppError::new(ErrorCode::BadCount).with("value", text.trim())
}

/// Every place a number stands in.
pub(super) fn places(policy: &mut Policy) -> Vec<Place<'_>> {
    let mut out = Vec::new();
    for gate in &mut policy.gates {
        gate_places(gate, &mut out);
    }
    for rule in &mut policy.rules {
        rule_places(rule, &mut out);
    }
    for template in &mut policy.stage_templates {
        template_places(template, &mut out);
    }
    if let Some(stop) = &mut policy.winter_stop {
        let row =
            Row::new("winter_stop", "winter_stop", say("parameter.winter_stop", &[]), &stop.basis);
        out.push(row.place("from", Value::DayOfYear(&mut stop.from)));
        out.push(row.place("to", Value::DayOfYear(&mut stop.to)));
    }
    if let Some(band) = &mut policy.profile.sanity {
        let row = Row::new("sanity", "sanity", say("parameter.sanity", &[]), &band.basis);
        out.push(row.place("fen_per_m2_low", Value::YuanFen(&mut band.fen_per_m2.0)));
        out.push(row.place("fen_per_m2_high", Value::YuanFen(&mut band.fen_per_m2.1)));
        let household = &mut band.fen_per_household;
        out.push(row.place("fen_per_household_low", Value::YuanFen(&mut household.0)));
        out.push(row.place("fen_per_household_high", Value::YuanFen(&mut household.1)));
    }
    out
}

/// What the numbers of one row share.
struct Row {
    group: &'static str,
    code: String,
    name: Label,
    basis: Basis,
}

impl Row {
    fn new(group: &'static str, code: &str, name: Label, basis: &Basis) -> Self {
        Self { group, code: code.to_owned(), name, basis: basis.clone() }
    }

    /// A number named by its field.
    fn place<'p>(&self, field: &str, value: Value<'p>) -> Place<'p> {
        Place {
            group: self.group,
            row: self.code.clone(),
            field: field.to_owned(),
            row_name: self.name.clone(),
            name: say(&format!("parameter.{field}"), &[]),
            basis: self.basis.clone(),
            value,
        }
    }
}

fn gate_places<'p>(gate: &'p mut Gate, out: &mut Vec<Place<'p>>) {
    let row = Row::new("gate", gate.code.as_str(), gate.name.clone(), &gate.basis);
    match &mut gate.check {
        GateCheck::EligibleObject { built_by, later_until, later_share } => {
            out.push(row.place("built_by", Value::Year(built_by)));
            out.push(row.place("later_until", Value::MaybeYear(later_until)));
            out.push(row.place("later_share", Value::MaybeShare(later_share)));
        }
        GateCheck::ConsensusToEnter { participation, agreement } => {
            out.push(row.place("participation", Value::MaybeShare(participation)));
            out.push(row.place("agreement", Value::MaybeShare(agreement)));
        }
        GateCheck::VoteToStart { taking_part, ordinary_over, special_from } => {
            out.push(row.place("taking_part", Value::Fraction(taking_part)));
            out.push(row.place("ordinary_over", Value::Fraction(ordinary_over)));
            out.push(row.place("special_from", Value::Fraction(special_from)));
        }
        GateCheck::ManagementConfirmed
        | GateCheck::JointConstructionPlan
        | GateCheck::HazardsFirst
        | GateCheck::WithinMeans
        | GateCheck::NoDestruction
        | GateCheck::AuditFindings
        | GateCheck::SubsidyUse
        | GateCheck::QualityFile => {}
    }
}

fn rule_places<'p>(rule: &'p mut FundingRule, out: &mut Vec<Place<'p>>) {
    let row = Row::new("rule", rule.code.as_str(), rule.name.clone(), &rule.basis);
    match &mut rule.rule {
        RuleKind::Share { share } => out.push(row.place("share", Value::Share(share))),
        RuleKind::PerUnit { amount, .. } => out.push(row.place("amount", Value::Yuan(amount))),
        RuleKind::Rest => {}
    }
    out.push(row.place("ceiling", Value::MaybeWan(&mut rule.ceiling_per_community)));
    out.push(row.place("from_year", Value::MaybeYear(&mut rule.from_year)));
    out.push(row.place("to_year", Value::MaybeYear(&mut rule.to_year)));
}

fn template_places<'p>(template: &'p mut StageTemplate, out: &mut Vec<Place<'p>>) {
    let row = Row::new("stage", template.code.as_str(), template.name.clone(), &template.basis);
    out.push(row.place("begin", Value::DayOfYear(&mut template.begin)));
    for stage in &mut template.stages {
        out.push(Place {
            name: stage.name.clone(),
            basis: stage.basis.clone(),
            ..row.place(stage.code.as_str(), Value::Days(&mut stage.duration_days, stage.calendar))
        });
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Assets;
    use crate::policy::load_profile;

    fn north() -> Policy {
        let assets = Assets::find().expect("the assets are here");
        load_profile(&assets, "north").expect("the profile holds")
    }

    #[test]
    fn every_number_has_one_key_a_name_and_a_source_or_says_it_is_assumed() {
        let all = parameters(&north());
        let keys: BTreeSet<_> = all.iter().map(|one| &one.key).collect();
        assert_eq!(keys.len(), all.len());
        for one in &all {
            assert!(!one.name.zh.starts_with("parameter."), "{} has no name", one.key);
            assert!(one.basis.assumption || !one.basis.source.is_empty(), "{}", one.key);
        }
    }

    #[test]
    fn what_is_shown_reads_back_as_the_same_policy() {
        let before = north();
        let mut after = before.clone();
        for mut place in places(&mut after) {
            let shown = place.value.text();
            place.set(shown.as_deref().unwrap_or("")).expect("what is shown can be typed");
        }
        assert_eq!(after, before);
    }

    #[test]
    fn a_number_that_must_be_there_cannot_be_cleared() {
        let mut policy = north();
        let mut places = places(&mut policy);
        let built_by = places.iter_mut().find(|place| place.field == "built_by");
        let refused = built_by.expect("the gate is there").set(" ").expect_err("it is needed");
        assert_eq!(refused.code, ErrorCode::Empty);
    }
}
