//! The time axis: equal columns of ten days (旬: upper, middle, lower) under months under years.
//!
//! A month has three columns of equal width, so a day of a 31-day month is narrower than one of
//! February; within a column days are even. Dates therefore map monotonically, never linearly.

use jiff::civil::Date;

use super::GanttFigure;

/// A month, counted from year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Month(pub(crate) i32);

impl Month {
    /// The month a day lies in.
    pub(crate) fn of(date: Date) -> Self {
        Self(i32::from(date.year()) * 12 + i32::from(date.month()) - 1)
    }

    /// The month `by` months later.
    pub(crate) fn plus(self, by: i32) -> Self {
        Self(self.0 + by)
    }

    /// Year.
    pub(crate) fn year(self) -> i16 {
        i16::try_from(self.0.div_euclid(12)).unwrap_or(i16::MAX)
    }

    /// 1–12.
    pub(crate) fn number(self) -> i8 {
        i8::try_from(self.0.rem_euclid(12) + 1).unwrap_or(1)
    }
}

/// Which third of its month a day lies in, its place there from 0, and how many days that third
/// has.
pub(crate) fn third_of(date: Date) -> (i32, i32, i32) {
    let day = i32::from(date.day());
    let third = ((day - 1) / 10).min(2);
    let length = if third == 2 { i32::from(date.days_in_month()) - 20 } else { 10 };
    (third, day - 1 - third * 10, length)
}

/// A stretch of months drawn side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TimeAxis {
    /// First month.
    pub(crate) first: Month,
    /// How many months.
    pub(crate) months: i32,
    /// Left edge, tenths of a point.
    pub(crate) left: i32,
    /// Width of a ten-day column.
    pub(crate) column: i32,
}

impl TimeAxis {
    /// Right edge.
    pub(crate) fn right(&self) -> i32 {
        self.left + self.months * 3 * self.column
    }

    /// Left edge of the ten-day column `index`.
    pub(crate) fn edge(&self, index: i32) -> i32 {
        self.left + index * self.column
    }

    /// Left edge of a day, wherever it lies.
    fn day(&self, date: Date) -> i32 {
        let (third, offset, length) = third_of(date);
        let column = (Month::of(date).0 - self.first.0) * 3 + third;
        self.edge(column) + self.column * offset / length
    }

    /// Left edge of a day; `None` when it is not on this axis.
    pub(crate) fn at(&self, date: Date) -> Option<i32> {
        let month = Month::of(date).0 - self.first.0;
        (0..self.months).contains(&month).then(|| self.day(date))
    }

    /// The part of a stretch of days that lies on this axis; the last day is included.
    pub(crate) fn span(&self, start: Date, finish: Date) -> Option<(i32, i32)> {
        let finish = finish.max(start);
        let after = finish.tomorrow().unwrap_or(finish);
        let from = self.day(start).max(self.left);
        let to = self.day(after).min(self.right());
        (to > from).then_some((from, to))
    }

    /// Where `percent` of a stretch of days ends, wherever that is; `None` when nothing is done.
    pub(crate) fn part(&self, start: Date, finish: Date, percent: i64) -> Option<i32> {
        let percent = percent.clamp(0, 100);
        let finish = finish.max(start);
        let from = self.day(start);
        let length = i64::from(self.day(finish.tomorrow().unwrap_or(finish)) - from);
        let done = i32::try_from(length * percent / 100).unwrap_or(0);
        (percent > 0).then_some(from + done)
    }
}

/// First and last month of a figure: all bars and baselines, else the year of its data.
pub(crate) fn range(figure: &GanttFigure) -> (Month, Month) {
    let bars = figure.groups.iter().flat_map(|g| &g.rows).flat_map(|r| &r.bars);
    let days = bars.flat_map(|bar| {
        let (from, to) = bar.baseline.unwrap_or((bar.start, bar.finish));
        [bar.start, bar.finish.max(bar.start), from, to.max(from)]
    });
    let months = days.map(Month::of);
    let ends = months.fold(None, |ends: Option<(Month, Month)>, m| match ends {
        None => Some((m, m)),
        Some((first, last)) => Some((first.min(m), last.max(m))),
    });
    let january = Month(i32::from(figure.data_date.year()) * 12);
    ends.unwrap_or((january, january.plus(11)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn axis() -> TimeAxis {
        TimeAxis { first: Month::of(date(2026, 3, 1)), months: 12, left: 1000, column: 180 }
    }

    #[test]
    fn a_month_has_three_equal_columns() {
        let axis = axis();
        assert_eq!(axis.at(date(2026, 3, 1)), Some(1000));
        assert_eq!(axis.at(date(2026, 3, 11)), Some(1180));
        assert_eq!(axis.at(date(2026, 3, 21)), Some(1360));
        assert_eq!(axis.at(date(2026, 4, 1)), Some(1540));
        assert_eq!(axis.at(date(2027, 3, 1)), None);
        assert_eq!(third_of(date(2026, 2, 28)), (2, 7, 8));
        assert_eq!(third_of(date(2026, 3, 31)), (2, 10, 11));
    }

    #[test]
    fn a_stretch_is_cut_at_the_edges() {
        let axis = axis();
        assert_eq!(axis.span(date(2025, 1, 1), date(2026, 3, 10)), Some((1000, 1180)));
        assert_eq!(axis.span(date(2027, 2, 21), date(2028, 1, 1)).map(|s| s.1), Some(axis.right()));
        assert_eq!(axis.span(date(2025, 1, 1), date(2026, 2, 28)), None);
        assert_eq!(axis.span(date(2027, 3, 1), date(2027, 4, 1)), None);
    }

    proptest! {
        #[test]
        fn later_days_lie_further_right(a in 0_i64..3650, b in 0_i64..3650, width in 90_i32..400) {
            let first = date(2021, 1, 1);
            let axis = TimeAxis { first: Month::of(first), months: 130, left: 3, column: width };
            let day = |n: i64| first.checked_add(jiff::Span::new().days(n)).expect("a day");
            let (x, y) = (axis.day(day(a)), axis.day(day(b)));
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        }
    }
}
