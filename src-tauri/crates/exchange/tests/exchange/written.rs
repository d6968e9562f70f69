//! Written tables, read back cell by cell.

use std::io::{Cursor, Read as _};
use std::ops::ControlFlow;
use std::path::PathBuf;

use calamine::{Data, DataType, Reader, Xlsx};
use jiff::civil::date;
use jiugai_domain::{BasisPoints, Fen, Quantity, SquareMetres};
use jiugai_exchange::carried::{Carried, Role};
use jiugai_exchange::write::{
    AreaUnit, Book, Cell, ChoiceList, Encoding, Fixed, Lock, MoneyUnit, Origin, Table, Template,
    Units, csv, write,
};
use jiugai_exchange::{Lang, Limits, WriteError, read_book};
use tempfile::TempDir;

fn table(code: &str) -> Table<'static> {
    let keys = [("years", vec!["2026".to_owned(), "2027".to_owned()])];
    Table::new(Template::find(code).expect("a layout"), &keys)
}

fn five_year() -> Table<'static> {
    let mut table = table("five_year");
    let wan = |tenths: i64| Some(Fen(tenths * 100_000));
    table.push("id-1", Fixed::Nothing, |code, at| match code {
        "division" => Cell::text("天长市"),
        "name" => Cell::text("天阳楼小区"),
        "buildings" => Cell::Count(3),
        "households" => Cell::Count(105),
        "floor_area_m2" => Cell::Area(SquareMetres(1_300_050)),
        "plan_year" => Cell::year(Some(2026)),
        "investment" => Cell::money(wan(4_180)),
        "year_investment" if at == 0 => Cell::money(wan(4_180)),
        _ => Cell::Blank,
    });
    table.push("id-2", Fixed::Nothing, |code, _| match code {
        "name" => Cell::text("=cmd|'/c calc'!A1"),
        "investment" => Cell::Money(Fen(251_612_345)),
        "note" => Cell::text("+1 -2 @SUM"),
        _ => Cell::Blank,
    });
    table.push("", Fixed::All, |code, _| match code {
        "name" => Cell::text("步红花园片区(共用投资)"),
        "plan_year" => Cell::text("储备"),
        "investment" => Cell::money(wan(3_000)),
        _ => Cell::Blank,
    });
    table
}

fn scheme() -> Table<'static> {
    let mut table = table("scheme");
    let product = Fen(30_180).times(Quantity(8_153_600));
    table.push("line-1", Fixed::Nothing, |code, _| match code {
        "owner" => Cell::text("天阳楼小区"),
        "measure" => Cell::text("道路改造"),
        "unit" => Cell::text("m²"),
        "quantity" => Cell::Quantity(Quantity(8_153_600)),
        "unit_price" => Cell::Money(Fen(30_180)),
        "amount" => Cell::Product(product),
        _ => Cell::Blank,
    });
    table.push("line-2", Fixed::Nothing, |code, _| match code {
        "measure" => Cell::text("绿化整治"),
        "amount" => Cell::Product(None),
        _ => Cell::Blank,
    });
    table
}

fn book(tables: Vec<Table<'static>>) -> Book<'static> {
    let list = |code: &str, count: usize| ChoiceList {
        code: code.to_owned(),
        values: (0..count).map(|index| format!("第{index}种改造内容")).collect(),
    };
    Book {
        lang: Lang::Zh,
        title: "天长市城镇老旧小区改造".into(),
        compiled_by: "天长市住房和城乡建设局".into(),
        dated: date(2026, 3, 1),
        units: Units::default(),
        lock: Lock::Computed,
        lists: vec![list("measure", 120), list("community", 2), list("plan_year", 3)],
        carries: Some(Origin {
            file_id: "file".into(),
            revision: "revision".into(),
            schema_version: 3,
        }),
        tables,
    }
}

fn written(book: &Book<'_>) -> (TempDir, PathBuf, Vec<u8>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("计划.xlsx");
    write(book, &path, &mut |_, _| ControlFlow::Continue(())).expect("written");
    let bytes = std::fs::read(&path).expect("there");
    (folder, path, bytes)
}

/// One cell, by its shown address.
fn cell(bytes: &[u8], sheet: &str, address: &str) -> Data {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("the sheet");
    range.get_value(place(address)).cloned().unwrap_or_default()
}

fn formula(bytes: &[u8], sheet: &str, address: &str) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_formula(sheet).expect("the sheet");
    range.get_value(place(address)).cloned().unwrap_or_default()
}

fn place(address: &str) -> (u32, u32) {
    let col = u32::from(address.as_bytes()[0] - b'A');
    let row: u32 = address[1..].parse().expect("a row");
    (row - 1, col)
}

/// The XML of a part of the package.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    zip.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn figures_are_exact_and_unknown_stays_blank() {
    let (_folder, _, bytes) = written(&book(vec![five_year()]));
    let at = |address| cell(&bytes, "五年规划", address);
    assert_eq!(at("A1"), Data::String("天长市城镇老旧小区改造五年规划".into()));
    assert_eq!(at("C4"), Data::String("天阳楼小区".into()));
    assert_eq!(at("H4"), Data::Float(13_000.5));
    assert_eq!(at("I4"), Data::Float(2026.0));
    assert_eq!(at("K4"), Data::Float(418.0));
    assert_eq!(at("K5"), Data::Float(251.612_345));
    assert_eq!(at("L3"), Data::String("2026年投资\n(万元)".into()));
    assert_eq!(at("L4"), Data::Float(418.0), "in the column of its year");
    assert_eq!(at("M4"), Data::Empty);
    assert_eq!(at("F5"), Data::Empty, "unknown is never 0");
    assert_eq!(at("I6"), Data::String("储备".into()));
    assert_eq!(at("A6"), Data::Float(3.0), "rows are numbered");
}

#[test]
fn units_are_as_chosen_and_a_published_layout_keeps_its_own() {
    let units = Units { money: MoneyUnit::Yuan, area: AreaUnit::Wan };
    let (_folder, _, bytes) = written(&Book { units, ..book(vec![five_year(), scheme()]) });
    let at = |address| cell(&bytes, "五年规划", address);
    assert_eq!(at("H3"), Data::String("建筑面积\n(万㎡)".into()));
    assert_eq!(at("H4"), Data::Float(1.300_05));
    assert_eq!(at("K3"), Data::String("估算投资\n(元)".into()));
    assert_eq!(at("K5"), Data::Float(2_516_123.45));
    assert_eq!(cell(&bytes, "方案清单", "J4"), Data::Float(2_460_756.48));
    assert!(formula(&bytes, "方案清单", "J4").ends_with("ROUND(G4*H4,2))"));

    let mut list = table("district_list");
    list.push("", Fixed::Nothing, |code, _| match code {
        "floor_area" => Cell::Area(SquareMetres(1_300_000)),
        "investment" => Cell::Money(Fen(418_000_000)),
        _ => Cell::Blank,
    });
    let (_folder, _, bytes) = written(&Book { units, ..book(vec![list]) });
    let at = |address| cell(&bytes, "小区改造计划表", address);
    assert_eq!((at("E4"), at("F4")), (Data::Float(13_000.0), Data::Float(418.0)));
    assert_eq!(at("F3"), Data::String("计划投资\n(万元)".into()));
}

#[test]
fn totals_are_formulas_with_right_results() {
    let (_folder, _, bytes) = written(&book(vec![five_year(), scheme()]));
    let total =
        |sheet: &str, address| (formula(&bytes, sheet, address), cell(&bytes, sheet, address));
    let expected = "IF(COUNT(K4:K11)=0,\"\",SUM(K4:K11))".to_owned();
    assert_eq!(total("五年规划", "K12"), (expected, Data::Float(969.612_345)));
    assert_eq!(total("五年规划", "G12").1, Data::Float(105.0));
    let nobody = total("五年规划", "M12");
    assert!(nobody.0.starts_with("IF(COUNT(M4:M11)=0"), "{nobody:?}");
    assert!(
        matches!(&nobody.1, Data::Empty) || nobody.1 == Data::String(String::new()),
        "nothing known sums to nothing: {nobody:?}"
    );
    let product = "IF(COUNT(G4,H4)<2,\"\",ROUND(G4*H4,2)/10000)".to_owned();
    assert_eq!(total("方案清单", "J4"), (product, Data::Float(246.075_648)));
    // Below the rows for what is added by hand.
    assert_eq!(total("方案清单", "J36").1, Data::Float(246.075_648));
}

#[test]
fn text_never_becomes_a_formula() {
    let (_folder, _, bytes) = written(&book(vec![five_year()]));
    assert_eq!(cell(&bytes, "五年规划", "C5"), Data::String("=cmd|'/c calc'!A1".into()));
    assert_eq!(formula(&bytes, "五年规划", "C5"), "");
    assert_eq!(cell(&bytes, "五年规划", "N5"), Data::String("+1 -2 @SUM".into()));
}

#[test]
fn a_sheet_to_fill_in_locks_what_is_computed_and_offers_choices_from_a_list() {
    let (_folder, _, bytes) = written(&book(vec![scheme()]));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\""), "computed cells are locked");
    assert!(!sheet.contains("password"), "nobody is kept out");
    assert!(sheet.contains("<formula1>'选项'!$A$2:$A$121</formula1>"), "120 measures in a list");
    assert!(sheet.contains("sqref=\"C4:C35\""), "for rows added by hand too");
    assert!(sheet.contains("<autoFilter ref=\"A3:L35\""), "with the ids of the rows");
    assert!(sheet.contains("state=\"frozen\""), "{sheet}");
    assert!(sheet.contains("fitToPage=\"1\"") && sheet.contains("orientation=\"landscape\""));
    assert!(sheet.contains("第 &amp;P 页 共 &amp;N 页"));
    let names = part(&bytes, "xl/workbook.xml");
    assert!(names.contains("_xlnm.Print_Titles") && names.contains("方案清单!$3:$3"), "{names}");
    assert!(names.contains("state=\"hidden\"") && names.contains("state=\"veryHidden\""));
    // Every rule names its range once: a second rule over the same cells makes Excel repair.
    let ranges: Vec<&str> =
        sheet.match_indices("sqref=\"").map(|(at, _)| &sheet[at..at + 20]).collect();
    let distinct: std::collections::BTreeSet<_> = ranges.iter().collect();
    assert_eq!(distinct.len(), ranges.len());

    let (_folder, _, bytes) = written(&Book { lock: Lock::Nothing, ..book(vec![scheme()]) });
    assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("sheetProtection"));
}

#[test]
fn a_sheet_to_read_has_no_locks_and_names_the_columns_nothing_is_known_for() {
    let mut table = table("monthly");
    table.push("", Fixed::Nothing, |code, _| match code {
        "city" => Cell::text("滁州市"),
        "planned" => Cell::Count(8),
        "start_rate" => Cell::Share(BasisPoints(5_000)),
        _ => Cell::Blank,
    });
    let (_folder, path, bytes) = written(&book(vec![table]));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("sheetProtection") && !sheet.contains("dataValidation"));
    assert_eq!(cell(&bytes, "月报表", "E5"), Data::Float(0.5));
    let book = read_book(&path, &Limits::default()).expect("readable");
    let texts: Vec<String> = book.sheets[0]
        .rows_from(0)
        .flat_map(|row| {
            row.cells().map(|(_, value)| value.to_text().into_owned()).collect::<Vec<_>>()
        })
        .collect();
    let unknown = texts.iter().find(|text| text.contains("没有数据")).expect("a line says so");
    assert!(unknown.contains("到位、支付") && unknown.contains("累计开工数"), "{unknown}");
    assert!(!unknown.contains("计划数"), "{unknown}");
    assert!(texts.iter().any(|text| text.starts_with("填表人")), "a line to sign");
    // Two rows of headers: 到位 and 支付 stand under 资金.
    assert_eq!(cell(&bytes, "月报表", "N3"), Data::String("资金".into()));
    assert!(sheet.contains("<mergeCell ref=\"N3:O3\"/>"), "one header above two");
}

#[test]
fn what_goes_out_says_where_it_came_from() {
    let (_folder, path, _) = written(&book(vec![five_year(), scheme()]));
    let book = read_book(&path, &Limits::default()).expect("readable");
    let carried = Carried::read(&book).expect("whole").expect("there");
    assert_eq!((carried.file_id.as_str(), carried.revision.as_str()), ("file", "revision"));
    let kinds: Vec<_> = carried.sheets.iter().map(|sheet| sheet.kind.as_str()).collect();
    assert_eq!(kinds, ["five_year", "scheme"]);
    let plan = &carried.sheets[0];
    assert_eq!(plan.rows.len(), 2, "a row of nobody is not carried");
    let at = |field: &str| plan.columns.iter().position(|column| column.field == field);
    let name = at("name").expect("a name");
    assert_eq!(plan.columns[name].role, Role::Key);
    assert_eq!(plan.rows[1].values[name].as_deref(), Some("=cmd|'/c calc'!A1"));
    let investment = at("investment").expect("an investment");
    assert_eq!(plan.rows[1].values[investment].as_deref(), Some("251612345"), "in whole fen");
    assert_eq!(plan.columns[investment].role, Role::Protected);
    assert_eq!(plan.columns[at("plan_year").expect("a year")].role, Role::Editable);
}

#[test]
fn our_own_reader_takes_it_and_the_same_tables_give_the_same_bytes() {
    let (_folder, path, bytes) = written(&book(vec![five_year(), five_year()]));
    let names: Vec<String> = read_book(&path, &Limits::default())
        .expect("readable")
        .sheets
        .iter()
        .map(|sheet| sheet.name.clone())
        .collect();
    assert_eq!(names[..2], ["五年规划", "五年规划 2"]);
    assert_eq!(written(&book(vec![five_year(), five_year()])).2, bytes);
}

#[test]
fn every_layout_is_written_in_both_languages() {
    for template in Template::all() {
        for lang in [Lang::Zh, Lang::En] {
            let mut table = table(&template.code);
            table.push("id", Fixed::Nothing, |_, _| Cell::Blank);
            let (_folder, path, _) = written(&Book { lang, ..book(vec![table]) });
            let read = read_book(&path, &Limits::default());
            assert!(read.is_ok(), "{} {lang:?}: {read:?}", template.code);
        }
    }
}

#[test]
fn delimited_text_shows_chinese_in_excel_and_comes_back_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |encoding, name: &str| {
        let path = folder.path().join(name);
        let how = (Lang::Zh, Units::default());
        csv::write(&five_year(), how, encoding, &path, &mut |_, _| ControlFlow::Continue(()))
            .expect("written");
        (std::fs::read(&path).expect("there"), path)
    };
    let (utf8, path) = write(Encoding::Utf8, "utf8.csv");
    assert!(utf8.starts_with("\u{feff}序号,区划,小区".as_bytes()));
    let text = String::from_utf8(utf8).expect("UTF-8");
    let rows: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert_eq!(rows.len(), 4, "one header and the rows, nothing else");
    assert!(rows[2].contains("'=cmd|'/c calc'!A1") && rows[2].contains("'+1 -2 @SUM"), "{text}");
    assert!(rows[2].contains(",251.612345,"), "{text}");
    let (gb18030, _) = write(Encoding::Gb18030, "gb18030.csv");
    let (decoded, _, had_errors) = encoding_rs::GB18030.decode(&gb18030);
    assert!(!had_errors && decoded == text.trim_start_matches('\u{feff}'));
    let back = read_book(&path, &Limits::default()).expect("readable");
    let texts = |col| back.sheets[0].get(2, col).map(|value| value.to_text().into_owned());
    assert_eq!(texts(2).as_deref(), Some("=cmd|'/c calc'!A1"), "read back without the apostrophe");
    assert_eq!(texts(13).as_deref(), Some("+1 -2 @SUM"));
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("计划.xlsx");
    std::fs::write(&path, "what was there").expect("written");
    let mut calls = 0;
    let stopped = write(&book(vec![five_year()]), &path, &mut |_, _| {
        calls += 1;
        ControlFlow::Break(())
    });
    assert!(matches!(stopped, Err(WriteError::Cancelled)) && calls == 1, "{stopped:?}");
    let mut long = five_year();
    long.rows[0].cells[2] = Cell::text("长".repeat(40_000));
    let refused = write(&book(vec![long]), &path, &mut |_, _| ControlFlow::Continue(()));
    assert!(matches!(refused, Err(WriteError::Content(_))), "{refused:?}");
    assert_eq!(std::fs::read(&path).expect("still there"), b"what was there");
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1, "no leavings");

    let nowhere = folder.path().join("无此目录").join("计划.xlsx");
    let refused = write(&book(vec![five_year()]), &nowhere, &mut |_, _| ControlFlow::Continue(()));
    assert!(matches!(refused, Err(WriteError::Io { .. })), "{refused:?}");
}

#[test]
fn a_day_is_a_day() {
    let mut table = table("annual");
    table.push("id", Fixed::Nothing, |code, _| match code {
        "start" => Cell::Day(date(2026, 4, 15)),
        _ => Cell::Blank,
    });
    let (_folder, _, bytes) = written(&book(vec![table]));
    let start = cell(&bytes, "年度计划", "J4").get_datetime().map(|day| day.as_f64());
    assert_eq!(start, Some(46_127.0), "2026-04-15");
}
