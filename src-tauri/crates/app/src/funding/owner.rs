//! Whose money a row of a split is.

use jiugai_domain::plan::AllocationOwner;
use jiugai_domain::scheme::CostOwner;
use jiugai_domain::{ClusterId, CommunityId, LotId};

/// Whose money a row of a split is. Money of a cluster or lot counts once, on a row of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A community.
    Community(CommunityId),
    /// A cluster.
    Cluster(ClusterId),
    /// A tender lot. Amounts are fixed for its communities, never for the lot.
    Lot(LotId),
}

impl Owner {
    /// The owner of cost behind a cluster's or lot's row; a community's cost is its scheme's.
    pub const fn shared(self) -> Option<CostOwner> {
        match self {
            Self::Community(_) => None,
            Self::Cluster(id) => Some(CostOwner::Cluster(id)),
            Self::Lot(id) => Some(CostOwner::Lot(id)),
        }
    }

    /// Whom amounts can be fixed for.
    pub const fn fixed_as(self) -> Option<AllocationOwner> {
        match self {
            Self::Community(id) => Some(AllocationOwner::Community(id)),
            Self::Cluster(id) => Some(AllocationOwner::Cluster(id)),
            Self::Lot(_) => None,
        }
    }

    /// The row of a cluster or lot; a scheme's row is its community's.
    pub(crate) const fn of_shared(owner: CostOwner) -> Option<Self> {
        match owner {
            CostOwner::Cluster(id) => Some(Self::Cluster(id)),
            CostOwner::Lot(id) => Some(Self::Lot(id)),
            CostOwner::Scheme(_) => None,
        }
    }
}
