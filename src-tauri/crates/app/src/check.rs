//! A whole file looked through: what the store finds, then every value read and every figure
//! computed anew. Nothing is changed.

use std::path::Path;

use jiugai_domain::policy::Label;
use jiugai_store::{Problem as Found, Services, Store, check_file};

use crate::backup::Counts;
use crate::snapshot::Snapshot;
use crate::{AppError, project, text};

/// What kind of thing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// Pages or indexes are damaged.
    Pages,
    /// Rows name rows that are not there.
    Reference,
    /// The structure is not the one this program makes.
    Structure,
    /// History contradicts itself.
    History,
    /// A step cannot be undone or done again.
    Undo,
    /// A value cannot be read.
    Values,
}

impl ProblemKind {
    /// Stable code; its text is `problem.<code>`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Reference => "reference",
            Self::Structure => "structure",
            Self::History => "history",
            Self::Undo => "undo",
            Self::Values => "values",
        }
    }
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of thing.
    pub kind: ProblemKind,
    /// In words.
    pub text: Label,
    /// What was met, for a report.
    pub details: String,
}

/// What looking a file through came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file's name.
    pub file_name: String,
    /// Rows of history.
    pub journal_rows: usize,
    /// Steps undone and done again on a copy.
    pub steps_tried: usize,
    /// What it holds, computed anew; `None` when it cannot be read.
    pub counts: Option<Counts>,
    /// What is wrong; empty when nothing is.
    pub problems: Vec<Problem>,
}

/// Looks a file through, whoever else has it open. What is no project file at all is refused.
pub fn file(path: &Path, services: Services) -> Result<Report, AppError> {
    let checked = check_file(path, &services.stop)?;
    let mut problems: Vec<Problem> = checked.problems.iter().map(worded).collect();
    let counts = if problems.is_empty() {
        match figures(path, services) {
            Ok(counts) => Some(counts),
            Err(error) => {
                problems.push(problem(ProblemKind::Values, error.details()));
                None
            }
        }
    } else {
        None
    };
    Ok(Report {
        file_name: project::file_name(path),
        journal_rows: checked.journal_rows,
        steps_tried: checked.steps_tried,
        counts,
        problems,
    })
}

/// Reads every value and computes every figure.
fn figures(path: &Path, services: Services) -> Result<Counts, AppError> {
    let store = Store::open_read_only(path, services)?;
    Ok(Counts::of(&Snapshot::read(&store)?))
}

fn worded(found: &Found) -> Problem {
    match found {
        Found::Pages(detail) => problem(ProblemKind::Pages, detail.clone()),
        Found::Reference { table, to, rows } => {
            let noun = |table: &str| text::say(&format!("row.{table}"), &[]);
            let params =
                [("from", noun(table).into()), ("to", noun(to).into()), ("rows", (*rows).into())];
            let text = text::say("problem.reference", &params);
            let details = format!("{table} → {to}: {rows}");
            Problem { kind: ProblemKind::Reference, text, details }
        }
        Found::Structure(detail) => problem(ProblemKind::Structure, detail.clone()),
        Found::History(detail) => problem(ProblemKind::History, detail.clone()),
        Found::Undo(detail) => problem(ProblemKind::Undo, detail.clone()),
    }
}

fn problem(kind: ProblemKind, details: String) -> Problem {
    let text = text::say(&format!("problem.{}", kind.as_str()), &[]);
    Problem { kind, text, details }
}
