//! The schedule of an annual plan (横道图): build it, look at it, change a task, keep a baseline.

mod baseline;
mod build;
mod edit;
mod one;
mod overdue;
mod view;

pub use self::baseline::{Baseline, set_baseline};
pub use self::build::build;
pub(crate) use self::edit::{LONGEST_DAYS, WHOLE_PERCENT, check_dates};
pub use self::edit::{TaskChange, edit_task};
pub use self::one::{CommunityDates, dates_of};
pub use self::overdue::{Overdue, overdue};
pub(crate) use self::view::responsible;
pub use self::view::{Group, Row, ScheduleView, ScheduledTask, view};
