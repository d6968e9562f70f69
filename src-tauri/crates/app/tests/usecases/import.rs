//! Importing twice, and into what is there already.

use jiugai_app::community::Field;
use jiugai_app::export::Document;
use jiugai_app::{ErrorCode, import, merge};
use jiugai_domain::Fen;

use crate::hands::{Cell, sheet, text};
use crate::merge::{edited, out};
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

#[test]
fn the_exported_registry_takes_every_field_into_another_file() {
    let mut from = demo().place;
    let name = "天阳楼小区";
    for (field, typed) in [
        (Field::FormerName, "老天阳楼"),
        (Field::Address, "天阳路 1 号"),
        (Field::Kind, "单独楼栋"),
        (Field::BuiltFrom, "1980"),
        (Field::BuiltTo, "1990"),
        (Field::Elderly, "40"),
        (Field::LowIncome, "5"),
        (Field::Lifts, "2"),
        (Field::Ownership, "房改房"),
        (Field::OwnerUnit, "某厂"),
        (Field::PropertyMode, "业主自治"),
        (Field::PropertyFee, "0.5"),
        (Field::OwnersCommittee, "是"),
        (Field::MaintenanceFund, "12"),
        (Field::EarlierRenewal, "2009 年屋面"),
        (Field::ToBeExpropriated, "否"),
        (Field::Stage, "谋划"),
        (Field::Note, "现场核过"),
    ] {
        from.type_into(name, field, typed).expect("typed");
    }
    let in_scope = edited(&from, Document::Communities, |hands| {
        let mut sheet = sheet(hands, "小区台账");
        sheet.set(&[name], "本次改造楼栋数", Cell::Number(1.0));
        sheet.set(&[name], "本次改造户数", Cell::Number(10.0));
        sheet.set(&[name], "本次改造面积", text("1,000.5"));
    });
    merge::apply(&mut from.project, &in_scope, &[]).expect("merged");
    let went_out = from.snapshot().community(from.id(name)).expect("here").clone();
    assert_eq!(went_out.in_scope.households, Some(10));

    let mut other = empty();
    other.import(&out(&from, Document::Communities));
    let came_in = other.snapshot().community(other.id(name)).expect("here").as_ref().clone();
    let (id, division_id, cluster_id) = (came_in.id, came_in.division_id, came_in.cluster_id);
    let wanted = jiugai_domain::community::Community {
        id,
        division_id,
        cluster_id,
        ..went_out.as_ref().clone()
    };
    assert_eq!(came_in, wanted);

    // Again, with only the last year changed: the first stands.
    from.type_into(name, Field::BuiltTo, "1995").expect("typed");
    other.import(&out(&from, Document::Communities));
    let row = other.snapshot().community(other.id(name)).expect("here");
    assert_eq!((row.built_from, row.built_to), (Some(1980), Some(1995)));
}
