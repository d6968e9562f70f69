//! Finds communities by a fragment of their name: Chinese, pinyin or initials.

use std::sync::Arc;

use jiugai_domain::community::Community;
use jiugai_store::SearchKey;

use crate::snapshot::Snapshot;

/// Communities whose name or former name holds `text`, those whose name begins with it first; at
/// most `limit`.
pub fn search<'a>(snapshot: &'a Snapshot, text: &str, limit: usize) -> Vec<&'a Arc<Community>> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let position = |row: &Community| SearchKey::new(&row.name, &row.former_name).position(text);
    let hits = snapshot.communities.iter();
    let mut hits: Vec<_> = hits.filter_map(|row| Some((position(row)?, row))).collect();
    hits.sort_by_key(|(position, _)| *position);
    hits.into_iter().take(limit).map(|(_, community)| community).collect()
}
