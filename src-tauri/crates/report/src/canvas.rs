//! A drawing surface over Plotters' SVG backend, in tenths of a point.
//!
//! Plotters knows whole units only, so a unit is a tenth of a point and the finished SVG says how
//! large it is in points. Texts are placed by their baseline, which every viewer agrees on.

use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::prelude::{
    DrawingArea, IntoDrawingArea, PathElement, Polygon, RGBColor, Rectangle, SVGBackend, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TextStyle};

use crate::ReportError;
use crate::fonts::{FAMILY, Weight};
use crate::palette::Colour;

/// What a viewer without our font may use instead.
const FAMILIES: &str = "Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, \
                        PingFang SC, sans-serif";
/// What Plotters writes on every text; the document says it once.
const FAMILY_ATTRIBUTE: &str = " font-family=\"Noto Sans SC\"";
/// Plotters divides type sizes by this when it writes SVG.
const PLOTTERS_SIZE: f64 = 1.24;
/// Marks around the index of a text's whole form, turned into `<title>` when finished.
const MARKS: [char; 2] = ['\u{E000}', '\u{E001}'];

/// A rectangle: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rect {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) right: i32,
    pub(crate) bottom: i32,
}

impl Rect {
    pub(crate) const fn new(left: i32, top: i32, right: i32, bottom: i32) -> Self {
        Self { left, top, right, bottom }
    }

    pub(crate) const fn width(self) -> i32 {
        self.right - self.left
    }

    pub(crate) const fn middle_x(self) -> i32 {
        self.left + self.width() / 2
    }

    pub(crate) const fn middle_y(self) -> i32 {
        self.top + (self.bottom - self.top) / 2
    }

    /// Moved inwards by `by` on every side.
    pub(crate) const fn inset(self, by: i32) -> Self {
        Self::new(self.left + by, self.top + by, self.right - by, self.bottom - by)
    }
}

/// Where a text stands relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: i32,
    pub(crate) weight: Weight,
    pub(crate) colour: Colour,
    pub(crate) align: Align,
}

/// Pure white.
pub(crate) const WHITE: Colour = Colour(RGBColor(255, 255, 255));

/// The surface. Drawing never fails halfway: a refusal is kept and comes out at the end.
pub(crate) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    wholes: Vec<String>,
    refused: Option<String>,
}

/// Draws an SVG of the given size.
pub(crate) fn draw_svg(
    width: i32,
    height: i32,
    draw: impl FnOnce(&mut Canvas<'_>),
) -> Result<String, ReportError> {
    let size = (width.unsigned_abs(), height.unsigned_abs());
    let mut raw = String::new();
    let (wholes, refused) = {
        let area = SVGBackend::with_string(&mut raw, size).into_drawing_area();
        let mut canvas = Canvas { area, wholes: Vec::new(), refused: None };
        canvas.fill(Rect::new(0, 0, width, height), WHITE);
        draw(&mut canvas);
        let presented = canvas.area.present().map_err(|e| e.to_string());
        (canvas.wholes, canvas.refused.or(presented.err()))
    };
    match refused {
        Some(detail) => Err(ReportError::draw(detail)),
        None => Ok(finish(&raw, size, &wholes)),
    }
}

impl Canvas<'_> {
    fn keep<T, E: ToString>(&mut self, result: Result<T, E>) {
        if let (None, Err(error)) = (&self.refused, result) {
            self.refused = Some(error.to_string());
        }
    }

    /// A filled rectangle.
    pub(crate) fn fill(&mut self, r: Rect, colour: Colour) {
        if r.right <= r.left || r.bottom <= r.top {
            return;
        }
        let corners = [(r.left, r.top), (r.right, r.bottom)];
        let done = self.area.draw(&Rectangle::new(corners, colour.0.filled()));
        self.keep(done);
    }

    /// A straight line of the given width.
    pub(crate) fn line(&mut self, from: (i32, i32), to: (i32, i32), width: u32, colour: Colour) {
        self.path(vec![from, to], width, colour);
    }

    /// An outline around a rectangle, centred on its edges.
    pub(crate) fn outline(&mut self, r: Rect, width: u32, colour: Colour) {
        let mut corners =
            vec![(r.left, r.top), (r.right, r.top), (r.right, r.bottom), (r.left, r.bottom)];
        // The first side is drawn twice so that the closing corner is joined too.
        corners.extend_from_within(..2);
        self.path(corners, width, colour);
    }

    fn path(&mut self, points: Vec<(i32, i32)>, width: u32, colour: Colour) {
        let done = self.area.draw(&PathElement::new(points, colour.0.stroke_width(width)));
        self.keep(done);
    }

    /// A filled polygon.
    pub(crate) fn polygon(&mut self, points: Vec<(i32, i32)>, colour: Colour) {
        let done = self.area.draw(&Polygon::new(points, colour.0.filled()));
        self.keep(done);
    }

    /// Diagonal hatching inside a rectangle; neighbouring rectangles hatch in step.
    pub(crate) fn hatch(&mut self, r: Rect, step: i32, width: u32, colour: Colour) {
        let mut diagonal = (r.left + r.top).div_euclid(step) * step + step;
        while diagonal < r.right + r.bottom {
            let from = r.left.max(diagonal - r.bottom);
            let to = r.right.min(diagonal - r.top);
            if to > from {
                self.line((from, diagonal - from), (to, diagonal - to), width, colour);
            }
            diagonal += step;
        }
    }

    /// A vertical dashed line.
    pub(crate) fn dashes(&mut self, x: i32, top: i32, bottom: i32, colour: Colour) {
        let (dash, gap) = (60, 40);
        let mut y = top;
        while y < bottom {
            self.line((x, y), (x, (y + dash).min(bottom)), 9, colour);
            y += dash + gap;
        }
    }

    /// A text standing on a baseline.
    pub(crate) fn text(&mut self, text: &str, x: i32, baseline: i32, look: Type) {
        if !text.is_empty() {
            self.place(text.replace(MARKS, " "), x, baseline, look);
        }
    }

    /// A text that does not show all it says; the whole comes along as a `<title>`.
    pub(crate) fn text_of(&mut self, shown: &str, whole: &str, x: i32, baseline: i32, look: Type) {
        let [open, close] = MARKS;
        let marked = format!("{}{open}{}{close}", shown.replace(MARKS, " "), self.wholes.len());
        self.wholes.push(whole.to_owned());
        self.place(marked, x, baseline, look);
    }

    fn place(&mut self, text: String, x: i32, baseline: i32, look: Type) {
        let style = match look.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let align = match look.align {
            Align::Left => HPos::Left,
            Align::Centre => HPos::Center,
            Align::Right => HPos::Right,
        };
        let size = f64::from(look.size) * PLOTTERS_SIZE;
        let font = FontDesc::new(FontFamily::Name(FAMILY), size, style);
        // Plotters puts the baseline of a text anchored at its top 0.76 em lower.
        let top = baseline - (look.size * 76 + 50) / 100;
        let pos = Pos::new(align, VPos::Top);
        let style = TextStyle { font, color: look.colour.0.to_backend_color(), pos };
        let done = self.area.draw(&Text::new(text, (x, top), style));
        self.keep(done);
    }
}

/// Turns what Plotters wrote into the document: a size in points, the font family once, no
/// attributes that say nothing, texts without line breaks around them, whole texts as titles.
fn finish(raw: &str, (width, height): (u32, u32), wholes: &[String]) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut lines = raw.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("<svg ") {
            let (w, h) = (f64::from(width) / 10.0, f64::from(height) / 10.0);
            // Writing into a string cannot fail.
            let _ = writeln!(
                out,
                "<svg width=\"{w}pt\" height=\"{h}pt\" viewBox=\"0 0 {width} {height}\" \
                 xmlns=\"http://www.w3.org/2000/svg\" font-family=\"{FAMILIES}\">"
            );
        } else if line.starts_with("<text ") {
            push_without(&mut out, line, &[" opacity=\"1\"", FAMILY_ATTRIBUTE]);
            push_text(&mut out, lines.next().unwrap_or_default(), wholes);
            out.push_str(lines.next().unwrap_or_default());
            out.push('\n');
        } else {
            push_without(&mut out, line, &[" opacity=\"1\"", " stroke=\"none\""]);
            out.push('\n');
        }
    }
    out
}

/// A text's content, with the mark of its whole form turned into a `<title>`.
fn push_text(out: &mut String, content: &str, wholes: &[String]) {
    let [open, close] = MARKS;
    let Some((shown, mark)) = content.split_once(open) else {
        out.push_str(content);
        return;
    };
    out.push_str(shown);
    let index = mark.trim_end_matches(close).parse::<usize>().ok();
    if let Some(whole) = index.and_then(|i| wholes.get(i)) {
        let whole = whole.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let _ = write!(out, "<title>{whole}</title>");
    }
}

fn push_without(out: &mut String, line: &str, attributes: &[&str]) {
    let mut rest = line.to_owned();
    for attribute in attributes {
        if let Some(at) = rest.find(attribute) {
            rest.replace_range(at..at + attribute.len(), "");
        }
    }
    out.push_str(&rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Type = Type {
        size: 75,
        weight: Weight::Regular,
        colour: Colour(RGBColor(0, 0, 0)),
        align: Align::Left,
    };

    #[test]
    fn a_text_stands_as_text_at_the_asked_size() {
        let svg = draw_svg(1000, 500, |c| c.text("天阳楼 <小区> & \"甲\"", 10, 100, LOOK));
        let svg = svg.expect("an SVG");
        assert!(svg.contains("width=\"100pt\" height=\"50pt\" viewBox=\"0 0 1000 500\""), "{svg}");
        assert!(svg.contains(">天阳楼 &lt;小区&gt; &amp; &quot;甲&quot;</text>"), "{svg}");
        assert!(svg.contains("font-size=\"75\"") && svg.contains("font-family=\"Noto Sans SC,"));
    }

    #[test]
    fn a_shortened_text_carries_its_whole() {
        let svg = draw_svg(1000, 500, |c| c.text_of("天阳…", "天阳楼 & 北院", 10, 100, LOOK));
        assert!(svg.expect("an SVG").contains(">天阳…<title>天阳楼 &amp; 北院</title></text>"));
    }

    #[test]
    fn hatching_stays_inside() {
        let box_ = Rect::new(100, 200, 400, 300);
        let svg = draw_svg(1000, 500, |c| c.hatch(box_, 40, 5, WHITE)).expect("an SVG");
        let mut lines = 0;
        for points in svg.split("points=\"").skip(1) {
            lines += 1;
            let points = points.split('"').next().unwrap_or_default();
            for point in points.split_whitespace() {
                let (x, y) = point.split_once(',').expect("a point");
                let (x, y): (i32, i32) = (x.parse().expect("x"), y.parse().expect("y"));
                assert!((100..=400).contains(&x) && (200..=300).contains(&y), "{point}");
            }
        }
        assert!(lines >= 9, "{lines} lines");
    }
}
