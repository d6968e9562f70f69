//! Totals: kept up to date row by row, computed anew, and rolled up by district.

use std::collections::BTreeMap;
use std::hint::black_box;

use jiugai_app::analysis::{GroupBy, roll_up};
use jiugai_app::figures::Figures;
use jiugai_store::{ChangeKind, RowChange, Table as StoreTable};

use crate::Failure;
use crate::data::Data;
use crate::measure::median;
use crate::table::Table;

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let (path, _) = data.province()?;
    let project = data.open(&path)?;
    let snapshot = project.snapshot();
    let id = snapshot.communities.iter().nth(snapshot.communities.len() / 2).map(|row| row.id);
    let id = id.ok_or("no community")?.to_string();
    let row = RowChange { table: StoreTable::Community, id, kind: ChangeKind::Updated };
    let mut copy = snapshot.as_ref().clone();
    let one = median(101, || Ok(copy.apply(project.store(), std::slice::from_ref(&row))?))?;
    let all = median(5, || Ok(Figures::compute(snapshot)))?;
    table.compare(
        "totals after one changed row",
        one,
        Some(all),
        "all figures computed anew",
        None,
    );
    let rolled = median(5, || Ok(roll_up(snapshot, None, GroupBy::District)?))?;
    let added = median(5, || {
        let mut sums: BTreeMap<_, (i64, i64)> = BTreeMap::new();
        for community in snapshot.communities.iter() {
            let sum = sums.entry(community.division_id).or_default();
            sum.0 += community.scale.households.unwrap_or(0);
            sum.1 += snapshot.figures.of(community.id).cost.known.0;
        }
        Ok(black_box(sums))
    })?;
    table.compare(
        "roll-up of the province by district",
        rolled,
        Some(added),
        "adding two columns up",
        None,
    );
    Ok(project.close()?)
}
