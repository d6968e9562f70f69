//! The current scheme of a community, with its cost and what its findings still ask for.

use std::sync::Arc;

use jiugai_domain::cost::{Cost, cost_of};
use jiugai_domain::facet::{Suggestion, suggest_measures};
use jiugai_domain::scheme::{CostBasis, CostLine, CostOwner, Scheme};
use jiugai_domain::{ClusterId, CommunityId};

use super::accept::in_scheme;
use crate::snapshot::Snapshot;
use crate::{AppError, checklist};

/// A scheme as a person works on it.
#[derive(Debug, Clone)]
pub struct SchemeView {
    /// The scheme, once there is one.
    pub scheme: Option<Arc<Scheme>>,
    /// Its lines, in order.
    pub lines: Vec<CostLine>,
    /// Cost by the chosen basis.
    pub cost: Cost,
    /// Cost if the measures were the basis.
    pub measures_cost: Cost,
    /// Measures asked for and not in it.
    pub suggestions: Vec<Suggestion>,
    /// Money carried by the cluster.
    pub cluster: Option<ClusterMoney>,
}

/// Money a cluster carries for its communities together, counted once.
#[derive(Debug, Clone)]
pub struct ClusterMoney {
    /// The cluster.
    pub id: ClusterId,
    /// Its name.
    pub name: String,
    /// Its cost.
    pub cost: Cost,
    /// Communities in it.
    pub communities: usize,
}

/// The current scheme of `id`.
pub fn view(snapshot: &Snapshot, id: CommunityId) -> Result<SchemeView, AppError> {
    let community = snapshot.community(id)?;
    let scheme = snapshot.current_scheme(id).cloned();
    let lines: Vec<CostLine> = scheme
        .iter()
        .flat_map(|scheme| snapshot.lines_of(CostOwner::Scheme(scheme.id)))
        .cloned()
        .collect();
    let basis = scheme.as_ref().map_or(CostBasis::Measures, |scheme| scheme.basis);
    let cost =
        |basis| cost_of(basis, &lines, &snapshot.policy, |line| snapshot.is_approximate(line));
    let findings = checklist::findings(snapshot, id);
    let suggestions = suggest_measures(&snapshot.policy, &findings, &in_scheme(snapshot, id));
    let cluster = community.cluster_id.and_then(|id| cluster_money(snapshot, id));
    Ok(SchemeView {
        cost: cost(basis),
        measures_cost: cost(CostBasis::Measures),
        scheme,
        lines,
        suggestions,
        cluster,
    })
}

fn cluster_money(snapshot: &Snapshot, id: ClusterId) -> Option<ClusterMoney> {
    let cluster = snapshot.clusters.get(id)?;
    snapshot.cost_lines.of(CostOwner::Cluster(id)).next()?;
    let cost = snapshot.cost_of_owner(CostOwner::Cluster(id));
    let communities = snapshot.communities.of(id).count();
    Some(ClusterMoney { id, name: cluster.name.clone(), cost, communities })
}
