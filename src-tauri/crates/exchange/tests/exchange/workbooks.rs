//! The five published workbooks, read to exactly what `expected.json` says.

use std::path::{Path, PathBuf};

use jiugai_domain::community::DivisionLevel::{City, District, Neighbourhood, Subdistrict};
use jiugai_domain::{Fen, SquareMetres};
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{Amount, ClusterKind, RemarkKind, TableFound, TableKind};
use jiugai_exchange::{Limits, read_book, recognise};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks")
}

fn table(name: &str) -> TableFound {
    let path = folder().join(format!("{name}.xlsx"));
    let book = read_book(&path, &Limits::default()).expect("readable");
    let mut recognised = recognise(&book).expect("recognised");
    assert_eq!(recognised.tables.len(), 1, "{name} holds one table");
    recognised.tables.remove(0)
}

/// Compares a table with its entry in `expected.json`, field by field.
fn check(name: &str) -> TableFound {
    let text = std::fs::read_to_string(folder().join("expected.json")).expect("expected.json");
    let expected: Value = serde_json::from_str(&text).expect("JSON");
    let table = table(name);
    let totals = table.totals();
    let after_2000 = table.communities.iter().filter(|row| row.built_to > Some(2000)).count();
    for (key, value) in expected[name].as_object().expect("an entry") {
        let found = match key.as_str() {
            "communities" => totals.communities.into(),
            "households" => totals.households.into(),
            "buildings" => totals.buildings.into(),
            "floor_area_m2" => {
                let shown: f64 = totals.floor_area.to_string().parse().expect("a decimal");
                shown.into()
            }
            "investment_fen" => totals.investment.0.into(),
            "approximate_cells" => totals.approximate_cells.into(),
            "built_after_2000" => after_2000.into(),
            "total_row_matches" => {
                Value::Bool(!table.checks.is_empty() && table.checks.iter().all(|c| c.matches))
            }
            "rows" => table.declared.len().into(),
            "kind" => match table.kind {
                TableKind::Communities => "communities".into(),
                TableKind::DistrictTotals => "district totals".into(),
            },
            "note" => continue,
            other => panic!("{other} is not compared"),
        };
        assert_eq!(&found, value, "{name}: {key}");
    }
    table
}

fn remarks<'t>(table: &'t TableFound, code: &str) -> Vec<(Option<u32>, Option<&'t str>, &'t str)> {
    let of_kind = table.remarks.iter().filter(|remark| remark.kind.code() == code);
    of_kind.map(|r| (r.row, r.column.as_deref(), r.text.as_str())).collect()
}

#[test]
fn tianchang() {
    let table = check("tianchang_2021");
    assert_eq!(table.title, "2021年度城镇老旧小区改造计划表");
    assert_eq!((table.year, table.header_rows), (Some(2021), (3, 3)));
    let fields: Vec<_> = table.columns.iter().map(|c| (c.letter.as_str(), c.field)).collect();
    assert_eq!(
        fields,
        [
            ("A", Some(Field::Sequence)),
            ("B", Some(Field::Name)),
            ("C", Some(Field::Households)),
            ("D", Some(Field::Buildings)),
            ("E", Some(Field::FloorArea)),
            ("F", Some(Field::Investment)),
            ("G", Some(Field::Note)),
        ]
    );
    let second = &table.communities[1];
    assert_eq!((second.name.as_str(), second.sheet_row), ("城东商贸城小区", 5));
    assert_eq!(second.investment, Some(Fen(251_600_000)));
    let source = second.cells.find(Field::Investment).expect("kept");
    assert_eq!(
        (source.cell.as_str(), source.text.as_str(), source.unit.as_str()),
        ("F5", "251.6", "万元")
    );
    assert_eq!(table.checks.len(), 4);
    assert_eq!(remarks(&table, "subtotal_matches"), [(Some(12), None, "合计")]);
    assert_eq!(
        remarks(&table, "note_row_skipped"),
        [(Some(13), Some("A"), "注: 以上为已公布的部分项目。")]
    );
    assert_eq!(remarks(&table, "same_suspicious_amount"), [(Some(9), Some("F"), "103.4")]);
}

#[test]
fn three_cities() {
    let table = check("three_cities");
    assert_eq!(table.header_rows, (2, 3));
    assert_eq!(table.columns[5].header, "规模/户数");
    assert_eq!(table.columns[6].unit, "万㎡");
    let path = |row: usize| {
        let path = &table.communities[row].division_path;
        path.iter().map(|(level, name)| (*level, name.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(table.communities[0].name, "兴隆苑片区");
    assert_eq!(path(0), [(City, "重庆市"), (District, "渝中区"), (Subdistrict, "七星岗街道")]);
    assert_eq!(path(5), [(City, "温州市"), (Subdistrict, "双屿街道")]);
    assert_eq!(path(8), [(City, "杭州市"), (District, "下城区"), (Subdistrict, "潮鸣街道")]);
    assert_eq!(path(10).last(), Some(&(Neighbourhood, "红梅社区")));
    // Unknown is unknown, never zero.
    assert_eq!(table.communities[4].households, None);
    assert_eq!(table.communities[4].floor_area, None);
    assert_eq!(
        remarks(&table, "approximate"),
        [(Some(7), Some("F"), "约329户"), (Some(7), Some("H"), "建成超过20年")]
    );
    let from_text: Vec<_> = remarks(&table, "number_from_text").iter().map(|r| r.2).collect();
    assert_eq!(from_text, ["５０栋", "９栋", "３７栋"]);
    let labels: Vec<_> = remarks(&table, "subtotal_matches").iter().map(|r| r.2).collect();
    assert_eq!(labels, ["重庆市小计", "温州市小计", "杭州市小计"]);
    let chongqing: Vec<_> = table
        .checks
        .iter()
        .filter(|c| c.row == 9)
        .map(|c| (c.field, c.stated, c.missing))
        .collect();
    assert_eq!(
        chongqing,
        [
            (Field::Buildings, Amount::Count(115), 2),
            (Field::Households, Amount::Count(6274), 1),
            (Field::FloorArea, Amount::Area(SquareMetres(86_759_800)), 1),
        ]
    );
}

#[test]
fn funing() {
    let table = check("funing_2016");
    let first = &table.communities[0];
    assert_eq!((first.built_from, first.built_to), (Some(2005), Some(2005)));
    assert_eq!(first.note, "其中高层5幢;占地5.32万平方米");
    assert_eq!(table.communities[5].floor_area, Some(SquareMetres(4_533_429)));
    assert_eq!(remarks(&table, "approximate"), []);
}

#[test]
fn jiujiang() {
    let table = check("jiujiang_cluster");
    assert_eq!(table.clusters.len(), 1);
    let cluster = &table.clusters[0];
    assert_eq!((cluster.kind, cluster.name.as_str()), (ClusterKind::Cluster, "步红花园片区"));
    assert_eq!(cluster.member_rows, [3, 4, 5, 6, 7]);
    assert_eq!(cluster.funding_note, "区财政拨款");
    let (amount, source) = cluster.investment.as_ref().expect("one amount");
    assert_eq!(
        (*amount, source.cell.as_str(), source.unit.as_str()),
        (Fen(300_000_000), "E3", "万元")
    );
    assert!(table.communities.iter().all(|row| row.investment.is_none()));
    assert!(table.communities.iter().all(|row| row.funding_note == "区财政拨款"));
    let first = &table.communities[0].measures_text;
    assert!(first.starts_with("围墙出新"));
    assert!(table.communities.iter().all(|row| &row.measures_text == first));
    let ditto = table.communities[4].cells.find(Field::Measures).expect("kept");
    assert_eq!(ditto.text, "同上");
    assert_eq!(remarks(&table, "ditto_resolved").len(), 4);
    assert_eq!(remarks(&table, "merged_money_kept_once"), [(Some(3), Some("E"), "300")]);
}

#[test]
fn jinan() {
    let table = check("jinan_2023_districts");
    assert!(table.communities.is_empty(), "totals are never communities");
    let lixia = &table.declared[0];
    assert_eq!((lixia.label.as_str(), lixia.communities), ("济南市/历下区", Some(226)));
    assert_eq!(lixia.floor_area, Some(SquareMetres(402_590_000)));
    let qingdao = table.declared.last().expect("rows");
    assert_eq!((qingdao.label.as_str(), qingdao.is_total), ("青岛市/全市小计", true));
    assert_eq!(qingdao.households, Some(137_714));
    assert_eq!(remarks(&table, "total_stands_alone"), [(Some(11), None, "青岛市/全市小计")]);
    // The city's own total covers more districts than are listed: both figures are reported.
    assert_eq!(table.checks.len(), 4);
    assert!(table.checks.iter().all(|c| c.row == 3 && !c.matches && c.label == "济南市 全市小计"));
    let communities = RemarkKind::SubtotalDiffers {
        field: Field::CommunityCount,
        stated: Amount::Count(525),
        computed: Amount::Count(445),
    };
    assert!(
        table.remarks.iter().any(|r| r.kind == communities && r.column.as_deref() == Some("D"))
    );
}
