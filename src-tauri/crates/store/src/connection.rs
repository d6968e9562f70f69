//! Connections: how they are opened, and what is switched on and off before anything is read.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::{Place, StoreError};

/// How long to wait for another program that has the file in its hands for a moment.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest text, photo or packed edit a file may hold, in bytes: what is longer was put there
/// to fill the memory of whoever reads it.
const LONGEST: i32 = 256 << 20;

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
    conn.busy_timeout(PATIENCE)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
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

/// A commit is on the disk when it returns. Where the file does not lie on a disk of this computer,
/// a rollback journal takes the place of the log (see [`Place`]); it counts as gone only when its
/// folder is on the disk too, and a large change stays in memory until its end, because writing any
/// of it earlier would shut readers out.
pub(crate) fn make_durable(conn: &Connection, place: &Place) -> Result<(), StoreError> {
    let wanted = if place.is_local() { "WAL" } else { "DELETE" };
    let mode: String =
        conn.pragma_update_and_check(None, "journal_mode", wanted, |row| row.get(0))?;
    let has_log = mode.eq_ignore_ascii_case("WAL");
    conn.pragma_update(None, "synchronous", if has_log { "FULL" } else { "EXTRA" })?;
    conn.pragma_update(None, "cache_spill", has_log)?;
    Ok(())
}

/// Whether closing leaves the log where it is instead of moving it into the data file.
pub(crate) fn keep_log(conn: &Connection, keep: bool) -> Result<(), StoreError> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)?;
    Ok(())
}

/// A nameless file on the disk that goes away with the connection.
pub(crate) fn open_temporary() -> Result<Connection, StoreError> {
    let conn = Connection::open("")?;
    harden(&conn)?;
    Ok(conn)
}

/// Moves the log into the data file and empties it, so that a copy of the file is whole. Does what
/// it can while another program reads.
pub(crate) fn checkpoint(conn: &Connection) -> Result<(), StoreError> {
    checkpointed(conn).map(|_| ())
}

/// The same without waiting for anybody; whether the log is empty now.
pub(crate) fn checkpoint_at_once(conn: &Connection) -> Result<bool, StoreError> {
    conn.busy_timeout(Duration::ZERO)?;
    let done = checkpointed(conn);
    conn.busy_timeout(PATIENCE)?;
    done
}

fn checkpointed(conn: &Connection) -> Result<bool, StoreError> {
    let busy = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0))?;
    Ok(busy == 0)
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
        make_durable(&conn, &Place::Local).expect("made durable");
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
    fn elsewhere_a_file_is_whole_after_every_commit() {
        let folder = tempfile::tempdir().expect("a folder");
        let conn = open(&folder.path().join("x"), Purpose::Creating).expect("opened");
        make_durable(&conn, &Place::Local).expect("made durable");
        let share = Place::Network { kind: "nfs4".to_owned() };
        make_durable(&conn, &share).expect("made durable");
        let mode: String =
            conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).expect("a mode");
        let number =
            |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).expect(name);
        assert_eq!((mode.as_str(), number("synchronous")), ("delete", 3), "EXTRA");
        assert_eq!(number("cache_spill"), 0);
    }

    #[test]
    fn any_path_is_a_uri() {
        let uri = immutable_uri(Path::new("/试 100%?#.jiugai"));
        assert_eq!(uri, "file:/%E8%AF%95%20100%25%3F%23.jiugai?immutable=1");
        assert_eq!(immutable_uri(Path::new("a/b")), "file:a/b?immutable=1");
    }
}
