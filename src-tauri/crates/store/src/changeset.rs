//! Session changesets: recorded, packed, turned round, applied, and shown to people.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Read};

use jiugai_domain::RevisionId;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{
    ChangesetItem, ChangesetIter, ConflictAction, ConflictType, Session, invert_strm,
};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use crate::codes::code_list;
use crate::{SCHEMA_VERSION, StoreError, Table, journal};

code_list! {
    /// What happened to a row.
    ChangeKind {
        /// It is new.
        Inserted = "inserted",
        /// Some of its fields changed.
        Updated = "updated",
        /// It is gone.
        Removed = "removed",
    }
}

/// A row that moved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowChange {
    /// The table.
    pub table: Table,
    /// The row's id, as text.
    pub id: String,
    /// What happened.
    pub kind: ChangeKind,
}

/// A row of the file by its table and its id as text.
pub type RowName = (Table, String);

/// A field's content before or after a change, as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Unknown, or no row.
    Null,
    /// A count, amount, area, year or yes/no.
    Integer(i64),
    /// A text, code, date or id.
    Text(String),
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The table.
    pub table: Table,
    /// The row's id, as text.
    pub row_id: String,
    /// What happened to the row.
    pub kind: ChangeKind,
    /// The column.
    pub column: String,
    /// Before.
    pub before: FieldValue,
    /// After.
    pub after: FieldValue,
}

/// An edit's changes, unpacked.
#[derive(Debug)]
pub(crate) struct Changeset {
    bytes: Vec<u8>,
}

/// Begins recording the record tables, and only those: attaching everything would record the
/// shadow tables of a full-text index, and undo would then fail in defensive mode.
pub(crate) fn begin(conn: &Connection) -> Result<Session<'_>, StoreError> {
    let mut session = Session::new(conn)?;
    for table in Table::ALL {
        session.attach(Some(table.as_str()))?;
    }
    Ok(session)
}

/// What was recorded; `None` when in the end nothing differs.
pub(crate) fn finish(mut session: Session<'_>) -> Result<Option<Changeset>, StoreError> {
    if session.is_empty() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    session.changeset_strm(&mut bytes)?;
    Ok((!bytes.is_empty()).then_some(Changeset { bytes }))
}

impl Changeset {
    /// The same changes backwards.
    pub(crate) fn invert(&self) -> Result<Self, StoreError> {
        let mut bytes = Vec::with_capacity(self.bytes.len());
        invert_strm(&mut self.bytes.as_slice(), &mut bytes)?;
        Ok(Self { bytes })
    }

    /// Applies the changes; any row that is not as expected aborts the whole. Returns the rows that
    /// moved. What concerns any other table than those of records, or a record of another shape, is
    /// refused before anything is written: `SQLite` would write the one and pass over the other.
    ///
    /// `SQLite` defers foreign keys while it applies, so the order of rows does not matter.
    pub(crate) fn apply(&self, conn: &Connection) -> Result<Vec<RowChange>, StoreError> {
        let rows = self.fitting_rows(conn)?;
        let abort = |_: ConflictType, _: ChangesetItem| ConflictAction::SQLITE_CHANGESET_ABORT;
        let is_record = |table: &str| table.parse::<Table>().is_ok();
        conn.apply_strm(&mut self.bytes.as_slice(), Some(is_record), abort)?;
        Ok(rows)
    }

    /// The rows that would move, all of records as the file keeps them today.
    fn fitting_rows(&self, conn: &Connection) -> Result<Vec<RowChange>, StoreError> {
        let mut widths: BTreeMap<Table, usize> = BTreeMap::new();
        let mut rows = Vec::new();
        self.each(|item, row, width| {
            let expected = match widths.get(&row.table) {
                Some(known) => *known,
                None => {
                    let names = journal::column_names(conn, SCHEMA_VERSION, row.table)?;
                    *widths.entry(row.table).or_insert(names.len())
                }
            };
            let is_keyed_by_id =
                item.pk()?.iter().enumerate().all(|(at, key)| (at == 0) == (*key > 0));
            if width != expected || !is_keyed_by_id {
                return Err(unreadable(format!("{} with {width} columns", row.table)));
            }
            rows.push(row);
            Ok(())
        })?;
        rows.sort_unstable();
        Ok(rows)
    }

    /// Keeps the changes for an edit just journalled.
    pub(crate) fn save(
        &self,
        conn: &Connection,
        revision: RevisionId,
        schema_version: i64,
    ) -> Result<(), StoreError> {
        if u64::try_from(self.bytes.len()).is_ok_and(|length| length > LARGEST) {
            let detail = "one action changes too much to be undone".to_owned();
            return Err(StoreError::CannotReplay { revision, detail });
        }
        let packed = zstd::encode_all(self.bytes.as_slice(), 3)
            .map_err(|error| StoreError::CannotReplay { revision, detail: error.to_string() })?;
        conn.prepare_cached(include_str!("journal/save_changeset.sql"))?.execute(params![
            revision.to_string(),
            schema_version,
            packed
        ])?;
        Ok(())
    }

    /// The changes of an edit with their schema version, if they are still kept.
    pub(crate) fn load(
        conn: &Connection,
        revision: RevisionId,
    ) -> Result<Option<(Self, i64)>, StoreError> {
        let mut statement = conn.prepare_cached(include_str!("journal/load_changeset.sql"))?;
        let found = statement
            .query_row([revision.to_string()], |row| {
                Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?))
            })
            .optional()?;
        let Some((packed, schema_version)) = found else {
            return Ok(None);
        };
        let bytes = unpack(&packed)
            .map_err(|error| StoreError::CannotReplay { revision, detail: error.to_string() })?;
        Ok(Some((Self { bytes }, schema_version)))
    }

    /// Which rows moved, in the order of tables and ids.
    pub(crate) fn rows(&self) -> Result<Vec<RowChange>, StoreError> {
        let mut rows = Vec::new();
        self.each(|_, row, _| {
            rows.push(row);
            Ok(())
        })?;
        rows.sort_unstable();
        Ok(rows)
    }

    /// Which fields changed, from what to what. `columns` names a table's columns in the schema
    /// version the changes were recorded under.
    pub(crate) fn fields(
        &self,
        columns: impl FnMut(Table) -> Result<Vec<String>, StoreError>,
    ) -> Result<Vec<FieldChange>, StoreError> {
        self.fields_where(|_| true, columns)
    }

    fn fields_where(
        &self,
        is_wanted: impl Fn(&RowChange) -> bool,
        mut columns: impl FnMut(Table) -> Result<Vec<String>, StoreError>,
    ) -> Result<Vec<FieldChange>, StoreError> {
        let mut fields = Vec::new();
        let mut known: Option<(Table, Vec<String>)> = None;
        self.each(|item, row, width| {
            if !is_wanted(&row) {
                return Ok(());
            }
            if known.as_ref().is_none_or(|(table, _)| *table != row.table) {
                known = Some((row.table, columns(row.table)?));
            }
            let names = known.as_ref().map_or(&[][..], |(_, names)| names);
            // The id stands first and never changes.
            for (index, name) in names.iter().enumerate().take(width).skip(1) {
                let (before, after) = sides(item, row.kind, index);
                if before != after {
                    fields.push(FieldChange {
                        table: row.table,
                        row_id: row.id.clone(),
                        kind: row.kind,
                        column: name.clone(),
                        before,
                        after,
                    });
                }
            }
            Ok(())
        })?;
        fields.sort_by(|a, b| (a.table, &a.row_id).cmp(&(b.table, &b.row_id)));
        Ok(fields)
    }

    /// Which fields of some rows changed; the others are passed over unread.
    pub(crate) fn fields_of(
        &self,
        wanted: &HashSet<RowName>,
        columns: impl FnMut(Table) -> Result<Vec<String>, StoreError>,
    ) -> Result<Vec<FieldChange>, StoreError> {
        self.fields_where(|row| wanted.contains(&(row.table, row.id.clone())), columns)
    }

    /// Calls `visit` with every row, the texts of its other columns before and after, and where they
    /// stand. An updated row has only those that changed.
    pub(crate) fn each_row(
        &self,
        mut visit: impl FnMut(&RowChange, &dyn Fn(usize) -> Option<String>),
    ) -> Result<(), StoreError> {
        self.each(|item, row, _| {
            let text = |column: usize| {
                let (before, after) = sides(item, row.kind, column);
                [after, before].into_iter().find_map(|value| match value {
                    FieldValue::Text(text) => Some(text),
                    _ => None,
                })
            };
            visit(&row, &text);
            Ok(())
        })
    }

    fn each(
        &self,
        mut visit: impl FnMut(&ChangesetItem, RowChange, usize) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut bytes = self.bytes.as_slice();
        let input: &mut dyn Read = &mut bytes;
        let mut items = ChangesetIter::start_strm(&input)?;
        while let Some(item) = items.next()? {
            let (row, width) = row_of(item)?;
            visit(item, row, width)?;
        }
        Ok(())
    }
}

/// The largest edit unpacked, in bytes: forty imports of a province. A file made to fill the memory
/// would go on without end.
const LARGEST: u64 = 256 << 20;

fn unpack(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let unpacked = zstd::Decoder::new(packed)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(unpacked).is_ok_and(|length| length > LARGEST) {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}

fn unreadable(value: String) -> StoreError {
    StoreError::BadValue { table: "changeset", column: "bytes", value }
}

fn row_of(item: &ChangesetItem) -> Result<(RowChange, usize), StoreError> {
    let operation = item.op()?;
    let name = operation.table_name();
    let table: Table = name.parse().map_err(|_| unreadable(name.to_owned()))?;
    let (kind, id) = match operation.code() {
        Action::SQLITE_INSERT => (ChangeKind::Inserted, item.new_value(0)?),
        Action::SQLITE_DELETE => (ChangeKind::Removed, item.old_value(0)?),
        _ => (ChangeKind::Updated, item.old_value(0)?),
    };
    let id = String::from_utf8_lossy(id.as_bytes().unwrap_or_default()).into_owned();
    let width = usize::try_from(operation.number_of_columns()).unwrap_or(0);
    Ok((RowChange { table, id, kind }, width))
}

/// A column's content on both sides. An untouched column of an updated row has neither.
fn sides(item: &ChangesetItem, kind: ChangeKind, column: usize) -> (FieldValue, FieldValue) {
    let before = || item.old_value(column).map_or(FieldValue::Null, FieldValue::from);
    let after = || item.new_value(column).map_or(FieldValue::Null, FieldValue::from);
    match kind {
        ChangeKind::Inserted => (FieldValue::Null, after()),
        ChangeKind::Removed => (before(), FieldValue::Null),
        ChangeKind::Updated => (before(), after()),
    }
}

impl From<ValueRef<'_>> for FieldValue {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Text(bytes) => Self::Text(String::from_utf8_lossy(bytes).into_owned()),
            // STRICT record tables hold neither real numbers nor bytes.
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Self::Null,
        }
    }
}
