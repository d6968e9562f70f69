//! How cells look: a phase's fill, the critical path, the baseline, the winter stop.

use jiugai_domain::policy::StagePhase;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern};

use super::cells::Cell;
use crate::palette::{Colour, palette};

/// A font every office computer has; cells cannot carry ours.
const FONT: &str = "Microsoft YaHei";

/// A colour of the palette.
pub(crate) fn colour(colour: Colour) -> Color {
    Color::RGB(colour.number())
}

/// Plain text of a size.
pub(crate) fn plain(size: f64) -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(size)
        .set_font_color(colour(palette().base.ink))
        .set_align(FormatAlign::VerticalCenter)
}

/// A cell of the table.
pub(crate) fn cell() -> Format {
    plain(9.0).set_border(FormatBorder::Hair).set_border_color(colour(palette().stages.baseline))
}

/// A cell of the table's heading.
pub(crate) fn heading() -> Format {
    plain(9.0)
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_border(FormatBorder::Thin)
        .set_border_color(colour(palette().base.soft))
        .set_background_color(colour(palette().base.header))
}

/// A cell of a group's heading or of the sums.
pub(crate) fn heading_of_rows() -> Format {
    cell()
        .set_bold()
        .set_border_top(FormatBorder::Thin)
        .set_background_color(colour(palette().base.header))
}

/// What lies on a ten-day cell besides a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Under {
    /// In the winter stop.
    pub(crate) winter: bool,
    /// In the bar's baseline.
    pub(crate) baseline: bool,
    /// The last ten days with data.
    pub(crate) data_date: bool,
}

/// A ten-day cell without a bar.
pub(crate) fn empty(base: Format, under: Under) -> Format {
    let mut format = base;
    if under.winter {
        format = format
            .set_pattern(FormatPattern::LightUp)
            .set_foreground_color(colour(palette().stages.baseline))
            .set_background_color(Color::White);
    }
    finished(format, under)
}

/// A ten-day cell of a bar.
pub(crate) fn bar(shown: &Cell<'_>, under: Under) -> Format {
    let stages = &palette().stages;
    let fill = match shown.bar.phase {
        StagePhase::Survey => stages.light,
        StagePhase::Scheme => stages.middle,
        StagePhase::Tender => stages.dark,
        StagePhase::Works if is_done(shown) => stages.works_done,
        StagePhase::Works => stages.works,
        StagePhase::Acceptance => crate::canvas::WHITE,
    };
    let mut format = plain(8.0).set_background_color(colour(fill));
    match shown.bar.phase {
        StagePhase::Works => format = format.set_font_color(Color::White),
        StagePhase::Tender => {
            format = format
                .set_pattern(FormatPattern::LightVertical)
                .set_foreground_color(colour(stages.dark_stripe));
        }
        StagePhase::Acceptance => format = framed(format, shown, stages.works, FormatBorder::Thin),
        StagePhase::Survey | StagePhase::Scheme => {}
    }
    if shown.place == 0 {
        // Neighbours of one phase would run into each other.
        format = format
            .set_border_left(FormatBorder::Thin)
            .set_border_left_color(colour(palette().base.soft));
    }
    if shown.bar.is_critical {
        return critical(format, shown, under);
    }
    if shown.of == 1 {
        format = format.set_shrink();
    }
    finished(format, under)
}

/// The critical path. Its line is thicker than a baseline: of two lines on one edge, spreadsheets
/// show the thicker.
fn critical(format: Format, shown: &Cell<'_>, under: Under) -> Format {
    let format = framed(format, shown, palette().stages.critical, FormatBorder::Thick);
    finished(format, Under { baseline: false, ..under })
}

/// Whether the cell lies in the finished part of its bar.
fn is_done(shown: &Cell<'_>) -> bool {
    let percent = usize::try_from(shown.bar.percent_done.clamp(0, 100)).unwrap_or(0);
    (shown.place + 1) * 100 <= shown.of * percent
}

/// A line around all cells of a bar.
fn framed(format: Format, shown: &Cell<'_>, line: Colour, border: FormatBorder) -> Format {
    let mut format = format
        .set_border_top(border)
        .set_border_top_color(colour(line))
        .set_border_bottom(border)
        .set_border_bottom_color(colour(line));
    if shown.place == 0 {
        format = format.set_border_left(border).set_border_left_color(colour(line));
    }
    if shown.place + 1 == shown.of {
        format = format.set_border_right(border).set_border_right_color(colour(line));
    }
    format
}

fn finished(format: Format, under: Under) -> Format {
    let mut format = format;
    if under.baseline {
        format = format
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(colour(palette().stages.baseline));
    }
    if under.data_date {
        format = format
            .set_border_right(FormatBorder::MediumDashed)
            .set_border_right_color(colour(palette().base.ink));
    }
    format
}
