//! Importing twice, and into what is there already.

use jiugai_app::{ErrorCode, import};
use jiugai_domain::Fen;

use crate::support::{assets, demo, empty};

const HEADER: &[&str] = &["小区名称", "片区", "户数", "建筑面积(平方米)", "投资(万元)"];

#[test]
fn the_same_book_again_changes_nothing() {
    let mut place = demo().place;
    let before = place.project.store().dump().expect("a dump");
    let history = place.project.store().history(1).expect("history");
    for name in [
        "tianchang_2021.xlsx",
        "jiujiang_cluster.xlsx",
        "three_cities.xlsx",
        "jinan_2023_districts.xlsx",
    ] {
        let done = place.import(&assets().samples().join(name));
        assert_eq!((done.value.added, done.value.declared), (0, 0), "{name}");
        assert!(done.revision.is_none(), "{name} wrote a row of history");
    }
    assert!(place.project.store().dump().expect("a dump") == before);
    assert_eq!(place.project.store().history(1).expect("history"), history);
}

#[test]
fn a_new_row_joins_the_cluster_that_is_there_and_its_money_counts_once() {
    let mut place = empty();
    let first = place.book(
        "一.xlsx",
        &[HEADER, &["甲", "东片区", "100", "8000", "300"], &["乙", "东片区", "90", "7000", "共"]],
    );
    place.import(&first);
    assert_eq!(place.snapshot().figures.totals().investment.known, Fen(300_000_000));
    assert_eq!(place.snapshot().figures.totals().investment.missing, 0);
    let second = place.book(
        "二.xlsx",
        &[
            HEADER,
            &["甲", "东片区", "100", "8000", "300"],
            &["乙", "东片区", "90", "7000", "共"],
            &["丙", "东片区", "80", "6000", "共"],
        ],
    );
    let done = place.import(&second);
    assert_eq!((done.value.added, done.value.already_there), (1, 2));
    assert_eq!(place.snapshot().clusters.len(), 1);
    assert_eq!(
        place.snapshot().communities.iter().filter(|row| row.cluster_id.is_some()).count(),
        3
    );
    assert_eq!(place.snapshot().figures.totals().investment.known, Fen(300_000_000));
}

#[test]
fn a_preview_of_another_state_is_refused() {
    let mut place = empty();
    let book = place.book("一.xlsx", &[HEADER, &["甲", "", "100", "8000", "300"]]);
    let preview = import::preview(&place.project, &book).expect("a preview");
    jiugai_app::community::add(&mut place.project, &["乙".to_owned()]).expect("added");
    place.refused(ErrorCode::PreviewGone, |project| import::apply(project, &preview, &[]));
}

#[test]
fn a_book_that_is_not_there_is_said_to_be_missing() {
    let mut place = empty();
    let book = place.folder.path().join("没有.xlsx");
    let error = place.refused(ErrorCode::Missing, |project| import::preview(project, &book));
    assert!(error.text().zh.contains("没有.xlsx"));
}
