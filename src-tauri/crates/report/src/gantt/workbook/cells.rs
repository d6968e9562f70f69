//! Which ten-day cell shows which bar.
//!
//! A cell belongs to the bar with most days in it; a bar that would get none takes one from a bar
//! that has several, and failing that its name joins the name shown there. So every bar is named.

use jiff::civil::Date;

use super::super::GanttBar;
use super::super::time::{Month, third_of};

/// What a cell of a lane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell<'a> {
    /// The bar.
    pub(crate) bar: &'a GanttBar,
    /// Place among the bar's cells, from 0.
    pub(crate) place: usize,
    /// How many cells the bar has.
    pub(crate) of: usize,
}

/// A lane as cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LaneCells<'a> {
    /// Column → bar.
    pub(crate) cells: Vec<Option<Cell<'a>>>,
    /// Bars without a cell of their own: the column whose label they join.
    pub(crate) guests: Vec<(usize, &'a GanttBar)>,
}

/// The ten-day column of a day, counted from the first month's upper third; may lie outside.
pub(crate) fn column_of(day: Date, first: Month) -> i64 {
    i64::from((Month::of(day).0 - first.0) * 3 + third_of(day).0)
}

/// Distributes a lane's bars (in order of time, not overlapping) over `columns` cells.
pub(crate) fn distribute<'a>(lane: &[&'a GanttBar], first: Month, columns: usize) -> LaneCells<'a> {
    let mut owners: Vec<Option<usize>> = vec![None; columns];
    let mut days = vec![0; columns];
    let within = |bar: &GanttBar| {
        let from = usize::try_from(column_of(bar.start, first)).unwrap_or(0);
        let to = usize::try_from(column_of(bar.finish.max(bar.start), first)).unwrap_or(0);
        from..(to + 1).min(columns)
    };
    for (index, bar) in lane.iter().enumerate() {
        for column in within(bar) {
            let here = days_in(bar, column, first);
            if here > days[column] {
                (owners[column], days[column]) = (Some(index), here);
            }
        }
    }
    let count =
        |owners: &[Option<usize>], index| owners.iter().filter(|o| **o == Some(index)).count();
    let mut guests = Vec::new();
    for (index, bar) in lane.iter().enumerate() {
        if count(&owners, index) > 0 {
            continue;
        }
        let is_rich = |c: &usize| owners[*c].is_some_and(|owner| count(&owners, owner) > 1);
        match within(bar).find(is_rich) {
            Some(column) => owners[column] = Some(index),
            None => guests.extend(within(bar).next().map(|column| (column, *bar))),
        }
    }
    let mut seen = vec![0; lane.len()];
    let cell = |owner: &Option<usize>| {
        owner.map(|index| {
            seen[index] += 1;
            Cell { bar: lane[index], place: seen[index] - 1, of: count(&owners, index) }
        })
    };
    LaneCells { cells: owners.iter().map(cell).collect(), guests }
}

/// How many of a column's days a bar covers; the column is one of those it lies in.
fn days_in(bar: &GanttBar, column: usize, first: Month) -> i32 {
    let column = i32::try_from(column).unwrap_or(i32::MAX);
    let finish = bar.finish.max(bar.start);
    let is_here = |day| column_of(day, first) == i64::from(column);
    let from = if is_here(bar.start) { third_of(bar.start).1 } else { 0 };
    let to = if is_here(finish) {
        third_of(finish).1 + 1
    } else {
        third_length(first.plus(column / 3), column % 3)
    };
    to - from
}

/// How many days a third of a month has.
fn third_length(month: Month, third: i32) -> i32 {
    let start = Date::new(month.year(), month.number(), 1);
    match third {
        2 => start.map_or(10, |day| i32::from(day.days_in_month()) - 20),
        _ => 10,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiugai_domain::policy::StagePhase;

    use super::*;

    fn bar(from: (i8, i8), to: (i8, i8)) -> GanttBar {
        GanttBar {
            label: "施工".into(),
            short: String::new(),
            phase: StagePhase::Works,
            start: date(2026, from.0, from.1),
            finish: date(2026, to.0, to.1),
            percent_done: 0,
            baseline: None,
            is_critical: false,
            is_milestone: false,
        }
    }

    fn shown(bars: &[GanttBar]) -> (String, usize) {
        let lane: Vec<&GanttBar> = bars.iter().collect();
        let first = Month::of(date(2026, 3, 1));
        let lane_cells = distribute(&lane, first, 6);
        let letter = |cell: &Option<Cell<'_>>| match cell {
            None => '.',
            Some(cell) => {
                let place = bars.iter().position(|bar| bar == cell.bar).unwrap_or(0);
                ['a', 'b', 'c', 'd'][place]
            }
        };
        (lane_cells.cells.iter().map(letter).collect(), lane_cells.guests.len())
    }

    #[test]
    fn a_cell_belongs_to_the_bar_with_most_days() {
        let check = |bars: &[GanttBar], expected: &str| assert_eq!(shown(bars).0, expected);
        check(&[bar((3, 1), (3, 20)), bar((3, 21), (4, 5))], "aabb..");
        check(&[bar((3, 1), (3, 13)), bar((3, 14), (3, 31))], "abb...");
        check(&[bar((3, 1), (3, 17)), bar((3, 18), (3, 31))], "aab...");
    }

    #[test]
    fn a_short_bar_still_gets_a_cell() {
        let bars = [bar((3, 1), (3, 18)), bar((3, 19), (3, 20)), bar((3, 21), (3, 31))];
        assert_eq!(shown(&bars), ("abc...".to_owned(), 0));
    }

    #[test]
    fn a_bar_without_room_is_named_with_its_neighbour() {
        let bars = [bar((3, 1), (3, 4)), bar((3, 5), (3, 6)), bar((3, 7), (3, 10))];
        assert_eq!(shown(&bars), ("a.....".to_owned(), 2));
    }
}
