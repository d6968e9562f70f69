//! What edits changed, read from the changes kept: rows, fields, and which edits touched what hangs
//! on one row.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiugai_domain::RevisionId;
use rusqlite::Connection;

use super::{EntryKind, column_names, find};
use crate::changeset::{ChangeKind, Changeset, FieldChange, FieldValue, RowChange, RowName};
use crate::undo::Direction;
use crate::{Store, StoreError, Table};

/// A row's content by column, without its id.
pub type RowContent = BTreeMap<String, FieldValue>;

impl Store {
    /// Which fields a revision changed, from what to what; for an undo row, what undoing changed.
    pub fn changes_of(&self, revision: RevisionId) -> Result<Vec<FieldChange>, StoreError> {
        self.read(|conn| {
            let (changes, version) = changes(conn, revision)?;
            changes.fields(|table| column_names(conn, version, table))
        })
    }

    /// Which rows a revision moved, in the order of tables and ids.
    pub fn rows_of(&self, revision: RevisionId) -> Result<Vec<RowChange>, StoreError> {
        self.read(|conn| changes(conn, revision)?.0.rows())
    }

    /// Which fields of some rows a revision changed, from what to what.
    pub fn fields_of(
        &self,
        revision: RevisionId,
        rows: &HashSet<RowName>,
    ) -> Result<Vec<FieldChange>, StoreError> {
        self.read(|conn| {
            let (changes, version) = changes(conn, revision)?;
            changes.fields_of(rows, |table| column_names(conn, version, table))
        })
    }

    /// A row as it stands now; `None` when it is not there.
    pub fn find_row(&self, table: Table, id: &str) -> Result<Option<RowContent>, StoreError> {
        self.read(|conn| {
            let mut statement =
                conn.prepare_cached(&format!("SELECT * FROM {table} WHERE id = ?1"))?;
            let names: Vec<String> =
                statement.column_names().into_iter().map(str::to_owned).collect();
            let mut rows = statement.query([id])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            let mut content = RowContent::new();
            for (at, name) in names.into_iter().enumerate().filter(|(_, name)| name != "id") {
                content.insert(name, FieldValue::from(row.get_ref(at)?));
            }
            Ok(Some(content))
        })
    }

    /// Rows removed since a revision as they last were; what was never removed is left out.
    pub fn find_lost_rows(
        &self,
        since: RevisionId,
        wanted: &HashSet<RowName>,
    ) -> Result<HashMap<RowName, RowContent>, StoreError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(include_str!("since.sql"))?;
            let later = statement.query_map([since.to_string()], |row| row.get::<_, String>(0))?;
            let mut lost: HashMap<RowName, RowContent> = HashMap::new();
            for id in later {
                let Ok(revision) = id?.parse() else { continue };
                let Some((changes, version)) = Changeset::load(conn, revision)? else { continue };
                for field in
                    changes.fields_of(wanted, |table| column_names(conn, version, table))?
                {
                    // An undone edit that made the row lost it too.
                    let value = match field.kind {
                        ChangeKind::Removed => field.before,
                        ChangeKind::Inserted => field.after,
                        ChangeKind::Updated => continue,
                    };
                    lost.entry((field.table, field.row_id))
                        .or_default()
                        .insert(field.column, value);
                }
                if lost.len() == wanted.len() {
                    break;
                }
            }
            Ok(lost)
        })
    }

    /// The row with this id and everything that hangs on it by reference, now: ids of any table.
    pub fn hanging_on(&self, table: Table, id: &str) -> Result<HashSet<String>, StoreError> {
        self.read(|conn| {
            let references = References::read(conn)?;
            let mut all = HashSet::from([id.to_owned()]);
            let mut next = vec![(table, id.to_owned())];
            while let Some((table, id)) = next.pop() {
                for (child, column) in references.to(table) {
                    let sql = format!("SELECT id FROM {child} WHERE {column} = ?1");
                    let mut statement = conn.prepare_cached(&sql)?;
                    let found = statement.query_map([&id], |row| row.get::<_, String>(0))?;
                    for found in found.collect::<Result<Vec<_>, _>>()? {
                        if all.insert(found.clone()) {
                            next.push((child, found));
                        }
                    }
                }
            }
            Ok(all)
        })
    }

    /// Whether a revision touched any of these rows. Rows that hung on them and are gone are added,
    /// so that asking from the newest revision on finds what happened to them earlier too.
    pub fn has_touched(
        &self,
        revision: RevisionId,
        rows: &mut HashSet<String>,
    ) -> Result<bool, StoreError> {
        self.read(|conn| {
            let (changes, version) = match changes(conn, revision) {
                Err(StoreError::NoChanges { .. }) => return Ok(false),
                changes => changes?,
            };
            let places = References::read(conn)?.places(conn, version)?;
            let mut is_touched = false;
            changes.each_row(|row, text| {
                let mut is_ours = rows.contains(&row.id);
                if !is_ours && row.kind != ChangeKind::Updated {
                    let mut named = places.get(&row.table).into_iter().flatten();
                    is_ours = named.any(|at| text(*at).is_some_and(|id| rows.contains(&id)));
                }
                if is_ours {
                    rows.insert(row.id.clone());
                    is_touched = true;
                }
            })?;
            Ok(is_touched)
        })
    }
}

/// Which column of which table names rows of which: what hangs on what.
struct References(Vec<(Table, String, Table)>);

impl References {
    fn read(conn: &Connection) -> Result<Self, StoreError> {
        let mut all = Vec::new();
        for table in Table::ALL {
            let mut statement = conn.prepare_cached(include_str!("references.sql"))?;
            let mut rows = statement.query([table.as_str()])?;
            while let Some(row) = rows.next()? {
                let to: String = row.get(1)?;
                if let Ok(to) = to.parse() {
                    all.push((*table, row.get(0)?, to));
                }
            }
        }
        // Where a row was read from stands in a table of its own, which names rows of any table.
        all.push((Table::Origin, "row_id".to_owned(), Table::Community));
        Ok(Self(all))
    }

    fn to(&self, parent: Table) -> Vec<(Table, String)> {
        let to = self.0.iter().filter(|(_, _, table)| *table == parent);
        to.map(|(child, column, _)| (*child, column.clone())).collect()
    }

    /// Where the naming columns of each table stood in a schema version.
    fn places(
        &self,
        conn: &Connection,
        version: i64,
    ) -> Result<HashMap<Table, Vec<usize>>, StoreError> {
        let mut places: HashMap<Table, Vec<usize>> = HashMap::new();
        for (table, column, _) in &self.0 {
            let columns = column_names(conn, version, *table)?;
            let place = columns.iter().position(|name| name == column);
            places.entry(*table).or_default().extend(place);
        }
        Ok(places)
    }
}

/// The changes of a revision as it went: an undo row changed backwards.
fn changes(conn: &Connection, revision: RevisionId) -> Result<(Changeset, i64), StoreError> {
    let gone = || StoreError::NoChanges { revision };
    let entry = find(conn, revision)?.ok_or_else(gone)?;
    let (edit, direction) = match entry.kind {
        EntryKind::Edit => (entry.id, Direction::Forth),
        EntryKind::Undo(edit) => (edit, Direction::Back),
        EntryKind::Redo(edit) => (edit, Direction::Forth),
    };
    let (changes, version) = Changeset::load(conn, edit)?.ok_or_else(gone)?;
    Ok((direction.of(changes)?, version))
}
