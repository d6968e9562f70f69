//! Changes cells of the registry: all of them or none.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiugai_domain::CommunityId;
use jiugai_domain::community::Community;
use jiugai_domain::provenance::Origin;
use jiugai_store::{Op, Tx};

use super::cluster::Clusters;
use super::division::{Divisions, parse_path};
use super::{Field, blank};
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode, plan, scheme, text};

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
    let written = project.write(op, |tx| {
        let mut typing = Typing::new(tx, &snapshot);
        let cells: BTreeMap<(CommunityId, Field), &str> =
            edits.iter().map(|edit| ((edit.id, edit.field), edit.text.as_str())).collect();
        for ((id, field), text) in cells {
            typing.cell(id, field, text)?;
        }
        typing.finish()
    })?;
    let now = project.snapshot();
    let placed = edits.iter().filter(|edit| edit.field == Field::Year);
    let years = placed.map(|edit| (edit.id, now.planned_year(edit.id))).collect();
    Ok(plan::with_notices(written, now, &years))
}

/// A community that is not there yet: its cells as typed, the name among them.
pub type NewRow = Vec<(Field, String)>;

/// Adds communities and types into others as one undoable step: a block pasted over the last row.
/// The ids of the new ones, in the order of `rows`.
pub fn add_rows(
    project: &mut Project,
    rows: &[NewRow],
    edits: &[Edit],
) -> Result<Outcome<Vec<CommunityId>>, AppError> {
    let before = project.snapshot().clone();
    let op = project.op(
        "community_paste",
        &[
            ("rows", rows.len().into()),
            ("cells", (edits.len() + rows.iter().map(Vec::len).sum::<usize>()).into()),
        ],
    );
    project.write(op, |tx| {
        let mut snapshot = before.as_ref().clone();
        let mut ids = Vec::with_capacity(rows.len());
        for row in rows {
            let community = blank(tx.new_id(), &name_of(row)?);
            tx.insert(&community)?;
            ids.push(community.id);
            // What the cells of the row hang on is looked up among the communities.
            snapshot.communities.put(community);
        }
        let mut typing = Typing::new(tx, &snapshot);
        for edit in edits {
            typing.cell(edit.id, edit.field, &edit.text)?;
        }
        for (id, row) in ids.iter().zip(rows) {
            for (field, text) in row {
                typing.cell(*id, *field, text)?;
            }
        }
        typing.finish()?;
        Ok(ids)
    })
}

fn name_of(row: &NewRow) -> Result<String, AppError> {
    let name = row.iter().find(|(field, _)| *field == Field::Name);
    let name = name.map(|(_, text)| text.trim()).filter(|name| !name.is_empty());
    name.map(str::to_owned)
        .ok_or_else(|| AppError::new(ErrorCode::Empty).with("field", text::say("field.name", &[])))
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
        if is_changed {
            supersede_source(self.tx, self.snapshot, id, field.as_str())?;
        }
        Ok(())
    }

    /// Writes the rows. What was typed into one of two years is refused where it turns them round.
    fn finish(self) -> Result<(), AppError> {
        for row in self.rows.values() {
            let turned = row.built_from.zip(row.built_to).filter(|(from, to)| from > to);
            let before = self.snapshot.communities.get(row.id);
            let is_same = before.is_some_and(|old| {
                (old.built_from, old.built_to) == (row.built_from, row.built_to)
            });
            if let Some((from, to)) = turned.filter(|_| !is_same) {
                return Err(AppError::new(ErrorCode::BuiltReversed)
                    .with("name", row.name.as_str())
                    .with("from", from)
                    .with("to", to));
            }
            self.tx.update(row)?;
        }
        Ok(())
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
}

/// The cell the old value of a field was read from is history from now on.
pub(crate) fn supersede_source(
    tx: &Tx,
    snapshot: &Snapshot,
    id: CommunityId,
    field: &str,
) -> Result<(), AppError> {
    for origin in snapshot.origins.of(id.0) {
        let mut origin: Origin = tx.get(origin.id)?;
        let cell = origin.cells.get_mut(field).filter(|cell| !cell.superseded);
        if let Some(cell) = cell {
            cell.superseded = true;
            tx.update(&origin)?;
        }
    }
    Ok(())
}
