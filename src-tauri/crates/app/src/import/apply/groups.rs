//! Clusters, lots and projects of the rows being written, and the money they carry together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiugai_domain::community::{Cluster, Community};
use jiugai_domain::project::{Lot, LotCommunity, Project, ProjectCommunity};
use jiugai_domain::provenance::{Origin, SourceCell};
use jiugai_domain::scheme::{CostKind, CostLine, CostOwner};
use jiugai_domain::{ClusterId, CommunityId, Fen, LotId, ProjectId};
use jiugai_exchange::recognise::{ClusterKind, ClusterRow, TableFound};

use super::Writer;
use crate::AppError;
use crate::community::Field;

/// Projects by name: those of the file and those this import makes.
#[derive(Default)]
pub(super) struct Groups {
    projects: HashMap<String, ProjectId>,
    is_read: bool,
    joined: BTreeSet<(ProjectId, CommunityId)>,
}

impl Writer<'_, '_> {
    /// Puts a community into the project its row names; makes the project when there is none.
    pub(super) fn join_project(&mut self, name: &str, id: CommunityId) -> Result<(), AppError> {
        if name.is_empty() {
            return Ok(());
        }
        if !self.groups.is_read {
            self.groups.is_read = true;
            for project in self.snapshot.projects.iter() {
                self.groups.projects.entry(project.name.clone()).or_insert(project.id);
            }
        }
        let project_id = match self.groups.projects.get(name) {
            Some(known) => *known,
            None => self.new_project(name)?,
        };
        let mut links = self.snapshot.project_communities.of(id.0);
        if links.all(|link| link.project_id != project_id)
            && self.groups.joined.insert((project_id, id))
        {
            let link_id = self.tx.new_id();
            self.tx.insert(&ProjectCommunity { id: link_id, project_id, community_id: id })?;
        }
        Ok(())
    }

    fn new_project(&mut self, name: &str) -> Result<ProjectId, AppError> {
        let project = Project {
            id: self.tx.new_id(),
            name: name.to_owned(),
            project_code: String::new(),
            implementing_body: String::new(),
            approval_no: String::new(),
            approved_on: None,
            note: String::new(),
        };
        self.tx.insert(&project)?;
        self.groups.projects.insert(name.to_owned(), project.id);
        self.done.projects += 1;
        Ok(project.id)
    }

    /// A cluster or lot with its members; an amount given for all of them is kept once, with it.
    pub(super) fn cluster(
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
                self.join_lot(lot_id, written[member].id)?;
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

    fn lot(&self, row: &ClusterRow) -> Result<LotId, AppError> {
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
        amount: Fen,
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
}
