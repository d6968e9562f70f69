//! Connections: how they are opened, and what is switched on and off before anything is read.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::StoreError;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Reading beside a writer.
    Reading,
    /// Reading a file nobody can write, in a folder where nothing can be created.
    ReadingUnwritable,
    /// Writing.
    Writing,
    /// Making a new file.
    Creating,
}

/// Opens a connection and makes it safe to meet a hostile file.
pub(crate) fn open(path: &Path, purpose: Purpose) -> Result<Connection, StoreError> {
    let base = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = match purpose {
        Purpose::Reading => {
            Connection::open_with_flags(path, base | OpenFlags::SQLITE_OPEN_READ_ONLY)
        }
        Purpose::ReadingUnwritable => {
            let flags = base | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(immutable_uri(path), flags)
        }
        Purpose::Writing => {
            Connection::open_with_flags(path, base | OpenFlags::SQLITE_OPEN_READ_WRITE)
        }
        Purpose::Creating => {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
            Connection::open_with_flags(path, base | flags)
        }
    }?;
    harden(&conn)?;
    if matches!(purpose, Purpose::Writing | Purpose::Creating) {
        give_room(&conn)?;
    }
    Ok(conn)
}

/// An import or its undo touches most pages of the file many times over; with the usual 2 MiB they
/// would go through the log each time. Taken only as far as needed; see [`give_back_room`].
fn give_room(conn: &Connection) -> Result<(), StoreError> {
    Ok(conn.pragma_update(None, "cache_size", -64 * 1024)?)
}

/// Frees what a large change left in the cache. Nothing depends on it, so it cannot fail.
pub(crate) fn give_back_room(conn: &Connection) {
    let _ = conn.release_memory();
}

/// Nothing in the file may run, and nothing may change the file's structure behind our back.
fn harden(conn: &Connection) -> Result<(), StoreError> {
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.set_prepared_statement_cache_capacity(256);
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ] {
        conn.set_db_config(setting, on)?;
    }
    conn.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// A commit is on the disk when it returns.
pub(crate) fn make_durable(conn: &Connection) -> Result<(), StoreError> {
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    Ok(())
}

/// Moves the log into the data file and empties it, so that a copy of the file is whole. Does
/// nothing while another program reads.
pub(crate) fn checkpoint(conn: &Connection) -> Result<(), StoreError> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// A thorough check; `None` when nothing is wrong.
pub(crate) fn find_damage(conn: &Connection) -> Result<Option<String>, StoreError> {
    let verdict: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok((verdict != "ok").then_some(verdict))
}

/// A URI by which `SQLite` reads only the data file itself and creates nothing.
fn immutable_uri(path: &Path) -> String {
    let text = path.to_string_lossy();
    let mut uri = String::from(if text.starts_with('/') { "file:" } else { "file:///" });
    if !path.is_absolute() {
        uri = String::from("file:");
    }
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' | b':' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => {
                use std::fmt::Write;
                // Writing into a String cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri.push_str("?immutable=1");
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_writing_connection_is_durable_and_runs_nothing_from_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let conn = open(&folder.path().join("x"), Purpose::Creating).expect("opened");
        make_durable(&conn).expect("made durable");
        let number =
            |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).expect(name);
        let mode: String =
            conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).expect("a mode");
        assert_eq!(mode, "wal");
        assert_eq!(number("synchronous"), 2, "FULL");
        assert_eq!(number("foreign_keys"), 1);
        assert_eq!(number("trusted_schema"), 0);
        assert!(conn.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).expect("a setting"));
        assert!(!conn.db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER).expect("a setting"));
    }

    #[test]
    fn any_path_is_a_uri() {
        let uri = immutable_uri(Path::new("/试 100%?#.jiugai"));
        assert_eq!(uri, "file:/%E8%AF%95%20100%25%3F%23.jiugai?immutable=1");
        assert_eq!(immutable_uri(Path::new("a/b")), "file:a/b?immutable=1");
    }
}
