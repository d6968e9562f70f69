//! Draws a sample chart in all formats, to look at: `sample_chart FOLDER ROWS`.

#[path = "../tests/files/common.rs"]
mod common;

use std::path::PathBuf;
use std::time::Instant;

use jiugai_report::{ReportError, write_pdf, write_png, write_svg, write_xlsx};

fn main() -> Result<(), ReportError> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().unwrap_or_else(|| ".".to_owned()));
    let rows = args.next().and_then(|rows| rows.parse().ok()).unwrap_or(24);
    let (figure, fonts) = (common::figure(rows), common::fonts());
    let path = |ending: &str| folder.join(format!("gantt-{rows}.{ending}"));
    let start = Instant::now();
    write_svg(&figure, &path("svg"), &fonts, &mut common::go_on)?;
    println!("svg {:?}", start.elapsed());
    let start = Instant::now();
    println!(
        "png {} {:?}",
        write_png(&figure, &path("png"), &fonts, &mut common::go_on)?.pages,
        start.elapsed()
    );
    let start = Instant::now();
    println!(
        "pdf {} {:?}",
        write_pdf(&figure, &path("pdf"), &fonts, &mut common::go_on)?.pages,
        start.elapsed()
    );
    let start = Instant::now();
    write_xlsx(&figure, &path("xlsx"), &mut common::go_on)?;
    println!("xlsx {:?}", start.elapsed());
    Ok(())
}
