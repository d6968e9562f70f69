//! The registry as the grid uses it: blocks pasted over the last row, the drawer's dates.

use jiugai_app::community::{self, Edit, Field};
use jiugai_app::{ErrorCode, plan, schedule};

use crate::support::{Demo, demo};

fn cells(cells: &[(Field, &str)]) -> community::NewRow {
    cells.iter().map(|(field, text)| (*field, (*text).to_owned())).collect()
}

#[test]
fn a_block_over_the_last_row_is_one_step() {
    let Demo { mut place, .. } = demo();
    let before = place.ids();
    let first = before[0];
    let rows = [
        cells(&[
            (Field::Name, "新一村"),
            (Field::Division, "天长市 城关街道"),
            (Field::Households, "１，２０５户"),
            (Field::Investment, "103.4"),
            (Field::Year, "2027"),
            (Field::PropertyMode, "业主自治"),
            (Field::OwnersCommittee, "yes"),
        ]),
        cells(&[(Field::Name, "新二村"), (Field::Division, "天长市 城关街道")]),
    ];
    let edits = [Edit { id: first, field: Field::Note, text: "已核".to_owned() }];
    let ids = community::add_rows(&mut place.project, &rows, &edits).expect("pasted").value;
    let snapshot = place.snapshot();
    let new = snapshot.community(ids[0]).expect("the first");
    let other = snapshot.community(ids[1]).expect("the second");
    assert_eq!((new.name.as_str(), new.scale.households), ("新一村", Some(1205)));
    assert_eq!(new.division_id, other.division_id);
    assert_eq!(new.owners_committee, Some(true));
    assert_eq!(snapshot.figures.of(ids[0]).known_cost().map(|fen| fen.0), Some(103_400_000));
    assert_eq!(snapshot.planned_year(ids[0]), Some(2027));
    assert_eq!(snapshot.community(first).expect("the old one").note, "已核");

    place.project.undo().expect("taken back");
    assert_eq!(place.ids(), before);
    assert_eq!(place.snapshot().community(first).expect("the old one").note, "");
}

#[test]
fn a_new_row_without_a_name_is_refused_with_all_of_the_block() {
    let Demo { mut place, .. } = demo();
    let rows = [cells(&[(Field::Name, "甲")]), cells(&[(Field::Households, "3")])];
    place.refused(ErrorCode::Empty, |project| community::add_rows(project, &rows, &[]));
}

#[test]
fn the_drawer_dates_are_those_of_the_whole_schedule() {
    let Demo { mut place, annual, .. } = demo();
    let view = schedule::view(place.snapshot(), annual).expect("a schedule");
    let rows: Vec<_> = view.groups.iter().flat_map(|group| &group.rows).collect();
    let mut seen = 0;
    for row in &rows {
        let Some(id) = row.community_id else { continue };
        let dates = schedule::dates_of(place.snapshot(), id).expect("its dates");
        let starts = row.tasks.iter().map(|task| task.dates.early_start);
        let finishes = row.tasks.iter().map(|task| task.dates.early_finish);
        assert_eq!((Some(dates.start), Some(dates.finish)), (starts.min(), finishes.max()));
        assert_eq!(dates.works, row.works());
        seen += 1;
    }
    assert!(seen > 3, "{seen} communities are scheduled");
    let out = rows.iter().find_map(|row| row.community_id).expect("a community");
    plan::withdraw(&mut place.project, annual, &[out], Some("暂缓")).expect("withdrawn");
    assert_eq!(schedule::dates_of(place.snapshot(), out), None);
}
