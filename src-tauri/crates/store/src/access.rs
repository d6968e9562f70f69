//! The open store: its connections and how far it may be used.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::connection::Purpose;
use crate::idle::Idle;
use crate::journal::Keep;
use crate::lock::{Lock, length_beside};
use crate::{LockOwner, Place, Services, StoreError, connection};

/// Whether this store may write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// It holds the writer's lock.
    Writer,
    /// It may only read.
    ReadOnly {
        /// Who writes, when somebody does and said so.
        holder: Option<LockOwner>,
        /// Why.
        reason: ReadOnlyReason,
    },
}

/// Why a store may only read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// Another program, or another window, holds the file.
    Held,
    /// It lies in a synchronised folder and was opened on another computer, which its note says has
    /// not closed it.
    HeldElsewhere,
    /// The file may not be written.
    FileNotWritable,
    /// Nothing can be created in the file's folder.
    FolderNotWritable,
    /// It was asked for.
    Asked,
}

/// An open project file. It may be shared between threads; one writes at a time.
///
/// Dropping it moves the log into the data file and gives the lock back.
#[derive(Debug)]
pub struct Store {
    pub(crate) path: PathBuf,
    pub(crate) services: Services,
    pub(crate) access: Access,
    pub(crate) place: Place,
    pub(crate) was_left_open: bool,
    pub(crate) idle: Option<Idle>,
    // Closed in this order: the writer last, so that it can take the log away, then the lock.
    pub(crate) reader: Mutex<Connection>,
    pub(crate) writer: Option<Arc<Mutex<Connection>>>,
    pub(crate) _lock: Option<Lock>,
}

impl Store {
    /// The data file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this store may write, and if not, why.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Where the file lies.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Looks the whole file through, however large it is; says what is wrong with it, `None` when
    /// nothing is. On demand: opening does it for small files and after a broken end.
    pub fn find_damage(&self) -> Result<Option<String>, StoreError> {
        self.read(connection::find_damage)
    }

    /// Whether the last writer was stopped in the middle. The file has been checked and is whole.
    pub fn was_left_open(&self) -> bool {
        self.was_left_open
    }

    /// Who works here, the time and fresh ids, as given at opening.
    pub fn services(&self) -> &Services {
        &self.services
    }

    /// Moves the log into the data file, so that a copy of it is whole. For a quiet moment; a
    /// read-only store has nothing to move.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        match &self.writer {
            Some(writer) => {
                connection::checkpoint(&lock(writer)).map_err(|error| error.at(&self.path))
            }
            None => Ok(()),
        }
    }

    /// Closes the file, saying so if its log could not be moved into it.
    pub fn close(self) -> Result<(), StoreError> {
        self.settle()
    }

    /// What is done when nobody works on the file any more.
    fn settle(&self) -> Result<(), StoreError> {
        if self.writer.is_none() {
            return Ok(());
        }
        // Both need room on the disk; without it everything stays in the log, where it is safe.
        self.give_up_changes(Keep::DEFAULT).and_then(|_| self.checkpoint()).map_err(|error| {
            StoreError::LogKept { path: self.path.clone(), detail: error.to_string() }
        })
    }

    /// Reads through the reading connection.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        work(&lock(&self.reader)).map_err(|error| error.at(&self.path))
    }

    /// Works on the writing connection, if there is one.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Connection, &Services) -> Result<T, E>,
    ) -> Result<T, E> {
        let writer = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        let done = work(&lock(writer), &self.services);
        if let (Ok(_), Some(idle)) = (&done, &self.idle) {
            idle.edited();
        }
        done
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.idle = None;
        // Whatever stays in the log is read from there at the next opening.
        let _ = self.settle();
        if self.writer.is_none() {
            self.tidy();
        }
    }
}

impl Store {
    /// Takes away the empty log and the index of it that a reading connection leaves behind: it may
    /// not remove them itself. `SQLite` does, on closing a connection that may write, and only when
    /// nobody else has the file open. A log that holds anything is a stopped writer's, and left to
    /// the next one: reading writes nothing.
    fn tidy(&mut self) {
        let (log, index) = (length_beside(&self.path, "-wal"), length_beside(&self.path, "-shm"));
        if log.is_some_and(|length| length > 0) || (log.is_none() && index.is_none()) {
            return;
        }
        // The reading connection has to be gone first.
        let Ok(nothing) = Connection::open_in_memory() else { return };
        *self.reader.get_mut().unwrap_or_else(PoisonError::into_inner) = nothing;
        // A folder or file that cannot be written keeps what is there; it harms nobody.
        if let Ok(conn) = connection::open(&self.path, Purpose::Writing) {
            // Only a connection that has read takes part in the log, and so can end it.
            let _ = conn.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0));
        }
    }
}

/// A panic in somebody's work rolled its transaction back; the connection is as good as before.
pub(crate) fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}
