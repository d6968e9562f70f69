//! One writer, and the lock rule of the crate's head: nothing but `SQLite` opens an open file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiugai_domain::community::Community;
use jiugai_store::{Access, Place, ReadOnlyReason, Store, StoreError};

use crate::roles::{acknowledgements, process};
use crate::support::{desk, edit, file_info, furnish, services};

#[test]
fn a_second_opener_reads_and_is_told_who_writes() {
    let desk = desk();
    let second = Store::open(&desk.path, services("第二人")).expect("opened");
    let Access::ReadOnly { holder: Some(holder), reason: ReadOnlyReason::Held } = second.access()
    else {
        panic!("{:?}", second.access())
    };
    assert_eq!((holder.who.as_str(), holder.pid), ("制表人", std::process::id()));
    assert!(holder.since.as_second() >= 1_782_000_000);
    let refused = second.transact(edit(), |tx| furnish(tx, 3));
    assert!(matches!(refused, Err(StoreError::ReadOnly)));
    assert!(matches!(second.undo(jiugai_store::Via::Window), Err(StoreError::ReadOnly)));

    desk.work(|tx| furnish(tx, 3));
    assert_eq!(second.all::<Community>().expect("read").len(), 2, "it sees what the writer did");
    let (path, _folder) = desk.leave();
    assert_eq!(second.all::<Community>().expect("read").len(), 2, "also when the writer left");
    let third = Store::open(&path, services("第三人")).expect("opened");
    assert_eq!(third.access(), &Access::Writer, "a reader keeps nobody from writing");
}

#[test]
fn reading_only_can_be_asked_for() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let (path, _folder) = desk.leave();
    let reader = Store::open_read_only(&path, services("读者")).expect("opened");
    let asked = Access::ReadOnly { holder: None, reason: ReadOnlyReason::Asked };
    assert_eq!(reader.access(), &asked);
    assert_eq!(reader.all::<Community>().expect("read").len(), 2);
    reader.checkpoint().expect("nothing to do");
    let writer = Store::open(&path, services("写者")).expect("opened");
    assert_eq!(writer.access(), &Access::Writer, "who only reads holds no lock");
}

#[test]
fn a_closed_file_is_whole_and_alone() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let before = desk.store.dump().expect("a dump");
    let (path, folder) = desk.leave();
    let beside: BTreeSet<String> = fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!(beside, BTreeSet::from([name.clone(), format!("{name}.lock")]));
    let copy = folder.path().join("副本.jiugai");
    fs::copy(&path, &copy).expect("copied");
    let copy = Store::open(&copy, services("他人")).expect("opened");
    assert!(!copy.was_left_open());
    assert_eq!(copy.dump().expect("a dump"), before);
}

#[test]
fn a_checkpoint_makes_an_open_file_whole() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    desk.store.checkpoint().expect("checkpointed");
    let log = format!("{}-wal", desk.path.display());
    assert_eq!(fs::metadata(log).expect("the log").len(), 0);
}

#[test]
fn a_link_does_not_make_a_second_writer() {
    let desk = desk();
    let link = desk.path.with_file_name("别名.jiugai");
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink(&desk.path, &link).expect("linked");
        let second = Store::open(&link, services("第二人")).expect("opened");
        assert!(matches!(second.access(), Access::ReadOnly { .. }), "{:?}", second.access());
    }
}

#[test]
fn who_creates_a_file_that_is_held_is_told() {
    let desk = desk();
    let again = Store::create(&desk.path, &file_info(), &[], services("第二人"));
    assert!(matches!(again, Err(StoreError::AlreadyExists { .. })));
}

fn edits_found_after(role: &str) -> (usize, usize) {
    let (path, _folder) = desk().leave();
    let output = process(role, &path).output().expect("played");
    let heard = String::from_utf8_lossy(&output.stdout).into_owned();
    let acknowledged = acknowledgements(&heard).len();
    let store = Store::open(&path, services("检查者")).expect("opened");
    (acknowledged, store.all::<Community>().expect("read").len())
}

/// The writer edits, another `SQLite` program looks at the file and leaves, the writer edits again
/// and is stopped. Both edits were acknowledged and both are there.
#[test]
fn a_visitor_costs_no_edit_while_the_rule_is_kept() {
    assert_eq!(edits_found_after("keep the rule"), (2, 2));
}

/// The same, but the writer's process once read its files by plain IO, as a naive backup does.
/// Closing those handles dropped its locks, the visitor took itself for the last one out and
/// removed the log, and the second edit, acknowledged, went into a log that no longer had a name.
/// (With an older visitor a read of the data file alone is enough; `SQLite` 3.53 notices that.)
#[cfg(target_os = "linux")]
#[test]
fn a_plain_copy_of_an_open_file_loses_an_acknowledged_edit() {
    assert_eq!(edits_found_after("break the rule"), (2, 1));
}

/// The rule, held in the sources: plain IO stands only where sidecars, drafts and snapshots are
/// handled, and there nothing reads, copies or opens a project file.
#[test]
fn plain_io_stands_where_it_must_only() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut with_io = BTreeSet::new();
    let mut folders = vec![sources.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                if text.contains("std::fs") || text.contains("File::") {
                    let name = path.strip_prefix(&sources).expect("inside");
                    with_io.insert(name.to_string_lossy().into_owned());
                }
            }
        }
    }
    let expected =
        ["create.rs", "lock.rs", "place.rs", "refuse.rs", "snapshot/blobs.rs", "snapshot/mod.rs"];
    assert_eq!(with_io, BTreeSet::from(expected.map(str::to_owned)));
    for file in ["create.rs", "refuse.rs"] {
        let text = fs::read_to_string(sources.join(file)).expect("a source");
        for reading in ["fs::read", "fs::copy", "File::open(path", "OpenOptions"] {
            assert!(!text.contains(reading), "{file} must not use {reading}");
        }
    }
}

/// What lies beside a file, besides the lock.
fn left_beside(path: &std::path::Path) -> Vec<&'static str> {
    let is_there = |suffix: &&str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        std::path::Path::new(&name).exists()
    };
    ["-wal", "-shm", ".owner"].into_iter().filter(is_there).collect()
}

#[test]
fn reading_leaves_nothing_behind() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let (path, _folder) = desk.leave();
    let bytes = fs::read(&path).expect("the file");
    for _ in 0..2 {
        let reader = Store::open_read_only(&path, services("读者")).expect("opened");
        assert_eq!(reader.all::<Community>().expect("read").len(), 2);
        drop(reader);
        assert_eq!(left_beside(&path), [""; 0]);
    }
    let (first, second) = (
        Store::open_read_only(&path, services("甲")).expect("opened"),
        Store::open_read_only(&path, services("乙")).expect("opened"),
    );
    drop(first);
    assert_eq!(second.all::<Community>().expect("read").len(), 2, "the other reads on");
    drop(second);
    assert_eq!(left_beside(&path), [""; 0]);
    assert_eq!(fs::read(&path).expect("the file"), bytes);
}

#[test]
fn a_reader_that_leaves_takes_nothing_from_the_writer() {
    let desk = desk();
    let reader = Store::open_read_only(&desk.path, services("读者")).expect("opened");
    desk.store.checkpoint().expect("the log is empty");
    drop(reader);
    assert!(left_beside(&desk.path).contains(&"-wal"), "the writer's log stays");
    desk.work(|tx| furnish(tx, 3));
    let late = Store::open_read_only(&desk.path, services("后来")).expect("opened");
    assert_eq!(late.all::<Community>().expect("read").len(), 2);
    drop(late);
    let before = desk.store.dump().expect("a dump");
    let (path, _folder) = desk.leave();
    let again = Store::open_read_only(&path, services("读者")).expect("opened");
    assert_eq!(again.dump().expect("a dump"), before);
}

/// In a synchronised folder locks do not reach the other computer; its note does, some time later.
#[test]
fn a_note_from_another_computer_counts_in_a_synchronised_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, is_synchronised) in [("OneDrive - 某区住建局", true), ("规划", false)] {
        let inside = folder.path().join(name);
        fs::create_dir(&inside).expect("a folder");
        let path = inside.join("x.jiugai");
        let made = Store::create(&path, &file_info(), &[], services("甲")).expect("created");
        assert_eq!(*made.place() == Place::Local, !is_synchronised, "{:?}", made.place());
        made.transact(edit(), |tx| furnish(tx, 3)).expect("furnished");
        let log = inside.join("x.jiugai-wal");
        assert_eq!(log.exists(), !is_synchronised, "there the file is whole after every edit");
        made.close().expect("closed");
        let note = r#"{"who":"乙","pid":7,"host":"另一台","since":"2026-03-02T01:02:03Z"}"#;
        let owner = inside.join("x.jiugai.owner");
        fs::write(&owner, note).expect("the other computer's note");
        let store = Store::open(&path, services("甲")).expect("opened");
        if is_synchronised {
            let Access::ReadOnly { holder: Some(holder), reason } = store.access() else {
                panic!("{:?}", store.access())
            };
            assert_eq!((holder.who.as_str(), holder.host.as_str()), ("乙", "另一台"));
            assert_eq!(*reason, ReadOnlyReason::HeldElsewhere);
            drop(store);
            assert_eq!(fs::read_to_string(&owner).expect("the note"), note, "it is left alone");
            fs::remove_file(&owner).expect("removed, as the sentence says");
            let store = Store::open(&path, services("甲")).expect("opened");
            assert_eq!(store.access(), &Access::Writer);
        } else {
            assert_eq!(store.access(), &Access::Writer, "here nobody holds the lock: a broken end");
            assert!(store.was_left_open());
        }
    }
}

/// A file made on a local disk and moved to a share changes its ways when it is opened there, and
/// back again.
#[test]
fn a_file_changes_its_journal_with_its_place() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let before = desk.store.dump().expect("a dump");
    let (path, folder) = desk.leave();
    let shared = folder.path().join("Nutstore Files");
    fs::create_dir(&shared).expect("a folder");
    let mut at = path;
    for (place, mode) in [(shared.as_path(), "delete"), (folder.path(), "wal")] {
        let to = place.join("搬.jiugai");
        fs::rename(&at, &to).expect("moved");
        at = to;
        let store = Store::open(&at, services("甲")).expect("opened");
        store.transact(edit(), |tx| furnish(tx, 9)).expect("furnished");
        store.undo(jiugai_store::Via::Window).expect("undo").expect("a step");
        assert_eq!(store.dump().expect("a dump"), before);
        store.close().expect("closed");
        let found: String = rusqlite::Connection::open(&at)
            .expect("opened by other means")
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .expect("a mode");
        assert_eq!(found, mode);
    }
}
