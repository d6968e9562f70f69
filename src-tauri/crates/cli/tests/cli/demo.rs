//! `jiugai demo`

use serde_json::Value;

use crate::support::Place;

#[test]
fn totals_equal_the_published_ones_and_every_file_is_there() {
    let place = Place::new();
    let text = place.ok(&["demo", "out"]);
    assert!(text.contains("天长") && text.contains("2,122.2 万元"), "{text}");
    for file in ["demo.jiugai", "gantt.svg", "gantt.png", "gantt.pdf", "gantt.xlsx", "plan.xlsx"] {
        let size = std::fs::metadata(place.path("out").join(file)).expect(file).len();
        assert!(size > 1000, "{file} holds {size} bytes");
    }
    let totals = std::fs::read_to_string(place.path("out/totals.json")).expect("totals.json");
    let totals: Value = serde_json::from_str(&totals).expect("JSON");
    let compared = totals["compared"].as_array().expect("figures");
    assert!(compared.len() >= 10 && compared.iter().all(|figure| figure["matches"] == true));
    // 天长 1822.2 and 步红花园 300 万元, the cluster's once.
    assert_eq!(totals["totals"]["investment_fen"], 2_122_200_000_i64);
    assert_eq!(totals["annual"]["investment_fen"], 2_122_200_000_i64);
    let paid: i64 = totals["annual"]["groups"]
        .as_array()
        .expect("sources")
        .iter()
        .filter_map(|group| {
            group["investment_fen"].as_i64().or(group["totals"]["investment_fen"].as_i64())
        })
        .sum();
    assert_eq!(paid, 2_122_200_000, "sources and gap are the whole investment");
}

#[test]
fn a_second_demo_replaces_nothing() {
    let place = Place::new();
    place.ok(&["demo", "out"]);
    let before = std::fs::read(place.path("out/demo.jiugai")).expect("the file");
    place.ok(&["demo", "out"]);
    assert_eq!(std::fs::read(place.path("out/demo.jiugai")).expect("the file"), before);
    assert!(place.path("out/demo-2.jiugai").is_file());
}

#[test]
fn the_demo_file_answers_every_reading_verb() {
    let place = Place::new();
    place.ok(&["demo", "out"]);
    let file = "out/demo.jiugai";
    for verb in [
        &["list", file, "communities"][..],
        &["list", file, "plans"],
        &["list", file, "tasks"],
        &["list", file, "measures"],
        &["totals", file, "--by", "facet"],
        &["fund", file],
        &["fund", file, "--explain", "步红花园片区"],
        &["gates", file],
        &["gates", file, "--community", "缫丝厂家属区"],
        &["schedule", file],
        &["history", file],
    ] {
        assert!(!place.ok(verb).trim().is_empty(), "{verb:?}");
        place.json(verb);
    }
    let out = place.path("图.pdf").display().to_string();
    place.ok(&["export", file, "gantt", "--out", &out, "--lang", "en"]);
    assert!(place.path("图.pdf").is_file());
}
