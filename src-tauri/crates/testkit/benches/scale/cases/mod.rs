//! What is measured, one file per use of the program.

mod edit;
mod funding;
mod gantt;
mod import;
mod kills;
pub(crate) mod memory;
mod merge;
mod open;
mod schedule;
mod search;
mod totals;
mod workbook;

use crate::Failure;
use crate::data::Data;
use crate::table::Table;

/// One use of the program.
pub(crate) struct Case {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// Measures it.
    pub(crate) measure: fn(&mut Data, &mut Table) -> Result<(), Failure>,
}

/// Every case, in the order they run: those that change the province's file last.
pub(crate) const ALL: &[Case] = &[
    Case { name: "import", measure: import::measure },
    Case { name: "open", measure: open::measure },
    Case { name: "memory", measure: memory::measure },
    Case { name: "totals", measure: totals::measure },
    Case { name: "schedule", measure: schedule::measure },
    Case { name: "search", measure: search::measure },
    Case { name: "funding", measure: funding::measure },
    Case { name: "gantt", measure: gantt::measure },
    Case { name: "workbook", measure: workbook::measure },
    Case { name: "merge", measure: merge::measure },
    Case { name: "edit", measure: edit::measure },
    Case { name: "kills", measure: kills::measure },
];

/// The case of this name.
pub(crate) fn find(name: &str) -> Option<&'static Case> {
    ALL.iter().find(|case| case.name == name)
}

/// All names, for a message.
pub(crate) fn names() -> String {
    ALL.iter().map(|case| case.name).collect::<Vec<_>>().join(", ")
}
