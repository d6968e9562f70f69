//! The Gantt chart of a plan as a file.

use std::path::Path;
use std::str::FromStr;

use jiff::civil::Date;
use jiugai_domain::PlanId;
use jiugai_report::{
    Fonts, GanttBar, GanttFigure, GanttGroup, GanttRow, Lang, ReportError, Watch, Written,
    write_pdf, write_png, write_svg, write_xlsx,
};

use crate::schedule::{self, Row, ScheduleView, ScheduledTask};
use crate::snapshot::Snapshot;
use crate::text::say;
use crate::{AppError, Assets, ErrorCode};

/// Kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GanttFormat {
    /// One tall figure.
    Svg,
    /// One tall picture.
    Png,
    /// Pages to stamp and bind.
    Pdf,
    /// Cells.
    Xlsx,
}

impl FromStr for GanttFormat {
    type Err = AppError;

    fn from_str(name: &str) -> Result<Self, AppError> {
        match name {
            "svg" => Ok(Self::Svg),
            "png" => Ok(Self::Png),
            "pdf" => Ok(Self::Pdf),
            "xlsx" => Ok(Self::Xlsx),
            _ => Err(AppError::not_found("format", name)),
        }
    }
}

/// Writes a Gantt chart. A picture too tall for one file goes on in a second one beside it. `watch`
/// is told of pages, and stops it.
pub fn gantt(
    figure: &GanttFigure,
    assets: &Assets,
    format: GanttFormat,
    path: &Path,
    watch: Watch<'_>,
) -> Result<Written, AppError> {
    let fonts = || Fonts::load(&assets.fonts());
    let written = match format {
        GanttFormat::Svg => fonts().and_then(|fonts| write_svg(figure, path, &fonts, watch)),
        GanttFormat::Png => fonts().and_then(|fonts| write_png(figure, path, &fonts, watch)),
        GanttFormat::Pdf => fonts().and_then(|fonts| write_pdf(figure, path, &fonts, watch)),
        GanttFormat::Xlsx => write_xlsx(figure, path, watch),
    };
    written.map_err(|error| failed(path, error))
}

/// The figure of a plan: what every Gantt file and picture is drawn from. `today` is printed as the
/// day of the data.
pub fn gantt_figure(
    snapshot: &Snapshot,
    plan: PlanId,
    lang: Lang,
    today: Date,
) -> Result<GanttFigure, AppError> {
    let view = schedule::view(snapshot, plan)?;
    let pick = |label: jiugai_domain::policy::Label| match lang {
        Lang::ZhCn => label.zh,
        Lang::En => label.en,
    };
    let division = snapshot.info.division_name.as_str();
    let year = view.plan.from_year;
    let title = say("gantt.title", &[("division", division.into()), ("year", year.into())]);
    let state = say(&format!("plan_state.{}", view.plan.state.as_str()), &[]);
    let mut number = 0;
    let groups = view
        .groups
        .iter()
        .map(|group| GanttGroup {
            label: group.label.clone(),
            rows: group
                .rows
                .iter()
                .map(|row| figure_row(row, lang, view.has_float, &mut number))
                .collect(),
        })
        .collect();
    Ok(GanttFigure {
        title: pick(title),
        compiled_by: snapshot.info.compiling_unit.clone(),
        version_label: format!("{} · {}", view.plan.name, pick(state)),
        baseline_on: None,
        data_date: today,
        lang,
        groups,
        winter_stops: view.winter_stops.clone(),
        notes: notes(&view).into_iter().map(pick).collect(),
    })
}

fn notes(view: &ScheduleView) -> Vec<jiugai_domain::policy::Label> {
    let years: Vec<String> =
        view.schedule.unannounced_years.iter().map(ToString::to_string).collect();
    if years.is_empty() {
        return Vec::new();
    }
    vec![say("gantt.unannounced", &[("years", years.join("、").into())])]
}

fn figure_row(row: &Row, lang: Lang, has_float: bool, number: &mut u32) -> GanttRow {
    let is_community = row.community_id.is_some();
    *number += u32::from(is_community);
    let name = say("gantt.shared_row", &[("name", row.name.as_str().into())]);
    let name = match (is_community, lang) {
        (true, _) => row.name.clone(),
        (false, Lang::ZhCn) => name.zh,
        (false, Lang::En) => name.en,
    };
    GanttRow {
        number: is_community.then_some(*number),
        name,
        households: row.households,
        investment: row.investment,
        money_with_group: row.money_with_group,
        percent_done: is_community.then(|| row.percent_done()),
        responsible: row.responsible.clone(),
        bars: row.tasks.iter().map(|task| bar(task, lang, has_float)).collect(),
    }
}

fn bar(scheduled: &ScheduledTask, lang: Lang, has_float: bool) -> GanttBar {
    let short = match lang {
        Lang::ZhCn => &scheduled.stage.short.zh,
        Lang::En => &scheduled.stage.short.en,
    };
    let label = match lang {
        Lang::ZhCn => scheduled.task.name.clone(),
        Lang::En => scheduled.stage.name.en.clone(),
    };
    GanttBar {
        label,
        short: short.clone(),
        phase: scheduled.stage.phase,
        start: scheduled.dates.early_start,
        finish: scheduled.dates.early_finish,
        percent_done: scheduled.task.percent_done,
        baseline: scheduled.task.baseline_start.zip(scheduled.task.baseline_finish),
        is_critical: has_float && scheduled.dates.is_critical,
        is_milestone: scheduled.task.duration_days == 0,
    }
}

fn failed(path: &Path, error: ReportError) -> AppError {
    let (code, about) = match &error {
        ReportError::Write { path, source } => {
            return AppError::not_written(path, source).because(error);
        }
        // What is missing is the font, not what was to be written.
        ReportError::FontMissing { path } | ReportError::FontUnusable { path } => {
            (ErrorCode::AssetsMissing, path.as_path())
        }
        ReportError::Cancelled => return AppError::new(ErrorCode::Cancelled),
        ReportError::Draw { .. } => (ErrorCode::WriteFailed, path),
    };
    AppError::new(code).with("file", crate::project::file_name(about)).because(error)
}
