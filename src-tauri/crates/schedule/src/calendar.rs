//! Which days count: office working days, the works season, every day.
//!
//! A year whose public holidays are not announced knows only its weekends, and says so through
//! [`Calendars::unannounced_years`].

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};
use jiugai_domain::Code;
use jiugai_domain::policy::{CalendarYear, Policy, StageCalendar, StageTemplate, WinterStop};

/// Years a schedule may touch; far outside any plan, and close enough to end every search.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2400;

/// The calendars of a policy.
#[derive(Debug, Clone, Default)]
pub struct Calendars {
    years: BTreeMap<i16, KnownYear>,
    winter: Option<WinterStop>,
    stages: BTreeMap<Code, StageCalendar>,
}

#[derive(Debug, Clone, Default)]
struct KnownYear {
    announced: bool,
    days_off: BTreeSet<Date>,
    working_weekends: BTreeSet<Date>,
}

impl Calendars {
    /// The calendars of a whole policy.
    pub fn from_policy(policy: &Policy) -> Self {
        Self::new(&policy.calendars, policy.winter_stop.as_ref(), &policy.stage_templates)
    }

    /// Calendars from their parts. A stage code that stands in two templates keeps the calendar of
    /// the first.
    pub fn new(
        years: &[CalendarYear],
        winter: Option<&WinterStop>,
        templates: &[StageTemplate],
    ) -> Self {
        let known = |year: &CalendarYear| KnownYear {
            announced: year.announced,
            days_off: year.days_off.iter().copied().collect(),
            working_weekends: year.working_weekends.iter().copied().collect(),
        };
        let mut stages = BTreeMap::new();
        for stage in templates.iter().flat_map(|template| &template.stages) {
            stages.entry(stage.code.clone()).or_insert(stage.calendar);
        }
        Self {
            years: years.iter().map(|year| (year.year, known(year))).collect(),
            winter: winter.cloned(),
            stages,
        }
    }

    /// The calendar a stage's duration counts in; a stage no template knows counts every day.
    pub fn calendar_of(&self, stage_code: &Code) -> StageCalendar {
        self.stages.get(stage_code).copied().unwrap_or(StageCalendar::CalendarDays)
    }

    /// Whether a day counts in a calendar.
    pub fn is_working(&self, date: Date, calendar: StageCalendar) -> bool {
        match calendar {
            StageCalendar::CalendarDays => true,
            StageCalendar::WorkingDays => self.is_office_day(date),
            StageCalendar::WorksSeason => !self.is_winter_stop(date),
        }
    }

    /// The first day from `date` on that counts; `None` when there is none in any year a schedule
    /// may touch (1900–2400).
    pub fn next_working(&self, date: Date, calendar: StageCalendar) -> Option<Date> {
        date_of(DayCount::new(self).seek(day_of(date), calendar)?)
    }

    /// The last day of a piece of work: it begins on the first counting day from `start` on and
    /// takes `duration_days` counting days. Nothing to do ends where it begins.
    pub fn finish(&self, start: Date, duration_days: i64, calendar: StageCalendar) -> Option<Date> {
        let mut days = DayCount::new(self);
        let first = days.seek(day_of(start), calendar)?;
        date_of(days.advance(first, duration_days.max(1) - 1, calendar)?)
    }

    /// How many days count from `from` to `to`, both included; 0 when `to` is earlier.
    pub fn count_days(&self, from: Date, to: Date, calendar: StageCalendar) -> i64 {
        if to < from {
            return 0;
        }
        DayCount::new(self).count(day_of(from), day_of(to) + 1, calendar).unwrap_or(0)
    }

    /// Years between two dates whose public holidays are not announced: working days counted in
    /// them know only weekends.
    pub fn unannounced_years(&self, from: Date, to: Date) -> Vec<i16> {
        (from.year()..=to.year()).filter(|year| !self.is_announced(*year)).collect()
    }

    pub(crate) fn is_announced(&self, year: i16) -> bool {
        self.years.get(&year).is_some_and(|known| known.announced)
    }

    fn is_office_day(&self, date: Date) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        match self.years.get(&date.year()) {
            None => !weekend,
            Some(known) if weekend => known.working_weekends.contains(&date),
            Some(known) => !known.days_off.contains(&date),
        }
    }

    fn is_winter_stop(&self, date: Date) -> bool {
        let Some(stop) = &self.winter else {
            return false;
        };
        let day = (date.month(), date.day());
        if stop.from <= stop.to {
            (stop.from..=stop.to).contains(&day)
        } else {
            day >= stop.from || day <= stop.to
        }
    }
}

/// Days since 1 January 1970.
pub(crate) fn day_of(date: Date) -> i64 {
    date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24
}

/// The date of a day number; `None` outside the years a schedule may touch.
pub(crate) fn date_of(day: i64) -> Option<Date> {
    let hours = day.checked_mul(24)?;
    let date = Date::constant(1970, 1, 1).checked_add(SignedDuration::from_hours(hours)).ok()?;
    YEARS.contains(&date.year()).then_some(date)
}

/// Steps over counting days without walking day by day: the counting days of each year touched are
/// listed once.
pub(crate) struct DayCount<'a> {
    calendars: &'a Calendars,
    office: HashMap<i16, Vec<i64>>,
    season: HashMap<i16, Vec<i64>>,
}

impl<'a> DayCount<'a> {
    pub(crate) fn new(calendars: &'a Calendars) -> Self {
        Self { calendars, office: HashMap::new(), season: HashMap::new() }
    }

    /// The first counting day from `day` on.
    pub(crate) fn seek(&mut self, day: i64, calendar: StageCalendar) -> Option<i64> {
        let mut year = date_of(day)?.year();
        if calendar == StageCalendar::CalendarDays {
            return Some(day);
        }
        while YEARS.contains(&year) {
            let days = self.year(year, calendar);
            if let Some(found) = days.get(days.partition_point(|d| *d < day)) {
                return Some(*found);
            }
            year += 1;
        }
        None
    }

    /// The last counting day up to `day`.
    pub(crate) fn seek_back(&mut self, day: i64, calendar: StageCalendar) -> Option<i64> {
        let mut year = date_of(day)?.year();
        if calendar == StageCalendar::CalendarDays {
            return Some(day);
        }
        while YEARS.contains(&year) {
            let days = self.year(year, calendar);
            if let Some(found) = days[..days.partition_point(|d| *d <= day)].last() {
                return Some(*found);
            }
            year -= 1;
        }
        None
    }

    /// The counting day `steps` after (before, when negative) a counting day.
    pub(crate) fn advance(&mut self, day: i64, steps: i64, calendar: StageCalendar) -> Option<i64> {
        let mut year = date_of(day)?.year();
        if calendar == StageCalendar::CalendarDays {
            let there = day.checked_add(steps)?;
            return date_of(there).map(|_| there);
        }
        let days = self.year(year, calendar);
        let mut place =
            i64::try_from(days.partition_point(|d| *d < day)).ok()?.checked_add(steps)?;
        while YEARS.contains(&year) {
            if place < 0 {
                year -= 1;
                place += i64::try_from(self.year(year, calendar).len()).ok()?;
                continue;
            }
            let days = self.year(year, calendar);
            if let Some(found) = usize::try_from(place).ok().and_then(|at| days.get(at)) {
                return Some(*found);
            }
            place -= i64::try_from(days.len()).ok()?;
            year += 1;
        }
        None
    }

    /// How many days count in `from..to`; negative when `to` is earlier.
    pub(crate) fn count(&mut self, from: i64, to: i64, calendar: StageCalendar) -> Option<i64> {
        if calendar == StageCalendar::CalendarDays {
            return Some(to - from);
        }
        if to < from {
            return self.count(to, from, calendar).map(|n| -n);
        }
        let (first, last) = (date_of(from)?.year(), date_of(to)?.year());
        let mut sum = 0;
        for year in first..=last {
            let days = self.year(year, calendar);
            let inside = days.partition_point(|d| *d < to) - days.partition_point(|d| *d < from);
            sum += i64::try_from(inside).ok()?;
        }
        Some(sum)
    }

    fn year(&mut self, year: i16, calendar: StageCalendar) -> &[i64] {
        let calendars = self.calendars;
        let lists = match calendar {
            StageCalendar::WorksSeason => &mut self.season,
            StageCalendar::WorkingDays | StageCalendar::CalendarDays => &mut self.office,
        };
        lists.entry(year).or_insert_with(|| {
            let Ok(first) = Date::new(year, 1, 1) else {
                return Vec::new();
            };
            first
                .series(jiff::Span::new().days(1))
                .take_while(|date| date.year() == year)
                .filter(|date| calendars.is_working(*date, calendar))
                .map(day_of)
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiugai_domain::policy::Basis;
    use proptest::prelude::*;

    use super::*;

    fn calendars() -> Calendars {
        let basis = Basis { source: "test".to_owned(), assumption: false };
        let year = CalendarYear {
            year: 2026,
            announced: true,
            days_off: vec![date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)],
            working_weekends: vec![date(2026, 1, 4)],
            basis: basis.clone(),
        };
        let winter = WinterStop { from: (11, 1), to: (4, 14), basis };
        Calendars::new(&[year], Some(&winter), &[])
    }

    fn check(calendar: StageCalendar, start: Date, days: i64, first: Date, last: Date) {
        let calendars = calendars();
        assert_eq!(calendars.next_working(start, calendar), Some(first));
        assert_eq!(calendars.finish(start, days, calendar), Some(last));
        if days > 0 {
            assert_eq!(calendars.count_days(first, last, calendar), days);
        }
    }

    #[test]
    fn holidays_and_worked_weekends_count_as_announced() {
        use StageCalendar::WorkingDays;
        check(WorkingDays, date(2026, 1, 1), 1, date(2026, 1, 4), date(2026, 1, 4));
        check(WorkingDays, date(2026, 1, 1), 6, date(2026, 1, 4), date(2026, 1, 9));
        check(WorkingDays, date(2026, 1, 9), 2, date(2026, 1, 9), date(2026, 1, 12));
        check(WorkingDays, date(2026, 1, 10), 0, date(2026, 1, 12), date(2026, 1, 12));
    }

    #[test]
    fn works_stop_in_winter_and_go_on_in_spring() {
        use StageCalendar::WorksSeason;
        check(WorksSeason, date(2026, 2, 1), 1, date(2026, 4, 15), date(2026, 4, 15));
        check(WorksSeason, date(2026, 10, 31), 2, date(2026, 10, 31), date(2027, 4, 15));
        check(WorksSeason, date(2026, 4, 15), 200, date(2026, 4, 15), date(2026, 10, 31));
    }

    #[test]
    fn a_year_without_announcement_is_named() {
        let years = calendars().unannounced_years(date(2025, 12, 1), date(2027, 2, 1));
        assert_eq!(years, [2025, 2027]);
    }

    #[test]
    fn a_stop_all_year_round_finds_no_day() {
        let basis = Basis { source: "test".to_owned(), assumption: false };
        let stop = WinterStop { from: (1, 1), to: (12, 31), basis };
        let calendars = Calendars::new(&[], Some(&stop), &[]);
        assert_eq!(calendars.finish(date(2026, 1, 1), 3, StageCalendar::WorksSeason), None);
        assert_eq!(calendars.finish(date(2026, 1, 1), i64::MAX, StageCalendar::CalendarDays), None);
    }

    proptest! {
        #[test]
        fn stepping_agrees_with_walking(offset in 0_i64..1500, steps in 0_i64..700, pick in 0..3) {
            let calendar = [
                StageCalendar::CalendarDays, StageCalendar::WorkingDays, StageCalendar::WorksSeason,
            ][usize::try_from(pick).expect("small")];
            let calendars = calendars();
            let mut days = DayCount::new(&calendars);
            let start = days.seek(day_of(date(2024, 6, 1)) + offset, calendar).expect("in range");
            let mut walked = start;
            for _ in 0..steps {
                walked += 1;
                while !calendars.is_working(date_of(walked).expect("in range"), calendar) {
                    walked += 1;
                }
            }
            prop_assert_eq!(days.advance(start, steps, calendar), Some(walked));
            prop_assert_eq!(days.advance(walked, -steps, calendar), Some(start));
            prop_assert_eq!(days.count(start, walked, calendar), Some(steps));
            prop_assert_eq!(days.seek_back(walked, calendar), Some(walked));
        }
    }
}
