//! Draws a laid out sheet: frame, rows, key.

use super::layout::Sheet;
use super::{GanttFigure, body, frame, legend};
use crate::ReportError;
use crate::canvas::draw_svg;
use crate::fonts::Ruler;

/// Draws a sheet; `page` is its number and how many there are, if it is one of several pages.
pub(crate) fn sheet(
    figure: &GanttFigure,
    sheet: &Sheet<'_>,
    page: Option<(usize, usize)>,
    ruler: &Ruler<'_>,
) -> Result<String, ReportError> {
    draw_svg(sheet.width, sheet.height, |canvas| {
        frame::title(canvas, figure, sheet, ruler);
        body::grounds(canvas, figure, sheet);
        frame::grid(canvas, sheet);
        body::lines(canvas, figure, sheet, ruler);
        frame::heading(canvas, figure, sheet, ruler);
        frame::foot(canvas, figure, sheet, page, ruler);
        legend::draw(canvas, &sheet.legend, sheet.table.left, sheet.legend_top);
    })
}
