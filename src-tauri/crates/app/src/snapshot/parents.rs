//! What each row hangs on, and whose figures it moves.

use jiugai_domain::community::{Building, Cluster, Community, Division};
use jiugai_domain::evidence::Evidence;
use jiugai_domain::finding::Finding;
use jiugai_domain::plan::{Allocation, Ceiling, Plan, PlanEntry};
use jiugai_domain::progress::{MoneyArrived, MoneyPaid, WorkDone};
use jiugai_domain::project::{Lot, LotCommunity, Project, ProjectCommunity};
use jiugai_domain::provenance::{
    ColumnMapping, DeclaredTotal, DeferredConflict, ImportBatch, Origin,
};
use jiugai_domain::scheme::{CostLine, CostOwner, Price, Scheme};
use jiugai_domain::task::{Dependency, Task};
use jiugai_domain::{ClusterId, CommunityId, DivisionId, ImportBatchId, PlanId};
use uuid::Uuid;

use super::{HasParent, Snapshot, Touched, Touches};

/// Rows of a plan are looked up by plan and by community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InPlan {
    /// All rows of a plan.
    Plan(PlanId),
    /// All rows of a community, over all plans.
    Community(CommunityId),
}

macro_rules! parents {
    ($($record:ty => $parent:ty: |$row:ident| $first:expr $(, $second:expr)?;)+) => { $(
        impl HasParent for $record {
            type Parent = $parent;
            fn parents(&self) -> [Option<$parent>; 2] {
                let $row = self;
                [$first, parents!(@second $($second)?)]
            }
        }
    )+ };
    (@second) => { None };
    (@second $second:expr) => { $second };
}

parents! {
    Division => DivisionId: |row| row.parent_id;
    Cluster => DivisionId: |row| row.division_id;
    Community => ClusterId: |row| row.cluster_id;
    Building => CommunityId: |row| Some(row.community_id);
    Finding => CommunityId: |row| Some(row.community_id);
    Evidence => CommunityId: |row| Some(row.community_id);
    Scheme => CommunityId: |row| Some(row.community_id);
    CostLine => CostOwner: |row| Some(row.owner);
    Price => (): |_row| None;
    Project => (): |_row| None;
    ProjectCommunity => Uuid: |row| Some(row.project_id.0), Some(row.community_id.0);
    Lot => (): |_row| None;
    LotCommunity => Uuid: |row| Some(row.lot_id.0), Some(row.community_id.0);
    Plan => PlanId: |row| row.parent_id;
    PlanEntry => InPlan: |row| Some(InPlan::Plan(row.plan_id)), Some(InPlan::Community(row.community_id));
    Ceiling => PlanId: |row| Some(row.plan_id);
    Allocation => PlanId: |row| Some(row.plan_id);
    Task => InPlan: |row| Some(InPlan::Plan(row.plan_id)), row.community_id.map(InPlan::Community);
    Dependency => PlanId: |row| Some(row.plan_id);
    MoneyArrived => PlanId: |row| Some(row.plan_id);
    MoneyPaid => PlanId: |row| Some(row.plan_id);
    WorkDone => PlanId: |row| Some(row.plan_id);
    ImportBatch => (): |_row| None;
    Origin => Uuid: |row| row.row_id.parse().ok();
    DeclaredTotal => ImportBatchId: |row| Some(row.batch_id);
    ColumnMapping => (): |_row| None;
    DeferredConflict => (): |_row| None;
}

macro_rules! touches_its_community {
    ($($record:ty: |$row:ident| $id:expr;)+) => { $(
        impl Touches for $record {
            fn touch(&self, _: &Snapshot, touched: &mut Touched) {
                let $row = self;
                touched.communities.insert($id);
            }
        }
    )+ };
}

touches_its_community! {
    Community: |row| row.id;
    Building: |row| row.community_id;
    Finding: |row| row.community_id;
    Evidence: |row| row.community_id;
    Scheme: |row| row.community_id;
}

impl Touches for CostLine {
    fn touch(&self, snapshot: &Snapshot, touched: &mut Touched) {
        match self.owner {
            CostOwner::Scheme(id) => {
                let scheme = snapshot.schemes.get(id);
                touched.communities.extend(scheme.map(|scheme| scheme.community_id));
            }
            // Whether a community's cost is missing depends on who else carries it.
            CostOwner::Cluster(id) => {
                touched.clusters.insert(id);
                touched.communities.extend(snapshot.communities.of(id).map(|row| row.id));
            }
            CostOwner::Lot(id) => {
                touched.lots.insert(id);
                touched.communities.extend(snapshot.members_of_lot(id));
            }
        }
    }
}

impl Touches for LotCommunity {
    fn touch(&self, _: &Snapshot, touched: &mut Touched) {
        touched.communities.insert(self.community_id);
    }
}

impl Touches for Origin {
    fn touch(&self, snapshot: &Snapshot, touched: &mut Touched) {
        let Ok(id) = self.row_id.parse::<Uuid>() else { return };
        let community = Some(id.into()).filter(|id| snapshot.communities.get(*id).is_some());
        touched.communities.extend(community);
        touched.clusters.extend(Some(id.into()).filter(|id| snapshot.clusters.get(*id).is_some()));
        touched.lots.extend(Some(id.into()).filter(|id| snapshot.lots.get(*id).is_some()));
    }
}

macro_rules! touches_nothing {
    ($($record:ty),+ $(,)?) => { $(
        impl Touches for $record {
            fn touch(&self, _: &Snapshot, _: &mut Touched) {}
        }
    )+ };
}

touches_nothing!(
    Division,
    Cluster,
    Price,
    Project,
    ProjectCommunity,
    Lot,
    Plan,
    PlanEntry,
    Ceiling,
    Allocation,
    Task,
    Dependency,
    MoneyArrived,
    MoneyPaid,
    WorkDone,
    ImportBatch,
    DeclaredTotal,
    ColumnMapping,
    DeferredConflict,
);
