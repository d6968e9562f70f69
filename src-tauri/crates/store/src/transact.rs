//! The only way to change a record.

use jiugai_domain::RevisionId;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::changeset::{self, Changeset, RowChange};
use crate::{Op, SCHEMA_VERSION, Services, Store, StoreError, Tx};
use crate::{connection, journal};

/// What a transaction did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit<T> {
    /// What the work returned.
    pub value: T,
    /// The journal row; `None` when in the end nothing differs.
    pub revision: Option<RevisionId>,
    /// The rows that moved, in the order of tables and ids.
    pub changed: Vec<RowChange>,
}

impl Store {
    /// Does some work as one step: all of it, journalled and undoable, or nothing.
    ///
    /// An error from the work rolls everything back and leaves no trace in history. Work that in
    /// the end changes nothing writes no journal row. The work must not call `transact` again;
    /// reads through the store see the file as it was before.
    pub fn transact<T, E: From<StoreError>>(
        &self,
        op: Op,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<Commit<T>, E> {
        self.write(|conn, services| {
            let here = |error: StoreError| E::from(error.at(&self.path));
            let transaction = begin(conn).map_err(here)?;
            let session = changeset::begin(conn).map_err(here)?;
            let value = work(&Tx::new(conn, services, &self.path))?;
            let recorded = changeset::finish(session).map_err(here)?;
            let (revision, changed) = match recorded {
                Some(changes) => record(conn, services, op, &changes).map_err(here)?,
                None => (None, Vec::new()),
            };
            commit(conn, services, transaction, &changed).map_err(here)?;
            Ok(Commit { value, revision, changed })
        })
    }
}

/// Begins a write transaction; it rolls back unless committed.
pub(crate) fn begin(conn: &Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?)
}

/// So many rows at once are an import, a merge, or the undo of one.
const MANY: usize = 10_000;

/// Commits, unless somebody asked to stop: when this returns, the change is on the disk.
pub(crate) fn commit(
    conn: &Connection,
    services: &Services,
    transaction: Transaction<'_>,
    changed: &[RowChange],
) -> Result<(), StoreError> {
    services.stop.check()?;
    transaction.commit()?;
    if changed.len() >= MANY {
        connection::give_back_room(conn);
    }
    Ok(())
}

/// Journals an edit with its changes.
fn record(
    conn: &Connection,
    services: &Services,
    op: Op,
    changes: &Changeset,
) -> Result<(Option<RevisionId>, Vec<RowChange>), StoreError> {
    journal::discard_undone(conn)?;
    let entry = journal::append_edit(conn, services, op)?;
    changes.save(conn, entry.id, SCHEMA_VERSION)?;
    Ok((Some(entry.id), changes.rows()?))
}
