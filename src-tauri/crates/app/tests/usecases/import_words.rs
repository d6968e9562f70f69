//! What a workbook says in words that have no field of their own: kept in the remark, never lost.

use jiugai_app::import::{self, Preview, RowState, Say, Who};
use jiugai_exchange::columns::Field;

use crate::support::{Place, empty};

const REGISTRY: &[&str] = &["小区", "街道", "户数"];
const WORKS: &[&str] = &["小区", "街道", "改造内容"];

fn note(place: &Place, name: &str) -> String {
    place.snapshot().community(place.id(name)).expect("there").note.clone()
}

fn states(preview: &Preview) -> Vec<RowState> {
    preview.looks.iter().flatten().map(|look| look.state).collect()
}

#[test]
fn works_of_a_community_that_is_there_go_into_its_remark_once() {
    let mut place = empty();
    place.import(&place.book("一.xlsx", &[REGISTRY, &["甲苑", "城东", "90"]]));
    let works = place.book("二.xlsx", &[WORKS, &["甲苑", "城东", "外墙保温"]]);
    let preview = import::preview(&place.project, &works).expect("a preview");
    assert_eq!(states(&preview), [RowState::Updated]);
    let changed: Vec<Field> = preview.looks[0][0].changes.iter().map(|one| one.field).collect();
    assert_eq!(changed, [Field::Note], "it is shown before it is written");
    place.import(&works);
    assert_eq!(note(&place, "甲苑"), "改造内容：外墙保温");
    // What a person adds stays, and what stands there is not said again.
    place
        .type_into("甲苑", jiugai_app::community::Field::Note, "改造内容：外墙保温\n先做北面")
        .expect("typed");
    let other = place.book("三.xlsx", &[WORKS, &["甲苑", "城东", "外墙保温"]]);
    let again = import::preview(&place.project, &other).expect("a preview");
    assert_eq!(states(&again), [RowState::Unchanged]);
    place.import(&place.book("四.xlsx", &[WORKS, &["甲苑", "城东", "屋面防水"]]));
    assert_eq!(note(&place, "甲苑"), "改造内容：外墙保温\n先做北面\n改造内容：屋面防水");
}

/// A list below the registry names the same communities without their streets: asked about, and one
/// with them its words are kept.
#[test]
fn a_list_of_works_below_the_registry_completes_it() {
    let mut place = empty();
    let book = place.book(
        "一.xlsx",
        &[
            REGISTRY,
            &["甲苑", "城东", "90"],
            &["乙苑", "城西", "80"],
            &[],
            &["小区", "改造内容"],
            &["甲苑", "屋面防水"],
        ],
    );
    let mut preview = import::preview(&place.project, &book).expect("a preview");
    assert_eq!(states(&preview), [RowState::Added, RowState::Added, RowState::Conflict]);
    preview.say(place.snapshot(), 1, &[6], Say::Same(Who::Elsewhere(2)));
    import::apply(&mut place.project, &preview, &[]).expect("imported");
    assert_eq!(place.ids().len(), 2);
    assert_eq!(note(&place, "甲苑"), "改造内容：屋面防水");
}

/// The registry is there already: the list below it completes what is shown as changing.
#[test]
fn a_list_of_works_completes_a_community_that_is_there() {
    let mut place = empty();
    place.import(&place.book("零.xlsx", &[REGISTRY, &["甲苑", "城东", "88"]]));
    let book = place.book(
        "一.xlsx",
        &[
            REGISTRY,
            &["甲苑", "城东", "90"],
            &[],
            &["小区", "改造内容"],
            &["甲苑", "屋面防水"],
            &[],
            &["小区", "改造内容"],
            &["甲苑", "外墙保温"],
        ],
    );
    let mut preview = import::preview(&place.project, &book).expect("a preview");
    preview.say(place.snapshot(), 1, &[5], Say::Same(Who::Elsewhere(2)));
    // One with a row that is one with the first.
    preview.say(place.snapshot(), 2, &[8], Say::Same(Who::Elsewhere(5)));
    let changed: Vec<Field> = preview.looks[0][0].changes.iter().map(|one| one.field).collect();
    assert_eq!(changed, [Field::Households, Field::Note]);
    import::apply(&mut place.project, &preview, &[]).expect("imported");
    assert_eq!(place.ids().len(), 1);
    assert_eq!(note(&place, "甲苑"), "改造内容：屋面防水\n改造内容：外墙保温");
}

/// Of two namesakes in different streets the list means either: both are offered.
#[test]
fn a_name_without_a_street_is_offered_all_its_namesakes() {
    let place = empty();
    let book = place.book(
        "一.xlsx",
        &[
            REGISTRY,
            &["甲苑", "城东", "90"],
            &["甲苑", "城西", "80"],
            &[],
            &["小区", "改造内容"],
            &["甲苑", "屋面防水"],
        ],
    );
    let preview = import::preview(&place.project, &book).expect("a preview");
    let offered: Vec<Who> = preview.looks[1][0].suspects.iter().map(|one| one.who).collect();
    assert_eq!(offered, [Who::Elsewhere(2), Who::Elsewhere(3)]);
}

/// A remark of several paragraphs comes in as it was written.
#[test]
fn the_lines_of_a_remark_stay_as_they_are() {
    let mut place = empty();
    let header = &["小区", "街道", "户数", "备注", "改造内容"];
    let remark = "第一段\n\n同上\n同上";
    place.import(&place.book("一.xlsx", &[header, &["甲苑", "城东", "90", remark, "屋面"]]));
    assert_eq!(note(&place, "甲苑"), format!("{remark}\n改造内容：屋面"));
}
