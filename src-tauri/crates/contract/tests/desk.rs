//! The desk does the planner's job from end to end, as the window asks for it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::civil::{Date, date};
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
            snapshot_dir: None,
            via: Via::Window,
            lang: Lang::ZhCn,
        };
        let desk = Desk::new(environment).expect("a desk");
        Self { folder, answers, desk }
    }

    fn with_sample() -> Self {
        let fixture = Self::new();
        fixture.ok("project.open_sample", json!({}));
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

    fn plan(&self, kind: &str) -> Value {
        let plans = self.ok("plans.list", json!({}));
        let plans = plans.as_array().expect("plans");
        plans.iter().find(|plan| plan["kind"] == kind).expect("a plan of that kind").clone()
    }
}

fn sum(column: &Value) -> i64 {
    column.as_array().expect("a column").iter().filter_map(Value::as_i64).sum()
}

#[test]
fn the_sample_holds_what_was_published() {
    let fixture = Fixture::with_sample();
    let table = fixture.ok("communities.table", json!({}));
    assert_eq!(table["id"].as_array().expect("ids").len(), 32);
    let totals = fixture.ok("totals.get", json!({ "plan": null, "by": "district" }));
    // 天长 1822.2 万元 and 步红花园 300 万元, once.
    assert_eq!(totals["investment_fen"], 1_822_200_000_i64 + 300_000_000);
    let groups = totals["groups"].as_array().expect("groups");
    let sums: i64 = groups.iter().filter_map(|g| g["totals"]["investment_fen"].as_i64()).sum();
    assert_eq!(totals["investment_fen"], sums);
    assert_eq!(sum(&table["households"]), totals["households"].as_i64().expect("a sum"));
}

#[test]
fn an_edit_shows_in_every_figure_and_can_be_undone() {
    let fixture = Fixture::with_sample();
    let table = fixture.ok("communities.table", json!({}));
    let id = table["id"][0].clone();
    let households = table["households"][0].as_i64().expect("households");
    let before = fixture.ok("totals.get", json!({ "plan": null, "by": null }));
    let edit = json!({ "edits": [{ "id": id, "field": "households", "text": "１，２０５ 户" }] });
    let outcome = fixture.ok("communities.edit", edit);
    assert!(outcome["label"].as_str().expect("a label").contains("户数"));
    let after = fixture.ok("totals.get", json!({ "plan": null, "by": null }));
    let difference =
        |key: &str| after[key].as_i64().expect("after") - before[key].as_i64().expect("before");
    assert_eq!(difference("households"), 1205 - households);
    let detail = fixture.ok("communities.detail", json!({ "id": id }));
    let facts = detail["facts"].as_array().expect("facts");
    let fact = facts.iter().find(|fact| fact["field"] == "households").expect("households");
    assert_eq!((fact["text"].as_str(), &fact["edited"]), (Some("1205"), &json!(true)));
    fixture.ok("history.undo", json!({}));
    let undone = fixture.ok("totals.get", json!({ "plan": null, "by": null }));
    assert_eq!(undone, before);
}

#[test]
fn a_refused_cell_refuses_the_whole_action_and_says_why() {
    let fixture = Fixture::with_sample();
    let table = fixture.ok("communities.table", json!({}));
    let edits = json!({ "edits": [
        { "id": table["id"][0], "field": "households", "text": "7" },
        { "id": table["id"][1], "field": "households", "text": "约三百" },
    ] });
    let history = fixture.ok("history.list", json!({ "limit": 1 }));
    let error = fixture.desk.call("communities.edit", edits).expect_err("约三百 is no count");
    assert_eq!((error.code.as_str(), error.kind.as_str()), ("bad_count", "input"));
    assert!(error.zh.contains("约三百") && error.en.contains("约三百"));
    assert_eq!(fixture.ok("communities.table", json!({})), table);
    assert_eq!(fixture.ok("history.list", json!({ "limit": 1 })), history);
}

#[test]
fn funding_sums_exactly_and_says_why() {
    let fixture = Fixture::with_sample();
    let plan = fixture.plan("five_year");
    let funding = fixture.ok("funding.get", json!({ "plan_id": plan["id"] }));
    let rows = funding["rows"].as_array().expect("rows");
    assert!(!rows.is_empty());
    for row in rows.iter().chain([&funding["total"]]) {
        let paid: i64 = row["by_source"]
            .as_array()
            .expect("sources")
            .iter()
            .filter_map(|part| part["amount_fen"].as_i64())
            .sum();
        let gap = row["gap_fen"].as_i64().expect("a gap");
        assert_eq!(row["cost_fen"].as_i64(), Some(paid + gap), "{row}");
    }
    assert!(funding["total"]["gap_fen"].as_i64().expect("a gap") > 0, "the gap is explicit");
    let owner = &rows[0];
    let explained = fixture.ok(
        "funding.explain",
        json!({ "plan_id": plan["id"], "owner_kind": owner["owner_kind"], "owner_id": owner["owner_id"] }),
    );
    let parts = explained["parts"].as_array().expect("parts");
    let sum: i64 = parts.iter().filter_map(|part| part["amount_fen"].as_i64()).sum();
    assert_eq!(owner["cost_fen"].as_i64(), Some(sum));
    assert!(parts.iter().all(|part| !part["because_zh"].as_str().unwrap_or_default().is_empty()));
}

#[test]
fn amounts_of_several_cells_are_one_step_and_a_refusal_names_its_cell() {
    let fixture = Fixture::with_sample();
    let plan_id = fixture.plan("five_year")["id"].clone();
    let funding = || fixture.ok("funding.get", json!({ "plan_id": plan_id }));
    let before = funding();
    let rows = before["rows"].as_array().expect("rows");
    let communities: Vec<_> =
        rows.iter().filter(|row| row["owner_kind"] == "community").take(3).collect();
    let set = |amounts: [&str; 3]| {
        let edit = |(row, amount): (&&Value, &str)| {
            json!({ "owner_kind": "community", "owner_id": row["owner_id"],
                    "source": "district_budget", "amount": amount, "note": "" })
        };
        let edits: Vec<_> = communities.iter().zip(amounts).map(edit).collect();
        json!({ "plan_id": plan_id, "edits": edits })
    };
    let refused = fixture.desk.call("funding.allocate", set(["1", "2", "约三"]));
    let error = refused.expect_err("约三 is no amount");
    assert_eq!((error.code.as_str(), error.kind.as_str()), ("bad_amount", "input"));
    let name = communities[2]["name"].as_str().expect("a name");
    assert!(error.zh.contains(name) && error.en.contains(name), "{} {}", error.zh, error.en);
    assert_eq!(funding(), before);
    let outcome = fixture.ok("funding.allocate", set(["1", "2", "3"]));
    assert!(outcome["label"].as_str().expect("a label").contains("3 处"), "{outcome}");
    assert_ne!(funding(), before);
    fixture.ok("history.undo", json!({}));
    assert_eq!(funding(), before);
}

#[test]
fn the_planners_job_from_finding_to_schedule() {
    let fixture = Fixture::with_sample();
    let table = fixture.ok("communities.table", json!({}));
    let id = &table["id"][0];
    let finding = json!({ "community_id": id, "findings": [{
        "item": "roads", "level": "severe", "quantity": "1200", "strongly_wished": null,
        "reason_not_in_scheme": null, "note": null, "inspected_by": "王工",
    }] });
    fixture.ok("checklist.set", finding);
    let scheme = fixture.ok("scheme.get", json!({ "id": id }));
    let suggested = &scheme["suggestions"][0];
    assert_eq!(suggested["measure"], "roads");
    fixture.ok("scheme.accept", json!({ "community_id": id, "measures": ["roads"] }));
    let scheme = fixture.ok("scheme.get", json!({ "id": id }));
    let line = &scheme["lines"][0];
    assert_eq!((&line["quantity"], &line["unit_price_fen"]), (&json!(1200.0), &Value::Null));
    assert_eq!(scheme["basis"], "lump_sum", "the published total stands until a person decides");
    let price = json!({ "edits": [{ "id": line["id"], "field": "unit_price", "text": "301.80" }] });
    fixture.ok("scheme.edit", price);
    let total = fixture.ok("scheme.get", json!({ "id": id }))["cost"]["known_fen"].clone();
    assert_eq!(total, 418_000_000);
    fixture.ok("scheme.set_basis", json!({ "community_id": id, "basis": "measures" }));
    let scheme = fixture.ok("scheme.get", json!({ "id": id }));
    assert_eq!(scheme["cost"]["known_fen"], 1200 * 30_180);
    let annual = fixture.plan("annual");
    let schedule = fixture.ok("schedule.get", json!({ "plan_id": annual["id"] }));
    let moved = json!({ "id": schedule["tasks"]["id"][0], "not_before": "2026-03-02",
        "duration_days": null, "percent_done": null, "actual_start": null, "actual_finish": null });
    fixture.ok("schedule.edit_task", moved);
    let schedule = fixture.ok("schedule.get", json!({ "plan_id": annual["id"] }));
    assert_eq!(schedule["tasks"]["start"][0], day(date(2026, 3, 2)));
}

/// The number of a day on the wire.
fn day(day: Date) -> i64 {
    date(1970, 1, 1).until(day).expect("days").get_days().into()
}

#[test]
fn a_schedule_says_of_every_task_what_the_plan_does() {
    let fixture = Fixture::with_sample();
    let plan_id = fixture.plan("annual")["id"].clone();
    let schedule = fixture.ok("schedule.get", json!({ "plan_id": plan_id }));
    let column = |table: &str, name: &str| {
        schedule[table][name].as_array().unwrap_or_else(|| panic!("{table}.{name}")).clone()
    };
    let sum = |counts: Vec<Value>| counts.iter().filter_map(Value::as_u64).sum::<u64>();
    let (rows, ids) = (column("rows", "name").len() as u64, column("tasks", "id").len() as u64);
    assert_eq!(sum(column("groups", "rows")), rows);
    assert_eq!(sum(column("rows", "tasks")), ids);
    for (name, values) in schedule["tasks"].as_object().expect("columns") {
        assert_eq!(values.as_array().expect(name).len() as u64, ids, "{name}");
    }
    let days =
        |name: &str| column("tasks", name).iter().map(|day| day.as_i64()).collect::<Vec<_>>();
    let (start, finish) = (days("start"), days("finish"));
    assert_eq!(start.iter().min().copied().flatten(), schedule["about"]["start"].as_i64());
    assert_eq!(finish.iter().max().copied().flatten(), schedule["about"]["finish"].as_i64());
    assert_eq!((days("baseline_start"), days("baseline_finish")), (start.clone(), finish.clone()));
    let kinds = schedule["about"]["kinds"].as_array().expect("kinds");
    assert!(kinds.len() < 20, "a kind is said once: {}", kinds.len());
    let first = kinds[column("tasks", "kind")[0].as_u64().expect("a kind") as usize].clone();
    assert_eq!((&first["phase"], &first["calendar"]), (&json!("survey"), &json!("working_days")));
    let ties = schedule["links"]["ties"].as_array().expect("ties");
    let links = column("links", "from").into_iter().zip(column("links", "to"));
    for ((from, to), tie) in links.zip(column("links", "tie")) {
        let at = |value: &Value| value.as_u64().expect("a position") as usize;
        if ties[at(&tie)]["kind"] == "fs" {
            assert!(finish[at(&from)] < start[at(&to)], "{from} before {to}");
        }
    }
}

#[test]
fn after_an_edit_only_what_says_something_else_travels() {
    let fixture = Fixture::with_sample();
    let plan_id = fixture.plan("annual")["id"].clone();
    let changes = |since: Value| {
        fixture.ok("schedule.changes", json!({ "plan_id": plan_id, "since": since }))
    };
    let first = changes(Value::Null);
    let longer = json!({ "id": first["whole"]["tasks"]["id"][0], "not_before": null,
        "duration_days": 40, "percent_done": null, "actual_start": null, "actual_finish": null });
    fixture.ok("schedule.edit_task", longer);
    let second = changes(first["sign"].clone());
    assert_eq!(second["whole"], Value::Null);
    let moved = &second["changed"]["tasks"];
    assert_eq!(
        (&moved["duration_days"][0], &moved["id"], &moved["kind"]),
        (&json!(40), &json!([]), &json!([]))
    );
    let whole = fixture.ok("schedule.get", json!({ "plan_id": plan_id }));
    assert_eq!(second["changed"]["about"], whole["about"]);
    assert_eq!(moved["start"][1], whole["tasks"]["start"][1]);

    let begun = json!({ "id": first["whole"]["tasks"]["id"][0], "not_before": null,
        "duration_days": null, "percent_done": 50, "actual_start": null, "actual_finish": null });
    fixture.ok("schedule.edit_task", begun);
    let third = changes(second["sign"].clone());
    assert_eq!(third["changed"]["tasks_at"], json!([0]));
    assert_eq!(third["changed"]["tasks"]["percent_done"], json!([50]));
}

#[test]
fn the_baseline_of_picked_tasks_goes_and_comes_back() {
    let fixture = Fixture::with_sample();
    let plan_id = fixture.plan("annual")["id"].clone();
    let task = |field: &str| {
        let schedule = fixture.ok("schedule.get", json!({ "plan_id": plan_id }));
        schedule["tasks"][field][0].clone()
    };
    let id = task("id");
    let set =
        |tasks: Value, clear: bool| json!({ "plan_id": plan_id, "tasks": tasks, "clear": clear });
    fixture.ok("schedule.set_baseline", set(json!([id]), true));
    assert_eq!(task("baseline_start"), Value::Null);
    let again = fixture.desk.call("schedule.set_baseline", set(json!([id]), true));
    let refused = again.expect_err("nothing is left to clear");
    assert_eq!((refused.code.as_str(), refused.kind.as_str()), ("no_baseline", "not_allowed"));
    fixture.ok("schedule.set_baseline", set(Value::Null, false));
    assert_eq!(task("baseline_start"), task("start"));
    let strange = fixture.desk.call("schedule.set_baseline", set(json!(["moon"]), false));
    assert_eq!(strange.expect_err("no such task").code, "not_found");
}

#[test]
fn exports_go_where_the_dialog_says() {
    let fixture = Fixture::with_sample();
    let annual = fixture.plan("annual");
    for format in ["svg", "png", "pdf", "xlsx"] {
        let path = fixture.answer(&format!("图.{format}"));
        let params = json!({ "plan_id": annual["id"], "format": format, "lang": "zh-CN" });
        let done = fixture.ok("export.gantt", params);
        assert_eq!(done["file"], format!("图.{format}"));
        assert!(std::fs::metadata(&path).expect("the file").len() > 1000);
    }
    let path = fixture.answer("计划.xlsx");
    fixture.ok("export.workbook", json!({ "lang": "zh-CN" }));
    assert!(path.is_file());
}

#[test]
fn an_import_is_shown_first_and_is_one_step() {
    let fixture = Fixture::new();
    let path = fixture.answer("新.jiugai");
    fixture.ok("project.new", json!({ "title": "新", "policy": "north" }));
    assert!(path.is_file());
    let book = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../assets/samples/tianchang_2021.xlsx");
    fixture.answers.0.lock().expect("answers").push(book);
    let preview = fixture.ok("import.choose", json!({}));
    assert_eq!(preview["added"], 8);
    assert_eq!(preview["totals"]["investment_fen"], 1_822_200_000);
    assert_eq!(fixture.ok("communities.table", json!({}))["id"], json!([]), "nothing written yet");
    fixture.ok("import.apply", json!({ "token": preview["token"] }));
    assert_eq!(fixture.ok("project.info", json!({}))["communities"], 8);
    fixture.ok("history.undo", json!({}));
    assert_eq!(fixture.ok("project.info", json!({}))["communities"], 0);
}

#[test]
fn every_reading_command_answers_on_the_sample_and_without_a_file() {
    let fixture = Fixture::with_sample();
    for command in ["overview.get", "policy.get", "project.recent", "project.samples"] {
        fixture.ok(command, json!({}));
    }
    let empty = Fixture::new();
    let error = empty.desk.call("overview.get", json!({})).expect_err("no file is open");
    assert_eq!(error.code, "no_file_open");
}

#[test]
fn opening_the_open_file_again_keeps_it_writable() {
    let fixture = Fixture::with_sample();
    assert_eq!(fixture.ok("project.open_sample", json!({}))["read_only"], Value::Null);
    let path = fixture.answer("新.jiugai");
    fixture.ok("project.new", json!({ "title": "新", "policy": "north" }));
    fixture.answers.0.lock().expect("answers").push(path.clone());
    assert_eq!(fixture.ok("project.open", json!({}))["read_only"], Value::Null);
    let recent = fixture.ok("project.recent", json!({}));
    let again = fixture.ok("project.open_recent", json!({ "key": recent[0]["key"] }));
    assert_eq!(again["read_only"], Value::Null);
    fixture.ok("communities.add", json!({ "names": ["甲"] }));
}

#[test]
fn a_suggestion_tells_each_items_own_quantity() {
    let fixture = Fixture::with_sample();
    let id = &fixture.ok("communities.table", json!({}))["id"][0];
    let policy = fixture.ok("policy.get", json!({}));
    let items: Vec<Value> = policy["items"]
        .as_array()
        .expect("items")
        .iter()
        .enumerate()
        .map(|(at, item)| json!({ "item": item["code"], "level": "severe", "quantity": (at + 1).to_string(),
            "strongly_wished": null, "reason_not_in_scheme": null, "note": null, "inspected_by": null }))
        .collect();
    fixture.ok("checklist.set", json!({ "community_id": id, "findings": items }));
    let checklist = fixture.ok("checklist.get", json!({ "id": id }));
    let found = |code: &Value| {
        let facets = checklist["facets"].as_array().expect("facets");
        let mut items = facets.iter().flat_map(|facet| facet["items"].as_array().expect("items"));
        items.find(|item| item["item"] == *code).expect("the item").clone()
    };
    let scheme = fixture.ok("scheme.get", json!({ "id": id }));
    let mut compared = 0;
    for suggestion in scheme["suggestions"].as_array().expect("suggestions") {
        for by in suggestion["because"].as_array().expect("reasons") {
            let item = found(&by["item"]);
            let same_unit = item["unit"] == suggestion["unit"];
            let expected =
                if same_unit { item["finding"]["quantity"].clone() } else { Value::Null };
            assert_eq!(by["quantity"], expected, "{} for {}", by["item"], suggestion["measure"]);
            compared += usize::from(!same_unit);
        }
    }
    assert!(compared > 0, "some items count in another unit");
}

/// What the desk told of files from outside, in order.
fn told(fixture: &Fixture) -> Arc<Mutex<Vec<Value>>> {
    told_of(fixture, "file-arrived")
}

/// What the desk told under one name, in order.
fn told_of(fixture: &Fixture, name: &'static str) -> Arc<Mutex<Vec<Value>>> {
    let told = Arc::new(Mutex::new(Vec::new()));
    let list = told.clone();
    fixture.desk.subscribe(Box::new(move |event| {
        if event.name() == name {
            list.lock().expect("told").push(serde_json::to_value(event).expect("json"));
        }
    }));
    told
}

#[test]
fn a_spreadsheet_from_outside_waits_for_the_page_and_its_path_stays_here() {
    let fixture = Fixture::with_sample();
    let told = told(&fixture);
    let book =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/samples/tianchang_2021.xlsx");
    fixture.desk.arrive(&book);
    let event = told.lock().expect("told").remove(0);
    assert_eq!(event["taken"], "book");
    assert_eq!(event["file_name"], "tianchang_2021.xlsx");
    assert!(!event.to_string().contains("samples"), "{event}");
    let preview = fixture.ok("import.arrived", json!({ "key": event["key"] }));
    assert_eq!(preview["totals"]["communities"], 8);
}

#[test]
fn the_page_learns_when_a_file_is_being_opened_and_when_that_is_over() {
    let fixture = Fixture::new();
    let told = told_of(&fixture, "progress");
    let path = fixture.answer("甲.jiugai");
    fixture.ok("project.new", json!({ "title": "甲", "policy": "national" }));
    fixture.ok("project.close", json!({}));
    fixture.answer("甲.jiugai");
    fixture.ok("project.open", json!({}));
    std::fs::write(path.with_file_name("乙.jiugai"), "no database").expect("written");
    fixture.answer("乙.jiugai");
    fixture.desk.call("project.open", json!({})).expect_err("not a project");
    let done: Vec<Value> = told.lock().expect("told").iter().map(|e| e["done"].clone()).collect();
    assert_eq!(done, [0, 1, 0, 1, 0, 1]);
}

#[test]
fn a_project_from_outside_is_opened_and_nonsense_is_refused_in_words() {
    let fixture = Fixture::new();
    let path = fixture.answer("甲.jiugai");
    fixture.ok("project.new", json!({ "title": "甲", "policy": "national" }));
    fixture.ok("project.close", json!({}));
    let told = told(&fixture);

    fixture.desk.arrive(Path::new("某表.xlsx"));
    fixture.desk.arrive(&fixture.folder.path().join("没有.jiugai"));
    fixture.desk.arrive(&path);
    fixture.desk.arrive_sample();

    let events = told.lock().expect("told").clone();
    let taken: Vec<&str> = events.iter().filter_map(|event| event["taken"].as_str()).collect();
    assert_eq!(taken, ["refused", "project", "project", "sample"]);
    assert_eq!(events[0]["error"]["code"], "no_file_open");
    assert!(!events[2].to_string().contains(&*fixture.folder.path().to_string_lossy()));

    // Nothing is opened before the page, which may hold edits of another file, asks for it.
    assert_eq!(fixture.ok("project.info", json!({})), Value::Null);
    let open =
        |event: &Value| fixture.desk.call("project.open_arrived", json!({ "key": event["key"] }));
    let error = open(&events[1]).expect_err("there is no such file");
    assert!(error.zh.contains("没有.jiugai"), "{error:?}");
    open(&events[2]).expect("opened");
    assert_eq!(fixture.ok("project.info", json!({}))["title"], "甲");
}
