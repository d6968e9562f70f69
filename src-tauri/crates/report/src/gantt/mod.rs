//! The Gantt chart (横道图): its data, its pages, and its files.
//!
//! A figure is finished data: names, money, dates, bars. Scheduling, grouping and choosing what is
//! in it happen elsewhere.

mod body;
mod draw;
mod files;
mod frame;
mod layout;
mod legend;
mod rows;
mod time;
mod workbook;

use std::ops::ControlFlow;

use jiff::civil::Date;
use jiugai_domain::Fen;
use jiugai_domain::policy::StagePhase;

pub use files::{write_pdf, write_png, write_svg, write_xlsx};

use crate::watch::{self, Watch};
use crate::{Fonts, Lang, ReportError};

/// A Gantt chart as data. All texts but the fixed ones are the caller's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttFigure {
    /// Title, e.g. `天长市 2021 年城镇老旧小区改造计划横道图`.
    pub title: String,
    /// Compiling unit; empty leaves a line to write and stamp on.
    pub compiled_by: String,
    /// Version of the plan, e.g. `上报稿 第 3 版`.
    pub version_label: String,
    /// Day the baseline was set.
    pub baseline_on: Option<Date>,
    /// Day the progress was reported for.
    pub data_date: Date,
    /// Language of the fixed texts.
    pub lang: Lang,
    /// Lots or districts, in order.
    pub groups: Vec<GanttGroup>,
    /// Winter stops, both days included.
    pub winter_stops: Vec<(Date, Date)>,
    /// Remarks printed below the chart.
    pub notes: Vec<String>,
}

/// Rows that belong together: a lot, a district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttGroup {
    /// Heading; empty prints none.
    pub label: String,
    /// Rows, in order.
    pub rows: Vec<GanttRow>,
}

/// A community, or a lot's own row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttRow {
    /// Running number; a lot's own row has none and is not counted as a community.
    pub number: Option<u32>,
    /// Name.
    pub name: String,
    /// 户; unknown prints blank.
    pub households: Option<i64>,
    /// Planned investment; unknown prints blank.
    pub investment: Option<Fen>,
    /// Its money stands with the group's own row: a blank here lacks nothing.
    pub money_with_group: bool,
    /// Progress of the works, 0–100.
    pub percent_done: Option<i64>,
    /// Responsible person or unit.
    pub responsible: String,
    /// Bars, in any order.
    pub bars: Vec<GanttBar>,
}

/// A task as a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttBar {
    /// Name.
    pub label: String,
    /// Short name for a narrow bar; may be empty.
    pub short: String,
    /// How it is drawn.
    pub phase: StagePhase,
    /// First day.
    pub start: Date,
    /// Last day, included.
    pub finish: Date,
    /// Progress, 0–100.
    pub percent_done: i64,
    /// First and last day in the baseline.
    pub baseline: Option<(Date, Date)>,
    /// On the critical path.
    pub is_critical: bool,
    /// Drawn as a mark on its first day.
    pub is_milestone: bool,
}

/// Paper, always landscape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 420 × 297 mm.
    #[default]
    A3,
    /// 297 × 210 mm.
    A4,
}

/// A drawn page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Width, tenths of a point.
    pub width: i32,
    /// Height, tenths of a point.
    pub height: i32,
    /// The whole page, margins included, as an SVG document.
    pub svg: String,
}

impl GanttFigure {
    /// Every text of the figure that comes from data.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let head = [&self.title, &self.compiled_by, &self.version_label];
        let rows = self.groups.iter().flat_map(|group| &group.rows);
        let in_rows = rows.flat_map(|row| {
            let bars = row.bars.iter().flat_map(|bar| [&bar.label, &bar.short]);
            [&row.name, &row.responsible].into_iter().chain(bars)
        });
        let labels = self.groups.iter().map(|group| &group.label);
        head.into_iter().chain(&self.notes).chain(labels).chain(in_rows).map(String::as_str)
    }
}

/// Draws the chart on pages: by rows, and by time where a page cannot hold all months legibly.
/// Every row is on some page; title, heading, key and signatures are on each.
pub fn pages(figure: &GanttFigure, paper: Paper, fonts: &Fonts) -> Result<Vec<Page>, ReportError> {
    watched_pages(figure, paper, fonts, &mut |_, _| ControlFlow::Continue(()))
}

fn watched_pages(
    figure: &GanttFigure,
    paper: Paper,
    fonts: &Fonts,
    watch: Watch<'_>,
) -> Result<Vec<Page>, ReportError> {
    let ruler = fonts.ruler()?;
    let sheets = layout::sheets(figure, layout::Format::Paper(paper), &ruler);
    let count = sheets.len();
    let draw = |(index, sheet): (usize, &layout::Sheet<'_>)| {
        watch::tell(watch, index, count)?;
        let svg = draw::sheet(figure, sheet, Some((index + 1, count)), &ruler)?;
        Ok(Page { width: sheet.width, height: sheet.height, svg })
    };
    sheets.iter().enumerate().map(draw).collect()
}

/// Draws the whole chart as one tall figure.
pub fn tall_svg(figure: &GanttFigure, fonts: &Fonts) -> Result<Page, ReportError> {
    let ruler = fonts.ruler()?;
    let sheets = layout::sheets(figure, layout::Format::Tall, &ruler);
    let Some(sheet) = sheets.first() else {
        return Err(ReportError::draw("no sheet was laid out"));
    };
    let svg = draw::sheet(figure, sheet, None, &ruler)?;
    Ok(Page { width: sheet.width, height: sheet.height, svg })
}
