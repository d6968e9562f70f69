//! History: what it says, what leaves no trace in it, and how undo and redo walk through it.

use jiugai_domain::community::Community;
use jiugai_store::{
    ChangeKind, EntryKind, EntryState, FieldChange, FieldValue, Op, OpSource, Store, StoreError,
    Table, Via,
};

use crate::support::{Desk, Dice, Sample, desk, edit, furnish, refusal};

/// Adds a community with this name.
fn add(store: &Store, name: &str) -> Community {
    let added = store.transact(edit(), |tx| {
        let sample = Community::sample(&mut Dice::new(5), tx)?;
        let community = Community { name: name.to_owned(), ..sample };
        tx.insert(&community)?;
        Ok::<_, StoreError>(community)
    });
    added.expect("added").value
}

fn names(desk: &Desk) -> Vec<String> {
    let communities = desk.store.all::<Community>().expect("read");
    communities.into_iter().map(|community| community.name).collect()
}

fn undo(desk: &Desk) -> bool {
    desk.store.undo(Via::Window).expect("undo").is_some()
}

fn redo(desk: &Desk) -> bool {
    desk.store.redo(Via::Window).expect("redo").is_some()
}

#[test]
fn history_says_who_when_what_and_from_where() {
    let desk = desk();
    let source =
        OpSource { file: "小区.xlsx".to_owned(), sheet: Some("Sheet1".to_owned()), row: Some(6) };
    let op = Op {
        code: "exchange.import",
        label: "导入 3 个小区".to_owned(),
        via: Via::Import,
        source: Some(source.clone()),
    };
    let commit = desk.store.transact(op, |tx| furnish(tx, 3)).expect("imported");
    let desk = desk.reopen();
    let history = desk.store.history(9).expect("history");
    let [entry] = history.as_slice() else { panic!("one row: {history:?}") };
    assert_eq!(Some(entry.id), commit.revision);
    assert_eq!(desk.store.revision().expect("read"), commit.revision);
    assert_eq!((entry.who.as_str(), entry.via), ("制表人", Via::Import));
    assert_eq!((entry.op.as_str(), entry.label.as_str()), ("exchange.import", "导入 3 个小区"));
    assert_eq!(entry.source.as_ref(), Some(&source));
    assert_eq!((entry.kind, entry.state), (EntryKind::Edit, EntryState::Applied));
    assert!(entry.at.as_second() > 1_782_000_000);
}

#[test]
fn undo_and_redo_are_rows_that_name_their_edit() {
    let desk = desk();
    add(&desk.store, "甲");
    let edit = desk.store.next_undo().expect("read").expect("an edit");
    let undone = desk.store.undo(Via::CommandLine).expect("undo").expect("the edit");
    assert_eq!(undone.value.kind, EntryKind::Undo(edit.id));
    assert_eq!(undone.value.label, edit.label);
    assert_eq!(undone.revision, desk.store.revision().expect("read"));
    let next = desk.store.next_redo().expect("read").expect("the edit");
    assert_eq!((next.id, next.state), (edit.id, EntryState::Undone));
    assert_eq!(desk.store.next_undo().expect("read"), None);
    let redone = desk.store.redo(Via::Window).expect("redo").expect("the edit");
    assert_eq!(redone.value.kind, EntryKind::Redo(edit.id));
    assert_eq!(desk.store.next_undo().expect("read").map(|entry| entry.id), Some(edit.id));
    let kinds: Vec<EntryKind> =
        desk.store.history(9).expect("history").into_iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [EntryKind::Redo(edit.id), EntryKind::Undo(edit.id), EntryKind::Edit]);
    assert_eq!(desk.store.history(2).expect("history").len(), 2);
}

#[test]
fn nothing_to_undo_is_no_failure() {
    let desk = desk();
    assert!(!undo(&desk));
    assert!(!redo(&desk));
    assert_eq!(desk.store.history(9).expect("history"), []);
    assert_eq!(desk.store.revision().expect("read"), None);
}

#[test]
fn a_new_edit_gives_up_what_could_be_redone() {
    let desk = desk();
    for name in ["甲", "乙", "丙"] {
        add(&desk.store, name);
    }
    assert!(undo(&desk) && undo(&desk));
    assert_eq!(names(&desk), ["甲"]);
    add(&desk.store, "丁");
    assert!(!redo(&desk), "乙 and 丙 are given up");
    assert!(undo(&desk));
    let desk = desk.reopen();
    assert_eq!(names(&desk), ["甲"]);
    assert!(redo(&desk), "丁 comes back, not 乙");
    assert_eq!(names(&desk), ["甲", "丁"]);
    assert!(!redo(&desk));
    assert!(undo(&desk) && undo(&desk) && !undo(&desk));
    assert_eq!(names(&desk), [""; 0]);
}

#[test]
fn three_hundred_steps_are_undone_after_a_restart() {
    let desk = desk();
    let empty = desk.store.dump().expect("a dump");
    for step in 0..300 {
        add(&desk.store, &format!("第{step}个"));
    }
    let full = desk.store.dump().expect("a dump");
    let desk = desk.reopen();
    assert_eq!((0..400).filter(|_| undo(&desk)).count(), 300);
    assert_eq!(desk.store.dump().expect("a dump"), empty);
    let desk = desk.reopen();
    assert_eq!((0..400).filter(|_| redo(&desk)).count(), 300);
    assert_eq!(desk.store.dump().expect("a dump"), full);
    assert_eq!(desk.store.history(usize::MAX).expect("history").len(), 900);
}

#[test]
fn what_changed_is_told_field_by_field() {
    let desk = desk();
    let community = add(&desk.store, "甲");
    let renamed = Community { name: "乙".to_owned(), units: Some(5), ..community.clone() };
    let commit = desk.work(|tx| tx.update(&renamed));
    let change = |column: &str, before: FieldValue, after: FieldValue| FieldChange {
        table: Table::Community,
        row_id: community.id.to_string(),
        kind: ChangeKind::Updated,
        column: column.to_owned(),
        before,
        after,
    };
    let text = |text: &str| FieldValue::Text(text.to_owned());
    let units = community.units.map_or(FieldValue::Null, FieldValue::Integer);
    let five = FieldValue::Integer(5);
    let revision = commit.revision.expect("a revision");
    let told = desk.store.changes_of(revision).expect("kept");
    assert_eq!(
        told,
        [change("name", text("甲"), text("乙")), change("units", units.clone(), five.clone())]
    );
    let undone = desk.store.undo(Via::Window).expect("undo").expect("the change");
    let told = desk.store.changes_of(undone.revision.expect("a revision")).expect("kept");
    assert_eq!(told, [change("name", text("乙"), text("甲")), change("units", five, units)]);
}

#[test]
fn a_new_row_is_told_with_its_content() {
    let desk = desk();
    add(&desk.store, "甲");
    let revision = desk.store.revision().expect("read").expect("a revision");
    let told = desk.store.changes_of(revision).expect("kept");
    let name = told.iter().find(|change| change.column == "name").expect("the name");
    assert_eq!((&name.before, name.kind), (&FieldValue::Null, ChangeKind::Inserted));
    assert_eq!(name.after, FieldValue::Text("甲".to_owned()));
    assert!(told.iter().all(|change| change.column != "id"));
    let unknown = jiugai_domain::RevisionId(uuid::Uuid::nil());
    assert!(matches!(desk.store.changes_of(unknown), Err(StoreError::NoChanges { .. })));
}

#[test]
fn what_changes_nothing_leaves_no_trace() {
    let desk = desk();
    let community = add(&desk.store, "甲");
    for work in [
        desk.work(|_| Ok(())),
        desk.work(|tx| tx.update(&community)),
        desk.work(|tx| tx.put(&community)),
        desk.work(|tx| {
            tx.update(&Community { name: "乙".to_owned(), ..community.clone() })?;
            tx.update(&community)
        }),
    ] {
        assert_eq!((work.revision, work.changed), (None, Vec::new()));
    }
    assert_eq!(desk.store.history(9).expect("history").len(), 1);
}

#[test]
fn a_refused_action_keeps_what_could_be_redone() {
    let desk = desk();
    add(&desk.store, "甲");
    assert!(undo(&desk));
    let error = refusal(&desk.store, |tx| {
        furnish(tx, 3)?;
        tx.remove::<Community>(jiugai_domain::CommunityId(uuid::Uuid::nil()))
    });
    assert!(matches!(error, StoreError::NotFound { table: Table::Community, .. }), "{error}");
    assert!(redo(&desk));
    assert_eq!(names(&desk), ["甲"]);
}

/// The caller's own error passes through; what was done before it is rolled back.
#[test]
fn work_may_fail_with_the_callers_own_error() {
    #[derive(Debug)]
    enum Mine {
        NotAllowed,
        Store,
    }
    impl From<StoreError> for Mine {
        fn from(_: StoreError) -> Self {
            Self::Store
        }
    }
    let desk = desk();
    let before = desk.store.dump().expect("a dump");
    let refused = desk.store.transact(edit(), |tx| {
        furnish(tx, 3)?;
        Err::<(), _>(Mine::NotAllowed)
    });
    assert!(matches!(refused, Err(Mine::NotAllowed)));
    assert_eq!(desk.store.dump().expect("a dump"), before);
}

#[test]
fn a_panic_in_the_work_is_rolled_back() {
    let desk = desk();
    let before = desk.store.dump().expect("a dump");
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = desk.store.transact(edit(), |tx| {
            furnish(tx, 3).expect("furnished");
            assert!(tx.all::<Community>().expect("read").is_empty(), "this panics");
            Ok::<_, StoreError>(())
        });
    }));
    assert!(panicked.is_err());
    assert_eq!(desk.store.dump().expect("a dump"), before);
    add(&desk.store, "甲");
    assert_eq!(names(&desk), ["甲"]);
}

#[test]
fn threads_may_share_a_store() {
    let desk = desk();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let store = &desk.store;
            scope.spawn(move || {
                for step in 0..5 {
                    add(store, &format!("{thread}-{step}"));
                }
            });
        }
    });
    assert_eq!(names(&desk).len(), 20);
    assert_eq!((0..30).filter(|_| undo(&desk)).count(), 20);
}
