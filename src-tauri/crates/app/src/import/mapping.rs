//! Columns a person corrected, remembered for that set of headers: a row of the file like any
//! other, so that it travels with it and can be undone.

use std::collections::BTreeMap;

use jiugai_domain::provenance::ColumnMapping;
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{ColumnChoice, Guide, Remembered, TableFound, signature};
use jiugai_store::Tx;
use serde::{Deserialize, Serialize};

use super::Preview;
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// A mapping as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// Rows the header has.
    height: u32,
    /// The header had to be pointed out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pointed_out: bool,
    /// The columns that were corrected.
    columns: Vec<KeptColumn>,
}

/// A corrected column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptColumn {
    /// Place among the headers, from 0.
    at: usize,
    /// The header as it stood.
    header: String,
    /// The field; none is not read.
    field: Option<String>,
    /// The unit, when one was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

/// The field with this code.
pub(super) fn field(code: &str) -> Option<Field> {
    Field::ALL.iter().copied().find(|field| field.code() == code)
}

/// What the file remembers. A mapping that cannot be read is no mapping.
pub(super) fn guide(snapshot: &Snapshot) -> Guide {
    let rows = snapshot.column_mappings.iter();
    let remembered = rows.filter_map(|row| {
        let kept: Kept = serde_json::from_str(&row.mapping).ok()?;
        let columns = kept.columns.iter().filter_map(|column| Some((column.at, choice(column)?)));
        Some(Remembered {
            signature: row.signature.clone(),
            height: kept.height,
            is_pointed_out: kept.pointed_out,
            columns: columns.collect(),
        })
    });
    Guide { tables: Vec::new(), remembered: remembered.collect() }
}

fn choice(column: &KeptColumn) -> Option<ColumnChoice> {
    match &column.field {
        None => Some(ColumnChoice::Leave),
        Some(code) => Some(ColumnChoice::Take { field: field(code)?, unit: column.unit.clone() }),
    }
}

fn signature_of(table: &TableFound) -> String {
    signature(table.columns.iter().map(|column| column.header.as_str()))
}

fn find<'a>(snapshot: &'a Snapshot, table: &TableFound) -> Option<&'a ColumnMapping> {
    let wanted = signature_of(table);
    let mut rows = snapshot.column_mappings.iter();
    rows.find(|row| row.signature == wanted).map(AsRef::as_ref)
}

/// Whether the file remembers how this table's columns are to be read.
pub fn is_remembered(snapshot: &Snapshot, table: &TableFound) -> bool {
    !snapshot.column_mappings.is_empty() && find(snapshot, table).is_some()
}

/// What is remembered of a table's columns, by letter.
pub fn choices(snapshot: &Snapshot, table: &TableFound) -> BTreeMap<String, ColumnChoice> {
    if snapshot.column_mappings.is_empty() {
        return BTreeMap::new();
    }
    let kept =
        find(snapshot, table).and_then(|row| serde_json::from_str::<Kept>(&row.mapping).ok());
    let columns = kept.map(|kept| kept.columns).unwrap_or_default();
    let by_letter = columns
        .iter()
        .filter_map(|column| Some((table.columns.get(column.at)?.letter.clone(), choice(column)?)));
    by_letter.collect()
}

/// Keeps what was said of the columns of each table, with the import.
pub(super) fn remember(tx: &Tx, snapshot: &Snapshot, preview: &Preview) -> Result<(), AppError> {
    for table in &preview.recognised.tables {
        let said = preview
            .said
            .tables
            .iter()
            .find(|said| said.sheet == table.sheet && said.header_rows == table.header_rows);
        let Some(said) = said.filter(|said| !said.columns.is_empty() || said.is_pointed_out) else {
            continue;
        };
        let columns = table.columns.iter().enumerate().filter_map(|(at, column)| {
            let (field, unit) = match said.columns.get(&column.letter)? {
                ColumnChoice::Leave => (None, None),
                ColumnChoice::Take { field, unit } => (Some(field.code().to_owned()), unit.clone()),
            };
            Some(KeptColumn { at, header: column.header.clone(), field, unit })
        });
        let (first, last) = table.header_rows;
        let known = find(snapshot, table);
        let was_pointed_out = known
            .and_then(|row| serde_json::from_str::<Kept>(&row.mapping).ok())
            .is_some_and(|kept| kept.pointed_out);
        let kept = Kept {
            height: last + 1 - first,
            pointed_out: said.is_pointed_out || was_pointed_out,
            columns: columns.collect(),
        };
        let mapping = serde_json::to_string(&kept)
            .map_err(|error| AppError::new(ErrorCode::Store).because(error))?;
        let id = known.map_or_else(|| tx.new_id(), |row| row.id);
        tx.put(&ColumnMapping { id, signature: signature_of(table), mapping })?;
    }
    Ok(())
}

/// Forgets what is remembered of this table's columns, as a step of its own.
pub fn forget(project: &mut Project, table: &TableFound) -> Result<Outcome<()>, AppError> {
    let known = find(project.snapshot(), table).map(|row| row.id);
    let op = project.op("import_forget", &[]);
    project.write(op, |tx| {
        if let Some(id) = known {
            tx.remove::<ColumnMapping>(id)?;
        }
        Ok(())
    })
}
