//! The schema: its picture is current, shipped migrations stand, and the traps of session
//! changesets are absent.

use std::path::Path;

use jiugai_store::{Table, schema_picture};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../schemas/store");

/// The store's own tables, never recorded and never undone.
const OWN: [&str; 5] = ["blob", "changeset", "journal", "schema_column", "schema_version"];

/// Run with `UPDATE=1` to write the picture anew after a migration was added.
#[test]
fn the_picture_is_current() {
    let path = Path::new(FOLDER).join("store.sql");
    let now = schema_picture().expect("the migrations run");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("store.sql is there");
    assert!(kept == now, "store.sql is out of date: run this test with UPDATE=1");
}

/// A migration that was released never changes: files made by it are in people's hands.
#[test]
fn shipped_migrations_stand() {
    let shipped = [
        ("0001_foundation.sql", "b10cbbdd1810d0d30845140f02db318e46eddf26984f6fc187f0a23b68f80e34"),
        (
            "0002_deferred_conflicts.sql",
            "5c2ccd72b7666656bb4f7f8120e3903eba12fae605d091972f7d69ac6f71d6b0",
        ),
        ("0003_price_book.sql", "86e7bec262070ec012554de64fd3f62f0ede08809816ce880595f5e804ffe6c1"),
    ];
    let mut names: Vec<String> = std::fs::read_dir(FOLDER)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".sql") && name != "store.sql")
        .collect();
    names.sort();
    assert_eq!(names, shipped.map(|(name, _)| name), "every migration is listed here");
    for (name, hash) in shipped {
        let text = std::fs::read(Path::new(FOLDER).join(name)).expect("the migration");
        let now = hex(&Sha256::digest(&text));
        assert_eq!(now, hash, "{name} was changed after it was listed");
    }
}

fn schema() -> Connection {
    let conn = Connection::open_in_memory().expect("a connection");
    conn.execute_batch(&schema_picture().expect("the migrations run")).expect("the picture runs");
    conn
}

fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).expect(sql);
    let rows = statement.query_map([], |row| row.get(0)).expect(sql);
    rows.collect::<Result<_, _>>().expect(sql)
}

/// The traps, each measured: a foreign key that acts makes redo abort; a trigger that writes makes
/// undo silently wrong; a table without a primary key records nothing, silently.
#[test]
fn no_trap_for_undo_is_in_the_schema() {
    let conn = schema();
    let acting = texts(
        &conn,
        "SELECT t.name || '.' || k.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
         WHERE k.on_delete NOT IN ('NO ACTION', 'RESTRICT')
            OR k.on_update NOT IN ('NO ACTION', 'RESTRICT')",
    );
    assert!(acting.is_empty(), "foreign keys that act: {acting:?}");
    let code = texts(&conn, "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')");
    assert!(code.is_empty(), "triggers or views: {code:?}");
    let loose = texts(
        &conn,
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name <> 'sqlite_schema'
         AND (strict = 0 OR type <> 'table')",
    );
    assert!(loose.is_empty(), "tables that are not STRICT: {loose:?}");
    let keyless = texts(
        &conn,
        "SELECT name FROM sqlite_schema t WHERE type = 'table'
         AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0)",
    );
    assert!(keyless.is_empty(), "tables without a primary key: {keyless:?}");
}

#[test]
fn every_table_is_either_recorded_or_the_stores_own() {
    let conn = schema();
    let all = texts(&conn, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    let mut listed: Vec<&str> = Table::ALL.iter().map(|table| table.as_str()).chain(OWN).collect();
    listed.sort_unstable();
    assert_eq!(all, listed);
    for table in Table::ALL {
        assert_eq!(table.as_str().parse(), Ok(*table));
        let key = format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 OR cid = 0");
        assert_eq!(texts(&conn, &key), ["id"], "{table}: the id stands first and is the key");
    }
}

/// Without an index on it, a reference makes every removal of the row it names read a whole table.
#[test]
fn every_reference_is_indexed() {
    let conn = schema();
    let bare = texts(
        &conn,
        "SELECT t.name || '.' || k.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
         WHERE t.type = 'table' AND NOT EXISTS (
             SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c
             WHERE c.seqno = 0 AND c.name = k.\"from\")",
    );
    assert!(bare.is_empty(), "references without an index: {bare:?}");
    let partial = texts(
        &conn,
        "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'
         AND tbl_name <> 'journal'",
    );
    for sql in partial {
        let column = sql.split(['(', ')']).nth(1).expect("one column");
        let condition = format!("WHERE {column} IS NOT NULL");
        assert!(sql.ends_with(&condition), "{sql} leaves out rows a reference check needs");
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("written");
        text
    })
}
