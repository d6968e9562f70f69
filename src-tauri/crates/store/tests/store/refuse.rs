//! What is refused, and that it is left as it was, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiugai_store::{Store, StoreError};
use rusqlite::Connection;

use crate::support::{desk, desk_with, file_info, furnish, services};

/// Every file of a folder with its bytes, except the lock beside a project file.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_none_or(|kind| kind != "lock"))
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap_or_default()))
        .collect()
}

/// Opening this path is refused, both ways, and changes nothing in its folder.
pub(crate) fn refused(path: &Path) -> StoreError {
    let folder = path.parent().expect("a folder");
    let before = files(folder);
    let read_only = Store::open_read_only(path, services("读者")).expect_err("it is refused");
    let error = Store::open(path, services("写者")).expect_err("it is refused");
    // Which of the two a malformed list of tables is called depends on what meets it first.
    let kind = |error: &StoreError| match error {
        StoreError::Altered { .. } | StoreError::Damaged { .. } => None,
        error => Some(std::mem::discriminant(error)),
    };
    assert_eq!(kind(&read_only), kind(&error), "reading: {read_only}; writing: {error}");
    assert!(files(folder) == before, "a refused file is left as it was");
    error
}

/// Opens a closed project file by other means and does something to it.
pub(crate) fn tamper(path: &Path, sql: &str) {
    let conn = Connection::open(path).expect("opened by other means");
    conn.execute_batch(sql).expect("tampered with");
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("written out");
    conn.close().expect("closed");
}

#[test]
fn what_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("无.jiugai");
    assert!(matches!(refused(&path), StoreError::Missing { .. }));
    assert!(files(folder.path()).is_empty(), "nothing is created by looking");
}

#[test]
fn what_is_no_database() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.jiugai");
    for bytes in [&b""[..], b"PK\x03\x04", &[0x20; 5000], b"SQLite format 3"] {
        fs::write(&path, bytes).expect("written");
        let error = refused(&path);
        assert!(matches!(error, StoreError::NotAProjectFile { .. }), "{error}");
    }
    let inner = folder.path().join("folder.jiugai");
    fs::create_dir(&inner).expect("a folder");
    assert!(matches!(refused(&inner), StoreError::NotAProjectFile { .. }));
}

#[test]
fn what_belongs_to_another_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.jiugai");
    for (mode, mark) in [("DELETE", 0), ("WAL", 77)] {
        let _ = fs::remove_file(&path);
        let sql = format!(
            "PRAGMA journal_mode = {mode}; PRAGMA application_id = {mark};
             CREATE TABLE community (id TEXT PRIMARY KEY); INSERT INTO community VALUES ('x')"
        );
        tamper(&path, &sql);
        match refused(&path) {
            StoreError::Foreign { application_id, .. } => assert_eq!(application_id, mark),
            error => panic!("{error}"),
        }
    }
}

#[test]
fn what_a_newer_program_wrote() {
    let (path, _folder) = desk().leave();
    tamper(
        &path,
        "INSERT INTO schema_version VALUES (7, '3.2.1', '2031-01-01T00:00:00Z');
         PRAGMA user_version = 7",
    );
    match refused(&path) {
        StoreError::TooNew { schema_version, needs, .. } => {
            assert_eq!((schema_version, needs.as_str()), (7, "3.2.1"));
        }
        error => panic!("{error}"),
    }
}

#[test]
fn what_is_cut_off() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let (path, _folder) = desk.leave();
    let bytes = fs::read(&path).expect("the file");
    for keep in [bytes.len() / 2, 4096, bytes.len() - 1] {
        fs::write(&path, &bytes[..keep]).expect("cut off");
        let error = refused(&path);
        assert!(matches!(error, StoreError::Damaged { .. }), "kept {keep}: {error}");
    }
}

/// Damage in the middle is looked for after a broken end.
#[test]
fn what_is_damaged_inside_after_a_broken_end() {
    let desk = desk();
    for seed in 0..20 {
        let done = desk.store.transact(crate::support::edit(), |tx| furnish(tx, seed));
        assert!(done.is_ok());
    }
    let (path, folder) = desk.leave();
    let mut bytes = fs::read(&path).expect("the file");
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 200].fill(0xA5);
    fs::write(&path, &bytes).expect("damaged");
    fs::write(format!("{}.owner", path.display()), "{}").expect("as a killed writer leaves it");
    let before = files(folder.path());
    let error = Store::open(&path, services("写者")).expect_err("it is refused");
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    // The note now names who looked last.
    let without_note = |mut files: BTreeMap<String, Vec<u8>>| {
        files.retain(|name, _| !name.ends_with(".owner"));
        files
    };
    assert!(without_note(files(folder.path())) == without_note(before));
    let again = Store::open(&path, services("写者")).expect_err("it is still remembered");
    assert!(matches!(again, StoreError::Damaged { .. }), "{again}");
    drop(folder);
}

/// A damaged page is found although the file was closed properly.
#[test]
fn what_has_a_damaged_page() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let (path, _folder) = desk.leave();
    let bytes = fs::read(&path).expect("the file");
    let mut met = 0;
    for page in 1..bytes.len() / 4096 {
        let mut damaged = bytes.clone();
        damaged[page * 4096..page * 4096 + 64].fill(0xA5);
        fs::write(&path, &damaged).expect("damaged");
        let error = refused(&path);
        assert!(matches!(error, StoreError::Damaged { .. }), "page {page}: {error}");
        met += 1;
    }
    assert!(met > 50, "{met} pages");
}

/// A log beside a damaged file is not written into it by looking.
#[test]
fn what_is_damaged_keeps_its_log() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    desk.store.checkpoint().expect("the file is whole");
    desk.work(|tx| furnish(tx, 4));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.jiugai");
    // As a crash leaves them; the desk is not written to any more.
    let left = |suffix: &str| format!("{}{suffix}", desk.path.display());
    let mut bytes = fs::read(left("")).expect("the file");
    let end = bytes.len() - 4096;
    bytes[end..].fill(0xA5);
    fs::write(&path, &bytes).expect("damaged");
    fs::copy(left("-wal"), format!("{}-wal", path.display())).expect("the log");
    let before = files(folder.path());
    let error = Store::open(&path, services("写者")).expect_err("it is refused");
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    let mut after = files(folder.path());
    after.retain(|name, _| !name.ends_with("-shm"));
    assert!(after == before, "the file and its log are as they were");
}

/// The log of a file that is gone would be taken for the log of a new one.
#[test]
fn what_is_gone_but_for_its_log() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.jiugai");
    let log = format!("{}-wal", path.display());
    fs::copy(format!("{}-wal", desk.path.display()), &log).expect("the log");
    let error = refused(&path);
    assert!(matches!(error, StoreError::LogWithoutFile { .. }), "{error}");
    let before = files(folder.path());
    let made = Store::create(&path, &file_info(), &[], services("写者"));
    assert!(matches!(made, Err(StoreError::LogWithoutFile { .. })));
    assert!(files(folder.path()) == before);
    fs::remove_file(&log).expect("removed");
    assert!(matches!(refused(&path), StoreError::Missing { .. }));
    Store::create(&path, &file_info(), &[], services("写者")).expect("created");
}

#[test]
fn a_value_of_another_kind_is_named() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let (path, _folder) = desk.leave();
    tamper(&path, "UPDATE origin SET cells = '[1]'");
    let store = Store::open(&path, services("写者")).expect("opened");
    match store.all::<jiugai_domain::provenance::Origin>() {
        Err(StoreError::BadValue { table, column, value }) => {
            assert_eq!((table, column), ("origin", "cells"));
            assert!(value.contains("[1]"), "{value}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn creating_never_replaces_and_leaves_nothing_half_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.jiugai");
    fs::write(&path, "mine").expect("written");
    let create = |policy: &[_]| Store::create(&path, &file_info(), policy, services("写者"));
    assert!(matches!(create(&[]), Err(StoreError::AlreadyExists { .. })));
    assert_eq!(fs::read(&path).expect("the file"), b"mine");
    fs::remove_file(&path).expect("removed");

    let desk = desk_with(&[]);
    desk.work(|tx| furnish(tx, 3));
    let part = desk.store.all::<jiugai_store::PolicyPart>().expect("read").remove(0);
    assert!(create(&[part.clone(), part]).is_err(), "the same part twice");
    assert!(files(folder.path()).is_empty(), "{:?}", files(folder.path()).keys());

    let nowhere = folder.path().join("no").join("x.jiugai");
    let error = Store::create(&nowhere, &file_info(), &[], services("写者"));
    assert!(matches!(error, Err(StoreError::Missing { .. })));
}
