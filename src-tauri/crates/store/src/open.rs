//! Opening project files: for writing, for reading beside a writer, for reading where nothing can be
//! written, and for reading what an older program left. Refusing is next door.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, MAIN_DB};

use crate::connection::{self, Purpose};
use crate::create::{self, whole_path};
use crate::idle::Idle;
use crate::lock::{self, Claim, Lock};
use crate::refuse::{connect, refuse_alteration, refuse_damage, refuse_others};
use crate::{
    Access, Moment, Place, ReadOnlyReason, SCHEMA_VERSION, Services, Store, StoreError, schema,
};

/// What is done with an older file as it was found, before it is brought up to date: keeping a
/// snapshot of it. An error refuses the file, which then stays as it is.
pub type BeforeMigration<'a> = &'a mut dyn FnMut(Moment) -> Result<(), StoreError>;

impl Store {
    /// Opens a project file for writing, or for reading only when it is held or cannot be written.
    pub fn open(path: impl AsRef<Path>, services: Services) -> Result<Self, StoreError> {
        Self::open_with(path, services, &mut |_| Ok(()))
    }

    /// The same; an older file is handed to `before_migration` first.
    pub fn open_with(
        path: impl AsRef<Path>,
        services: Services,
        before_migration: BeforeMigration<'_>,
    ) -> Result<Self, StoreError> {
        let path = &whole_path(path.as_ref())?;
        refuse_others(path)?;
        let (holder, reason) = match lock::claim(path, &services)? {
            Claim::Ours(lock) => {
                return Self::open_as_writer(path, services, lock, before_migration);
            }
            Claim::Theirs(holder) => (holder, ReadOnlyReason::Held),
            Claim::Elsewhere(holder) => (holder, ReadOnlyReason::HeldElsewhere),
            Claim::Unwritable => (None, ReadOnlyReason::FolderNotWritable),
        };
        Self::open_as_reader(path, services, Access::ReadOnly { holder, reason })
    }

    /// Opens a project file for reading, whoever else has it open.
    pub fn open_read_only(path: impl AsRef<Path>, services: Services) -> Result<Self, StoreError> {
        let path = &whole_path(path.as_ref())?;
        refuse_others(path)?;
        let access = Access::ReadOnly { holder: None, reason: ReadOnlyReason::Asked };
        Self::open_as_reader(path, services, access)
    }

    pub(crate) fn open_as_writer(
        path: &Path,
        services: Services,
        mut lock: Lock,
        before_migration: BeforeMigration<'_>,
    ) -> Result<Self, StoreError> {
        let here = |error: StoreError| error.at(path);
        let mut writer = connect(path, Purpose::Writing).map_err(here)?;
        services.stop.watch(&writer)?;
        if writer.is_readonly(MAIN_DB)? {
            let reason = ReadOnlyReason::FileNotWritable;
            return Self::open_as_reader(path, services, Access::ReadOnly { holder: None, reason });
        }
        let was_left_open = lock.was_left_open();
        refuse_damage(&writer, path, was_left_open).map_err(here)?;
        if schema::version(&writer).map_err(here)? < SCHEMA_VERSION {
            before_migration(Moment::of(path)?)?;
        }
        connection::keep_log(&writer, false)?;
        let place = Place::of(path);
        connection::make_durable(&writer, &place).map_err(here)?;
        schema::migrate(&mut writer, services.clock.now()).map_err(here)?;
        refuse_alteration(&writer, path).map_err(here)?;
        let reader = connection::open(path, Purpose::Reading).map_err(here)?;
        lock.found_whole();
        let writer = Arc::new(Mutex::new(writer));
        Ok(Self {
            path: path.to_owned(),
            services,
            access: Access::Writer,
            idle: place.is_local().then(|| Idle::watch(&writer)),
            place,
            was_left_open,
            reader: Mutex::new(reader),
            writer: Some(writer),
            _lock: Some(lock),
        })
    }

    fn open_as_reader(path: &Path, services: Services, access: Access) -> Result<Self, StoreError> {
        let here = |error: StoreError| error.at(path);
        let in_closed_folder =
            matches!(access, Access::ReadOnly { reason: ReadOnlyReason::FolderNotWritable, .. });
        let purpose = if in_closed_folder && !has_any_log(path) {
            Purpose::ReadingUnwritable
        } else {
            Purpose::Reading
        };
        let mut reader = connect_to_read(path, purpose).map_err(here)?;
        refuse_damage(&reader, path, false).map_err(here)?;
        if schema::version(&reader).map_err(here)? < SCHEMA_VERSION {
            reader = brought_up_to_date(&reader, &services).map_err(here)?;
        }
        Ok(Self {
            path: path.to_owned(),
            services,
            access,
            idle: None,
            place: Place::of(path),
            was_left_open: false,
            reader: Mutex::new(reader),
            writer: None,
            _lock: None,
        })
    }
}

/// Reads beside a writer, by way of the log's index. Where nothing can be created for it, and there
/// is no log, the file is looked at by itself; `SQLite` needs to be told so. A log would not be read
/// then: a file that has one is opened the ordinary way or not at all.
fn connect_to_read(path: &Path, purpose: Purpose) -> Result<Connection, StoreError> {
    match connect(path, purpose) {
        // The attempt on a full disk leaves an empty log.
        Err(StoreError::DiskFull { .. }) if create::refuse_left_log(path).is_ok() => {}
        Err(error) if !is_for_want_of_a_log(&error) => return Err(error),
        Err(_) if has_any_log(path) => {
            return Err(StoreError::UnreadLog { path: path.to_owned() });
        }
        Err(_) => {}
        Ok(conn) => return Ok(conn),
    }
    connect(path, Purpose::ReadingUnwritable)
}

/// Whether a log or journal lies beside a file, be it empty.
fn has_any_log(path: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|suffix| lock::beside(path, suffix).exists())
}

/// Whether opening failed because a log or its index could not be created.
fn is_for_want_of_a_log(error: &StoreError) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, ReadOnly};
    match error {
        StoreError::Sqlite(error) => {
            matches!(error.sqlite_error_code(), Some(CannotOpen | ReadOnly))
        }
        _ => false,
    }
}

/// A copy of an older file with today's schema, in a nameless temporary file that goes away with
/// the connection: who only reads changes nothing, and still sees everything.
fn brought_up_to_date(older: &Connection, services: &Services) -> Result<Connection, StoreError> {
    let mut copy = connection::open_temporary()?;
    Backup::new(older, &mut copy)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    schema::migrate(&mut copy, services.clock.now())?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use crate::{FileInfo, FileInfoId};

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
