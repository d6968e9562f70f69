//! Stacked bars: money by year and source, the gap hatched, the year's ceiling as a dashed line.

use jiugai_domain::Fen;

use crate::canvas::{Align, Canvas, Rect, Type, WHITE, draw_svg};
use crate::fonts::{Ruler, Weight};
use crate::palette::{Colour, palette};
use crate::text::{SMALLEST, clean, fit, wan_yuan};
use crate::{Fonts, Lang, Page, ReportError};

const TITLE: i32 = 140;
const TEXT: i32 = 90;
const MARGIN: i32 = 200;
/// Room for the numbers left of the bars, and for the years and the key below.
const LEFT: i32 = 640;
const BELOW: i32 = 520;
const ABOVE: i32 = 560;

/// Money by year and source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearChart {
    /// Title.
    pub title: String,
    /// Language of the fixed texts.
    pub lang: Lang,
    /// The sources, from the foot of a bar upwards.
    pub series: Vec<ChartSeries>,
    /// The years, in order.
    pub years: Vec<ChartYear>,
}

/// A source of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartSeries {
    /// Name in the key.
    pub label: String,
    /// Colour group of the palette's `sources`.
    pub palette: String,
}

/// A year's bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartYear {
    /// What stands below the bar.
    pub label: String,
    /// An amount per source, in the order of the series.
    pub amounts: Vec<Fen>,
    /// Money without a source.
    pub gap: Fen,
    /// Ceiling of the year.
    pub ceiling: Option<Fen>,
}

impl ChartYear {
    fn total(&self) -> i128 {
        self.amounts.iter().chain([&self.gap]).map(|m| i128::from(m.0.max(0))).sum()
    }
}

/// Draws the chart; width and height are tenths of a point.
pub fn chart_svg(
    chart: &YearChart,
    width: i32,
    height: i32,
    fonts: &Fonts,
) -> Result<Page, ReportError> {
    let ruler = fonts.ruler()?;
    let plot = Rect::new(MARGIN + LEFT, MARGIN + ABOVE, width - MARGIN, height - MARGIN - BELOW);
    let svg = draw_svg(width, height, |canvas| {
        let title = fit(&ruler, &chart.title, Weight::Bold, TITLE, width - 2 * MARGIN, 2);
        for (line, text) in (0..).zip(&title.lines) {
            let look = ink(title.size, Weight::Bold, Align::Left);
            canvas.text(text, MARGIN, MARGIN + 130 + line * title.leading(), look);
        }
        let unit = ink(TEXT, Weight::Regular, Align::Left);
        canvas.text(chart.lang.words().ten_thousand_yuan, MARGIN, plot.top - 150, unit);
        let scale = scale(canvas, chart, plot);
        bars(canvas, chart, plot, &scale, &ruler);
        key(canvas, chart, Rect::new(MARGIN, plot.bottom + 300, width - MARGIN, height), &ruler);
    })?;
    Ok(Page { width, height, svg })
}

fn ink(size: i32, weight: Weight, align: Align) -> Type {
    Type { size, weight, colour: palette().base.ink, align }
}

/// Amount → height above the foot of the bars.
struct Scale {
    top: i128,
    height: i32,
}

impl Scale {
    fn height(&self, amount: i128) -> i32 {
        let height = amount.clamp(0, self.top) * i128::from(self.height) / self.top;
        i32::try_from(height).unwrap_or(self.height)
    }
}

/// Round numbers on the left with fine lines across.
fn scale(canvas: &mut Canvas<'_>, chart: &YearChart, plot: Rect) -> Scale {
    let ceilings = chart.years.iter().filter_map(|y| y.ceiling).map(|m| i128::from(m.0));
    let most = chart.years.iter().map(ChartYear::total).chain(ceilings).max().unwrap_or(0);
    let step = round_step(most);
    let steps = (most + step - 1) / step;
    let scale = Scale { top: (steps * step).max(1), height: plot.bottom - plot.top };
    for n in 0..=steps {
        let y = plot.bottom - scale.height(n * step);
        canvas.line((plot.left, y), (plot.right, y), 4, palette().base.line);
        let money = Fen(i64::try_from(n * step).unwrap_or(i64::MAX));
        let text = wan_yuan(money);
        let text = text.strip_suffix(".00").unwrap_or(&text);
        canvas.text(text, plot.left - 80, y + 32, ink(TEXT, Weight::Regular, Align::Right));
    }
    scale
}

/// A step of 1, 2 or 5 times a power of ten that cuts `most` into at most five.
fn round_step(most: i128) -> i128 {
    let mut power = i128::from(Fen::PER_WAN_YUAN);
    loop {
        for factor in [1, 2, 5] {
            if power * factor * 5 >= most {
                return power * factor;
            }
        }
        power *= 10;
    }
}

fn bars(canvas: &mut Canvas<'_>, chart: &YearChart, plot: Rect, scale: &Scale, ruler: &Ruler<'_>) {
    let count = i32::try_from(chart.years.len()).unwrap_or(1).max(1);
    let step = plot.width() / count;
    let half = (step * 3 / 10).min(450);
    for (place, year) in (0..).zip(&chart.years) {
        let middle = plot.left + step * place + step / 2;
        let mut sum = 0;
        let mut part = |amount: Fen| {
            let bottom = plot.bottom - scale.height(sum);
            sum += i128::from(amount.0.max(0));
            Rect::new(middle - half, plot.bottom - scale.height(sum), middle + half, bottom)
        };
        for (series, amount) in chart.series.iter().zip(&year.amounts) {
            let colour = series_colour(series);
            let shape = part(*amount);
            canvas.fill(shape, colour);
            // A white edge keeps the parts apart on a copier.
            canvas.line((shape.left, shape.top), (shape.right, shape.top), 6, WHITE);
        }
        if year.gap > Fen::ZERO {
            gap(canvas, part(year.gap));
        }
        if let Some(ceiling) = year.ceiling {
            let y = plot.bottom - scale.height(i128::from(ceiling.0));
            dashes(canvas, (middle - half - 80, middle + half + 80), y);
        }
        let top = plot.bottom - scale.height(year.total()) - 50;
        let total = short_money(Fen(i64::try_from(year.total()).unwrap_or(i64::MAX)));
        canvas.text(&total, middle, top, ink(TEXT, Weight::Bold, Align::Centre));
        let label = fit(ruler, &year.label, Weight::Regular, TEXT, step - 40, 1);
        let text = label.lines.first().map(String::as_str).unwrap_or_default();
        let look = ink(label.size, Weight::Regular, Align::Centre);
        canvas.text(text, middle, plot.bottom + 130, look);
    }
    canvas.line((plot.left, plot.bottom), (plot.right, plot.bottom), 8, palette().base.ink);
}

/// Money in 万元, without decimals that say nothing.
fn short_money(money: Fen) -> String {
    let text = wan_yuan(money);
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

fn series_colour(series: &ChartSeries) -> Colour {
    palette().sources.get(&series.palette).copied().unwrap_or(palette().base.soft)
}

/// The gap is red and hatched, so that it survives a copier.
fn gap(canvas: &mut Canvas<'_>, shape: Rect) {
    canvas.hatch(shape, 70, 28, palette().gap);
    canvas.outline(shape, 8, palette().gap);
}

fn dashes(canvas: &mut Canvas<'_>, (from, to): (i32, i32), y: i32) {
    let mut x = from;
    while x < to {
        canvas.line((x, y), ((x + 70).min(to), y), 14, palette().base.ink);
        x += 110;
    }
}

fn key(canvas: &mut Canvas<'_>, chart: &YearChart, area: Rect, ruler: &Ruler<'_>) {
    let words = chart.lang.words();
    let (mut x, mut y) = (area.left, area.top);
    let has_gap = chart.years.iter().any(|year| year.gap > Fen::ZERO);
    let has_ceiling = chart.years.iter().any(|year| year.ceiling.is_some());
    let series = chart.series.iter().map(|s| (clean(&s.label), Some(s)));
    let gap_item = has_gap.then(|| (words.gap.to_owned(), None));
    let mut place = |canvas: &mut Canvas<'_>, text: &str| {
        let width = 230 + ruler.width(text, SMALLEST + 10, Weight::Regular) + 150;
        if x > area.left && x + width > area.right {
            (x, y) = (area.left, y + 150);
        }
        let look = ink(SMALLEST + 10, Weight::Regular, Align::Left);
        canvas.text(text, x + 230, y, look);
        let sample = Rect::new(x, y - 75, x + 190, y + 10);
        x += width;
        sample
    };
    for (text, series) in series.chain(gap_item) {
        let sample = place(canvas, &text);
        match series {
            Some(series) => canvas.fill(sample, series_colour(series)),
            None => gap(canvas, sample),
        }
    }
    if has_ceiling {
        let sample = place(canvas, words.ceiling);
        dashes(canvas, (sample.left, sample.right), sample.middle_y());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_at_most_five() {
        let wan = i128::from(Fen::PER_WAN_YUAN);
        for (most, step) in [(0, 1), (5, 1), (6, 2), (26, 10), (4_321, 1_000), (1_000_001, 500_000)]
        {
            assert_eq!(round_step(most * wan), step * wan, "{most}");
        }
    }
}
