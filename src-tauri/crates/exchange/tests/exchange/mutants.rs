//! Some hundreds of damaged copies of our own files: each gives a preview or a refusal.
//!
//! The same copies every time; thousands of other people's files are for `cargo xtask corpus`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::common::put;
use crate::{legacy, nasty, reader};

const COPIES: &str = "40";
const OPEN_ROWS: &str = r#"<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>小区名称</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>户数</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="string" office:string-value="东苑"/><table:table-cell table:formula="of:=1+1"/><table:table-cell office:value-type="float" office:value="105" table:number-columns-repeated="2"><text:p>105</text:p></table:table-cell></table:table-row>"#;

fn check(seed: &str, folder: &str, names: &[&str]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    check_paths(seed, &names.iter().map(|name| folder.join(name)).collect::<Vec<_>>());
}

fn check_paths(seed: &str, paths: &[PathBuf]) {
    let paths: Vec<String> =
        paths.iter().map(|path| path.to_str().expect("plain").to_owned()).collect();
    let words: Vec<&str> =
        ["--mutants", seed, COPIES].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let reports = reader::run(&words);
    assert_eq!(reports.len(), paths.len() * 40);
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    for report in &reports {
        *outcomes.entry(report["outcome"].as_str().expect("a word")).or_default() += 1;
    }
    assert!(outcomes.len() > 1, "damage shows: {outcomes:?}");
}

#[test]
fn damaged_workbooks() {
    let names = ["tianchang_2021.xlsx", "three_cities.xlsx", "funing_2016.xlsx"];
    check("1", "workbooks", &names);
    check("2", "workbooks", &["jiujiang_cluster.xlsx", "jinan_2023_districts.xlsx"]);
}

#[test]
fn damaged_legacy_files() {
    check("3", "legacy", &["plan.xls", "far_corner.xls"]);
}

#[test]
fn damaged_texts() {
    check("4", "plans", &["01_tianchang_2021.csv", "07_zhengzhou_guancheng_2020.csv"]);
}

#[test]
fn damaged_binary_and_open_documents() {
    let (_xlsb, binary) = put("表.xlsb", &nasty::binary_workbook());
    let (_ods, open) = put("表.ods", &legacy::ods(OPEN_ROWS));
    check_paths("5", &[binary, open]);
}
