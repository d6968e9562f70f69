//! Keys to find communities by, made once and again only for names that change.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Arc;

use imbl::OrdMap;
use jiugai_domain::CommunityId;
use jiugai_domain::community::Community;
use jiugai_store::{Fit, Fragment, SearchKey};

use super::Table;

/// Keys of all communities. Cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct Names {
    keys: OrdMap<CommunityId, Arc<SearchKey>>,
}

impl Names {
    /// The keys of all communities, made on all processors.
    pub(super) fn of(communities: &Table<Community>) -> Self {
        let rows: Vec<&Community> = communities.iter().map(AsRef::as_ref).collect();
        let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
        let keys = |rows: &[&Community]| -> Vec<(CommunityId, Arc<SearchKey>)> {
            rows.iter().map(|row| (row.id, key(row))).collect()
        };
        std::thread::scope(|scope| {
            let parts = rows.chunks(rows.len().div_ceil(processors).max(1));
            let threads: Vec<_> = parts.map(|part| scope.spawn(move || keys(part))).collect();
            let made = threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
            Self { keys: made.collect() }
        })
    }

    /// Makes the key of one community anew, or forgets it.
    pub(super) fn update(&mut self, id: CommunityId, row: Option<&Community>) {
        match row {
            Some(row) => self.keys.insert(id, key(row)),
            None => self.keys.remove(&id),
        };
    }

    /// Communities a fragment finds, the best fit first: the whole name, then names that begin with
    /// it, then the others; among equals shorter names first.
    pub fn find(&self, fragment: &Fragment, limit: usize) -> Vec<CommunityId> {
        let mut hits: Vec<(Fit, usize, CommunityId)> = self
            .keys
            .iter()
            .filter_map(|(id, key)| Some((key.fit(fragment)?, key.length(), *id)))
            .collect();
        hits.sort_unstable();
        hits.into_iter().take(limit).map(|(_, _, id)| id).collect()
    }
}

fn key(row: &Community) -> Arc<SearchKey> {
    Arc::new(SearchKey::new(&row.name, &row.former_name))
}
