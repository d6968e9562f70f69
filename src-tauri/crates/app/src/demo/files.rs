//! The files of the demo: four Gantt charts and the plan workbook.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiugai_domain::PlanId;
use jiugai_report::Lang;

use crate::export::{self, Ask, Document, GanttFormat, TableFormat};
use crate::{AppError, Project};

/// What was written.
#[derive(Debug, Clone)]
pub struct DemoFiles {
    /// The Gantt chart as SVG, PNG, PDF and XLSX, then the plan workbook.
    pub paths: Vec<PathBuf>,
}

/// Writes the demo's documents into `folder`.
pub fn write_files(
    project: &Project,
    annual: PlanId,
    today: Date,
    folder: &Path,
) -> Result<DemoFiles, AppError> {
    let snapshot = project.snapshot();
    let figure = export::gantt_figure(snapshot, annual, Lang::ZhCn, today)?;
    let formats = [
        (GanttFormat::Svg, "gantt.svg"),
        (GanttFormat::Png, "gantt.png"),
        (GanttFormat::Pdf, "gantt.pdf"),
        (GanttFormat::Xlsx, "gantt.xlsx"),
    ];
    let mut go_on = |_, _| ControlFlow::Continue(());
    let mut paths = Vec::new();
    for (format, name) in formats {
        let path = folder.join(name);
        let written = export::gantt(&figure, project.assets(), format, &path, &mut go_on)?;
        paths.extend(written.files);
    }
    let workbook = folder.join("plan.xlsx");
    let ask = Ask::plain(Document::Workbook, Lang::ZhCn);
    let revision = project.store().revision()?;
    let to = (TableFormat::Xlsx, workbook.as_path());
    export::tables(snapshot, revision, &ask, today, to, &mut go_on)?;
    paths.push(workbook);
    Ok(DemoFiles { paths })
}
