//! Money of clusters and lots: counted once, and nowhere lost.

use jiugai_app::analysis::{GroupBy, roll_up};
use jiugai_app::funding::{self, Owner, split_plan};
use jiugai_app::plan::Draft;
use jiugai_app::{ErrorCode, community, plan, schedule, scheme};
use jiugai_domain::{Code, Fen, PlanId};

use crate::support::{Place, assets, demo, empty};

const SHARED: Fen = Fen(300_000_000);

/// Two communities that share 300 万元 with their cluster or lot, and one by itself.
fn shared_by(column: &str) -> Place {
    let mut place = empty();
    let header: &[&str] = &["小区名称", column, "户数", "建筑面积(平方米)", "投资(万元)"];
    let book = place.book(
        "一.xlsx",
        &[
            header,
            &["甲", "一号", "100", "8000", "300"],
            &["乙", "一号", "90", "7000", "共"],
            &["丙", "", "80", "6000", "50"],
        ],
    );
    place.import(&book);
    place
}

fn horizon() -> Draft {
    Draft {
        name: String::new(),
        from_year: 2026,
        to_year: 2028,
        ceiling: String::new(),
        note: String::new(),
    }
}

fn draft(place: &mut Place) -> PlanId {
    plan::draft_five_year(&mut place.project, &horizon()).expect("a plan").value
}

/// What stands together gets one year, and a year's ceiling holds for all the money that falls in it.
#[test]
fn a_draft_keeps_its_ceilings_with_the_money_that_is_shared() {
    let mut place = empty();
    let samples = assets().samples();
    for book in ["tianchang_2021.xlsx", "jiujiang_cluster.xlsx"] {
        place.import(&samples.join(book));
    }
    for (ceiling, clusters) in [("1000", 1), ("299", 0)] {
        let draft = Draft { ceiling: ceiling.to_owned(), ..horizon() };
        let plan = plan::draft_five_year(&mut place.project, &draft).expect("a plan").value;
        let years = roll_up(place.snapshot(), Some(plan), GroupBy::Year).expect("by year");
        let most = Fen(ceiling.parse::<i64>().expect("a number") * 1_000_000);
        for year in &years {
            assert!(year.totals.investment.known <= most, "{ceiling}: {year:?}");
        }
        let split = split_plan(place.snapshot(), plan).expect("a split");
        let shared = split.rows.iter().filter(|row| matches!(row.owner, Owner::Cluster(_)));
        assert_eq!(shared.filter(|row| row.year.is_some()).count(), clusters, "{ceiling}");
        let members = place.snapshot().communities.iter().filter(|row| row.cluster_id.is_some());
        let mut of_members: Vec<Option<i16>> = members
            .map(|row| place.snapshot().entry(plan, row.id).and_then(|entry| entry.year))
            .collect();
        assert_eq!(of_members.len(), 5);
        of_members.dedup();
        assert_eq!(of_members.len(), 1, "{ceiling}: parted {of_members:?}");
    }
}

#[test]
fn a_lots_money_is_in_the_plan_and_in_every_roll_up() {
    let mut place = shared_by("标段");
    assert_eq!(place.snapshot().lots.len(), 1, "the column was read as lots");
    let all = Fen(SHARED.0 + 50_000_000);
    let totals = place.snapshot().figures.totals().investment;
    assert_eq!((totals.known, totals.missing), (all, 0));
    let plan = draft(&mut place);
    let ids = place.ids();
    plan::set_year(&mut place.project, plan, &ids, Some(2026)).expect("placed");
    let split = split_plan(place.snapshot(), plan).expect("a split");
    assert_eq!(split.planned().investment.known, all);
    assert_eq!((split.planned().investment.missing, split.without_cost), (0, 0));
    assert!(
        split
            .rows
            .iter()
            .any(|row| matches!(row.owner, Owner::Lot(_)) && row.split.cost() == SHARED)
    );
    for by in [GroupBy::Year, GroupBy::District, GroupBy::Class, GroupBy::Facet] {
        for plan in [None, Some(plan)] {
            let groups = roll_up(place.snapshot(), plan, by).expect("a roll-up");
            assert_eq!(
                groups.iter().map(|g| g.totals.investment.known).sum::<Fen>(),
                all,
                "{by:?}"
            );
        }
    }
}

#[test]
fn no_amount_is_fixed_for_a_lot_nor_beside_one() {
    let mut place = shared_by("标段");
    let plan = draft(&mut place);
    let lot = place.snapshot().lots.iter().next().expect("a lot").id;
    let edits = [Owner::Community(place.ids()[0]), Owner::Lot(lot)].map(|owner| funding::Edit {
        owner,
        source: Code::new("district_budget"),
        amount: "10".to_owned(),
        note: String::new(),
    });
    let error = place
        .refused(ErrorCode::NotForLots, |project| funding::allocate(project, plan, &edits))
        .text();
    assert!(error.zh.contains("一号") && error.zh.contains("区县财政资金"), "{}", error.zh);
}

#[test]
fn a_lots_shared_tasks_stand_with_its_communities() {
    let mut place = shared_by("标段");
    let plan = draft(&mut place);
    let ids = place.ids();
    plan::set_year(&mut place.project, plan, &ids, Some(2026)).expect("placed");
    let annual = plan::derive_annual(&mut place.project, plan, 2026).expect("derived").value;
    schedule::build(&mut place.project, annual, None).expect("built");
    let view = schedule::view(place.snapshot(), annual).expect("a schedule");
    let group = view.groups.iter().find(|group| group.label == "一号").expect("the lot's group");
    assert_eq!(group.rows.iter().filter(|row| row.community_id.is_some()).count(), 2);
    assert_eq!(group.rows[0].investment, Some(SHARED));
    let shown = view.groups.iter().flat_map(|g| &g.rows).map(|row| row.tasks.len()).sum::<usize>();
    assert_eq!(shown, place.snapshot().tasks.len(), "every task is in some row");
}

#[test]
fn a_cluster_renewed_over_two_years_is_paid_for_once() {
    let mut place = shared_by("片区");
    let plan = draft(&mut place);
    for (name, year) in [("甲", 2026), ("乙", 2027), ("丙", 2027)] {
        let id = place.id(name);
        plan::set_year(&mut place.project, plan, &[id], Some(year)).expect("placed");
    }
    let mut sums = Vec::new();
    for year in [2026, 2027] {
        let annual = plan::derive_annual(&mut place.project, plan, year).expect("derived").value;
        let planned = split_plan(place.snapshot(), annual).expect("a split").planned();
        assert_eq!(planned.investment.missing, 0);
        sums.push(planned.investment.known);
        // The chart of the year says the same.
        schedule::build(&mut place.project, annual, None).expect("built");
        let view = schedule::view(place.snapshot(), annual).expect("a schedule");
        let rows = view.groups.iter().flat_map(|group| &group.rows);
        assert_eq!(rows.filter_map(|row| row.investment).sum::<Fen>(), sums[sums.len() - 1]);
    }
    let five_year = split_plan(place.snapshot(), plan).expect("a split").planned();
    assert_eq!(sums, [SHARED, Fen(50_000_000)]);
    assert_eq!(five_year.investment.known, sums.iter().copied().sum());
}

#[test]
fn measures_stand_beside_the_clusters_money_until_a_person_says_otherwise() {
    let mut place = shared_by("片区");
    let before = place.snapshot().figures.totals().investment;
    let id = place.id("甲");
    scheme::accept(&mut place.project, id, &[Code::new("roads")]).expect("accepted");
    let line = place.snapshot().cost_lines.iter().map(|line| line.id).max().expect("a line");
    let cell = |field, text: &str| scheme::Edit { id: line, field, text: text.to_owned() };
    let edits =
        [cell(scheme::LineField::Quantity, "10"), cell(scheme::LineField::UnitPrice, "301.8")];
    scheme::edit(&mut place.project, &edits).expect("priced");
    assert_eq!(place.snapshot().figures.totals().investment, before);
    let view = scheme::view(place.snapshot(), id).expect("a scheme");
    assert_eq!(view.measures_cost.total.known, Fen(301_800), "what the measures come to is shown");
}

#[test]
fn what_a_cluster_no_longer_carries_is_missing_again() {
    let mut place = shared_by("片区");
    assert_eq!(place.snapshot().figures.totals().investment.missing, 0);
    let cluster = place.snapshot().clusters.iter().next().expect("the cluster").id;
    let owner = jiugai_domain::scheme::CostOwner::Cluster(cluster);
    let line = place.snapshot().lines_of(owner)[0].id;
    scheme::remove_lines(&mut place.project, &[line]).expect("removed");
    assert_eq!(place.snapshot().figures.totals().investment.missing, 2);
    place.check_current();
}

#[test]
fn a_cluster_goes_with_its_last_community_and_comes_back_with_undo() {
    for column in ["片区", "标段"] {
        let mut place = shared_by(column);
        let before = place.project.store().dump().expect("a dump");
        let ids = [place.id("甲"), place.id("乙")];
        community::remove(&mut place.project, &ids[..1]).expect("removed");
        assert_eq!(place.snapshot().figures.shared_money(), SHARED, "one is left");
        place.project.undo().expect("undone");
        community::remove(&mut place.project, &ids).expect("removed");
        assert_eq!(place.snapshot().figures.totals().investment.known, Fen(50_000_000), "{column}");
        assert!(place.snapshot().clusters.is_empty() && place.snapshot().lots.is_empty());
        place.check_current();
        place.project.undo().expect("undone");
        assert!(place.project.store().dump().expect("a dump") == before);
        place.check_current();
    }
}

#[test]
fn the_demos_cluster_is_paid_by_its_document_in_the_annual_plan_it_falls_in() {
    let demo = demo();
    let snapshot = demo.place.snapshot();
    for plan in [demo.five_year, demo.annual] {
        let split = split_plan(snapshot, plan).expect("a split");
        for row in split.rows.iter().filter(|row| matches!(row.owner, Owner::Cluster(_))) {
            assert_eq!(row.split.gap(), Fen::ZERO, "{}", row.name);
        }
    }
}
