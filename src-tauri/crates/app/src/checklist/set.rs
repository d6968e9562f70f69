//! Records findings.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiugai_domain::finding::{Finding, FindingLevel};
use jiugai_domain::{Code, CommunityId};
use jiugai_store::Op;

use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode, text, typed};

/// What to record for one item; `None` leaves a field as it is.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The item.
    pub item: Option<Code>,
    /// The level; `Some(None)` takes the finding back: not inspected.
    pub level: Option<Option<FindingLevel>>,
    /// Quantity as typed; empty clears it.
    pub quantity: Option<String>,
    /// Strongly wished by residents.
    pub strongly_wished: Option<bool>,
    /// Why it is not in the scheme.
    pub reason_not_in_scheme: Option<String>,
    /// Remark.
    pub note: Option<String>,
    /// Who looked.
    pub inspected_by: Option<String>,
}

/// Records findings of one community as one undoable step. An item not looked at yet needs a level
/// before anything else can be said of it. `today` stands for the day of the look
/// when an item is inspected for the first time.
pub fn set(
    project: &mut Project,
    id: CommunityId,
    changes: &[Change],
    today: Date,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let op = label(project, &snapshot, id, changes)?;
    project.write(op, |tx| {
        let findings = snapshot.findings.of(id);
        let mut known: BTreeMap<Code, Finding> =
            findings.map(|row| (row.item_code.clone(), row.as_ref().clone())).collect();
        for change in changes {
            let item = known_item(&snapshot, change)?;
            let old = known.remove(item);
            if change.level == Some(None) {
                if let Some(old) = old {
                    crate::community::clear!(tx, "finding_id" = old.id; jiugai_domain::finding::Photo);
                    tx.remove::<Finding>(old.id)?;
                }
                continue;
            }
            let mut finding = match (old, change.level) {
                (Some(old), _) => old,
                (None, Some(Some(level))) => first_look(tx.new_id(), id, item, level, today),
                // A wish or a remark alone must not make an item look inspected and fine.
                (None, _) => {
                    let field = text::say("field.level", &[]);
                    return Err(AppError::new(ErrorCode::Empty).with("field", field));
                }
            };
            apply(&mut finding, change)?;
            tx.put(&finding)?;
            known.insert(item.clone(), finding);
        }
        Ok(())
    })
}

fn known_item<'a>(snapshot: &Snapshot, change: &'a Change) -> Result<&'a Code, AppError> {
    let known = change.item.as_ref().filter(|code| snapshot.policy.find_item(code).is_some());
    known.ok_or_else(|| AppError::not_found("item", change.item.as_ref().map_or("", Code::as_str)))
}

fn first_look(
    id: jiugai_domain::FindingId,
    community_id: CommunityId,
    item: &Code,
    level: FindingLevel,
    today: Date,
) -> Finding {
    Finding {
        id,
        community_id,
        item_code: item.clone(),
        level,
        quantity: None,
        strongly_wished: false,
        reason_not_in_scheme: String::new(),
        note: String::new(),
        inspected_by: String::new(),
        inspected_on: Some(today),
    }
}

fn apply(finding: &mut Finding, change: &Change) -> Result<(), AppError> {
    if let Some(Some(level)) = change.level {
        finding.level = level;
    }
    if let Some(quantity) = &change.quantity {
        finding.quantity = typed::quantity(quantity)?;
    }
    if let Some(wished) = change.strongly_wished {
        finding.strongly_wished = wished;
    }
    let texts = [
        (&change.reason_not_in_scheme, &mut finding.reason_not_in_scheme),
        (&change.note, &mut finding.note),
        (&change.inspected_by, &mut finding.inspected_by),
    ];
    for (new, old) in texts {
        if let Some(new) = new {
            new.trim().clone_into(old);
        }
    }
    Ok(())
}

fn label(
    project: &Project,
    snapshot: &Snapshot,
    id: CommunityId,
    changes: &[Change],
) -> Result<Op, AppError> {
    let name = snapshot.community(id)?.name.as_str();
    let [single] = changes else {
        return Ok(project
            .op("finding_set_many", &[("count", changes.len().into()), ("name", name.into())]));
    };
    let item = snapshot.policy.find_item(known_item(snapshot, single)?);
    let item = item.map(|item| item.name.clone());
    let item = item.unwrap_or_else(|| text::say("noun.item", &[]));
    Ok(project.op("finding_set", &[("item", item.into()), ("name", name.into())]))
}
