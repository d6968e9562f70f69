//! The journal: what was done, by whom, when, from where. Its rows are permanent.

mod keep;

pub use self::keep::Keep;

mod changed;

use jiff::Timestamp;
use jiugai_domain::RevisionId;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub use self::changed::RowContent;
use crate::codes::code_list;
use crate::field::Scalar;
use crate::{Services, Store, StoreError};

code_list! {
    /// Through which door an edit came.
    Via {
        /// The window.
        Window = "window",
        /// The command line.
        CommandLine = "command_line",
        /// A workbook or package read in.
        Import = "import",
    }
}

code_list! {
    /// Whether an edit stands.
    EntryState {
        /// It stands.
        Applied = "applied",
        /// It was undone and can be redone.
        Undone = "undone",
        /// It was undone, and a later edit gave up the redo.
        Discarded = "discarded",
    }
}

/// The file and place an edit was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpSource {
    /// File name without its folder.
    pub file: String,
    /// Sheet, when one sheet was read.
    pub sheet: Option<String>,
    /// Row from 1, when one row was read.
    pub row: Option<i64>,
}

/// What is about to be done, for history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    /// Stable code of the action, e.g. `community.update`.
    pub code: &'static str,
    /// The action's name for people, as undo shows it.
    pub label: String,
    /// The door.
    pub via: Via,
    /// Where the data came from, for an import.
    pub source: Option<OpSource>,
}

impl Op {
    /// An action of a person, not read from a file.
    pub fn new(code: &'static str, label: impl Into<String>, via: Via) -> Self {
        Self { code, label: label.into(), via, source: None }
    }
}

/// What kind of journal row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// Something was done.
    Edit,
    /// The edit named was undone.
    Undo(RevisionId),
    /// The edit named was redone.
    Redo(RevisionId),
}

/// One row of history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Identity; the only notion of revision.
    pub id: RevisionId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// The door.
    pub via: Via,
    /// Stable code of the action; an undo or redo row repeats its edit's.
    pub op: String,
    /// The action's name; an undo or redo row repeats its edit's.
    pub label: String,
    /// Where the data came from.
    pub source: Option<OpSource>,
    /// An edit, an undo or a redo.
    pub kind: EntryKind,
    /// Whether the edit stands; undo and redo rows are always applied.
    pub state: EntryState,
}

/// Which rows of history are wanted; `None` leaves a condition out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HistoryFilter {
    /// Only rows before this one.
    pub before: Option<RevisionId>,
    /// Only what this person did.
    pub who: Option<String>,
    /// Only these actions, by code.
    pub ops: Option<Vec<String>>,
    /// Only rows whose name, person or file holds this text; case does not matter.
    pub text: Option<String>,
}

impl Store {
    /// The latest rows of history that fit, newest first.
    pub fn history_where(
        &self,
        filter: &HistoryFilter,
        limit: usize,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        let ops = filter.ops.as_ref().map(|ops| serde_json::Value::from(ops.clone()).to_string());
        let text = filter.text.as_ref().map(|text| text.to_lowercase());
        self.read(|conn| {
            let mut statement = conn.prepare_cached(include_str!("select.sql"))?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let before = filter.before.map(|id| id.to_string());
            let entries = statement
                .query_map(params![before, filter.who, ops, text, limit], |row| Ok(entry(row)))?;
            entries.map(|entry| entry?).collect()
        })
    }

    /// Everybody history names, and every action's code.
    pub fn history_words(&self) -> Result<(Vec<String>, Vec<String>), StoreError> {
        self.read(|conn| {
            Ok((
                texts(conn, include_str!("people.sql"))?,
                texts(conn, include_str!("actions.sql"))?,
            ))
        })
    }

    /// One row of history.
    pub fn history_entry(&self, revision: RevisionId) -> Result<JournalEntry, StoreError> {
        self.read(|conn| find(conn, revision))?.ok_or(StoreError::NoChanges { revision })
    }

    /// The latest journal row; `None` in a file nothing was done to yet.
    pub fn revision(&self) -> Result<Option<RevisionId>, StoreError> {
        Ok(self.history(1)?.pop().map(|entry| entry.id))
    }

    /// The latest rows of history, newest first.
    pub fn history(&self, limit: usize) -> Result<Vec<JournalEntry>, StoreError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(include_str!("list.sql"))?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let entries = statement.query_map([limit], |row| Ok(entry(row)))?;
            entries.map(|entry| entry?).collect()
        })
    }

    /// The edit the next undo would undo.
    pub fn next_undo(&self) -> Result<Option<JournalEntry>, StoreError> {
        self.read(next_undo)
    }

    /// The edit the next redo would redo.
    pub fn next_redo(&self) -> Result<Option<JournalEntry>, StoreError> {
        self.read(next_redo)
    }
}

/// Writes the row of an edit and returns it.
pub(crate) fn append_edit(
    conn: &Connection,
    services: &Services,
    op: Op,
) -> Result<JournalEntry, StoreError> {
    let new = JournalEntry {
        id: RevisionId(services.ids.fresh()),
        at: services.clock.now(),
        who: services.who.clone(),
        via: op.via,
        op: op.code.to_owned(),
        label: op.label,
        source: op.source,
        kind: EntryKind::Edit,
        state: EntryState::Applied,
    };
    insert(conn, &new)?;
    Ok(new)
}

/// Writes the row that says an edit was undone or redone, and returns it.
pub(crate) fn append_replay(
    conn: &Connection,
    services: &Services,
    via: Via,
    edit: &JournalEntry,
    kind: EntryKind,
) -> Result<JournalEntry, StoreError> {
    let new = JournalEntry {
        id: RevisionId(services.ids.fresh()),
        at: services.clock.now(),
        who: services.who.clone(),
        via,
        kind,
        state: EntryState::Applied,
        ..edit.clone()
    };
    insert(conn, &new)?;
    Ok(new)
}

fn insert(conn: &Connection, new: &JournalEntry) -> Result<(), StoreError> {
    let source = new.source.as_ref();
    let (undoes, redoes) = match new.kind {
        EntryKind::Edit => (None, None),
        EntryKind::Undo(edit) => (Some(edit.to_string()), None),
        EntryKind::Redo(edit) => (None, Some(edit.to_string())),
    };
    conn.prepare_cached(include_str!("append.sql"))?.execute(params![
        new.id.to_string(),
        new.at.to_string(),
        new.who,
        new.via.as_str(),
        new.op,
        new.label,
        source.map(|s| &s.file),
        source.and_then(|s| s.sheet.as_ref()),
        source.and_then(|s| s.row),
        undoes,
        redoes,
    ])?;
    Ok(())
}

pub(crate) fn find(
    conn: &Connection,
    revision: RevisionId,
) -> Result<Option<JournalEntry>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("find.sql"))?;
    let found = statement.query_row([revision.to_string()], |row| Ok(entry(row))).optional()?;
    found.transpose()
}

pub(crate) fn next_undo(conn: &Connection) -> Result<Option<JournalEntry>, StoreError> {
    replayable(conn, include_str!("next_undo.sql"))
}

pub(crate) fn next_redo(conn: &Connection) -> Result<Option<JournalEntry>, StoreError> {
    replayable(conn, include_str!("next_redo.sql"))
}

fn replayable(conn: &Connection, sql: &str) -> Result<Option<JournalEntry>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement
        .query_row([crate::SCHEMA_VERSION], |row| {
            Ok((entry(row), row.get::<_, bool>("can_replay")?))
        })
        .optional()?;
    match found {
        Some((entry, true)) => entry.map(Some),
        Some((_, false)) | None => Ok(None),
    }
}

/// What has to be undone to stand right after an edit; `None` in place of what cannot be.
pub(crate) fn undone_to_reach(
    conn: &Connection,
    revision: RevisionId,
) -> Result<Vec<Option<JournalEntry>>, StoreError> {
    steps(conn, include_str!("undone_to_reach.sql"), revision)
}

/// What has to be done again to stand right after an edit; `None` in place of what cannot be.
pub(crate) fn redone_to_reach(
    conn: &Connection,
    revision: RevisionId,
) -> Result<Vec<Option<JournalEntry>>, StoreError> {
    steps(conn, include_str!("redone_to_reach.sql"), revision)
}

/// Everything that can be undone, the latest first.
pub(crate) fn undoable(conn: &Connection) -> Result<Vec<JournalEntry>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("undoable.sql"))?;
    let found = statement.query_map([crate::SCHEMA_VERSION], step)?;
    let found: Vec<_> = found.collect::<Result<_, _>>()?;
    let known: Result<Vec<_>, _> = found.into_iter().collect();
    Ok(known?.into_iter().map_while(|step| step).collect())
}

fn steps(
    conn: &Connection,
    sql: &str,
    revision: RevisionId,
) -> Result<Vec<Option<JournalEntry>>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map(params![crate::SCHEMA_VERSION, revision.to_string()], step)?;
    found.map(|step| step?).collect()
}

/// A row that can be undone or redone; `None` when its changes are no longer kept.
fn step(row: &Row<'_>) -> rusqlite::Result<Result<Option<JournalEntry>, StoreError>> {
    let can_replay = row.get::<_, bool>("can_replay")?;
    Ok(entry(row).map(|entry| can_replay.then_some(entry)))
}

fn texts(conn: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let texts = statement.query_map([], |row| row.get(0))?;
    Ok(texts.collect::<Result<_, _>>()?)
}

pub(crate) fn discard_undone(conn: &Connection) -> Result<(), StoreError> {
    conn.prepare_cached(include_str!("discard_undone.sql"))?.execute([])?;
    Ok(())
}

pub(crate) fn set_state(
    conn: &Connection,
    revision: RevisionId,
    state: EntryState,
) -> Result<(), StoreError> {
    conn.prepare_cached(include_str!("set_state.sql"))?
        .execute(params![revision.to_string(), state.as_str()])?;
    Ok(())
}

/// The columns of a table in a schema version.
pub(crate) fn column_names(
    conn: &Connection,
    schema_version: i64,
    table: crate::Table,
) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached(include_str!("column_names.sql"))?;
    let names = statement.query_map(params![schema_version, table.as_str()], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn entry(row: &Row<'_>) -> Result<JournalEntry, StoreError> {
    let kind = match (cell(row, "undoes")?, cell(row, "redoes")?) {
        (Some(edit), None) => EntryKind::Undo(edit),
        (None, Some(edit)) => EntryKind::Redo(edit),
        _ => EntryKind::Edit,
    };
    let file: Option<String> = cell(row, "from_file")?;
    let (sheet, sheet_row) = (cell(row, "from_sheet")?, cell(row, "from_row")?);
    Ok(JournalEntry {
        id: cell(row, "id")?,
        at: cell(row, "at")?,
        who: cell(row, "who")?,
        via: cell(row, "via")?,
        op: cell(row, "op")?,
        label: cell(row, "label")?,
        source: file.map(|file| OpSource { file, sheet, row: sheet_row }),
        kind,
        state: cell(row, "state")?,
    })
}

fn cell<T: Scalar>(row: &Row<'_>, column: &'static str) -> Result<T, StoreError> {
    let value = row.get_ref(column)?;
    T::from_sql(value).ok_or_else(|| StoreError::BadValue {
        table: "journal",
        column,
        value: format!("{value:?}"),
    })
}
