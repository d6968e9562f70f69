//! Cells worth a look: marked at import, or outside the usual range. Nothing is stopped.

use jiugai_domain::community::Community;

use super::Field;
use crate::snapshot::Snapshot;
use crate::text::Notice;

/// The cells of a community worth a look, and why.
pub fn flags(snapshot: &Snapshot, community: &Community) -> Vec<(Field, Notice)> {
    let mut flags = Vec::new();
    for origin in snapshot.origins.of(community.id.0) {
        let rounded = origin.cells.iter().filter(|(_, cell)| cell.approximate && !cell.superseded);
        for (field, cell) in rounded {
            if let Ok(field) = field.parse() {
                let params =
                    [("text", cell.text.as_str().into()), ("cell", cell.cell.as_str().into())];
                flags.push((field, Notice::new("flag.approximate", &params)));
            }
        }
    }
    flags.extend(unusual_cost(snapshot, community).map(|notice| (Field::Investment, notice)));
    flags
}

/// A cost per m² outside what published projects show: a warning with the range and its source.
fn unusual_cost(snapshot: &Snapshot, community: &Community) -> Option<Notice> {
    let band = snapshot.policy.profile.sanity.as_ref()?;
    let figure = snapshot.figures.of(community.id);
    let (cost, area) = (figure.known_cost()?, figure.scope.floor_area.value?);
    if area.0 <= 0 {
        return None;
    }
    let per_m2 = i128::from(cost.0) * 100 / i128::from(area.0);
    let (low, high) = band.fen_per_m2;
    if (i128::from(low)..=i128::from(high)).contains(&per_m2) {
        return None;
    }
    let yuan = |fen: i64| jiugai_domain::Fen(fen).to_string();
    let params = [
        ("value", yuan(i64::try_from(per_m2).unwrap_or(i64::MAX)).into()),
        ("low", yuan(low).into()),
        ("high", yuan(high).into()),
        ("source", band.basis.source.as_str().into()),
    ];
    Some(Notice::new("flag.cost_per_m2", &params))
}
