//! The schema of the project file: migrations, their record in the file, and a picture of it.

use std::sync::OnceLock;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use rusqlite_migration::{M, Migrations};

use crate::StoreError;

/// The mark of a project file in its header: `JGAI`.
pub const APPLICATION_ID: i32 = 0x4A47_4149;

/// The schema version this program writes: the number of migrations.
pub const SCHEMA_VERSION: i64 = 3;

/// Migrations in order. One that was released never changes: `tests/schema.rs` holds its hash.
const MIGRATIONS: &[&str] = &[
    include_str!("../../../../../schemas/store/0001_foundation.sql"),
    include_str!("../../../../../schemas/store/0002_deferred_conflicts.sql"),
    include_str!("../../../../../schemas/store/0003_price_book.sql"),
];

/// Brings an empty or older file up to date. Each step notes its columns in the same transaction.
pub(crate) fn migrate(conn: &mut Connection, now: Timestamp) -> Result<(), StoreError> {
    migrate_to(conn, MIGRATIONS.len(), now)
}

fn migrate_to(conn: &mut Connection, steps: usize, now: Timestamp) -> Result<(), StoreError> {
    if usize::try_from(version(conn)?).is_ok_and(|version| version == steps) {
        return Ok(());
    }
    let all = (1_i64..).zip(MIGRATIONS).map(|(version, sql)| {
        M::up_with_hook(sql, move |transaction: &Transaction<'_>| {
            note_version(transaction, version, now)?;
            Ok(())
        })
    });
    all.collect::<Migrations<'_>>().to_version(conn, steps).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        error => StoreError::Migration(error),
    })
}

fn note_version(conn: &Connection, version: i64, now: Timestamp) -> rusqlite::Result<()> {
    conn.execute(
        include_str!("add_version.sql"),
        params![version, env!("CARGO_PKG_VERSION"), now.to_string()],
    )?;
    conn.execute(include_str!("add_columns.sql"), params![version])?;
    Ok(())
}

/// The file's schema version.
pub(crate) fn version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// The file's mark.
pub(crate) fn application_id(conn: &Connection) -> Result<i32, StoreError> {
    Ok(conn.pragma_query_value(None, "application_id", |row| row.get(0))?)
}

/// The program version that wrote the file's newest schema, as far as a newer file says. Its table
/// of versions is read only where it is the plain table it always was: a newer file is not known
/// to be harmless.
pub(crate) fn needed_version(conn: &Connection) -> Option<String> {
    let sql: String =
        conn.query_row(include_str!("version_table.sql"), [], |row| row.get(0)).ok()?;
    let as_known = format!("\n{sql};\n");
    let is_plain = picture_at(SCHEMA_VERSION).is_ok_and(|known| known.contains(&as_known));
    if !is_plain {
        return None;
    }
    conn.query_row(include_str!("needed_version.sql"), [], |row| row.get(0)).ok()
}

/// What is not as this program would have made it in a file of this schema version; `None` when
/// nothing is added and nothing is missing, so that no foreign trigger, view or table is ever met.
///
/// Only the list of tables is read, by a statement that can run nothing of the file's own.
pub(crate) fn find_alteration(conn: &Connection) -> Result<Option<String>, StoreError> {
    let foreign = conn.query_row(include_str!("find_foreign.sql"), [], |row| row.get(0));
    if let Some(name) = foreign.optional()? {
        return Ok(Some(name));
    }
    let encoding: String = conn.pragma_query_value(None, "encoding", |row| row.get(0))?;
    if encoding != "UTF-8" {
        return Ok(Some(format!("its texts are {encoding}")));
    }
    let (found, expected) = (picture_of(conn)?, picture_at(version(conn)?)?);
    if found == *expected {
        return Ok(None);
    }
    let differs = found.split("\n\n").find(|object| !expected.contains(object));
    let missing = || expected.split("\n\n").find(|object| !found.contains(object));
    let object = differs.or_else(missing).unwrap_or_default();
    Ok(Some(object.lines().next().unwrap_or_default().to_owned()))
}

/// The schema after all migrations, as SQL: what `schemas/store/store.sql` shows.
pub fn schema_picture() -> Result<String, StoreError> {
    picture_at(SCHEMA_VERSION).cloned()
}

/// The schema of a version this program knows.
fn picture_at(version: i64) -> Result<&'static String, StoreError> {
    static PICTURES: [OnceLock<String>; MIGRATIONS.len()] =
        [const { OnceLock::new() }; MIGRATIONS.len()];
    let steps = usize::try_from(version).unwrap_or(0).clamp(1, MIGRATIONS.len());
    if let Some(known) = PICTURES[steps - 1].get() {
        return Ok(known);
    }
    let mut conn = Connection::open_in_memory()?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate_to(&mut conn, steps, Timestamp::UNIX_EPOCH)?;
    let picture = picture_of(&conn)?;
    Ok(PICTURES[steps - 1].get_or_init(|| picture))
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

#[cfg(test)]
mod tests {
    use jiugai_domain::{
        community, evidence, finding, plan, progress, project, provenance, scheme, task,
    };

    use super::*;
    use crate::{FileInfo, PolicyPart, Record, Table};

    fn check<R: Record>(conn: &Connection, seen: &mut Vec<Table>) {
        let columns = crate::journal::column_names(conn, SCHEMA_VERSION, R::TABLE);
        let mut kept = columns.expect("the columns are noted");
        let mut mapped = R::statements().columns.clone();
        assert_eq!((kept[0].as_str(), mapped[0]), ("id", "id"), "{}", R::TABLE);
        kept.sort();
        mapped.sort_unstable();
        assert_eq!(kept, mapped, "{}: every column belongs to a field", R::TABLE);
        seen.push(R::TABLE);
    }

    #[test]
    fn every_column_belongs_to_a_field_of_a_record() {
        let mut conn = Connection::open_in_memory().expect("a connection");
        migrate(&mut conn, Timestamp::UNIX_EPOCH).expect("the migrations run");
        let mut seen = Vec::new();
        macro_rules! check_all {
            ($($record:ty),+ $(,)?) => { $(check::<$record>(&conn, &mut seen);)+ };
        }
        check_all!(
            FileInfo,
            PolicyPart,
            community::Division,
            community::Cluster,
            community::Community,
            community::Building,
            finding::Finding,
            finding::Photo,
            evidence::Evidence,
            project::Project,
            project::ProjectCommunity,
            project::Lot,
            project::LotCommunity,
            project::Contract,
            scheme::Scheme,
            scheme::CostLine,
            scheme::Price,
            plan::Plan,
            plan::PlanEntry,
            plan::PlanVersion,
            plan::Ceiling,
            plan::Allocation,
            task::Task,
            task::Dependency,
            progress::WorkDone,
            progress::MoneyArrived,
            progress::MoneyPaid,
            provenance::ImportBatch,
            provenance::Origin,
            provenance::DeclaredTotal,
            provenance::ColumnMapping,
            provenance::DeferredConflict,
        );
        assert_eq!(seen, Table::ALL, "every record table is listed once, in order");
    }
}
