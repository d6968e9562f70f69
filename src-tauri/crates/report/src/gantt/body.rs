//! The rows of the chart: grounds, winter stop, texts, bars.

use jiugai_domain::policy::StagePhase;

use super::frame::centred;
use super::layout::Sheet;
use super::rows::{Content, PADDING, Prepared, Sums, TEXT};
use super::{GanttBar, GanttFigure};
use crate::canvas::{Align, Canvas, Rect, Type, WHITE};
use crate::fonts::{Ruler, Weight};
use crate::palette::{Colour, palette};
use crate::text::{Fitted, SMALLEST, clean, grouped, wan_yuan};

/// Step and thickness of the winter stop's hatching.
pub(crate) const HATCH: (i32, u32) = (48, 7);
/// Air between two bars that touch in time.
const BETWEEN: i32 = 8;
/// Height of the baseline under a bar, and its distance from it.
const BASELINE: (i32, i32) = (20, 16);
/// Air beside a label in its bar.
const LABEL_AIR: i32 = 13;

/// How a bar looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BarLook {
    pub(crate) phase: StagePhase,
    /// Where its finished part ends, when any is finished.
    pub(crate) done: Option<i32>,
}

/// Colour of the winter stop's hatching: between the greys of the stages, so that it prints.
pub(crate) fn hatch_colour() -> Colour {
    palette().stages.middle
}

/// Grounds of headings and sums, then the winter stop over all rows.
pub(crate) fn grounds(canvas: &mut Canvas<'_>, figure: &GanttFigure, sheet: &Sheet<'_>) {
    let mut top = sheet.body_top();
    for line in &sheet.lines {
        let whole = Rect::new(sheet.table.left, top, sheet.table.right, top + line.height);
        match line.content {
            Content::Group { .. } => canvas.fill(whole, palette().base.paper),
            Content::Sum { .. } => canvas.fill(whole, palette().base.header),
            Content::Row(_) => {}
        }
        top += line.height;
    }
    for (from, to) in &figure.winter_stops {
        if let Some((left, right)) = sheet.axis.span(*from, *to) {
            let stop = Rect::new(left, sheet.body_top(), right, sheet.table.bottom);
            canvas.hatch(stop, HATCH.0, HATCH.1, hatch_colour());
        }
    }
}

/// All rows, and the data date across them.
pub(crate) fn lines(
    canvas: &mut Canvas<'_>,
    figure: &GanttFigure,
    sheet: &Sheet<'_>,
    ruler: &Ruler<'_>,
) {
    // Data are up to the end of that day.
    let data_date = sheet.axis.span(figure.data_date, figure.data_date);
    if let Some((_, x)) = data_date {
        canvas.dashes(x, sheet.body_top(), sheet.table.bottom, palette().base.ink);
    }
    let mut top = sheet.body_top();
    for line in &sheet.lines {
        let bottom = top + line.height;
        match &line.content {
            Content::Group { label, sums } => {
                fitted(canvas, label, sheet.columns.cell(1).0, (top, bottom), Weight::Bold);
                sums_of(canvas, sheet, sums, (top, bottom));
            }
            Content::Sum { label, sums } => {
                let x = sheet.columns.cell(1).0 + PADDING;
                let look = look(Weight::Bold, Align::Left);
                canvas.text(label, x, centred(top + line.height / 2, TEXT), look);
                sums_of(canvas, sheet, sums, (top, bottom));
            }
            Content::Row(row) => {
                cells(canvas, sheet, row, (top, bottom));
                bars(canvas, sheet, row, (top, bottom), ruler);
            }
        }
        top = bottom;
    }
}

fn look(weight: Weight, align: Align) -> Type {
    Type { size: TEXT, weight, colour: palette().base.ink, align }
}

fn fitted(canvas: &mut Canvas<'_>, text: &Fitted, left: i32, (top, bottom): (i32, i32), w: Weight) {
    let count = i32::try_from(text.lines.len()).unwrap_or(1);
    let mut middle = top + (bottom - top) / 2 - text.leading() * (count - 1) / 2;
    for (index, line) in text.lines.iter().enumerate() {
        let look = Type { size: text.size, ..look(w, Align::Left) };
        let (x, y) = (left + PADDING, centred(middle, text.size));
        match &text.whole {
            Some(whole) if index + 1 == text.lines.len() => canvas.text_of(line, whole, x, y, look),
            _ => canvas.text(line, x, y, look),
        }
        middle += text.leading();
    }
}

fn number(
    canvas: &mut Canvas<'_>,
    sheet: &Sheet<'_>,
    column: usize,
    text: &str,
    y: i32,
    w: Weight,
) {
    let right = sheet.columns.cell(column).1 - PADDING;
    canvas.text(text, right, y, look(w, Align::Right));
}

fn sums_of(canvas: &mut Canvas<'_>, sheet: &Sheet<'_>, sums: &Sums, (top, bottom): (i32, i32)) {
    let y = centred(top + (bottom - top) / 2, TEXT);
    number(canvas, sheet, 2, &sums.households_text(), y, Weight::Bold);
    number(canvas, sheet, 3, &sums.investment_text(), y, Weight::Bold);
}

fn cells(canvas: &mut Canvas<'_>, sheet: &Sheet<'_>, row: &Prepared<'_>, at: (i32, i32)) {
    let y = centred(at.0 + (at.1 - at.0) / 2, TEXT);
    let (left, right) = sheet.columns.cell(0);
    let running = row.row.number.map(|n| n.to_string()).unwrap_or_default();
    canvas.text(&running, left + (right - left) / 2, y, look(Weight::Regular, Align::Centre));
    fitted(canvas, &row.name, sheet.columns.cell(1).0, at, Weight::Regular);
    let texts = [
        row.row.households.map(grouped),
        row.row.investment.map(wan_yuan),
        row.row.percent_done.map(|p| p.to_string()),
    ];
    for (column, text) in (2..).zip(texts) {
        number(canvas, sheet, column, &text.unwrap_or_default(), y, Weight::Regular);
    }
    fitted(canvas, &row.responsible, sheet.columns.cell(5).0, at, Weight::Regular);
}

fn bars(
    canvas: &mut Canvas<'_>,
    sheet: &Sheet<'_>,
    row: &Prepared<'_>,
    (top, bottom): (i32, i32),
    ruler: &Ruler<'_>,
) {
    let count = i32::try_from(row.lanes.len()).unwrap_or(1);
    let mut lane_top = top + (bottom - top - sheet.lane * count) / 2;
    for lane in &row.lanes {
        for (index, bar) in lane.iter().enumerate() {
            let next = lane.get(index + 1).and_then(|next| sheet.axis.at(next.start));
            let limit = next.unwrap_or(sheet.axis.right());
            one_bar(canvas, sheet, bar, lane_top, limit, ruler);
        }
        lane_top += sheet.lane;
    }
}

/// Where a bar lies in its lane: top and bottom.
fn band(lane_top: i32, lane: i32) -> (i32, i32) {
    let height = (lane * 62 / 100).clamp(100, 150);
    let top = lane_top + (lane - height - BASELINE.0 - BASELINE.1) / 2;
    (top, top + height)
}

fn one_bar(
    canvas: &mut Canvas<'_>,
    sheet: &Sheet<'_>,
    bar_data: &GanttBar,
    lane_top: i32,
    limit: i32,
    ruler: &Ruler<'_>,
) {
    let (top, bottom) = band(lane_top, sheet.lane);
    let axis = &sheet.axis;
    if let Some((left, right)) = bar_data.baseline.and_then(|(from, to)| axis.span(from, to)) {
        let under = bottom + BASELINE.1;
        let line = Rect::new(left, under, right, under + BASELINE.0);
        canvas.fill(line, palette().stages.baseline);
    }
    if bar_data.is_milestone {
        if let Some(x) = axis.at(bar_data.start) {
            diamond(canvas, x, top + (bottom - top) / 2);
            let room = (x + 60, limit);
            label_beside(canvas, bar_data, room, (top, bottom), ruler);
        }
        return;
    }
    let Some((left, right)) = axis.span(bar_data.start, bar_data.finish) else {
        return;
    };
    let shape = Rect::new(left, top, right - BETWEEN.min((right - left) / 4), bottom);
    let done = axis.part(bar_data.start, bar_data.finish, bar_data.percent_done);
    let done = done.map(|x| x.min(shape.right)).filter(|x| *x > shape.left);
    let look = BarLook { phase: bar_data.phase, done };
    let inner = if bar_data.is_critical {
        critical_bar(canvas, shape, look)
    } else {
        bar(canvas, shape, look);
        shape
    };
    label(canvas, bar_data, (inner, done), limit, ruler);
}

/// A bar of a phase: three steps of grey with patterns, the works in colour, acceptance outlined.
pub(crate) fn bar(canvas: &mut Canvas<'_>, shape: Rect, look: BarLook) {
    if shape.right <= shape.left {
        return;
    }
    let stages = &palette().stages;
    let edge = stages.baseline;
    match look.phase {
        StagePhase::Survey => canvas.fill(shape, stages.light),
        StagePhase::Scheme => {
            canvas.fill(shape, stages.middle);
            canvas.hatch(shape, 70, 5, stages.dark);
        }
        StagePhase::Tender => {
            canvas.fill(shape, stages.dark);
            let mut x = shape.left + 50;
            while x < shape.right {
                let stripe = Rect::new(x, shape.top, (x + 18).min(shape.right), shape.bottom);
                canvas.fill(stripe, stages.dark_stripe);
                x += 68;
            }
        }
        StagePhase::Works => canvas.fill(shape, stages.works),
        StagePhase::Acceptance => canvas.fill(shape, WHITE),
    }
    match (look.phase, look.done) {
        (_, None) => {}
        (StagePhase::Works, Some(x)) => {
            canvas.fill(Rect::new(shape.left, shape.top, x, shape.bottom), stages.works_done);
            if x < shape.right {
                // The edge of the finished part must survive a copier.
                canvas.line((x, shape.top), (x, shape.bottom), 8, WHITE);
            }
        }
        (_, Some(x)) => {
            let strip = Rect::new(shape.left, shape.top, x, shape.top + 14);
            canvas.fill(strip, palette().base.soft);
        }
    }
    match look.phase {
        StagePhase::Works => {}
        StagePhase::Acceptance => canvas.outline(shape.inset(5), 10, stages.works),
        _ => canvas.outline(shape.inset(1), 3, edge),
    }
}

/// A bar on the critical path: framed in red with a white line inside, so that the frame is still
/// seen where red and blue are both black. The frame is higher than other bars, never longer.
/// Returns the bar inside.
pub(crate) fn critical_bar(canvas: &mut Canvas<'_>, shape: Rect, look: BarLook) -> Rect {
    let frame = Rect::new(shape.left, shape.top - 14, shape.right, shape.bottom + 14);
    canvas.fill(frame, palette().stages.critical);
    let ground = frame.inset(12);
    canvas.fill(ground, WHITE);
    let inner = ground.inset(7);
    bar(canvas, inner, BarLook { done: look.done.map(|x| x.min(inner.right)), ..look });
    inner
}

/// A milestone's mark.
pub(crate) fn diamond(canvas: &mut Canvas<'_>, x: i32, y: i32) {
    let half = 48;
    let points = vec![(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
    canvas.polygon(points, palette().base.ink);
}

fn label(
    canvas: &mut Canvas<'_>,
    bar: &GanttBar,
    (shape, done): (Rect, Option<i32>),
    limit: i32,
    ruler: &Ruler<'_>,
) {
    let mut forms = Vec::new();
    if bar.phase == StagePhase::Works && bar.percent_done > 0 {
        forms.push(format!("{} {}%", clean(&bar.label), bar.percent_done.min(100)));
    }
    forms.push(clean(&bar.label));
    forms.push(clean(&bar.short));
    let starts = label_starts(bar.phase, shape, done);
    let width = |text: &str| ruler.width(text, SMALLEST, Weight::Regular);
    let fits = |text: &String| {
        let place = starts.iter().find(|(from, to)| from + width(text) <= *to);
        place.map(|(from, _)| (text.clone(), *from))
    };
    let Some((text, x)) = forms.iter().filter(|form| !form.is_empty()).find_map(fits) else {
        let beside = (shape.right + LABEL_AIR, limit);
        label_beside(canvas, bar, beside, (shape.top, shape.bottom), ruler);
        return;
    };
    let colour = if bar.phase == StagePhase::Works { WHITE } else { palette().base.ink };
    // The strip of a finished part lies on top of all bars but the works.
    let lower = if done.is_some() && bar.phase != StagePhase::Works { 7 } else { 0 };
    let y = centred(shape.middle_y() + lower, SMALLEST);
    let look = Type { size: SMALLEST, weight: Weight::Regular, colour, align: Align::Left };
    canvas.text(&text, x, y, look);
}

/// Where a label may begin and must have ended: in works, before or after the white edge of the
/// finished part, never across it.
fn label_starts(phase: StagePhase, shape: Rect, done: Option<i32>) -> Vec<(i32, i32)> {
    let (left, right) = (shape.left + LABEL_AIR, shape.right - LABEL_AIR);
    match done {
        Some(x) if phase == StagePhase::Works => {
            vec![(left, x - LABEL_AIR), (x + LABEL_AIR, right)]
        }
        _ => vec![(left, right)],
    }
}

/// A label to the right of what it names, where nothing else stands.
fn label_beside(
    canvas: &mut Canvas<'_>,
    bar: &GanttBar,
    (left, right): (i32, i32),
    (top, bottom): (i32, i32),
    ruler: &Ruler<'_>,
) {
    let fits = |text: &String| {
        !text.is_empty() && ruler.width(text, SMALLEST, Weight::Regular) + LABEL_AIR <= right - left
    };
    let forms = [clean(&bar.label), clean(&bar.short)];
    if let Some(text) = forms.iter().find(|form| fits(form)) {
        let y = centred(top + (bottom - top) / 2, SMALLEST);
        let look = Type { size: SMALLEST, ..look(Weight::Regular, Align::Left) };
        canvas.text(text, left, y, look);
    }
}
