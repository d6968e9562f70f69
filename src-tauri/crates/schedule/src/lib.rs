//! When the works of a plan happen: working calendars, stages laid out as tasks, and dates from
//! the dependency graph with its critical path.
//!
//! Pure: dates come in as values, nothing is stored. Not here: who pays, which community gets
//! which year, drawing. Resource levelling and the joint opening of roads are not computed.

mod calendar;
mod critical;
mod graph;
mod template;

pub use calendar::Calendars;
pub use critical::{Frame, Schedule, TaskDates, compute};
pub use graph::ScheduleError;
pub use template::{Member, lay_out};
