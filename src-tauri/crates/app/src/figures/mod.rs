//! Figures of every community, and the totals: kept current by taking the old away and adding the
//! new, so that one edit costs the same in a large file as in a small one.

mod community;
mod declared;
mod overview;

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::ScopedJoinHandle;

use imbl::OrdMap;
use jiugai_domain::community::Community;
use jiugai_domain::cost::CostSum;
use jiugai_domain::scheme::CostOwner;
use jiugai_domain::totals::{CommunityFigures, MoneyFigures, Totals};
use jiugai_domain::{CommunityId, Fen};

pub use self::community::CommunityFigure;
pub use self::declared::{InFile, in_file};
pub use self::overview::{FacetLack, GateCount, Overview, StageCount, overview};
use crate::snapshot::{Snapshot, Touched};

/// Figures of a whole file.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    communities: OrdMap<CommunityId, Arc<CommunityFigure>>,
    owners: OrdMap<CostOwner, CostSum>,
    totals: Totals,
}

impl Figures {
    /// All figures, computed anew.
    pub fn compute(snapshot: &Snapshot) -> Self {
        let touched = Touched {
            communities: snapshot.communities.iter().map(|row| row.id).collect(),
            clusters: snapshot.clusters.iter().map(|row| row.id).collect(),
            lots: snapshot.lots.iter().map(|row| row.id).collect(),
        };
        let mut figures = Self::default();
        figures.update(snapshot, &touched);
        figures
    }

    /// Computes the touched figures anew.
    pub(crate) fn update(&mut self, snapshot: &Snapshot, touched: &Touched) {
        let mut here = Vec::with_capacity(touched.communities.len());
        for id in &touched.communities {
            if let Some(old) = self.communities.remove(id) {
                self.totals.remove(&registry(&old));
            }
            here.extend(snapshot.communities.get(*id).map(AsRef::as_ref));
        }
        for (community, new) in here.iter().zip(compute_all(snapshot, &here)) {
            self.totals.add(&registry(&new));
            self.communities.insert(community.id, new);
        }
        let clusters = touched.clusters.iter().map(|id| CostOwner::Cluster(*id));
        let lots = touched.lots.iter().map(|id| CostOwner::Lot(*id));
        for owner in clusters.chain(lots) {
            self.update_owner(snapshot, owner);
        }
    }

    fn update_owner(&mut self, snapshot: &Snapshot, owner: CostOwner) {
        if let Some(old) = self.owners.remove(&owner) {
            self.totals.remove_money(&money(old));
        }
        if snapshot.cost_lines.of(owner).next().is_some() {
            let new = snapshot.cost_of_owner(owner).total;
            self.totals.add_money(&money(new));
            self.owners.insert(owner, new);
        }
    }

    /// Figures of one community; blank for one that is not there.
    pub fn of(&self, id: CommunityId) -> Arc<CommunityFigure> {
        self.communities.get(&id).cloned().unwrap_or_default()
    }

    /// Known money of clusters and lots, which stands in no community's row.
    pub fn shared_money(&self) -> Fen {
        self.owners.values().map(|cost| cost.known).sum()
    }

    /// Totals of the whole file, by the communities' own size; money of clusters and lots once.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }
}

/// Fewer communities than this are computed faster than threads are started.
const WORTH_THREADS: usize = 500;

/// The figures of communities, in their order; of many at once on all processors.
fn compute_all(snapshot: &Snapshot, communities: &[&Community]) -> Vec<Arc<CommunityFigure>> {
    let compute = |part: &[&Community]| -> Vec<Arc<CommunityFigure>> {
        let figure = |row: &&Community| Arc::new(CommunityFigure::compute(snapshot, row));
        part.iter().map(figure).collect()
    };
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    if communities.len() < WORTH_THREADS || processors == 1 {
        return compute(communities);
    }
    std::thread::scope(|scope| {
        let parts = communities.chunks(communities.len().div_ceil(processors));
        let threads: Vec<_> = parts.map(|part| scope.spawn(move || compute(part))).collect();
        let join = |thread: ScopedJoinHandle<'_, Vec<Arc<CommunityFigure>>>| {
            thread.join().unwrap_or_else(|panic| resume_unwind(panic))
        };
        threads.into_iter().flat_map(join).collect()
    })
}

/// What a community brings into the totals of the file: its own size, not this round's scope.
fn registry(figure: &CommunityFigure) -> CommunityFigures {
    CommunityFigures { place: figure.whole, money: money(figure.cost) }
}

fn money(investment: CostSum) -> MoneyFigures {
    MoneyFigures { investment, ..MoneyFigures::default() }
}
