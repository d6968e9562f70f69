//! Tables out of the demo: what stands in them, what is left blank, what is said below.

use std::ops::ControlFlow;
use std::path::PathBuf;

use jiugai_app::export::{self, Ask, Document, TableFormat};
use jiugai_app::{ErrorCode, schedule, scheme};
use jiugai_domain::Code;
use jiugai_exchange::Book;
use jiugai_exchange::write::{AreaUnit, MoneyUnit, Template, Units};
use jiugai_exchange::{Limits, read_book};
use jiugai_report::Lang;

use crate::support::{Demo, Place, TODAY, demo, empty};

fn ask(document: Document) -> Ask {
    Ask::plain(document, Lang::ZhCn)
}

fn write(place: &Place, ask: &Ask, format: TableFormat) -> PathBuf {
    let name = match format {
        TableFormat::Xlsx => "表.xlsx",
        TableFormat::Csv => "表.csv",
    };
    let path = place.folder.path().join(name);
    let to = (format, path.as_path());
    export::tables(place.snapshot(), None, ask, TODAY, to, &mut |_, _| ControlFlow::Continue(()))
        .expect("written");
    path
}

fn book(place: &Place, ask: &Ask) -> Book {
    read_book(&write(place, ask, TableFormat::Xlsx), &Limits::default()).expect("readable")
}

/// The rows of one table as delimited text, its header first.
fn rows(place: &Place, document: Document, table: &str, units: Units) -> Vec<Vec<String>> {
    let ask = Ask { table: Some(table.to_owned()), units, ..ask(document) };
    let path = write(place, &ask, TableFormat::Csv);
    let book = read_book(&path, &Limits::default()).expect("readable");
    let sheet = &book.sheets[0];
    let width = u16::try_from(sheet.row_at(0).expect("a header").cells().count()).expect("few");
    let text = |row, col| sheet.get(row, col).map(|value| value.to_text().into_owned());
    let row = |number| (0..width).map(|col| text(number, col).unwrap_or_default()).collect();
    sheet.rows_from(0).map(|found| row(found.number)).collect()
}

fn column<'r>(rows: &'r [Vec<String>], header: &str) -> Vec<&'r str> {
    let place = rows[0].iter().position(|cell| cell == header);
    let place = place.unwrap_or_else(|| panic!("no {header} in {:?}", rows[0]));
    rows[1..].iter().map(|row| row[place].as_str()).collect()
}

#[test]
fn every_document_has_its_tables_and_an_empty_file_says_why_it_has_none() {
    let Demo { place, .. } = demo();
    for document in Document::ALL.iter().filter(|document| **document != Document::Prices) {
        let sheets = book(&place, &ask(*document)).sheets;
        assert!(!sheets.is_empty(), "{document:?}");
        for code in export::layouts(*document) {
            assert!(Template::find(code).is_some(), "{document:?} {code}");
        }
    }
    let new = empty();
    let refused = |document| {
        let path = new.folder.path().join("表.xlsx");
        let to = (TableFormat::Xlsx, path.as_path());
        let mut watch = |_, _| ControlFlow::Continue(());
        let done = export::tables(new.snapshot(), None, &ask(document), TODAY, to, &mut watch);
        assert!(!path.exists());
        done.expect_err("nothing to write").code
    };
    assert_eq!(refused(Document::Plan), ErrorCode::NoPlanYet);
    assert_eq!(refused(Document::Declaration), ErrorCode::NoPlanYet);
    assert_eq!(refused(Document::Checklist), ErrorCode::NothingToExport);
}

#[test]
fn the_registry_says_what_the_file_says_in_the_units_chosen() {
    let Demo { place, .. } = demo();
    let units = Units { money: MoneyUnit::Yuan, area: AreaUnit::Wan };
    let rows = rows(&place, Document::Communities, "communities", units);
    assert_eq!(rows.len() - 1, place.snapshot().communities.iter().count());
    let names = column(&rows, "小区名称");
    let at = names.iter().position(|name| *name == "天阳楼小区").expect("it is there");
    assert_eq!(column(&rows, "建筑面积(万㎡)")[at], "1.3");
    assert_eq!(column(&rows, "投资(元)")[at], "4180000");
    assert_eq!(column(&rows, "户数(户)")[at], "105");
    assert_eq!(column(&rows, "现有电梯(部)")[at], "", "unknown is blank, never 0");
    assert_eq!(column(&rows, "储备状态")[at], "储备");
}

/// What is left in reserve is paid by nobody, in the window and in the file.
#[test]
fn the_funding_matrix_holds_what_has_a_year() {
    let Demo { mut place, five_year, .. } = demo();
    let out = place.id("五建小区");
    jiugai_app::plan::set_year(&mut place.project, five_year, &[out], None).expect("left out");
    let ask = Ask { plan: Some(five_year), ..ask(Document::Funding) };
    let book = book(&place, &ask);
    let sheet = &book.sheets[0];
    let said: Vec<String> = sheet
        .rows_from(0)
        .flat_map(|row| row.cells())
        .map(|(_, v)| v.to_text().into_owned())
        .collect();
    assert!(said.iter().any(|text| text == "天阳楼小区"), "{said:?}");
    assert!(!said.iter().any(|text| text == "五建小区"));
    let split = jiugai_app::funding::split_plan(place.snapshot(), five_year).expect("a split");
    let wan = format!("{}", split.planned().investment.known.0 as f64 / 1e6);
    assert!(said.contains(&wan), "no {wan} in {said:?}");
}

#[test]
fn a_declaration_counts_by_district_and_by_community_alike() {
    let Demo { mut place, annual, .. } = demo();
    let units = Units::default();
    let sum = |rows: &[Vec<String>], header: &str| -> f64 {
        column(rows, header).iter().filter_map(|cell| cell.parse::<f64>().ok()).sum()
    };
    let districts = rows(&place, Document::Declaration, "shandong_annual", units);
    let summary = rows(&place, Document::Declaration, "declaration_summary", units);
    let list = rows(&place, Document::Declaration, "district_list", units);
    assert!((sum(&districts, "户数(户)") - sum(&list, "涉及居民(户)")).abs() < 1e-9);
    assert!((sum(&summary, "楼栋数(栋)") - sum(&list, "楼宇(栋)")).abs() < 1e-9);
    let areas = sum(&districts, "建筑面积(万平方米)") * 10_000.0;
    assert!((areas - sum(&list, "建筑面积(平方米)")).abs() < 1e-6);
    assert!(column(&summary, "项目数(个)").iter().all(|cell| cell.is_empty()), "nobody said");

    // Every yuan of the detail is paid by a source or is the gap.
    let detail = rows(&place, Document::Declaration, "declaration_detail", units);
    let sources = detail[0].iter().filter(|header| header.starts_with("资金来源/"));
    let paid: f64 = sources.map(|header| sum(&detail, header)).sum();
    let (cost, gap) = (sum(&detail, "投资(万元)"), sum(&detail, "缺口(万元)"));
    assert!(cost > 0.0 && (paid + gap - cost).abs() < 1e-6, "{paid} + {gap} is not {cost}");

    // Nobody has reported a start: that is unknown, not none.
    let progress = |place: &Place| rows(place, Document::Declaration, "ministry_progress", units);
    let started = "新开工改造小区数(个)/开工数";
    assert!(column(&progress(&place), started).iter().all(|cell| cell.is_empty()));
    let view = schedule::view(place.snapshot(), annual).expect("a schedule");
    let works = view.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.tasks);
    let works = works.filter(|task| task.stage.phase == jiugai_domain::policy::StagePhase::Works);
    let id = works.map(|task| task.task.id).next().expect("works");
    let change = schedule::TaskChange { actual_start: Some(Some(TODAY)), ..Default::default() };
    schedule::edit_task(&mut place.project, id, &change).expect("reported");
    let after = progress(&place);
    let counted: Vec<i64> =
        column(&after, started).iter().filter_map(|cell| cell.parse().ok()).collect();
    assert_eq!(counted.iter().sum::<i64>(), 1, "{after:?}");
}

#[test]
fn a_scheme_goes_out_for_the_communities_asked_for() {
    let Demo { mut place, .. } = demo();
    let id = place.id("天阳楼小区");
    scheme::accept(&mut place.project, id, &[Code::new("roads")]).expect("accepted");
    let ask = Ask { communities: vec![id], ..ask(Document::Scheme) };
    let book = book(&place, &ask);
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name, "方案清单");
    let owners: Vec<String> = (3..12)
        .filter_map(|row| sheet.get(row, 1).map(|value| value.to_text().into_owned()))
        .filter(|text| text != "合计")
        .collect();
    assert!(!owners.is_empty() && owners.iter().all(|name| name == "天阳楼小区"), "{owners:?}");
    let lists = book.sheets.iter().find(|sheet| sheet.name == "选项").expect("the lists");
    let measures = place.snapshot().policy.measures.len();
    let listed = (0..8)
        .filter(|col| lists.get(0, *col).is_some_and(|value| value.to_text() == "measure"))
        .map(|col| (1..200).take_while(|row| lists.get(*row, col).is_some()).count());
    assert_eq!(listed.collect::<Vec<_>>(), [measures], "every measure of the policy");
}

#[test]
fn the_registry_says_what_money_its_total_leaves_out() {
    let Demo { place, .. } = demo();
    let notes = |ask: &Ask| {
        let book = book(&place, ask);
        let rows = book.sheets[0].rows_from(0);
        let texts = rows.filter_map(|row| row.get(0)?.as_text().map(str::to_owned));
        texts.collect::<Vec<_>>().join("\n")
    };
    let all = ask(Document::Communities);
    assert!(notes(&all).contains("共用的投资 300 万元"), "{}", notes(&all));
    let alone = Ask { communities: vec![place.id("天阳楼小区")], ..all };
    assert!(!notes(&alone).contains("共用的投资"), "of those communities nobody shares");
}
