//! Prices offered for a line of a scheme, and one of them taken by a person.

use jiugai_domain::policy::Measure;
use jiugai_domain::provenance::{self, SourceCell};
use jiugai_domain::scheme::{CostKind, CostLine, CostOwner, Price};
use jiugai_domain::{CostLineId, PriceId};
use jiugai_exchange::price_book::unit_of;
use jiugai_store::Tx;

use super::edit::find;
use super::import::measure_of;
use super::{UNIT_PRICE, list};
use crate::project::{Outcome, Project};
use crate::scheme::{line, line_name};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// A price offered for a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The price.
    pub price: Price,
    /// Its unit is the one the line counts in; another cannot be taken.
    pub unit_fits: bool,
    /// Its region is one the community lies in.
    pub region_fits: bool,
    /// Somebody has said that it is a price of this measure; otherwise only its words say so.
    pub is_linked: bool,
}

/// Where a price was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// File name.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Cell address.
    pub cell: String,
    /// What the cell said.
    pub text: String,
}

/// Prices for a line: linked ones first, then those whose unit and region fit, the newest first.
pub fn offers(snapshot: &Snapshot, id: CostLineId) -> Result<Vec<Offer>, AppError> {
    let line = line(snapshot, id)?;
    let Some(measure) = measure(snapshot, line) else { return Ok(Vec::new()) };
    let divisions = divisions(snapshot, line);
    let unit = unit_of(&measure.unit);
    let offer = |price: &Price| {
        let is_linked = match &price.measure_code {
            Some(code) => *code == measure.code,
            None => false,
        };
        let is_alike = || {
            price.measure_code.is_none()
                && measure_of(&snapshot.policy, &price.item, &measure.unit).as_ref()
                    == Some(&measure.code)
        };
        (is_linked || is_alike()).then(|| Offer {
            unit_fits: unit_of(&price.unit) == unit,
            region_fits: divisions.iter().any(|name| {
                !price.region.is_empty()
                    && (price.region.contains(name.as_str()) || name.contains(&price.region))
            }),
            is_linked,
            price: price.clone(),
        })
    };
    let mut offers: Vec<Offer> = list(snapshot).into_iter().filter_map(offer).collect();
    let rank =
        |offer: &Offer| (offer.unit_fits, offer.region_fits, offer.is_linked, offer.price.dated);
    offers.sort_by_key(|offer| std::cmp::Reverse(rank(offer)));
    Ok(offers)
}

fn measure<'s>(snapshot: &'s Snapshot, line: &CostLine) -> Option<&'s Measure> {
    match &line.kind {
        CostKind::Measure { measure_code, .. } => snapshot.policy.find_measure(measure_code),
        CostKind::LumpSum { .. } => None,
    }
}

/// Names of the divisions whoever carries the line lies in.
fn divisions(snapshot: &Snapshot, line: &CostLine) -> Vec<String> {
    let division = match line.owner {
        CostOwner::Scheme(id) => {
            let scheme = snapshot.schemes.get(id);
            let community = scheme.and_then(|scheme| snapshot.communities.get(scheme.community_id));
            community.and_then(|community| community.division_id)
        }
        CostOwner::Cluster(id) => snapshot.clusters.get(id).and_then(|cluster| cluster.division_id),
        CostOwner::Lot(id) => {
            let first = snapshot.members_of_lot(id).next();
            first.and_then(|id| snapshot.communities.get(id)).and_then(|row| row.division_id)
        }
    };
    let names = snapshot.division_names(division).into_iter().map(str::to_owned);
    let names: Vec<String> = names.collect();
    if names.is_empty() { vec![snapshot.info.division_name.clone()] } else { names }
}

/// Where the price of a line was read, while it stands as taken.
pub fn origin_of(snapshot: &Snapshot, id: uuid::Uuid) -> Option<Origin> {
    let rows = snapshot.origins.of(id);
    let standing =
        rows.filter(|row| row.cells.get(UNIT_PRICE).is_some_and(|cell| !cell.superseded));
    let row = standing.max_by_key(|row| row.id)?;
    let cell = row.cells.get(UNIT_PRICE)?;
    let batch = snapshot.import_batches.get(row.batch_id)?;
    Some(Origin {
        file: batch.file_name.clone(),
        sheet: row.sheet.clone(),
        cell: cell.cell.clone(),
        text: cell.text.clone(),
    })
}

/// Takes a price for a line, with the words for where it comes from and the cell it was read from.
/// Refused where the units differ: nothing is converted in silence.
pub fn take(
    project: &mut Project,
    id: CostLineId,
    price: PriceId,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let (line, price) = (line(&snapshot, id)?, find(&snapshot, price)?);
    let measure = measure(&snapshot, line).ok_or_else(|| {
        let field = crate::text::say("field.unit_price", &[]);
        AppError::new(ErrorCode::Computed).with("field", field)
    })?;
    if unit_of(&price.unit) != unit_of(&measure.unit) {
        return Err(AppError::new(ErrorCode::UnitDiffers)
            .with("price", price.unit.as_str())
            .with("line", measure.unit.as_str()));
    }
    let op = project.op("scheme_take_price", &[("line", line_name(&snapshot, line))]);
    project.write(op, |tx| {
        let mut line: CostLine = tx.get(id)?;
        if let CostKind::Measure { unit_price, price_source, .. } = &mut line.kind {
            *unit_price = Some(price.unit_price);
            *price_source = in_words(price);
        }
        tx.update(&line)?;
        supersede(tx, &snapshot, id)?;
        let read = snapshot.origins.of(price.id.0).next();
        if let Some(read) = read {
            let cells = read.cells.iter().filter(|(field, _)| *field == UNIT_PRICE);
            tx.insert(&provenance::Origin {
                id: tx.new_id(),
                table_name: "cost_line".to_owned(),
                row_id: id.to_string(),
                cells: cells.map(|(field, cell)| (field.clone(), standing(cell))).collect(),
                ..read.as_ref().clone()
            })?;
        }
        Ok(())
    })
}

fn standing(cell: &SourceCell) -> SourceCell {
    SourceCell { superseded: false, ..cell.clone() }
}

/// 道路工程(牛尾山小区) · 通道侗族自治县 · 2026-03-01 · 初步设计概算核定表
fn in_words(price: &Price) -> String {
    let dated = price.dated.map(|day| day.to_string()).unwrap_or_default();
    let parts = [price.item.as_str(), &price.region, &dated, &price.source];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The cell a line's price was read from is history once the price is another.
pub(crate) fn supersede(tx: &Tx, snapshot: &Snapshot, id: CostLineId) -> Result<(), AppError> {
    for origin in snapshot.origins.of(id.0) {
        let mut origin: provenance::Origin = tx.get(origin.id)?;
        let cell = origin.cells.get_mut(UNIT_PRICE).filter(|cell| !cell.superseded);
        if let Some(cell) = cell {
            cell.superseded = true;
            tx.update(&origin)?;
        }
    }
    Ok(())
}
