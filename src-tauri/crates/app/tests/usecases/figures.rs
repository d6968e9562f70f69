//! Totals, splits, roll-ups and the workbook say the same.

use std::ops::ControlFlow;

use jiugai_app::analysis::{GroupBy, roll_up};
use jiugai_app::export;
use jiugai_app::funding::{Owner, split_owner, split_plan};
use jiugai_app::snapshot::Snapshot;
use jiugai_domain::cost::CostSum;
use jiugai_domain::tally::{Additive, Tally};
use jiugai_domain::totals::Totals;
use jiugai_domain::{Fen, PlanId};
use jiugai_exchange::{Limits, read_book};
use jiugai_report::Lang;

use crate::support::{Demo, TODAY, demo, empty};

#[test]
fn totals_are_the_sum_of_the_communities_and_of_what_they_share() {
    let Demo { place, .. } = demo();
    let snapshot = place.snapshot();
    let totals = snapshot.figures.totals();
    let figures: Vec<_> =
        snapshot.communities.iter().map(|row| snapshot.figures.of(row.id)).collect();
    let households: i64 = figures.iter().filter_map(|figure| figure.whole.households.value).sum();
    let missing = figures.iter().filter(|figure| figure.whole.households.value.is_none()).count();
    assert_eq!(totals.households.known, households);
    assert_eq!(usize::try_from(totals.households.missing).expect("few"), missing);
    let own: Fen = figures.iter().filter_map(|figure| figure.known_cost()).sum();
    assert_eq!(totals.investment.known, own + snapshot.figures.shared_money());
    assert!(snapshot.figures.shared_money() > Fen::ZERO, "the cluster of the demo has money");
}

#[test]
fn a_split_sums_exactly_to_the_cost_of_every_row() {
    let Demo { place, five_year, annual } = demo();
    for plan in [five_year, annual] {
        let split = split_plan(place.snapshot(), plan).expect("a split");
        assert!(split.rows.iter().any(|row| row.split.cost() > Fen::ZERO));
        for row in &split.rows {
            let paid: Fen = row.split.by_source().into_values().sum();
            assert_eq!(row.split.cost(), paid + row.split.gap(), "{}", row.name);
            assert_eq!(row.split.cost(), row.cost.total.known, "{}", row.name);
            let alone = split_owner(place.snapshot(), plan, row.owner).expect("a split");
            assert_eq!(alone.expect("its row").split, row.split, "{} split alone", row.name);
        }
        let planned = split.planned();
        let paid: Fen = planned.by_source.values().copied().sum();
        assert_eq!(planned.investment.known, paid + planned.gap);
    }
}

#[test]
fn one_owner_under_a_ceiling_is_split_as_in_the_whole() {
    let Demo { mut place, five_year, .. } = demo();
    for year in [2026, 2027] {
        jiugai_app::plan::set_ceiling(&mut place.project, five_year, year, None, "200")
            .expect("set");
    }
    let split = split_plan(place.snapshot(), five_year).expect("a split");
    assert!(split.rows.iter().any(|row| !row.split.cuts.is_empty()), "the ceiling cuts somebody");
    for row in &split.rows {
        let alone = split_owner(place.snapshot(), five_year, row.owner).expect("a split");
        assert_eq!(alone.expect("its row").split, row.split, "{}", row.name);
    }
    let stranger = Owner::Community(jiugai_domain::CommunityId(uuid::Uuid::nil()));
    assert!(split_owner(place.snapshot(), five_year, stranger).expect("a split").is_none());
}

fn check_groups(snapshot: &Snapshot, plan: Option<PlanId>, whole: &Totals) {
    fn same<T: Additive + PartialEq + std::fmt::Debug>(
        groups: &[Totals],
        whole: &Totals,
        pick: fn(&Totals) -> Tally<T>,
    ) {
        let mut sum = Tally::default();
        for group in groups {
            sum.add(&pick(group));
        }
        assert_eq!(sum, pick(whole));
    }
    for by in [GroupBy::Year, GroupBy::District, GroupBy::Class, GroupBy::Facet, GroupBy::Source] {
        let groups: Vec<Totals> =
            roll_up(snapshot, plan, by).expect("a roll-up").into_iter().map(|g| g.totals).collect();
        if by == GroupBy::Source {
            // Without a plan nobody pays; with one the known cost is paid or gap.
            let known: Fen = groups.iter().map(|group| group.investment.known).sum();
            let expected = if plan.is_some() { whole.investment.known } else { Fen::ZERO };
            assert_eq!(known, expected, "{by:?}");
            continue;
        }
        same::<Fen>(&groups, whole, |totals| totals.investment);
        if matches!(by, GroupBy::Year | GroupBy::District) {
            assert_eq!(
                groups.iter().map(|group| group.communities).sum::<i64>(),
                whole.communities
            );
            same(&groups, whole, |totals| totals.buildings);
            same(&groups, whole, |totals| totals.households);
            same(&groups, whole, |totals| totals.residents);
            same(&groups, whole, |totals| totals.floor_area);
            assert_eq!(groups.iter().map(|group| group.gap).sum::<Fen>(), whole.gap);
        }
    }
}

#[test]
fn every_roll_up_sums_to_the_totals() {
    let Demo { place, five_year, annual } = demo();
    let snapshot = place.snapshot();
    assert!(snapshot.figures.totals().investment.missing > 0, "the demo lacks some costs");
    assert!(snapshot.figures.totals().households.approximate > 0, "and rounds some figures");
    check_groups(snapshot, None, snapshot.figures.totals());
    for plan in [five_year, annual] {
        let planned = split_plan(snapshot, plan).expect("a split").planned();
        check_groups(snapshot, Some(plan), &planned);
    }
}

#[test]
fn nothing_rolls_up_to_nothing() {
    let place = empty();
    check_groups(place.snapshot(), None, &Totals::default());
    assert_eq!(place.snapshot().figures.totals().investment, CostSum::default());
}

#[test]
fn the_workbook_sums_to_the_plan() {
    let Demo { place, five_year, .. } = demo();
    let path = place.folder.path().join("计划.xlsx");
    let ask = export::Ask::plain(export::Document::Workbook, Lang::ZhCn);
    let to = (export::TableFormat::Xlsx, path.as_path());
    export::tables(place.snapshot(), None, &ask, TODAY, to, &mut |_, _| ControlFlow::Continue(()))
        .expect("written");
    let book = read_book(&path, &Limits::default()).expect("it opens");
    let sheet = &book.sheets[0];
    let header = (0..20)
        .find_map(|row| {
            let found = (0..40)
                .find(|col| sheet.get(row, *col).is_some_and(|v| v.to_text().contains("户数")));
            Some((row, found?))
        })
        .expect("a header");
    let column = |name: &str| {
        (0..60)
            .find(|col| {
                sheet.get(header.0, *col).is_some_and(|value| value.to_text().contains(name))
            })
            .unwrap_or_else(|| panic!("no column {name}"))
    };
    let total = (header.0 + 1..header.0 + 200)
        .find(|row| {
            (0..6).any(|col| sheet.get(*row, col).is_some_and(|v| v.to_text().trim() == "合计"))
        })
        .expect("a row of totals");
    let number = |row: u32, col: u16| {
        sheet.get(row, col).map_or(0.0, |v| v.to_text().parse().unwrap_or(0.0))
    };
    let split = split_plan(place.snapshot(), five_year).expect("a split");
    let mut all = Totals::default();
    for totals in split.years.values() {
        all.merge(totals);
    }
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-6, "{a} is not {b}");
    let yuan: f64 = all.investment.known.wan_yuan().to_string().parse().expect("a number");
    close(
        number(total, column("户数")),
        f64::from(i32::try_from(all.households.known).expect("few")),
    );
    close(number(total, column("投资")), yuan);
    let rows: f64 = (header.0 + 1..total).map(|row| number(row, column("投资"))).sum();
    close(rows, yuan);
}
