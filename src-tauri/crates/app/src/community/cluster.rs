//! Clusters by name: found where they exist, made where they do not.

use std::collections::HashMap;

use jiugai_domain::community::Cluster;
use jiugai_domain::{ClusterId, DivisionId};
use jiugai_store::Tx;

use crate::AppError;
use crate::snapshot::Snapshot;

/// The clusters of a file with those one action makes, by name: looked up once for many rows.
#[derive(Default)]
pub(crate) struct Clusters {
    by_name: HashMap<String, Vec<(Option<DivisionId>, ClusterId)>>,
    is_read: bool,
}

impl Clusters {
    /// Finds or makes a cluster; none for an empty name. Of several with the name, the one in the
    /// community's own division.
    pub(crate) fn resolve(
        &mut self,
        tx: &Tx,
        snapshot: &Snapshot,
        name: &str,
        division: Option<DivisionId>,
    ) -> Result<Option<ClusterId>, AppError> {
        if name.is_empty() {
            return Ok(None);
        }
        if !self.is_read {
            self.is_read = true;
            for cluster in snapshot.clusters.iter() {
                let known = self.by_name.entry(cluster.name.clone()).or_default();
                known.push((cluster.division_id, cluster.id));
            }
        }
        let known = self.by_name.entry(name.to_owned()).or_default();
        let own = known.iter().find(|(place, _)| *place == division);
        if let Some((_, id)) = own.or_else(|| known.first()) {
            return Ok(Some(*id));
        }
        let cluster = Cluster {
            id: tx.new_id(),
            name: name.to_owned(),
            division_id: division,
            note: String::new(),
        };
        tx.insert(&cluster)?;
        known.push((division, cluster.id));
        Ok(Some(cluster.id))
    }
}
