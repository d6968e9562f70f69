//! Gates (底线要求) of a community and of a plan, worded with their numbers.

use jiugai_domain::BasisPoints;
use jiugai_domain::community::Community;
use jiugai_domain::gate::{
    CommunityFacts, GateResult, Missing, Number, NumberValue, Outcome, PlanMember, PlanYearFacts,
    Reason, evaluate, evaluate_plan_year,
};
use jiugai_domain::policy::{Gate, GateCheck, GateStep, Label, Policy};
use jiugai_domain::scheme::CostOwner;

use crate::funding::{Owner, PlanSplit};
use crate::snapshot::Snapshot;
use crate::text::{self, say};

/// The steps a community of the registry is judged by before it is in any annual plan.
const REGISTRY_STEPS: [GateStep; 2] = [GateStep::EnterPlan, GateStep::ApproveScheme];

/// A gate with its result, worded.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The gate.
    pub gate: Gate,
    /// What it found.
    pub result: GateResult,
    /// What holds, is open or is missing, with the numbers.
    pub detail: Label,
}

/// All gates of a community, in policy order.
pub fn of_community(snapshot: &Snapshot, community: &Community) -> Vec<Judged> {
    with_facts(snapshot, community, |facts| {
        let gates = snapshot.policy.gates.iter();
        gates
            .filter_map(|gate| {
                Some(judged(snapshot, gate, evaluate(gate, &snapshot.policy, facts)?))
            })
            .collect()
    })
}

/// The gates a community of the registry is judged by, with their place in the policy.
pub fn of_registry(policy: &Policy) -> impl Iterator<Item = (usize, &Gate)> {
    let gates = policy.gates.iter().enumerate();
    gates.filter(|(_, gate)| REGISTRY_STEPS.contains(&gate.before))
}

/// The registry gates that are open or cannot be judged, by their place in the policy.
pub(crate) fn not_passed(snapshot: &Snapshot, community: &Community) -> Vec<(usize, Outcome)> {
    with_facts(snapshot, community, |facts| {
        of_registry(&snapshot.policy)
            .filter_map(|(at, gate)| Some((at, evaluate(gate, &snapshot.policy, facts)?.outcome)))
            .filter(|(_, outcome)| *outcome != Outcome::Passed)
            .collect()
    })
}

/// What the gate on eligible objects says; none where the policy has no such gate.
pub fn eligibility(snapshot: &Snapshot, community: &Community) -> Option<Judged> {
    let mut gates = snapshot.policy.gates.iter();
    let gate = gates.find(|gate| matches!(gate.check, GateCheck::EligibleObject { .. }))?;
    let result = with_facts(snapshot, community, |facts| evaluate(gate, &snapshot.policy, facts))?;
    Some(judged(snapshot, gate, result))
}

/// The gates of one year of a plan.
pub fn of_plan_year(snapshot: &Snapshot, split: &PlanSplit, year: i16) -> Vec<Judged> {
    let rows = split.rows.iter().filter(|row| row.year == Some(year));
    let members: Vec<PlanMember> = rows
        .clone()
        .filter_map(|row| match row.owner {
            Owner::Community(id) => snapshot.communities.get(id),
            Owner::Cluster(_) | Owner::Lot(_) => None,
        })
        .map(|community| PlanMember {
            built_to: community.built_to,
            households: community.scope().households,
        })
        .collect();
    let totals = split.years.get(&Some(year)).cloned().unwrap_or_default();
    let facts = PlanYearFacts {
        members: &members,
        investment: totals.investment,
        gap: totals.gap,
        excess: rows.map(|row| row.split.excess()).sum(),
    };
    let gates = snapshot.policy.gates.iter();
    gates
        .filter_map(|gate| Some(judged(snapshot, gate, evaluate_plan_year(gate, &facts)?)))
        .collect()
}

fn with_facts<T>(
    snapshot: &Snapshot,
    community: &Community,
    judge: impl FnOnce(&CommunityFacts<'_>) -> T,
) -> T {
    let findings: Vec<_> = snapshot.findings.of(community.id).map(AsRef::as_ref).collect();
    let evidence: Vec<_> = snapshot.evidence.of(community.id).map(AsRef::as_ref).collect();
    let scheme = snapshot.current_scheme(community.id);
    let lines = scheme.map(|scheme| snapshot.lines_of(CostOwner::Scheme(scheme.id)));
    judge(&CommunityFacts {
        community,
        findings: &findings,
        scheme_lines: lines.as_deref(),
        evidence: &evidence,
    })
}

fn judged(snapshot: &Snapshot, gate: &Gate, result: GateResult) -> Judged {
    let detail = detail(snapshot, &result);
    Judged { gate: gate.clone(), result, detail }
}

/// Reasons, then what is missing, then the numbers: what a person needs to close the gate.
fn detail(snapshot: &Snapshot, result: &GateResult) -> Label {
    let reasons = result.reasons.iter().map(|reason| reason_text(snapshot, reason));
    let missing: Vec<Label> =
        result.missing.iter().map(|missing| missing_text(snapshot, missing)).collect();
    let numbers = result.numbers.iter().map(number_text);
    let mut parts: Vec<Label> = reasons.collect();
    if !missing.is_empty() {
        let list = join(&missing, "、", ", ");
        parts.push(say("gate.missing_list", &[("list", list.into())]));
    }
    parts.extend(numbers);
    join(&parts, "；", "; ")
}

fn join(parts: &[Label], zh: &str, en: &str) -> Label {
    let pick = |pick: fn(&Label) -> &str| parts.iter().map(pick).collect::<Vec<_>>();
    Label { zh: pick(|part| &part.zh).join(zh), en: pick(|part| &part.en).join(en) }
}

fn item_name(snapshot: &Snapshot, code: Option<&jiugai_domain::Code>) -> text::Param {
    let item = code.and_then(|code| snapshot.policy.find_item(code));
    item.map_or_else(|| "".into(), |item| (&item.name).into())
}

fn reason_text(snapshot: &Snapshot, reason: &Reason) -> Label {
    let item = item_name(snapshot, reason.item_code.as_ref());
    say(&format!("gate.reason.{}", reason.code.as_str()), &[("item", item)])
}

fn missing_text(snapshot: &Snapshot, missing: &Missing) -> Label {
    let item = item_name(snapshot, missing.item_code.as_ref());
    say(&format!("gate.missing.{}", missing.code.as_str()), &[("item", item)])
}

fn number_text(number: &Number) -> Label {
    let percent = |part, whole| match BasisPoints::of(part, whole) {
        Some(points) => points.to_string(),
        None => "—".to_owned(),
    };
    let value: text::Param = match number.value {
        NumberValue::Year(year) => year.into(),
        NumberValue::Count(count) => count.into(),
        NumberValue::Money(fen) => {
            say("unit.wan_yuan", &[("amount", text::grouped(&fen.wan_yuan().to_string()).into())])
                .into()
        }
        NumberValue::Share { part, whole } => percent(part, whole).into(),
        NumberValue::AreaShare { part, whole } => percent(part.0, whole.0).into(),
        NumberValue::Fraction(part, whole) => format!("{part}/{whole}").into(),
        NumberValue::Points(points) => points.to_string().into(),
    };
    say(&format!("gate.number.{}", number.code.as_str()), &[("value", value)])
}
