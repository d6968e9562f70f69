//! Published rows laid out the way offices lay them out: side by side, in levels, over several
//! sheets, as progress and project lists.

use std::path::Path;

use jiugai_domain::community::DivisionLevel::{District, Subdistrict};
use jiugai_domain::{Fen, SquareMetres};
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{Amount, RemarkKind, TableFound, TableKind};
use jiugai_exchange::{Limits, Recognised, read_book, recognise};

use crate::common::{read_bytes, xlsx};

/// The cells of a published list, its header first.
fn published(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/plans").join(name);
    let book = read_book(&path, &Limits::default()).expect("readable");
    let width = book.sheets[0].rows_from(0).flat_map(|row| row.cells().map(|(col, _)| col)).max();
    let cell = |row: u32, col| {
        book.sheets[0].get(row, col).map_or_else(String::new, |value| value.to_text().into_owned())
    };
    let rows = book.sheets[0].rows_from(0).map(|row| row.number);
    rows.map(|row| (0..=width.expect("cells")).map(|col| cell(row, col)).collect()).collect()
}

fn recognised(rows: &[Vec<String>], merged: &[&str]) -> Recognised {
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    recognise(&read_bytes("表.xlsx", &xlsx(&rows, merged)).expect("readable")).expect("recognised")
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn codes(table: &TableFound) -> Vec<&'static str> {
    table.remarks.iter().map(|remark| remark.kind.code()).collect()
}

#[test]
fn a_list_of_names_in_two_halves_side_by_side() {
    let names: Vec<String> = published("33_qiqihar_longsha_2022_names.csv")
        .iter()
        .skip(1)
        .map(|r| r[1].clone())
        .collect();
    let half = names.len().div_ceil(2);
    let mut rows = vec![
        row(&["龙沙区2022年老旧小区改造名单"]),
        row(&["序号", "小区名称", "", "序号", "小区名称"]),
    ];
    for place in 0..half {
        let second = names.get(half + place).cloned().unwrap_or_default();
        let number = if second.is_empty() { String::new() } else { (half + place + 1).to_string() };
        let (first, blank) = ((place + 1).to_string(), String::new());
        rows.push(vec![first, names[place].clone(), blank, number, second]);
    }
    let found = recognised(&rows, &["A1:E1"]);
    assert_eq!(found.tables.len(), 2);
    let read: Vec<String> =
        found.tables.iter().flat_map(|t| &t.communities).map(|c| c.name.clone()).collect();
    assert_eq!(read, names);
}

#[test]
fn two_tables_side_by_side_each_with_its_own_total() {
    let list = published("05_funing_2016.csv");
    let (left, right) = list[1..].split_at(4);
    let head = ["小区", "楼栋(幢)", "建筑面积(平方米)", "居民(户)"];
    let mut rows =
        vec![[&head[..], &[""], &head[..]].concat().iter().map(|t| (*t).to_owned()).collect()];
    let four = |r: &Vec<String>| vec![r[0].clone(), r[2].clone(), r[3].clone(), r[4].clone()];
    for (one, other) in left.iter().zip(right) {
        rows.push([four(one), vec![String::new()], four(other)].concat());
    }
    let sum = |rows: &[Vec<String>], col: usize| {
        let figures = rows.iter().map(|row| row[col].parse::<f64>().expect("a figure"));
        figures.sum::<f64>().to_string()
    };
    let total =
        |rows: &[Vec<String>]| vec!["合计".to_owned(), sum(rows, 2), sum(rows, 3), sum(rows, 4)];
    rows.push([total(left), vec![String::new()], total(right)].concat());
    let found = recognised(&rows, &[]);
    let totals: Vec<_> = found.tables.iter().map(TableFound::totals).collect();
    assert_eq!(totals.iter().map(|t| t.communities).collect::<Vec<_>>(), [4, 4]);
    let area: SquareMetres = totals.iter().map(|t| t.floor_area).sum();
    assert_eq!(area, SquareMetres(78_032_129));
    assert!(found.tables.iter().all(|t| t.checks.len() == 3 && t.checks.iter().all(|c| c.matches)));
}

#[test]
fn sections_subtotals_and_a_grand_total() {
    let list = published("08_chongqing_2025.csv");
    let mut rows = vec![
        row(&["重庆市2025年在建老旧小区"]),
        row(&["", "", "", "", "单位：万平方米、户"]),
        row(&["序号", "片区", "小区名称", "建筑面积", "户数"]),
    ];
    rows[2][1] = "地址".to_owned();
    let line = |place: usize, r: &Vec<String>| {
        vec![place.to_string(), r[5].clone(), r[1].clone(), r[2].clone(), r[4].clone()]
    };
    let blank = String::new;
    rows.push(row(&["一、渝中区"]));
    rows.push(line(1, &list[1]));
    rows.push(vec!["小计".into(), blank(), blank(), "1.95".into(), "292".into()]);
    rows.push(row(&["二、渝北区"]));
    rows.push(line(2, &list[2]));
    rows.push(line(3, &list[3]));
    rows.push(vec!["小计".into(), blank(), blank(), "83.91".into(), "5654".into()]);
    rows.push(vec!["总计".into(), blank(), blank(), "85.86".into(), "5945".into()]);
    let found = recognised(&rows, &["A1:E1", "A4:E4", "A7:E7"]);
    let table = &found.tables[0];
    assert_eq!(table.communities.len(), 3);
    assert_eq!(table.communities[1].division_path[0], (District, "渝北区".to_owned()));
    assert_eq!(table.communities[1].division_path[1], (Subdistrict, "龙溪街道".to_owned()));
    assert_eq!(table.communities[0].floor_area, Some(SquareMetres(1_950_000)));
    let failed: Vec<_> = table.checks.iter().filter(|check| !check.matches).collect();
    // 5653 = 3743 + 1910 and 5945 = 292 + 5653: one of the two was copied wrongly.
    assert_eq!(failed.len(), 1);
    let (stated, computed) = (Amount::Count(5654), Amount::Count(5653));
    assert_eq!((failed[0].row, failed[0].stated, failed[0].computed), (10, stated, computed));
}

#[test]
fn totals_of_totals_at_three_levels() {
    let rows = [
        row(&["小区名称", "户数", "投资(万元)"]),
        row(&["东苑", "100", "10"]),
        row(&["西苑", "50", "5"]),
        row(&["小计", "150", "15"]),
        row(&["南苑", "20", "2"]),
        row(&["小计", "20", "2"]),
        row(&["小计", "170", "17"]),
        row(&["北苑", "30", "3"]),
        row(&["小计", "30", "3"]),
        row(&["合计", "200", "20"]),
    ];
    let found = recognised(&rows, &[]);
    let checks = &found.tables[0].checks;
    assert_eq!(checks.len(), 10);
    assert!(checks.iter().all(|check| check.matches), "{checks:?}");
    // A wrong total of totals is told as well.
    let mut wrong = rows.to_vec();
    wrong[9][1] = "201".to_owned();
    let found = recognised(&wrong, &[]);
    let failed: Vec<_> = found.tables[0].checks.iter().filter(|check| !check.matches).collect();
    assert_eq!((failed.len(), failed[0].row), (1, 10));
}

#[test]
fn several_sheets_and_a_community_that_is_in_two_of_them() {
    let list = published("05_funing_2016.csv");
    let mut first = list[..5].to_vec();
    let mut second = vec![list[0].clone()];
    second.extend_from_slice(&list[4..]);
    // The same community, misspelt in one of the two.
    first[4][0] = "都市佳园小区".to_owned();
    let text = |rows: &[Vec<String>]| {
        let found = recognised(rows, &[]);
        found.tables[0].communities.len()
    };
    assert_eq!((text(&first), text(&second)), (4, 5));
    let mut both = first.clone();
    both.push(vec!["2017年补充名单".to_owned()]);
    both.extend(second);
    let found = recognised(&both, &["A6:F6"]);
    assert_eq!(found.tables.len(), 2);
    let doubles: Vec<_> = found.tables[1]
        .remarks
        .iter()
        .filter_map(|remark| match &remark.kind {
            RemarkKind::NameInOtherTable { other_row, other_name, .. } => {
                Some((remark.row, remark.text.as_str(), *other_row, other_name.as_str()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(doubles, [(Some(8), "都市家园小区", 5, "都市佳园小区")]);
}

#[test]
fn one_community_spelt_in_two_ways_is_offered_as_one() {
    let found = recognised(
        &[
            row(&["街道", "小区名称", "户数"]),
            row(&["天长街道", "天阳楼小区", "100"]),
            row(&["天长街道", "天洋楼小区", "100"]),
            row(&["石梁街道", "天阳楼小区", "100"]),
            row(&["天长街道", "1号院", "100"]),
            row(&["天长街道", "一号院", "20"]),
            row(&["天长街道", "1号院", "100"]),
        ],
        &[],
    );
    let table = &found.tables[0];
    assert_eq!(table.communities.len(), 6, "nothing is dropped");
    let said: Vec<_> = table
        .remarks
        .iter()
        .filter(|r| matches!(r.kind, RemarkKind::SimilarName { .. } | RemarkKind::SameName { .. }))
        .map(|remark| (remark.row, remark.kind.code()))
        .collect();
    assert_eq!(
        said,
        [(Some(3), "similar_name"), (Some(6), "similar_name"), (Some(7), "same_name")]
    );
}

#[test]
fn a_project_list_is_no_list_of_communities() {
    let mut rows = vec![row(&["各地老旧小区改造项目情况"])];
    rows.extend(published("20_projects_mixed.csv"));
    let found = recognised(&rows, &["A1:L1"]);
    let table = &found.tables[0];
    assert_eq!((table.kind, table.communities.len()), (TableKind::DistrictTotals, 0));
    let first = &table.declared[0];
    assert!(first.label.contains("牛尾山片区"), "{}", first.label);
    assert_eq!((first.communities, first.households), (Some(6), Some(2254)));
    assert_eq!(first.investment, Some(Fen(8_318_010_000)));
}

#[test]
fn progress_by_province_is_kept_as_declared() {
    let list = published("69_mohurd_2023H1_provinces.csv");
    let mut rows = vec![
        row(&["2023年1-6月全国城镇老旧小区改造进展情况"]),
        row(&["序号", "省份", "新开工改造小区数", ""]),
        row(&["", "", "开工数(个)", "开工率"]),
    ];
    rows[2][2] = "计划任务数(个)".to_owned();
    rows.extend(list[1..].iter().cloned());
    let found = recognised(&rows, &["A1:D1", "A2:A3", "B2:B3", "C2:D2"]);
    let table = &found.tables[0];
    assert_eq!((table.kind, table.communities.len()), (TableKind::DistrictTotals, 0));
    assert_eq!(table.declared.len(), 32);
    assert_eq!(
        (table.declared[0].label.as_str(), table.declared[0].communities),
        ("贵州", Some(1071))
    );
    let check = &table.checks[0];
    assert_eq!(check.stated, Amount::Count(42_621));
    assert_eq!(check.matches, check.stated == check.computed);
}

#[test]
fn a_city_plan_whose_total_counts_more_than_its_rows() {
    let mut rows = vec![row(&["烟台市2024年老旧小区改造计划"])];
    rows.extend(published("62_shandong_yantai_2024.csv"));
    rows.push(row(&["合计", "304"]));
    rows.push(row(&["注：数据来源于市住建局。"]));
    let found = recognised(&rows, &["A1:B1"]);
    let table = &found.tables[0];
    assert_eq!((table.kind, table.declared.len()), (TableKind::DistrictTotals, 9));
    assert_eq!(table.checks.len(), 1);
    let listed: i64 = table.declared.iter().filter_map(|row| row.communities).sum();
    assert_eq!(
        (table.checks[0].stated, table.checks[0].computed),
        (Amount::Count(304), Amount::Count(listed))
    );
    assert_eq!(codes(table).contains(&"subtotal_differs"), listed != 304);
}

#[test]
fn years_units_and_dates_of_every_kind_in_one_table() {
    let found = recognised(
        &[
            row(&["小区名称", "楼栋数", "建成年份", "户数", "总投资(万元)"]),
            row(&["甲院", "5栋20单元", "1998年", "１０５户", "约418"]),
            row(&["乙院", "3幢", "90年代", "近300户", "251.6万元"]),
            row(&["丙院", "２座", "1995-2000", "1,204", "〃"]),
            row(&["丁院", "1", "2001-1996年", "90余户", "0.5亿元"]),
            row(&["戊院", "1", "1980s", "88", "—"]),
            row(&["己院", "1", "1987.10", "88", "/"]),
        ],
        &[],
    );
    let table = &found.tables[0];
    let years: Vec<_> = table.communities.iter().map(|c| (c.built_from, c.built_to)).collect();
    assert_eq!(
        years,
        [(1998, 1998), (1990, 1999), (1995, 2000), (1996, 2001), (1980, 1989), (1987, 1987)]
            .map(|(from, to)| (Some(from), Some(to)))
    );
    assert!(codes(table).contains(&"years_reversed"));
    let first = &table.communities[0];
    assert_eq!((first.buildings, first.units, first.households), (Some(5), Some(20), Some(105)));
    assert_eq!(first.cells.find(Field::Units).expect("kept").text, "5栋20单元");
    assert_eq!(table.communities[3].investment, Some(Fen(5_000_000_000)));
}
