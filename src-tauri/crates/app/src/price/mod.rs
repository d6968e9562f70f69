//! The price book: what one unit of work costs, where, when and according to whom.
//!
//! A price is offered where a line is priced and never chosen by itself; one that was taken keeps
//! where it came from.

mod edit;
mod import;
mod offer;

use jiugai_domain::scheme::Price;

pub use self::edit::{link, remove};
pub use self::import::{Choice, Defaults, Preview, Seen, State, Written, apply, read};
pub(crate) use self::offer::supersede;
pub use self::offer::{Offer, Origin, offers, origin_of, take};
use crate::snapshot::Snapshot;

/// The field of a line whose origin a taken price is.
pub(crate) const UNIT_PRICE: &str = "unit_price";

/// The whole book: by item, then unit, the newest first.
pub fn list(snapshot: &Snapshot) -> Vec<&Price> {
    let mut rows: Vec<&Price> = snapshot.prices.iter().map(AsRef::as_ref).collect();
    rows.sort_by(|a, b| {
        let text = |row: &Price| (row.item.clone(), row.unit.clone());
        text(a).cmp(&text(b)).then(b.dated.cmp(&a.dated)).then(a.id.cmp(&b.id))
    });
    rows
}
