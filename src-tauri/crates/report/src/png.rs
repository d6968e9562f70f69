//! SVG to PNG by resvg, with the shipped font and nothing of the system.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::fallback::Fallback;
use crate::fonts::FAMILY;
use crate::gantt::Page;
use crate::watch::{self, Watch};
use crate::{Fonts, ReportError};

/// So many pictures are painted at a time: each takes some thirty megabytes.
const AT_A_TIME: usize = 4;

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

    /// Paints pages, each at so many pixels per point, on all processors, and hands the pictures out
    /// as they are done, with their places among the pages.
    pub(crate) fn paint_all(
        &self,
        pages: &[(Page, f32)],
        watch: Watch<'_>,
        mut take: impl FnMut(usize, Vec<u8>) -> Result<(), ReportError>,
    ) -> Result<(), ReportError> {
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        let workers = workers.min(AT_A_TIME).min(pages.len());
        let next = AtomicUsize::new(0);
        let (send, made) = mpsc::sync_channel(workers);
        thread::scope(|scope| {
            for _ in 0..workers {
                let (send, next) = (send.clone(), &next);
                scope.spawn(move || {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some((page, scale)) = pages.get(at) else { break };
                        // Nobody takes it: it was stopped.
                        if send.send((at, self.paint(page, *scale))).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(send);
            // Moved in here, so that it goes with an early end.
            let made = made;
            let mut done = 0;
            while let Some((at, picture)) =
                watch::next(&made, || watch::tell(watch, done, pages.len()))?
            {
                take(at, picture?)?;
                done += 1;
                watch::tell(watch, done, pages.len())?;
            }
            Ok(())
        })
    }

    /// A page as PNG at `scale` pixels per point.
    fn paint(&self, page: &Page, scale: f32) -> Result<Vec<u8>, ReportError> {
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
