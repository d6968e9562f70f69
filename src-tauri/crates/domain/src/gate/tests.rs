//! Every gate at its edges.

use jiff::civil::date;

use super::*;
use crate::community::{HousingKind, PropertyMode};
use crate::cost::CostSum;
use crate::evidence::{Ballot, EvidenceKind, VoteClause};
use crate::fixture::{basis, community, evidence, finding, label, measure_line, policy};

fn gate(check: GateCheck) -> Gate {
    Gate {
        code: "g".into(),
        name: label("g"),
        rule: label("g"),
        before: GateStep::StartWorks,
        is_warning: matches!(check, GateCheck::AuditFindings),
        check,
        basis: basis(),
    }
}

fn ask(check: GateCheck, facts: &CommunityFacts<'_>) -> GateResult {
    evaluate(&gate(check), &policy(), facts).expect("a gate of a community")
}

fn facts(community: &Community) -> CommunityFacts<'_> {
    CommunityFacts { community, findings: &[], scheme_lines: None, evidence: &[] }
}

/// Outcome, codes of reasons, codes of what is missing.
#[track_caller]
fn check(result: &GateResult, outcome: Outcome, reasons: &[&str], missing: &[&str]) {
    let got: Vec<_> = result.reasons.iter().map(|r| r.code.as_str()).collect();
    assert_eq!(got, reasons);
    let got: Vec<_> = result.missing.iter().map(|m| m.code.as_str()).collect();
    assert_eq!(got, missing);
    assert_eq!(result.outcome, outcome);
}

#[test]
fn eligible_by_year_kind_and_expropriation() {
    use Outcome::{Open, Passed, Unknown};
    let year = |later_until| GateCheck::EligibleObject {
        built_by: 2000,
        later_until,
        later_share: Some(BasisPoints(1_500)),
    };
    let built = |built_to, later| ask(year(later), &facts(&community(1, built_to)));
    check(&built(Some(2000), None), Passed, &[], &[]);
    check(&built(Some(2001), None), Open, &["built_too_late"], &[]);
    check(&built(Some(2005), Some(2005)), Passed, &["within_later_years"], &[]);
    check(&built(Some(2006), Some(2005)), Open, &["built_too_late"], &[]);
    check(&built(None, None), Unknown, &[], &["built_to"]);

    let mut odd = community(1, None);
    odd.kind = HousingKind::UrbanVillage;
    odd.to_be_expropriated = None;
    let missing = ["built_to", "to_be_expropriated"];
    check(&ask(year(None), &facts(&odd)), Open, &["urban_village"], &missing);
    odd.kind = HousingKind::SelfBuilt;
    odd.to_be_expropriated = Some(true);
    let reasons = ["self_built", "to_be_expropriated"];
    check(&ask(year(None), &facts(&odd)), Open, &reasons, &["built_to"]);
}

fn ballot(heads: [i64; 3], area: [i64; 3]) -> Ballot {
    Ballot {
        owners: Some(heads[0]),
        owners_taking_part: Some(heads[1]),
        owners_agreeing: Some(heads[2]),
        area: Some(SquareMetres(area[0])),
        area_taking_part: Some(SquareMetres(area[1])),
        area_agreeing: Some(SquareMetres(area[2])),
    }
}

fn ask_vote(ballot: Ballot, clause: Option<VoteClause>) -> GateResult {
    let mut record = evidence("g", EvidenceKind::Vote, None);
    (record.ballot, record.clause) = (ballot, clause);
    let community = community(1, None);
    let check =
        GateCheck::VoteToStart { taking_part: (2, 3), ordinary_over: (1, 2), special_from: (3, 4) };
    ask(check, &CommunityFacts { evidence: &[&record], ..facts(&community) })
}

#[test]
fn a_vote_is_exact_by_heads_and_by_area() {
    use Outcome::{Open, Passed};
    use VoteClause::{Ordinary, Special};
    let vote = |heads, area, clause| ask_vote(ballot(heads, area), Some(clause));
    let enough = [300, 200, 150];
    check(&vote(enough, [3_000, 2_000, 1_500], Special), Passed, &[], &[]);
    check(&vote([300, 199, 150], enough, Special), Open, &["too_few_owners"], &[]);
    // 2/3 of 301 is 200.67: 200 owners are not enough, whatever they round to.
    check(&vote([301, 200, 150], enough, Special), Open, &["too_few_owners"], &[]);
    check(&vote(enough, [300_001, 200_000, 150_000], Special), Open, &["too_little_area"], &[]);
    check(&vote([300, 200, 149], enough, Special), Open, &["too_few_agree"], &[]);
    check(&vote(enough, [300, 200, 149], Special), Open, &["too_little_area_agrees"], &[]);
    // More than half, not half.
    check(&vote([300, 200, 100], enough, Ordinary), Open, &["too_few_agree"], &[]);
    check(&vote([300, 200, 101], [300, 200, 101], Ordinary), Passed, &[], &[]);
    check(&vote([300, 200, 201], enough, Ordinary), Open, &["counts_contradict"], &[]);
}

#[test]
fn a_vote_waits_for_clause_counts_and_record() {
    let enough = ballot([300, 200, 150], [300, 200, 150]);
    check(&ask_vote(enough, None), Outcome::Unknown, &[], &["vote_clause"]);
    let no_area = Ballot { area: None, area_agreeing: None, ..enough };
    let result = ask_vote(no_area, Some(VoteClause::Special));
    check(&result, Outcome::Unknown, &[], &["area", "area_agreeing"]);
    let share = NumberValue::Share { part: 200, whole: 300 };
    assert!(
        result.numbers.contains(&Number { code: NumberCode::ParticipationByHeads, value: share })
    );
    let community = community(1, None);
    let vote =
        GateCheck::VoteToStart { taking_part: (2, 3), ordinary_over: (1, 2), special_from: (3, 4) };
    check(&ask(vote, &facts(&community)), Outcome::Unknown, &[], &["vote_record"]);
}

#[test]
fn consensus_says_when_the_place_has_set_no_ratio() {
    let mut rates = evidence("g", EvidenceKind::Rates, None);
    rates.ballot = Ballot {
        area: None,
        area_taking_part: None,
        area_agreeing: None,
        ..ballot([100, 80, 64], [0; 3])
    };
    let records = [rates, evidence("g", EvidenceKind::Confirmation, Some(true))];
    let community = community(1, None);
    let ask = |participation: Option<i32>, agreement: Option<i32>| {
        let check = GateCheck::ConsensusToEnter {
            participation: participation.map(BasisPoints),
            agreement: agreement.map(BasisPoints),
        };
        ask(check, &CommunityFacts { evidence: &records.each_ref(), ..facts(&community) })
    };
    let unset = ["participation_threshold", "agreement_threshold"];
    check(&ask(None, None), Outcome::Unknown, &[], &unset);
    check(&ask(Some(8_000), Some(8_000)), Outcome::Passed, &[], &[]);
    check(&ask(Some(8_001), Some(8_000)), Outcome::Open, &["participation_too_low"], &[]);
    check(&ask(Some(8_000), Some(8_001)), Outcome::Open, &["agreement_too_low"], &[]);
}

#[test]
fn the_newest_confirmation_counts() {
    let mut old = evidence("g", EvidenceKind::Document, Some(false));
    old.dated = Some(date(2025, 5, 1));
    let mut new = evidence("g", EvidenceKind::Document, Some(true));
    new.dated = Some(date(2025, 6, 1));
    let other = evidence("other gate", EvidenceKind::Document, Some(false));
    let mut community = community(1, None);
    community.property_mode = Some(PropertyMode::Company);
    let ask = |check: GateCheck, records: &[Evidence], community: &Community| {
        let records: Vec<&Evidence> = records.iter().collect();
        ask(check, &CommunityFacts { evidence: &records, ..facts(community) })
    };
    let both = [new, old.clone(), other];
    check(&ask(GateCheck::JointConstructionPlan, &both, &community), Outcome::Passed, &[], &[]);
    let only_no = ask(GateCheck::JointConstructionPlan, &[old], &community);
    check(&only_no, Outcome::Open, &["not_confirmed"], &[]);
    assert!(only_no.stops());
    let none = ask(GateCheck::NoDestruction, &[], &community);
    check(&none, Outcome::Unknown, &[], &["confirmation"]);
    assert!(none.needs_decision() && !none.stops());
    // Each audit finding is a record of its own: one unsettled is enough.
    let audit = ask(GateCheck::AuditFindings, &both, &community);
    check(&audit, Outcome::Open, &["not_confirmed"], &[]);
    assert!(audit.needs_decision() && !audit.stops());
    let management = ask(GateCheck::ManagementConfirmed, &both, &community);
    check(&management, Outcome::Unknown, &[], &["property_fee"]);
}

#[test]
fn hazards_and_strong_wishes_need_a_measure_or_a_reason() {
    let community = community(1, None);
    let ask = |findings: &[Finding], lines: Option<&[CostLine]>| {
        let findings: Vec<&Finding> = findings.iter().collect();
        let lines: Option<Vec<&CostLine>> = lines.map(|lines| lines.iter().collect());
        ask(
            GateCheck::HazardsFirst,
            &CommunityFacts {
                findings: &findings,
                scheme_lines: lines.as_deref(),
                ..facts(&community)
            },
        )
    };
    check(&ask(&[], Some(&[])), Outcome::Unknown, &[], &["inspection", "inspection"]);
    let mut found =
        vec![finding("gas_pipe", "hazard"), finding("sewer", "ok"), finding("lifts", "minor")];
    check(&ask(&found, None), Outcome::Unknown, &[], &["scheme"]);
    check(&ask(&found, Some(&[])), Outcome::Open, &["hazard_unanswered"], &[]);
    let gas = [measure_line(1, "gas", None, None)];
    check(&ask(&found, Some(&gas)), Outcome::Passed, &[], &[]);
    found[2].strongly_wished = true;
    let result = ask(&found, Some(&gas));
    check(&result, Outcome::Open, &["wish_unanswered"], &[]);
    assert_eq!(result.reasons[0].item_code, Some("lifts".into()));
    found[2].reason_not_in_scheme = "一楼未达成一致".to_owned();
    check(&ask(&found, Some(&gas)), Outcome::Passed, &[], &[]);
}

fn year(members: &[PlanMember], missing: u32, gap: i64, excess: i64) -> PlanYearFacts<'_> {
    let investment = CostSum { known: Fen(1_000), missing, approximate: 0 };
    PlanYearFacts { members, investment, gap: Fen(gap), excess: Fen(excess) }
}

#[test]
fn a_gap_is_shown_never_papered_over() {
    let ask = |missing, gap, excess| {
        evaluate_plan_year(&gate(GateCheck::WithinMeans), &year(&[], missing, gap, excess))
            .expect("a gate of a year")
    };
    check(&ask(0, 0, 0), Outcome::Passed, &[], &[]);
    check(&ask(2, 0, 0), Outcome::Unknown, &[], &["cost"]);
    let open = ask(2, 5, 7);
    check(&open, Outcome::Open, &["funding_gap", "fixed_above_cost"], &["cost"]);
    let gap = Number { code: NumberCode::Gap, value: NumberValue::Money(Fen(5)) };
    assert!(open.numbers.contains(&gap));
}

#[test]
fn later_built_communities_stay_within_their_share() {
    let limited = gate(GateCheck::EligibleObject {
        built_by: 2000,
        later_until: Some(2005),
        later_share: Some(BasisPoints(1_500)),
    });
    let member = |built_to, households| PlanMember { built_to, households };
    let ask = |members: &[PlanMember]| {
        evaluate_plan_year(&limited, &year(members, 0, 0, 0)).expect("a gate of a year")
    };
    let old = member(Some(1990), Some(850));
    check(&ask(&[old, member(Some(2003), Some(150))]), Outcome::Passed, &[], &[]);
    let over = ask(&[old, member(Some(2003), Some(151))]);
    check(&over, Outcome::Open, &["later_share_exceeded"], &[]);
    let unknown = ask(&[old, member(Some(2003), None), member(None, Some(9))]);
    check(&unknown, Outcome::Unknown, &[], &["households", "built_to"]);
    let unlimited =
        gate(GateCheck::EligibleObject { built_by: 2000, later_until: None, later_share: None });
    assert_eq!(evaluate_plan_year(&unlimited, &year(&[], 0, 0, 0)), None);
}

#[test]
fn a_step_asks_its_own_gates_in_order() {
    let mut policy = policy();
    let mut joint = gate(GateCheck::JointConstructionPlan);
    joint.code = "joint".into();
    let mut other = gate(GateCheck::QualityFile);
    other.before = GateStep::Close;
    policy.gates =
        vec![joint, gate(GateCheck::ManagementConfirmed), other, gate(GateCheck::WithinMeans)];
    let community = community(1, None);
    let results = evaluate_for_step(GateStep::StartWorks, &policy, &facts(&community));
    let codes: Vec<_> = results.iter().map(|r| r.gate_code.as_str()).collect();
    assert_eq!(codes, ["joint", "g"]);
    let results = evaluate_plan_year_for_step(GateStep::StartWorks, &policy, &year(&[], 0, 1, 0));
    assert_eq!(results.len(), 1);
}
