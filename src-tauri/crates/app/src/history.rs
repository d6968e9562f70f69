//! The journal, newest first.

use jiugai_store::JournalEntry;

use crate::{AppError, Project};

/// The newest `limit` rows of history.
pub fn list(project: &Project, limit: usize) -> Result<Vec<JournalEntry>, AppError> {
    Ok(project.store().history(limit)?)
}
