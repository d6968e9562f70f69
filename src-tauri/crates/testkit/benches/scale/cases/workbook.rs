//! The plan workbook of the imported province.

use jiff::civil::date;
use jiugai_app::export::workbook;
use jiugai_report::Lang;

use crate::data::Data;
use crate::measure::median;
use crate::table::Table;
use crate::{Failure, peer};

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let file = data.imported()?;
    let project = data.open(&file)?;
    let path = data.path("plan.xlsx");
    let ours =
        median(3, || Ok(workbook(project.snapshot(), Lang::ZhCn, date(2026, 6, 30), &path)?))?;
    let measured = peer::run("write_same.py", &[&path, &data.path("plan.openpyxl.xlsx")])?;
    table.compare(
        format!("plan workbook of {} communities", data.communities),
        ours,
        peer::seconds(measured.as_ref(), "write"),
        "openpyxl writing the same cells",
        Some(0.1),
    );
    if let Some(cells) = measured.as_ref().and_then(|measured| measured["cells"].as_u64()) {
        table.figure("cells in the plan workbook", cells.to_string());
    }
    Ok(project.close()?)
}
