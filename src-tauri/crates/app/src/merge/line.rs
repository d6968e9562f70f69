//! Fields of a cost line: what a design institute fills in.

use jiugai_domain::scheme::{CostKind, CostLine, CostOwner};
use jiugai_domain::{Code, CommunityId, CostLineId};
use jiugai_exchange::merge::Exact;

use super::value::{normal_number, number, plain, read_fen, read_quantity, text};
use crate::snapshot::Snapshot;

/// Most a quantity can be, in thousandths.
const MOST: i64 = 1_000_000_000_000;

/// A text of a file as the field keeps it.
pub(super) fn normal(field: &str, given: &str) -> Option<Exact> {
    match field {
        "quantity" => normal_number(given, MOST),
        "unit_price" => normal_number(given, jiugai_domain::cost::LARGEST_LINE.0),
        _ => Some(text(given)),
    }
}

/// What is here.
pub(super) fn value(snapshot: &Snapshot, id: CostLineId, field: &str) -> Exact {
    let line = snapshot.cost_lines.get(id)?;
    match (&line.kind, field) {
        (_, "note") => text(&line.note),
        (_, "owner") => owner_name(snapshot, line.owner),
        (CostKind::Measure { measure_code, .. }, "measure") => {
            snapshot.policy.find_measure(measure_code).and_then(|row| text(&row.name.zh))
        }
        (CostKind::Measure { quantity, .. }, "quantity") => {
            number(quantity.map(|quantity| quantity.0))
        }
        (CostKind::Measure { unit_price, .. }, "unit_price") => {
            number(unit_price.map(|price| price.0))
        }
        (CostKind::Measure { price_source, .. }, "price_source") => text(price_source),
        _ => None,
    }
}

fn owner_name(snapshot: &Snapshot, owner: CostOwner) -> Exact {
    match owner {
        CostOwner::Scheme(id) => {
            text(&snapshot.communities.get(snapshot.schemes.get(id)?.community_id)?.name)
        }
        CostOwner::Cluster(id) => text(&snapshot.clusters.get(id)?.name),
        CostOwner::Lot(id) => text(&snapshot.lots.get(id)?.name),
    }
}

/// Whether a field cannot be changed where it stands: whose line it is and what it does are the
/// line itself, and a total is no priced line.
pub(super) fn is_computed(snapshot: &Snapshot, id: CostLineId, field: &str) -> bool {
    let line = snapshot.cost_lines.get(id);
    let is_priced = line.is_some_and(|line| matches!(line.kind, CostKind::Measure { .. }));
    !is_priced || matches!(field, "owner" | "measure")
}

/// The measure of a name in either language, or of a code.
pub(super) fn measure_named(snapshot: &Snapshot, name: &str) -> Option<Code> {
    let mut measures = snapshot.policy.measures.iter();
    let name = name.trim();
    let measure = measures.find(|row| {
        row.name.zh == name || row.name.en.eq_ignore_ascii_case(name) || row.code.as_str() == name
    })?;
    Some(measure.code.clone())
}

/// The line of a measure in a community's current scheme.
pub(super) fn find(snapshot: &Snapshot, id: CommunityId, measure: &str) -> Option<CostLineId> {
    let code = measure_named(snapshot, measure)?;
    let scheme = snapshot.current_scheme(id)?;
    let mut lines = snapshot.cost_lines.of(CostOwner::Scheme(scheme.id));
    let line = lines.find(|line| {
        matches!(&line.kind, CostKind::Measure { measure_code, .. } if *measure_code == code)
    });
    line.map(|line| line.id)
}

/// Puts a value in place. A price whose source the file does not name loses the old source, which
/// does not vouch for it.
pub(super) fn put(line: &mut CostLine, field: &str, value: &Exact) {
    match (&mut line.kind, field) {
        (CostKind::Measure { quantity, .. }, "quantity") => *quantity = read_quantity(value),
        (CostKind::Measure { unit_price, price_source, .. }, "unit_price") => {
            *unit_price = read_fen(value);
            price_source.clear();
        }
        (CostKind::Measure { price_source, .. }, "price_source") => *price_source = plain(value),
        (_, "note") => line.note = plain(value),
        _ => {}
    }
}
