//! `jiugai undo`, `redo`, `history`

use crate::support::{Place, sample};

#[test]
fn an_import_is_one_step_across_runs() {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    let full = place.json(&["list", "a.jiugai", "communities"]);
    assert!(place.ok(&["undo", "a.jiugai"]).contains("导入"));
    assert_eq!(place.json(&["totals", "a.jiugai"])["communities"], 0);
    place.ok(&["redo", "a.jiugai"]);
    assert_eq!(place.json(&["list", "a.jiugai", "communities"]), full);
    let history = place.json(&["history", "a.jiugai"]);
    let entries = history.as_array().expect("rows");
    assert_eq!(entries.len(), 3, "the import, its undo and its redo are all facts");
    assert_eq!(entries[2]["file"], "tianchang_2021.xlsx");
    assert_eq!(entries[2]["via"], "command_line");
}

#[test]
fn nothing_to_undo_is_no_failure() {
    let place = Place::with_file();
    assert!(place.ok(&["undo", "a.jiugai"]).contains("没有"));
    assert!(place.ok(&["redo", "a.jiugai", "--lang", "en"]).contains("nothing"));
}

#[test]
fn history_is_narrowed_down_and_tells_what_changed() {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    place.ok(&["plan", "a.jiugai", "--years", "2026-2030", "--ceiling", "900"]);
    place.ok(&["plan", "a.jiugai", "--annual", "2026"]);
    let count = |arguments: &[&str]| {
        let rows = place.json(&[&["history", "a.jiugai"], arguments].concat());
        rows.as_array().expect("rows").len()
    };
    assert_eq!(count(&[]), 3);
    assert_eq!(count(&["--kind", "plan"]), 2);
    assert_eq!(count(&["--kind", "import"]), 1);
    assert_eq!(count(&["--text", "tianchang"]), 1);
    assert_eq!(count(&["--who", "没有这个人"]), 0);
    assert_eq!(count(&["--community", "天阳楼小区"]), 2, "imported and planned");
    let rows = place.json(&["history", "a.jiugai", "--kind", "import"]);
    let id = rows[0]["id"].as_str().expect("an id");
    let changes = place.json(&["history", "a.jiugai", "--changes", id, "--limit", "5"]);
    assert_eq!(changes["rows"].as_array().expect("rows").len(), 5);
    // Eight communities with scheme, cost line and origin each, and the import itself.
    assert_eq!(changes["total"], 33);
    let text = place.ok(&["history", "a.jiugai", "--changes", id, "--limit", "200"]);
    assert!(text.contains("新增小区") && text.contains("户数"), "{text}");
    assert!(!text.contains("row.") && !text.contains("column."), "{text}");
}

#[test]
fn undo_goes_to_a_point_as_one_and_redo_comes_back() {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    let imported = place.json(&["history", "a.jiugai"])[0]["id"].clone();
    let imported = imported.as_str().expect("an id");
    let before = place.json(&["list", "a.jiugai", "communities"]);
    place.ok(&["plan", "a.jiugai", "--years", "2026-2030"]);
    place.ok(&["plan", "a.jiugai", "--annual", "2026"]);
    let last = place.json(&["history", "a.jiugai"])[0]["id"].clone();
    place.refused(2, &["redo", "a.jiugai", "--to", imported]);
    let text = place.ok(&["undo", "a.jiugai", "--to", imported]);
    assert!(text.starts_with("已撤销 2 步"), "{text}");
    assert_eq!(place.json(&["list", "a.jiugai", "communities"]), before);
    assert_eq!(place.json(&["list", "a.jiugai", "plans"]), serde_json::json!([]));
    place.ok(&["redo", "a.jiugai", "--to", last.as_str().expect("an id")]);
    assert_eq!(place.json(&["list", "a.jiugai", "plans"]).as_array().map(Vec::len), Some(2));
    place.ok(&["undo", "a.jiugai", "--to", "start"]);
    assert_eq!(place.json(&["totals", "a.jiugai"])["communities"], 0);
    place.refused(2, &["undo", "a.jiugai", "--to", "没有"]);
}
