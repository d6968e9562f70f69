//! Whole copies of a project file: a snapshot of one moment, and a project file made from one.
//!
//! Copies are made by `SQLite`'s backup API, never by plain IO (the lock rule in the crate's head).
//! A snapshot appears under its name only when it is whole and on the disk, so that a crash leaves
//! no half one. Bytes of photos stand beside snapshots, once each by hash, not in them.
//!
//! Not here: where snapshots lie, how they are called, when they are made and how long they stay.

mod blobs;

pub use self::blobs::forget_blobs;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::connection::{self, Purpose};
use crate::{APPLICATION_ID, Access, ReadOnlyReason, SCHEMA_VERSION, Store, StoreError};
use crate::{create, lock, refuse, schema};

/// Pages copied at a time.
const PAGES: i32 = 8_192;

/// A project file held as it stands at one moment, to be copied while work on it goes on.
#[derive(Debug)]
pub struct Moment {
    conn: Connection,
    path: PathBuf,
}

/// What a snapshot came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its size without the bytes kept beside it.
    pub bytes: u64,
    /// Hashes of the bytes it needs from beside it.
    pub blobs: Vec<String>,
}

impl Store {
    /// Holds the file as it stands now. Writing goes on beside it; the log of changes grows until
    /// it is let go.
    pub fn moment(&self) -> Result<Moment, StoreError> {
        let closed = Access::ReadOnly { holder: None, reason: ReadOnlyReason::FolderNotWritable };
        let purpose = if self.access == closed && !lock::beside(&self.path, "-wal").exists() {
            Purpose::ReadingUnwritable
        } else {
            Purpose::Reading
        };
        Moment::hold(&self.path, purpose)
    }
}

impl Moment {
    /// Holds a file that may still have an older schema, before it is brought up to date.
    pub fn of(path: &Path) -> Result<Self, StoreError> {
        Self::hold(path, Purpose::Reading)
    }

    fn hold(path: &Path, purpose: Purpose) -> Result<Self, StoreError> {
        let held = connection::open(path, purpose).and_then(|conn| {
            conn.execute_batch("BEGIN")?;
            // The view of the file begins with the first thing read.
            conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
            Ok(conn)
        });
        let conn = held.map_err(|error| error.at(path))?;
        Ok(Self { conn, path: path.to_owned() })
    }

    /// Writes the snapshot as `target`, which must be a new name, and the bytes of photos into the
    /// folder `blobs`. Refused when the file turns out to be damaged: a damaged copy is no snapshot.
    pub fn keep(self, target: &Path, blobs: &Path) -> Result<Kept, StoreError> {
        let draft = lock::beside(target, ".part");
        let kept = self.write(&draft, blobs).and_then(|blobs| {
            settle(&draft)?;
            let bytes = fs::metadata(&draft).map_err(|source| io_error(&draft, source))?.len();
            rename(&draft, target)?;
            Ok(Kept { bytes, blobs })
        });
        if kept.is_err() {
            discard(&draft);
        }
        kept
    }

    fn write(&self, draft: &Path, beside: &Path) -> Result<Vec<String>, StoreError> {
        discard(draft);
        let copy = copy_pages(&self.conn, draft).map_err(|error| error.at(&self.path))?;
        refuse_damaged(&copy, &self.path)?;
        let hashes = blobs::take_out(&copy, beside)?;
        copy.close().map_err(|(_, error)| error)?;
        Ok(hashes)
    }
}

/// Makes the project file `target` from a snapshot, with the bytes it needs from the folder
/// `beside`, and returns the hashes of those that are not there. Never replaces a file.
pub fn restore_snapshot(
    snapshot: &Path,
    beside: &Path,
    target: &Path,
) -> Result<Vec<String>, StoreError> {
    if target.exists() {
        return Err(StoreError::AlreadyExists { path: target.to_owned() });
    }
    let folder = match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => target,
    };
    if !folder.is_dir() {
        return Err(StoreError::Missing { path: folder.to_owned() });
    }
    if !snapshot.is_file() {
        return Err(StoreError::Missing { path: snapshot.to_owned() });
    }
    let draft = lock::beside(target, ".new");
    let made = fill(snapshot, beside, &draft).and_then(|missing| {
        settle(&draft)?;
        create::publish(&draft, target, folder)?;
        Ok(missing)
    });
    if made.is_err() {
        discard(&draft);
    }
    made
}

fn fill(snapshot: &Path, beside: &Path, draft: &Path) -> Result<Vec<String>, StoreError> {
    discard(draft);
    let here = |error: StoreError| error.at(snapshot);
    let from = connection::open(snapshot, Purpose::ReadingUnwritable).map_err(here)?;
    let mark = schema::application_id(&from).map_err(here)?;
    if mark != APPLICATION_ID {
        return Err(StoreError::Foreign { path: snapshot.to_owned(), application_id: mark });
    }
    let schema_version = schema::version(&from).map_err(here)?;
    if schema_version > SCHEMA_VERSION {
        let needs = schema::needed_version(&from).unwrap_or_default();
        return Err(StoreError::TooNew { path: snapshot.to_owned(), schema_version, needs });
    }
    refuse::refuse_alteration(&from, snapshot).map_err(here)?;
    let copy = copy_pages(&from, draft).map_err(here)?;
    refuse_damaged(&copy, snapshot)?;
    let missing = blobs::put_back(&copy, beside)?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(missing)
}

/// A copy of all pages, as one file without a log beside it.
fn copy_pages(from: &Connection, to: &Path) -> Result<Connection, StoreError> {
    let mut copy = connection::open(to, Purpose::Creating)?;
    // It is brought to the disk once, when it is whole.
    copy.pragma_update(None, "synchronous", "OFF")?;
    Backup::new(from, &mut copy)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(copy)
}

fn refuse_damaged(copy: &Connection, path: &Path) -> Result<(), StoreError> {
    let verdict = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    let verdict = verdict.map_err(|error| StoreError::from(error).at(path))?;
    if verdict == "ok" {
        return Ok(());
    }
    Err(StoreError::Damaged { path: path.to_owned(), detail: verdict })
}

/// Brings a finished file to the disk.
fn settle(path: &Path) -> Result<(), StoreError> {
    let synced = File::options().write(true).open(path).and_then(|file| file.sync_all());
    synced.map_err(|source| io_error(path, source))
}

/// Gives a finished file its name; the name is on the disk when this returns.
fn rename(draft: &Path, target: &Path) -> Result<(), StoreError> {
    fs::rename(draft, target).map_err(|source| io_error(target, source))?;
    match target.parent() {
        Some(folder) if cfg!(unix) => {
            let synced = File::open(folder).and_then(|handle| handle.sync_all());
            synced.map_err(|source| io_error(folder, source))
        }
        _ => Ok(()),
    }
}

/// Takes away what a failed or interrupted attempt left behind.
fn discard(draft: &Path) {
    for path in [draft.to_owned(), lock::beside(draft, "-journal"), lock::beside(draft, "-wal")] {
        // What is not there needs no removing; what cannot be removed is met again when writing.
        let _ = fs::remove_file(path);
    }
}

fn io_error(path: &Path, source: io::Error) -> StoreError {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            StoreError::DiskFull { path: path.to_owned() }
        }
        _ => StoreError::Io { path: path.to_owned(), source },
    }
}
