//! Changes cells of the registry: all of them or none.

use std::collections::BTreeMap;

use jiugai_domain::CommunityId;
use jiugai_domain::community::{Cluster, Community, Division};
use jiugai_domain::provenance::Origin;
use jiugai_store::{Op, Tx};

use super::{Field, division};
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, plan, scheme, text};

/// One cell as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The community.
    pub id: CommunityId,
    /// The column.
    pub field: Field,
    /// The text; empty clears the cell.
    pub text: String,
}

/// Types into cells as one undoable step. A cell that cannot be read refuses them all.
pub fn edit(project: &mut Project, edits: &[Edit]) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let op = label(project, &snapshot, edits)?;
    project.write(op, |tx| {
        let mut rows: BTreeMap<CommunityId, Community> = BTreeMap::new();
        let mut made = Vec::new();
        for edit in edits {
            let row = match rows.entry(edit.id) {
                std::collections::btree_map::Entry::Occupied(row) => row.into_mut(),
                std::collections::btree_map::Entry::Vacant(place) => {
                    place.insert(snapshot.community(edit.id)?.as_ref().clone())
                }
            };
            if !edit.field.type_into(row, &edit.text)? {
                type_elsewhere(tx, &snapshot, &mut made, row, edit)?;
            }
            supersede_source(tx, &snapshot, edit)?;
        }
        for row in rows.values() {
            tx.update(row)?;
        }
        Ok(())
    })
}

fn label(project: &Project, snapshot: &Snapshot, edits: &[Edit]) -> Result<Op, AppError> {
    match edits {
        [single] => {
            let field = text::say(&format!("field.{}", single.field.as_str()), &[]);
            let name = snapshot.community(single.id)?.name.as_str();
            Ok(project.op("community_edit", &[("field", field.into()), ("name", name.into())]))
        }
        many => Ok(project.op("community_edit_many", &[("count", many.len().into())])),
    }
}

/// Cells of the grid that are kept in other tables.
fn type_elsewhere(
    tx: &Tx,
    snapshot: &Snapshot,
    made: &mut Vec<Division>,
    row: &mut Community,
    edit: &Edit,
) -> Result<(), AppError> {
    match edit.field {
        Field::Division => {
            let path = division::parse_path(&edit.text);
            row.division_id = division::resolve(tx, snapshot, made, &path)?;
        }
        Field::Cluster => row.cluster_id = cluster(tx, snapshot, edit.text.trim())?,
        Field::Investment => scheme::type_total(tx, snapshot, edit.id, &edit.text)?,
        Field::Year => plan::type_year(tx, snapshot, edit.id, &edit.text)?,
        _ => {}
    }
    Ok(())
}

fn cluster(
    tx: &Tx,
    snapshot: &Snapshot,
    name: &str,
) -> Result<Option<jiugai_domain::ClusterId>, AppError> {
    if name.is_empty() {
        return Ok(None);
    }
    // Rows made earlier in this same action are found in the transaction, not in the snapshot.
    let known = snapshot.clusters.iter().find(|cluster| cluster.name == name).map(|row| row.id);
    if known.is_some() {
        return Ok(known);
    }
    if let Some(made) = tx.all_where::<Cluster>("name", &name.to_owned())?.first() {
        return Ok(Some(made.id));
    }
    let cluster =
        Cluster { id: tx.new_id(), name: name.to_owned(), division_id: None, note: String::new() };
    tx.insert(&cluster)?;
    Ok(Some(cluster.id))
}

/// The cell the old value was read from is history from now on.
fn supersede_source(tx: &Tx, snapshot: &Snapshot, edit: &Edit) -> Result<(), AppError> {
    for origin in snapshot.origins.of(edit.id.0) {
        let mut origin: Origin = tx.get(origin.id)?;
        let cell = origin.cells.get_mut(edit.field.as_str()).filter(|cell| !cell.superseded);
        if let Some(cell) = cell {
            cell.superseded = true;
            tx.update(&origin)?;
        }
    }
    Ok(())
}
