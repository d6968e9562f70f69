//! Plans, checklists and schedules that come back: rows added to them, and what is reported of tasks.

use jiugai_app::community::Field;
use jiugai_app::export::Document;
use jiugai_app::merge::{self, Answer, QuestionKind, RemarkKind};
use jiugai_app::{ErrorCode, checklist};
use jiugai_domain::CommunityId;
use jiugai_domain::finding::FindingLevel;
use jiugai_domain::task::Task;

use crate::hands::{Cell, open, save, sheet, text};
use crate::merge::{asked, dump, edited, full, out, plan as read, said, taken};
use crate::support::{Demo, Place};

fn add(place: &mut Place, name: &str) -> CommunityId {
    let added = jiugai_app::community::add(&mut place.project, &[name.to_owned()]);
    added.expect("added").value[0]
}

#[test]
fn a_community_written_below_a_plan_is_asked_about_and_planned() {
    let Demo { mut place, five_year, .. } = full();
    for name in ["新添小区", "另一小区"] {
        add(&mut place, name);
    }
    let id = place.id("新添小区");
    assert!(place.snapshot().entry(five_year, id).is_none());
    let before = dump(&place);
    let merged = edited(&place, Document::Plan, |hands| {
        let mut five = sheet(hands, "五年规划");
        let row = [
            ("小区", text("新添小区")),
            ("计划年度", Cell::Number(2028.0)),
            ("备注", text("群众要求")),
        ];
        five.add_row(&row);
        five.add_row(&row);
        five.add_row(&[("小区", text("另一小区")), ("计划年度", Cell::Number(2050.0))]);
        five.add_row(&[("小区", text("没有这个小区")), ("计划年度", Cell::Number(2028.0))]);
    });
    let new = |name: &str| (QuestionKind::New, name.to_owned());
    let note = (QuestionKind::NoBase, "新添小区".to_owned());
    assert_eq!(asked(&merged), [new("新添小区"), new("另一小区"), note]);
    let said = said(&merged);
    for kind in [RemarkKind::RowTwice, RemarkKind::RowUnknown, RemarkKind::NotTaken] {
        assert!(said.contains(&kind), "{kind:?} in {said:?}");
    }
    let answers = [Answer::File, Answer::Mine, Answer::File];
    let done = merge::apply(&mut place.project, &merged, &answers);
    assert_eq!(done.expect("merged").value.added, 1);
    let entry = place.snapshot().entry(five_year, id).expect("planned").clone();
    assert_eq!((entry.year, entry.is_fixed), (Some(2028), true), "where a person put it");
    assert_eq!(place.snapshot().community(id).expect("here").note, "群众要求");
    assert!(place.snapshot().entry(five_year, place.id("另一小区")).is_none());
    place.check_current();
    place.project.undo().expect("undone").expect("one step");
    assert_eq!(dump(&place), before);
}

#[test]
fn a_row_for_a_plan_that_was_put_off_is_settled_later() {
    let Demo { mut place, annual, .. } = full();
    add(&mut place, "新添小区");
    let id = place.id("新添小区");
    let merged = edited(&place, Document::Plan, |hands| {
        sheet(hands, "年度计划")
            .add_row(&[("小区", text("新添小区")), ("责任单位", text("城建科"))]);
    });
    merge::apply(&mut place.project, &merged, &[Answer::Later]).expect("merged");
    let open = merge::deferred(place.snapshot());
    assert_eq!(open.len(), 1);
    merge::settle(&mut place.project, &[open[0].row.id], Answer::File).expect("settled");
    let entry = place.snapshot().entry(annual, id).expect("planned").clone();
    let year = place.snapshot().plan(annual).expect("a plan").from_year;
    assert_eq!((entry.year, entry.responsible.as_str()), (Some(year), "城建科"));
    place.check_current();
}

#[test]
fn a_checklist_row_is_known_by_its_division_where_names_repeat() {
    let Demo { mut place, .. } = full();
    let twin = add(&mut place, "天阳楼小区");
    let edit = jiugai_app::community::Edit {
        id: twin,
        field: Field::Division,
        text: "天长市 石梁街道".to_owned(),
    };
    jiugai_app::community::edit(&mut place.project, &[edit]).expect("typed");
    let items = &place.snapshot().policy.items;
    let (item, code) = (items[1].name.zh.clone(), items[1].code.clone());
    let merged = edited(&place, Document::Workbook, |hands| {
        sheet(hands, "摸底检查").add_row(&[
            ("行政区划", text("天长市 石梁街道")),
            ("小区名称", text("天阳楼小区")),
            ("检查条目", text(&item)),
            ("检查结果", text("隐患")),
        ]);
    });
    assert_eq!(asked(&merged).len(), 1, "{:?}", said(&merged));
    merge::apply(&mut place.project, &merged, &[Answer::File]).expect("merged");
    let findings = checklist::findings(place.snapshot(), twin);
    let found: Vec<_> = findings.iter().map(|row| (&row.item_code, row.level)).collect();
    assert_eq!(found, [(&code, FindingLevel::Hazard)]);
}

fn task(place: &Place, community: &str, name: &str) -> Task {
    let id = place.id(community);
    let tasks = place.snapshot().tasks.iter();
    let mut own = tasks.filter(|task| task.community_id == Some(id) && task.name == name);
    own.next().expect("a task").as_ref().clone()
}

#[test]
fn what_is_reported_of_tasks_comes_back() {
    let Demo { mut place, .. } = full();
    let names: Vec<String> = {
        let id = place.id("天阳楼小区");
        let tasks = place.snapshot().tasks.iter().filter(|task| task.community_id == Some(id));
        tasks.map(|task| task.name.clone()).collect()
    };
    let (first, second) = (names[0].as_str(), names[1].as_str());
    let path = out(&place, Document::Schedule);
    let mut hands = open(&path);
    let mut rows = sheet(&mut hands, "进度安排");
    rows.set(&["天阳楼小区", first], "完成进度", text("60%"));
    rows.set(&["天阳楼小区", first], "实际开始", text("2026年3月2日"));
    rows.set(&["天阳楼小区", first], "责任单位", text("设计院"));
    rows.set(&["天阳楼小区", first], "工期", Cell::Number(33.0));
    rows.set(&["天阳楼小区", first], "计划开始", text("2026-12-31"));
    rows.set(&["天阳楼小区", second], "实际开始", text("2026-05-09"));
    rows.set(&["天阳楼小区", second], "实际完成", text("2026-05-01"));
    save(&hands, &path);
    // Meanwhile somebody writes beside it.
    let id = task(&place, "天阳楼小区", first).id;
    let change = jiugai_app::schedule::TaskChange { duration_days: Some(40), ..Default::default() };
    jiugai_app::schedule::edit_task(&mut place.project, id, &change).expect("edited");
    let before = dump(&place);

    let merged = read(&place, &path);
    assert_eq!(asked(&merged), [(QuestionKind::Conflict, format!("天阳楼小区 · {first}"))]);
    let said = said(&merged);
    assert_eq!(said.iter().filter(|kind| **kind == RemarkKind::DatesBackwards).count(), 2);
    assert!(said.contains(&RemarkKind::ProtectedChanged), "computed days are not taken");
    let fields: Vec<String> = taken(&merged).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(fields, ["percent_done", "actual_start", "responsible"]);
    merge::apply(&mut place.project, &merged, &[Answer::File]).expect("merged");
    let row = task(&place, "天阳楼小区", first);
    assert_eq!((row.percent_done, row.duration_days), (60, 33));
    assert_eq!(row.actual_start.map(|day| day.to_string()).as_deref(), Some("2026-03-02"));
    assert_eq!(row.responsible, "设计院");
    assert_eq!(task(&place, "天阳楼小区", second).actual_start, None);
    place.check_current();
    place.project.undo().expect("undone").expect("one step");
    assert_eq!(dump(&place), before);
}

#[test]
fn a_task_cannot_be_finished_before_it_began_by_a_decision_either() {
    let Demo { mut place, .. } = full();
    let name = place.snapshot().tasks.iter().next().expect("a task").name.clone();
    let path = out(&place, Document::Schedule);
    let id = task(&place, "天阳楼小区", &name).id;
    let day = |text: &str| Some(Some(text.parse().expect("a day")));
    let report = jiugai_app::schedule::TaskChange {
        actual_start: day("2026-03-02"),
        actual_finish: day("2026-04-01"),
        ..Default::default()
    };
    jiugai_app::schedule::edit_task(&mut place.project, id, &report).expect("reported");
    let mut hands = open(&path);
    sheet(&mut hands, "进度安排").set(&["天阳楼小区", &name], "实际完成", text("2026-02-01"));
    save(&hands, &path);
    let merged = read(&place, &path);
    assert_eq!(asked(&merged).len(), 1);
    let before = dump(&place);
    let refused = merge::apply(&mut place.project, &merged, &[Answer::File]).expect_err("refused");
    assert_eq!(refused.code, ErrorCode::FinishBeforeStart);
    assert!(refused.text().zh.contains("2026-02-01"), "{}", refused.text().zh);
    assert_eq!(dump(&place), before);
}

#[test]
fn what_a_plan_row_says_of_the_community_is_asked_apart() {
    let Demo { mut place, five_year, .. } = full();
    add(&mut place, "新添小区");
    let id = place.id("新添小区");
    place.type_into("新添小区", Field::Note, "原来的备注").expect("typed");
    let merged = edited(&place, Document::Plan, |hands| {
        sheet(hands, "五年规划").add_row(&[
            ("小区", text("新添小区")),
            ("计划年度", Cell::Number(2028.0)),
            ("备注", text("2028年做")),
        ]);
    });
    assert_eq!(merged.merge.questions[1].mine.as_deref(), Some("原来的备注"));
    merge::apply(&mut place.project, &merged, &[Answer::File, Answer::Mine]).expect("merged");
    assert_eq!(place.snapshot().entry(five_year, id).expect("planned").year, Some(2028));
    assert_eq!(place.snapshot().community(id).expect("here").note, "原来的备注");
}
