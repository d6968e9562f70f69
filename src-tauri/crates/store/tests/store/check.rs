//! A file looked through: nothing is found in a good one, and every kind of damage is.

use std::path::Path;

use jiugai_store::{Problem, Stop, StoreError, Via, check_file};
use rusqlite::Connection;

use crate::support::{desk, furnish};

/// A file with some history, closed.
fn file() -> (std::path::PathBuf, tempfile::TempDir) {
    let desk = desk();
    for seed in 0..6 {
        desk.work(|tx| furnish(tx, seed));
    }
    desk.store.undo(Via::Window).expect("undo").expect("a step");
    desk.leave()
}

/// Alters the file behind the program's back and looks it through.
fn altered(sql: &str) -> Vec<Problem> {
    let (path, _folder) = file();
    let conn = Connection::open(&path).expect("opened");
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).expect("altered");
    drop(conn);
    check_file(&path, &Stop::default()).expect("looked through").problems
}

fn found(path: &Path) -> Vec<Problem> {
    check_file(path, &Stop::default()).expect("looked through").problems
}

#[test]
fn a_good_file_has_no_problems_and_stays_as_it_is() {
    let (path, _folder) = file();
    let before = std::fs::read(&path).expect("the file");
    let checked = check_file(&path, &Stop::default()).expect("looked through");
    assert_eq!(checked.problems, []);
    assert_eq!((checked.journal_rows, checked.steps_tried), (7, 5));
    assert_eq!(std::fs::read(&path).expect("the file"), before);
}

#[test]
fn a_file_being_written_is_looked_through_too() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 1));
    assert_eq!(found(&desk.path), []);
    desk.work(|tx| furnish(tx, 2));
    assert_eq!(found(&desk.path), []);
}

#[test]
fn a_damaged_page_is_found() {
    let (path, _folder) = file();
    let mut bytes = std::fs::read(&path).expect("the file");
    let page = bytes.len() / 2 / 4096 * 4096;
    bytes[page..page + 4096].fill(0x5A);
    std::fs::write(&path, bytes).expect("damaged");
    let problems = found(&path);
    assert!(problems.iter().any(|one| matches!(one, Problem::Pages(_))), "{problems:?}");
}

#[test]
fn a_row_that_names_nothing_is_found() {
    let problems = altered("DELETE FROM community");
    let is_found =
        |one: &Problem| matches!(one, Problem::Reference { to, .. } if to == "community");
    assert!(problems.iter().any(is_found), "{problems:?}");
}

#[test]
fn a_structure_of_another_hand_is_found_and_not_run() {
    let problems = altered("CREATE TRIGGER t AFTER INSERT ON journal BEGIN SELECT 1; END");
    assert!(matches!(problems.as_slice(), [Problem::Structure(_)]), "{problems:?}");
}

#[test]
fn a_history_that_contradicts_itself_is_found() {
    for sql in [
        "UPDATE journal SET state = 'undone' WHERE seq = 1",
        "UPDATE journal SET state = 'applied' WHERE state = 'undone'",
        "DELETE FROM changeset WHERE journal_id = (SELECT id FROM journal WHERE seq = 3)",
    ] {
        let problems = altered(sql);
        assert!(
            problems.iter().any(|one| matches!(one, Problem::History(_))),
            "{sql}: {problems:?}"
        );
    }
}

#[test]
fn a_step_that_cannot_be_undone_is_found() {
    for sql in [
        "UPDATE community SET name = name || '改' WHERE id = (SELECT max(id) FROM community)",
        "UPDATE changeset SET bytes = x'00' WHERE journal_id = (SELECT id FROM journal WHERE seq = 4)",
    ] {
        let problems = altered(sql);
        assert!(problems.iter().any(|one| matches!(one, Problem::Undo(_))), "{sql}: {problems:?}");
    }
}

#[test]
fn what_is_no_project_file_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jiugai");
    std::fs::write(&path, "这是一段文字，不是数据文件。".repeat(40)).expect("written");
    assert!(matches!(check_file(&path, &Stop::default()), Err(StoreError::NotAProjectFile { .. })));
}
