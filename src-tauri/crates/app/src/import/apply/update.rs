//! Values of a community that is there, changed to what a workbook says: only the cells that were
//! shown as changing, each with the cell it comes from.

use std::collections::BTreeMap;

use jiugai_domain::community::Community;
use jiugai_domain::provenance::{Origin, SourceCell};
use jiugai_domain::scheme::CostKind;
use jiugai_exchange::book::cell_address;
use jiugai_exchange::columns::{Dimension, Field};
use jiugai_exchange::recognise::{CommunityRow, TableFound};

use super::Writer;
use crate::import::columns::{note, noted, stored_fields};
use crate::import::fields;
use crate::import::look::{Change, RowLook};
use crate::{AppError, scheme};

impl Writer<'_, '_> {
    /// Writes the changes of a row.
    pub(super) fn update(
        &mut self,
        table: &TableFound,
        row: &CommunityRow,
        look: &RowLook,
    ) -> Result<(), AppError> {
        let Some(id) = look.target() else { return Ok(()) };
        let before = self.snapshot.community(id)?.clone();
        let mut community = before.as_ref().clone();
        let taken: Vec<&Change> = look.changes.iter().filter(|change| change.is_taken).collect();
        for change in &taken {
            if change.field == Field::Note {
                community.note = noted(&community.note, &note(table, row));
            } else if !fields::put(&mut community, row, change.field) {
                self.elsewhere(&mut community, row, change.field)?;
            }
        }
        if community != *before {
            self.tx.update(&community)?;
        }
        self.supersede(&community, &taken)?;
        self.origin_of_changes(table, row, &community, &taken)?;
        self.done.updated += 1;
        Ok(())
    }

    fn elsewhere(
        &mut self,
        community: &mut Community,
        row: &CommunityRow,
        field: Field,
    ) -> Result<(), AppError> {
        match field {
            Field::Division => community.division_id = self.division_of(&row.division_path)?,
            Field::Cluster => {
                let place = community.division_id;
                let found = self.clusters.resolve(self.tx, self.snapshot, &row.cluster, place)?;
                community.cluster_id = found;
            }
            Field::Project => self.join_project(&row.project, community.id)?,
            Field::Investment => {
                if let Some(amount) = row.investment {
                    scheme::put_published(self.tx, self.snapshot, community.id, amount)?;
                }
            }
            Field::ClusterInvestment => self.cluster_amount(community, row)?,
            Field::PlanYear => {
                if let Some((year, offer)) = row.plan_year.zip(self.offer) {
                    offer.place(self.tx, self.snapshot, community.id, year)?;
                    self.done.planned += 1;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn cluster_amount(&self, community: &Community, row: &CommunityRow) -> Result<(), AppError> {
        let tables = self.preview.recognised.tables.iter();
        let mut clusters = tables.flat_map(|table| &table.clusters);
        let found = clusters.find(|cluster| cluster.member_rows.first() == Some(&row.sheet_row));
        let amount = found.and_then(|cluster| cluster.investment.as_ref());
        let line = fields::cluster_line(self.snapshot, community);
        if let (Some((amount, _)), Some(line)) = (amount, line) {
            let mut line = line.clone();
            if let CostKind::LumpSum { amount: old, published, .. } = &mut line.kind {
                (*old, *published) = (Some(*amount), true);
            }
            self.tx.update(&line)?;
        }
        Ok(())
    }

    /// The cells the old values came from are history.
    fn supersede(&self, community: &Community, taken: &[&Change]) -> Result<(), AppError> {
        let of_cluster = community
            .cluster_id
            .filter(|_| taken.iter().any(|change| change.field == Field::ClusterInvestment));
        let owners = [Some(community.id.0), of_cluster.map(|id| id.0)];
        let origins = owners.into_iter().flatten().flat_map(|id| self.snapshot.origins.of(id));
        for origin in origins {
            let mut origin = origin.as_ref().clone();
            let mut is_changed = false;
            let keys = taken.iter().flat_map(|change| stored_fields(change.field.code()));
            for key in keys {
                if let Some(cell) = origin.cells.get_mut(*key).filter(|cell| !cell.superseded) {
                    cell.superseded = true;
                    is_changed = true;
                }
            }
            if is_changed {
                self.tx.update(&origin)?;
            }
        }
        Ok(())
    }

    fn origin_of_changes(
        &self,
        table: &TableFound,
        row: &CommunityRow,
        community: &Community,
        taken: &[&Change],
    ) -> Result<(), AppError> {
        let mut cells: BTreeMap<String, SourceCell> = BTreeMap::new();
        for change in taken.iter().filter(|change| change.field != Field::ClusterInvestment) {
            let cell = row.cells.find(change.field).or_else(|| self.cell(table, row, change.field));
            for key in stored_fields(change.field.code()) {
                cells.extend(cell.clone().map(|cell| ((*key).to_owned(), cell)));
            }
        }
        self.tx.insert(&Origin {
            id: self.tx.new_id(),
            batch_id: self.batch,
            table_name: "community".to_owned(),
            row_id: community.id.to_string(),
            sheet: table.sheet.clone(),
            sheet_row: i64::from(row.sheet_row),
            cells,
        })?;
        Ok(())
    }

    /// The cell of a value that stands as it was read.
    fn cell(&self, table: &TableFound, row: &CommunityRow, field: Field) -> Option<SourceCell> {
        let column = table.columns.iter().find(|column| {
            column.field == Some(field)
                || (field == Field::Division
                    && column.field.is_some_and(|one| one.dimension() == Dimension::Division))
        })?;
        let col = column_number(&column.letter)?;
        let sheet = self.preview.book.sheets.iter().find(|sheet| sheet.name == table.sheet)?;
        let place = row.sheet_row.checked_sub(1)?;
        Some(SourceCell {
            cell: cell_address(place, col),
            text: sheet.get(place, col)?.to_text().into_owned(),
            unit: column.unit.clone(),
            approximate: false,
            superseded: false,
        })
    }
}

/// The zero-based number of a column's letters.
pub(crate) fn column_number(letters: &str) -> Option<u16> {
    let number = letters.chars().try_fold(0_u32, |number, letter| {
        let digit = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A'))? + 1;
        Some(number * 26 + digit)
    });
    u16::try_from(number?.checked_sub(1)?).ok()
}
