//! The Gantt chart of 300 and of 2,000 communities as SVG, PNG, PDF and XLSX.

use std::ops::ControlFlow;

use jiff::civil::date;
use jiugai_app::export::{GanttFormat, gantt, gantt_figure};
use jiugai_report::{GanttFigure, Lang};

use crate::data::Data;
use crate::measure::median;
use crate::table::Table;
use crate::{Failure, floor, peer};

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let (path, filled) = data.province()?;
    let project = data.open(&path)?;
    let plan = *filled.annual.first().ok_or("no annual plan")?;
    let whole = gantt_figure(project.snapshot(), plan, Lang::ZhCn, date(2026, 6, 30))?;
    for rows in [300, 2_000] {
        chart(data, table, cut(&whole, rows))?;
    }
    Ok(project.close()?)
}

fn chart(data: &Data, table: &mut Table, figure: GanttFigure) -> Result<(), Failure> {
    let rows: usize = figure.groups.iter().map(|group| group.rows.len()).sum();
    let path = |ending: &str| data.path(&format!("gantt-{rows}.{ending}"));
    let time = |format, ending: &str| {
        let mut go_on = |_, _| ControlFlow::Continue(());
        median(3, || Ok(gantt(&figure, &data.assets, format, &path(ending), &mut go_on)?))
    };
    let svg = time(GanttFormat::Svg, "svg")?;
    let elements = std::fs::read_to_string(path("svg"))?.matches('<').count();
    let bare = median(3, || floor::write_shapes(&path("bare.svg"), elements))?;
    let shapes = "writing as many plain shapes";
    table.compare(format!("Gantt chart of {rows} rows, SVG"), svg, Some(bare), shapes, None);
    let png = time(GanttFormat::Png, "png")?;
    table.compare(format!("Gantt chart of {rows} rows, PNG"), png, Some(svg), "its SVG", None);
    let pdf = time(GanttFormat::Pdf, "pdf")?;
    table.compare(format!("Gantt chart of {rows} rows, PDF"), pdf, Some(svg), "its SVG", None);
    let xlsx = time(GanttFormat::Xlsx, "xlsx")?;
    let openpyxl = peer::run("write_same.py", &[&path("xlsx"), &path("openpyxl.xlsx")])?;
    let openpyxl = peer::seconds(openpyxl.as_ref(), "write");
    table.compare(
        format!("Gantt chart of {rows} rows, XLSX"),
        xlsx,
        openpyxl,
        "openpyxl writing the same cells",
        Some(0.1),
    );
    Ok(())
}

/// The first rows of a chart.
fn cut(whole: &GanttFigure, rows: usize) -> GanttFigure {
    let mut left = rows;
    let mut figure = whole.clone();
    for group in &mut figure.groups {
        group.rows.truncate(left);
        left -= group.rows.len();
    }
    figure.groups.retain(|group| !group.rows.is_empty());
    figure
}
