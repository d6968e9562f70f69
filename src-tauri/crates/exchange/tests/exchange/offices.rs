//! What real tables carry around and between their rows, and columns that look like others.

use jiugai_domain::{Fen, SquareMetres};
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise;
use jiugai_exchange::recognise::{CommunityRow, RemarkKind, TableFound};

use crate::common::{read_bytes, xlsx};

fn tables(rows: &[&[&str]]) -> Vec<TableFound> {
    let book = read_bytes("表.xlsx", &xlsx(rows, &[])).expect("readable");
    recognise(&book).expect("recognised").tables
}

fn table(rows: &[&[&str]], merged: &[&str]) -> TableFound {
    let book = read_bytes("表.xlsx", &xlsx(rows, merged)).expect("readable");
    let mut tables = recognise(&book).expect("recognised").tables;
    assert_eq!(tables.len(), 1);
    tables.remove(0)
}

fn names(table: &TableFound) -> Vec<&str> {
    table.communities.iter().map(|row| row.name.as_str()).collect()
}

fn fields(table: &TableFound) -> Vec<Option<Field>> {
    table.columns.iter().map(|column| column.field).collect()
}

fn codes(table: &TableFound, row: u32) -> Vec<&'static str> {
    let remarks = table.remarks.iter().filter(|remark| remark.row == Some(row));
    remarks.map(|remark| remark.kind.code()).collect()
}

#[test]
fn who_pays_is_no_division_and_no_household() {
    let table = table(
        &[
            &["小区名称", "户数", "总投资（万元）", "资金来源（万元）", "", "", "", ""],
            &["", "", "", "中央", "省", "市", "区", "居民"],
            &["甲里", "100", "240", "50", "40", "90", "30", "30"],
        ],
        &["A1:A2", "B1:B2", "C1:C2", "D1:H1"],
    );
    let row = &table.communities[0];
    assert_eq!(row.division_path, []);
    assert_eq!((row.households, row.investment), (Some(100), Some(Fen(240_000_000))));
    assert_eq!(fields(&table)[3..], [None; 5]);
}

#[test]
fn money_of_the_residents_is_money() {
    let table = table(
        &[
            &["小区名称", "投资（万元）", "", "", "规模", ""],
            &["", "财政", "居民", "合计", "户", "平方米"],
            &["庚1", "200", "40", "240", "100", "8000"],
        ],
        &["A1:A2", "B1:D1", "E1:F1"],
    );
    let row = &table.communities[0];
    assert_eq!((row.households, row.investment), (Some(100), Some(Fen(240_000_000))));
    assert_eq!(row.floor_area, Some(SquareMetres(800_000)));
}

#[test]
fn of_a_pair_below_one_header_the_whole_counts() {
    let paired = table(
        &[
            &["小区名称", "户数", "", "建筑面积（㎡）", ""],
            &["", "本次改造", "总数", "住宅", "总计"],
            &["甲里", "200", "500", "7000", "8000"],
        ],
        &["A1:A2", "B1:C1", "D1:E1"],
    );
    let row = &paired.communities[0];
    assert_eq!((row.households, row.floor_area), (Some(500), Some(SquareMetres(800_000))));
    assert_eq!(paired.header_rows, (1, 2));

    let text = "小区,户数,,投资(万元)\n,本次改造,总数,\n甲里,200,500,240\n";
    let book = read_bytes("表.csv", text.as_bytes()).expect("readable");
    let table = &recognise(&book).expect("recognised").tables[0];
    assert_eq!(table.communities[0].households, Some(500));
}

#[test]
fn numbers_of_the_columns_are_no_community_and_units_below_them_count() {
    let table = table(
        &[
            &["序号", "小区名称", "楼栋数", "户数", "建筑面积", "总投资", "备注"],
            &["甲", "乙", "1", "2", "3", "4=3", "5"],
            &["", "", "栋", "户", "万㎡", "万元", ""],
            &["1", "丁1", "3", "100", "0.8", "240", ""],
        ],
        &[],
    );
    assert_eq!(names(&table), ["丁1"]);
    let row = &table.communities[0];
    assert_eq!(row.floor_area, Some(SquareMetres(800_000)));
    assert_eq!(row.investment, Some(Fen(240_000_000)));
    assert!(table.remarks.iter().all(|remark| remark.kind.code() != "unit_assumed"));
}

#[test]
fn notes_and_signatures_below_are_no_communities() {
    let noted = table(
        &[
            &["小区名称", "户数", "面积(㎡)"],
            &["东里", "100", "8000"],
            &["县财政局", "", ""],
            &["西里", "120", "9000"],
            &["以上数据由各街道上报，截至2025年3月底。", "", ""],
            &["1、户数以不动产登记为准；2、面积为建筑面积", "", ""],
            &["*表示续建项目", "", ""],
            &["某区住房和城乡建设局", "", ""],
            &["2025年3月5日", "", ""],
        ],
        &[],
    );
    assert_eq!(names(&noted), ["东里", "县财政局", "西里"]);
    assert_eq!(codes(&noted, 8), ["note_row_skipped"], "and it is said");

    let merged = table(
        &[
            &["序号", "小区名称", "户数"],
            &["1", "东里", "100"],
            &["", "合计", "100"],
            &["", "截至三月底", ""],
            &["本表一式两份", "", ""],
        ],
        &["A5:C5"],
    );
    assert_eq!(names(&merged), ["东里"]);
}

#[test]
fn totals_may_say_how_many_and_parts_belong_to_the_row_above() {
    let table = table(
        &[
            &["小区名称", "楼栋数", "户数"],
            &["己1", "5", "200"],
            &["其中：1-3号楼", "3", "120"],
            &["己2", "4", "150"],
            &["小计：2个", "9", "350"],
            &["己3", "1", "50"],
            &["合计：3个小区", "10", "400"],
        ],
        &[],
    );
    assert_eq!(names(&table), ["己1", "己2", "己3"]);
    assert_eq!(codes(&table, 3), ["part_of_row_above"]);
    assert!(table.checks.iter().all(|check| check.matches), "{:?}", table.checks);
    assert_eq!(table.checks.len(), 4);
}

#[test]
fn a_part_of_the_list_is_led_by_its_division_and_its_sums() {
    let table = table(
        &[
            &["序号", "小区名称", "楼栋数", "户数"],
            &["一", "和平街道", "5", "160"],
            &["1", "戊1", "3", "100"],
            &["2", "戊2", "2", "60"],
            &["二", "解放街道", "4", "140"],
            &["3", "戊3", "4", "140"],
            &["", "合计", "9", "300"],
        ],
        &[],
    );
    assert_eq!(names(&table), ["戊1", "戊2", "戊3"]);
    let streets: Vec<&str> =
        table.communities.iter().map(|row| row.division_path[0].1.as_str()).collect();
    assert_eq!(streets, ["和平街道", "和平街道", "解放街道"]);
    assert_eq!(table.checks.len(), 6);
    assert!(table.checks.iter().all(|check| check.matches), "{:?}", table.checks);
}

#[test]
fn a_division_with_sums_leads_the_rows_below_it() {
    let table = table(
        &[
            &["县区", "小区名称", "户数", "投资(万元)"],
            &["甲区", "", "300", "900"],
            &["", "申1", "100", "300"],
            &["", "申2", "200", "600"],
            &["乙区", "", "50", "150"],
            &["", "申3", "50", "150"],
        ],
        &[],
    );
    let rows: Vec<(&str, &str)> = table
        .communities
        .iter()
        .map(|row| (row.division_path[0].1.as_str(), row.name.as_str()))
        .collect();
    assert_eq!(rows, [("甲区", "申1"), ("甲区", "申2"), ("乙区", "申3")]);
    assert_eq!(table.checks.len(), 4);
    assert!(table.checks.iter().all(|check| check.matches), "{:?}", table.checks);
}

#[test]
fn figures_that_fit_no_community_are_said() {
    let table = table(
        &[
            &["小区名称", "户数", "建筑面积(万㎡)", "总投资(元)"],
            &["甲里", "100", "0.8", "2400000"],
            &["乙里", "100", "8000", "2400000"],
            &["丙里", "100", "0.8", "240"],
        ],
        &[],
    );
    let said = |row| {
        let unlikely = |code: &&str| code.starts_with("unlikely");
        codes(&table, row).into_iter().filter(unlikely).collect::<Vec<_>>()
    };
    assert_eq!(said(2), Vec::<&str>::new());
    // The size alone is to be looked at: what it costs a m² follows from it.
    assert_eq!(said(3), ["unlikely_size"]);
    assert_eq!(said(4), ["unlikely_money"]);
    assert_eq!(table.communities[2].investment, Some(Fen(24_000)), "nothing is changed");
}

/// Nobody can tell columns with room before them from a small table at the side: it is said.
#[test]
fn columns_behind_empty_ones_are_read_and_said() {
    let rows: &[&[&str]] = &[
        &["序号", "小区", "建筑面积(㎡)", "", "", "街道", "户数"],
        &["1", "甲苑", "8000", "", "", "城东", "90"],
        &["2", "乙苑", "9000", "", "", "城东", "120"],
    ];
    let apart = |table: &TableFound| -> Vec<String> {
        let remarks = table.remarks.iter().filter(|one| one.kind == RemarkKind::ColumnApart);
        remarks.filter_map(|one| one.column.clone()).collect()
    };
    let found = table(rows, &[]);
    let read = |row: &CommunityRow| (row.division_path[0].1.clone(), row.households);
    let read: Vec<_> = found.communities.iter().map(read).collect();
    assert_eq!(read, [("城东".to_owned(), Some(90)), ("城东".to_owned(), Some(120))]);
    assert_eq!(apart(&found), ["F", "G"]);
    // Figures alone are no table of their own, and one empty column is no room.
    let spaced = table(&[&["小区", "面积", "", "", "户数"], &["甲苑", "80", "", "", "9"]], &[]);
    let narrow = table(&[&["小区", "", "街道"], &["甲苑", "", "城东"]], &[]);
    assert_eq!((apart(&spaced), apart(&narrow)), (Vec::new(), Vec::new()));
}

/// A list of works below the registry names the same communities, and no street.
#[test]
fn a_name_without_its_place_may_be_that_of_another_table() {
    let rows: &[&[&str]] = &[
        &["小区", "街道", "户数"],
        &["甲苑", "城东", "90"],
        &["乙苑", "城西", "80"],
        &["", "", ""],
        &["小区", "改造内容"],
        &["甲苑", "屋面防水"],
        &["丙苑", "雨污分流"],
    ];
    let found = tables(rows);
    assert_eq!(found.len(), 2, "{found:?}");
    let doubts: Vec<_> = found[1]
        .remarks
        .iter()
        .filter(|remark| matches!(remark.kind, RemarkKind::NameInOtherTable { other_row: 2, .. }))
        .map(|remark| remark.row)
        .collect();
    assert_eq!(doubts, [Some(6)]);
}

#[test]
fn an_area_no_community_has_is_said_whoever_lives_there() {
    let table = table(&[&["小区", "建筑面积(万㎡)"], &["甲苑", "6,500.00"], &["乙苑", "0.9"]], &[]);
    assert!(codes(&table, 2).contains(&"unlikely_area"), "{:?}", table.remarks);
    let small = self::table(&[&["小区", "户数", "建筑面积(㎡)"], &["甲苑", "90", "0.95"]], &[]);
    assert!(codes(&small, 2).contains(&"unlikely_size"), "{:?}", small.remarks);
    assert!(!codes(&table, 3).contains(&"unlikely_area"));
}

#[test]
fn a_total_below_two_tables_may_add_up_both() {
    let rows: &[&[&str]] = &[
        &["一、新开工项目"],
        &["小区名称", "楼栋数", "户数", "总投资(万元)"],
        &["东风小区", "3", "120", "240"],
        &["小计", "3", "120", "240"],
        &["二、续建项目"],
        &["小区名称", "户数", "楼栋数", "总投资(元)"],
        &["建设里", "66", "2", "1350000"],
        &["小计", "66", "2", "1350000"],
        &["合计", "186", "5", "3750000"],
    ];
    let book = read_bytes("表.xlsx", &xlsx(rows, &[])).expect("readable");
    let tables = recognise(&book).expect("recognised").tables;
    assert_eq!(tables.len(), 2);
    let last: Vec<_> = tables[1].checks.iter().filter(|check| check.row == 9).collect();
    assert_eq!(last.len(), 3);
    assert!(last.iter().all(|check| check.matches && check.rows == 2), "{last:?}");
    assert_eq!(codes(&tables[1], 9), ["subtotal_matches"]);

    let mut wrong = rows.to_vec();
    wrong[8] = &["合计", "187", "5", "3750000"];
    let book = read_bytes("表.xlsx", &xlsx(&wrong, &[])).expect("readable");
    let tables = recognise(&book).expect("recognised").tables;
    assert!(codes(&tables[1], 9).contains(&"subtotal_differs"));
}

#[test]
fn names_with_other_numerals_are_not_alike() {
    let table = table(
        &[
            &["小区名称", "户数"],
            &["红旗四里", "13"],
            &["红旗十里", "14"],
            &["幸福路4号院", "22"],
            &["幸福路10号院", "23"],
        ],
        &[],
    );
    assert!(table.remarks.iter().all(|remark| remark.kind.code() != "similar_name"));
}

#[test]
fn rows_of_buildings_are_one_community() {
    let built = table(
        &[
            &["序号", "小区名称", "楼栋号", "建成年份", "户数", "建筑面积(㎡)", "投资(万元)"],
            &["1", "星光小区", "1#", "1985", "36", "2500", "300"],
            &["", "", "2#", "1986", "48", "3200", ""],
            &["", "", "3#", "2003", "44", "4000", ""],
            &["2", "月亮湾小区", "1栋", "1990", "36", "2600", "80"],
            &["", "合计", "", "", "164", "12300", "380"],
        ],
        &["A2:A4", "B2:B4", "G2:G4"],
    );
    assert_eq!(names(&built), ["星光小区", "月亮湾小区"]);
    let row = &built.communities[0];
    assert_eq!((row.buildings, row.households), (Some(3), Some(128)));
    assert_eq!(row.floor_area, Some(SquareMetres(970_000)));
    assert_eq!((row.built_from, row.built_to), (Some(1985), Some(2003)));
    assert_eq!(
        (row.building_numbers.as_str(), row.investment),
        ("1#、2#、3#", Some(Fen(300_000_000)))
    );
    let cell = row.cells.find(Field::Households).expect("where it comes from");
    assert_eq!((cell.cell.as_str(), cell.text.as_str()), ("E2:E4", "36 + 48 + 44"));
    assert_eq!(row.cells.find(Field::Investment).expect("its cell").cell, "G2");
    assert!(codes(&built, 2).contains(&"building_rows_added"));
    assert!(built.checks.iter().all(|check| check.matches), "{:?}", built.checks);
    assert_eq!(built.clusters, []);
}

#[test]
fn rows_of_works_are_one_community_and_rows_nothing_tells_apart_are_not() {
    let works = table(
        &[
            &["区", "小区名称", "改造内容", "户数", "投资（万元）"],
            &["甲区", "东里", "屋面", "100", "50"],
            &["", "", "管网", "100", "30"],
            &["", "西里", "屋面", "80", "40"],
        ],
        &["A2:A4", "B2:B3"],
    );
    assert_eq!(names(&works), ["东里", "西里"]);
    let row = &works.communities[0];
    assert_eq!((row.households, row.investment), (Some(100), Some(Fen(80_000_000))));
    assert_eq!(row.measures_text, "屋面、管网");

    let twice = table(
        &[&["小区名称", "楼号", "户数"], &["东里", "1号楼", "100"], &["东里", "1号楼", "100"]],
        &[],
    );
    assert_eq!(names(&twice), ["东里", "东里"]);
    assert!(codes(&twice, 3).contains(&"same_name"));
}

#[test]
fn text_with_tabs_is_read_whatever_it_is_called() {
    let book = read_bytes("导出.xls", "小区\t户数\n东苑\t10\n".as_bytes()).expect("readable");
    assert_eq!(names(&recognise(&book).expect("recognised").tables[0]), ["东苑"]);
}

#[test]
fn shared_money_of_our_own_tables_is_no_community() {
    let table = table(
        &[
            &["小区名称", "户数", "投资(万元)"],
            &["东苑", "10", ""],
            &["步红花园片区(共用投资)", "", "300"],
        ],
        &[],
    );
    assert_eq!(names(&table), ["东苑"]);
    assert_eq!(codes(&table, 3), ["shared_money_row"]);
}

#[test]
fn a_list_to_be_filled_in_keeps_its_rows() {
    let on_top = table(
        &[
            &["序号", "小区名称", "户数", "面积"],
            &["", "合计", "", ""],
            &["1", "甲里", "", ""],
            &["2", "县财政局", "", ""],
            &["3", "1、人民路幸福里小区", "", ""],
            &["4", "西里（原棉纺厂；含平房）", "", ""],
        ],
        &[],
    );
    assert_eq!(on_top.communities.len(), 4, "{:?}", names(&on_top));
    let between = table(
        &[
            &["小区名称", "户数"],
            &["甲里", "10"],
            &["甲区合计", "10"],
            &["乙里", ""],
            &["丙里", ""],
            &["丁里", "30"],
        ],
        &[],
    );
    assert_eq!(names(&between), ["甲里", "乙里", "丙里", "丁里"]);
    let wide = table(
        &[&["小区名称", "", "", "户数"], &["甲里", "", "", ""], &["乙里", "", "", ""]],
        &["A1:C1", "A2:C2", "A3:C3"],
    );
    assert_eq!(names(&wide), ["甲里", "乙里"]);
}

#[test]
fn communities_numbered_like_parts_are_communities() {
    let table = table(
        &[
            &["序号", "小区名称", "户数"],
            &["一", "幸福小区", "100"],
            &["二", "光明社区", "200"],
            &["三", "和平新区", "50"],
            &["四", "其中路小区", "60"],
        ],
        &[],
    );
    assert_eq!(names(&table), ["幸福小区", "光明社区", "和平新区", "其中路小区"]);
}

#[test]
fn rows_that_contradict_are_not_put_together() {
    let head: &[&str] = &["区", "小区名称", "地址", "户数", "改造内容", "计划年度", "投资（万元）"];
    for rows in [
        [
            ["甲区", "机关宿舍", "人民路1号", "40", "屋面", "", "100"],
            ["甲区", "机关宿舍", "解放路9号", "40", "管网", "", "80"],
        ],
        [
            ["甲区", "机关宿舍", "", "40", "屋面", "2024", "100"],
            ["甲区", "机关宿舍", "", "40", "管网", "2025", "80"],
        ],
        [
            ["甲区", "机关宿舍", "", "40", "屋面", "", "100"],
            ["甲区", "机关宿舍", "", "60", "管网", "", "80"],
        ],
        [
            ["甲区", "机关宿舍", "", "40", "屋面", "", "100"],
            ["甲区", "机关宿舍", "", "四十八", "管网", "", "80"],
        ],
        [
            ["甲区", "机关宿舍", "", "40", "屋面", "", "100"],
            ["甲区", "机关宿舍", "", "40", "管网", "", "100"],
        ],
    ] {
        let table = table(&[head, &rows[0], &rows[1]], &[]);
        assert_eq!(table.communities.len(), 2, "{rows:?}");
    }
    let streets = table(
        &[
            &["小区名称", "楼号", "户数"],
            &["机关宿舍", "1号楼", "40"],
            &["甲街道小计", "", "40"],
            &["机关宿舍", "2号楼", "60"],
            &["乙街道小计", "", "60"],
        ],
        &[],
    );
    assert_eq!(streets.communities.len(), 2, "no community reaches over a subtotal");
}

#[test]
fn what_is_merged_over_all_rows_of_a_community_is_its_own() {
    let table = table(
        &[
            &["小区名称", "户数", "面积(㎡)", "改造内容", "投资（万元）"],
            &["东里", "100", "8000", "屋面", "50"],
            &["", "", "", "管网", "30"],
            &["西里", "80", "6000", "屋面", "40"],
        ],
        &["A2:A3", "B2:B3", "C2:C3"],
    );
    let row = &table.communities[0];
    assert_eq!((row.households, row.floor_area), (Some(100), Some(SquareMetres(800_000))));
    assert_eq!(row.investment, Some(Fen(80_000_000)));
    assert!(table.remarks.iter().all(|remark| remark.kind.code() != "merged_count_left_out"));
}

#[test]
fn other_money_is_no_investment_and_counts_below_money_are_counts() {
    let spent = table(
        &[
            &["小区名称", "已完成投资（万元）", "", "总投资（万元）"],
            &["", "合计", "其中中央", ""],
            &["甲里", "20", "10", "500"],
        ],
        &["A1:A2", "B1:C1", "D1:D2"],
    );
    assert_eq!(spent.communities[0].investment, Some(Fen(500_000_000)));
    let size = table(
        &[
            &["小区名称", "建设规模及投资（万元）", "", ""],
            &["", "户数", "建筑面积(㎡)", "总投资"],
            &["甲里", "100", "8000", "240"],
        ],
        &["A1:A2", "B1:D1"],
    );
    let row = &size.communities[0];
    assert_eq!((row.households, row.floor_area), (Some(100), Some(SquareMetres(800_000))));
    assert_eq!(row.investment, Some(Fen(240_000_000)));
}
