//! Schemes, cost lines and prices.

use jiugai_domain::scheme::{CostKind, CostLine, CostOwner, Price, Scheme};
use jiugai_domain::{ClusterId, CostLineId, LotId, PriceId, SchemeId};

use crate::StoreError;
use crate::field::{Cells, Field, Scalar, Values, null};
use crate::record::record;

impl Field for CostOwner {
    fn write<'a>(&'a self, out: &mut Values<'a>) {
        let (scheme, cluster, lot) = match self {
            Self::Scheme(id) => (Some(id), None, None),
            Self::Cluster(id) => (None, Some(id), None),
            Self::Lot(id) => (None, None, Some(id)),
        };
        out.push(scheme.map_or(null(), Scalar::to_sql));
        out.push(cluster.map_or(null(), Scalar::to_sql));
        out.push(lot.map_or(null(), Scalar::to_sql));
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        let scheme: Option<SchemeId> = cells.take()?;
        let cluster: Option<ClusterId> = cells.take()?;
        let lot: Option<LotId> = cells.take()?;
        match (scheme, cluster, lot) {
            (Some(id), None, None) => Ok(Self::Scheme(id)),
            (None, Some(id), None) => Ok(Self::Cluster(id)),
            (None, None, Some(id)) => Ok(Self::Lot(id)),
            _ => Err(cells.mismatch()),
        }
    }
}

const MEASURE: &str = "measure";
const LUMP_SUM: &str = "lump_sum";

impl Field for CostKind {
    fn write<'a>(&'a self, out: &mut Values<'a>) {
        match self {
            Self::Measure { measure_code, quantity, unit_price, price_source, from_item } => {
                out.push(MEASURE.into());
                measure_code.write(out);
                quantity.write(out);
                unit_price.write(out);
                price_source.write(out);
                from_item.write(out);
                out.extend([null(), null(), null()]);
            }
            Self::LumpSum { amount, class_code, published } => {
                out.push(LUMP_SUM.into());
                out.extend([null(), null(), null(), null(), null()]);
                amount.write(out);
                class_code.write(out);
                published.write(out);
            }
        }
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        let kind: String = cells.take()?;
        let unknown = cells.mismatch();
        let (measure_code, quantity, unit_price) = (cells.take()?, cells.take()?, cells.take()?);
        let (price_source, from_item) = (cells.take::<Option<String>>()?, cells.take()?);
        let (amount, class_code, published) =
            (cells.take()?, cells.take()?, cells.take::<Option<bool>>()?);
        match (kind.as_str(), measure_code, published) {
            (MEASURE, Some(measure_code), None) => Ok(Self::Measure {
                measure_code,
                quantity,
                unit_price,
                price_source: price_source.unwrap_or_default(),
                from_item,
            }),
            (LUMP_SUM, None, Some(published)) => {
                Ok(Self::LumpSum { amount, class_code, published })
            }
            _ => Err(unknown),
        }
    }
}

record! {
    Scheme: SchemeId,
    id, community_id, version, name, basis, state, note,
}

record! {
    CostLine: CostLineId,
    id,
    owner: [scheme_id, cluster_id, lot_id],
    kind: [
        kind, measure_code, quantity, unit_price, price_source, from_item, amount, class_code,
        published
    ],
    note, position,
}

record! {
    Price: PriceId,
    id, item, unit, unit_price, measure_code, region, dated, source, note,
}
