//! A returned workbook, read and merged with the file as it stands. Nothing is written.

use std::path::Path;

use jiugai_domain::RevisionId;
use jiugai_exchange::Book;
use jiugai_exchange::carried::{Carried, CarrierError};
use jiugai_exchange::merge::{
    Merge, Mine, Question, Returned, RowIs, Said, merge, read as read_returned,
};

use super::here::Here;
use super::sift::sift;
use super::{lost, names};
use crate::import::{Watch, open};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// Where a returned workbook came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// From this very file: what it carried is what went out.
    ThisFile,
    /// From another project file: its rows are recognised by name, and every difference is asked.
    AnotherFile,
    /// What it carried is lost: rows are recognised by name, and every difference is asked.
    Nowhere(Trouble),
}

/// Why what a workbook carried cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The hidden sheet is not there.
    Missing,
    /// It was changed or cut.
    Damaged,
    /// A later version of the program wrote it.
    Newer,
}

/// A returned workbook with what its merge comes to.
#[derive(Debug, Clone)]
pub struct Plan {
    /// File name.
    pub file_name: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Where it came from.
    pub from: From,
    /// What it carried, or what it was taken to have carried.
    pub carried: Carried,
    returned: Returned,
    /// What the merge comes to.
    pub merge: Merge,
    /// The state of the file it was merged with.
    pub revision: Option<RevisionId>,
}

/// Reads `book` and merges it with the file as it was at `revision`.
pub fn read(
    snapshot: &Snapshot,
    revision: Option<RevisionId>,
    book: &Path,
    watch: &Watch,
) -> Result<Plan, AppError> {
    let (found, sha256) = open(book, watch)?;
    let (from, carried, returned) = understand(snapshot, &found)?;
    let mut plan = Plan {
        file_name: found.file_name.clone(),
        sha256,
        from,
        carried,
        returned,
        merge: Merge::default(),
        revision,
    };
    plan.refresh(snapshot, revision, watch)?;
    Ok(plan)
}

fn understand(snapshot: &Snapshot, book: &Book) -> Result<(From, Carried, Returned), AppError> {
    let trouble = match Carried::read(book) {
        Ok(Some(mut carried)) => {
            let is_ours = carried.file_id == snapshot.info.created_at.to_string();
            let mut returned = read_returned(book, &carried);
            if is_ours {
                return Ok((From::ThisFile, carried, returned));
            }
            adopt(snapshot, &mut carried, &mut returned);
            return Ok((From::AnotherFile, carried, returned));
        }
        Ok(None) => Trouble::Missing,
        Err(CarrierError::Damaged) => Trouble::Damaged,
        Err(CarrierError::Newer) => Trouble::Newer,
    };
    let (carried, returned) = lost::understand(snapshot, book)?;
    Ok((From::Nowhere(trouble), carried, returned))
}

/// Puts the ids of this file in the place of another file's, row by row, where the rows are
/// recognised; what is not here becomes a new row.
fn adopt(snapshot: &Snapshot, carried: &mut Carried, returned: &mut Returned) {
    let here = Here::new(snapshot);
    for sheet in &mut carried.sheets {
        let found: Vec<Option<String>> = sheet
            .rows
            .iter()
            .map(|row| {
                let keys = sheet.columns.iter().zip(&row.values);
                let keys =
                    keys.filter(|(column, _)| column.role == jiugai_exchange::carried::Role::Key);
                let keys: Vec<&str> =
                    keys.map(|(_, value)| value.as_deref().unwrap_or_default()).collect();
                here.find(sheet, &keys)
            })
            .collect();
        for (row, id) in sheet.rows.iter_mut().zip(found) {
            row.id = id.unwrap_or_default();
        }
    }
    for sheet in &mut returned.sheets {
        let from = &carried.sheets[sheet.carried];
        for row in &mut sheet.rows {
            let (RowIs::Carried(at) | RowIs::Recognised(at)) = row.is else { continue };
            // Every value of it is news here, not only those that changed since it went out.
            let went_out = &from.rows[at];
            for (column, value) in went_out.values.iter().enumerate() {
                let Some(col) = sheet.columns[column] else { continue };
                let is_said = row.said.iter().any(|(place, ..)| *place == column);
                let is_protected =
                    from.columns[column].role == jiugai_exchange::carried::Role::Protected;
                if let Some(value) = value.as_ref().filter(|_| !is_said && !is_protected) {
                    row.said.push((column, col, Said::Value(value.clone())));
                }
            }
            row.said.sort_by_key(|(place, ..)| *place);
            if went_out.id.is_empty() {
                row.is = RowIs::New;
            }
        }
    }
    // What another file does not list says nothing of what is here.
    returned.gone.clear();
}

impl Plan {
    /// Merges anew with the file as it is at `revision`.
    pub fn refresh(
        &mut self,
        snapshot: &Snapshot,
        revision: Option<RevisionId>,
        watch: &Watch,
    ) -> Result<(), AppError> {
        let here = Here::new(snapshot);
        let base_is_known = self.from == From::ThisFile;
        let mut stopped = Ok(());
        let mut step = |done, total| {
            stopped = watch.step("merge", done, total);
            stopped.is_ok()
        };
        let merged = merge(&self.carried, &self.returned, base_is_known, &here, &mut step);
        stopped?;
        self.merge = merged.ok_or_else(|| AppError::new(ErrorCode::Cancelled))?;
        sift(&mut self.merge, &self.carried.sheets, &here);
        names::look_at(&mut self.merge, &self.carried.sheets, &here);
        self.revision = revision;
        Ok(())
    }

    /// Whether it would change nothing and asks nothing.
    pub fn is_nothing_new(&self) -> bool {
        self.merge.taken.is_empty() && self.merge.questions.is_empty()
    }

    /// The question as a key that stays the same while neither side says something else.
    pub fn key_of(&self, question: &Question) -> String {
        let sheet = &self.carried.sheets[question.sheet];
        let column = question.column.map(|at| sheet.columns[at].field.as_str());
        let place = match (&question.place, question.id.is_empty()) {
            (Some(place), true) => format!("{}!{}", place.sheet, place.row),
            _ => String::new(),
        };
        format!(
            "{}/{}/{}/{}/{}/{:?}/{:?}",
            sheet.name,
            question.id,
            column.unwrap_or_default(),
            question.kind.code(),
            place,
            question.file,
            question.mine,
        )
    }
}
