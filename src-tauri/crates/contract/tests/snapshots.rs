//! A file that is damaged, from the window's side: refused in words, offered its snapshots, and
//! restored into a copy the dialog names.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use jiugai_contract::{Desk, Dialogs, Environment, Lang, OpenWhat, SaveWhat, Via};
use serde_json::{Value, json};

/// Answers dialogs in turn.
struct Answers(Mutex<Vec<PathBuf>>);

impl Dialogs for Answers {
    fn open(&self, _: OpenWhat) -> Option<PathBuf> {
        self.0.lock().expect("answers").pop()
    }

    fn folder(&self) -> Option<PathBuf> {
        self.0.lock().expect("answers").pop()
    }

    fn save(&self, _: SaveWhat, _: &str) -> Option<PathBuf> {
        self.0.lock().expect("answers").pop()
    }
}

struct Fixture {
    folder: tempfile::TempDir,
    answers: Arc<Answers>,
    desk: Desk,
}

impl Fixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let answers = Arc::new(Answers(Mutex::new(Vec::new())));
        let environment = Environment {
            dialogs: answers.clone(),
            config_dir: folder.path().join("config"),
            snapshot_dir: Some(folder.path().join("快照")),
            via: Via::Window,
            lang: Lang::ZhCn,
        };
        let desk = Desk::new(environment).expect("a desk");
        let fixture = Self { folder, answers, desk };
        fixture.answer("a.jiugai");
        fixture.ok("project.new", json!({ "title": "某区", "policy": "national" }));
        fixture
    }

    fn ok(&self, command: &str, params: Value) -> Value {
        let answer = self.desk.call(command, params);
        let text = answer.unwrap_or_else(|error| panic!("{command}: {error:?}"));
        serde_json::from_str(&text).expect("JSON")
    }

    fn answer(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        self.answers.0.lock().expect("answers").push(path.clone());
        path
    }
}

#[test]
fn a_damaged_file_is_offered_its_snapshots() {
    let fixture = Fixture::new();
    for n in 0..60 {
        fixture.ok("communities.add", json!({ "names": [format!("小区{n}")] }));
    }
    fixture.ok("snapshots.make", json!({}));
    let list = fixture.ok("snapshots.list", json!({ "of": "open" }));
    assert_eq!(list["current"]["communities"], 60);
    assert_eq!(list["snapshots"][0]["counts"]["communities"], 60);
    assert_eq!(fixture.ok("project.check", json!({}))["is_whole"], true);
    fixture.ok("project.close", json!({}));
    assert_eq!(fixture.ok("project.refused", json!({})), Value::Null);

    let path = fixture.folder.path().join("a.jiugai");
    let mut bytes = std::fs::read(&path).expect("the file");
    let page = bytes.len() / 2 / 4096 * 4096;
    bytes[page..page + 4096].fill(0x5A);
    std::fs::write(&path, &bytes).expect("damaged");
    fixture.answer("a.jiugai");
    let error = fixture.desk.call("project.open", json!({})).expect_err("refused");
    assert_eq!((error.code.as_str(), error.kind.as_str()), ("damaged", "file"));
    let refused = fixture.ok("project.refused", json!({}));
    assert_eq!(
        (&refused["file_name"], &refused["error"]["zh"]),
        (&json!("a.jiugai"), &json!(error.zh))
    );
    let list = fixture.ok("snapshots.list", json!({ "of": "refused" }));
    let id = list["snapshots"][0]["id"].clone();
    assert_eq!(list["current"], Value::Null);

    let declined = fixture.ok("snapshots.restore", json!({ "of": "refused", "id": id }));
    assert_eq!(declined, Value::Null, "no place was named");
    fixture.answer("a.jiugai");
    let error = fixture.desk.call("snapshots.restore", json!({ "of": "refused", "id": id }));
    assert_eq!(error.expect_err("refused").code, "already_there", "never over the original");
    fixture.answer("副本.jiugai");
    let copy = fixture.ok("snapshots.restore", json!({ "of": "refused", "id": id }));
    let opened = fixture.ok("project.open_recent", json!({ "key": copy["key"] }));
    assert_eq!((&opened["communities"], &opened["file_name"]), (&json!(60), &json!("副本.jiugai")));
    assert_eq!(fixture.ok("project.refused", json!({})), Value::Null, "another file is open");
    assert_eq!(std::fs::read(&path).expect("the file"), bytes, "the original is as it was");
}

#[test]
fn the_way_through_history_is_the_one_that_was_shown() {
    let fixture = Fixture::new();
    let add = |name: &str| fixture.ok("communities.add", json!({ "names": [name] }));
    let first = add("甲")["revision"].clone();
    add("乙");
    let way = fixture.ok("history.way", json!({ "to": first }));
    assert_eq!((&way["is_back"], way["steps"].as_array().map(Vec::len)), (&json!(true), Some(1)));
    add("丙");
    let stale = json!({ "to": first, "revision": way["revision"] });
    let error = fixture.desk.call("history.go", stale).expect_err("refused");
    assert_eq!(error.code, "history_moved");
    let way = fixture.ok("history.way", json!({ "to": first }));
    let gone = fixture.ok("history.go", json!({ "to": first, "revision": way["revision"] }));
    assert_eq!(gone.as_array().map(Vec::len), Some(2));
    let info = fixture.ok("project.info", json!({}));
    assert_eq!((&info["communities"], &info["redo"]), (&json!(1), &json!("新增小区「乙」")));
    let changes = fixture.ok("history.changes", json!({ "id": first, "offset": 0, "limit": 9 }));
    assert_eq!(changes["rows"][0]["subject"]["zh"], "甲");
    let words = fixture.ok("history.words", json!({}));
    assert_eq!(words["kinds"][0]["code"], "community");
}
