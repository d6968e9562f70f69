//! What can be done inside a transaction.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ffi, params_from_iter};
use uuid::Uuid;

use crate::field::Scalar;
use crate::record::Record;
use crate::{Services, StoreError, blob, read};

/// An open transaction. Everything done through it becomes one step of history, or nothing.
#[derive(Debug)]
pub struct Tx<'c> {
    conn: &'c Connection,
    services: &'c Services,
    path: &'c Path,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(conn: &'c Connection, services: &'c Services, path: &'c Path) -> Self {
        Self { conn, services, path }
    }

    /// Adds a row; its id must be new.
    pub fn insert<R: Record>(&self, record: &R) -> Result<(), StoreError> {
        self.write(record, &R::statements().insert).map(|_| ())
    }

    /// Changes a row that is there.
    pub fn update<R: Record>(&self, record: &R) -> Result<(), StoreError> {
        match self.write(record, &R::statements().update)? {
            0 => Err(StoreError::NotFound { table: R::TABLE, id: record.id().to_string() }),
            _ => Ok(()),
        }
    }

    /// Adds the row, or changes the one with its id.
    pub fn put<R: Record>(&self, record: &R) -> Result<(), StoreError> {
        self.write(record, &R::statements().put).map(|_| ())
    }

    /// Removes a row that is there and that no other row names.
    #[expect(clippy::needless_pass_by_value, reason = "ids are small; nearly all are Copy")]
    pub fn remove<R: Record>(&self, id: R::Id) -> Result<(), StoreError> {
        match self.run::<R>(&R::statements().remove, &id, [id.to_sql()], Doing::Removing)? {
            0 => Err(StoreError::NotFound { table: R::TABLE, id: id.to_string() }),
            _ => Ok(()),
        }
    }

    /// The row with this id, if it is there.
    #[expect(clippy::needless_pass_by_value, reason = "ids are small; nearly all are Copy")]
    pub fn find<R: Record>(&self, id: R::Id) -> Result<Option<R>, StoreError> {
        read::find(self.conn, &id)
    }

    /// The row with this id; an error if it is not there.
    #[expect(clippy::needless_pass_by_value, reason = "ids are small; nearly all are Copy")]
    pub fn get<R: Record>(&self, id: R::Id) -> Result<R, StoreError> {
        read::find(self.conn, &id)?
            .ok_or_else(|| StoreError::NotFound { table: R::TABLE, id: id.to_string() })
    }

    /// Every row, ordered by id. Its cost grows with the file: single edits ask with
    /// [`Tx::all_where`] instead.
    pub fn all<R: Record>(&self) -> Result<Vec<R>, StoreError> {
        read::all(self.conn)
    }

    /// The rows whose column holds this value, ordered by id.
    pub fn all_where<R: Record>(
        &self,
        column: &str,
        value: &impl Scalar,
    ) -> Result<Vec<R>, StoreError> {
        read::all_where(self.conn, column, value)
    }

    /// A fresh id.
    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        Id::from(self.services.ids.fresh())
    }

    /// Keeps bytes once, by their SHA-256 (lower-case hex), which is returned. Bytes are outside
    /// undo: a row that names them may come and go.
    pub fn put_blob(&self, bytes: &[u8]) -> Result<String, StoreError> {
        blob::put(self.conn, bytes).map_err(|error| error.at(self.path))
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        self.services.clock.now()
    }

    fn write<R: Record>(&self, record: &R, sql: &str) -> Result<usize, StoreError> {
        self.run::<R>(sql, &record.id(), record.write(), Doing::Writing)
    }

    fn run<'v, R: Record>(
        &self,
        sql: &str,
        id: &R::Id,
        values: impl IntoIterator<Item = ToSqlOutput<'v>>,
        doing: Doing,
    ) -> Result<usize, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        statement
            .execute(params_from_iter(values))
            .map_err(|error| constraint_error::<R>(error, id, doing).at(self.path))
    }
}

/// Which side of a reference a statement is on.
#[derive(Debug, Clone, Copy)]
enum Doing {
    Writing,
    Removing,
}

fn constraint_error<R: Record>(error: rusqlite::Error, id: &R::Id, doing: Doing) -> StoreError {
    let (table, id) = (R::TABLE, id.to_string());
    let code = error.sqlite_error().map(|inner| inner.extended_code);
    match (code, doing) {
        (Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY), Doing::Writing) => {
            StoreError::MissingReference { table, id }
        }
        (Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY), Doing::Removing) => {
            StoreError::StillReferenced { table, id }
        }
        (Some(ffi::SQLITE_CONSTRAINT_PRIMARYKEY), _) => StoreError::AlreadyThere { table, id },
        (Some(ffi::SQLITE_CONSTRAINT_UNIQUE), _) => StoreError::Duplicate { table, id },
        (Some(ffi::SQLITE_CONSTRAINT_CHECK | ffi::SQLITE_TOOBIG), _) => {
            StoreError::Rejected { table, id, detail: error.to_string() }
        }
        _ => error.into(),
    }
}
