//! `jiugai backup`, `restore`, `check`

use crate::support::{Place, sample};

/// The names of the snapshots of `a.jiugai`, newest first.
fn listed(place: &Place) -> Vec<String> {
    let list = place.json(&["backup", "a.jiugai", "--list"]);
    let ids = list["snapshots"].as_array().expect("a list").iter();
    ids.map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
}

fn damage(place: &Place) {
    let path = place.path("a.jiugai");
    let mut bytes = std::fs::read(&path).expect("the file");
    let page = bytes.len() / 2 / 4096 * 4096;
    bytes[page..page + 4096].fill(0x5A);
    std::fs::write(&path, bytes).expect("damaged");
}

#[test]
fn before_an_import_the_file_is_kept_and_can_be_restored_beside_it() {
    let place = Place::with_file();
    assert!(place.ok(&["backup", "a.jiugai", "--list"]).contains("还没有快照"));
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    let before = place.json(&["totals", "a.jiugai"]);
    place.ok(&["import", "a.jiugai", &sample("jiujiang_cluster.xlsx")]);
    let list = place.json(&["backup", "a.jiugai", "--list"]);
    let snapshot = &list["snapshots"][0];
    assert_eq!(snapshot["occasion"], "import");
    assert_eq!(snapshot["counts"]["communities"], before["communities"]);
    assert_ne!(list["current"]["communities"], before["communities"], "beside the present");
    assert!(snapshot["newest"]["label"].as_str().expect("a label").contains("tianchang"));
    let id = snapshot["id"].as_str().expect("an id");
    place.ok(&["restore", "a.jiugai", id, "--out", "副本.jiugai"]);
    assert_eq!(place.json(&["totals", "副本.jiugai"]), before);
    let text = place.ok(&["backup", "a.jiugai", "--list"]);
    assert!(text.contains("导入前") && text.contains("暂停清理"), "{text}");
}

#[test]
fn a_restore_never_goes_over_a_file() {
    let place = Place::with_file();
    place.ok(&["plan", "a.jiugai", "--years", "2026-2030"]);
    place.ok(&["backup", "a.jiugai"]);
    let id = &listed(&place)[0];
    let before = std::fs::read(place.path("a.jiugai")).expect("the file");
    place.refused(3, &["restore", "a.jiugai", id, "--out", "a.jiugai"]);
    assert_eq!(std::fs::read(place.path("a.jiugai")).expect("the file"), before);
    place.refused(2, &["restore", "a.jiugai", "没有", "--out", "b.jiugai"]);
    assert!(!place.path("b.jiugai").exists());
}

#[test]
fn a_damaged_file_ends_with_five_and_its_snapshots_are_still_there() {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    let whole = place.json(&["totals", "a.jiugai"]);
    let good = place.json(&["check", "a.jiugai"]);
    assert_eq!((&good["is_whole"], &good["steps_tried"]), (&true.into(), &1.into()));
    assert_eq!(good["counts"]["communities"], whole["communities"]);
    place.ok(&["backup", "a.jiugai"]);
    damage(&place);
    let output = place.run(&["check", "a.jiugai", "--json"]);
    assert_eq!(output.status.code(), Some(5));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON value");
    assert_eq!(report["is_whole"], false);
    assert!(report["problems"][0]["text"]["zh"].as_str().expect("words").contains("损坏"));
    let ids = listed(&place);
    place.ok(&["restore", "a.jiugai", &ids[0], "--out", "b.jiugai"]);
    assert_eq!(place.json(&["totals", "b.jiugai"]), whole);
    place.ok(&["check", "b.jiugai"]);
    std::fs::remove_file(place.path("a.jiugai")).expect("removed");
    assert_eq!(listed(&place), ids, "a file that is gone still has its snapshots");
}

#[test]
fn what_is_no_project_file_cannot_be_looked_through() {
    let place = Place::new();
    std::fs::write(place.path("a.jiugai"), "这是一段文字，不是数据文件。").expect("a text");
    place.refused(5, &["check", "a.jiugai"]);
    place.refused(3, &["check", "nowhere.jiugai"]);
}
