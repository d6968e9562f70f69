//! What is no project file of ours, or cannot be trusted, is refused before anything is written.
//!
//! The order matters: the mark and the version of the header first, then the list of tables is
//! compared with the one this program makes, and only then is anything done that could make the
//! file's own checks and indexes work. A damaged or crafted file runs nothing and stays as it is.

use std::fs;
use std::io;
use std::path::Path;

use rusqlite::Connection;

use crate::connection::{self, Purpose};
use crate::{APPLICATION_ID, SCHEMA_VERSION, StoreError, create, lock, schema};

/// A file up to this size is looked through at every opening: it takes no longer than a blink.
/// Larger ones after a broken end, and on demand.
const SMALL: i64 = 8 << 20;

/// Refuses what is no project file, without creating or changing anything beside it.
///
/// The header is read through `SQLite` (the lock rule), as an unchangeable file. Damage met here
/// proves nothing yet: a writer may be moving its log into the file at this moment, or have been
/// stopped while doing so, and the log then holds what is missing.
pub(crate) fn refuse_others(path: &Path) -> Result<(), StoreError> {
    let size = match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => {
            return Err(StoreError::NotAProjectFile { path: path.to_owned() });
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create::refuse_left_log(path)?;
            return Err(StoreError::Missing { path: path.to_owned() });
        }
        Err(source) => {
            return Err(StoreError::Io { path: path.to_owned(), source });
        }
    };
    if size == 0 {
        return Err(StoreError::NotAProjectFile { path: path.to_owned() });
    }
    let seen = connection::open(path, Purpose::ReadingUnwritable)
        .and_then(|conn| schema::application_id(&conn));
    match seen {
        Ok(APPLICATION_ID) => Ok(()),
        Ok(application_id) => Err(StoreError::Foreign { path: path.to_owned(), application_id }),
        Err(StoreError::Sqlite(error)) => match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => {
                Err(StoreError::NotAProjectFile { path: path.to_owned() })
            }
            Some(rusqlite::ErrorCode::DatabaseCorrupt) => Ok(()),
            Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::PermissionDenied) => {
                let source = io::Error::from(io::ErrorKind::PermissionDenied);
                Err(StoreError::Io { path: path.to_owned(), source })
            }
            _ => Err(StoreError::Sqlite(error)),
        },
        Err(error) => Err(error),
    }
}

/// Opens a connection to a file whose header was accepted, and refuses one that is newer, cut off
/// or not of our making. A log that was left beside it stays until the file is accepted.
pub(crate) fn connect(path: &Path, purpose: Purpose) -> Result<Connection, StoreError> {
    let conn = connection::open(path, purpose)?;
    if lock::length_beside(path, "-wal").is_some_and(|length| length > 0) {
        connection::keep_log(&conn, true)?;
    }
    refuse_cut_off(&conn, path)?;
    let application_id = schema::application_id(&conn)?;
    if application_id != APPLICATION_ID {
        return Err(StoreError::Foreign { path: path.to_owned(), application_id });
    }
    let schema_version = schema::version(&conn)?;
    if schema_version > SCHEMA_VERSION {
        let needs = schema::needed_version(&conn).unwrap_or_default();
        return Err(StoreError::TooNew { path: path.to_owned(), schema_version, needs });
    }
    if schema_version < 1 {
        let detail = "it has no schema".to_owned();
        return Err(StoreError::Damaged { path: path.to_owned(), detail });
    }
    refuse_alteration(&conn, path)?;
    Ok(conn)
}

/// A file without a log consists of whole pages, as many as it says.
fn refuse_cut_off(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    // In this order: once the log is empty, whatever was counted before is in the file.
    let expected = bytes(conn)?;
    let log = lock::length_beside(path, "-wal").unwrap_or(0);
    let size = fs::metadata(path)
        .map_err(|source| StoreError::Io { path: path.to_owned(), source })?
        .len();
    if log == 0 && i64::try_from(size).is_ok_and(|size| size < expected) {
        let detail = format!("{size} of {expected} bytes are there");
        return Err(StoreError::Damaged { path: path.to_owned(), detail });
    }
    Ok(())
}

/// The file's size as it says itself.
fn bytes(conn: &Connection) -> Result<i64, StoreError> {
    let pragma = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    Ok(pragma("page_count")?.saturating_mul(pragma("page_size")?))
}

/// Looks a file through when there is a reason to, or when it costs nothing.
pub(crate) fn refuse_damage(
    conn: &Connection,
    path: &Path,
    has_reason: bool,
) -> Result<(), StoreError> {
    if !has_reason && bytes(conn)? > SMALL {
        return Ok(());
    }
    match connection::find_damage(conn)? {
        Some(detail) => Err(StoreError::Damaged { path: path.to_owned(), detail }),
        None => Ok(()),
    }
}

/// Refuses a file with anything this program would not have made.
pub(crate) fn refuse_alteration(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    match schema::find_alteration(conn)? {
        Some(detail) => Err(StoreError::Altered { path: path.to_owned(), detail }),
        None => Ok(()),
    }
}
