//! Plans and their schedules.

use jiff::civil::Date;
use jiugai_app::funding::{self, Owner};
use jiugai_app::plan::Draft;
use jiugai_app::schedule::{Baseline, TaskChange};
use jiugai_app::snapshot::InPlan;
use jiugai_app::{ErrorCode, plan, schedule};
use jiugai_domain::plan::AllocationOwner;
use jiugai_domain::{Code, CommunityId, PlanId, TaskId};

use crate::support::{Demo, Place, demo};

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
    plan::withdraw(&mut place.project, annual, &rows[..1], Some("暂缓")).expect("withdrawn");
    let without = schedule::view(place.snapshot(), annual).expect("a schedule");
    assert_eq!(without.schedule.finish, before.schedule.finish);
    plan::withdraw(&mut place.project, annual, &rows[..1], None).expect("taken back");
    let again = schedule::view(place.snapshot(), annual).expect("a schedule");
    assert_eq!(again.schedule.finish, slow);
    plan::withdraw(&mut place.project, annual, &rows, Some("暂缓")).expect("withdrawn");
    let error = schedule::view(place.snapshot(), annual).expect_err("nothing is left");
    assert_eq!(error.code, ErrorCode::NoSchedule);
}

#[test]
fn several_withdraw_and_come_back_as_one_step_or_not_at_all() {
    let Demo { mut place, five_year, .. } = demo();
    let entries = place.snapshot().plan_entries.of(InPlan::Plan(five_year));
    let ids: Vec<_> = entries.map(|row| row.community_id).collect();
    let gone = |place: &Place| {
        let entries = place.snapshot().plan_entries.of(InPlan::Plan(five_year));
        entries.filter(|row| row.withdrawn_reason.is_some()).count()
    };
    let strangers = [ids[0], CommunityId(uuid::Uuid::nil())];
    place.refused(ErrorCode::NotFound, |project| {
        plan::withdraw(project, five_year, &strangers, Some("暂缓"))
    });
    plan::withdraw(&mut place.project, five_year, &ids[..3], Some("暂缓")).expect("withdrawn");
    assert_eq!(gone(&place), 3);
    plan::withdraw(&mut place.project, five_year, &ids[..3], None).expect("taken back");
    assert_eq!(gone(&place), 0);
    place.project.undo().expect("undone");
    assert_eq!(gone(&place), 3);
    place.project.undo().expect("undone");
    assert_eq!(gone(&place), 0);
}

fn fix(owner: Owner, source: &str, amount: &str) -> funding::Edit {
    let (source, amount) = (Code::new(source), amount.to_owned());
    funding::Edit { owner, source, amount, note: String::new() }
}

#[test]
fn several_amounts_are_fixed_as_one_step_or_not_at_all() {
    let Demo { mut place, five_year, .. } = demo();
    let owners: Vec<_> = place.ids().into_iter().take(4).map(Owner::Community).collect();
    let amounts = |place: &Place| {
        let mut rows: Vec<_> = place
            .snapshot()
            .allocations
            .of(five_year)
            .filter(|row| owners.iter().any(|owner| owner.fixed_as() == Some(row.owner)))
            .map(|row| (row.source_code.to_string(), row.amount.0))
            .collect();
        rows.sort();
        rows
    };
    let before = amounts(&place);
    assert_eq!(before, [], "the demo fixes nothing here");
    let edit = |at: usize, amount: &str| fix(owners[at], "district_budget", amount);

    let bad = [edit(0, "10"), edit(1, "三万"), edit(2, "30")];
    let error =
        place.refused(ErrorCode::BadAmount, |project| funding::allocate(project, five_year, &bad));
    let named = place.snapshot().community(place.ids()[1]).expect("it is there").name.clone();
    for part in [named.as_str(), "区县财政资金", "三万"] {
        assert!(error.text().zh.contains(part), "{part}: {}", error.text().zh);
    }

    let good = [edit(0, "10"), edit(1, "20"), edit(2, "30"), edit(0, "11")];
    funding::allocate(&mut place.project, five_year, &good).expect("fixed");
    let fixed = [11_000_000, 20_000_000, 30_000_000].map(|fen| ("district_budget".to_owned(), fen));
    assert_eq!(amounts(&place), fixed, "of two amounts of one cell the later counts");
    let cleared = [edit(0, ""), edit(1, ""), edit(2, ""), edit(3, "")];
    funding::allocate(&mut place.project, five_year, &cleared).expect("cleared");
    assert_eq!(amounts(&place), []);
    place.project.undo().expect("undone");
    assert_eq!(amounts(&place), fixed, "clearing was one step");
    place.project.undo().expect("undone");
    assert_eq!(amounts(&place), [], "fixing was one step");
    place.check_current();
}

#[test]
fn an_annual_plan_takes_the_amounts_of_its_year_only() {
    let Demo { mut place, five_year, .. } = demo();
    let planned = |year| {
        let mut rows = place.snapshot().communities.iter();
        rows.find(|row| place.snapshot().planned_year(row.id) == Some(year)).map(|row| row.id)
    };
    let (now, later) = (planned(2026).expect("in 2026"), planned(2027).expect("in 2027"));
    let edits = [now, later].map(|id| fix(Owner::Community(id), "district_budget", "10"));
    funding::allocate(&mut place.project, five_year, &edits).expect("fixed");
    let annual = plan::derive_annual(&mut place.project, five_year, 2026).expect("derived").value;
    let owners: Vec<_> = place.snapshot().allocations.of(annual).map(|row| row.owner).collect();
    assert!(owners.contains(&AllocationOwner::Community(now)));
    assert!(!owners.contains(&AllocationOwner::Community(later)));
}

/// Every task of a schedule with its present dates and its baseline.
type Baselines = Vec<(TaskId, (Date, Date), Option<(Date, Date)>)>;

fn baselines(place: &Place, plan: PlanId) -> Baselines {
    let view = schedule::view(place.snapshot(), plan).expect("a schedule");
    let rows = view.groups.iter().flat_map(|group| &group.rows);
    rows.flat_map(|row| &row.tasks)
        .map(|one| {
            let baseline = one.task.baseline_start.zip(one.task.baseline_finish);
            (one.task.id, (one.dates.early_start, one.dates.early_finish), baseline)
        })
        .collect()
}

#[test]
fn a_task_gets_its_present_dates_as_baseline_and_no_other_task_does() {
    let Demo { mut place, annual, .. } = demo();
    let (id, ..) = baselines(&place, annual)[2];
    let slower = TaskChange { duration_days: Some(90), ..TaskChange::default() };
    schedule::edit_task(&mut place.project, id, &slower).expect("made slower");
    let before = baselines(&place, annual);
    assert_ne!(before[2].2, Some(before[2].1), "later than its baseline");

    let kept = schedule::set_baseline(&mut place.project, annual, Some(&[id]), Baseline::Keep);
    let label = kept.expect("kept").label;
    assert!(label.starts_with("设定「") && label.contains("」的基准 · "), "{label}");
    let mut expected = before.clone();
    expected[2].2 = Some(before[2].1);
    assert_eq!(baselines(&place, annual), expected);

    place.project.undo().expect("undone");
    assert_eq!(baselines(&place, annual), before);
    place.project.redo().expect("done again");
    assert_eq!(baselines(&place, annual), expected);
}

#[test]
fn the_baseline_of_some_tasks_or_of_all_is_cleared_in_one_step() {
    let Demo { mut place, annual, .. } = demo();
    let before = baselines(&place, annual);
    assert!(before.iter().all(|(.., baseline)| baseline.is_some()));
    let picked = [before[4].0, before[0].0, before[0].0];
    let clear = |place: &mut Place, picked: Option<&[TaskId]>| {
        schedule::set_baseline(&mut place.project, annual, picked, Baseline::Clear)
    };
    let cleared = clear(&mut place, Some(&picked)).expect("cleared");
    assert!(cleared.label.starts_with("清除 2 道工序的基准 · "), "{}", cleared.label);
    let left = baselines(&place, annual);
    let gone: Vec<usize> = (0..left.len()).filter(|at| left[*at].2.is_none()).collect();
    assert_eq!(gone, [0, 4]);

    let cleared = clear(&mut place, None).expect("cleared");
    assert_eq!(cleared.label, "清除基准 · 2026 年度计划");
    assert!(baselines(&place, annual).iter().all(|(.., baseline)| baseline.is_none()));
    place.refused(ErrorCode::NoBaseline, |project| {
        schedule::set_baseline(project, annual, Some(&picked), Baseline::Clear)
    });
    place.project.undo().expect("undone");
    place.project.undo().expect("undone");
    assert_eq!(baselines(&place, annual), before);
}

/// An annual plan is not moved along; whoever moves a community in the five-year plan is told so.
#[test]
fn who_moves_a_year_is_told_of_the_annual_plan_that_stays() {
    let Demo { mut place, annual, five_year } = demo();
    let moved = place.id("五建小区");
    let told = |outcome: jiugai_app::Outcome<_>| {
        outcome
            .notices
            .iter()
            .map(|notice: &jiugai_app::text::Notice| notice.text.zh.clone())
            .collect::<Vec<_>>()
    };
    let name = place.snapshot().plan(annual).expect("a plan").name.clone();
    let outcome =
        plan::set_year(&mut place.project, five_year, &[moved], Some(2028)).expect("moved");
    let said = told(outcome);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains(&name) && said[0].contains("五建小区"), "{said:?}");
    // The second annual plan would count it again.
    let derived = plan::derive_annual(&mut place.project, five_year, 2028).expect("derived");
    assert_eq!(derived.notices.len(), 1);
    // Back where it was there is nothing to say but of the later plan.
    plan::withdraw(&mut place.project, derived.value, &[moved], Some("不做")).expect("withdrawn");
    let outcome =
        plan::set_year(&mut place.project, five_year, &[moved], Some(2026)).expect("moved");
    assert_eq!(told(outcome), Vec::<String>::new());
}

#[test]
fn a_baseline_for_no_task_or_for_one_of_another_plan_is_refused() {
    let Demo { mut place, annual, five_year, .. } = demo();
    place.refused(ErrorCode::NoBaseline, |project| {
        schedule::set_baseline(project, annual, Some(&[]), Baseline::Keep)
    });
    let other = plan::derive_annual(&mut place.project, five_year, 2027).expect("derived").value;
    schedule::build(&mut place.project, other, None).expect("built");
    let (strange, ..) = baselines(&place, other)[0];
    let (own, ..) = baselines(&place, annual)[0];
    place.refused(ErrorCode::NotFound, |project| {
        schedule::set_baseline(project, annual, Some(&[own, strange]), Baseline::Keep)
    });
}
