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
