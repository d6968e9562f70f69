//! Price books as offices have them.

use jiugai_domain::Fen;
use jiugai_exchange::RefusedKind;
use jiugai_exchange::price_book::read_prices;

use crate::common::{read_bytes, xlsx};

#[test]
fn the_published_estimate_of_tongdao_gives_its_two_prices() {
    let text = include_bytes!("../fixtures/plans/70_tongdao_2026_unitprice.csv");
    let book = read_prices(&read_bytes("核定表.csv", text).expect("readable")).expect("prices");
    let rows = &book.tables[0].rows;
    let read: Vec<_> = rows
        .iter()
        .map(|row| (row.item.as_str(), row.unit.as_str(), row.unit_price, row.cell.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            ("道路工程(牛尾山小区)", "㎡", Fen(30_180), "E2"),
            ("屋面工程(牛尾山小区)", "㎡", Fen(19_471), "E3"),
        ]
    );
    assert!(book.tables[0].refused.is_empty());
}

#[test]
fn headings_and_totals_are_no_prices_and_what_is_unclear_is_refused_by_row() {
    let bytes = xlsx(
        &[
            &["某市老旧小区改造综合单价库（2026 年第一季度）"],
            &[
                "序号",
                "项目名称",
                "计量单位",
                "综合单价（万元）",
                "适用地区",
                "发布时间",
                "依据",
                "备注",
            ],
            &["一", "基础类"],
            &["1", "加装电梯", "部", "45", "主城区", "2026年3月", "造价站公告", ""],
            &["2", "路灯", "盏", "约0.2", "", "", "", ""],
            &["3", "充电桩", "个", "/", "", "", "", ""],
            &["4", "围墙", "", "0.05", "", "", "", ""],
            &["5", "门禁", "套", "面议", "", "", "", ""],
            &["", "合计", "", "", "", "", "", ""],
        ],
        &["A1:H1"],
    );
    let book = read_prices(&read_bytes("价格.xlsx", &bytes).expect("readable")).expect("prices");
    let table = &book.tables[0];
    assert!(table.title.starts_with("某市老旧小区"), "{}", table.title);
    let [lift] = table.rows.as_slice() else { panic!("one price: {:?}", table.rows) };
    assert_eq!((lift.unit_price, lift.unit.as_str()), (Fen(45_000_000), "部"), "万元 are 元");
    assert_eq!((lift.region.as_str(), lift.source.as_str()), ("主城区", "造价站公告"));
    assert_eq!(lift.dated, Some(jiff::civil::date(2026, 3, 1)));
    let why: Vec<_> = table.refused.iter().map(|row| (row.sheet_row, row.why)).collect();
    assert_eq!(why, [(5, "rough_price"), (6, "no_price"), (7, "no_unit"), (8, "bad_price")]);
}

#[test]
fn a_table_without_prices_is_refused() {
    let bytes = xlsx(&[&["小区名称", "户数"], &["天阳楼小区", "105"]], &[]);
    let refused = read_prices(&read_bytes("小区.xlsx", &bytes).expect("readable"));
    assert_eq!(refused.expect_err("no prices").kind, RefusedKind::NoHeader);
}
