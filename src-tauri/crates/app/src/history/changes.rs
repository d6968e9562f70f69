//! What one row of history changed, in people's words: which rows, which fields, from what to what.

use std::collections::{BTreeMap, HashSet};

use jiugai_domain::policy::Label;
use jiugai_domain::{CommunityId, RevisionId};
use jiugai_store::{ChangeKind, FieldChange, FieldValue, JournalEntry, RowName, Table};

use super::rows::Rows;
use super::value;
use crate::{AppError, Project, text};

/// Rows of one kind that a step changed in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summed {
    /// Which table.
    pub table: Table,
    /// What its rows are called.
    pub noun: Label,
    /// What happened to them.
    pub kind: ChangeKind,
    /// How many.
    pub rows: usize,
}

/// One field of a changed row; a value that is not there is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldShown {
    /// What the field is called.
    pub field: Label,
    /// Before.
    pub before: Option<Label>,
    /// After.
    pub after: Option<Label>,
}

/// A row that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of row.
    pub noun: Label,
    /// Which: a name, or the names of what it belongs to.
    pub subject: Label,
    /// What happened to it.
    pub kind: ChangeKind,
    /// The fields; of a new or removed row those that hold something.
    pub fields: Vec<FieldShown>,
    /// The community it belongs to, when it is there.
    pub community: Option<CommunityId>,
}

/// What a row of history changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The row of history.
    pub entry: JournalEntry,
    /// By kind of row, all of them; `None` when what changed is no longer kept.
    pub summary: Option<Vec<Summed>>,
    /// How many rows changed in all.
    pub total: usize,
    /// Some of them.
    pub rows: Vec<Change>,
}

/// What a row of history changed: `limit` rows from the `offset`-th on, and all of them counted.
pub fn changes(
    project: &Project,
    revision: RevisionId,
    offset: usize,
    limit: usize,
) -> Result<Changes, AppError> {
    let store = project.store();
    let entry = store.history_entry(revision)?;
    let moved = match store.rows_of(revision) {
        Err(jiugai_store::StoreError::NoChanges { .. }) => {
            return Ok(Changes { entry, summary: None, total: 0, rows: Vec::new() });
        }
        moved => moved?,
    };
    let mut sums: BTreeMap<(Table, ChangeKind), usize> = BTreeMap::new();
    for row in &moved {
        *sums.entry((row.table, row.kind)).or_default() += 1;
    }
    let summary = sums.into_iter().map(|((table, kind), rows)| {
        let noun = noun(table);
        Summed { table, noun, kind, rows }
    });
    let page: Vec<RowName> =
        moved.iter().skip(offset).take(limit).map(|row| (row.table, row.id.clone())).collect();
    let wanted: HashSet<RowName> = page.iter().cloned().collect();
    let mut fields: BTreeMap<RowName, Vec<FieldChange>> = BTreeMap::new();
    for field in store.fields_of(revision, &wanted)? {
        fields.entry((field.table, field.row_id.clone())).or_default().push(field);
    }
    let mut known = Rows::new(project, revision, &fields)?;
    let of_row = |name: &RowName| fields.get(name).map_or(&[][..], Vec::as_slice);
    let rows = page
        .iter()
        .zip(moved.iter().skip(offset))
        .map(|(name, row)| Change {
            noun: noun(row.table),
            subject: known.subject(name),
            kind: row.kind,
            fields: of_row(name).iter().flat_map(|field| shown(&mut known, field)).collect(),
            community: known.community(name),
        })
        .collect();
    Ok(Changes { entry, summary: Some(summary.collect()), total: moved.len(), rows })
}

/// What rows of a table are called.
pub(super) fn noun(table: Table) -> Label {
    text::say(&format!("row.{table}"), &[])
}

/// A changed field in words; none for what only the program reads, several for a structured one.
fn shown(known: &mut Rows<'_>, field: &FieldChange) -> Vec<FieldShown> {
    if value::is_internal(field.table, &field.column) {
        return Vec::new();
    }
    if value::is_structured(field.table, &field.column) {
        return value::leaves(&field.before, &field.after);
    }
    let mut worded = |value: &FieldValue| value::worded(known, field.table, &field.column, value);
    let (before, after) = (worded(&field.before), worded(&field.after));
    if before == after {
        return Vec::new();
    }
    vec![FieldShown { field: value::column(field.table, &field.column), before, after }]
}
