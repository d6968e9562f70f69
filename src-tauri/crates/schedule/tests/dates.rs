//! Dates, float and the critical path: cases by hand, laws by random networks.

mod common;

use common::{begin, dependency, id, task};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiugai_domain::policy::{
    Basis, CalendarYear, Label, Stage, StageCalendar, StagePhase, StageTemplate, WinterStop,
};
use jiugai_domain::task::{Dependency, DependencyKind, Task};
use jiugai_schedule::{Calendars, Frame, Schedule, ScheduleError, TaskDates, compute};
use proptest::prelude::*;

use DependencyKind::{FinishToFinish, FinishToStart, StartToStart};

fn run(tasks: &[Task], dependencies: &[Dependency]) -> Schedule {
    let frame = Frame { begin: begin(), data_date: None };
    compute(tasks, dependencies, &calendars(), frame).expect("dates")
}

/// Expected first and last day as days after the begin, float, and whether critical.
fn check(schedule: &Schedule, expected: &[(i64, i64, i64, bool)]) {
    let day = |n: i64| begin().checked_add(n.days()).expect("a date");
    let got: Vec<_> = schedule
        .rows
        .iter()
        .map(|row| (row.early_start, row.early_finish, row.float_days, row.is_critical))
        .collect();
    let expected: Vec<_> = expected.iter().map(|e| (day(e.0), day(e.1), e.2, e.3)).collect();
    assert_eq!(got, expected);
}

/// Stages `office` and `site` with their calendars; 2026 announced without holidays.
fn calendars() -> Calendars {
    let basis = Basis { source: "test".to_owned(), assumption: false };
    let label = Label { zh: String::new(), en: String::new() };
    let stage = |code: &str, calendar| Stage {
        code: code.into(),
        name: label.clone(),
        short: label.clone(),
        phase: StagePhase::Works,
        duration_days: 1,
        calendar,
        shared_by_lot: false,
        after: Vec::new(),
        basis: basis.clone(),
    };
    let template = StageTemplate {
        code: "t".into(),
        name: label.clone(),
        begin: (1, 1),
        stages: vec![
            stage("office", StageCalendar::WorkingDays),
            stage("site", StageCalendar::WorksSeason),
        ],
        basis: basis.clone(),
    };
    let year = CalendarYear {
        year: 2026,
        announced: true,
        days_off: Vec::new(),
        working_weekends: Vec::new(),
        basis: basis.clone(),
    };
    let winter = WinterStop { from: (11, 1), to: (4, 14), basis };
    Calendars::new(&[year], Some(&winter), &[template])
}

fn of_stage(mut task: Task, stage: &str) -> Task {
    task.stage_code = stage.into();
    task
}

#[test]
fn a_diamond_has_float_on_its_short_side() {
    let tasks = [task(1, 2), task(2, 5), task(3, 3), task(4, 1)];
    let links = [
        dependency(1, 2, FinishToStart, 0),
        dependency(1, 3, FinishToStart, 0),
        dependency(2, 4, FinishToStart, 0),
        dependency(3, 4, FinishToStart, 0),
    ];
    let schedule = run(&tasks, &links);
    check(&schedule, &[(0, 1, 0, true), (2, 6, 0, true), (2, 4, 2, false), (7, 7, 0, true)]);
    assert_eq!(schedule.critical_path, [id(1), id(2), id(4)]);
    assert_eq!(schedule.length_days(), 8);
}

#[test]
fn lags_count_calendar_days_and_may_be_negative() {
    let tasks = [task(1, 4), task(2, 2), task(3, 3), task(4, 2)];
    let links = [
        dependency(1, 2, FinishToStart, 3),
        dependency(1, 3, StartToStart, 1),
        dependency(1, 4, FinishToFinish, -1),
    ];
    let schedule = run(&tasks, &links);
    check(&schedule, &[(0, 3, 0, true), (7, 8, 0, true), (1, 3, 5, false), (1, 2, 6, false)]);
}

#[test]
fn a_milestone_stands_on_the_day_it_was_reached() {
    let tasks = [task(1, 5), task(2, 0), task(3, 2)];
    let links = [dependency(1, 2, FinishToStart, 0), dependency(2, 3, FinishToStart, 0)];
    check(&run(&tasks, &links), &[(0, 4, 0, true), (4, 4, 0, true), (5, 6, 0, true)]);
}

#[test]
fn a_milestone_after_a_milestone_counts_from_the_day_that_one_is_shown_on() {
    let tasks = [task(1, 0), task(2, 0), task(3, 0), task(4, 3), task(5, 0), task(6, 0)];
    let links = [
        dependency(1, 2, FinishToStart, 0),
        dependency(2, 3, FinishToStart, 5),
        dependency(2, 4, FinishToStart, 0),
        dependency(4, 5, FinishToStart, 0),
        dependency(5, 6, StartToStart, 2),
    ];
    check(
        &run(&tasks, &links),
        &[
            (0, 0, 0, true),
            (0, 0, 0, true),
            (5, 5, 0, true),
            (0, 2, 1, false),
            (2, 2, 1, false),
            (4, 4, 1, false),
        ],
    );
}

#[test]
fn a_milestone_waits_for_the_later_of_a_close_and_a_morning() {
    let mut meeting = task(2, 0);
    meeting.not_before = Some(begin().checked_add(5.days()).expect("a date"));
    let tasks = [task(1, 5), meeting, task(3, 0)];
    let links = [dependency(1, 3, FinishToStart, 0), dependency(2, 3, FinishToStart, 0)];
    check(&run(&tasks, &links), &[(0, 4, 0, true), (5, 5, 0, true), (5, 5, 0, true)]);
}

#[test]
fn a_milestone_beside_the_works_may_slip_to_their_last_day_and_one_after_them_gives_them_time() {
    let apart = run(&[task(1, 20), task(2, 0)], &[]);
    check(&apart, &[(0, 19, 0, true), (0, 0, 19, false)]);
    let mut meeting = task(2, 0);
    meeting.not_before = Some(begin().checked_add(5.days()).expect("a date"));
    let after = run(&[task(1, 5), meeting], &[]);
    check(&after, &[(0, 4, 1, false), (5, 5, 0, true)]);
    assert_eq!(after.critical_path, [id(2)]);
}

#[test]
fn office_work_rests_at_weekends_and_works_wait_for_spring() {
    let tasks = [of_stage(task(1, 6), "office"), of_stage(task(2, 200), "site")];
    let schedule = run(&tasks, &[dependency(1, 2, FinishToStart, 0)]);
    let dates = |row: &TaskDates| (row.early_start, row.early_finish);
    assert_eq!(dates(&schedule.rows[0]), (date(2026, 3, 2), date(2026, 3, 9)));
    assert_eq!(dates(&schedule.rows[1]), (date(2026, 4, 15), date(2026, 10, 31)));
    // From 9 March the office may slip to the eve of the works season, 14 April.
    assert_eq!(schedule.rows[0].float_days, 26);
    assert_eq!(schedule.critical_path, [id(1), id(2)]);
    assert!(schedule.unannounced_years.is_empty());
}

#[test]
fn a_year_without_announced_holidays_is_reported() {
    let mut late = of_stage(task(1, 10), "office");
    late.not_before = Some(date(2026, 12, 28));
    assert_eq!(run(&[late], &[]).unannounced_years, [2027]);
}

#[test]
fn what_was_reported_stands_and_the_rest_moves() {
    let mut done = task(1, 4);
    done.actual_start = Some(date(2026, 3, 2));
    done.actual_finish = Some(date(2026, 3, 10));
    let mut under_way = task(2, 10);
    under_way.actual_start = Some(date(2026, 3, 9));
    under_way.percent_done = 75;
    let tasks = [done, under_way, task(3, 2)];
    let links = [dependency(1, 2, FinishToStart, 0), dependency(2, 3, FinishToStart, 0)];
    let frame = Frame { begin: begin(), data_date: Some(date(2026, 4, 1)) };
    let schedule = compute(&tasks, &links, &calendars(), frame).expect("dates");
    // Three of ten days are left of the second task, from 1 April on.
    check(&schedule, &[(0, 8, 0, false), (7, 32, 0, true), (33, 34, 0, true)]);
    assert_eq!(schedule.contradicted, [links[0].id]);
}

#[test]
fn a_circle_is_named() {
    let tasks = [task(1, 1), task(2, 1), task(3, 1), task(4, 1)];
    let links = [
        dependency(1, 2, FinishToStart, 0),
        dependency(2, 3, StartToStart, 0),
        dependency(3, 2, FinishToStart, 0),
        dependency(3, 4, FinishToStart, 0),
    ];
    let frame = Frame { begin: begin(), data_date: None };
    let error = compute(&tasks, &links, &calendars(), frame).expect_err("a circle");
    let ScheduleError::CycleFound { mut tasks } = error else { panic!("{error}") };
    tasks.sort();
    assert_eq!(tasks, [id(2), id(3)]);
}

#[test]
fn slips_of_the_keyboard_are_refused_by_name() {
    let frame = Frame { begin: begin(), data_date: None };
    let far = compute(&[task(1, i64::MAX)], &[], &calendars(), frame);
    assert_eq!(far, Err(ScheduleError::OutOfRange { task: id(1) }));
    let stray = dependency(1, 9, FinishToStart, 0);
    let error = compute(&[task(1, 1)], std::slice::from_ref(&stray), &calendars(), frame);
    assert_eq!(error, Err(ScheduleError::UnknownTask { dependency: stray.id }));
}

#[test]
fn nothing_to_schedule_is_no_error() {
    let schedule = run(&[], &[]);
    assert_eq!((schedule.start, schedule.finish), (begin(), begin()));
}

fn kind() -> impl Strategy<Value = DependencyKind> {
    prop_oneof![Just(FinishToStart), Just(StartToStart), Just(FinishToFinish)]
}

prop_compose! {
    /// A network whose dependencies run from lower to higher numbers.
    fn network(kinds: bool, stages: bool)(
        durations in proptest::collection::vec((0_i64..30, 0_usize..3), 1..25),
        links in proptest::collection::vec((1_i64..25, 1_i64..25, kind(), -5_i64..20), 0..50),
    ) -> (Vec<Task>, Vec<Dependency>) {
        let names = ["any", "office", "site"];
        let last = i64::try_from(durations.len()).expect("small");
        let tasks = (1..).zip(&durations).map(|(n, (days, stage))| {
            of_stage(task(n, *days), if stages { names[*stage] } else { "any" })
        });
        let links = links.iter().filter(|l| l.0 < l.1 && l.1 <= last).map(|(from, to, k, lag)| {
            let (k, lag) = if kinds { (*k, *lag) } else { (FinishToStart, lag.abs()) };
            dependency(*from, *to, k, lag)
        });
        (tasks.collect(), links.collect())
    }
}

/// First free day after a row: what a finish-to-start dependency counts from. Milestones are left
/// to the other cases.
fn after(day: Date) -> Date {
    day.tomorrow().expect("a date")
}

fn holds(link: &Dependency, from: (Date, Date), to: (Date, Date)) -> bool {
    let lag = link.lag_days.days();
    let shifted = |day: Date| day.checked_add(lag).expect("a date");
    match link.kind {
        FinishToStart => to.0 >= shifted(after(from.1)),
        StartToStart => to.0 >= shifted(from.0),
        FinishToFinish => to.1 >= shifted(from.1),
    }
}

/// The longest chain by trying every path: an oracle independent of the two passes.
fn longest(tasks: &[Task], links: &[Dependency], at: usize) -> i64 {
    let before = links
        .iter()
        .filter(|link| link.to_task == tasks[at].id)
        .map(|link| {
            let from = tasks.iter().position(|t| t.id == link.from_task).expect("a task");
            longest(tasks, links, from) + link.lag_days
        })
        .max();
    before.unwrap_or(0).max(0) + tasks[at].duration_days
}

proptest! {
    #[test]
    fn no_dependency_is_broken((mut tasks, links) in network(true, true)) {
        for task in &mut tasks {
            task.duration_days += 1;
        }
        let schedule = run(&tasks, &links);
        prop_assert!(schedule.contradicted.is_empty());
        let rows = schedule.by_task();
        for link in &links {
            let (from, to) = (rows[&link.from_task], rows[&link.to_task]);
            let early = |r: &TaskDates| (r.early_start, r.early_finish);
            let late = |r: &TaskDates| (r.late_start, r.late_finish);
            prop_assert!(holds(link, early(from), early(to)), "early {link:?}");
            prop_assert!(holds(link, late(from), late(to)), "late {link:?}");
        }
        for row in &schedule.rows {
            prop_assert!(row.early_start <= row.late_start && row.late_finish <= schedule.finish);
            prop_assert_eq!(row.is_critical, row.float_days == 0);
        }
    }

    #[test]
    fn nothing_is_shown_before_what_it_follows((tasks, links) in network(true, true)) {
        let schedule = run(&tasks, &links);
        let rows = schedule.by_task();
        for link in links.iter().filter(|link| link.lag_days >= 0) {
            let (from, to) = (rows[&link.from_task], rows[&link.to_task]);
            let early = |row: &TaskDates| (row.early_start, row.early_finish);
            let late = |row: &TaskDates| (row.late_start, row.late_finish);
            for (from, to) in [(early(from), early(to)), (late(from), late(to))] {
                match link.kind {
                    FinishToStart => prop_assert!(from.1 <= to.0, "{link:?}"),
                    StartToStart => prop_assert!(from.0 <= to.0, "{link:?}"),
                    FinishToFinish => prop_assert!(from.1 <= to.1, "{link:?}"),
                }
            }
        }
        for row in &schedule.rows {
            prop_assert!(row.early_start <= row.late_start && row.late_finish <= schedule.finish);
            prop_assert!(row.early_start != row.late_start || row.float_days == 0);
        }
        let last = schedule.critical_path.last().expect("a task");
        prop_assert_eq!(rows[last].early_finish, schedule.finish);
        // Reported as it was planned, nothing moves.
        for at in 0..tasks.len() {
            let mut told = tasks.clone();
            told[at].actual_start = Some(schedule.rows[at].early_start);
            told[at].actual_finish = Some(schedule.rows[at].early_finish);
            let now = run(&told, &links);
            for (before, now) in schedule.rows.iter().zip(&now.rows) {
                prop_assert_eq!((before.early_start, before.early_finish), (now.early_start, now.early_finish));
            }
            prop_assert!(now.contradicted.is_empty(), "{:?}", now.contradicted);
        }
    }

    #[test]
    fn the_critical_path_is_as_long_as_the_whole((mut tasks, mut links) in network(false, false)) {
        // The last day of the whole is a day of work, so that it is counted as one.
        let end = 1 + i64::try_from(tasks.len()).expect("small");
        links.extend((1..end).map(|n| dependency(n, end, FinishToStart, 0)));
        tasks.push(task(end, 1));
        let schedule = run(&tasks, &links);
        let length = (0..tasks.len()).map(|at| longest(&tasks, &links, at)).max().unwrap_or(0);
        prop_assert_eq!(schedule.start, begin());
        prop_assert_eq!(schedule.length_days(), length);

        let duration = |n| tasks.iter().find(|t| t.id == n).map_or(0, |t| t.duration_days);
        let path = &schedule.critical_path;
        let lags: i64 = path.windows(2).map(|pair| {
            links.iter().filter(|l| (l.from_task, l.to_task) == (pair[0], pair[1]))
                .map(|l| l.lag_days).max().expect("neighbours on the path are tied")
        }).sum();
        prop_assert_eq!(path.iter().map(|t| duration(*t)).sum::<i64>() + lags, length);
        let critical = schedule.by_task();
        prop_assert!(path.iter().all(|t| critical[t].is_critical));
    }

    #[test]
    fn the_same_input_gives_the_same_schedule((tasks, links) in network(true, true)) {
        prop_assert_eq!(run(&tasks, &links), run(&tasks, &links));
    }
}
