//! The SQLite project file (`.jiugai`): open, migrate, transact, undo, lock.
//!
//! Every record of the domain has one table; [`Store::transact`] is the only way to change one,
//! and every change is journalled and can be undone, across restarts too. One process may write;
//! others read and are told who holds the file. Reading never writes.
//!
//! What is not here: rules of the field, derived figures (they are never stored), files other than
//! the project file and its sidecars.
//!
//! **The lock rule.** While a connection to a project file is open, nothing in the process may open
//! that file except `SQLite`: on POSIX systems closing *any* handle on a file drops all locks the
//! process holds on it, and an acknowledged edit can then be lost. So this crate reads even the
//! file's header through `SQLite`, copies nothing by plain IO, and keeps its own lock on a file
//! beside the data file. `tests/lock.rs` shows the loss and that the rule holds.

mod access;
mod blob;
mod changeset;
mod check;
mod codes;
mod community;
mod connection;
mod create;
mod dump;
mod error;
mod evidence;
mod field;
mod file_info;
mod finding;
mod idle;
mod journal;
mod lock;
mod open;
mod place;
mod plan;
mod policy;
mod progress;
mod project;
mod provenance;
mod read;
mod record;
mod refuse;
mod schema;
mod scheme;
mod search;
mod services;
mod snapshot;
mod stop;
mod table;
mod task;
mod transact;
mod tx;
mod undo;

pub use access::{Access, ReadOnlyReason, Store};
pub use changeset::{ChangeKind, FieldChange, FieldValue, RowChange, RowName};
pub use check::{Checked, Problem, check_file};
pub use error::StoreError;
pub use file_info::{FileInfo, FileInfoId};
pub use journal::{
    EntryKind, EntryState, HistoryFilter, JournalEntry, Keep, Op, OpSource, RowContent, Via,
};
pub use lock::LockOwner;
pub use open::BeforeMigration;
pub use place::Place;
pub use policy::{PolicyKind, PolicyPart, PolicyPartId, join_policy, split_policy};
pub use record::Record;
pub use schema::{APPLICATION_ID, SCHEMA_VERSION, schema_picture};
pub use search::{Fit, Fragment, SearchKey, spelling};
pub use services::{Clock, IdSource, RandomIds, Services, SystemClock};
pub use snapshot::{Kept, Moment, forget_blobs, restore_snapshot};
pub use stop::Stop;
pub use table::Table;
pub use transact::Commit;
pub use tx::Tx;
pub use undo::{Direction, Way};
