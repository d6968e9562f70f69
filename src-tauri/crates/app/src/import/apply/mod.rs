//! Writes what a preview showed, as one undoable step.
//!
//! Only rows that are settled are written: what waits for a decision or was refused stays where it
//! is, in the workbook.

mod groups;
mod update;

use std::collections::{BTreeMap, HashMap};

use jiugai_domain::community::{Community, DivisionLevel};
use jiugai_domain::provenance::{DeclaredTotal, ImportBatch, Origin};
use jiugai_domain::{CommunityId, DivisionId, ImportBatchId};
use jiugai_exchange::recognise::{ClusterKind, CommunityRow, DeclaredRow, TableFound};
use jiugai_store::{OpSource, Tx};

use self::groups::Groups;
use super::columns::stored_fields;
use super::compare::DeclaredLook;
use super::look::RowState;
use super::one::Companions;
use super::plan_year::PlanOffer;
use super::watch::Watch;
use super::{Preview, fields, mapping};
use crate::backup::{self, Occasion};
use crate::community::blank;
use crate::community::cluster::Clusters;
use crate::community::division::Divisions;
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode, scheme};

/// What an import wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// Communities added.
    pub added: usize,
    /// Communities that were there and changed.
    pub updated: usize,
    /// There already, changed or not.
    pub already_there: usize,
    /// Rows that wait for a decision; not written.
    pub waiting: usize,
    /// Rows that were refused; not written.
    pub refused: usize,
    /// Declared totals kept.
    pub declared: usize,
    /// Clusters and lots made.
    pub clusters: usize,
    /// Years put into the five-year plan.
    pub planned: usize,
    /// Projects made.
    pub projects: usize,
}

impl Imported {
    fn before(preview: &Preview) -> Self {
        Self {
            already_there: preview.already_there(),
            waiting: preview.count(RowState::Conflict),
            refused: preview.count(RowState::Refused),
            ..Self::default()
        }
    }
}

/// Writes a preview. Refused when the file has changed since it was made. Rows of tables that
/// name no division are placed in `division`, from the largest down; rows that name a smaller one
/// only are placed below it. A preview that changes nothing writes nothing.
pub fn apply(
    project: &mut Project,
    preview: &Preview,
    division: &[(DivisionLevel, String)],
) -> Result<Outcome<Imported>, AppError> {
    apply_watched(project, preview, division, &Watch::default())
}

/// The same, told of and stopped by `watch`; a stopped import leaves nothing behind.
pub fn apply_watched(
    project: &mut Project,
    preview: &Preview,
    division: &[(DivisionLevel, String)],
    watch: &Watch,
) -> Result<Outcome<Imported>, AppError> {
    if project.store().revision()? != preview.revision {
        return Err(AppError::new(ErrorCode::PreviewGone));
    }
    if !preview.adds_nothing() {
        backup::before(project, Occasion::Import)?;
    }
    let snapshot = project.snapshot().clone();
    let file = preview.recognised.file_name.clone();
    let sheet = match preview.recognised.tables.as_slice() {
        [single] => Some(single.sheet.clone()),
        _ => None,
    };
    let count = preview.added() + preview.count(RowState::Updated);
    let params = [("file", file.as_str().into()), ("count", count.into())];
    let op = project.import_op("import", &params, OpSource { file, sheet, row: None });
    project.write(op, |tx| {
        if preview.adds_nothing() {
            return Ok(Imported::before(preview));
        }
        watch.phase("import.write")?;
        let mut writer = Writer::new(tx, &snapshot, preview, division, watch)?;
        for table in 0..preview.recognised.tables.len() {
            writer.table(table)?;
        }
        mapping::remember(tx, &snapshot, preview)?;
        Ok(writer.done)
    })
}

/// Divisions by path, so that 22,000 rows of one district ask once.
type Paths = HashMap<String, Option<DivisionId>>;

struct Writer<'a, 'c> {
    tx: &'a Tx<'c>,
    snapshot: &'a Snapshot,
    preview: &'a Preview,
    watch: &'a Watch,
    batch: ImportBatchId,
    /// Where rows without a division belong.
    division: &'a [(DivisionLevel, String)],
    offer: Option<&'a PlanOffer>,
    companions: Companions<'a>,
    divisions: Divisions,
    clusters: Clusters,
    groups: Groups,
    paths: Paths,
    rows_done: usize,
    done: Imported,
}

impl<'a, 'c> Writer<'a, 'c> {
    fn new(
        tx: &'a Tx<'c>,
        snapshot: &'a Snapshot,
        preview: &'a Preview,
        division: &'a [(DivisionLevel, String)],
        watch: &'a Watch,
    ) -> Result<Self, AppError> {
        let batch = ImportBatch {
            id: tx.new_id(),
            file_name: preview.recognised.file_name.clone(),
            file_sha256: preview.sha256.clone(),
            imported_at: tx.now(),
        };
        tx.insert(&batch)?;
        Ok(Self {
            tx,
            snapshot,
            preview,
            watch,
            batch: batch.id,
            division,
            offer: preview.offer.as_ref(),
            companions: Companions::of(preview),
            divisions: Divisions::default(),
            clusters: Clusters::default(),
            groups: Groups::default(),
            paths: HashMap::new(),
            rows_done: 0,
            done: Imported::before(preview),
        })
    }

    fn table(&mut self, at: usize) -> Result<(), AppError> {
        let table = &self.preview.recognised.tables[at];
        let looks = self.preview.by_row(at);
        let whole = self.whole_rows(at);
        let mut written: BTreeMap<u32, Community> = BTreeMap::new();
        let mut there: BTreeMap<u32, CommunityId> = BTreeMap::new();
        for row in &table.communities {
            let Some(look) = looks.get(&row.sheet_row) else { continue };
            there.extend(look.target().map(|id| (row.sheet_row, id)));
            if look.state == RowState::Added {
                let row = whole.get(&row.sheet_row).unwrap_or(row);
                let community = self.community(table, row)?;
                written.insert(row.sheet_row, community);
                self.done.added += 1;
            }
        }
        // A community names its cluster; a lot's list names its communities.
        let of_kind = |kind| table.clusters.iter().filter(move |row| row.kind == kind);
        for cluster in of_kind(ClusterKind::Cluster) {
            self.cluster(table, cluster, &there, &mut written)?;
        }
        for community in written.values() {
            self.tx.insert(community)?;
        }
        for lot in of_kind(ClusterKind::Lot) {
            self.cluster(table, lot, &there, &mut written)?;
        }
        for row in &table.communities {
            let whole = whole.get(&row.sheet_row).unwrap_or(row);
            if let Some(community) = written.get(&row.sheet_row) {
                self.belongings(table, whole, community.id)?;
            } else if let Some(look) = looks.get(&row.sheet_row)
                && look.state == RowState::Updated
            {
                self.update(table, whole, look)?;
            }
            self.rows_done += 1;
            self.watch.step("import.write", self.rows_done, self.preview.count_rows())?;
        }
        for (row, look) in table.declared.iter().zip(&self.preview.declared[at]) {
            self.declared(table, row, *look)?;
        }
        Ok(())
    }

    /// Rows completed by others, of this table or another, that are one with them.
    fn whole_rows(&self, at: usize) -> HashMap<u32, CommunityRow> {
        let rows = self.preview.recognised.tables[at].communities.iter();
        rows.filter_map(|row| Some((row.sheet_row, self.companions.complete(at, row)?))).collect()
    }

    /// What hangs on a community that was just made.
    fn belongings(
        &mut self,
        table: &TableFound,
        row: &CommunityRow,
        id: CommunityId,
    ) -> Result<(), AppError> {
        if let Some(amount) = row.investment {
            scheme::insert_published(self.tx, id, amount)?;
        }
        self.join_project(&row.project, id)?;
        if let Some((year, offer)) = row.plan_year.zip(self.offer)
            && offer.takes(self.snapshot, None, year)
        {
            offer.place(self.tx, self.snapshot, id, year)?;
            self.done.planned += 1;
        }
        self.origin(table, row, id)
    }

    fn community(&mut self, table: &TableFound, row: &CommunityRow) -> Result<Community, AppError> {
        let mut community = blank(self.tx.new_id(), &row.name);
        community.division_id = self.division_of(&row.division_path)?;
        fields::put_all(&mut community, table, row);
        Ok(community)
    }

    fn division_of(
        &mut self,
        path: &[(DivisionLevel, String)],
    ) -> Result<Option<DivisionId>, AppError> {
        // What lies above the row's own first division is as the table's.
        let above = self
            .division
            .iter()
            .take_while(|(level, _)| path.first().is_none_or(|(first, _)| level < first));
        let path: Vec<(DivisionLevel, String)> = above.chain(path).cloned().collect();
        let key = path.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("/");
        if let Some(id) = self.paths.get(&key) {
            return Ok(*id);
        }
        let id = self.divisions.resolve(self.tx, self.snapshot, &path)?;
        self.paths.insert(key, id);
        Ok(id)
    }

    fn origin(
        &self,
        table: &TableFound,
        row: &CommunityRow,
        id: CommunityId,
    ) -> Result<(), AppError> {
        let cells = row.cells.iter().flat_map(|(field, cell)| {
            stored_fields(field.code()).iter().map(move |name| ((*name).to_owned(), cell.clone()))
        });
        self.tx.insert(&Origin {
            id: self.tx.new_id(),
            batch_id: self.batch,
            table_name: "community".to_owned(),
            row_id: id.to_string(),
            sheet: table.sheet.clone(),
            sheet_row: i64::from(row.sheet_row),
            cells: cells.collect(),
        })?;
        Ok(())
    }

    fn declared(
        &mut self,
        table: &TableFound,
        row: &DeclaredRow,
        look: DeclaredLook,
    ) -> Result<(), AppError> {
        let id = match look {
            DeclaredLook::Known => return Ok(()),
            DeclaredLook::New => self.tx.new_id(),
            DeclaredLook::Replaces(id) => id,
        };
        self.tx.put(&DeclaredTotal {
            id,
            batch_id: self.batch,
            division_path: row.label.clone(),
            year: table.year,
            communities: row.communities,
            buildings: row.buildings,
            households: row.households,
            floor_area: row.floor_area,
            investment: row.investment,
            sheet: table.sheet.clone(),
            sheet_row: i64::from(row.sheet_row),
        })?;
        self.done.declared += 1;
        Ok(())
    }
}
