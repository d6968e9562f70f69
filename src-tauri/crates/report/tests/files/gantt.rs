//! The files a chart is written to, looked at from outside: an SVG's texts, a picture's ink, what
//! another program reads in the PDF, what comes back from the cells.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;

use crate::common::{figure, fonts, go_on};
use calamine::{Data, Reader, Xlsx, open_workbook};
use jiugai_report::{
    Fonts, GanttFigure, Lang, Paper, ReportError, pages, write_pdf, write_png, write_svg,
    write_xlsx,
};
use resvg::tiny_skia::Pixmap;

fn names(figure: &GanttFigure) -> Vec<&str> {
    figure.groups.iter().flat_map(|group| &group.rows).map(|row| row.name.as_str()).collect()
}

/// Share of pixels that are not white, in percent.
fn ink(path: &Path) -> usize {
    let picture = Pixmap::load_png(path).expect("a picture");
    let inked = picture.pixels().iter().filter(|p| p.red() < 240 || p.blue() < 240).count();
    inked * 100 / picture.pixels().len()
}

#[test]
fn the_svg_has_every_name_as_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("图.svg");
    let figure = figure(40);
    let written = write_svg(&figure, &path, &fonts(), &mut go_on).expect("an SVG");
    assert_eq!((written.files, written.pages), (vec![path.clone()], 1));
    let text = std::fs::read_to_string(&path).expect("text");
    for name in names(&figure) {
        assert_eq!(text.matches(&format!(">{name}</text>")).count(), 1, "{name}");
    }
}

#[test]
fn the_picture_is_not_blank() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("图.png");
    let written = write_png(&figure(8), &path, &fonts(), &mut go_on).expect("a PNG");
    assert_eq!(written.files, std::slice::from_ref(&path));
    assert!(ink(&path) >= 5, "{} % ink", ink(&path));
}

/// Whoever stops keeps what was there before, and nothing else.
#[test]
fn a_stopped_export_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("图.png");
    std::fs::write(&path, "older").expect("written");
    let mut told = Vec::new();
    let mut after_two = |done, total| {
        told.push((done, total));
        if done < 2 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let figure = figure(2_000);
    let stopped = write_png(&figure, &path, &fonts(), &mut after_two);
    assert!(matches!(stopped, Err(ReportError::Cancelled)), "{stopped:?}");
    assert!(told.iter().all(|(_, total)| *total > 10), "{told:?}");
    let mut at_once = |_, _| ControlFlow::Break(());
    let stopped = write_pdf(&figure, &path, &fonts(), &mut at_once);
    assert!(matches!(stopped, Err(ReportError::Cancelled)), "{stopped:?}");
    assert_eq!(std::fs::read(&path).expect("read"), b"older");
    assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1);
}

#[test]
fn a_text_leaves_ink_where_it_stands() {
    // An empty title against a title: the difference is the characters themselves.
    let folder = tempfile::tempdir().expect("a folder");
    let draw = |name: &str, title: &str| {
        let figure = GanttFigure { title: title.to_owned(), groups: Vec::new(), ..figure(1) };
        let path = folder.path().join(name);
        write_png(&figure, &path, &fonts(), &mut go_on).expect("a PNG");
        let picture = Pixmap::load_png(&path).expect("a picture");
        picture.pixels().iter().filter(|p| p.red() < 128).count()
    };
    let title = "天长市城镇老旧小区改造计划横道图";
    assert!(draw("with.png", title) > draw("without.png", "") + 10_000);
}

#[test]
fn another_program_finds_every_name_in_the_pdf() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("图.pdf");
    let figure = figure(300);
    let written = write_pdf(&figure, &path, &fonts(), &mut go_on).expect("a PDF");
    let read = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output();
    let read = read.expect("pdftotext is installed (package poppler-utils)");
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    let mut words: HashMap<&str, usize> = HashMap::new();
    for word in text.split_whitespace() {
        *words.entry(word).or_default() += 1;
    }
    for name in names(&figure) {
        assert_eq!(words.get(name), Some(&1), "{name}");
    }
    assert_eq!(written.pages, text.matches('\u{c}').count());
    for page in 1..=written.pages {
        assert!(text.contains(&format!("第 {page} 页 共 {} 页", written.pages)), "{page}");
    }
}

#[test]
fn pages_are_a3_and_nothing_on_them_is_smaller_than_seven_and_a_half_points() {
    let mut figure = figure(30);
    figure.groups[0].rows[0].name = "人民银行家属区".repeat(12);
    figure.title = "特别长的标题".repeat(40);
    for lang in [Lang::ZhCn, Lang::En] {
        figure.lang = lang;
        for page in pages(&figure, Paper::A3, &fonts()).expect("pages") {
            assert_eq!((page.width, page.height), (11906, 8419));
            for size in page.svg.split("font-size=\"").skip(1) {
                let size = size.split('"').next().and_then(|s| s.parse::<f64>().ok());
                assert!(size.is_some_and(|size| size > 74.9), "{size:?}");
            }
        }
    }
}

#[test]
fn a_name_too_long_for_its_cell_is_kept_whole_as_a_title() {
    let mut figure = figure(3);
    let long = "人民银行家属区北院东侧一号楼".repeat(9);
    figure.groups[0].rows[0].name.clone_from(&long);
    let page = pages(&figure, Paper::A3, &fonts()).expect("pages").remove(0);
    assert!(page.svg.contains(&format!("…<title>{long}</title></text>")));
}

#[test]
fn the_cells_read_back_as_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("图.xlsx");
    let mut figure = figure(8);
    let first = &mut figure.groups[0].rows[0];
    first.name = "=1+1".to_owned();
    (first.households, first.investment) = (None, None);
    write_xlsx(&figure, &path, &mut go_on).expect("a workbook");

    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let formulas = book.worksheet_formula("横道图").expect("a sheet");
    assert!(formulas.used_cells().next().is_none(), "no cell is a formula");
    let chart = book.worksheet_range("横道图").expect("a sheet");
    let cell = |row, column| chart.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(cell(6, 1), Data::String("=1+1".into()));
    assert_eq!((cell(6, 2), cell(6, 3)), (Data::Empty, Data::Empty), "unknown is blank");
    assert_eq!(cell(7, 1), Data::String("城东商贸城小区".into()));
    assert_eq!((cell(7, 2), cell(7, 3)), (Data::Float(80.0), Data::Float(251.6)));
    let labels: Vec<String> = chart
        .rows()
        .nth(7)
        .into_iter()
        .flatten()
        .skip(6)
        .map(ToString::to_string)
        .filter(|c| !c.is_empty())
        .collect();
    assert_eq!(labels.len(), 9, "every stage is named: {labels:?}");
    assert!(labels.contains(&"施工 35%".to_owned()), "{labels:?}");

    let list = book.worksheet_range("工序明细").expect("a sheet");
    assert_eq!(list.height(), 1 + 8 * 9);
    let start = list.get_value((1, 4)).expect("a start");
    assert!(matches!(start, Data::DateTime(_)), "{start:?}");
}

#[test]
fn a_figure_without_bars_or_rows_is_written_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = GanttFigure { groups: Vec::new(), ..figure(1) };
    write_pdf(&empty, &folder.path().join("图.pdf"), &fonts(), &mut go_on).expect("a PDF");
    write_xlsx(&empty, &folder.path().join("图.xlsx"), &mut go_on).expect("a workbook");
    let mut one_month = figure(1);
    one_month.groups[0].rows[0].bars.truncate(1);
    write_xlsx(&one_month, &folder.path().join("月.xlsx"), &mut go_on)
        .expect("a workbook of one month");
}

#[test]
fn characters_the_font_lacks_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut figure = figure(1);
    figure.groups[0].rows[0].name = "\u{F0000}里小区".to_owned();
    let written =
        write_svg(&figure, &folder.path().join("图.svg"), &fonts(), &mut go_on).expect("an SVG");
    assert_eq!(written.missing_glyphs, ['\u{F0000}']);
}

#[test]
fn missing_fonts_are_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = Fonts::load(folder.path()).expect_err("no fonts there");
    assert!(matches!(&error, ReportError::FontMissing { .. }));
    assert!(error.sentence(Lang::ZhCn).starts_with("缺少字体文件「"));
    std::fs::write(folder.path().join("NotoSansSC-Regular.ttf"), b"no font").expect("written");
    let error = Fonts::load(folder.path()).expect_err("no font");
    assert!(matches!(&error, ReportError::FontUnusable { .. }), "{error}");
}
