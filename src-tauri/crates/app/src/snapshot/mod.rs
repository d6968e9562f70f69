//! The whole file in memory, kept current row by row from what each commit changed.
//!
//! Everything derived is computed from here; nothing derived is ever stored. A snapshot is
//! immutable and cheap to clone: long work reads one while editing goes on.

mod names;
mod parents;
mod table;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiugai_domain::community::{Building, Cluster, Community, Division};
use jiugai_domain::cost::{Cost, cost_of};
use jiugai_domain::evidence::Evidence;
use jiugai_domain::finding::Finding;
use jiugai_domain::plan::{Allocation, Ceiling, Plan, PlanEntry, PlanKind};
use jiugai_domain::policy::Policy;
use jiugai_domain::progress::{MoneyArrived, MoneyPaid, WorkDone};
use jiugai_domain::project::{Lot, LotCommunity, Project, ProjectCommunity};
use jiugai_domain::provenance::{
    ColumnMapping, DeclaredTotal, DeferredConflict, ImportBatch, Origin, SourceCell,
};
use jiugai_domain::scheme::{CostBasis, CostKind, CostLine, CostOwner, Price, Scheme};
use jiugai_domain::task::{Dependency, Task};
use jiugai_domain::{ClusterId, CommunityId, CostLineId, DivisionId, LotId, PlanId};
use jiugai_store::{ChangeKind, FileInfo, Record, RowChange, Store, Table as StoreTable};
use uuid::Uuid;

pub use self::names::Names;
pub use self::parents::InPlan;
use self::table::Filling;
pub use self::table::{HasParent, Table};
use crate::community::Field;
use crate::figures::Figures;
use crate::{AppError, policy};

macro_rules! snapshot {
    ($($(#[$meta:meta])* $field:ident: $record:ty,)+) => {
        /// The whole file in memory.
        #[derive(Clone)]
        pub struct Snapshot {
            /// The file's own row.
            pub info: FileInfo,
            /// The policy it carries.
            pub policy: Arc<Policy>,
            $($(#[$meta])* pub $field: Table<$record>,)+
            /// Figures of every community, and the totals.
            pub figures: Figures,
            /// Communities by fragments of their names.
            pub names: Names,
        }

        impl Snapshot {
            fn read_tables(store: &Store) -> Result<Self, AppError> {
                std::thread::scope(|scope| {
                    // While one table is read, others already read are put in order.
                    $(let $field = Filling::<$record>::begin(scope, store.all()?);)+
                    Ok(Self {
                        info: policy::file_info(store)?,
                        policy: Arc::new(policy::of_file(store)?),
                        $($field: $field.finish(),)+
                        figures: Figures::default(),
                        names: Names::default(),
                    })
                })
            }

            /// Brings rows of one table up to date and says which communities they touch.
            fn refresh(
                &mut self,
                store: &Store,
                table: StoreTable,
                changes: &[RowChange],
                touched: &mut Touched,
            ) -> Result<(), AppError> {
                $(if table == <$record as Record>::TABLE {
                    let mut kept = Vec::with_capacity(changes.len());
                    for change in changes {
                        let Ok(id) = change.id.parse() else { continue };
                        if let Some(old) = self.$field.remove(id) {
                            self.touch(&*old, touched);
                        }
                        if change.kind != ChangeKind::Removed {
                            kept.push(id);
                        }
                    }
                    for row in store.find_many::<$record>(&kept)? {
                        self.touch(&row, touched);
                        self.$field.put(row);
                    }
                    return Ok(());
                })+
                Ok(())
            }
        }
    };
}

snapshot! {
    /// Divisions.
    divisions: Division,
    /// Clusters.
    clusters: Cluster,
    /// Communities.
    communities: Community,
    /// Buildings, by community.
    buildings: Building,
    /// Findings, by community.
    findings: Finding,
    /// Evidence, by community.
    evidence: Evidence,
    /// Schemes, by community.
    schemes: Scheme,
    /// Cost lines, by owner.
    cost_lines: CostLine,
    /// Price book.
    prices: Price,
    /// Projects.
    projects: Project,
    /// Membership of projects, by project and by community.
    project_communities: ProjectCommunity,
    /// Lots.
    lots: Lot,
    /// Membership of lots, by lot and by community.
    lot_communities: LotCommunity,
    /// Plans.
    plans: Plan,
    /// Entries, by plan.
    plan_entries: PlanEntry,
    /// Ceilings, by plan.
    ceilings: Ceiling,
    /// Fixed amounts, by plan.
    allocations: Allocation,
    /// Tasks, by plan.
    tasks: Task,
    /// Dependencies, by plan.
    dependencies: Dependency,
    /// Money arrived, by plan.
    money_arrived: MoneyArrived,
    /// Money paid, by plan.
    money_paid: MoneyPaid,
    /// Work done, by plan.
    work_done: WorkDone,
    /// Imports.
    import_batches: ImportBatch,
    /// Origins of rows.
    origins: Origin,
    /// Declared totals, by import.
    declared_totals: DeclaredTotal,
    /// Remembered columns.
    column_mappings: ColumnMapping,
    /// Questions of merges that were put off.
    deferred_conflicts: DeferredConflict,
}

/// Whose figures have to be computed anew.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    /// Communities.
    pub(crate) communities: BTreeSet<CommunityId>,
    /// Clusters.
    pub(crate) clusters: BTreeSet<ClusterId>,
    /// Lots.
    pub(crate) lots: BTreeSet<LotId>,
}

/// Whose figures depend on a row.
trait Touches {
    fn touch(&self, snapshot: &Snapshot, touched: &mut Touched);
}

impl Snapshot {
    /// Reads the whole file.
    pub fn read(store: &Store) -> Result<Self, AppError> {
        let mut snapshot = Self::read_tables(store)?;
        snapshot.names = Names::of(&snapshot.communities);
        snapshot.figures = Figures::compute(&snapshot);
        Ok(snapshot)
    }

    /// Brings the snapshot up to date after a commit, at a cost that depends on what changed and
    /// not on what the file holds.
    pub fn apply(&mut self, store: &Store, changed: &[RowChange]) -> Result<(), AppError> {
        let mut touched = Touched::default();
        let mut is_policy_changed = false;
        for changes in changed.chunk_by(|a, b| a.table == b.table) {
            match changes[0].table {
                StoreTable::PolicyPart => is_policy_changed = true,
                StoreTable::FileInfo => self.info = policy::file_info(store)?,
                table => self.refresh(store, table, changes, &mut touched)?,
            }
            if changes[0].table == StoreTable::Community {
                self.rename(changes);
            }
        }
        if is_policy_changed {
            let old = std::mem::replace(&mut self.policy, Arc::new(policy::of_file(store)?));
            // Who pays is computed when asked for: a rule switched on or off moves no figure here.
            let same_but_rules =
                Policy { rules: old.rules.clone(), ..self.policy.as_ref().clone() };
            if same_but_rules != *old {
                self.figures = Figures::compute(self);
                return Ok(());
            }
        }
        let mut figures = std::mem::take(&mut self.figures);
        figures.update(self, &touched);
        self.figures = figures;
        Ok(())
    }

    fn rename(&mut self, changes: &[RowChange]) {
        for id in changes.iter().filter_map(|change| change.id.parse().ok()) {
            self.names.update(id, self.communities.get(id).map(AsRef::as_ref));
        }
    }

    fn touch(&self, row: &impl Touches, touched: &mut Touched) {
        row.touch(self, touched);
    }

    /// A community that must exist.
    pub fn community(&self, id: CommunityId) -> Result<&Arc<Community>, AppError> {
        self.communities.get(id).ok_or_else(|| AppError::not_found("community", id))
    }

    /// The current scheme of a community: the one with the highest version.
    pub fn current_scheme(&self, id: CommunityId) -> Option<&Arc<Scheme>> {
        self.schemes.of(id).max_by_key(|scheme| scheme.version)
    }

    /// Cost lines of one owner, in their own order.
    pub fn lines_of(&self, owner: CostOwner) -> Vec<&CostLine> {
        let mut lines: Vec<_> = self.cost_lines.of(owner).map(Arc::as_ref).collect();
        lines.sort_by_key(|line| (line.position, line.id));
        lines
    }

    /// Names of the divisions a community lies in, from the largest down.
    pub fn division_names(&self, id: Option<DivisionId>) -> Vec<&str> {
        let mut names = Vec::new();
        let mut next = id;
        // Five levels exist; the bound keeps a damaged file from going round in a circle.
        while let Some(division) =
            next.and_then(|id| self.divisions.get(id)).filter(|_| names.len() < 8)
        {
            names.push(division.name.as_str());
            next = division.parent_id;
        }
        names.reverse();
        names
    }

    /// The newest five-year plan: the one the grid's year column and the overview speak of.
    pub fn current_five_year(&self) -> Option<&Arc<Plan>> {
        self.plans.iter().filter(|plan| plan.kind == PlanKind::FiveYear).max_by_key(|plan| plan.id)
    }

    /// A community's year in the newest five-year plan; none when it was withdrawn.
    pub fn planned_year(&self, id: CommunityId) -> Option<i16> {
        let entry = self.entry(self.current_five_year()?.id, id)?;
        entry.year.filter(|_| entry.withdrawn_reason.is_none())
    }

    /// A plan that must exist.
    pub fn plan(&self, id: PlanId) -> Result<&Arc<Plan>, AppError> {
        self.plans.get(id).ok_or_else(|| AppError::not_found("plan", id))
    }

    /// A community's place in a plan.
    pub fn entry(&self, plan: PlanId, community: CommunityId) -> Option<&Arc<PlanEntry>> {
        self.plan_entries.of(InPlan::Community(community)).find(|entry| entry.plan_id == plan)
    }

    /// The cost of a scheme, cluster or lot, by the scheme's basis; clusters and lots carry lump
    /// sums.
    pub fn cost_of_owner(&self, owner: CostOwner) -> Cost {
        let basis = match owner {
            CostOwner::Scheme(id) => self.schemes.get(id).map(|scheme| scheme.basis),
            CostOwner::Cluster(_) | CostOwner::Lot(_) => None,
        };
        let basis = basis.unwrap_or(CostBasis::LumpSum);
        let lines = self.lines_of(owner);
        cost_of(basis, lines, &self.policy, |line| self.is_approximate(line))
    }

    /// The cost of a community's current scheme.
    pub fn cost(&self, id: CommunityId) -> Cost {
        match self.current_scheme(id) {
            Some(scheme) => self.cost_of_owner(CostOwner::Scheme(scheme.id)),
            None => cost_of(CostBasis::Measures, [], &self.policy, |_| false),
        }
    }

    /// Communities of a lot.
    pub fn members_of_lot(&self, id: LotId) -> impl Iterator<Item = CommunityId> {
        self.lot_communities.of(id.0).map(|row| row.community_id)
    }

    /// The lot a community is tendered in; the one it was put in last, should there be several.
    pub fn lot_of(&self, id: CommunityId) -> Option<LotId> {
        self.lot_communities.of(id.0).last().map(|row| row.lot_id)
    }

    /// The clusters and lots a community shares money with: those that have any.
    pub fn shared_owners(&self, id: CommunityId) -> impl Iterator<Item = CostOwner> {
        let cluster = self.communities.get(id).and_then(|community| community.cluster_id);
        let lots = self.lot_communities.of(id.0).map(|row| CostOwner::Lot(row.lot_id));
        let owners = cluster.map(CostOwner::Cluster).into_iter().chain(lots);
        owners.filter(|owner| self.cost_lines.of(*owner).next().is_some())
    }

    /// Whether a community's money stands with its cluster or its lot, where it counts once.
    pub fn is_carried_elsewhere(&self, id: CommunityId) -> bool {
        self.shared_owners(id).next().is_some()
    }

    /// Whether the source of a line marked its figure as rounded (约, 余). What a person typed or
    /// priced since does not come from there.
    pub fn is_approximate(&self, id: CostLineId) -> bool {
        let Some(line) = self.cost_lines.get(id) else { return false };
        if !matches!(line.kind, CostKind::LumpSum { published: true, .. }) {
            return false;
        }
        let owner: Option<Uuid> = match line.owner {
            CostOwner::Scheme(id) => self.schemes.get(id).map(|row| row.community_id.0),
            CostOwner::Cluster(id) => Some(id.0),
            CostOwner::Lot(id) => Some(id.0),
        };
        owner.is_some_and(|owner| self.is_rounded(owner, Field::Investment))
    }

    /// Whether a field of a row was read from a cell marked 约 or 余 and stands as read.
    pub fn is_rounded(&self, row: Uuid, field: Field) -> bool {
        self.source_cell(row, field).is_some_and(|(_, cell)| cell.approximate && !cell.superseded)
    }

    /// The cell a field of a row was read from.
    pub fn source_cell(&self, row: Uuid, field: Field) -> Option<(&Origin, &SourceCell)> {
        let origins = self.origins.of(row);
        let cells =
            origins.filter_map(|origin| Some((origin.as_ref(), origin.cells.get(field.as_str())?)));
        // Of several imports the last one whose cell still stands.
        cells.max_by_key(|(_, cell)| !cell.superseded)
    }
}
