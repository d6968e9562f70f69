//! Undo, redo, and what an edit changed.

use jiugai_domain::RevisionId;

use crate::changeset::{Changeset, FieldChange};
use crate::journal::{self, EntryKind, EntryState, JournalEntry};
use crate::transact::{begin, commit};
use crate::{Commit, Store, StoreError, Via};

impl Store {
    /// Undoes the latest edit that stands, as a new row of history; `None` when there is none, or
    /// its changes are no longer kept.
    pub fn undo(&self, via: Via) -> Result<Option<Commit<JournalEntry>>, StoreError> {
        self.replay(via, Direction::Back)
    }

    /// Redoes the edit undone last, as a new row of history; `None` when there is none.
    pub fn redo(&self, via: Via) -> Result<Option<Commit<JournalEntry>>, StoreError> {
        self.replay(via, Direction::Forth)
    }

    /// Which fields a revision changed, from what to what; for an undo row, what undoing changed.
    pub fn changes_of(&self, revision: RevisionId) -> Result<Vec<FieldChange>, StoreError> {
        self.read(|conn| {
            let gone = || StoreError::NoChanges { revision };
            let entry = journal::find(conn, revision)?.ok_or_else(gone)?;
            let (edit, direction) = match entry.kind {
                EntryKind::Edit => (entry.id, Direction::Forth),
                EntryKind::Undo(edit) => (edit, Direction::Back),
                EntryKind::Redo(edit) => (edit, Direction::Forth),
            };
            let (changes, schema_version) = Changeset::load(conn, edit)?.ok_or_else(gone)?;
            let changes = direction.of(changes)?;
            changes.fields(|table| journal::column_names(conn, schema_version, table))
        })
    }

    fn replay(
        &self,
        via: Via,
        direction: Direction,
    ) -> Result<Option<Commit<JournalEntry>>, StoreError> {
        let done = self.write(|conn, services| {
            let transaction = begin(conn)?;
            let next = match direction {
                Direction::Back => journal::next_undo(conn)?,
                Direction::Forth => journal::next_redo(conn)?,
            };
            let Some(edit) = next else { return Ok(None) };
            let (changes, _) = Changeset::load(conn, edit.id)?
                .ok_or(StoreError::NoChanges { revision: edit.id })?;
            let changes = direction.of(changes)?;
            let moved = changes.apply(conn).map_err(|error| cannot_replay(edit.id, error))?;
            let (state, kind) = match direction {
                Direction::Back => (EntryState::Undone, EntryKind::Undo(edit.id)),
                Direction::Forth => (EntryState::Applied, EntryKind::Redo(edit.id)),
            };
            journal::set_state(conn, edit.id, state)?;
            let row = journal::append_replay(conn, services, via, &edit, kind)?;
            commit(conn, transaction, &moved)?;
            Ok(Some(Commit { revision: Some(row.id), value: row, changed: moved }))
        });
        done.map_err(|error: StoreError| error.at(&self.path))
    }
}

/// Rows that are not as the journal left them are a matter of the edit; a full disk is not.
fn cannot_replay(revision: RevisionId, error: StoreError) -> StoreError {
    match error {
        StoreError::Sqlite(_) | StoreError::BadValue { .. } => {
            StoreError::CannotReplay { revision, detail: error.to_string() }
        }
        other => other,
    }
}

/// Which way an edit's changes are taken.
#[derive(Debug, Clone, Copy)]
enum Direction {
    /// As undo does.
    Back,
    /// As they were done.
    Forth,
}

impl Direction {
    fn of(self, changes: Changeset) -> Result<Changeset, StoreError> {
        match self {
            Self::Back => changes.invert(),
            Self::Forth => Ok(changes),
        }
    }
}
