//! What edits changed is given up in the end; that they happened is not.

use jiugai_domain::community::Community;
use jiugai_store::{Keep, Store, StoreError, Via};

use crate::support::{Desk, Dice, Sample, desk};

fn add(desk: &Desk, count: usize) {
    for _ in 0..count {
        desk.work(|tx| tx.insert(&Community::sample(&mut Dice::new(5), tx)?));
    }
}

fn undo_all(store: &Store) -> usize {
    (0..1_000).take_while(|_| store.undo(Via::Window).expect("undo").is_some()).count()
}

#[test]
fn beyond_room_and_steps_the_oldest_changes_go_and_history_stays() {
    let desk = desk();
    add(&desk, 40);
    let keep = Keep { steps: 10, bytes: 0 };
    assert_eq!(desk.store.give_up_changes(keep).expect("given up"), 30);
    assert_eq!(desk.store.give_up_changes(keep).expect("given up"), 0, "once is enough");
    let desk = desk.reopen();
    let history = desk.store.history(99).expect("history");
    assert_eq!(history.len(), 40, "every row of history stays");
    let (newest, oldest) = (&history[0], &history[39]);
    assert!(!desk.store.changes_of(newest.id).expect("kept").is_empty());
    let gone = desk.store.changes_of(oldest.id);
    assert!(matches!(gone, Err(StoreError::NoChanges { .. })), "{gone:?}");
    assert_eq!(undo_all(&desk.store), 10);
    assert_eq!(desk.store.all::<Community>().expect("read").len(), 30, "no step is left out");
}

#[test]
fn while_there_is_room_nothing_goes() {
    let desk = desk();
    add(&desk, 40);
    let keep = Keep { steps: 10, ..Keep::DEFAULT };
    assert_eq!(desk.store.give_up_changes(keep).expect("given up"), 0);
    let few = Keep { steps: 99, bytes: 0 };
    assert_eq!(desk.store.give_up_changes(few).expect("given up"), 0);
    let desk = desk.reopen();
    assert_eq!(undo_all(&desk.store), 40);
}

#[test]
fn what_can_be_redone_is_kept() {
    let desk = desk();
    add(&desk, 40);
    for _ in 0..25 {
        desk.store.undo(Via::Window).expect("undo").expect("a step");
    }
    let keep = Keep { steps: 5, bytes: 0 };
    assert_eq!(desk.store.give_up_changes(keep).expect("given up"), 10);
    let redone = (0..99).take_while(|_| desk.store.redo(Via::Window).expect("redo").is_some());
    assert_eq!(redone.count(), 25);
    assert_eq!(desk.store.all::<Community>().expect("read").len(), 40);
    assert_eq!(undo_all(&desk.store), 30);
}
