//! What the file itself adds up to for a division that a source table declares totals of. The two
//! stand side by side; neither replaces the other.

use std::collections::BTreeSet;

use jiugai_domain::{DivisionId, SquareMetres};

use crate::snapshot::Snapshot;

/// Sums over the communities of one division; only what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InFile {
    /// 小区
    pub communities: i64,
    /// 栋
    pub buildings: i64,
    /// 户
    pub households: i64,
    /// 建筑面积
    pub floor_area: SquareMetres,
}

/// Sums for a label such as 济南市/历下区 or 青岛市/全市小计; `None` where the file knows no such
/// division or has no community there.
pub fn in_file(snapshot: &Snapshot, label: &str) -> Option<InFile> {
    let is_total = |part: &&str| part.ends_with('计');
    let parts: Vec<&str> = label.split('/').filter(|part| !is_total(part)).collect();
    let divisions: BTreeSet<DivisionId> = snapshot
        .divisions
        .iter()
        .filter(|division| {
            let names = snapshot.division_names(Some(division.id));
            !parts.is_empty() && parts.iter().all(|part| names.contains(part))
        })
        .map(|division| division.id)
        .collect();
    let mut sums = InFile::default();
    for community in snapshot.communities.iter() {
        if community.division_id.is_some_and(|id| divisions.contains(&id)) {
            let whole = &snapshot.figures.of(community.id).whole;
            sums.communities += 1;
            sums.buildings += whole.buildings.value.unwrap_or(0);
            sums.households += whole.households.value.unwrap_or(0);
            sums.floor_area += whole.floor_area.value.unwrap_or(SquareMetres::ZERO);
        }
    }
    (sums.communities > 0).then_some(sums)
}
