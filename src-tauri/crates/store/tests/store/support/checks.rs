//! Checks every kind of record must pass.

use jiugai_store::{ChangeKind, Record, RowChange, StoreError, Via};

use super::{Dice, Sample, desk, edit, furnish};

/// Rows of this kind come back as they went in, in every state the dice throw; changing and
/// removing them says which row moved; undo and redo go through every state again.
pub(crate) fn check_rows<R: Sample>() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 7));
    let mut tried = 0;
    for seed in 0..60 {
        let before = desk.store.dump().expect("a dump");
        let added = desk.store.transact(edit(), |tx| {
            let row = R::sample(&mut Dice::new(seed), tx)?;
            tx.insert(&row)?;
            let other = row.altered(&mut Dice::new(seed + 1000), tx)?;
            Ok((row, other))
        });
        let (row, other) = match added {
            Ok(commit) => {
                assert_eq!(commit.changed, [change(&commit.value.0, ChangeKind::Inserted)]);
                commit.value
            }
            Err(StoreError::Duplicate { .. }) => continue,
            Err(error) => panic!("{error}"),
        };
        tried += 1;
        check_life(&desk.store, &row, &other);
        while desk
            .store
            .undo(Via::Window)
            .expect("undo")
            .is_some_and(|undone| undone.changed != [change(&row, ChangeKind::Removed)])
        {}
        assert_eq!(desk.store.dump().expect("a dump"), before, "undo leads back");
    }
    assert!(tried >= 10, "only {tried} of the samples could be added");
}

fn check_life<R: Sample>(store: &jiugai_store::Store, row: &R, other: &R) {
    let read = |id: R::Id| store.find::<R>(id).expect("read");
    assert_eq!(read(row.id()).as_ref(), Some(row), "it comes back as it went in");
    assert!(store.all::<R>().expect("read").contains(row));
    let changed = store.transact(edit(), |tx| tx.update(other));
    if changed.as_ref().is_err_and(|error| matches!(error, StoreError::Duplicate { .. })) {
        return;
    }
    let changed = changed.expect("changed").changed;
    if row != other {
        assert_eq!(changed, [change(row, ChangeKind::Updated)]);
    }
    assert_eq!(read(row.id()).as_ref(), Some(other));
    let removed = store.transact(edit(), |tx| tx.remove::<R>(row.id())).expect("removed");
    assert_eq!(removed.changed, [change(row, ChangeKind::Removed)]);
    assert_eq!(read(row.id()), None);
    let again = store.transact(edit(), |tx| tx.update(other));
    assert!(matches!(again, Err(StoreError::NotFound { .. })));
    store.undo(Via::Window).expect("undo").expect("the removal");
    assert_eq!(read(row.id()).as_ref(), Some(other));
    store.redo(Via::Window).expect("redo").expect("the removal");
    assert_eq!(read(row.id()), None);
    store.transact(edit(), |tx| tx.put(row)).expect("put");
    assert_eq!(store.find_many::<R>(&[row.id()]).expect("read"), std::slice::from_ref(row));
}

fn change<R: Record>(row: &R, kind: ChangeKind) -> RowChange {
    RowChange { table: R::TABLE, id: row.id().to_string(), kind }
}

/// The error a piece of work is refused with; nothing of it may stay, not even in history.
pub(crate) fn refusal(
    store: &jiugai_store::Store,
    work: impl FnOnce(&jiugai_store::Tx<'_>) -> Result<(), StoreError>,
) -> StoreError {
    let state = || (store.dump().expect("a dump"), store.history(99).expect("history"));
    let before = state();
    let error = store.transact(edit(), work).expect_err("the work is refused");
    assert!(before == state(), "a refused action leaves no trace");
    error
}
