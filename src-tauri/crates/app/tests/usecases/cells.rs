//! Typing into the registry, the checklist and schemes: nothing lost, nothing fixed silently.

use jiugai_app::checklist::{self, Change};
use jiugai_app::community::{self, Edit, Field};
use jiugai_app::scheme::{self, LineField};
use jiugai_app::{ErrorCode, plan};
use jiugai_domain::finding::FindingLevel;
use jiugai_domain::scheme::CostBasis;
use jiugai_domain::{Code, Fen};

use crate::support::{Demo, Place, TODAY, demo, empty};

fn approximate(place: &Place) -> (String, i64) {
    let mut rows = place.snapshot().communities.iter();
    let row = rows.find(|row| place.snapshot().is_rounded(row.id.0, Field::Households));
    let row = row.expect("the demo has a rounded figure");
    (row.name.clone(), row.scale.households.expect("a count"))
}

#[test]
fn typing_the_same_value_keeps_the_mark_of_its_source() {
    let mut place = demo().place;
    let (name, households) = approximate(&place);
    let before = place.project.store().history(1).expect("history");
    place.type_into(&name, Field::Households, &format!(" {households} 户")).expect("typed");
    assert_eq!(approximate(&place).0, name, "still marked 约");
    assert_eq!(place.project.store().history(1).expect("history"), before, "nothing was changed");
    place.type_into(&name, Field::Households, &(households + 1).to_string()).expect("typed");
    assert!(!place.snapshot().is_rounded(place.id(&name).0, Field::Households));
    place.check_current();
}

#[test]
fn of_two_texts_for_one_cell_the_later_counts() {
    let mut place = empty();
    community::add(&mut place.project, &["甲".to_owned()]).expect("added");
    let id = place.id("甲");
    let cell = |text: &str| Edit { id, field: Field::Investment, text: text.to_owned() };
    community::edit(&mut place.project, &[cell("10"), cell("20")]).expect("typed");
    assert_eq!(place.snapshot().figures.of(id).known_cost(), Some(Fen(200_000_000 / 10)));
    assert_eq!(place.snapshot().cost_lines.len(), 1);
    place.check_current();
}

#[test]
fn nought_is_a_figure_and_blank_is_not() {
    let mut place = empty();
    community::add(&mut place.project, &["甲".to_owned()]).expect("added");
    let cost = |place: &Place| place.snapshot().figures.of(place.id("甲")).known_cost();
    assert_eq!(cost(&place), None);
    place.type_into("甲", Field::Investment, "0").expect("typed");
    assert_eq!(cost(&place), Some(Fen::ZERO));
    place.type_into("甲", Field::Investment, "").expect("typed");
    assert_eq!(cost(&place), None);
    place.check_current();
}

#[test]
fn the_first_building_is_not_completed_after_the_last() {
    let mut place = empty();
    community::add(&mut place.project, &["甲".to_owned()]).expect("added");
    let id = place.id("甲");
    let years = |place: &Place| {
        let row = place.snapshot().community(id).expect("there");
        (row.built_from, row.built_to)
    };
    place.type_into("甲", Field::BuiltFrom, "1988").expect("typed");
    let refused = place.type_into("甲", Field::BuiltTo, "1800").expect_err("turned round");
    assert_eq!(refused.code, ErrorCode::BuiltReversed);
    assert_eq!(years(&place), (Some(1988), None));
    // Both at once may both move, in whichever order they are typed.
    let cell = |field, text: &str| Edit { id, field, text: text.to_owned() };
    let both = [cell(Field::BuiltTo, "1975"), cell(Field::BuiltFrom, "1970")];
    community::edit(&mut place.project, &both).expect("typed");
    assert_eq!(years(&place), (Some(1970), Some(1975)));
}

#[test]
fn clearing_what_is_not_there_makes_nothing() {
    let Demo { mut place, five_year, .. } = demo();
    community::add(&mut place.project, &["甲".to_owned()]).expect("added");
    let history = place.project.store().history(1).expect("history");
    for field in [Field::Year, Field::Investment, Field::Cluster, Field::Division] {
        place.type_into("甲", field, "").expect("typed");
    }
    assert_eq!(place.project.store().history(1).expect("history"), history);
    assert!(place.snapshot().entry(five_year, place.id("甲")).is_none());
}

#[test]
fn a_withdrawn_community_is_given_no_year_behind_its_reason() {
    let Demo { mut place, five_year, .. } = demo();
    let id =
        *place.ids().iter().find(|id| place.snapshot().planned_year(**id).is_some()).expect("one");
    let row = place.snapshot().community(id).expect("it is there").clone();
    plan::withdraw(&mut place.project, five_year, &[row.id], Some("居民意见不一"))
        .expect("withdrawn");
    assert_eq!(place.snapshot().planned_year(row.id), None);
    let detail = community::detail(place.snapshot(), row.id).expect("a detail");
    assert_eq!(detail.year, None);
    let typed = [Edit { id: row.id, field: Field::Year, text: "2028".to_owned() }];
    place.refused(ErrorCode::Withdrawn, |project| community::edit(project, &typed));
    let error = place.refused(ErrorCode::Withdrawn, |project| {
        plan::set_year(project, five_year, &[row.id], Some(2028))
    });
    assert!(error.text().zh.contains(&row.name));
}

#[test]
fn a_division_several_places_have_is_not_guessed() {
    let mut place = empty();
    let names: Vec<String> = ["甲", "乙", "丙"].map(str::to_owned).into();
    community::add(&mut place.project, &names).expect("added");
    place.type_into("甲", Field::Division, "天长市 城关街道").expect("typed");
    place.type_into("丙", Field::Division, "城关街道").expect("the only one");
    assert_eq!(place.snapshot().divisions.len(), 2);
    place.type_into("乙", Field::Division, "阜宁县 城关街道").expect("typed");
    let id = place.id("丙");
    let typed = [Edit { id, field: Field::Division, text: "城关街道".to_owned() }];
    let error =
        place.refused(ErrorCode::AmbiguousDivision, |project| community::edit(project, &typed));
    assert!(error.text().zh.contains("城关街道"));
    place.type_into("丙", Field::Division, "阜宁县 城关街道").expect("typed");
    assert_eq!(place.snapshot().divisions.len(), 4);
}

#[test]
fn a_wish_alone_does_not_make_an_item_look_fine() {
    let mut place = demo().place;
    let id = place.id("天阳楼小区");
    let wish =
        Change { item: Some(Code::new("lifts")), strongly_wished: Some(true), ..Change::default() };
    let alone = std::slice::from_ref(&wish);
    place.refused(ErrorCode::Empty, |project| checklist::set(project, id, alone, TODAY));
    assert_eq!(place.snapshot().figures.of(id).items_inspected, 0);
    let look = Change { level: Some(Some(FindingLevel::Minor)), ..wish.clone() };
    checklist::set(&mut place.project, id, &[look, wish], TODAY).expect("recorded, both at once");
    assert_eq!(place.snapshot().findings.of(id).count(), 1);
    place.check_current();
}

#[test]
fn a_total_typed_in_the_scheme_is_no_longer_the_published_one() {
    let mut place = demo().place;
    let id = place.id("天阳楼小区");
    let scheme = place.snapshot().current_scheme(id).expect("a scheme").id;
    let line = place.snapshot().lines_of(jiugai_domain::scheme::CostOwner::Scheme(scheme))[0].id;
    let source = |place: &Place| {
        let facts = community::detail(place.snapshot(), id).expect("a detail").facts;
        let fact =
            facts.into_iter().find(|fact| fact.field == Field::Investment).expect("the fact");
        fact.source.expect("its cell").cell.superseded
    };
    assert!(!source(&place));
    let edit = scheme::Edit { id: line, field: LineField::Amount, text: "99".to_owned() };
    scheme::edit(&mut place.project, &[edit]).expect("typed");
    assert!(source(&place), "the cell is history now");
    place.project.undo().expect("undone");
    scheme::set_basis(&mut place.project, id, CostBasis::Measures).expect("chosen");
    assert!(source(&place), "measures do not come from the cell");
}

#[test]
fn priced_measures_are_not_rounded_because_the_published_total_was() {
    let mut place = empty();
    let book = place.book(
        "约.xlsx",
        &[
            &["小区名称", "户数", "建筑面积(平方米)", "投资(万元)"],
            &["甲", "100", "8000", "约300"],
            &["乙", "90", "7000", "200"],
        ],
    );
    place.import(&book);
    assert_eq!(place.snapshot().figures.totals().investment.approximate, 1);
    let id = place.id("甲");
    scheme::accept(&mut place.project, id, &[Code::new("roads")]).expect("accepted");
    scheme::set_basis(&mut place.project, id, CostBasis::Measures).expect("chosen");
    let line = place.snapshot().cost_lines.iter().map(|line| line.id).max().expect("a line");
    let cell = |field, text: &str| scheme::Edit { id: line, field, text: text.to_owned() };
    let edits = [cell(LineField::Quantity, "10"), cell(LineField::UnitPrice, "301.8")];
    scheme::edit(&mut place.project, &edits).expect("typed");
    assert_eq!(place.snapshot().figures.of(id).known_cost(), Some(Fen(301_800)));
    assert_eq!(place.snapshot().figures.totals().investment.approximate, 0);
    place.check_current();
}
