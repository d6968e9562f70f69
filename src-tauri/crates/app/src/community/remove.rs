//! Removes communities with everything that hangs on them, as one undoable step.

use std::collections::BTreeSet;

use jiugai_domain::community::{Building, Cluster, Community};
use jiugai_domain::evidence::Evidence;
use jiugai_domain::finding::{Finding, Photo};
use jiugai_domain::plan::{Allocation, PlanEntry};
use jiugai_domain::progress::{MoneyArrived, MoneyPaid, WorkDone};
use jiugai_domain::project::{Contract, Lot, LotCommunity, ProjectCommunity};
use jiugai_domain::provenance::Origin;
use jiugai_domain::scheme::{CostLine, Scheme};
use jiugai_domain::task::{Dependency, Task};
use jiugai_domain::{ClusterId, CommunityId, LotId};
use jiugai_store::Tx;

use crate::AppError;
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;

/// Removes the communities `ids`. A cluster or lot left without any community goes with its last
/// one, and its money with it: nobody would see it any more, and totals would still count it.
pub fn remove(project: &mut Project, ids: &[CommunityId]) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let names = ids
        .iter()
        .map(|id| snapshot.community(*id).map(|row| row.name.clone()))
        .collect::<Result<Vec<_>, _>>()?;
    let op = match names.as_slice() {
        [name] => project.op("community_remove", &[("name", name.as_str().into())]),
        many => project.op("community_remove_many", &[("count", many.len().into())]),
    };
    let ids: BTreeSet<CommunityId> = ids.iter().copied().collect();
    project.write(op, |tx| remove_within(tx, &snapshot, &ids))
}

/// Removes communities as a part of a larger step.
pub(crate) fn remove_within(
    tx: &Tx,
    snapshot: &Snapshot,
    ids: &BTreeSet<CommunityId>,
) -> Result<(), AppError> {
    ids.iter().try_for_each(|id| remove_one(tx, *id))?;
    remove_emptied(tx, snapshot, ids)
}

/// Removes the rows of some tables that name `$id` in `$column`.
macro_rules! clear {
    ($tx:ident, $column:literal = $id:expr; $($record:ty),+) => { $(
        for row in $tx.all_where::<$record>($column, &$id)? {
            $tx.remove::<$record>(jiugai_store::Record::id(&row))?;
        }
    )+ };
}
pub(crate) use clear;

fn remove_one(tx: &Tx, id: CommunityId) -> Result<(), AppError> {
    for scheme in tx.all_where::<Scheme>("community_id", &id)? {
        clear!(tx, "scheme_id" = scheme.id; CostLine);
    }
    for finding in tx.all_where::<Finding>("community_id", &id)? {
        clear!(tx, "finding_id" = finding.id; Photo);
    }
    for task in tx.all_where::<Task>("community_id", &id)? {
        clear!(tx, "from_task" = task.id; Dependency);
        clear!(tx, "to_task" = task.id; Dependency);
    }
    clear!(tx, "row_id" = id.to_string(); Origin);
    clear!(tx, "community_id" = id;
        Scheme, Finding, Task, Building, Evidence, PlanEntry, Allocation, LotCommunity,
        ProjectCommunity, WorkDone, MoneyArrived, MoneyPaid);
    tx.remove::<Community>(id)?;
    Ok(())
}

fn remove_emptied(
    tx: &Tx,
    snapshot: &Snapshot,
    gone: &BTreeSet<CommunityId>,
) -> Result<(), AppError> {
    let clusters = gone.iter().filter_map(|id| snapshot.communities.get(*id)?.cluster_id);
    for id in clusters.collect::<BTreeSet<ClusterId>>() {
        if snapshot.communities.of(id).all(|member| gone.contains(&member.id)) {
            clear!(tx, "cluster_id" = id; CostLine, Allocation);
            clear!(tx, "row_id" = id.to_string(); Origin);
            tx.remove::<Cluster>(id)?;
        }
    }
    let lots = gone.iter().flat_map(|id| snapshot.lot_communities.of(id.0)).map(|row| row.lot_id);
    for id in lots.collect::<BTreeSet<LotId>>() {
        let is_tendered = !tx.all_where::<Contract>("lot_id", &id)?.is_empty();
        // A contract is a fact of its own: it stays, and the lot with it.
        if !is_tendered && snapshot.members_of_lot(id).all(|member| gone.contains(&member)) {
            for task in tx.all_where::<Task>("lot_id", &id)? {
                clear!(tx, "from_task" = task.id; Dependency);
                clear!(tx, "to_task" = task.id; Dependency);
            }
            clear!(tx, "lot_id" = id; Task, CostLine);
            clear!(tx, "row_id" = id.to_string(); Origin);
            tx.remove::<Lot>(id)?;
        }
    }
    Ok(())
}
