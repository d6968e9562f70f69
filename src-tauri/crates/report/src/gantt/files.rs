//! A chart as files: what is drawn, turned into SVG, pictures, a PDF or cells, and put in its place.

use std::path::Path;

use super::{GanttFigure, Paper, pages, tall_svg, watched_pages, workbook};
use crate::output::{Outgoing, Written, numbered, write_file};
use crate::watch::{self, Watch};
use crate::{Fonts, ReportError, fallback, pdf, png};

/// Writes the tall figure as SVG.
pub fn write_svg(
    figure: &GanttFigure,
    path: &Path,
    fonts: &Fonts,
    watch: Watch<'_>,
) -> Result<Written, ReportError> {
    let missing_glyphs = fonts.missing(figure.texts())?;
    let drawn = tall_svg(figure, fonts)?;
    watch::tell(watch, 1, 1)?;
    write_file(path, drawn.svg.as_bytes())?;
    Ok(Written {
        files: vec![path.to_owned()],
        pages: 1,
        missing_glyphs: missing_glyphs.into_iter().collect(),
        fallback_fonts: Vec::new(),
    })
}

/// Writes the chart as a picture: the tall figure where a picture of it stays legible, else one
/// picture per page (`name.png`, `name-2.png` …), none before all are painted.
pub fn write_png(
    figure: &GanttFigure,
    path: &Path,
    fonts: &Fonts,
    watch: Watch<'_>,
) -> Result<Written, ReportError> {
    let fallback = fallback::find(fonts.missing(figure.texts())?);
    let painter = png::Painter::new(fonts, &fallback);
    let tall = tall_svg(figure, fonts)?;
    let pictures = match png::scale_for(&tall) {
        Some(scale) => vec![(tall, scale)],
        None => pages(figure, Paper::A3, fonts)?.into_iter().map(|p| (p, png::FULL)).collect(),
    };
    let files: Vec<_> = (1..=pictures.len()).map(|number| numbered(path, number)).collect();
    let mut outgoing = Outgoing::default();
    painter.paint_all(&pictures, watch, |at, picture| match files.get(at) {
        Some(file) => outgoing.write(file, &picture),
        None => Ok(()),
    })?;
    outgoing.put_in_place()?;
    let pages = files.len();
    let (missing_glyphs, fallback_fonts) = fallback.told();
    Ok(Written { files, pages, missing_glyphs, fallback_fonts })
}

/// Writes the chart as a PDF of A3 landscape pages with real text.
pub fn write_pdf(
    figure: &GanttFigure,
    path: &Path,
    fonts: &Fonts,
    watch: Watch<'_>,
) -> Result<Written, ReportError> {
    let fallback = fallback::find(fonts.missing(figure.texts())?);
    let (missing_glyphs, fallback_fonts) = fallback.told();
    let drawn = watched_pages(figure, Paper::A3, fonts, watch)?;
    let pages = drawn.len();
    let document = pdf::Document {
        title: figure.title.clone(),
        author: figure.compiled_by.clone(),
        lang: figure.lang,
        pages: drawn,
    };
    write_file(path, &pdf::set(document, fonts.clone(), fallback, watch)?)?;
    Ok(Written { files: vec![path.to_owned()], pages, missing_glyphs, fallback_fonts })
}

/// Writes the chart as a workbook: the Gantt in cells, and the list of tasks with their dates.
pub fn write_xlsx(
    figure: &GanttFigure,
    path: &Path,
    watch: Watch<'_>,
) -> Result<Written, ReportError> {
    let built = workbook::build(figure)?;
    watch::tell(watch, 1, 1)?;
    write_file(path, &built)?;
    Ok(Written {
        files: vec![path.to_owned()],
        pages: 1,
        missing_glyphs: Vec::new(),
        fallback_fonts: Vec::new(),
    })
}
