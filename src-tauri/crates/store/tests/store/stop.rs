//! Work that somebody ends: nothing of it stays, and what comes after is as if it had not been.

use jiugai_domain::community::Community;
use jiugai_store::{Stop, Store, StoreError, Tx, Via, check_file};

use crate::support::{Desk, Dice, Sample, desk, edit};

/// More than `SQLite` does between two looks.
const MANY: usize = 2_000;

fn stop_of(desk: &Desk) -> &Stop {
    &desk.store.services().stop
}

/// Adds so many communities.
fn add(tx: &Tx<'_>, count: usize) -> Result<(), StoreError> {
    let sample = Community::sample(&mut Dice::new(5), tx)?;
    for _ in 0..count {
        tx.insert(&Community { id: tx.new_id(), ..sample.clone() })?;
    }
    Ok(())
}

fn count(desk: &Desk) -> usize {
    desk.store.all::<Community>().expect("read").len()
}

fn is_stopped<T>(done: Result<T, StoreError>) -> bool {
    matches!(done, Err(StoreError::Stopped))
}

#[test]
fn a_large_edit_ends_in_the_middle_and_leaves_nothing() {
    let desk = desk();
    desk.work(|tx| add(tx, 3));
    let (before, history) = (desk.store.dump().expect("dumped"), desk.store.revision());
    let mut went_on = false;
    let stopped = desk.store.transact(edit(), |tx| {
        stop_of(&desk).ask();
        add(tx, MANY)?;
        went_on = true;
        Ok::<_, StoreError>(())
    });
    assert!(is_stopped(stopped));
    assert!(!went_on, "it went on to the end");
    stop_of(&desk).take_back();
    assert_eq!(desk.store.dump().expect("dumped"), before);
    assert_eq!(desk.store.revision().expect("read"), history.expect("read"));
    desk.work(|tx| add(tx, 1));
    assert_eq!(count(&desk), 4);
}

#[test]
fn a_small_edit_ends_before_it_is_on_the_disk() {
    let desk = desk();
    let stopped = desk.store.transact(edit(), |tx| {
        add(tx, 1)?;
        stop_of(&desk).ask();
        Ok::<_, StoreError>(())
    });
    assert!(is_stopped(stopped));
    assert_eq!(count(&desk), 0);
}

#[test]
fn an_undo_that_is_ended_can_be_asked_for_again() {
    let desk = desk();
    desk.work(|tx| add(tx, 300));
    stop_of(&desk).ask();
    assert!(is_stopped(desk.store.undo(Via::Window)));
    assert!(is_stopped(desk.store.go_to(None, Via::Window)));
    stop_of(&desk).take_back();
    assert_eq!(count(&desk), 300);
    assert!(desk.store.undo(Via::Window).expect("undone").is_some());
    assert_eq!(count(&desk), 0);
}

#[test]
fn looking_a_file_through_ends() {
    let desk = desk();
    desk.work(|tx| add(tx, 300));
    let (path, _folder) = desk.leave();
    let stop = Stop::default();
    stop.ask();
    assert!(is_stopped(check_file(&path, &stop)));
    stop.take_back();
    assert_eq!(check_file(&path, &stop).expect("looked through").problems, []);
}

/// A file that was left open is looked through first, and whoever ends that has touched nothing.
#[test]
fn opening_ends_and_gives_the_lock_back() {
    let desk = desk();
    desk.work(|tx| add(tx, MANY));
    let services = desk.store.services().clone();
    let (path, _folder) = desk.leave();
    let before = std::fs::read(&path).expect("read");
    services.stop.ask();
    assert!(is_stopped(Store::open(&path, services.clone())));
    services.stop.take_back();
    assert_eq!(std::fs::read(&path).expect("read"), before);
    let store = Store::open(&path, services).expect("opened");
    assert_eq!(store.all::<Community>().expect("read").len(), MANY);
}
