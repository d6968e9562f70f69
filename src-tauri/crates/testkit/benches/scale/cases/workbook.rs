//! Workbooks of the imported province: its plan, and its registry to be filled in and brought back.

use std::ops::ControlFlow;

use jiff::civil::date;
use jiugai_app::Project;
use jiugai_app::export::{Ask, Document, TableFormat, tables};
use jiugai_report::Lang;

use crate::data::Data;
use crate::measure::median;
use crate::table::Table;
use crate::{Failure, peer};

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let file = data.imported()?;
    let project = data.open(&file)?;
    for (document, name) in [
        (Document::Workbook, "plan workbook"),
        (Document::Communities, "registry workbook, 32 columns, with what brings it back,"),
    ] {
        compare(data, table, &project, document, name)?;
    }
    Ok(project.close()?)
}

fn compare(
    data: &mut Data,
    table: &mut Table,
    project: &Project,
    document: Document,
    name: &str,
) -> Result<(), Failure> {
    let path = data.path(&format!("{}.xlsx", document.as_str()));
    let revision = project.store().revision()?;
    let ask = Ask::plain(document, Lang::ZhCn);
    let ours = median(3, || {
        let to = (TableFormat::Xlsx, path.as_path());
        let mut watch = |_, _| ControlFlow::Continue(());
        Ok(tables(project.snapshot(), revision, &ask, date(2026, 6, 30), to, &mut watch)?)
    })?;
    let copy = data.path(&format!("{}.openpyxl.xlsx", document.as_str()));
    let measured = peer::run("write_same.py", &[&path, &copy])?;
    table.compare(
        format!("{name} of {} communities", data.communities),
        ours,
        peer::seconds(measured.as_ref(), "write"),
        "openpyxl writing the same cells",
        Some(0.1),
    );
    if let Some(cells) = measured.as_ref().and_then(|measured| measured["cells"].as_u64()) {
        table.figure(format!("cells in the {name}"), cells.to_string());
    }
    Ok(())
}
