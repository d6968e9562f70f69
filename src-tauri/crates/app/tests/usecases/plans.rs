//! Plans and their schedules.

use jiugai_app::plan::Draft;
use jiugai_app::{ErrorCode, plan, schedule};
use jiugai_domain::plan::AllocationOwner;

use crate::support::{Demo, demo};

#[test]
fn a_horizon_nobody_plans_for_is_refused() {
    let Demo { mut place, .. } = demo();
    for (from_year, to_year) in [(i16::MIN, i16::MAX), (2030, 2026), (1, 5), (2026, 2199)] {
        let draft = Draft {
            name: String::new(),
            from_year,
            to_year,
            ceiling: String::new(),
            note: String::new(),
        };
        place.refused(ErrorCode::BadHorizon, |project| plan::draft_five_year(project, &draft));
    }
}

#[test]
fn who_withdraws_moves_no_date_and_comes_back_with_its_tasks() {
    let Demo { mut place, annual, .. } = demo();
    let before = schedule::view(place.snapshot(), annual).expect("a schedule");
    let rows: Vec<_> = before
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .filter_map(|row| row.community_id)
        .collect();
    let late = schedule::TaskChange { duration_days: Some(900), ..schedule::TaskChange::default() };
    let last = before
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .find(|row| row.community_id == Some(rows[0]));
    let task = last.expect("its row").tasks.last().expect("a task").task.id;
    schedule::edit_task(&mut place.project, task, &late).expect("made late");
    let slow = schedule::view(place.snapshot(), annual).expect("a schedule").schedule.finish;
    assert!(slow > before.schedule.finish);
    plan::withdraw(&mut place.project, annual, rows[0], Some("暂缓")).expect("withdrawn");
    let without = schedule::view(place.snapshot(), annual).expect("a schedule");
    assert_eq!(without.schedule.finish, before.schedule.finish);
    plan::withdraw(&mut place.project, annual, rows[0], None).expect("taken back");
    let again = schedule::view(place.snapshot(), annual).expect("a schedule");
    assert_eq!(again.schedule.finish, slow);
    for id in &rows {
        plan::withdraw(&mut place.project, annual, *id, Some("暂缓")).expect("withdrawn");
    }
    let error = schedule::view(place.snapshot(), annual).expect_err("nothing is left");
    assert_eq!(error.code, ErrorCode::NoSchedule);
}

#[test]
fn an_annual_plan_takes_the_amounts_of_its_year_only() {
    let Demo { mut place, five_year, .. } = demo();
    let planned = |year| {
        let mut rows = place.snapshot().communities.iter();
        rows.find(|row| place.snapshot().planned_year(row.id) == Some(year)).map(|row| row.id)
    };
    let (now, later) = (planned(2026).expect("in 2026"), planned(2027).expect("in 2027"));
    let source = jiugai_domain::Code::new("district_budget");
    for id in [now, later] {
        let owner = AllocationOwner::Community(id);
        jiugai_app::funding::allocate(&mut place.project, five_year, owner, &source, "10", "")
            .expect("fixed");
    }
    let annual = plan::derive_annual(&mut place.project, five_year, 2026).expect("derived").value;
    let owners: Vec<_> = place.snapshot().allocations.of(annual).map(|row| row.owner).collect();
    assert!(owners.contains(&AllocationOwner::Community(now)));
    assert!(!owners.contains(&AllocationOwner::Community(later)));
}
