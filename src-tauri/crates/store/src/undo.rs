//! Undo, redo, and going back to a point.

use std::collections::BTreeMap;

use jiugai_domain::RevisionId;
use rusqlite::Connection;

use crate::changeset::{ChangeKind, Changeset, RowChange};
use crate::journal::{self, EntryKind, EntryState, JournalEntry};
use crate::transact::{begin, commit};
use crate::{Commit, Services, Store, StoreError, Table, Via};

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

    /// What has to be undone, or done again, to stand where the file stood right after an edit;
    /// `None` for where it stood before everything that can still be undone.
    pub fn way_to(&self, point: Option<RevisionId>) -> Result<Way, StoreError> {
        self.read(|conn| Way::find(conn, point))
    }

    /// Walks [`Store::way_to`] a point as one: all of its steps or none, each a row of history.
    /// Where the file stands there already, nothing happens.
    pub fn go_to(
        &self,
        point: Option<RevisionId>,
        via: Via,
    ) -> Result<Commit<Vec<JournalEntry>>, StoreError> {
        let done = self.write(|conn, services| {
            let transaction = begin(conn)?;
            let way = Way::find(conn, point)?;
            let mut rows = Vec::with_capacity(way.steps.len());
            let mut moved: BTreeMap<(Table, String), ChangeKind> = BTreeMap::new();
            for edit in way.steps {
                let (row, changes) = replay_one(conn, services, via, way.direction, &edit)?;
                rows.push(row);
                // What happened to a row last is what it is now.
                moved.extend(changes.into_iter().map(|row| ((row.table, row.id), row.kind)));
            }
            let moved = moved.into_iter().map(|((table, id), kind)| RowChange { table, id, kind });
            let moved: Vec<RowChange> = moved.collect();
            commit(conn, services, transaction, &moved)?;
            let revision = rows.last().map(|row| row.id);
            Ok(Commit { revision, value: rows, changed: moved })
        });
        done.map_err(|error: StoreError| error.at(&self.path))
    }

    fn replay(
        &self,
        via: Via,
        direction: Direction,
    ) -> Result<Option<Commit<JournalEntry>>, StoreError> {
        let done = self.write(|conn, services| {
            let transaction = begin(conn)?;
            let Some(edit) = direction.next(conn)? else { return Ok(None) };
            let (row, moved) = replay_one(conn, services, via, direction, &edit)?;
            commit(conn, services, transaction, &moved)?;
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

/// What lies between the present state and a point of history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Whether the steps are undone or done again.
    pub direction: Direction,
    /// The edits in the order they are taken; empty where the file stands there already.
    pub steps: Vec<JournalEntry>,
}

impl Way {
    fn find(conn: &Connection, point: Option<RevisionId>) -> Result<Self, StoreError> {
        let Some(revision) = point else {
            let (direction, steps) = (Direction::Back, journal::undoable(conn)?);
            return Ok(Self { direction, steps });
        };
        let gone = || StoreError::NotAPoint { revision };
        let edit = journal::find(conn, revision)?.ok_or_else(gone)?;
        let (direction, steps) = match (edit.kind, edit.state) {
            (EntryKind::Edit, EntryState::Applied) => {
                (Direction::Back, journal::undone_to_reach(conn, revision)?)
            }
            (EntryKind::Edit, EntryState::Undone) => {
                (Direction::Forth, journal::redone_to_reach(conn, revision)?)
            }
            // What was given up, and rows about undoing, are no states of the file.
            _ => return Err(gone()),
        };
        match steps.into_iter().collect::<Option<Vec<_>>>() {
            Some(steps) => Ok(Self { direction, steps }),
            None => Err(gone()),
        }
    }
}

/// Undoes or redoes one edit inside a transaction; returns its row of history and what moved.
fn replay_one(
    conn: &Connection,
    services: &Services,
    via: Via,
    direction: Direction,
    edit: &JournalEntry,
) -> Result<(JournalEntry, Vec<RowChange>), StoreError> {
    let moved = apply_one(conn, direction, edit.id)?;
    let kind = match direction {
        Direction::Back => EntryKind::Undo(edit.id),
        Direction::Forth => EntryKind::Redo(edit.id),
    };
    let row = journal::append_replay(conn, services, via, edit, kind)?;
    Ok((row, moved))
}

/// Applies one edit's changes backwards or again, and notes whether it stands.
pub(crate) fn apply_one(
    conn: &Connection,
    direction: Direction,
    edit: RevisionId,
) -> Result<Vec<RowChange>, StoreError> {
    let (changes, _) =
        Changeset::load(conn, edit)?.ok_or(StoreError::NoChanges { revision: edit })?;
    let moved = direction.of(changes)?.apply(conn).map_err(|error| cannot_replay(edit, error))?;
    let state = match direction {
        Direction::Back => EntryState::Undone,
        Direction::Forth => EntryState::Applied,
    };
    journal::set_state(conn, edit, state)?;
    Ok(moved)
}

/// Which way an edit's changes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// As undo does.
    Back,
    /// As they were done.
    Forth,
}

impl Direction {
    /// The edit that is next this way.
    pub(crate) fn next(self, conn: &Connection) -> Result<Option<JournalEntry>, StoreError> {
        match self {
            Self::Back => journal::next_undo(conn),
            Self::Forth => journal::next_redo(conn),
        }
    }

    pub(crate) fn of(self, changes: Changeset) -> Result<Changeset, StoreError> {
        match self {
            Self::Back => changes.invert(),
            Self::Forth => Ok(changes),
        }
    }
}
