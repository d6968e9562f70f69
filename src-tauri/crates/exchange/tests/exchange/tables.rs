//! Tables in the other shapes offices use, one shape per test, and published rows as text files.

use std::path::Path;

use jiugai_domain::community::DivisionLevel::{City, District, Subdistrict};
use jiugai_domain::{Fen, SquareMetres};
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{Amount, ClusterKind, RemarkKind, TableFound, TableKind};
use jiugai_exchange::{Limits, Recognised, read_book, recognise};

use crate::common::{read_bytes, xlsx, xlsx_with};

fn tables(rows: &[&[&str]], merged: &[&str]) -> Vec<TableFound> {
    let book = read_bytes("表.xlsx", &xlsx(rows, merged)).expect("readable");
    recognise(&book).expect("recognised").tables
}

fn table(rows: &[&[&str]], merged: &[&str]) -> TableFound {
    let mut tables = tables(rows, merged);
    assert_eq!(tables.len(), 1);
    tables.remove(0)
}

fn published(name: &str) -> TableFound {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/plans");
    let book = read_book(&folder.join(name), &Limits::default()).expect("readable");
    let Recognised { mut tables, .. } = recognise(&book).expect("recognised");
    assert_eq!(tables.len(), 1, "{name}");
    tables.remove(0)
}

fn has(table: &TableFound, kind: &RemarkKind, row: u32) -> bool {
    table.remarks.iter().any(|remark| &remark.kind == kind && remark.row == Some(row))
}

fn count(table: &TableFound, code: &str) -> usize {
    table.remarks.iter().filter(|remark| remark.kind.code() == code).count()
}

fn fields(table: &TableFound) -> Vec<Option<Field>> {
    table.columns.iter().map(|column| column.field).collect()
}

#[test]
fn three_header_rows_and_units_on_a_row_of_their_own() {
    let table = table(
        &[
            &["2026年改造计划"],
            &["序号", "小区名称", "改造规模", "", "", "备注"],
            &["", "", "楼栋", "户数", "建筑面积", ""],
            &["", "", "(栋)", "(户)", "(万㎡)", ""],
            &["1", "东苑", "3", "105", "1.3", ""],
        ],
        &["A1:F1", "A2:A4", "B2:B4", "C2:E2", "F2:F4"],
    );
    assert_eq!(table.header_rows, (2, 4));
    assert_eq!(table.title, "2026年改造计划");
    assert_eq!(table.communities[0].floor_area, Some(SquareMetres(1_300_000)));
    assert_eq!(table.communities[0].households, Some(105));
    assert_eq!(table.columns[4].unit, "万㎡");
}

#[test]
fn two_header_rows_without_merged_cells() {
    let text = "序号,行政区划,,小区,规模,,投资\n,城市,区县,,栋数,户数,(万元)\n1,合肥市,庐阳区,东苑,3,105,418\n";
    let book = read_bytes("表.csv", text.as_bytes()).expect("readable");
    let table = &recognise(&book).expect("recognised").tables[0];
    let row = &table.communities[0];
    let path = [(City, "合肥市".to_owned()), (District, "庐阳区".to_owned())];
    assert_eq!((row.households, row.investment), (Some(105), Some(Fen(418_000_000))));
    assert_eq!(row.division_path, path);
}

#[test]
fn a_unit_line_gives_the_units_the_header_lacks() {
    let table = table(
        &[
            &["改造计划（单位：万平方米、万元）"],
            &["填报单位：某某区住建局", "", "", ""],
            &["小区名称", "户数", "建筑面积", "计划投资"],
            &["东苑", "105", "1.3", "418"],
        ],
        &["A1:D1"],
    );
    assert_eq!(table.compiled_by, "某某区住建局");
    let row = &table.communities[0];
    assert_eq!(row.floor_area, Some(SquareMetres(1_300_000)));
    assert_eq!(row.investment, Some(Fen(418_000_000)));
    assert_eq!(count(&table, "unit_assumed"), 0);
}

#[test]
fn a_missing_unit_is_assumed_from_the_figures_and_said() {
    let money = |amounts: [&str; 2]| {
        let rows: [&[&str]; 3] =
            [&["小区名称", "总投资"], &["东苑", amounts[0]], &["西苑", amounts[1]]];
        let table = table(&rows, &[]);
        assert_eq!(count(&table, "unit_assumed"), 1);
        (table.columns[1].unit.clone(), table.communities[0].investment)
    };
    assert_eq!(money(["418", "251.6"]), ("万元".into(), Some(Fen(418_000_000))));
    assert_eq!(money(["4180000", "2516000"]), ("元".into(), Some(Fen(418_000_000))));
}

#[test]
fn a_subtotal_that_does_not_add_up_is_told_with_both_figures() {
    let table = table(
        &[
            &["街道", "小区名称", "户数", "投资(万元)"],
            &["甲街道", "东苑", "100", "10.5"],
            &["甲街道", "西苑", "50", ""],
            &["甲街道小计", "", "151", "10.5"],
            &["乙街道", "南苑", "20", "1.25"],
            &["乙街道小计", "", "20", "1.25"],
            &["总计", "", "171", "11.75"],
        ],
        &[],
    );
    assert_eq!(table.communities.len(), 3);
    assert_eq!(table.checks.len(), 6);
    let differs = RemarkKind::SubtotalDiffers {
        field: Field::Households,
        stated: Amount::Count(151),
        computed: Amount::Count(150),
    };
    assert!(has(&table, &differs, 4));
    let investment = table.checks.iter().find(|c| c.row == 4 && c.field == Field::Investment);
    let investment = investment.expect("compared");
    assert!(investment.matches && investment.missing == 1);
    assert!(has(&table, &RemarkKind::SubtotalMatches { columns: 2, rows: 1 }, 6));
    let total = table.checks.iter().find(|c| c.row == 7 && c.field == Field::Households);
    assert_eq!(total.expect("compared").computed, Amount::Count(170));
}

#[test]
fn a_total_may_stand_on_top() {
    let table =
        table(&[&["小区名称", "户数"], &["合计", "150"], &["东苑", "100"], &["西苑", "50"]], &[]);
    assert!(table.checks.len() == 1 && table.checks[0].matches);
    assert_eq!(table.totals().households, 150);
}

#[test]
fn several_totals_of_parts_and_one_of_all() {
    let table = table(
        &[
            &["小区名称", "户数"],
            &["东苑", "100"],
            &["合计", "100"],
            &["西苑", "50"],
            &["合计", "50"],
            &["合计", "150"],
        ],
        &[],
    );
    assert!(table.checks.iter().all(|check| check.matches), "{:?}", table.checks);
}

#[test]
fn money_of_a_lot_is_kept_once() {
    let table = table(
        &[
            &["标段", "小区名称", "户数", "投资(万元)"],
            &["一标段", "东苑", "100", "600"],
            &["", "西苑", "50", ""],
            &["二标段", "南苑", "20", "80"],
            &["合计", "", "170", "680"],
        ],
        &["A2:A3", "D2:D3"],
    );
    assert_eq!(table.clusters.len(), 2);
    let first = &table.clusters[0];
    assert_eq!((first.kind, first.name.as_str()), (ClusterKind::Lot, "一标段"));
    assert_eq!(first.investment.as_ref().map(|(fen, _)| *fen), Some(Fen(600_000_000)));
    assert_eq!(first.member_rows, [2, 3]);
    assert_eq!(table.communities[1].lot, "一标段");
    assert_eq!(table.communities[2].investment, Some(Fen(80_000_000)));
    assert_eq!(table.totals().investment, Fen(680_000_000));
    assert!(table.checks.iter().all(|check| check.matches), "{:?}", table.checks);
}

#[test]
fn a_count_over_several_rows_is_left_out_of_each_but_not_of_the_total() {
    let table = table(
        &[&["小区名称", "户数"], &["东苑", "100"], &["西苑", ""], &["合计", "100"]],
        &["B2:B3"],
    );
    assert_eq!(table.communities[0].households, None);
    assert!(has(&table, &RemarkKind::MergedCountLeftOut, 2));
    assert!(table.checks[0].matches);
}

#[test]
fn the_same_project_amount_on_every_row_counts_once() {
    let table = published("04_jiujiang_xunyang_buhong.csv");
    assert_eq!(table.clusters.len(), 1);
    assert_eq!(table.clusters[0].name, "步红花园东区等5个小区");
    assert_eq!(table.totals().investment, Fen(300_000_000));
}

#[test]
fn two_tables_on_one_sheet_and_sheets_without_any() {
    let found = tables(
        &[
            &["甲区计划"],
            &["小区名称", "户数"],
            &["东苑", "100"],
            &["乙区计划", ""],
            &["小区名称", "栋数"],
            &["西苑", "3"],
        ],
        &["A1:B1"],
    );
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].communities.len(), 1);
    assert_eq!((found[1].communities[0].name.as_str(), found[1].header_rows), ("西苑", (5, 5)));
}

#[test]
fn headings_notes_and_nameless_rows_are_not_data() {
    let table = table(
        &[
            &["序号", "小区名称", "户数"],
            &["一、甲街道", "", ""],
            &["1", "东苑", "100"],
            &["", "", "7"],
            &["说明：数据截至六月", "", ""],
            &["填报人：", "", "审核："],
        ],
        &[],
    );
    assert_eq!(table.communities.len(), 1);
    assert_eq!(table.communities[0].division_path, [(Subdistrict, "甲街道".to_owned())]);
    assert!(has(&table, &RemarkKind::SectionRowSkipped, 2));
    assert!(has(&table, &RemarkKind::RowWithoutName, 4));
    assert_eq!(count(&table, "note_row_skipped"), 2);
}

#[test]
fn names_years_words_and_dittos() {
    let table = table(
        &[
            &[
                "街道",
                "小区（曾用名）",
                "建成年份",
                "产权性质",
                "是否成立业委会",
                "物业费(元/㎡·月)",
            ],
            &["甲街道", "东苑（老东村）", "1995-2000", "房改房", "是", "0.8"],
            &["同上", "西 苑", "90年代", "宫殿", "否", "/"],
            &["", "东苑", "不清楚", "", "", "约1元"],
        ],
        &["A3:A4"],
    );
    let [first, second, third] = table.communities.as_slice() else { panic!("three rows") };
    assert_eq!((first.name.as_str(), first.former_name.as_str()), ("东苑", "老东村"));
    assert_eq!((first.built_from, first.built_to), (Some(1995), Some(2000)));
    assert_eq!((first.owners_committee, first.property_fee), (Some(true), Some(Fen(80))));
    assert_eq!(second.name, "西苑");
    assert_eq!((second.built_from, second.built_to), (Some(1990), Some(1999)));
    assert_eq!(second.division_path, [(Subdistrict, "甲街道".to_owned())]);
    assert_eq!(second.cells.find(Field::Name).expect("kept").text, "西 苑");
    assert_eq!((third.built_to, third.property_fee), (None, Some(Fen(100))));
    assert!(has(&table, &RemarkKind::WordNotKnown, 3));
    assert!(has(&table, &RemarkKind::YearNotRead, 4));
    assert!(has(&table, &RemarkKind::DittoResolved, 3));
    assert!(has(&table, &RemarkKind::SameName { other_row: 2 }, 4), "{:?}", table.remarks);
}

#[test]
fn hidden_rows_are_taken_and_said() {
    let text = |cell: &str, text: &str| {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let sheet = format!(
        "<sheetData><row r=\"1\">{}{}</row><row r=\"2\" hidden=\"1\">{}<c r=\"B2\"><v>7</v></c></row></sheetData>",
        text("A1", "小区名称"),
        text("B1", "户数"),
        text("A2", "东苑")
    );
    let book = read_bytes("表.xlsx", &xlsx_with(&sheet, &[])).expect("readable");
    let table = &recognise(&book).expect("recognised").tables[0];
    assert_eq!(table.communities.len(), 1);
    assert!(has(table, &RemarkKind::HiddenRow, 2));
}

#[test]
fn columns_not_known_or_repeated_are_said_not_guessed() {
    let table = table(
        &[
            &["小区名称", "户数", "居民户数", "完成投资(万元)", "开工率"],
            &["东苑", "100", "101", "50", "99%"],
        ],
        &[],
    );
    assert_eq!(fields(&table), [Some(Field::Name), Some(Field::Households), None, None, None]);
    assert_eq!(table.communities[0].households, Some(100));
    assert_eq!(table.communities[0].investment, None);
    assert_eq!((count(&table, "repeated_column"), count(&table, "unrecognised_column")), (1, 2));
}

#[test]
fn equal_amounts_are_pointed_out_unless_they_are_a_flat_rate() {
    let twins = |amounts: &[&str]| {
        let names: Vec<String> = (0..amounts.len()).map(|n| format!("{n}号院")).collect();
        let mut rows: Vec<Vec<&str>> = vec![vec!["小区名称", "总投资(万元)"]];
        rows.extend(names.iter().zip(amounts).map(|(name, amount)| vec![name.as_str(), *amount]));
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        count(&table(&rows, &[]), "same_suspicious_amount")
    };
    assert_eq!(twins(&["103.4", "77.8", "103.4"]), 1);
    assert_eq!(twins(&["100", "100", "77.8"]), 0, "round sums repeat");
    assert_eq!(twins(&["103.4"; 5]), 0, "a flat rate");
}

#[test]
fn published_lists_as_text() {
    let tianchang = published("01_tianchang_2021.csv").totals();
    assert_eq!((tianchang.communities, tianchang.households), (8, 554));
    assert_eq!(tianchang.investment, Fen(1_822_200_000));

    let zhengzhou = published("07_zhengzhou_guancheng_2020.csv");
    assert_eq!(zhengzhou.communities.len(), 8);
    assert_eq!(zhengzhou.clusters[0].name, "陇东片区");
    assert_eq!(zhengzhou.clusters[0].member_rows.len(), 8);
    let police = &zhengzhou.declared[0];
    assert_eq!(
        (police.label.as_str(), police.floor_area),
        ("公安片区/(片区合计)", Some(SquareMetres(5_771_000)))
    );

    let wenzhou = published("10_wenzhou_lucheng_2022.csv");
    assert_eq!(wenzhou.communities[0].built_to, Some(1998));
    assert_eq!(wenzhou.totals().households, 2612);

    let hangzhou = published("11_hangzhou.csv");
    assert_eq!(hangzhou.communities[0].investment, Some(Fen(4_805_000_000)));
    assert_eq!(hangzhou.communities[2].households, None);

    let fuyang = published("31_fuyang_2021_names.csv");
    assert_eq!(fuyang.communities.len(), 17);
    assert_eq!(fuyang.communities[12].division_path, [(District, "界首市".to_owned())]);
}

#[test]
fn published_totals_as_text() {
    let jinan = published("60_shandong_jinan_2023.csv");
    assert_eq!((jinan.kind, jinan.declared.len()), (TableKind::DistrictTotals, 8));
    // The header names no unit; fewer "square metres" than households cannot be.
    assert_eq!(jinan.declared[0].floor_area, Some(SquareMetres(402_590_000)));
    assert_eq!(count(&jinan, "unit_assumed"), 1);

    let mudanjiang = published("63_mudanjiang_2022.csv");
    assert_eq!((mudanjiang.kind, mudanjiang.declared.len()), (TableKind::DistrictTotals, 4));
    assert_eq!(mudanjiang.declared[0].floor_area, Some(SquareMetres(20_880_000)));

    let suzhou = published("64_suzhou_2022.csv");
    assert_eq!(suzhou.declared.len(), 9);
    assert_eq!(suzhou.declared[5].investment, Some(Fen(13_600_000_000)));
    assert_eq!(suzhou.declared[0].households, None);
}
