//! The files a chart is written to, looked at from outside.

mod common;

use common::{figure, fonts};
use jiugai_report::{write_png, write_svg};

#[test]
fn svg_and_png_are_written_where_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let (svg, png) = (folder.path().join("图.svg"), folder.path().join("图.png"));
    let written = write_svg(&figure(8), &svg, &fonts()).expect("an SVG");
    assert_eq!(written.files, std::slice::from_ref(&svg));
    let text = std::fs::read_to_string(&svg).expect("text");
    for row in figure(8).groups.iter().flat_map(|group| &group.rows) {
        assert_eq!(text.matches(&format!(">{}</text>", row.name)).count(), 1, "{}", row.name);
    }
    write_png(&figure(8), &png, &fonts()).expect("a PNG");
    let picture = resvg::tiny_skia::Pixmap::load_png(&png).expect("a picture");
    let white = |p: &&resvg::tiny_skia::PremultipliedColorU8| p.red() > 250 && p.green() > 250;
    let inked = picture.pixels().len() - picture.pixels().iter().filter(white).count();
    assert!(picture.width() > 3000 && inked * 100 > picture.pixels().len() * 5, "{inked}");
}
