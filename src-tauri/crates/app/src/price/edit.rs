//! Changes the price book: which measure a price is of, and what is no longer in it.

use jiugai_domain::scheme::Price;
use jiugai_domain::{Code, PriceId};

use crate::AppError;
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;

/// Says which measure a price is of; of none, when absent.
pub fn link(
    project: &mut Project,
    id: PriceId,
    measure: Option<&Code>,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let item = find(&snapshot, id)?.item.as_str();
    let op = match measure {
        Some(code) => {
            let found = snapshot.policy.find_measure(code);
            let found = found.ok_or_else(|| AppError::not_found("measure", code))?;
            project.op("price_link", &[("item", item.into()), ("measure", (&found.name).into())])
        }
        None => project.op("price_unlink", &[("item", item.into())]),
    };
    project.write(op, |tx| {
        let mut price: Price = tx.get(id)?;
        price.measure_code = measure.cloned();
        tx.update(&price)?;
        Ok(())
    })
}

/// Removes prices; lines that took one keep it, with the words for where it came from.
pub fn remove(project: &mut Project, ids: &[PriceId]) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let rows = ids.iter().map(|id| find(&snapshot, *id)).collect::<Result<Vec<_>, _>>()?;
    let op = match rows.as_slice() {
        [single] => project.op("price_remove", &[("item", single.item.as_str().into())]),
        many => project.op("price_remove_many", &[("count", many.len().into())]),
    };
    project.write(op, |tx| {
        let ids: std::collections::BTreeSet<PriceId> = ids.iter().copied().collect();
        ids.into_iter().try_for_each(|id| Ok(tx.remove::<Price>(id)?))
    })
}

pub(super) fn find(snapshot: &Snapshot, id: PriceId) -> Result<&Price, AppError> {
    let price = snapshot.prices.get(id).map(AsRef::as_ref);
    price.ok_or_else(|| AppError::not_found("price", id))
}
