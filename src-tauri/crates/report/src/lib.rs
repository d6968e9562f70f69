//! The Gantt figure and charts as SVG, PNG, PDF and cells.
//!
//! Figures come in as pure data ([`GanttFigure`], [`YearChart`]); nothing here reads a store, asks
//! the clock or decides a plan. Plotters draws every line of the SVG; resvg turns that SVG into a
//! picture and typst sets the same SVG into a PDF, all with the one font that is shipped. Other
//! document kinds (Word, the plan workbook) are not made here.

mod canvas;
mod chart;
mod error;
mod fallback;
mod fonts;
mod gantt;
mod lang;
mod output;
mod palette;
mod pdf;
mod png;
mod text;
mod watch;

pub use chart::{ChartSeries, ChartYear, YearChart, chart_svg};
pub use error::ReportError;
pub use fonts::Fonts;
pub use gantt::{
    GanttBar, GanttFigure, GanttGroup, GanttRow, Page, Paper, pages, tall_svg, write_pdf,
    write_png, write_svg, write_xlsx,
};
pub use lang::Lang;
pub use output::Written;
pub use watch::Watch;
