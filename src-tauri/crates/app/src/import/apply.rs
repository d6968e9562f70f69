//! Writes what a preview showed, as one undoable step.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiugai_domain::community::{Cluster, Community, DivisionLevel};
use jiugai_domain::project::{Lot, LotCommunity};
use jiugai_domain::provenance::{DeclaredTotal, ImportBatch, Origin, SourceCell};
use jiugai_domain::scheme::{CostKind, CostLine, CostOwner};
use jiugai_domain::{ClusterId, CommunityId, DivisionId, ImportBatchId, LotId};
use jiugai_exchange::recognise::{ClusterKind, ClusterRow, CommunityRow, DeclaredRow, TableFound};
use jiugai_store::{OpSource, Tx};

use super::columns::{note, stored_fields};
use super::{Match, Preview};
use crate::community::division::Divisions;
use crate::community::{Field, blank};
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode, scheme};

/// What an import wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// Communities added.
    pub added: usize,
    /// Left alone because already there.
    pub already_there: usize,
    /// Declared totals kept.
    pub declared: usize,
    /// Clusters and lots made.
    pub clusters: usize,
}

/// Writes a preview. Refused when the file has changed since it was made. Rows of tables that
/// name no division are placed in `division`, from the largest down; rows that name a smaller one
/// only are placed below it. A preview that adds nothing writes nothing.
pub fn apply(
    project: &mut Project,
    preview: &Preview,
    division: &[(DivisionLevel, String)],
) -> Result<Outcome<Imported>, AppError> {
    if project.store().revision()? != preview.revision {
        return Err(AppError::new(ErrorCode::PreviewGone));
    }
    let snapshot = project.snapshot().clone();
    let file = preview.recognised.file_name.clone();
    let sheet = match preview.recognised.tables.as_slice() {
        [single] => Some(single.sheet.clone()),
        _ => None,
    };
    let params = [("file", file.as_str().into()), ("count", preview.added().into())];
    let op = project.import_op("import", &params, OpSource { file, sheet, row: None });
    project.write(op, |tx| {
        if preview.adds_nothing() {
            let already_there = preview.already_there();
            return Ok(Imported { already_there, ..Imported::default() });
        }
        let batch = ImportBatch {
            id: tx.new_id(),
            file_name: preview.recognised.file_name.clone(),
            file_sha256: preview.sha256.clone(),
            imported_at: tx.now(),
        };
        tx.insert(&batch)?;
        let mut writer = Writer {
            tx,
            snapshot: &snapshot,
            batch: batch.id,
            known: preview.known_declared.clone(),
            division,
            divisions: Divisions::default(),
            paths: HashMap::new(),
            done: Imported { already_there: preview.already_there(), ..Imported::default() },
        };
        for (table, matches) in preview.recognised.tables.iter().zip(&preview.matches) {
            writer.table(table, matches)?;
        }
        Ok(writer.done)
    })
}

/// Divisions by path, so that 22,000 rows of one district ask once.
type Paths = HashMap<String, Option<DivisionId>>;

struct Writer<'a, 'c> {
    tx: &'a Tx<'c>,
    snapshot: &'a Snapshot,
    batch: ImportBatchId,
    /// Sheets and rows whose declared totals an earlier import of this file keeps.
    known: BTreeSet<(String, i64)>,
    /// Where rows without a division belong.
    division: &'a [(DivisionLevel, String)],
    divisions: Divisions,
    paths: Paths,
    done: Imported,
}

impl Writer<'_, '_> {
    fn table(&mut self, table: &TableFound, matches: &[Match]) -> Result<(), AppError> {
        let mut written: BTreeMap<u32, Community> = BTreeMap::new();
        for (row, found) in table.communities.iter().zip(matches) {
            if *found == Match::New {
                let community = self.community(table, row)?;
                written.insert(row.sheet_row, community);
                self.done.added += 1;
            }
        }
        let there: BTreeMap<u32, CommunityId> = table
            .communities
            .iter()
            .zip(matches)
            .filter_map(|(row, found)| match found {
                Match::AlreadyThere(id) => Some((row.sheet_row, *id)),
                Match::New => None,
            })
            .collect();
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
        for row in table.communities.iter().filter(|row| written.contains_key(&row.sheet_row)) {
            let id = written[&row.sheet_row].id;
            if let Some(amount) = row.investment {
                scheme::insert_published(self.tx, id, amount)?;
            }
            self.origin(table, row, id)?;
        }
        for row in &table.declared {
            if !self.known.contains(&(table.sheet.clone(), i64::from(row.sheet_row))) {
                self.declared(table, row)?;
            }
        }
        Ok(())
    }

    fn community(&mut self, table: &TableFound, row: &CommunityRow) -> Result<Community, AppError> {
        let id: CommunityId = self.tx.new_id();
        let mut community = blank(id, &row.name);
        community.division_id = self.division_of(&row.division_path)?;
        community.former_name.clone_from(&row.former_name);
        community.address.clone_from(&row.address);
        community.built_from = row.built_from;
        community.built_to = row.built_to;
        community.scale.buildings = row.buildings;
        community.scale.households = row.households;
        community.scale.floor_area = row.floor_area;
        community.units = row.units;
        community.residents = row.residents;
        community.elderly = row.elderly;
        community.low_income_households = row.low_income_households;
        community.lifts = row.lifts;
        community.ownership = row.ownership;
        community.owner_unit.clone_from(&row.owner_unit);
        community.property_mode = row.property_mode;
        community.property_fee = row.property_fee;
        community.owners_committee = row.owners_committee;
        community.maintenance_fund = row.maintenance_fund;
        community.earlier_renewal.clone_from(&row.earlier_renewal);
        community.to_be_expropriated = row.to_be_expropriated;
        community.note = note(table, row);
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

    /// A cluster or lot with its members; an amount given for all of them is kept once, with it.
    fn cluster(
        &mut self,
        table: &TableFound,
        row: &ClusterRow,
        there: &BTreeMap<u32, CommunityId>,
        written: &mut BTreeMap<u32, Community>,
    ) -> Result<(), AppError> {
        let members: Vec<u32> =
            row.member_rows.iter().copied().filter(|row| written.contains_key(row)).collect();
        if members.is_empty() {
            return Ok(());
        }
        // Where an earlier import has the cluster or lot already, new rows join it: its money is
        // there, and a second one would count it twice.
        if let Some(known) = self.known_owner(row, there) {
            return self.join(known, &members, written);
        }
        let owner = match row.kind {
            ClusterKind::Cluster => {
                let id: ClusterId = self.tx.new_id();
                let division_id = written[&members[0]].division_id;
                let name = row.name.clone();
                let note = row.funding_note.clone();
                self.tx.insert(&Cluster { id, name, division_id, note })?;
                for member in &members {
                    if let Some(community) = written.get_mut(member) {
                        community.cluster_id = Some(id);
                    }
                }
                CostOwner::Cluster(id)
            }
            ClusterKind::Lot => CostOwner::Lot(self.lot(row)?),
        };
        if let CostOwner::Lot(lot_id) = owner {
            for member in &members {
                let community_id = written[member].id;
                self.tx.insert(&LotCommunity { id: self.tx.new_id(), lot_id, community_id })?;
            }
        }
        self.done.clusters += 1;
        match &row.investment {
            Some((amount, cell)) => self.shared_amount(table, members[0], owner, *amount, cell),
            None => Ok(()),
        }
    }

    /// The cluster or lot of this name that communities of the row are in already.
    fn known_owner(
        &self,
        row: &ClusterRow,
        there: &BTreeMap<u32, CommunityId>,
    ) -> Option<CostOwner> {
        let mut members = row.member_rows.iter().filter_map(|row| there.get(row));
        members.find_map(|id| match row.kind {
            ClusterKind::Cluster => {
                let cluster = self.snapshot.communities.get(*id)?.cluster_id?;
                let name = &self.snapshot.clusters.get(cluster)?.name;
                (*name == row.name).then_some(CostOwner::Cluster(cluster))
            }
            ClusterKind::Lot => {
                let mut lots = self.snapshot.lot_communities.of(id.0).map(|row| row.lot_id);
                let is_same = |lot: &LotId| {
                    self.snapshot.lots.get(*lot).is_some_and(|lot| lot.name == row.name)
                };
                lots.find(is_same).map(CostOwner::Lot)
            }
        })
    }

    fn join(
        &self,
        owner: CostOwner,
        members: &[u32],
        written: &mut BTreeMap<u32, Community>,
    ) -> Result<(), AppError> {
        for row in members {
            let Some(community) = written.get_mut(row) else { continue };
            match owner {
                CostOwner::Cluster(id) => community.cluster_id = Some(id),
                CostOwner::Lot(id) => self.join_lot(id, community.id)?,
                CostOwner::Scheme(_) => {}
            }
        }
        Ok(())
    }

    fn join_lot(&self, lot_id: LotId, community_id: CommunityId) -> Result<(), AppError> {
        Ok(self.tx.insert(&LotCommunity { id: self.tx.new_id(), lot_id, community_id })?)
    }

    fn lot(&self, row: &ClusterRow) -> Result<jiugai_domain::LotId, AppError> {
        let lot = Lot {
            id: self.tx.new_id(),
            project_id: None,
            name: row.name.clone(),
            tendered_on: None,
            note: row.funding_note.clone(),
        };
        self.tx.insert(&lot)?;
        Ok(lot.id)
    }

    fn shared_amount(
        &self,
        table: &TableFound,
        sheet_row: u32,
        owner: CostOwner,
        amount: jiugai_domain::Fen,
        cell: &SourceCell,
    ) -> Result<(), AppError> {
        self.tx.insert(&CostLine {
            id: self.tx.new_id(),
            owner,
            kind: CostKind::LumpSum { amount: Some(amount), class_code: None, published: true },
            note: String::new(),
            position: 1,
        })?;
        let (table_name, row_id) = match owner {
            CostOwner::Cluster(id) => ("cluster", id.to_string()),
            CostOwner::Lot(id) => ("lot", id.to_string()),
            CostOwner::Scheme(id) => ("scheme", id.to_string()),
        };
        self.tx.insert(&Origin {
            id: self.tx.new_id(),
            batch_id: self.batch,
            table_name: table_name.to_owned(),
            row_id,
            sheet: table.sheet.clone(),
            sheet_row: i64::from(sheet_row),
            cells: [(Field::Investment.as_str().to_owned(), cell.clone())].into(),
        })?;
        Ok(())
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

    fn declared(&mut self, table: &TableFound, row: &DeclaredRow) -> Result<(), AppError> {
        self.tx.insert(&DeclaredTotal {
            id: self.tx.new_id(),
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
