//! `jiugai import`

use serde_json::json;

use crate::support::{Place, sample};

/// Imports a bundled workbook and compares the totals of the file.
fn check(book: &str, expected: &[(&str, serde_json::Value)]) -> serde_json::Value {
    let place = Place::with_file();
    let report = place.json(&["import", "a.jiugai", &sample(book)]);
    let totals = place.json(&["totals", "a.jiugai"]);
    for (figure, value) in expected {
        assert_eq!(&totals[figure], value, "{book}: {figure}");
    }
    report
}

#[test]
fn published_workbooks_come_in_exactly() {
    let tianchang = check(
        "tianchang_2021.xlsx",
        &[
            ("communities", json!(8)),
            ("households", json!(554)),
            ("buildings", json!(18)),
            ("floor_area_m2", json!(56600.0)),
            ("investment_fen", json!(1_822_200_000_i64)),
        ],
    );
    let checks = tianchang["tables"][0]["checks"].as_array().expect("checks");
    assert!(!checks.is_empty() && checks.iter().all(|check| check["matches"] == true));
    let cities = check(
        "three_cities.xlsx",
        &[
            ("communities", json!(11)),
            ("households", json!(11446)),
            ("buildings", json!(239)),
            ("floor_area_m2", json!(1_440_098.0)),
        ],
    );
    assert_eq!(cities["totals"]["approximate_cells"], 2);
    let funing = check("funing_2016.xlsx", &[("communities", json!(8))]);
    assert_eq!(funing["totals"]["built_after_limit"], 7);
    check(
        "jiujiang_cluster.xlsx",
        &[
            ("communities", json!(5)),
            ("households", json!(539)),
            ("investment_fen", json!(300_000_000)),
        ],
    );
    let jinan = check("jinan_2023_districts.xlsx", &[("communities", json!(0))]);
    assert_eq!(jinan["tables"][0]["kind"], "district_totals");
    assert_eq!(jinan["done"]["declared"], 8);
    let first = &jinan["tables"][0]["checks"][0];
    assert_eq!((&first["stated"], &first["matches"]), (&json!(525.0), &json!(false)));
}

#[test]
fn built_after_2000_does_not_pass_the_eligibility_gate() {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("funing_2016.xlsx")]);
    let gates = place.json(&["gates", "a.jiugai", "--community", "天宇华庄小区"]);
    let gate = gates.as_array().expect("gates").iter().find(|gate| gate["before"] == "enter_plan");
    assert_eq!(gate.expect("the gate")["outcome"], "open");
}

#[test]
fn a_preview_writes_nothing_and_a_second_import_adds_nothing() {
    let place = Place::with_file();
    let book = sample("tianchang_2021.xlsx");
    let preview = place.json(&["import", "a.jiugai", &book, "--preview"]);
    assert_eq!((&preview["added"], &preview["done"]), (&json!(8), &json!(null)));
    assert_eq!(place.json(&["totals", "a.jiugai"])["communities"], 0);
    place.ok(&["import", "a.jiugai", &book]);
    let again = place.json(&["import", "a.jiugai", &book]);
    assert_eq!((&again["added"], &again["already_there"]), (&json!(0), &json!(8)));
    assert_eq!(place.json(&["totals", "a.jiugai"])["communities"], 8);
}

#[test]
fn several_books_come_in_together() {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx"), &sample("funing_2016.xlsx")]);
    assert_eq!(place.json(&["totals", "a.jiugai"])["communities"], 16);
}

/// A sheet as delimited text; any spreadsheet program writes such files.
fn sheet(place: &Place, name: &str, text: &str) -> String {
    std::fs::write(place.path(name), text).expect("a sheet");
    name.to_owned()
}

#[test]
fn a_second_table_changes_what_it_says_otherwise_and_nothing_else() {
    let place = Place::with_file();
    let first = sheet(&place, "一.csv", "小区名称,户数,投资(万元)\n甲苑,100,300\n乙苑,90,200\n");
    place.ok(&["import", "a.jiugai", &first]);
    let second =
        sheet(&place, "二.csv", "小区名称,户数,投资(万元)\n甲苑,120,300\n乙苑,90,\n丙苑,50,10\n");
    let preview = place.json(&["import", "a.jiugai", &second, "--preview"]);
    let states: Vec<&str> = preview["tables"][0]["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["state"].as_str())
        .collect();
    assert_eq!(states, ["updated", "unchanged", "added"]);
    let change = &preview["tables"][0]["rows"][0]["changes"][0];
    assert_eq!((&change["before"], &change["after"]), (&json!("100"), &json!("120")));
    let done = place.json(&["import", "a.jiugai", &second]);
    assert_eq!((&done["done"]["added"], &done["done"]["updated"]), (&json!(1), &json!(1)));
    let totals = place.json(&["totals", "a.jiugai"]);
    assert_eq!(totals["households"], 260);
    assert_eq!(totals["investment_fen"], 510_000_000);
    place.ok(&["undo", "a.jiugai"]);
    assert_eq!(place.json(&["totals", "a.jiugai"])["households"], 190);
}

#[test]
fn a_mapping_says_what_columns_hold_and_how_doubts_are_decided() {
    let place = Place::with_file();
    let book = sheet(&place, "一.csv", "院子,家数,多大\n甲苑,100,0.8\n乙苑,九十来,0.7\n");
    let refused = place.refused(3, &["import", "a.jiugai", &book]);
    assert!(refused.contains("找不到表头"), "{refused}");
    let mapping = r#"{ "tables": [{ "sheet": "", "header_rows": [1, 1], "columns": {
        "A": { "field": "name" }, "B": { "field": "households" },
        "C": { "field": "floor_area", "unit": "万平方米" } } }], "unreadable": "blank" }"#;
    std::fs::write(place.path("m.json"), mapping).expect("a mapping");
    let preview = place.json(&["import", "a.jiugai", &book, "--preview", "--mapping", "m.json"]);
    assert_eq!(preview["counts"]["added"], 2, "{}", preview["sheets"]);
    place.ok(&["import", "a.jiugai", &book, "--mapping", "m.json"]);
    let totals = place.json(&["totals", "a.jiugai"]);
    assert_eq!((&totals["households"], &totals["floor_area_m2"]), (&json!(100), &json!(15000.0)));
    // The file remembers it: the next table of the same columns needs no mapping.
    let next = sheet(&place, "一.csv", "院子,家数,多大\n丙苑,60,0.5\n");
    place.ok(&["import", "a.jiugai", &next]);
    assert_eq!(place.json(&["totals", "a.jiugai"])["floor_area_m2"], 20000.0);
    std::fs::write(place.path("m.json"), r#"{ "tabels": [] }"#).expect("a mapping");
    let wrong = place.refused(3, &["import", "a.jiugai", &next, "--mapping", "m.json"]);
    assert!(wrong.contains("m.json") && wrong.contains("tabels"), "{wrong}");
}

#[test]
fn refused_rows_are_left_out_and_saved_with_what_is_wrong() {
    let place = Place::with_file();
    let book = sheet(&place, "一.csv", "小区名称,户数\n甲苑,百来\n乙苑,90\n,50\n");
    let report = place.json(&["import", "a.jiugai", &book, "--errors", "改.xlsx"]);
    assert_eq!((&report["done"]["added"], &report["done"]["refused"]), (&json!(1), &json!(2)));
    // Mended, the same file is brought in: here as it came out, so the same row is refused again.
    let again = place.json(&["import", "a.jiugai", "改.xlsx", "--preview"]);
    assert_eq!((&again["counts"]["refused"], &again["counts"]["added"]), (&json!(2), &json!(0)));
    let clean = sheet(&place, "二.csv", "小区名称,户数\n丁苑,10\n");
    place.ok(&["import", "a.jiugai", &clean, "--errors", "无.xlsx"]);
    assert!(!place.path("无.xlsx").exists(), "there was nothing to save");
}

#[test]
fn a_name_that_may_be_a_slip_waits_unless_the_mapping_decides() {
    let place = Place::with_file();
    let first = sheet(&place, "一.csv", "小区名称,户数\n锦绣花园,100\n");
    place.ok(&["import", "a.jiugai", &first]);
    let second = sheet(&place, "二.csv", "小区名称,户数\n锦秀花园,120\n");
    let report = place.json(&["import", "a.jiugai", &second]);
    assert_eq!((&report["done"]["added"], &report["done"]["waiting"]), (&json!(0), &json!(1)));
    assert_eq!(report["tables"][0]["rows"][0]["suspects"][0]["why"], "spelling");
    std::fs::write(place.path("m.json"), r#"{ "alike": "same" }"#).expect("a mapping");
    place.ok(&["import", "a.jiugai", &second, "--mapping", "m.json"]);
    let totals = place.json(&["totals", "a.jiugai"]);
    assert_eq!((&totals["communities"], &totals["households"]), (&json!(1), &json!(120)));
}
