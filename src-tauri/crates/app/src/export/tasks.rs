//! The schedule of a plan as a table: when what is done, and how far it is.

use jiugai_domain::BasisPoints;
use jiugai_domain::plan::Plan;
use jiugai_exchange::write::{Cell, Fixed, Table, Template};

use super::facts::Facts;
use crate::AppError;
use crate::schedule::{self, Row, ScheduledTask, responsible};

pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
    plan: &Plan,
) -> Result<Table<'s>, AppError> {
    let view = schedule::view(facts.snapshot, plan.id)?;
    let mut table = Table::new(template, &[]);
    table.context = plan.id.to_string();
    for group in &view.groups {
        let wanted = |row: &&Row| match row.community_id {
            Some(id) => facts.wants(id),
            None => !facts.is_narrowed(),
        };
        for row in group.rows.iter().filter(wanted) {
            for task in &row.tasks {
                table.push(task.task.id.to_string(), Fixed::Nothing, |code, _| match code {
                    "group" => Cell::text(group.label.clone()),
                    "name" => Cell::text(row.name.clone()),
                    "critical" if view.has_float && task.dates.is_critical => {
                        Cell::text(facts.say("export.yes"))
                    }
                    "responsible" => Cell::text(responsible(facts.snapshot, &task.task).to_owned()),
                    _ => cell(task, code),
                });
            }
        }
    }
    Ok(table)
}

fn cell<'s>(scheduled: &ScheduledTask, code: &str) -> Cell<'s> {
    let (task, dates) = (&scheduled.task, &scheduled.dates);
    match code {
        "task" => Cell::text(task.name.clone()),
        "duration_days" => Cell::Count(task.duration_days),
        "not_before" => Cell::day(task.not_before),
        "start" => Cell::Day(dates.early_start),
        "finish" => Cell::Day(dates.early_finish),
        "percent_done" => Cell::share(Some(BasisPoints::from_percent(task.percent_done))),
        "actual_start" => Cell::day(task.actual_start),
        "actual_finish" => Cell::day(task.actual_finish),
        "baseline_start" => Cell::day(task.baseline_start),
        "baseline_finish" => Cell::day(task.baseline_finish),
        "note" => Cell::text(task.note.clone()),
        _ => Cell::Blank,
    }
}
