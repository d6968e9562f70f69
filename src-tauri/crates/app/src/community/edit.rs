//! Changes cells of the registry: all of them or none.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiugai_domain::CommunityId;
use jiugai_domain::community::Community;
use jiugai_domain::provenance::Origin;
use jiugai_store::{Op, Tx};

use super::Field;
use super::cluster::Clusters;
use super::division::{Divisions, parse_path};
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

/// Types into cells as one undoable step. A cell that cannot be read refuses them all; of two texts
/// for one cell the later counts. A cell that says what it said before is left alone, with the mark
/// of where it came from.
pub fn edit(project: &mut Project, edits: &[Edit]) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let op = label(project, &snapshot, edits)?;
    project.write(op, |tx| {
        let mut typing = Typing::new(tx, &snapshot);
        let cells: BTreeMap<(CommunityId, Field), &str> =
            edits.iter().map(|edit| ((edit.id, edit.field), edit.text.as_str())).collect();
        for ((id, field), text) in cells {
            typing.cell(id, field, text)?;
        }
        typing.rows.values().try_for_each(|row| Ok(tx.update(row)?))
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

/// One action's cells on their way into the file.
struct Typing<'a, 'c> {
    tx: &'a Tx<'c>,
    snapshot: &'a Snapshot,
    rows: BTreeMap<CommunityId, Community>,
    divisions: Divisions,
    clusters: Clusters,
}

impl<'a, 'c> Typing<'a, 'c> {
    fn new(tx: &'a Tx<'c>, snapshot: &'a Snapshot) -> Self {
        Self {
            tx,
            snapshot,
            rows: BTreeMap::new(),
            divisions: Divisions::default(),
            clusters: Clusters::default(),
        }
    }

    fn cell(&mut self, id: CommunityId, field: Field, text: &str) -> Result<(), AppError> {
        let row = match self.rows.entry(id) {
            Entry::Occupied(row) => row.into_mut(),
            Entry::Vacant(place) => place.insert(self.snapshot.community(id)?.as_ref().clone()),
        };
        let before = row.clone();
        let is_changed = if field.type_into(row, text)? {
            *row != before
        } else {
            self.elsewhere(id, field, text)?
        };
        if is_changed { self.supersede_source(id, field) } else { Ok(()) }
    }

    /// Cells of the grid that are kept in other tables; whether the cell says something else now.
    fn elsewhere(&mut self, id: CommunityId, field: Field, text: &str) -> Result<bool, AppError> {
        let Self { tx, snapshot, rows, divisions, clusters } = self;
        let Some(row) = rows.get_mut(&id) else { return Ok(false) };
        match field {
            Field::Division => {
                let new = divisions.resolve(tx, snapshot, &parse_path(text))?;
                Ok(std::mem::replace(&mut row.division_id, new) != new)
            }
            Field::Cluster => {
                let new = clusters.resolve(tx, snapshot, text.trim(), row.division_id)?;
                Ok(std::mem::replace(&mut row.cluster_id, new) != new)
            }
            Field::Investment => scheme::type_total(tx, snapshot, id, text),
            Field::Year => plan::type_year(tx, snapshot, id, text).map(|()| true),
            _ => Ok(false),
        }
    }

    /// The cell the old value was read from is history from now on.
    fn supersede_source(&self, id: CommunityId, field: Field) -> Result<(), AppError> {
        for origin in self.snapshot.origins.of(id.0) {
            let mut origin: Origin = self.tx.get(origin.id)?;
            let cell = origin.cells.get_mut(field.as_str()).filter(|cell| !cell.superseded);
            if let Some(cell) = cell {
                cell.superseded = true;
                self.tx.update(&origin)?;
            }
        }
        Ok(())
    }
}
