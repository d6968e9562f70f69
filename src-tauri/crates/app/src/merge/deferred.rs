//! Questions put off: they stay in the file until somebody settles them.

use jiugai_domain::DeferredConflictId;
use jiugai_domain::provenance::DeferredConflict;
use jiugai_exchange::carried::{CarriedColumn, CarriedSheet};
use jiugai_exchange::merge::{Answer, Exact, Place, Question};
use jiugai_store::Tx;

use super::here::RowRef;
use super::shown::show;
use super::writer::{Put, Writer};
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// A question put off, beside what is here now.
#[derive(Debug, Clone)]
pub struct Deferred {
    /// The question.
    pub row: DeferredConflict,
    /// Its column; none where the whole row is meant.
    pub column: Option<CarriedColumn>,
    /// The row as the file has it, where the whole row is meant.
    pub cells: Vec<(CarriedColumn, String)>,
    /// What is here now.
    pub mine: Exact,
    /// Whether the row the question is about is here.
    pub is_here: bool,
}

/// What makes two questions the same one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key(String, String, String, String, String);

impl Key {
    pub(super) fn of(row: &DeferredConflict) -> Self {
        let name = if row.row_id.is_empty() { row.row_name.clone() } else { String::new() };
        let (kind, context) = (row.sheet_kind.clone(), row.context.clone());
        Self(kind, context, row.row_id.clone(), name, row.field.clone())
    }

    pub(super) fn asked(sheet: &CarriedSheet, question: &Question) -> Self {
        let name = if question.id.is_empty() { question.name.clone() } else { String::new() };
        let field = question.column.map(|at| sheet.columns[at].field.clone());
        let (kind, context) = (sheet.kind.clone(), sheet.context.clone());
        Self(kind, context, question.id.clone(), name, field.unwrap_or_default())
    }
}

/// A question as it is kept.
pub(super) fn remember(
    tx: &Tx<'_>,
    id: DeferredConflictId,
    file_name: &str,
    sheet: &CarriedSheet,
    question: &Question,
) -> DeferredConflict {
    let column = question.column.map(|at| &sheet.columns[at]);
    let cells: Vec<(&CarriedColumn, &str)> =
        question.cells.iter().map(|(at, text)| (&sheet.columns[*at], &**text)).collect();
    let place = question.place.as_ref();
    // Plain values always have a JSON form.
    let json = |value: serde_json::Result<String>| value.unwrap_or_default();
    DeferredConflict {
        id,
        question: question.kind.code().to_owned(),
        sheet_kind: sheet.kind.clone(),
        context: sheet.context.clone(),
        row_id: question.id.clone(),
        row_name: question.name.clone(),
        field: column.map(|column| column.field.clone()).unwrap_or_default(),
        carried: column
            .map_or_else(|| "{}".to_owned(), |column| json(serde_json::to_string(column))),
        base: question.base.clone(),
        file: question.file.clone(),
        cells: json(serde_json::to_string(&cells)),
        file_name: file_name.to_owned(),
        sheet: place.map_or_else(|| sheet.name.clone(), |place| place.sheet.clone()),
        sheet_row: place.map(|place| i64::from(place.row)),
        cell: place.map(|place| place.cell.clone()).unwrap_or_default(),
        deferred_at: tx.now(),
    }
}

/// Every question put off, the oldest first.
pub fn deferred(snapshot: &Snapshot) -> Vec<Deferred> {
    let mut rows: Vec<Deferred> =
        snapshot.deferred_conflicts.iter().map(|row| beside(snapshot, row)).collect();
    rows.sort_by(|a, b| {
        let key = |one: &Deferred| (one.row.deferred_at, one.row.id);
        key(a).cmp(&key(b))
    });
    rows
}

fn beside(snapshot: &Snapshot, row: &DeferredConflict) -> Deferred {
    let owner = RowRef::of(&row.sheet_kind, &row.context, &row.row_id);
    let is_here = owner.as_ref().is_some_and(|owner| owner.is_here(snapshot));
    let field = row.field.as_str();
    let mine = owner.filter(|_| !field.is_empty());
    Deferred {
        row: row.clone(),
        column: serde_json::from_str(&row.carried).ok(),
        cells: serde_json::from_str(&row.cells).unwrap_or_default(),
        mine: mine.and_then(|owner| owner.owner_of(field).value(snapshot, field)),
        is_here,
    }
}

/// Settles questions put off, as one undoable step: as the file said, or as it is here now.
pub fn settle(
    project: &mut Project,
    ids: &[DeferredConflictId],
    answer: Answer,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let rows = ids.iter().map(|id| {
        let row = snapshot.deferred_conflicts.get(*id);
        row.map(|row| beside(&snapshot, row)).ok_or_else(|| AppError::not_found("deferred", id))
    });
    let rows = rows.collect::<Result<Vec<_>, AppError>>()?;
    if answer == Answer::Later {
        return Err(AppError::new(ErrorCode::Undecided).with("count", ids.len()));
    }
    let op = project.op("merge_settle", &[("count", rows.len().into())]);
    project.write(op, |tx| {
        if answer == Answer::File {
            take(tx, &snapshot, &rows)?;
        }
        rows.iter().try_for_each(|row| Ok(tx.remove::<DeferredConflict>(row.row.id)?))
    })
}

/// Does what the file said.
fn take(tx: &Tx<'_>, snapshot: &Snapshot, rows: &[Deferred]) -> Result<(), AppError> {
    let mut writer = Writer::new(tx, snapshot);
    let places: Vec<Place> = rows.iter().map(|row| place(&row.row)).collect();
    let mut puts = Vec::new();
    for (row, place) in rows.iter().zip(&places) {
        let owner = RowRef::of(&row.row.sheet_kind, &row.row.context, &row.row.row_id);
        let (Some(column), Some(owner)) = (&row.column, owner) else { continue };
        if !row.is_here {
            return Err(AppError::not_found("community", &row.row.row_name));
        }
        let shown = show(snapshot, &row.row.sheet_kind, column, &row.row.file).zh;
        puts.push(Put {
            row: owner.owner_of(&column.field),
            field: &column.field,
            value: row.row.file.clone(),
            from: Some((place, shown)),
        });
    }
    writer.put(puts)?;
    for row in rows.iter().filter(|row| row.column.is_none()) {
        let owner = RowRef::of(&row.row.sheet_kind, &row.row.context, &row.row.row_id);
        match (row.row.question.as_str(), owner) {
            ("removed" | "removed_edited", Some(owner)) => writer.remove(&owner)?,
            ("removed" | "removed_edited", None) => {}
            _ => {
                let cells: Vec<(&str, &str)> =
                    row.cells.iter().map(|(column, text)| (&*column.field, &**text)).collect();
                let sheet = (row.row.sheet_kind.as_str(), row.row.context.as_str());
                writer.make(sheet, &row.row.row_id, &cells)?;
            }
        }
    }
    writer.finish(None)
}

fn place(row: &DeferredConflict) -> Place {
    Place {
        sheet: row.sheet.clone(),
        row: row.sheet_row.and_then(|row| u32::try_from(row).ok()).unwrap_or(0),
        cell: row.cell.clone(),
    }
}
