//! Files crafted to be opened: nothing in them runs, and what this program did not make is refused.

use std::fs;
use std::path::Path;

use jiugai_store::{Store, StoreError, Via, schema_picture};
use rusqlite::Connection;
use rusqlite::session::Session;

use crate::refuse::{files, refused, tamper};
use crate::support::{Desk, desk, edit, furnish, services};

/// Opening a file treated with this SQL is refused, and leaves it as it is.
fn check(sql: &str) {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let (path, _folder) = desk.leave();
    tamper(&path, sql);
    let error = refused(&path);
    assert!(
        matches!(error, StoreError::Altered { .. } | StoreError::Damaged { .. }),
        "{sql}: {error}"
    );
}

#[test]
fn triggers_and_views() {
    check("CREATE TRIGGER gift AFTER UPDATE ON file_info BEGIN DELETE FROM policy_part; END");
    check("CREATE TRIGGER gift INSERT ON journal BEGIN SELECT load_extension('x'); END");
    check("CREATE VIEW extra AS SELECT 1");
    check("DROP TABLE photo; CREATE VIEW photo AS SELECT hex(randomblob(1000000000)) AS id");
}

#[test]
fn tables_indexes_and_columns() {
    check("CREATE TABLE extra (id TEXT PRIMARY KEY) STRICT");
    check("CREATE INDEX extra ON community (hex(zeroblob(length(name))))");
    check("DROP INDEX building_community");
    check("ALTER TABLE photo ADD COLUMN extra TEXT");
    check("ALTER TABLE photo RENAME COLUMN caption TO title");
    check("ALTER TABLE cluster ADD COLUMN extra TEXT AS (hex(zeroblob(length(name))))");
    check("DROP TABLE price");
}

#[test]
fn virtual_tables() {
    check("CREATE VIRTUAL TABLE extra USING fts5 (words)");
    check("CREATE VIRTUAL TABLE extra USING rtree (id, a, b)");
    check("DROP TABLE price; CREATE VIRTUAL TABLE price USING fts5 (id, measure_code)");
}

/// Tables `SQLite` keeps for itself steer it: none belongs into a file of ours.
#[test]
fn tables_of_sqlite_itself() {
    check("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE t");
    check("ANALYZE; UPDATE sqlite_stat1 SET stat = '9223372036854775807 1 1'");
}

/// What the list of tables says can be written by hand.
#[test]
fn a_list_of_tables_written_by_hand() {
    let by_hand = |sql: &str| check(&format!("PRAGMA writable_schema = ON; {sql}"));
    by_hand(
        "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_autoindex_gift_1', 'community', 0,
         'CREATE TRIGGER sqlite_autoindex_gift_1 DELETE ON community BEGIN SELECT 1; END')",
    );
    by_hand(
        "UPDATE sqlite_schema SET sql = replace(sql, 'id = ''file''', 'load_extension(id)')
         WHERE name = 'file_info'",
    );
    by_hand("UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'origin'");
    by_hand("UPDATE sqlite_schema SET sql = 'CREATE TABLE' WHERE name = 'origin'");
    by_hand(
        "UPDATE sqlite_schema SET rootpage =
             (SELECT rootpage FROM sqlite_schema WHERE name = 'blob') WHERE name = 'journal'",
    );
    by_hand(
        "UPDATE sqlite_schema SET rootpage = CASE name
             WHEN 'community' THEN (SELECT rootpage FROM sqlite_schema WHERE name = 'cluster')
             ELSE (SELECT rootpage FROM sqlite_schema WHERE name = 'community') END
         WHERE name IN ('community', 'cluster')",
    );
    by_hand("DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_origin_1'");
}

#[test]
fn values_of_another_kind() {
    check(
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, ') STRICT,', ') ') WHERE name = 'community';
         PRAGMA writable_schema = RESET;
         UPDATE community SET households = 'many';
         PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, ') WITHOUT', ') STRICT, WITHOUT')
             WHERE name = 'community'",
    );
}

#[test]
fn marks_that_lie() {
    check("PRAGMA user_version = 0");
    let foreign = |sql: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.jiugai");
        tamper(&path, sql);
        let error = refused(&path);
        assert!(matches!(error, StoreError::Altered { .. }), "{sql}: {error}");
    };
    let mark = "PRAGMA application_id = 0x4A474149; PRAGMA user_version = 1;";
    foreign(&format!("{mark} CREATE TABLE community (id TEXT PRIMARY KEY)"));
    foreign(&format!("{mark} CREATE VIEW file_info AS SELECT 1"));
    let picture = schema_picture().expect("the migrations run");
    foreign(&format!("PRAGMA encoding = 'UTF-16le'; {picture}"));
}

/// A newer file is not known to be harmless: what it says about itself is not computed by it.
#[test]
fn a_newer_file_that_computes_its_version() {
    for table in [
        "CREATE VIEW schema_version AS SELECT 99 AS version, hex(randomblob(9)) AS app_version",
        "CREATE VIRTUAL TABLE schema_version USING fts5 (version, app_version)",
        "CREATE TABLE schema_version (version, app_version AS (hex(zeroblob(1000000000))))",
    ] {
        let (path, _folder) = desk().leave();
        tamper(
            &path,
            &format!(
                "DROP TABLE schema_column; DROP TABLE schema_version; {table};
                 PRAGMA user_version = 99"
            ),
        );
        match refused(&path) {
            StoreError::TooNew { schema_version, needs, .. } => {
                assert_eq!((schema_version, needs.as_str()), (99, ""));
            }
            error => panic!("{error}"),
        }
    }
}

/// A desk whose latest edit is kept as these bytes.
fn desk_with_changes(bytes: &[u8]) -> Desk {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    let path = desk.path.clone();
    let (_, folder) = desk.leave();
    let conn = Connection::open(&path).expect("opened by other means");
    let changed = conn.execute("UPDATE changeset SET bytes = ?1", [bytes]).expect("crafted");
    assert_eq!(changed, 1);
    conn.close().expect("closed");
    Desk::at(path, folder)
}

/// Undoing an edit kept as these bytes is refused and changes nothing, neither there nor later.
fn check_changes(packed: &[u8]) -> String {
    let desk = desk_with_changes(packed);
    let state = || {
        let raw = Connection::open(&desk.path).expect("opened beside it");
        let rows = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table}");
            raw.query_row(&sql, [], |row| row.get::<_, i64>(0)).expect("counted")
        };
        let own = ["journal", "changeset", "blob", "schema_version", "schema_column"].map(rows);
        (desk.store.dump().expect("a dump"), own)
    };
    let before = state();
    let error = desk.store.undo(Via::Window).expect_err("it is refused");
    let revision = desk.store.revision().expect("read").expect("an edit");
    let _ = desk.store.changes_of(revision);
    assert!(state() == before, "{error}: it changed something");
    desk.store.transact(edit(), |tx| furnish(tx, 5)).expect("work goes on");
    desk.store.undo(Via::Window).expect("undo").expect("that work");
    error.to_string()
}

/// What a session records of this SQL on tables made by `tables`.
fn recorded(tables: &str, sql: &str) -> Vec<u8> {
    let conn = Connection::open_in_memory().expect("a connection");
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; {tables}")).expect("tables");
    let mut session = Session::new(&conn).expect("a session");
    session.attach::<&str>(None).expect("attached");
    conn.execute_batch(sql).expect("changes");
    let mut bytes = Vec::new();
    session.changeset_strm(&mut bytes).expect("recorded");
    zstd::encode_all(bytes.as_slice(), 3).expect("packed")
}

#[test]
fn crafted_changes_reach_no_other_table() {
    // Undone, an insertion is a removal and a removal an insertion.
    for (table, insertion) in [
        (
            "journal",
            "INSERT INTO journal VALUES (9, 'x', '', '', 'window', '', '', '', '', 1, NULL, NULL, 'applied')",
        ),
        ("changeset", "INSERT INTO changeset VALUES ('x', 1, x'00')"),
        ("blob", "INSERT INTO blob VALUES (printf('%064d', 1), x'00')"),
        ("schema_version", "INSERT INTO schema_version VALUES (7, '', '')"),
        ("elsewhere", "INSERT INTO elsewhere VALUES (1)"),
    ] {
        let picture = schema_picture().expect("the migrations run");
        let tables = format!("{picture} CREATE TABLE elsewhere (id INTEGER PRIMARY KEY);");
        let error = check_changes(&recorded(&tables, insertion));
        assert!(error.contains(table), "{table}: {error}");
        let removal = format!("DELETE FROM {table}");
        let error = check_changes(&recorded(&format!("{tables} {insertion};"), &removal));
        assert!(error.contains(table), "{table}: {error}");
    }
}

#[test]
fn crafted_changes_of_another_shape() {
    let narrow = "CREATE TABLE cluster (id TEXT PRIMARY KEY, note TEXT)";
    check_changes(&recorded(narrow, "INSERT INTO cluster VALUES ('x', '')"));
    let wide = "CREATE TABLE cluster (id TEXT PRIMARY KEY, a, b, c, d)";
    check_changes(&recorded(wide, "INSERT INTO cluster (id) VALUES ('x')"));
    let keyed_otherwise = "CREATE TABLE cluster (id, name PRIMARY KEY, division_id, note)";
    check_changes(&recorded(keyed_otherwise, "INSERT INTO cluster (name) VALUES ('x')"));
    let loose = "CREATE TABLE cluster (id TEXT PRIMARY KEY, name, division_id, note);
        INSERT INTO cluster VALUES ('x', x'00', NULL, 7.5);";
    check_changes(&recorded(loose, "DELETE FROM cluster"));
}

#[test]
fn crafted_changes_that_are_none() {
    check_changes(b"");
    check_changes(b"no zstd at all");
    for garbage in [&b"T"[..], b"T\x02\x01\x00cluster", &[0xFF; 400], &[b'T'; 10_000]] {
        check_changes(&zstd::encode_all(garbage, 3).expect("packed"));
    }
    let picture = schema_picture().expect("the migrations run");
    let whole = recorded(&picture, "INSERT INTO cluster VALUES ('x', '', NULL, '')");
    let whole = zstd::decode_all(whole.as_slice()).expect("unpacked");
    for kept in [whole.len() - 1, whole.len() / 2, 9] {
        check_changes(&zstd::encode_all(&whole[..kept], 3).expect("packed"));
    }
}

/// Packed, it is small; unpacked, it would fill the memory.
#[test]
fn crafted_changes_without_end() {
    let mut packed = Vec::new();
    let mut encoder = zstd::Encoder::new(&mut packed, 1).expect("an encoder");
    let zeros = vec![0; 1 << 20];
    for _ in 0..300 {
        std::io::Write::write_all(&mut encoder, &zeros).expect("packed");
    }
    encoder.finish().expect("packed");
    assert!(packed.len() < 1 << 20);
    check_changes(&packed);
}

/// A text of 260 MB in a file that otherwise is whole is not read.
#[test]
fn a_text_that_fills_the_memory() {
    let desk = desk();
    let path = desk.path.clone();
    let (_, folder) = desk.leave();
    tamper(&path, "UPDATE file_info SET note = CAST(zeroblob(260 << 20) AS TEXT)");
    let size = fs::metadata(&path).expect("the file").len();
    assert!(size > 260 << 20);
    match Store::open(&path, services("写者")) {
        Err(StoreError::Damaged { .. }) => {}
        Err(error) => panic!("{error}"),
        Ok(store) => {
            let read = store.all::<jiugai_store::FileInfo>();
            assert!(matches!(read, Err(StoreError::Damaged { .. })), "{read:?}");
        }
    }
    assert_eq!(fs::metadata(Path::new(&path)).expect("the file").len(), size);
    assert!(!files(folder.path()).is_empty());
}
