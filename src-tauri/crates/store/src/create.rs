//! Making new project files: complete, or not there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::connection::{self, Purpose};
use crate::lock::{self, Claim};
use crate::record::Mapping;
use crate::{APPLICATION_ID, FileInfo, Place, PolicyPart, Services, Store, StoreError, schema};

impl Store {
    /// Makes a new project file with its policy and opens it for writing. Never replaces a file,
    /// and never takes a name beside which the log of another file was left.
    ///
    /// The file appears under its name only when it is complete. Creating is not undoable.
    pub fn create(
        path: impl AsRef<Path>,
        info: &FileInfo,
        policy: &[PolicyPart],
        services: Services,
    ) -> Result<Self, StoreError> {
        let path = &whole_path(path.as_ref())?;
        if path.exists() {
            return Err(StoreError::AlreadyExists { path: path.to_owned() });
        }
        let folder = path.parent().unwrap_or(path);
        if !folder.is_dir() {
            return Err(StoreError::Missing { path: folder.to_owned() });
        }
        refuse_left_log(path)?;
        let lock = match lock::claim(path, &services)? {
            Claim::Ours(lock) => lock,
            Claim::Theirs(holder) | Claim::Elsewhere(holder) => {
                return Err(StoreError::Held { path: path.to_owned(), holder });
            }
            Claim::Unwritable => {
                return Err(StoreError::ReadOnlyFolder { path: path.to_owned() });
            }
        };
        let draft = lock::beside(path, ".new");
        let made = fill(&draft, info, policy, &services)
            .and_then(|()| publish(&draft, path, folder))
            .map_err(|error| error.at(path));
        if made.is_err() {
            // Nothing of the failed attempt stays.
            for left in [draft.clone(), lock::beside(&draft, "-journal")] {
                let _ = fs::remove_file(left);
            }
        }
        made?;
        Self::open_as_writer(path, services, lock, &mut |_| Ok(()))
    }
}

/// Refuses a name whose file is not there while its log is: `SQLite` would read that log into any
/// file of this name.
pub(crate) fn refuse_left_log(path: &Path) -> Result<(), StoreError> {
    let is_left = |suffix| lock::length_beside(path, suffix).is_some_and(|length| length > 0);
    if is_left("-wal") || is_left("-journal") {
        return Err(StoreError::LogWithoutFile { path: path.to_owned() });
    }
    Ok(())
}

/// Makes a complete project file under a name nobody looks at.
fn fill(
    draft: &Path,
    info: &FileInfo,
    policy: &[PolicyPart],
    services: &Services,
) -> Result<(), StoreError> {
    match fs::remove_file(draft) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            return Err(StoreError::Io { path: draft.to_owned(), source });
        }
        _ => {}
    }
    let mut conn = connection::open(draft, Purpose::Creating)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    schema::migrate(&mut conn, services.clock.now())?;
    let transaction = conn.transaction()?;
    insert(&transaction, info)?;
    for part in policy {
        insert(&transaction, part)?;
    }
    transaction.commit()?;
    connection::make_durable(&conn, &Place::of(draft))?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn insert<R: Mapping>(conn: &Connection, record: &R) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(&R::statements().insert)?;
    statement.execute(rusqlite::params_from_iter(record.write()))?;
    Ok(())
}

/// Gives a finished file its name, unless somebody took the name meanwhile.
pub(crate) fn publish(draft: &Path, path: &Path, folder: &Path) -> Result<(), StoreError> {
    let named = match fs::hard_link(draft, path) {
        Ok(()) => fs::remove_file(draft),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(StoreError::AlreadyExists { path: path.to_owned() });
        }
        // Some file systems have no hard links; the lock keeps others of us away.
        Err(_) => fs::rename(draft, path),
    };
    named.map_err(|source| StoreError::io(path, source))?;
    if cfg!(unix) {
        let synced = fs::File::open(folder).and_then(|handle| handle.sync_all());
        synced.map_err(|source| StoreError::io(folder, source))?;
    }
    Ok(())
}

/// One file, one name: links are followed, so that two names for a file share one lock.
pub(crate) fn whole_path(path: &Path) -> Result<PathBuf, StoreError> {
    // Where links are rare, the longer form they would be resolved to is not worth showing.
    if cfg!(unix) && path.exists() { fs::canonicalize(path) } else { std::path::absolute(path) }
        .map_err(|source| StoreError::Io { path: path.to_owned(), source })
}
