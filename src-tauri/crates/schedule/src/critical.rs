//! Early and late dates, float and the critical path, by one pass forward and one backward.
//!
//! Inside, a task occupies the days `start..end` (end excluded), so that lags and durations add up
//! plainly; what goes out are first and last day, both included. Linear in tasks and dependencies,
//! and the same for the same input.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use jiugai_domain::policy::StageCalendar;
use jiugai_domain::task::{Dependency, DependencyKind, Task};
use jiugai_domain::{DependencyId, TaskId};

use crate::calendar::{DayCount, date_of, day_of};
use crate::graph::{Graph, Link};
use crate::{Calendars, ScheduleError};

/// Where a schedule begins, and up to when it was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Day from which a task may start that neither follows another nor has a day of its own.
    pub begin: Date,
    /// State of the reports: what has not started starts no earlier, what is under way has its
    /// remaining part from this day on.
    pub data_date: Option<Date>,
}

/// The dates of one task. A task without duration (a milestone) starts and finishes on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskDates {
    /// The task.
    pub task_id: TaskId,
    /// First day, as early as possible or as reported.
    pub early_start: Date,
    /// Last day, as early as possible or as reported.
    pub early_finish: Date,
    /// First day that does not yet delay the finish of the whole.
    pub late_start: Date,
    /// Last day that does not yet delay the finish of the whole.
    pub late_finish: Date,
    /// Days of the task's own calendar it may slip; negative when a reported date already delays.
    pub float_days: i64,
    /// May not slip at all; never said of a finished task.
    pub is_critical: bool,
}

/// A computed schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// One row per task, in the order the tasks were given.
    pub rows: Vec<TaskDates>,
    /// First day of the whole.
    pub start: Date,
    /// Last day of the whole.
    pub finish: Date,
    /// The chain that fixes the finish, first task first.
    pub critical_path: Vec<TaskId>,
    /// Dependencies that reported dates contradict.
    pub contradicted: Vec<DependencyId>,
    /// Years used for working days whose public holidays are not announced.
    pub unannounced_years: Vec<i16>,
}

impl Schedule {
    /// Length in calendar days, first and last day included.
    pub fn length_days(&self) -> i64 {
        day_of(self.finish) - day_of(self.start) + 1
    }

    /// The rows by task.
    pub fn by_task(&self) -> HashMap<TaskId, &TaskDates> {
        self.rows.iter().map(|row| (row.task_id, row)).collect()
    }
}

/// Computes the dates of all tasks.
///
/// Lags are calendar days. A task starts on the first counting day of its own calendar after all
/// it depends on and not before its own day; reported dates stand as they are.
pub fn compute(
    tasks: &[Task],
    dependencies: &[Dependency],
    calendars: &Calendars,
    frame: Frame,
) -> Result<Schedule, ScheduleError> {
    let graph = Graph::new(tasks, dependencies)?;
    let mut pass = Pass::new(tasks, calendars, frame);
    for at in &graph.order {
        pass.place(*at).ok_or(ScheduleError::OutOfRange { task: tasks[*at].id })?;
        pass.push_forward(*at, graph.successors(*at));
    }
    let end = pass.slots.iter().map(Slot::close).max().unwrap_or(day_of(frame.begin));
    let end = Bound { day: end, at_close: true, by: None };
    for at in graph.order.iter().rev() {
        pass.place_late(*at, end, graph.successors(*at))
            .ok_or(ScheduleError::OutOfRange { task: tasks[*at].id })?;
    }
    let rows = (0..tasks.len())
        .map(|at| pass.row(at).ok_or(ScheduleError::OutOfRange { task: tasks[at].id }))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Schedule {
        start: rows.iter().map(|row| row.early_start).min().unwrap_or(frame.begin),
        finish: rows.iter().map(|row| row.early_finish).max().unwrap_or(frame.begin),
        critical_path: pass.driving_chain(),
        contradicted: pass.contradicted(dependencies),
        unannounced_years: pass.unannounced_years(&rows),
        rows,
    })
}

/// A day a task may not precede, and the predecessor that says so; its own day says so itself.
#[derive(Debug, Clone, Copy)]
struct Bound {
    day: i64,
    /// Reached when the day before is over: a milestone there is shown on that day before.
    at_close: bool,
    by: Option<(usize, DependencyKind)>,
}

impl Bound {
    /// The day itself, from its morning on, which no predecessor asks for.
    fn own(day: i64) -> Self {
        Self { day, at_close: false, by: None }
    }

    /// Whether this one leaves less than another: the morning of a day is later than the close of
    /// the day before.
    fn is_later_than(self, other: Self) -> bool {
        (self.day, !self.at_close) > (other.day, !other.at_close)
    }

    /// The later of two.
    fn or_later(self, other: Option<Self>) -> Self {
        other.filter(|other| other.is_later_than(self)).unwrap_or(self)
    }
}

/// What is known of one task on the way.
#[derive(Debug, Clone, Copy)]
struct Slot {
    calendar: StageCalendar,
    /// Days, never negative.
    duration: i64,
    /// Earliest start, from dependencies and the task's own day.
    bound: Option<Bound>,
    /// Earliest end, from finish-to-finish dependencies.
    end_bound: Option<Bound>,
    /// The predecessor whose bound is in force.
    driver: Option<(usize, DependencyKind)>,
    /// A milestone that is reached when the day before its point is over.
    at_close: bool,
    start: i64,
    end: i64,
    late_start: i64,
    late_end: i64,
}

impl Slot {
    /// Whether it takes no time: a milestone, at the point where its day begins or ends.
    fn is_point(&self) -> bool {
        self.start == self.end
    }

    /// The day after the one it is shown to finish on.
    fn close(&self) -> i64 {
        self.end + i64::from(self.is_point() && !self.at_close)
    }

    /// The day after the one it is shown to finish on at the latest.
    fn late_close(&self) -> i64 {
        self.late_end + i64::from(self.is_point() && !self.at_close)
    }
}

struct Pass<'a> {
    tasks: &'a [Task],
    calendars: &'a Calendars,
    days: DayCount<'a>,
    begin: i64,
    data_date: Option<i64>,
    slots: Vec<Slot>,
}

impl<'a> Pass<'a> {
    fn new(tasks: &'a [Task], calendars: &'a Calendars, frame: Frame) -> Self {
        let slot = |task: &Task| Slot {
            calendar: calendars.calendar_of(&task.stage_code),
            duration: task.duration_days.max(0),
            bound: task.not_before.map(|date| Bound::own(day_of(date))),
            end_bound: None,
            driver: None,
            at_close: false,
            start: 0,
            end: 0,
            late_start: 0,
            late_end: 0,
        };
        Self {
            tasks,
            calendars,
            days: DayCount::new(calendars),
            begin: day_of(frame.begin),
            data_date: frame.data_date.map(day_of),
            slots: tasks.iter().map(slot).collect(),
        }
    }

    fn place(&mut self, at: usize) -> Option<()> {
        let slot = self.slots[at];
        let task = &self.tasks[at];
        let (start, end) = match (task.actual_start, task.actual_finish) {
            // A milestone is a point of its day as it was planned to be, whichever date tells of it.
            (Some(on), None) | (None, Some(on)) if slot.duration == 0 => self.reached(at, on),
            (Some(start), Some(finish)) if slot.duration == 0 && start == finish => {
                self.reached(at, finish)
            }
            (start, Some(finish)) => {
                let end = day_of(finish) + 1;
                let start = match start {
                    Some(start) => day_of(start),
                    None => self.back_from(end, &slot)?,
                };
                (start, end)
            }
            (Some(start), None) => {
                let start = day_of(start);
                (start, self.remaining_end(start, task, &slot)?)
            }
            (None, None) => self.planned(at)?,
        };
        self.slots[at].start = start;
        self.slots[at].end = end;
        Some(())
    }

    /// The point of a milestone reported on a day: its close when it follows something, else its
    /// morning.
    fn reached(&mut self, at: usize, on: Date) -> (i64, i64) {
        let slot = &mut self.slots[at];
        let bound = slot.bound.unwrap_or(Bound::own(self.begin)).or_later(slot.end_bound);
        slot.at_close = bound.at_close;
        let point = day_of(on) + i64::from(slot.at_close);
        (point, point)
    }

    /// Dates of a task not yet begun, and what drives them.
    fn planned(&mut self, at: usize) -> Option<(i64, i64)> {
        let slot = self.slots[at];
        let mut bound = slot.bound.unwrap_or(Bound::own(self.begin));
        if let Some(day) = self.data_date.filter(|data_date| *data_date > bound.day) {
            bound = Bound::own(day);
        }
        let (start, end, driver) = if slot.duration == 0 {
            let point = bound.or_later(slot.end_bound);
            date_of(point.day)?;
            self.slots[at].at_close = point.at_close && self.data_date != Some(point.day);
            (point.day, point.day, point.by)
        } else {
            let mut start = self.days.seek(bound.day, slot.calendar)?;
            let mut driver = bound.by;
            if let Some(end) = slot.end_bound {
                let finish = self.days.seek(end.day.checked_sub(1)?, slot.calendar)?;
                let from_end = self.days.advance(finish, 1 - slot.duration, slot.calendar)?;
                if from_end > start {
                    (start, driver) = (from_end, end.by);
                }
            }
            let finish = self.days.advance(start, slot.duration - 1, slot.calendar)?;
            (start, finish + 1, driver)
        };
        self.slots[at].driver = driver;
        Some((start, end))
    }

    /// End of a task under way: the part not yet done, from the data date on.
    fn remaining_end(&mut self, start: i64, task: &Task, slot: &Slot) -> Option<i64> {
        let (from, days) = match self.data_date.filter(|data_date| *data_date > start) {
            None => (start, slot.duration),
            Some(data_date) => {
                let left = slot.duration.checked_mul(100 - task.percent_done.clamp(0, 100))?;
                (data_date, (left + 99).div_euclid(100).max(1))
            }
        };
        let first = self.days.seek(from, slot.calendar)?;
        Some(self.days.advance(first, days - 1, slot.calendar)? + 1)
    }

    /// Latest start whose last day is before `end`.
    fn back_from(&mut self, end: i64, slot: &Slot) -> Option<i64> {
        let finish = self.days.seek_back(end.checked_sub(1)?, slot.calendar)?;
        self.days.advance(finish, 1 - slot.duration, slot.calendar)
    }

    fn push_forward(&mut self, at: usize, links: &[Link]) {
        let Slot { start, end, at_close, .. } = self.slots[at];
        let (is_point, close) = (self.slots[at].is_point(), self.slots[at].close());
        for link in links {
            let slot = &mut self.slots[link.other];
            let (bound, day) = match link.kind {
                DependencyKind::FinishToStart => (&mut slot.bound, end),
                DependencyKind::StartToStart => (&mut slot.bound, start),
                DependencyKind::FinishToFinish => (&mut slot.end_bound, close),
            };
            let pushed = Bound {
                day: day.saturating_add(link.lag),
                at_close: match link.kind {
                    DependencyKind::FinishToFinish => true,
                    _ if is_point => at_close,
                    kind => kind == DependencyKind::FinishToStart,
                },
                by: Some((at, link.kind)),
            };
            if bound.is_none_or(|now| pushed.is_later_than(now)) {
                *bound = Some(pushed);
            }
        }
    }

    fn place_late(&mut self, at: usize, end: Bound, links: &[Link]) -> Option<()> {
        let slot = self.slots[at];
        let task = &self.tasks[at];
        let (mut late_end, mut late_start) = (end, None);
        for link in links {
            let (next, next_task) = (&self.slots[link.other], &self.tasks[link.other]);
            let begun = next_task.actual_start.is_some() || next_task.actual_finish.is_some();
            let is_done = next_task.actual_finish.is_some();
            let is_settled = match link.kind {
                DependencyKind::FinishToFinish => is_done,
                _ => begun,
            };
            if is_settled {
                continue;
            }
            let (day, at_close) = match link.kind {
                DependencyKind::FinishToFinish => (next.late_close(), true),
                _ => (next.late_start, next.is_point() && next.at_close),
            };
            let limit = Bound { day: day.saturating_sub(link.lag), at_close, by: None };
            if link.kind == DependencyKind::StartToStart {
                if late_start.is_none_or(|now: Bound| now.is_later_than(limit)) {
                    late_start = Some(limit);
                }
            } else if late_end.is_later_than(limit) {
                late_end = limit;
            }
        }
        let (late_start, late_end) = match (task.actual_start, task.actual_finish) {
            (_, Some(_)) => (slot.start, slot.end),
            (Some(_), None) => (slot.start, late_end.day.max(slot.start)),
            (None, None) => self.latest(&slot, late_start, late_end)?,
        };
        self.slots[at].late_start = late_start;
        self.slots[at].late_end = late_end;
        Some(())
    }

    /// Latest dates that keep both limits.
    fn latest(&mut self, slot: &Slot, start: Option<Bound>, end: Bound) -> Option<(i64, i64)> {
        if slot.duration == 0 {
            let limit = start.filter(|start| end.is_later_than(*start)).unwrap_or(end);
            // The last morning before a close is that of the day that closes.
            let point = limit.day - i64::from(limit.at_close && !slot.at_close);
            return Some((point, point));
        }
        let late = self.back_from(end.day, slot)?;
        let late = match start {
            Some(limit) if limit.day < late => self.days.seek_back(limit.day, slot.calendar)?,
            _ => late,
        };
        Some((late, self.days.advance(late, slot.duration - 1, slot.calendar)? + 1))
    }

    fn row(&mut self, at: usize) -> Option<TaskDates> {
        let slot = self.slots[at];
        let task = &self.tasks[at];
        let is_done = task.actual_finish.is_some();
        let float_days = if task.actual_start.is_some() {
            self.days.count(slot.end, slot.late_end, slot.calendar)?
        } else {
            self.days.count(slot.start, slot.late_start, slot.calendar)?
        };
        // A milestone reached by what came before is shown on the day that was finished.
        let reached = i64::from(slot.at_close);
        let last = |start: i64, end: i64| if end > start { end - 1 } else { end - reached };
        Some(TaskDates {
            task_id: task.id,
            early_start: date_of(slot.start - reached)?,
            early_finish: date_of(last(slot.start, slot.end))?,
            late_start: date_of(slot.late_start - reached)?,
            late_finish: date_of(last(slot.late_start, slot.late_end))?,
            float_days,
            is_critical: !is_done && float_days <= 0,
        })
    }

    fn driving_chain(&self) -> Vec<TaskId> {
        let last = (0..self.slots.len()).max_by_key(|at| {
            let slot = &self.slots[*at];
            (slot.close(), slot.end, std::cmp::Reverse(*at))
        });
        let mut chain: Vec<TaskId> =
            std::iter::successors(last, |at| self.slots[*at].driver.map(|(from, _)| from))
                .map(|at| self.tasks[at].id)
                .collect();
        chain.reverse();
        chain
    }

    fn contradicted(&self, dependencies: &[Dependency]) -> Vec<DependencyId> {
        let place: HashMap<TaskId, &Slot> =
            self.tasks.iter().map(|task| task.id).zip(&self.slots).collect();
        let holds = |dependency: &Dependency| {
            let (Some(from), Some(to)) =
                (place.get(&dependency.from_task), place.get(&dependency.to_task))
            else {
                return true;
            };
            let (earlier, later) = match dependency.kind {
                DependencyKind::FinishToStart => (from.end, to.start),
                DependencyKind::StartToStart => (from.start, to.start),
                DependencyKind::FinishToFinish => (from.close(), to.close()),
            };
            later >= earlier.saturating_add(dependency.lag_days)
        };
        dependencies.iter().filter(|d| !holds(d)).map(|d| d.id).collect()
    }

    fn unannounced_years(&self, rows: &[TaskDates]) -> Vec<i16> {
        let used: BTreeSet<i16> = self
            .slots
            .iter()
            .zip(rows)
            .filter(|(slot, _)| slot.calendar == StageCalendar::WorkingDays)
            .flat_map(|(_, row)| row.early_start.year()..=row.early_finish.year())
            .collect();
        used.into_iter().filter(|year| !self.calendars.is_announced(*year)).collect()
    }
}
