//! Numbers of the policy: set, judged by at once, taken back; and what the overview says of gates,
//! stages and late tasks.

use jiff::civil::date;
use jiugai_app::community::Field;
use jiugai_app::figures::overview;
use jiugai_app::policy::{self, Parameter, parameters};
use jiugai_app::{ErrorCode, Project, schedule};
use jiugai_domain::community::PipelineStage;

use crate::support::{Place, demo, empty};

const BUILT_BY: &str = "gate/eligible_object/built_by";

fn parameter(project: &Project, key: &str) -> Parameter {
    let found = parameters(&project.snapshot().policy).into_iter().find(|one| one.key == key);
    found.unwrap_or_else(|| panic!("no {key}"))
}

/// One community, completed in 2003.
fn built_in_2003() -> Place {
    let mut place = empty();
    let book = place.book("一.xlsx", &[&["小区名称", "户数", "建成年份"], &["甲", "100", "2003"]]);
    place.import(&book);
    place
}

fn open_gates(place: &Place) -> i64 {
    overview(place.snapshot()).open_gate_count
}

#[test]
fn a_threshold_set_here_is_judged_by_at_once_and_can_be_taken_back() {
    let mut place = built_in_2003();
    assert_eq!(open_gates(&place), 1, "2003 is later than 2000");

    let done = policy::edit(&mut place.project, BUILT_BY, "2005").expect("set");
    assert!(done.label.contains("2000 → 2005"), "{}", done.label);
    assert_eq!(open_gates(&place), 0);
    assert_eq!(parameter(&place.project, BUILT_BY).value.as_deref(), Some("2005"));

    place.project.undo().expect("undone");
    assert_eq!(open_gates(&place), 1);
    place.project.redo().expect("redone");
    assert_eq!(open_gates(&place), 0);
}

#[test]
fn what_was_shipped_stays_known_beside_what_was_set() {
    let mut place = empty();
    let key = "gate/consensus_to_enter/agreement";
    assert_eq!(parameter(&place.project, key).value, None, "the place has to say");
    policy::edit(&mut place.project, key, "66.67%").expect("set");
    assert_eq!(parameter(&place.project, key).value.as_deref(), Some("66.67"));
    let shipped = policy::shipped(&place.project).expect("read").expect("national is shipped");
    let shipped = parameters(&shipped).into_iter().find(|one| one.key == key);
    assert_eq!(shipped.expect("the same parameter").value, None);
    policy::edit(&mut place.project, key, "").expect("cleared again");
    assert_eq!(parameter(&place.project, key).value, None);
}

#[test]
fn a_number_nobody_can_work_with_is_refused_and_nothing_is_written() {
    let mut place = empty();
    let revision = place.project.store().revision().expect("a revision");
    let mut refused = |key: &str, text: &str| {
        policy::edit(&mut place.project, key, text).expect_err("refused").code
    };
    assert_eq!(refused(BUILT_BY, "去年"), ErrorCode::BadYear);
    assert_eq!(refused(BUILT_BY, ""), ErrorCode::Empty);
    assert_eq!(refused("gate/vote_to_start/taking_part", "3/2"), ErrorCode::BadNumber);
    assert_eq!(refused("stage/standard/works", "-1"), ErrorCode::BadCount);
    assert_eq!(refused("gate/moon/built_by", "2000"), ErrorCode::NotFound);
    // Later years cannot end before the ordinary ones do.
    assert_eq!(refused("gate/eligible_object/later_until", "1990"), ErrorCode::PolicyNumber);
    assert_eq!(place.project.store().revision().expect("a revision"), revision);
}

#[test]
fn the_overview_counts_what_each_gate_holds_up_and_what_stands_at_each_stage() {
    let mut place = built_in_2003();
    place.type_into("甲", Field::Stage, "谋划").expect("typed");
    let found = overview(place.snapshot());
    let eligible = found.gates.iter().find(|count| count.gate.code.as_str() == "eligible_object");
    assert_eq!(eligible.map(|count| (count.open, count.unknown)), Some((1, 0)));
    let open: i64 = found.gates.iter().map(|count| count.open).sum();
    assert_eq!(open, found.open_gate_count);
    let stages: Vec<_> =
        found.stages.iter().map(|at| (at.stage, at.communities, at.households)).collect();
    assert_eq!(stages, [(PipelineStage::Planned, 1, 100)]);
}

#[test]
fn a_task_is_late_from_the_day_after_it_was_due_until_it_is_done() {
    let mut demo = demo();
    let late = |place: &Place, day| schedule::overdue(place.snapshot(), day).expect("judged");
    assert!(late(&demo.place, date(2025, 12, 31)).is_empty(), "nothing has begun");
    let view = schedule::view(demo.place.snapshot(), demo.annual).expect("a schedule");
    let row = &view.groups[0].rows[0];
    let (task, due) = (row.tasks[0].task.id, row.tasks[0].dates.early_finish);
    let is_late = |place: &Place, day| late(place, day).iter().any(|one| one.task == task);
    assert!(!is_late(&demo.place, due), "it may take all of its last day");
    let next = due.tomorrow().expect("a day");
    assert!(is_late(&demo.place, next));
    let found = late(&demo.place, next).into_iter().find(|one| one.task == task);
    assert_eq!(found.map(|one| (one.due, one.days_late)), Some((due, 1)));

    let done = schedule::TaskChange { percent_done: Some(100), ..schedule::TaskChange::default() };
    schedule::edit_task(&mut demo.place.project, task, &done).expect("reported");
    assert!(!is_late(&demo.place, next));
}
