//! The six-facet check (摸底检查): what was found, item by item.

mod set;

use jiugai_domain::CommunityId;
use jiugai_domain::finding::Finding;

pub use self::set::{Change, set};
use crate::snapshot::Snapshot;

/// The findings of one community.
pub fn findings(snapshot: &Snapshot, id: CommunityId) -> Vec<Finding> {
    snapshot.findings.of(id).map(|finding| finding.as_ref().clone()).collect()
}
