//! Findings, photos and the bytes behind them.

use crate::support::{Dice, Sample, check_rows, desk, edit, furnish, refusal};
use jiugai_domain::finding::{Finding, Photo};
use jiugai_store::{StoreError, Via};

#[test]
fn findings() {
    check_rows::<Finding>();
}

#[test]
fn photos() {
    check_rows::<Photo>();
}

#[test]
fn one_finding_per_item_and_community() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 7));
    let first = desk.store.all::<Finding>().expect("read").remove(0);
    let error = refusal(&desk.store, |tx| tx.insert(&Finding { id: tx.new_id(), ..first.clone() }));
    assert!(matches!(error, StoreError::Duplicate { .. }), "{error}");
}

/// A unique key may move from one row to another within a step, and back again by undo.
#[test]
fn a_finding_replaced_in_one_step_comes_back() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 7));
    desk.work(|tx| {
        for photo in tx.all::<Photo>()? {
            tx.remove::<Photo>(photo.id)?;
        }
        Ok(())
    });
    let start = desk.store.dump().expect("a dump");
    desk.work(|tx| {
        for old in tx.all::<Finding>()? {
            tx.remove::<Finding>(old.id)?;
            tx.insert(&Finding { id: tx.new_id(), ..old })?;
        }
        Ok(())
    });
    let end = desk.store.dump().expect("a dump");
    assert_ne!(start, end);
    desk.store.undo(Via::Window).expect("undo").expect("the replacement");
    assert_eq!(desk.store.dump().expect("a dump"), start);
    desk.store.redo(Via::Window).expect("redo").expect("the replacement");
    assert_eq!(desk.store.dump().expect("a dump"), end);
}

#[test]
fn bytes_are_kept_once_and_outlive_undo() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 7));
    let commit = desk.work(|tx| {
        let hash = tx.put_blob(b"photo")?;
        assert_eq!(tx.put_blob(b"photo")?, hash);
        let photo = Photo::sample(&mut Dice::new(3), tx)?;
        tx.insert(&Photo { blob_sha256: hash.clone(), ..photo })?;
        Ok(hash)
    });
    assert_eq!(commit.changed.len(), 1, "bytes are no part of a step");
    desk.store.undo(Via::Window).expect("undo").expect("the photo");
    let bytes = desk.store.find_blob(&commit.value).expect("read");
    assert_eq!(bytes.as_deref(), Some(&b"photo"[..]));
    assert_eq!(commit.value, "55c64d0fcd6f9d5f7c828093857e3fdfda68478bb4e9bd24d481ef391c7804e8");
    assert_eq!(desk.store.find_blob(&"0".repeat(64)).expect("read"), None);
}

#[test]
fn bytes_alone_leave_no_history() {
    let desk = desk();
    let commit = desk.store.transact(edit(), |tx| tx.put_blob(b"alone")).expect("kept");
    assert_eq!(commit.revision, None);
    assert_eq!(desk.store.history(9).expect("history"), []);
    assert!(desk.store.find_blob(&commit.value).expect("read").is_some());
}
