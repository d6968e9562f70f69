//! Splits by hand, and the laws every split keeps.

use proptest::prelude::*;

use super::*;
use crate::community::Scale;
use crate::cost::{CostComponent, cost_of};
use crate::fixture::{basis, id, label, lump_sum, measure_line, policy};
use crate::plan::{Allocation, AllocationOwner, Ceiling};
use crate::policy::{AppliesTo, FundingRule, RuleKind};
use crate::scheme::{CostBasis, CostLine};
use crate::{BasisPoints, CeilingId, CommunityId, PlanId, SquareMetres};

fn rule(code: &str, source: &str, kind: RuleKind) -> FundingRule {
    FundingRule {
        code: code.into(),
        name: label(code),
        source_code: source.into(),
        applies_to: AppliesTo::default(),
        rule: kind,
        ceiling_per_community: None,
        from_year: None,
        to_year: None,
        divisions: Vec::new(),
        enabled: true,
        basis: basis(),
    }
}

fn share(points: i32) -> RuleKind {
    RuleKind::Share { share: BasisPoints(points) }
}

fn classes(codes: &[&str]) -> AppliesTo {
    AppliesTo { classes: codes.iter().map(Code::new).collect(), ..AppliesTo::default() }
}

fn allocation(n: u128, source: &str, amount: i64) -> Allocation {
    Allocation {
        id: AllocationId(id(n)),
        plan_id: PlanId(id(1)),
        owner: AllocationOwner::Community(CommunityId(id(1))),
        source_code: source.into(),
        amount: Fen(amount),
        note: String::new(),
    }
}

fn components(basis: CostBasis, lines: &[CostLine]) -> Vec<CostComponent> {
    cost_of(basis, lines, &policy(), |_| false).components
}

/// Road 1,000 fen and roof 500 (basic), lift 300 (improvement); roof and lift are common parts.
fn three_measures() -> Vec<CostComponent> {
    components(
        CostBasis::Measures,
        &[
            measure_line(1, "road", Some(10_000), Some(100)),
            measure_line(2, "roof", Some(5_000), Some(100)),
            measure_line(3, "lift", Some(1_000), Some(300)),
        ],
    )
}

fn one_lump_sum(amount: i64) -> Vec<CostComponent> {
    components(CostBasis::LumpSum, &[lump_sum(1, Some(amount), None)])
}

fn run(components: &[CostComponent], rules: &[FundingRule], allocations: &[Allocation]) -> Split {
    let scale = Scale { buildings: Some(2), households: None, floor_area: Some(SquareMetres(250)) };
    split(&SplitInput {
        components,
        scale,
        communities: 1,
        year: Some(2026),
        divisions: &["某市".to_owned(), "某区".to_owned()],
        rules,
        sources: &policy().sources,
        allocations,
    })
}

/// Expected fen by source, and the gap.
fn check(split: &Split, by_source: &[(&str, i64)], gap: i64) {
    let expected: BTreeMap<Code, Fen> =
        by_source.iter().map(|(source, fen)| (Code::new(source), Fen(*fen))).collect();
    assert_eq!(split.by_source(), expected);
    assert_eq!(split.gap(), Fen(gap));
}

fn reasons(split: &Split) -> Vec<RuleReason> {
    split.notes.iter().map(|note| note.reason.clone()).collect()
}

#[test]
fn shares_by_class_then_the_rest_to_a_named_source() {
    let mut basic = rule("r1", "residents", share(1_000));
    basic.applies_to = classes(&["basic"]);
    let mut improvement = rule("r2", "residents", share(3_000));
    improvement.applies_to = classes(&["improvement"]);
    let rest = rule("r3", "district", RuleKind::Rest);
    let split = run(&three_measures(), &[basic.clone(), improvement.clone(), rest], &[]);
    check(&split, &[("residents", 150 + 90), ("district", 1_350 + 210)], 0);
    let by = |rule: &str| split.by_reason()[&("residents".into(), Because::Rule(rule.into()))];
    assert_eq!((by("r1"), by("r2")), (Fen(150), Fen(90)));

    improvement.applies_to.except_measures = vec!["lift".into()];
    check(&run(&three_measures(), &[basic, improvement], &[]), &[("residents", 150)], 1_650);
}

#[test]
fn shares_of_the_whole_leave_no_stray_fen() {
    let thirds = [
        rule("a", "central", share(3_333)),
        rule("b", "city", share(3_333)),
        rule("c", "district", share(3_334)),
    ];
    let lines = [measure_line(1, "road", Some(1_000), Some(101))];
    let split = run(&components(CostBasis::Measures, &lines), &thirds, &[]);
    check(&split, &[("central", 34), ("city", 33), ("district", 34)], 0);
}

#[test]
fn shares_above_the_whole_go_to_the_earlier_rules() {
    let rules = [rule("a", "central", share(7_000)), rule("b", "city", share(5_000))];
    check(&run(&three_measures(), &rules, &[]), &[("central", 1_260), ("city", 540)], 0);
}

#[test]
fn an_unclassified_lump_sum_is_paid_only_by_rules_naming_it() {
    let mut all = rule("a", "city", share(4_000));
    check(&run(&one_lump_sum(1_000), std::slice::from_ref(&all), &[]), &[], 1_000);
    all.applies_to.lump_sums = true;
    check(&run(&one_lump_sum(1_000), &[all], &[]), &[("city", 400)], 600);
}

#[test]
fn the_maintenance_fund_pays_common_parts_only() {
    let fund = rule("f", "maintenance_fund", RuleKind::Rest);
    check(
        &run(&three_measures(), std::slice::from_ref(&fund), &[]),
        &[("maintenance_fund", 800)],
        1_000,
    );
    let fixed = [allocation(1, "city", 1_500), allocation(2, "maintenance_fund", 700)];
    let split = run(&three_measures(), &[], &fixed);
    check(&split, &[("city", 1_100), ("maintenance_fund", 700)], 0);
    assert_eq!(split.excess(), Fen(400));
    assert!(split.shares_of(0).all(|s| s.source_code.as_str() == "city"));

    check(&run(&one_lump_sum(900), &[fund], &[]), &[], 900);
    let by_hand = [allocation(1, "maintenance_fund", 100)];
    check(&run(&one_lump_sum(900), &[], &by_hand), &[("maintenance_fund", 100)], 800);
}

#[test]
fn a_fixed_amount_comes_first_and_silences_its_sources_rules() {
    let mut rules = [rule("c", "city", share(5_000)), rule("r", "district", RuleKind::Rest)];
    for rule in &mut rules {
        rule.applies_to.lump_sums = true;
    }
    let split = run(&one_lump_sum(1_000), &rules, &[allocation(9, "city", 120)]);
    check(&split, &[("city", 120), ("district", 880)], 0);
    assert_eq!(split.shares[0].because, Because::Allocation(AllocationId(id(9))));
    assert_eq!(reasons(&split), [RuleReason::FixedByAllocation]);
}

#[test]
fn fixed_above_the_cost_stays_visible() {
    let fixed = [allocation(1, "central", 800), allocation(2, "city", 500)];
    let split = run(&one_lump_sum(1_000), &[], &fixed);
    check(&split, &[("central", 800), ("city", 200)], 0);
    let over = OverAllocated {
        allocation_id: AllocationId(id(2)),
        source_code: "city".into(),
        excess: Fen(300),
    };
    assert_eq!(split.over_allocated, [over]);
}

#[test]
fn an_amount_per_unit_needs_its_count_and_stays_below_the_cost() {
    let per = |unit, amount| rule("p", "central", RuleKind::PerUnit { unit, amount: Fen(amount) });
    let components = three_measures();
    let floor = per(UnitOfSubsidy::FloorArea, 101);
    check(&run(&components, &[floor], &[]), &[("central", 252)], 1_548);
    let building = per(UnitOfSubsidy::Building, 1_000_000);
    check(&run(&components, &[building], &[]), &[("central", 1_800)], 0);
    let mut lift = per(UnitOfSubsidy::MeasureUnit, 200);
    lift.applies_to.measures = vec!["lift".into()];
    check(&run(&components, &[lift], &[]), &[("central", 200)], 1_600);
    let split = run(&components, &[per(UnitOfSubsidy::Household, 5)], &[]);
    check(&split, &[], 1_800);
    assert_eq!(reasons(&split), [RuleReason::ScaleUnknown(UnitOfSubsidy::Household)]);
}

#[test]
fn ceilings_years_and_divisions_limit_a_rule() {
    let components = three_measures();
    let mut limited = rule("l", "city", share(5_000));
    limited.ceiling_per_community = Some(Fen(100));
    let split = run(&components, std::slice::from_ref(&limited), &[]);
    check(&split, &[("city", 100)], 1_700);
    assert_eq!(reasons(&split), [RuleReason::CeilingReached { cut: Fen(800) }]);

    limited.to_year = Some(2025);
    assert_eq!(
        reasons(&run(&components, std::slice::from_ref(&limited), &[])),
        [RuleReason::OtherYear]
    );
    limited.to_year = None;
    limited.divisions = vec!["别处".to_owned()];
    assert_eq!(
        reasons(&run(&components, std::slice::from_ref(&limited), &[])),
        [RuleReason::OtherDivision]
    );
    limited.divisions = vec!["某区".to_owned()];
    check(&run(&components, std::slice::from_ref(&limited), &[]), &[("city", 100)], 1_700);
    limited.enabled = false;
    let split = run(&components, &[limited], &[]);
    assert_eq!((split.shares.len(), split.notes.len()), (0, 0));
}

#[test]
fn what_is_unknown_is_not_split() {
    let lines =
        [measure_line(1, "road", Some(1_000), Some(50)), measure_line(2, "roof", None, None)];
    let rest = rule("r", "city", RuleKind::Rest);
    let split = run(&components(CostBasis::Measures, &lines), &[rest], &[]);
    check(&split, &[("city", 50)], 0);
    assert_eq!(split.missing, 1);
}

fn ceiling(year: i16, source: Option<&str>, amount: i64) -> Ceiling {
    Ceiling {
        id: CeilingId(id(1)),
        plan_id: PlanId(id(1)),
        year,
        source_code: source.map(Code::from),
        amount: Fen(amount),
    }
}

#[test]
fn a_years_ceiling_serves_the_plan_in_order() {
    let mut rules = [rule("c", "city", share(6_000)), rule("r", "district", RuleKind::Rest)];
    for rule in &mut rules {
        rule.applies_to.lump_sums = true;
    }
    let one = run(&one_lump_sum(1_000), &rules, &[]);
    let mut splits = vec![one.clone(), one.clone(), one];
    let ceilings =
        [ceiling(2026, Some("city"), 1_000), ceiling(2026, None, 1_900), ceiling(2027, None, 1)];
    let uses = apply_ceilings(&mut splits, 2026, &ceilings);
    check(&splits[0], &[("city", 600), ("district", 400)], 0);
    check(&splits[1], &[("city", 400), ("district", 400)], 200);
    check(&splits[2], &[("district", 100)], 900);
    assert_eq!(splits[1].cuts[0].ceiling_of, Some("city".into()));
    assert_eq!(splits[2].cuts[1].ceiling_of, None);
    let year = &uses[0];
    assert_eq!((year.source_code.clone(), year.used, year.cut), (None, Fen(1_900), Fen(300)));
    assert_eq!((uses[1].used, uses[1].cut), (Fen(1_000), Fen(800)));
}

fn any_lines() -> impl Strategy<Value = Vec<CostLine>> {
    let measure = (0_usize..5, proptest::option::of(0_i64..10_000_000), 0_i64..10_000_000)
        .prop_map(|(n, quantity, price)| {
            let code = ["road", "gas", "drainage", "roof", "lift"][n];
            measure_line(1, code, quantity, Some(price))
        });
    let lump = (proptest::option::of(0_i64..10_000_000_000), any::<bool>())
        .prop_map(|(amount, classed)| lump_sum(2, amount, classed.then_some("basic")));
    proptest::collection::vec(prop_oneof![measure, lump], 0..10)
}

fn any_rules() -> impl Strategy<Value = Vec<FundingRule>> {
    let kind = prop_oneof![
        (0_i32..12_000).prop_map(share),
        (0_i64..100_000)
            .prop_map(|a| RuleKind::PerUnit { unit: UnitOfSubsidy::FloorArea, amount: Fen(a) }),
        (0_i64..1_000)
            .prop_map(|a| RuleKind::PerUnit { unit: UnitOfSubsidy::MeasureUnit, amount: Fen(a) }),
        Just(RuleKind::Rest),
    ];
    let one = (kind, 0_usize..5, 0_u8..8, proptest::option::of(0_i64..1_000_000_000)).prop_map(
        |(kind, source, filter, ceiling)| {
            let sources = ["central", "city", "district", "residents", "maintenance_fund"];
            let mut rule = rule(sources[source], sources[source], kind);
            rule.ceiling_per_community = ceiling.map(Fen);
            rule.applies_to.lump_sums = filter & 1 > 0;
            if filter & 2 > 0 {
                rule.applies_to.classes = vec!["basic".into()];
            }
            if filter & 4 > 0 {
                rule.applies_to.except_measures = vec!["lift".into()];
            }
            rule
        },
    );
    proptest::collection::vec(one, 0..8)
}

fn any_allocations() -> impl Strategy<Value = Vec<Allocation>> {
    let one = (0_usize..3, 0_i64..5_000_000_000).prop_map(|(source, amount)| {
        allocation(1, ["central", "city", "maintenance_fund"][source], amount)
    });
    proptest::collection::vec(one, 0..4)
}

proptest! {
    #[test]
    fn every_split_sums_exactly(
        lines in any_lines(), by_measures in any::<bool>(),
        rules in any_rules(), allocations in any_allocations(),
        ceilings in proptest::collection::vec(0_i64..10_000_000_000, 2),
    ) {
        let basis = if by_measures { CostBasis::Measures } else { CostBasis::LumpSum };
        let components = components(basis, &lines);
        let mut splits = [run(&components, &rules, &allocations)];
        for ceilinged in [false, true] {
            if ceilinged {
                let limits =
                    [ceiling(2026, None, ceilings[0]), ceiling(2026, Some("city"), ceilings[1])];
                let cut_from = splits[0].paid();
                let uses = apply_ceilings(&mut splits, 2026, &limits);
                let cut: Fen = splits[0].cuts.iter().map(|cut| cut.amount).sum();
                prop_assert_eq!(splits[0].paid() + cut, cut_from);
                prop_assert!(uses.iter().all(|row| row.used <= row.ceiling));
            }
            let split = &splits[0];
            prop_assert_eq!(split.paid() + split.gap(), split.cost());
            prop_assert!(split.shares.iter().all(|share| share.amount > Fen::ZERO));
            for row in 0..split.components.len() {
                prop_assert!(split.gap_of(row) >= Fen::ZERO, "nobody pays more than it costs");
            }
        }
    }

    #[test]
    fn fixed_amounts_are_all_accounted_for(
        lines in any_lines(), rules in any_rules(), allocations in any_allocations(),
    ) {
        let split = run(&components(CostBasis::Measures, &lines), &rules, &allocations);
        let fixed: Fen = allocations.iter().map(|a| a.amount).sum();
        let placed: Fen = split.shares.iter()
            .filter(|share| matches!(share.because, Because::Allocation(_)))
            .map(|share| share.amount).sum();
        prop_assert_eq!(placed + split.excess(), fixed);
    }

    #[test]
    fn the_maintenance_fund_never_leaves_the_common_parts(
        lines in any_lines(), rules in any_rules(), allocations in any_allocations(),
    ) {
        let components = components(CostBasis::Measures, &lines);
        let split = run(&components, &rules, &allocations);
        let common = ["roof", "lift"].map(|code| CostPart::Measure(Code::new(code)));
        for share in split.shares.iter().filter(|s| s.source_code.as_str() == "maintenance_fund") {
            prop_assert!(common.contains(&split.components[share.component].part));
        }
    }
}
