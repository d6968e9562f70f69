//! Everything that can go wrong with a project file. Texts for people are made elsewhere, by case.

use std::io;
use std::path::PathBuf;

use jiugai_domain::RevisionId;

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
    /// An older schema met read-only; opening it for writing brings it up to date.
    #[error("{} has the older schema {schema_version} and is opened read-only", path.display())]
    NeedsMigration {
        /// The path asked for.
        path: PathBuf,
        /// The file's schema version.
        schema_version: i64,
    },
    /// A project file that is damaged or was altered by other means.
    #[error("{} is damaged: {detail}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
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
    /// No space left on the disk.
    #[error("the disk is full")]
    DiskFull,
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
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull,
            _ => Self::Sqlite(error),
        }
    }
}

impl StoreError {
    /// Whether `SQLite` found the file's pages inconsistent.
    pub(crate) fn is_corruption(error: &rusqlite::Error) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
    }

    /// Names the file in errors that mean damage.
    pub(crate) fn at(self, path: &std::path::Path) -> Self {
        match self {
            Self::Sqlite(error) if Self::is_corruption(&error) => {
                Self::Damaged { path: path.to_owned(), detail: error.to_string() }
            }
            other => other,
        }
    }
}
