//! Plans, their entries, versions, ceilings and fixed allocations.

use jiugai_domain::plan::{Allocation, AllocationOwner, Ceiling, Plan, PlanEntry, PlanVersion};
use jiugai_domain::{
    AllocationId, CeilingId, ClusterId, CommunityId, PlanEntryId, PlanId, PlanVersionId,
};

use crate::StoreError;
use crate::field::{Cells, Field, Scalar, Values, null};
use crate::record::record;

impl Field for AllocationOwner {
    fn write<'a>(&'a self, out: &mut Values<'a>) {
        let (community, cluster) = match self {
            Self::Community(id) => (Some(id), None),
            Self::Cluster(id) => (None, Some(id)),
        };
        out.push(community.map_or(null(), Scalar::to_sql));
        out.push(cluster.map_or(null(), Scalar::to_sql));
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        let community: Option<CommunityId> = cells.take()?;
        let cluster: Option<ClusterId> = cells.take()?;
        match (community, cluster) {
            (Some(id), None) => Ok(Self::Community(id)),
            (None, Some(id)) => Ok(Self::Cluster(id)),
            _ => Err(cells.mismatch()),
        }
    }
}

record! {
    Plan: PlanId,
    id, kind, name, from_year, to_year, parent_id, state, compiled_by, note,
}

record! {
    PlanEntry: PlanEntryId,
    id, plan_id, community_id, year, package_code, is_fixed, is_carried_over, withdrawn_reason,
    responsible, note,
}

record! {
    PlanVersion: PlanVersionId,
    id, plan_id, label, state, frozen_at, policy_hash, schema_version, body,
}

record! {
    Ceiling: CeilingId,
    id, plan_id, year, source_code, amount,
}

record! {
    Allocation: AllocationId,
    id, plan_id,
    owner: [community_id, cluster_id],
    source_code, amount, note,
}
