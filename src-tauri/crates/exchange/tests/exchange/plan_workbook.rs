//! The plan workbook, read back cell by cell.

use std::io::Cursor;
use std::path::PathBuf;

use calamine::{Data, DataType, Reader, Xlsx};
use jiff::civil::date;
use jiugai_domain::{Fen, Quantity, SquareMetres};
use jiugai_exchange::plan_workbook::{
    AnnualRow, FacetRow, FundingRow, LineRow, PlanRow, PlanWorkbook, RowOwner, write,
};
use jiugai_exchange::{Lang, Limits, WriteError, read_book};
use tempfile::TempDir;

fn plan(lang: Lang) -> PlanWorkbook {
    let wan = |tenths: i64| Some(Fen(tenths * 100_000));
    PlanWorkbook {
        lang,
        title: "天长市城镇老旧小区改造".into(),
        compiled_by: "天长市住房和城乡建设局".into(),
        dated: date(2026, 3, 1),
        years: vec![2026, 2027],
        five_year: vec![
            PlanRow {
                division: "天长市".into(),
                name: "天阳楼小区".into(),
                buildings: Some(3),
                households: Some(105),
                floor_area: Some(SquareMetres(1_300_000)),
                year: Some(2026),
                investment: wan(4_180),
                approximate: true,
                ..PlanRow::default()
            },
            PlanRow {
                name: "=cmd|'/c calc'!A1".into(),
                year: Some(2027),
                investment: Some(Fen(251_612_345)),
                note: "+1 -2 @SUM".into(),
                ..PlanRow::default()
            },
            PlanRow {
                owner: RowOwner::Shared,
                name: "步红花园片区".into(),
                investment: wan(3_000),
                ..PlanRow::default()
            },
        ],
        annual: vec![AnnualRow {
            name: "天阳楼小区".into(),
            measures: "屋面防水\n雨污分流".into(),
            investment: wan(4_180),
            start: Some(date(2026, 4, 15)),
            ..AnnualRow::default()
        }],
        sources: vec!["中央财政补助".into(), "居民出资".into()],
        funding: vec![FundingRow {
            owner: "天阳楼小区".into(),
            measure: "屋面防水".into(),
            cost: wan(4_180),
            by_source: vec![wan(2_000), None],
            gap: wan(2_180),
        }],
        facets: vec![FacetRow {
            community: "天阳楼小区".into(),
            facet: "线".into(),
            item: "燃气管道".into(),
            finding: "隐患".into(),
            quantity: Some(Quantity(12_500)),
            unit: "m".into(),
            strongly_wished: true,
            ..FacetRow::default()
        }],
        lines: vec![
            LineRow {
                owner: "天阳楼小区".into(),
                measure: "道路工程".into(),
                unit: "㎡".into(),
                quantity: Some(Quantity(8_153_600)),
                unit_price: Some(Fen(30_180)),
                amount: Some(Fen(246_075_648)),
                ..LineRow::default()
            },
            LineRow { measure: "绿化".into(), ..LineRow::default() },
        ],
    }
}

fn written(plan: &PlanWorkbook) -> (TempDir, PathBuf, Vec<u8>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("计划.xlsx");
    write(plan, &path).expect("written");
    let bytes = std::fs::read(&path).expect("there");
    (folder, path, bytes)
}

/// One cell, by its shown address.
fn cell(bytes: &[u8], sheet: &str, address: &str) -> Data {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("the sheet");
    let col = u32::from(address.as_bytes()[0] - b'A');
    let row: u32 = address[1..].parse().expect("a row");
    range.get_value((row - 1, col)).cloned().unwrap_or_default()
}

fn formula(bytes: &[u8], sheet: &str, address: &str) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_formula(sheet).expect("the sheet");
    let col = u32::from(address.as_bytes()[0] - b'A');
    let row: u32 = address[1..].parse().expect("a row");
    range.get_value((row - 1, col)).cloned().unwrap_or_default()
}

#[test]
fn every_part_has_its_sheet_in_both_languages() {
    let names = |lang| {
        let (_folder, _, bytes) = written(&plan(lang));
        let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        book.sheet_names()
    };
    assert_eq!(names(Lang::Zh), ["五年规划", "年度计划", "资金矩阵", "六字检查", "方案清单"]);
    assert_eq!(
        names(Lang::En),
        ["Five-year plan", "Annual plan", "Funding matrix", "Six-facet check", "Scheme lines"]
    );
    let empty = PlanWorkbook { annual: Vec::new(), ..plan(Lang::Zh) };
    let (_folder, _, bytes) = written(&empty);
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    assert_eq!(book.sheet_names().len(), 4, "a part without rows has no sheet");
}

#[test]
fn figures_are_exact_and_unknown_stays_blank() {
    let (_folder, _, bytes) = written(&plan(Lang::Zh));
    let at = |address| cell(&bytes, "五年规划", address);
    assert_eq!(at("C4"), Data::String("天阳楼小区".into()));
    assert_eq!(at("H4"), Data::Float(13_000.0));
    assert_eq!(at("K4"), Data::Float(418.0));
    assert_eq!(at("K5"), Data::Float(251.612_345));
    assert_eq!(at("L4"), Data::Float(418.0), "in the column of its year");
    assert_eq!(at("M4"), Data::Empty);
    assert_eq!(at("F5"), Data::Empty, "unknown is never 0");
    assert_eq!(at("I4"), Data::Float(2026.0));
    assert_eq!(at("I6"), Data::String("储备".into()));
    assert_eq!(at("C6"), Data::String("步红花园片区(共用投资)".into()));
    let start = cell(&bytes, "年度计划", "J4").get_datetime().map(|day| day.as_f64());
    assert_eq!(start, Some(46_127.0), "2026-04-15");
    assert_eq!(cell(&bytes, "六字检查", "F4"), Data::Float(12.5));
}

#[test]
fn totals_are_formulas_with_right_results() {
    let (_folder, _, bytes) = written(&plan(Lang::Zh));
    let total =
        |sheet: &str, address| (formula(&bytes, sheet, address), cell(&bytes, sheet, address));
    let expected = "IF(COUNT(K4:K6)=0,\"\",SUM(K4:K6))".to_owned();
    assert_eq!(total("五年规划", "K7"), (expected, Data::Float(969.612_345)));
    assert_eq!(total("五年规划", "G7").1, Data::Float(105.0));
    let product = "ROUND(H4*I4,2)".to_owned();
    assert_eq!(total("方案清单", "J4"), (product, Data::Float(2_460_756.48)));
    assert_eq!(total("方案清单", "J6").1, Data::Float(2_460_756.48));
    // Nobody pays from the second source: its total is blank too.
    let nobody = total("资金矩阵", "F5");
    assert!(nobody.0.starts_with("IF(COUNT(F4:F4)=0"), "{nobody:?}");
    assert!(
        matches!(&nobody.1, Data::Empty) || nobody.1 == Data::String(String::new()),
        "{nobody:?}"
    );
}

#[test]
fn text_never_becomes_a_formula() {
    let (_folder, _, bytes) = written(&plan(Lang::Zh));
    assert_eq!(cell(&bytes, "五年规划", "C5"), Data::String("=cmd|'/c calc'!A1".into()));
    assert_eq!(formula(&bytes, "五年规划", "C5"), "");
    assert_eq!(cell(&bytes, "五年规划", "N5"), Data::String("+1 -2 @SUM".into()));
}

#[test]
fn our_own_reader_takes_it_and_the_same_plan_gives_the_same_bytes() {
    let (_folder, path, bytes) = written(&plan(Lang::Zh));
    assert_eq!(read_book(&path, &Limits::default()).expect("readable").sheets.len(), 5);
    assert_eq!(written(&plan(Lang::Zh)).2, bytes);
}

#[test]
fn a_folder_that_is_not_there_is_an_error_not_a_crash() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("无此目录").join("计划.xlsx");
    assert!(matches!(write(&plan(Lang::Zh), &path), Err(WriteError::Io { .. })));
    let mut long = plan(Lang::Zh);
    long.five_year[0].note = "长".repeat(40_000);
    let path = folder.path().join("计划.xlsx");
    assert!(matches!(write(&long, &path), Err(WriteError::Content(_))));
    assert!(!path.exists());
}
