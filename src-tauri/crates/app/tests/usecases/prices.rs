//! The price book: read, shown, written, offered, taken, and taken back.

use std::path::{Path, PathBuf};

use jiugai_app::import::Watch;
use jiugai_app::price::{self, Choice, Defaults, Preview, State};
use jiugai_app::{ErrorCode, scheme};
use jiugai_domain::scheme::{CostKind, CostOwner};
use jiugai_domain::{Code, CostLineId, Fen};

use crate::support::{Demo, Place, demo};

fn tongdao() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../exchange/tests/fixtures/plans/70_tongdao_2026_unitprice.csv")
}

fn read(place: &Place) -> Preview {
    let defaults = Defaults {
        region: "安徽省天长市".to_owned(),
        dated: Some(jiff::civil::date(2026, 3, 1)),
        source: "初步设计概算核定表".to_owned(),
    };
    let revision = place.project.store().revision().expect("a revision");
    price::read(place.snapshot(), revision, &tongdao(), &defaults, &Watch::default()).expect("read")
}

/// A line of road works in a scheme of the demo.
fn road(place: &mut Place) -> CostLineId {
    let id = place.id("天阳楼小区");
    scheme::accept(&mut place.project, id, &[Code::new("roads")]).expect("accepted");
    let current = place.snapshot().current_scheme(id).expect("a scheme").id;
    let lines = place.snapshot().lines_of(CostOwner::Scheme(current));
    let is_road = |kind: &CostKind| matches!(kind, CostKind::Measure { measure_code, .. } if measure_code.as_str() == "roads");
    lines.iter().find(|line| is_road(&line.kind)).expect("the line").id
}

fn priced(place: &Place, id: CostLineId) -> (Option<Fen>, String) {
    match &place.snapshot().cost_lines.get(id).expect("the line").kind {
        CostKind::Measure { unit_price, price_source, .. } => (*unit_price, price_source.clone()),
        CostKind::LumpSum { .. } => panic!("a measure"),
    }
}

#[test]
fn an_office_table_becomes_prices_as_one_step_that_can_be_taken_back() {
    let Demo { mut place, .. } = demo();
    let preview = read(&place);
    assert!(preview.rows.iter().all(|row| row.state == State::New));
    let measures: Vec<_> = preview.rows.iter().map(|row| row.measure.clone()).collect();
    let codes = ["roads", "roof_waterproofing"].map(|code| Some(Code::new(code)));
    assert_eq!(measures, codes, "words and unit point to one measure each");
    let left_out = [Choice { at: 1, leave_out: true, measure: None }];
    let done = price::apply(&mut place.project, &preview, &left_out).expect("written");
    assert_eq!((done.value.added, done.value.left_out), (1, 1));
    let book = price::list(place.snapshot());
    assert_eq!((book.len(), book[0].unit_price), (1, Fen(30_180)));
    let origin = price::origin_of(place.snapshot(), book[0].id.0).expect("where from");
    assert_eq!((origin.cell.as_str(), origin.text.as_str()), ("E2", "301.8"));

    // A preview of an older state is refused; a fresh one knows what is there.
    let old = price::apply(&mut place.project, &preview, &[]).expect_err("out of date");
    assert_eq!(old.code, ErrorCode::PreviewGone);
    let again = read(&place);
    let states: Vec<_> = again.rows.iter().map(|row| row.state).collect();
    assert_eq!(states, [State::Same, State::New]);
    place.project.undo().expect("undone").expect("a step");
    assert!(price::list(place.snapshot()).is_empty());
}

#[test]
fn a_price_is_offered_taken_by_a_person_and_keeps_where_it_came_from() {
    let Demo { mut place, .. } = demo();
    let line = road(&mut place);
    let preview = read(&place);
    price::apply(&mut place.project, &preview, &[]).expect("written");
    assert_eq!(priced(&place, line), (None, String::new()), "nothing is chosen by itself");
    let offers = price::offers(place.snapshot(), line).expect("offers");
    let [offer] = offers.as_slice() else { panic!("one offer: {offers:?}") };
    assert!(offer.unit_fits && offer.region_fits && offer.is_linked, "{offer:?}");

    price::take(&mut place.project, line, offer.price.id).expect("taken");
    let (fen, source) = priced(&place, line);
    assert_eq!(fen, Some(Fen(30_180)));
    assert!(source.contains("2026-03-01") && source.contains("概算核定表"), "{source}");
    let origin = price::origin_of(place.snapshot(), line.0).expect("where from");
    assert_eq!(
        (origin.file.as_str(), origin.cell.as_str()),
        ("70_tongdao_2026_unitprice.csv", "E2")
    );

    // It stays known when the book is emptied, and is history once another price is typed.
    let id = price::list(place.snapshot())[0].id;
    price::remove(&mut place.project, &[id]).expect("removed");
    assert!(price::origin_of(place.snapshot(), line.0).is_some());
    let text = "280".to_owned();
    let typed = scheme::Edit { id: line, field: scheme::LineField::UnitPrice, text };
    scheme::edit(&mut place.project, &[typed]).expect("typed");
    assert_eq!(priced(&place, line), (Some(Fen(28_000)), String::new()));
    assert!(price::origin_of(place.snapshot(), line.0).is_none(), "typed, not read");
    place.project.undo().expect("undone").expect("a step");
    assert!(price::origin_of(place.snapshot(), line.0).is_some());
    place.check_current();
}

#[test]
fn a_price_of_another_unit_is_shown_and_cannot_be_taken() {
    let Demo { mut place, .. } = demo();
    let line = road(&mut place);
    let book = place.book("价格.xlsx", &[&["项目名称", "单位", "单价"], &["道路改造", "m", "900"]]);
    let revision = place.project.store().revision().expect("a revision");
    let preview =
        price::read(place.snapshot(), revision, &book, &Defaults::default(), &Watch::default());
    let preview = preview.expect("read");
    assert_eq!(preview.rows[0].measure, None, "its unit is another");
    let choice = Choice { at: 0, leave_out: false, measure: Some(Code::new("roads")) };
    price::apply(&mut place.project, &preview, &[choice]).expect("written");
    let offers = price::offers(place.snapshot(), line).expect("offers");
    assert_eq!(offers.iter().map(|offer| offer.unit_fits).collect::<Vec<_>>(), [false]);
    let refused = price::take(&mut place.project, line, offers[0].price.id);
    assert_eq!(refused.expect_err("another unit").code, ErrorCode::UnitDiffers);
    assert_eq!(priced(&place, line).0, None);
}

#[test]
fn two_prices_of_one_item_are_both_known_again() {
    let Demo { mut place, .. } = demo();
    let rows: [&[&str]; 3] = [
        &["项目名称", "单位", "单价", "来源"],
        &["道路改造", "㎡", "300", "概算"],
        &["道路改造", "㎡", "320", "询价"],
    ];
    let book = place.book("价格.xlsx", &rows);
    let read = |place: &Place| {
        let revision = place.project.store().revision().expect("a revision");
        let (defaults, watch) = (Defaults::default(), Watch::default());
        price::read(place.snapshot(), revision, &book, &defaults, &watch).expect("read")
    };
    let preview = read(&place);
    price::apply(&mut place.project, &preview, &[]).expect("written");
    assert_eq!(price::list(place.snapshot()).len(), 2);
    let again = read(&place);
    assert_eq!(again.rows.iter().map(|row| row.state).collect::<Vec<_>>(), [State::Same; 2]);
}
