//! Going to a point of history: what lies between, all of it or nothing, and back again.

use jiugai_domain::RevisionId;
use jiugai_domain::community::Community;
use jiugai_store::{Direction, EntryKind, HistoryFilter, StoreError, Table, Via};

use crate::support::{Desk, Dice, Sample, desk, furnish};

fn add(desk: &Desk, name: &str) -> RevisionId {
    let commit = desk.work(|tx| {
        let sample = Community::sample(&mut Dice::new(5), tx)?;
        tx.insert(&Community { name: name.to_owned(), ..sample })
    });
    commit.revision.expect("a revision")
}

fn names(desk: &Desk) -> Vec<String> {
    desk.store.all::<Community>().expect("read").into_iter().map(|row| row.name).collect()
}

fn go(desk: &Desk, point: Option<RevisionId>) -> usize {
    let way = desk.store.way_to(point).expect("a way");
    let done = desk.store.go_to(point, Via::Window).expect("gone");
    let took: Vec<RevisionId> = done
        .value
        .iter()
        .map(|row| match row.kind {
            EntryKind::Undo(edit) | EntryKind::Redo(edit) => edit,
            EntryKind::Edit => panic!("an edit"),
        })
        .collect();
    let shown: Vec<RevisionId> = way.steps.iter().map(|step| step.id).collect();
    assert_eq!(took, shown, "what was shown is what was done");
    took.len()
}

#[test]
fn the_file_goes_back_to_a_point_and_forth_again() {
    let desk = desk();
    let revisions: Vec<_> = ["甲", "乙", "丙", "丁"].map(|name| add(&desk, name)).into();
    assert_eq!(desk.store.way_to(Some(revisions[1])).expect("a way").direction, Direction::Back);
    assert_eq!(go(&desk, Some(revisions[1])), 2);
    assert_eq!(names(&desk), ["甲", "乙"]);
    assert_eq!(go(&desk, Some(revisions[1])), 0, "it stands there already");
    assert_eq!(desk.store.way_to(Some(revisions[2])).expect("a way").direction, Direction::Forth);
    assert!(desk.store.redo(Via::Window).expect("redo").is_some(), "redo leads forth one by one");
    assert_eq!(names(&desk), ["甲", "乙", "丙"]);
    let desk = desk.reopen();
    assert_eq!(go(&desk, None), 3);
    assert_eq!(names(&desk), [""; 0]);
    assert_eq!(go(&desk, Some(revisions[3])), 4);
    assert_eq!(names(&desk), ["甲", "乙", "丙", "丁"]);
}

#[test]
fn what_was_given_up_or_never_was_is_no_point() {
    let desk = desk();
    let (first, second) = (add(&desk, "甲"), add(&desk, "乙"));
    assert_eq!(go(&desk, Some(first)), 1);
    let undo_row = desk.store.revision().expect("read");
    add(&desk, "丙");
    let history = desk.store.history(99).expect("history");
    for point in [Some(second), undo_row, Some(RevisionId(uuid::Uuid::nil()))] {
        let refused = desk.store.go_to(point, Via::Window);
        assert!(matches!(refused, Err(StoreError::NotAPoint { .. })), "{refused:?}");
    }
    assert_eq!(desk.store.history(99).expect("history"), history);
    assert_eq!(names(&desk), ["甲", "丙"]);
}

#[test]
fn history_is_narrowed_down_and_paged() {
    let desk = desk();
    let revisions: Vec<_> = (0..5).map(|n| add(&desk, &format!("第{n}"))).collect();
    let all = HistoryFilter::default();
    let page = desk.store.history_where(&all, 2).expect("a page");
    assert_eq!(page.iter().map(|row| row.id).collect::<Vec<_>>(), [revisions[4], revisions[3]]);
    let next = HistoryFilter { before: Some(page[1].id), ..all.clone() };
    assert_eq!(desk.store.history_where(&next, 99).expect("a page").len(), 3);
    let check = |filter: HistoryFilter, count: usize| {
        assert_eq!(desk.store.history_where(&filter, 99).expect("rows").len(), count, "{filter:?}");
    };
    check(HistoryFilter { who: Some("制表人".into()), ..all.clone() }, 5);
    check(HistoryFilter { who: Some("别人".into()), ..all.clone() }, 0);
    check(HistoryFilter { ops: Some(vec!["test.edit".into()]), ..all.clone() }, 5);
    check(HistoryFilter { ops: Some(vec![]), ..all.clone() }, 0);
    check(HistoryFilter { text: Some("试改".into()), ..all.clone() }, 5);
    check(HistoryFilter { text: Some("%".into()), ..all }, 0);
    assert_eq!(
        desk.store.history_words().expect("words"),
        (vec!["制表人".into()], vec!["test.edit".into()])
    );
}

/// What happened to a community and what hangs on it is found, also to rows that are gone.
#[test]
fn what_happened_to_one_community_is_found() {
    let desk = desk();
    let furnished = desk.work(|tx| furnish(tx, 3)).revision.expect("a revision");
    let community = desk.store.all::<Community>().expect("read").remove(0);
    let other = add(&desk, "别的小区");
    let finding = desk.work(|tx| {
        let sample = jiugai_domain::finding::Finding::sample(&mut Dice::new(8), tx)?;
        let finding = jiugai_domain::finding::Finding {
            community_id: community.id,
            item_code: jiugai_domain::Code::new("item_of_its_own"),
            ..sample
        };
        tx.insert(&finding)?;
        Ok(finding)
    });
    let added = finding.revision.expect("a revision");
    let finding = finding.value;
    let changed = desk.work(|tx| {
        tx.update(&jiugai_domain::finding::Finding { note: "改".to_owned(), ..finding.clone() })
    });
    let removed = desk.work(|tx| tx.remove::<jiugai_domain::finding::Finding>(finding.id));
    let mut rows =
        desk.store.hanging_on(Table::Community, &community.id.to_string()).expect("rows");
    assert!(!rows.contains(&finding.id.to_string()), "it is gone");
    let wanted = [
        (removed.revision.expect("a revision"), true),
        (changed.revision.expect("a revision"), true),
        (added, true),
        (other, false),
        (furnished, true),
    ];
    for (revision, touched) in wanted {
        assert_eq!(desk.store.has_touched(revision, &mut rows).expect("read"), touched);
    }
    let name = (Table::Finding, finding.id.to_string());
    let lost = desk.store.find_lost_rows(added, &[name.clone()].into()).expect("read");
    assert_eq!(
        lost[&name]["item_code"],
        jiugai_store::FieldValue::Text("item_of_its_own".to_owned())
    );
    assert_eq!(desk.store.find_row(name.0, &name.1).expect("read"), None);
}
