//! Files of every released schema, made by the program of that time, open and keep every value;
//! a snapshot can be made first, and who only reads changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiugai_domain::Fen;
use jiugai_domain::community::Community;
use jiugai_domain::scheme::{CostKind, CostLine};
use jiugai_store::{Access, SCHEMA_VERSION, Store, StoreError, Via};
use rusqlite::Connection;
use rusqlite::types::Value;
use sha2::{Digest, Sha256};

use crate::refuse::files;
use crate::support::services;

/// A file of each schema that was released: by the program itself from published plans, and one
/// with rows in every table. Neither ever changes.
const RELEASED: [(&str, i64, &str); 2] = [
    ("v1.jiugai", 1, "8adc5c795e92d81ec04145810f8637b537e40d9268fb6812ef503f52854753a5"),
    (
        "v1_every_table.jiugai",
        1,
        "f7003ad110bf8cd2aa7f9b0ace5a4d0083aaddff17703a884a85064599cc9284",
    ),
];

/// A copy of a released file in a folder of its own.
fn released(name: &str) -> (PathBuf, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes_of(name)).expect("copied");
    (path, folder)
}

fn bytes_of(name: &str) -> Vec<u8> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    fs::read(fixtures.join(name)).expect("the fixture")
}

type Rows = BTreeMap<String, Vec<BTreeMap<String, Value>>>;

/// Every value of every table, read by other means. Values of columns that came later are left out
/// when `known` says which there were.
fn values(path: &Path, known: Option<&Rows>) -> Rows {
    let conn = Connection::open(path).expect("opened by other means");
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).expect(sql);
        let rows = statement.query_map([], |row| row.get(0)).expect(sql);
        rows.collect::<Result<_, _>>().expect(sql)
    };
    let tables =
        texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'schema_%'");
    let mut all = Rows::new();
    for table in tables {
        if known.is_some_and(|known| !known.contains_key(&table)) {
            continue;
        }
        let columns = texts(&format!("SELECT name FROM pragma_table_info('{table}')"));
        let mut statement =
            conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1")).expect("rows");
        let rows = statement
            .query_map([], |row| {
                let cells = columns.iter().enumerate();
                cells.map(|(at, name)| Ok((name.clone(), row.get(at)?))).collect()
            })
            .expect("rows");
        all.insert(table, rows.collect::<Result<_, _>>().expect("rows"));
    }
    if let Some(known) = known {
        for (table, rows) in &mut all {
            let columns = known[table].first().map(|row| row.keys().cloned().collect::<Vec<_>>());
            for row in rows {
                row.retain(|name, _| columns.as_ref().is_none_or(|known| known.contains(name)));
            }
        }
    }
    all
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_kept_files_are_the_released_ones() {
    for (name, _, hash) in RELEASED {
        assert_eq!(hex(&bytes_of(name)), hash, "{name}");
    }
}

#[test]
fn a_released_file_opens_and_keeps_every_value() {
    for (name, version, _) in RELEASED {
        let (path, folder) = released(name);
        let before = values(&path, None);
        assert!(before.values().map(Vec::len).sum::<usize>() > 50, "{name} holds something");
        let mut asked = 0;
        let kept = folder.path().join("升级前.jiugai");
        let store = Store::open_with(&path, services("制表人"), &mut |moment| {
            asked += 1;
            moment.keep(&kept, &folder.path().join("照片")).map(drop)
        });
        let store = store.expect("opened");
        assert_eq!(store.access(), &Access::Writer);
        assert_eq!(
            asked,
            usize::from(version < SCHEMA_VERSION),
            "{name}: a snapshot was asked for"
        );
        assert_eq!(store.find_damage().expect("looked through"), None);
        if version < SCHEMA_VERSION {
            let undone = store.undo(Via::Window).expect("undo");
            assert!(undone.is_none(), "a migration ends undo, never history");
        }
        assert_eq!(store.history(99).expect("history").len(), before["journal"].len());
        store.close().expect("closed");
        assert!(values(&path, Some(&before)) == before, "{name}: every value is as it was");
        if version < SCHEMA_VERSION {
            let snapshot = values(&kept, None);
            let without_photos = |mut rows: Rows| {
                rows.remove("blob");
                rows
            };
            assert!(without_photos(snapshot) == without_photos(before), "the snapshot came first");
        }
    }
}

/// The literal content, so that the fixture and its reading cannot go wrong together.
#[test]
fn the_first_release_reads_as_it_was_published() {
    let (path, _folder) = released("v1.jiugai");
    let store = Store::open(&path, services("制表人")).expect("opened");
    let communities = store.all::<Community>().expect("read");
    assert_eq!(communities.len(), 13);
    assert!(communities.iter().any(|row| row.name == "中天1号楼"));
    let households: i64 = communities.iter().filter_map(|row| row.scale.households).sum();
    assert_eq!(households, 1_093);
    let lines = store.all::<CostLine>().expect("read");
    let amounts = lines.iter().filter_map(|line| match &line.kind {
        CostKind::LumpSum { amount, .. } => *amount,
        CostKind::Measure { .. } => None,
    });
    let Fen(total) = amounts.sum();
    assert_eq!(total, 2_122_200_000, "2,122.22 万元 in fen");
    let history = store.history(99).expect("history");
    assert_eq!(history.len(), 9);
    assert_eq!(history[8].label, "导入「tianchang_2021.xlsx」 · 8 个小区");
    // Old edits are told with the columns their table had then.
    let told = store.changes_of(history[8].id).expect("kept");
    assert!(told.iter().any(|change| change.column == "households"));
}

#[test]
fn who_only_reads_an_older_file_sees_everything_and_changes_nothing() {
    for (name, _, _) in RELEASED {
        let (path, folder) = released(name);
        let before = files(folder.path());
        let reader = Store::open_read_only(&path, services("读者")).expect("opened");
        assert!(!reader.all::<Community>().expect("read").is_empty());
        let seen = reader.dump().expect("a dump");
        drop(reader);
        assert!(files(folder.path()) == before, "{name} is as it was");
        let writer = Store::open(&path, services("写者")).expect("opened");
        assert!(writer.dump().expect("a dump") == seen, "{name}: both see the same");
    }
}

/// Where no snapshot can be made, an older file is not brought up to date.
#[test]
fn no_snapshot_no_migration() {
    let (path, folder) = released("v1.jiugai");
    if SCHEMA_VERSION == 1 {
        return;
    }
    let before = files(folder.path());
    let refused = Store::open_with(&path, services("写者"), &mut |moment| {
        drop(moment);
        Err(StoreError::ReadOnly)
    });
    assert!(matches!(refused, Err(StoreError::ReadOnly)));
    assert!(files(folder.path()) == before, "the file is as it was");
}

/// An older file that was altered is refused before it is migrated.
#[test]
fn an_altered_older_file_is_not_brought_up_to_date() {
    let (path, _folder) = released("v1.jiugai");
    crate::refuse::tamper(
        &path,
        "CREATE TRIGGER gift INSERT ON schema_version BEGIN SELECT 1; END",
    );
    let error = crate::refuse::refused(&path);
    assert!(matches!(error, StoreError::Altered { .. }), "{error}");
}
