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
