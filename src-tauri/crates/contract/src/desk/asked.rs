//! Parts of commands, read into what the use cases take.

use jiugai_app::funding::Owner;
use jiugai_app::{AppError, checklist, funding};
use jiugai_domain::Code;
use jiugai_domain::finding::FindingLevel;

use super::convert::{self, id};
use crate::dto::{AllocationEdit, FindingSet};

/// What was found, as a use case takes it.
pub(super) fn change(set: FindingSet) -> Result<checklist::Change, AppError> {
    let level = match set.level.as_deref() {
        None => None,
        Some("not_inspected") => Some(None),
        Some(level) => Some(Some(convert::choice::<FindingLevel>("finding", level)?)),
    };
    Ok(checklist::Change {
        item: Some(Code::new(set.item)),
        level,
        quantity: set.quantity,
        strongly_wished: set.strongly_wished,
        reason_not_in_scheme: set.reason_not_in_scheme,
        note: set.note,
        inspected_by: set.inspected_by,
    })
}

/// Whose money is meant.
pub(super) fn owner(kind: &str, text: &str) -> Result<Owner, AppError> {
    match kind {
        "community" => Ok(Owner::Community(id("community", text)?)),
        "cluster" => Ok(Owner::Cluster(id("cluster", text)?)),
        "lot" => Ok(Owner::Lot(id("lot", text)?)),
        _ => Err(AppError::not_found("field", kind)),
    }
}

/// Amounts to fix, as a use case takes them.
pub(super) fn allocations(edits: Vec<AllocationEdit>) -> Result<Vec<funding::Edit>, AppError> {
    let typed = |edit: AllocationEdit| {
        Ok(funding::Edit {
            owner: owner(&edit.owner_kind, &edit.owner_id)?,
            source: Code::new(edit.source),
            amount: edit.amount,
            note: edit.note,
        })
    };
    edits.into_iter().map(typed).collect()
}
