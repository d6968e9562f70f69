//! Everything that can go wrong with a project file. Texts for people are made elsewhere, by case.

use std::io;
use std::path::{Path, PathBuf};

use jiugai_domain::RevisionId;
use rusqlite::ffi;

use crate::{LockOwner, Table};

/// What went wrong. A failed operation leaves the file as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such file, or no such folder to create it in.
    #[error("{} does not exist", path.display())]
    Missing {
        /// The path asked for.
        path: PathBuf,
    },
    /// A new file would replace an existing one.
    #[error("{} exists already", path.display())]
    AlreadyExists {
        /// The path asked for.
        path: PathBuf,
    },
    /// Not an `SQLite` file at all: empty, a folder, or something else.
    #[error("{} is not a project file", path.display())]
    NotAProjectFile {
        /// The path asked for.
        path: PathBuf,
    },
    /// An `SQLite` file of another program.
    #[error("{} belongs to another program (application id {application_id:#x})", path.display())]
    Foreign {
        /// The path asked for.
        path: PathBuf,
        /// The other program's mark.
        application_id: i32,
    },
    /// Written by a newer version of this program.
    #[error("{} has schema {schema_version}; it needs version {needs} of the program", path.display())]
    TooNew {
        /// The path asked for.
        path: PathBuf,
        /// The file's schema version.
        schema_version: i64,
        /// The version of the program that wrote this schema, as far as the file says.
        needs: String,
    },
    /// A project file that is damaged.
    #[error("{} is damaged: {detail}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// A file with the mark of a project file whose structure this program never made: altered by
    /// other means, or crafted. Nothing in it was run.
    #[error("{} has a foreign structure: {detail}", path.display())]
    Altered {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// There is no such file, but the log of one lies there: it holds edits of a file that was moved
    /// or removed, and would be taken for the log of any new file of this name.
    #[error("{} does not exist, but its log does", path.display())]
    LogWithoutFile {
        /// The path asked for.
        path: PathBuf,
    },
    /// The last writer was stopped, and its log cannot be read where nothing can be written.
    #[error("{} has a log that cannot be read in this folder", path.display())]
    UnreadLog {
        /// The file.
        path: PathBuf,
    },
    /// The folder cannot be written, so nothing can be created there.
    #[error("the folder of {} cannot be written", path.display())]
    ReadOnlyFolder {
        /// The path asked for.
        path: PathBuf,
    },
    /// Another program is creating or writing this very file.
    #[error("{} is held by another program", path.display())]
    Held {
        /// The path asked for.
        path: PathBuf,
        /// Who holds it, when known.
        holder: Option<LockOwner>,
    },
    /// The file is open for reading only.
    #[error("the file is open for reading only")]
    ReadOnly,
    /// Somebody asked for it to end. Nothing of the operation stays.
    #[error("stopped; nothing was changed")]
    Stopped,
    /// No space left on the disk. Nothing of the operation stays.
    #[error("the disk of {} is full", path.display())]
    DiskFull {
        /// What was being written; empty where that is not known.
        path: PathBuf,
    },
    /// The file was closed, but its log could not be moved into it: every edit is kept, some of them
    /// in the log, and a copy of the file alone lacks those.
    #[error("{} was closed with its log beside it: {detail}", path.display())]
    LogKept {
        /// The file.
        path: PathBuf,
        /// Why.
        detail: String,
    },
    /// The disk refused to take what was written, for another reason than being full.
    #[error("{} could not be written: {detail}", path.display())]
    NotWritten {
        /// What was being written.
        path: PathBuf,
        /// The system's reason.
        detail: String,
    },
    /// No such row.
    #[error("no row {id} in {table}")]
    NotFound {
        /// The table.
        table: Table,
        /// The id asked for.
        id: String,
    },
    /// A row with this id is there already.
    #[error("row {id} is in {table} already")]
    AlreadyThere {
        /// The table.
        table: Table,
        /// The id.
        id: String,
    },
    /// Another row has the same key, e.g. a second finding for one item of one community.
    #[error("row {id} would repeat another row of {table}")]
    Duplicate {
        /// The table.
        table: Table,
        /// The id of the row refused.
        id: String,
    },
    /// The row names another row that is not there.
    #[error("row {id} of {table} names a row that does not exist")]
    MissingReference {
        /// The table.
        table: Table,
        /// The id of the row refused.
        id: String,
    },
    /// Other rows still name the row to be removed.
    #[error("row {id} of {table} is still named by other rows")]
    StillReferenced {
        /// The table.
        table: Table,
        /// The id.
        id: String,
    },
    /// A value the file format does not admit.
    #[error("row {id} of {table} is not admissible: {detail}")]
    Rejected {
        /// The table.
        table: Table,
        /// The id of the row refused.
        id: String,
        /// Which check.
        detail: String,
    },
    /// A value in the file that cannot be read as what its column holds.
    #[error("{table}.{column} holds {value}")]
    BadValue {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// What was found.
        value: String,
    },
    /// A column this record does not have was asked for.
    #[error("{table} has no column {column}")]
    NoSuchColumn {
        /// The table.
        table: Table,
        /// The column.
        column: String,
    },
    /// A policy part whose body cannot be read or is missing.
    #[error("policy part {id}: {detail}")]
    BadPolicy {
        /// The part.
        id: String,
        /// What is wrong.
        detail: String,
    },
    /// Undo or redo met rows that are not as the journal left them; nothing was changed.
    #[error("revision {revision} cannot be undone or redone: {detail}")]
    CannotReplay {
        /// The edit concerned.
        revision: RevisionId,
        /// What was met.
        detail: String,
    },
    /// The journal has no such revision, or its changes are no longer kept.
    #[error("no changes are kept for revision {revision}")]
    NoChanges {
        /// The revision asked for.
        revision: RevisionId,
    },
    /// No state of the file that can be gone to: unknown, given up, or before a migration.
    #[error("the file cannot go to revision {revision}")]
    NotAPoint {
        /// The revision asked for.
        revision: RevisionId,
    },
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file concerned.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// `SQLite` refused for a reason not listed here.
    #[error("SQLite: {0}")]
    Sqlite(rusqlite::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(rusqlite_migration::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull { path: PathBuf::new() },
            Some(rusqlite::ErrorCode::OperationInterrupted) => Self::Stopped,
            // The index of the log found no room.
            _ if extended(&error) == Some(ffi::SQLITE_IOERR_SHMSIZE) => {
                Self::DiskFull { path: PathBuf::new() }
            }
            _ => Self::Sqlite(error),
        }
    }
}

impl StoreError {
    /// Names the file in errors that concern the file as a whole.
    pub(crate) fn at(self, path: &Path) -> Self {
        let path = path.to_owned();
        match self {
            Self::DiskFull { path: unknown } if unknown.as_os_str().is_empty() => {
                Self::DiskFull { path }
            }
            Self::Sqlite(error) => match meaning(&error) {
                Meaning::Damage => Self::Damaged { path, detail: error.to_string() },
                Meaning::NotWritten => Self::NotWritten { path, detail: error.to_string() },
                Meaning::UnreadLog => Self::UnreadLog { path },
                Meaning::Busy => Self::Held { path, holder: None },
                Meaning::Other => Self::Sqlite(error),
            },
            other => other,
        }
    }

    /// A failure of the file system while `path` was written.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            _ => Self::Io { path, source },
        }
    }
}

/// What an error of `SQLite` means for the file.
enum Meaning {
    Damage,
    NotWritten,
    UnreadLog,
    Busy,
    Other,
}

fn meaning(error: &rusqlite::Error) -> Meaning {
    use rusqlite::ErrorCode as Code;
    match error.sqlite_error_code() {
        // What is too big was never written by this program.
        Some(Code::DatabaseCorrupt | Code::NotADatabase | Code::TooBig) => Meaning::Damage,
        Some(Code::DatabaseBusy | Code::DatabaseLocked) => Meaning::Busy,
        Some(Code::ReadOnly) if extended(error).is_some_and(|code| UNREAD.contains(&code)) => {
            Meaning::UnreadLog
        }
        Some(Code::ReadOnly) => Meaning::NotWritten,
        Some(Code::SystemIoFailure)
            if extended(error).is_some_and(|code| WRITING.contains(&code)) =>
        {
            Meaning::NotWritten
        }
        _ => Meaning::Other,
    }
}

fn extended(error: &rusqlite::Error) -> Option<i32> {
    error.sqlite_error().map(|inner| inner.extended_code)
}

/// A log or journal that was left could only be read by writing.
const UNREAD: [i32; 3] =
    [ffi::SQLITE_READONLY_RECOVERY, ffi::SQLITE_READONLY_ROLLBACK, ffi::SQLITE_READONLY_CANTINIT];

/// Failures of the disk while writing.
const WRITING: [i32; 5] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_DIR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_DELETE,
];
