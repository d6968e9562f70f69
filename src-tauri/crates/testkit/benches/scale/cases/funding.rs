//! Who pays what: the split of the province's five-year plan, every rule on.

use std::hint::black_box;

use jiugai_app::funding::split_plan;
use jiugai_domain::Fen;
use jiugai_domain::cost::line_amount;

use crate::Failure;
use crate::data::Data;
use crate::measure::median;
use crate::table::Table;

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let (path, filled) = data.province()?;
    let project = data.open(&path)?;
    let snapshot = project.snapshot();
    let plan = filled.five_year.ok_or("no plan")?;
    let ours = median(3, || Ok(split_plan(snapshot, plan)?))?;
    let bare = median(5, || {
        let lines = snapshot.cost_lines.iter().filter_map(|line| line_amount(&line.kind));
        Ok(black_box(lines.sum::<Fen>()))
    })?;
    let name = format!("funding split of {} lines", snapshot.cost_lines.len());
    table.compare(name, ours, Some(bare), "adding the same lines up once", None);
    Ok(project.close()?)
}
