//! Creating and opening project files, and refusing what is none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rusqlite::{Connection, MAIN_DB};

use crate::connection::{self, Purpose};
use crate::lock::{self, Claim, Lock};
use crate::record::Mapping;
use crate::{
    APPLICATION_ID, Access, FileInfo, PolicyPart, ReadOnlyReason, SCHEMA_VERSION, Services, Store,
    StoreError, schema,
};

impl Store {
    /// Makes a new project file with its policy and opens it for writing. Never replaces a file.
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
        let lock = match lock::claim(path, &services)? {
            Claim::Ours(lock) => lock,
            Claim::Theirs(holder) => {
                return Err(StoreError::Held { path: path.to_owned(), holder });
            }
            Claim::Unwritable => {
                return Err(StoreError::ReadOnlyFolder { path: path.to_owned() });
            }
        };
        let draft = lock::beside(path, ".new");
        let made =
            fill(&draft, info, policy, &services).and_then(|()| publish(&draft, path, folder));
        if made.is_err() {
            // Nothing of the failed attempt stays.
            let _ = fs::remove_file(&draft);
        }
        made?;
        Self::open_as_writer(path, services, lock)
    }

    /// Opens a project file for writing, or for reading only when it is held or cannot be written.
    pub fn open(path: impl AsRef<Path>, services: Services) -> Result<Self, StoreError> {
        let path = &whole_path(path.as_ref())?;
        refuse_others(path)?;
        match lock::claim(path, &services)? {
            Claim::Ours(lock) => Self::open_as_writer(path, services, lock),
            Claim::Theirs(holder) => {
                let access = Access::ReadOnly { holder, reason: ReadOnlyReason::Held };
                Self::open_as_reader(path, services, access)
            }
            Claim::Unwritable => {
                let reason = ReadOnlyReason::FolderNotWritable;
                Self::open_as_reader(path, services, Access::ReadOnly { holder: None, reason })
            }
        }
    }

    /// Opens a project file for reading, whoever else has it open.
    pub fn open_read_only(path: impl AsRef<Path>, services: Services) -> Result<Self, StoreError> {
        let path = &whole_path(path.as_ref())?;
        refuse_others(path)?;
        let access = Access::ReadOnly { holder: None, reason: ReadOnlyReason::Asked };
        Self::open_as_reader(path, services, access)
    }

    fn open_as_writer(path: &Path, services: Services, mut lock: Lock) -> Result<Self, StoreError> {
        let mut writer = connect(path, Purpose::Writing)?;
        if writer.is_readonly(MAIN_DB)? {
            let reason = ReadOnlyReason::FileNotWritable;
            return Self::open_as_reader(path, services, Access::ReadOnly { holder: None, reason });
        }
        let was_left_open = lock.was_left_open();
        if was_left_open {
            refuse_damage(&writer, path)?;
        }
        let now = services.clock.now();
        (|| {
            connection::make_durable(&writer)?;
            schema::migrate(&mut writer, now)
        })()
        .map_err(|error| error.at(path))?;
        refuse_alteration(&writer, path)?;
        let reader = connection::open(path, Purpose::Reading)?;
        lock.found_whole();
        Ok(Self {
            path: path.to_owned(),
            services,
            access: Access::Writer,
            was_left_open,
            reader: Mutex::new(reader),
            writer: Some(Mutex::new(writer)),
            _lock: Some(lock),
        })
    }

    fn open_as_reader(path: &Path, services: Services, access: Access) -> Result<Self, StoreError> {
        // Where nothing can be created, SQLite needs to be told so; a log left by a writer would
        // not be read then, so a file that has one is opened the ordinary way or not at all.
        let folder_is_closed =
            matches!(access, Access::ReadOnly { reason: ReadOnlyReason::FolderNotWritable, .. });
        let purpose = if folder_is_closed && !lock::beside(path, "-wal").exists() {
            Purpose::ReadingUnwritable
        } else {
            Purpose::Reading
        };
        let reader = connect(path, purpose)?;
        let schema_version = schema::version(&reader).map_err(|error| error.at(path))?;
        if schema_version < SCHEMA_VERSION {
            return Err(StoreError::NeedsMigration { path: path.to_owned(), schema_version });
        }
        refuse_alteration(&reader, path)?;
        Ok(Self {
            path: path.to_owned(),
            services,
            access,
            was_left_open: false,
            reader: Mutex::new(reader),
            writer: None,
            _lock: None,
        })
    }
}

/// Refuses what is no project file, without creating or changing anything beside it.
///
/// The header is read through `SQLite` (the lock rule), as an unchangeable file. Damage met here
/// proves nothing yet: a writer may be moving its log into the file at this moment, or have been
/// stopped while doing so, and the log then holds what is missing.
fn refuse_others(path: &Path) -> Result<(), StoreError> {
    let size = match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => {
            return Err(StoreError::NotAProjectFile { path: path.to_owned() });
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
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

/// Opens a connection to a file whose header was accepted, and refuses a newer one.
fn connect(path: &Path, purpose: Purpose) -> Result<Connection, StoreError> {
    let conn = connection::open(path, purpose).map_err(|error| error.at(path))?;
    refuse_cut_off(&conn, path).map_err(|error| error.at(path))?;
    let application_id = schema::application_id(&conn).map_err(|error| error.at(path))?;
    if application_id != APPLICATION_ID {
        return Err(StoreError::Foreign { path: path.to_owned(), application_id });
    }
    let schema_version = schema::version(&conn).map_err(|error| error.at(path))?;
    if schema_version > SCHEMA_VERSION {
        let needs = schema::needed_version(&conn).unwrap_or_default();
        return Err(StoreError::TooNew { path: path.to_owned(), schema_version, needs });
    }
    if schema_version < 1 {
        let detail = "it has no schema".to_owned();
        return Err(StoreError::Damaged { path: path.to_owned(), detail });
    }
    Ok(conn)
}

/// A file without a log consists of whole pages, as many as it says.
fn refuse_cut_off(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    // In this order: once the log is empty, whatever was counted before is in the file.
    let pragma = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let expected = pragma("page_count")?.saturating_mul(pragma("page_size")?);
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

fn refuse_damage(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    match connection::find_damage(conn).map_err(|error| error.at(path))? {
        Some(detail) => Err(StoreError::Damaged { path: path.to_owned(), detail }),
        None => Ok(()),
    }
}

fn refuse_alteration(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    if schema::is_as_expected(conn).map_err(|error| error.at(path))? {
        Ok(())
    } else {
        let detail = "its schema was altered".to_owned();
        Err(StoreError::Damaged { path: path.to_owned(), detail })
    }
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
    connection::make_durable(&conn)?;
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
    named.map_err(|source| StoreError::Io { path: path.to_owned(), source })?;
    if cfg!(unix) {
        let synced = fs::File::open(folder).and_then(|handle| handle.sync_all());
        synced.map_err(|source| StoreError::Io { path: folder.to_owned(), source })?;
    }
    Ok(())
}

/// One file, one name: links are followed, so that two names for a file share one lock.
fn whole_path(path: &Path) -> Result<PathBuf, StoreError> {
    // Where links are rare, the longer form they would be resolved to is not worth showing.
    if cfg!(unix) && path.exists() { fs::canonicalize(path) } else { std::path::absolute(path) }
        .map_err(|source| StoreError::Io { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use crate::FileInfoId;

    use super::*;

    /// Where nothing can be created beside the file, it is still read, and nothing is created.
    #[test]
    fn a_file_in_a_closed_folder_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("光盘 100%.jiugai");
        let services = Services::system("读者");
        let info = FileInfo {
            id: FileInfoId,
            title: "试点".to_owned(),
            division_name: String::new(),
            compiling_unit: String::new(),
            created_at: services.clock.now(),
            note: String::new(),
        };
        let made = Store::create(&path, &info, &[], services.clone()).expect("created");
        made.close().expect("closed");
        let reason = ReadOnlyReason::FolderNotWritable;
        let access = Access::ReadOnly { holder: None, reason };
        let store = Store::open_as_reader(&path, services, access).expect("opened");
        assert_eq!(store.all::<FileInfo>().expect("read"), [info]);
        for suffix in ["-wal", "-shm"] {
            assert!(!lock::beside(&path, suffix).exists(), "{suffix} was created");
        }
    }
}
