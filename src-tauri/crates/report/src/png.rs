//! SVG to PNG by resvg, with the shipped font and nothing of the system.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::fallback::Fallback;
use crate::fonts::FAMILY;
use crate::gantt::Page;
use crate::{Fonts, ReportError};

/// Pixels per point at 192 dpi.
pub(crate) const FULL: f32 = 192.0 / 72.0;
/// Pixels per point at 132 dpi: small type is still legible.
const LEAST: f32 = 132.0 / 72.0;
/// A picture larger than this is cut into pages: memory, and what viewers open.
const MOST_PIXELS: f32 = 60_000_000.0;
const LONGEST_SIDE: f32 = 30_000.0;

/// How many pixels a point gets in one picture of the page; `None` when it would be too large.
pub(crate) fn scale_for(page: &Page) -> Option<f32> {
    let (width, height) = points(page);
    let by_area = (MOST_PIXELS / (width * height)).sqrt();
    let by_side = LONGEST_SIDE / width.max(height);
    let scale = FULL.min(by_area).min(by_side);
    (scale >= LEAST).then_some(scale)
}

#[expect(clippy::cast_precision_loss, reason = "page sizes are far below 2^23")]
fn points(page: &Page) -> (f32, f32) {
    (page.width as f32 / 10.0, page.height as f32 / 10.0)
}

/// Turns pages into pictures; loads the font once.
pub(crate) struct Painter<'a> {
    options: Options<'a>,
}

impl Painter<'_> {
    /// A painter with the shipped font, and the fallback for missing glyphs.
    pub(crate) fn new(fonts: &Fonts, fallback: &Fallback) -> Self {
        let mut database = fonts.database();
        for font in fallback.fonts() {
            database.load_font_source(resvg::usvg::fontdb::Source::Binary(font));
        }
        let options = Options {
            font_family: FAMILY.to_owned(),
            fontdb: Arc::new(database),
            ..Options::default()
        };
        Self { options }
    }

    /// A page as PNG at `scale` pixels per point.
    pub(crate) fn paint(&self, page: &Page, scale: f32) -> Result<Vec<u8>, ReportError> {
        let tree = Tree::from_str(&page.svg, &self.options).map_err(ReportError::draw)?;
        let size = tree.size();
        let per_unit = scale * points(page).0 / size.width();
        let size = size.to_int_size().scale_by(per_unit);
        let pixmap = size.and_then(|s| Pixmap::new(s.width(), s.height()));
        let mut pixmap = pixmap.ok_or_else(|| ReportError::draw("the picture is too large"))?;
        let transform = Transform::from_scale(per_unit, per_unit);
        resvg::render(&tree, transform, &mut pixmap.as_mut());
        pixmap.encode_png().map_err(ReportError::draw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stays_legible_or_is_cut() {
        let page = |width, height| Page { width, height, svg: String::new() };
        assert_eq!(scale_for(&page(11906, 8419)), Some(FULL));
        let district = scale_for(&page(11906, 80_000)).expect("one picture");
        assert!((LEAST..FULL).contains(&district), "{district}");
        assert_eq!(scale_for(&page(11906, 400_000)), None);
    }
}
