//! Random work over all kinds of records: every undo leads to the state before, every redo to the
//! state after, from the first edit to the last and across restarts.

use jiugai_store::{StoreError, Via};
use proptest::prelude::*;

use crate::support::{Desk, Dice, Kind, desk, edit, furnish, kinds};

#[derive(Debug, Clone)]
enum Action {
    /// One step of one to several changes.
    Work(Vec<(usize, u8, u64)>),
    /// A step that changes something and then fails.
    Fail(u64),
    Undo,
    Redo,
    Reopen,
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let change = (0..kinds().len(), 0..4_u8, any::<u64>());
    let action = prop_oneof![
        12 => prop::collection::vec(change, 1..6).prop_map(Action::Work),
        1 => any::<u64>().prop_map(Action::Fail),
        5 => Just(Action::Undo),
        3 => Just(Action::Redo),
        1 => Just(Action::Reopen),
    ];
    prop::collection::vec(action, 20..60)
}

fn act(
    kind: &Kind,
    verb: u8,
) -> impl Fn(&mut Dice, &jiugai_store::Tx<'_>) -> Result<(), StoreError> {
    match verb {
        0 => kind.add,
        1 => kind.change,
        2 => kind.put,
        _ => kind.remove,
    }
}

/// The states before and after the present one, as dumps.
struct Walk {
    desk: Desk,
    past: Vec<String>,
    now: String,
    future: Vec<String>,
}

impl Walk {
    fn begin() -> Self {
        let desk = desk();
        desk.work(|tx| furnish(tx, 7));
        let now = desk.store.dump().expect("a dump");
        Self { desk, past: Vec::new(), now, future: Vec::new() }
    }

    fn dump(&self) -> String {
        self.desk.store.dump().expect("a dump")
    }

    fn step(mut self, action: Action, kinds: &[Kind]) -> Self {
        match action {
            Action::Work(changes) => self.work(&changes, kinds),
            Action::Fail(seed) => {
                let failed = self.desk.store.transact(edit(), |tx| {
                    furnish(tx, seed)?;
                    Err::<(), _>(StoreError::ReadOnly)
                });
                assert!(failed.is_err());
            }
            Action::Undo if self.past.is_empty() => {}
            Action::Undo => {
                let undone = self.desk.store.undo(Via::Window).expect("undo");
                assert!(undone.is_some_and(|undone| !undone.changed.is_empty()));
                let before = self.past.pop().expect("a state");
                self.future.push(std::mem::replace(&mut self.now, before));
            }
            Action::Redo => {
                let redone = self.desk.store.redo(Via::Window).expect("redo");
                assert_eq!(redone.is_some(), !self.future.is_empty());
                if let Some(after) = self.future.pop() {
                    self.past.push(std::mem::replace(&mut self.now, after));
                }
            }
            Action::Reopen => self.desk = self.desk.reopen(),
        }
        assert!(self.dump() == self.now, "the file is in the state history says");
        self
    }

    fn work(&mut self, changes: &[(usize, u8, u64)], kinds: &[Kind]) {
        let done = self.desk.store.transact(edit(), |tx| {
            for (kind, verb, seed) in changes {
                act(&kinds[*kind], *verb)(&mut Dice::new(*seed), tx)?;
            }
            Ok::<_, StoreError>(())
        });
        let Ok(commit) = done else { return };
        let after = self.dump();
        assert_eq!(commit.revision.is_some(), after != self.now);
        if commit.revision.is_some() {
            self.past.push(std::mem::replace(&mut self.now, after));
            self.future.clear();
        }
    }

    /// Undoes everything, then redoes it.
    fn there_and_back(&mut self) {
        let store = &self.desk.store;
        let steps = self.past.len();
        for before in self.past.iter().rev() {
            store.undo(Via::Window).expect("undo").expect("a step");
            assert!(store.dump().expect("a dump") == *before, "undo leads back");
        }
        for after in self.past.iter().skip(1).chain([&self.now]).take(steps) {
            store.redo(Via::Window).expect("redo").expect("a step");
            assert!(store.dump().expect("a dump") == *after, "redo leads there again");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_all_is_the_start_and_redo_all_is_the_end(actions in actions()) {
        let kinds = kinds();
        let mut walk = actions.into_iter().fold(Walk::begin(), |walk, action| walk.step(action, &kinds));
        walk.there_and_back();
    }
}

/// Most random changes must be possible, or the walk above proves little.
#[test]
fn every_kind_is_added_changed_put_and_removed() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 7));
    for (kind, verb) in kinds().iter().flat_map(|kind| (0..4).map(move |verb| (kind, verb))) {
        let removes_only_row = verb == 3 || (verb == 0 && kind.table.as_str() == "file_info");
        let done = (0..20).any(|seed| {
            let work = |tx: &jiugai_store::Tx<'_>| act(kind, verb)(&mut Dice::new(seed), tx);
            desk.store.transact(edit(), work).is_ok()
        });
        assert!(done || removes_only_row, "{} verb {verb}", kind.table);
        if done {
            desk.store.undo(Via::Window).expect("undo");
        }
    }
}
