//! Withdraws communities from a plan with a reason, or takes them back in: all of them or none.

use jiugai_domain::plan::PlanEntry;
use jiugai_domain::{CommunityId, PlanId};

use super::check_draft;
use crate::project::{Outcome, Project};
use crate::{AppError, ErrorCode, text};

/// Withdraws as one undoable step, with a reason, which must be given; `None` takes the communities
/// back in.
pub fn withdraw(
    project: &mut Project,
    plan: PlanId,
    communities: &[CommunityId],
    reason: Option<&str>,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    check_draft(snapshot.plan(plan)?)?;
    let reason = reason.map(str::trim);
    if reason.is_some_and(str::is_empty) {
        let field = text::say("field.withdrawn_reason", &[]);
        return Err(AppError::new(ErrorCode::Empty).with("field", field));
    }
    let op = match (communities, reason) {
        ([single], _) => {
            let name = snapshot.community(*single)?.name.as_str();
            let code = if reason.is_some() { "plan_withdraw" } else { "plan_take_back" };
            project.op(code, &[("name", name.into())])
        }
        (many, Some(_)) => project.op("plan_withdraw_many", &[("count", many.len().into())]),
        (many, None) => project.op("plan_take_back_many", &[("count", many.len().into())]),
    };
    project.write(op, |tx| {
        for id in communities {
            let entry = snapshot.entry(plan, *id);
            let entry = entry.ok_or_else(|| AppError::not_found("plan_entry", id))?.as_ref();
            let withdrawn_reason = reason.map(str::to_owned);
            tx.update(&PlanEntry { withdrawn_reason, ..entry.clone() })?;
        }
        Ok(())
    })
}
