//! Which snapshots go and which stay: pure, by their times alone.
//!
//! Of the last two days the newest stay whatever they were made for. Beyond that the newest of a
//! day stays for the latest twelve days that have one, of a week for ten weeks, of a month for nine.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};

/// How many of the last two days stay.
pub const KEPT_RECENT: usize = 20;

/// How many stay of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Of today and yesterday.
    pub recent: usize,
    /// Days.
    pub daily: usize,
    /// Weeks, from Monday.
    pub weekly: usize,
    /// Months.
    pub monthly: usize,
}

impl Default for Rules {
    fn default() -> Self {
        Self { recent: KEPT_RECENT, daily: 12, weekly: 10, monthly: 9 }
    }
}

/// Places of the snapshots to be removed, of those made at these local times. The newest always
/// stays; a time that lies ahead (the clock was wrong) counts as today.
pub fn to_remove(taken: &[DateTime], today: Date, rules: Rules) -> Vec<usize> {
    let mut order: Vec<usize> = (0..taken.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse((taken[*at], *at)));
    let mut stays = BTreeSet::new();
    stays.extend(order.first());
    let yesterday = today.yesterday().unwrap_or(today);
    let recent = order.iter().filter(|at| taken[**at].date() >= yesterday);
    stays.extend(recent.take(rules.recent));
    let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    stays.extend(newest_of_each(&order, taken, rules.daily, days));
    stays.extend(newest_of_each(&order, taken, rules.weekly, |day| (days(day) + 3).div_euclid(7)));
    stays.extend(newest_of_each(&order, taken, rules.monthly, months));
    (0..taken.len()).filter(|at| !stays.contains(at)).collect()
}

/// Days since 1970-01-01, a Thursday: three days later weeks begin on Mondays.
fn days(day: Date) -> i32 {
    let first = jiff::civil::date(1970, 1, 1);
    day.since(first).map_or(0, |span| span.get_days())
}

/// The newest of each of the latest `count` spans of time that have one.
fn newest_of_each(
    newest_first: &[usize],
    taken: &[DateTime],
    count: usize,
    span: impl Fn(Date) -> i32,
) -> Vec<usize> {
    let mut stays: Vec<usize> = newest_first.to_vec();
    stays.dedup_by_key(|at| span(taken[*at].date()));
    stays.truncate(count);
    stays
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// What is left after making one at each of these hours since the first day, removing each time.
    fn run(hours: &[i64], rules: Rules) -> Vec<DateTime> {
        let first = date(2026, 1, 1).at(0, 0, 0, 0);
        let mut kept: Vec<DateTime> = Vec::new();
        for hour in hours {
            let now = first.checked_add(hour.hours()).expect("a time");
            kept.push(now);
            let gone = to_remove(&kept, now.date(), rules);
            let mut at = 0;
            kept.retain(|_| {
                at += 1;
                !gone.contains(&(at - 1))
            });
        }
        kept
    }

    #[test]
    fn two_years_of_work_leave_days_weeks_and_months() {
        let hours: Vec<i64> =
            (0..730).flat_map(|day| [9, 11, 15, 17].map(|h| day * 24 + h)).collect();
        let kept = run(&hours, Rules::default());
        let of = |day: Date| kept.iter().filter(|at| at.date() == day).count();
        let last = date(2026, 1, 1).checked_add(729.days()).expect("a day");
        assert_eq!(of(last), 4, "today stays whole");
        assert_eq!(of(last.yesterday().expect("a day")), 4, "yesterday too");
        for back in 2..12 {
            assert_eq!(of(last.checked_sub(back.days()).expect("a day")), 1, "{back} days back");
        }
        let weeks =
            kept.iter().filter(|at| at.date() < last.checked_sub(11.days()).expect("a day"));
        assert!(weeks.clone().count() >= 9 + 6, "older weeks and months: {}", weeks.count());
        assert!(
            kept.iter().all(|at| at.hour() == 17 || at.date() >= last.yesterday().expect("a day"))
        );
        let oldest = kept.first().expect("some").date();
        assert!(
            oldest <= last.checked_sub(8.months()).expect("a day"),
            "nine months back: {oldest}"
        );
    }

    #[test]
    fn a_day_of_hundreds_leaves_the_newest() {
        let now = date(2026, 3, 2).at(18, 0, 0, 0);
        let taken: Vec<DateTime> =
            (0..300).map(|n| now.checked_sub(i64::from(n).minutes()).expect("a time")).collect();
        let gone = to_remove(&taken, now.date(), Rules::default());
        assert_eq!(gone, (KEPT_RECENT..300).collect::<Vec<_>>());
    }

    #[test]
    fn a_wrong_clock_removes_nothing_it_should_keep() {
        let ahead = date(2099, 1, 1).at(0, 0, 0, 0);
        let now = date(2026, 3, 2).at(9, 0, 0, 0);
        assert_eq!(to_remove(&[ahead, now], now.date(), Rules::default()), Vec::<usize>::new());
        assert_eq!(to_remove(&[], now.date(), Rules::default()), Vec::<usize>::new());
    }

    proptest! {
        #[test]
        fn what_stays_is_bounded_new_and_does_not_move(
            mut minutes in prop::collection::vec(0_i64..600_000, 0..200),
            recent in 0_usize..6, daily in 0_usize..5, weekly in 0_usize..5, monthly in 0_usize..5,
        ) {
            minutes.sort_unstable();
            minutes.dedup();
            let rules = Rules { recent, daily, weekly, monthly };
            let first = date(2026, 1, 1).at(0, 0, 0, 0);
            let taken: Vec<DateTime> = minutes
                .iter()
                .map(|n| first.checked_add(n.minutes()).expect("a time"))
                .collect();
            let today = taken.last().map_or(first.date(), |at| at.date());
            let gone = to_remove(&taken, today, rules);
            let stays: Vec<DateTime> =
                (0..taken.len()).filter(|at| !gone.contains(at)).map(|at| taken[at]).collect();
            // Never more than the rules say, and the newest is always there.
            prop_assert!(stays.len() <= (recent + daily + weekly + monthly).max(1));
            prop_assert_eq!(stays.last(), taken.last());
            // The latest days, weeks and months that had one still have one.
            for (count, span) in [
                (daily, (|at: &DateTime| i64::from(days(at.date()))) as fn(&DateTime) -> i64),
                (weekly, |at| i64::from((days(at.date()) + 3).div_euclid(7))),
                (monthly, |at| i64::from(at.year()) * 12 + i64::from(at.month())),
            ] {
                let spans = |times: &[DateTime]| -> BTreeSet<i64> { times.iter().map(span).collect() };
                let wanted: Vec<i64> = spans(&taken).into_iter().rev().take(count).collect();
                prop_assert!(wanted.iter().all(|one| spans(&stays).contains(one)));
            }
            // Once rotated, nothing more goes on the same day.
            prop_assert_eq!(to_remove(&stays, today, rules), Vec::<usize>::new());
            // Whatever goes, a newer one of its day was there.
            for at in &gone {
                let newer = taken.iter().filter(|other| **other > taken[*at]);
                prop_assert!(newer.count() > 0);
            }
        }
    }
}
