//! The key below the chart: a sample and a word for each thing the chart shows.

use jiugai_domain::policy::StagePhase;

use super::GanttFigure;
use super::body::{self, BarLook};
use super::time::Month;
use crate::canvas::{Align, Canvas, Rect, Type};
use crate::fonts::{Ruler, Weight};
use crate::palette::palette;

const SIZE: i32 = 85;
const LINE: i32 = 150;
const SAMPLE: i32 = 230;
const AFTER_SAMPLE: i32 = 40;
const BETWEEN: i32 = 150;

/// What a sample shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sample {
    /// The word 图例 itself, without a sample.
    Title,
    /// A bar of this phase.
    Phase(StagePhase),
    /// The finished part of a bar of the works.
    Finished,
    /// A milestone.
    Milestone,
    /// The baseline.
    Baseline,
    /// The critical path.
    Critical,
    /// The winter stop.
    WinterStop,
    /// The data date.
    DataDate,
}

/// A sample with its word and place in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    sample: Sample,
    word: &'static str,
    left: i32,
}

/// The key's items, broken into lines of at most `width`; only what the figure shows.
pub(crate) fn lines(
    figure: &GanttFigure,
    months: (Month, Month),
    width: i32,
    ruler: &Ruler<'_>,
) -> Vec<Vec<Item>> {
    let mut lines = vec![Vec::new()];
    let mut left = 0;
    for (sample, word) in shown(figure, months) {
        let sample_width = after_sample(sample);
        let item_width = sample_width + ruler.width(word, SIZE, Weight::Regular);
        if left > 0 && left + item_width > width {
            lines.push(Vec::new());
            left = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(Item { sample, word, left });
        }
        left += item_width + BETWEEN;
    }
    lines
}

/// Height of the key.
pub(crate) fn height(lines: &[Vec<Item>]) -> i32 {
    LINE * i32::try_from(lines.len()).unwrap_or(1)
}

fn shown(figure: &GanttFigure, (first, last): (Month, Month)) -> Vec<(Sample, &'static str)> {
    let words = figure.lang.words();
    let bars = || figure.groups.iter().flat_map(|g| &g.rows).flat_map(|r| &r.bars);
    let mut items = vec![(Sample::Title, words.legend)];
    let phases = [
        StagePhase::Survey,
        StagePhase::Scheme,
        StagePhase::Tender,
        StagePhase::Works,
        StagePhase::Acceptance,
    ];
    items.extend(phases.map(|phase| (Sample::Phase(phase), figure.lang.phase(phase))));
    let shown = |month: Month| first <= month && month <= last;
    let stops = figure
        .winter_stops
        .iter()
        .any(|(from, to)| Month::of(*from) <= last && Month::of(*to) >= first);
    let data_date = shown(Month::of(figure.data_date));
    let optional = [
        (bars().any(|b| b.percent_done > 0), Sample::Finished, words.finished_part),
        (bars().any(|b| b.is_milestone), Sample::Milestone, words.milestone),
        (bars().any(|b| b.baseline.is_some()), Sample::Baseline, words.baseline),
        (bars().any(|b| b.is_critical), Sample::Critical, words.critical),
        (stops, Sample::WinterStop, words.winter_stop),
        (data_date, Sample::DataDate, words.data_line),
    ];
    items.extend(optional.into_iter().filter(|o| o.0).map(|(_, sample, word)| (sample, word)));
    items
}

/// Draws the key with its top left corner at the given point.
pub(crate) fn draw(canvas: &mut Canvas<'_>, lines: &[Vec<Item>], left: i32, top: i32) {
    let base = &palette().base;
    let mut baseline = top + LINE - 45;
    for line in lines {
        for item in line {
            let x = left + item.left;
            let weight = match item.sample {
                Sample::Title => Weight::Bold,
                _ => Weight::Regular,
            };
            let sampled = draw_sample(canvas, item.sample, x, baseline);
            let look = Type { size: SIZE, weight, colour: base.ink, align: Align::Left };
            canvas.text(item.word, x + sampled, baseline, look);
        }
        baseline += LINE;
    }
}

/// Draws a sample and says how far right of it the word begins.
fn draw_sample(canvas: &mut Canvas<'_>, sample: Sample, x: i32, baseline: i32) -> i32 {
    let stages = &palette().stages;
    let middle = baseline - 31;
    let bar = Rect::new(x, middle - 48, x + SAMPLE, middle + 48);
    match sample {
        Sample::Title => {}
        Sample::Phase(phase) => body::bar(canvas, bar, BarLook { phase, done: None }),
        Sample::Finished => {
            let grey = Rect::new(x, bar.top, x + SAMPLE / 2, bar.bottom);
            let (phase, done) = (StagePhase::Scheme, Some(grey.right));
            body::bar(canvas, grey, BarLook { phase, done });
            let works = Rect::new(grey.right + 8, bar.top, x + 2 * SAMPLE, bar.bottom);
            let (phase, done) = (StagePhase::Works, Some(x + SAMPLE * 3 / 2));
            body::bar(canvas, works, BarLook { phase, done });
        }
        Sample::Milestone => body::diamond(canvas, x + SAMPLE / 2, middle),
        Sample::Baseline => {
            let r = Rect::new(x, middle - 10, x + SAMPLE, middle + 10);
            canvas.fill(r, stages.baseline);
        }
        Sample::Critical => {
            let shape = Rect::new(x, bar.top + 5, x + SAMPLE, bar.bottom - 5);
            let look = BarLook { phase: StagePhase::Works, done: None };
            body::critical_bar(canvas, shape, look);
        }
        Sample::WinterStop => {
            canvas.hatch(bar, body::HATCH.0, body::HATCH.1, body::hatch_colour());
            canvas.outline(bar, 4, stages.baseline);
        }
        Sample::DataDate => {
            canvas.dashes(x + SAMPLE / 4, bar.top - 10, bar.bottom + 10, palette().base.ink);
        }
    }
    after_sample(sample)
}

/// How far right of a sample its word begins.
fn after_sample(sample: Sample) -> i32 {
    match sample {
        Sample::Title => 0,
        Sample::Finished => 2 * SAMPLE + AFTER_SAMPLE,
        Sample::DataDate => SAMPLE / 2 + AFTER_SAMPLE,
        _ => SAMPLE + AFTER_SAMPLE,
    }
}
