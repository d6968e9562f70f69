//! The schema of the project file: migrations, their record in the file, and a picture of it.

use std::sync::OnceLock;

use jiff::Timestamp;
use rusqlite::{Connection, params};
use rusqlite_migration::{M, Migrations};

use crate::StoreError;

/// The mark of a project file in its header: `JGAI`.
pub const APPLICATION_ID: i32 = 0x4A47_4149;

/// The schema version this program writes: the number of migrations.
pub const SCHEMA_VERSION: i64 = 1;

/// Migrations in order. One that was released never changes: `tests/schema.rs` holds its hash.
const MIGRATIONS: &[M<'static>] = &[M::up(include_str!(
    "../../../../../schemas/store/0001_foundation.sql"
))];

/// Brings an empty or older file up to date. Reports whether anything was done.
pub(crate) fn migrate(conn: &mut Connection, now: Timestamp) -> Result<(), StoreError> {
    if version(conn)? == SCHEMA_VERSION {
        return Ok(());
    }
    Migrations::from_slice(MIGRATIONS)
        .to_latest(conn)
        .map_err(StoreError::Migration)?;
    let transaction = conn.transaction()?;
    transaction.execute(
        include_str!("add_version.sql"),
        params![SCHEMA_VERSION, env!("CARGO_PKG_VERSION"), now.to_string()],
    )?;
    transaction.execute(include_str!("add_columns.sql"), params![SCHEMA_VERSION])?;
    Ok(transaction.commit()?)
}

/// The file's schema version.
pub(crate) fn version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// The file's mark.
pub(crate) fn application_id(conn: &Connection) -> Result<i32, StoreError> {
    Ok(conn.pragma_query_value(None, "application_id", |row| row.get(0))?)
}

/// The program version that wrote the file's newest schema, as far as a newer file can be read.
pub(crate) fn needed_version(conn: &Connection) -> Option<String> {
    conn.query_row(include_str!("needed_version.sql"), [], |row| row.get(0))
        .ok()
}

/// Whether the file has exactly the schema this program would give it: nothing added, nothing
/// missing, so that no foreign trigger, view or table is ever met.
pub(crate) fn is_as_expected(conn: &Connection) -> Result<bool, StoreError> {
    static EXPECTED: OnceLock<String> = OnceLock::new();
    let expected = match EXPECTED.get() {
        Some(text) => text,
        None => {
            let text = schema_picture()?;
            EXPECTED.get_or_init(|| text)
        }
    };
    Ok(picture_of(conn)? == *expected)
}

/// The schema after all migrations, as SQL: what `schemas/store/store.sql` shows.
pub fn schema_picture() -> Result<String, StoreError> {
    let mut conn = Connection::open_in_memory()?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&mut conn, Timestamp::UNIX_EPOCH)?;
    picture_of(&conn)
}

fn picture_of(conn: &Connection) -> Result<String, StoreError> {
    let mut text = format!(
        "-- Generated from the migrations: the schema of a .jiugai project file.\n\n\
         PRAGMA application_id = {};\nPRAGMA user_version = {};\n",
        application_id(conn)?,
        version(conn)?,
    );
    let mut statement = conn.prepare(include_str!("objects.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let sql: String = row.get(0)?;
        text.push('\n');
        text.push_str(&sql);
        text.push_str(";\n");
    }
    Ok(text)
}
