//! Finds communities by a fragment of their name: Chinese, pinyin or initials.

use std::sync::Arc;

use jiugai_domain::community::Community;
use jiugai_store::Fragment;

use crate::snapshot::Snapshot;

/// Communities whose name or former name holds `text`, the best fit first; at most `limit`.
pub fn search<'a>(snapshot: &'a Snapshot, text: &str, limit: usize) -> Vec<&'a Arc<Community>> {
    let fragment = Fragment::new(text);
    if fragment.is_empty() {
        return Vec::new();
    }
    let found = snapshot.names.find(&fragment, limit);
    found.into_iter().filter_map(|id| snapshot.communities.get(id)).collect()
}
