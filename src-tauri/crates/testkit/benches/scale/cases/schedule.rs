//! Dates of all tasks of the province at once, and the schedule of one year as the window shows it.

use jiff::civil::Date;
use jiugai_app::schedule;
use jiugai_domain::task::{Dependency, Task};
use jiugai_schedule::{Calendars, Frame, compute};

use crate::data::Data;
use crate::measure::median;
use crate::table::Table;
use crate::{Failure, floor};

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let (path, filled) = data.province()?;
    let project = data.open(&path)?;
    let snapshot = project.snapshot();
    let tasks: Vec<Task> = snapshot.tasks.iter().map(|row| row.as_ref().clone()).collect();
    let dependencies: Vec<Dependency> =
        snapshot.dependencies.iter().map(|row| row.as_ref().clone()).collect();
    let calendars = Calendars::from_policy(&snapshot.policy);
    let frame = Frame { begin: Date::new(2026, 1, 1)?, data_date: None };
    let ours = median(5, || Ok(compute(&tasks, &dependencies, &calendars, frame)?))?;
    let bare = median(5, || Ok(floor::order(&tasks, &dependencies)))?;
    let name = format!("dates of {} tasks", tasks.len());
    table.compare(name, ours, Some(bare), "a bare topological pass", None);
    if let Some(plan) = filled.annual.first() {
        let rows = schedule::view(snapshot, *plan)?;
        let rows: usize = rows.groups.iter().map(|group| group.rows.len()).sum();
        let view = median(3, || Ok(schedule::view(snapshot, *plan)?))?;
        table.compare(
            format!("one year's schedule, {rows} rows"),
            view,
            Some(ours),
            "dates of all years",
            None,
        );
    }
    Ok(project.close()?)
}
