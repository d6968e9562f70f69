//! Withdraws a community from a plan with a reason, or takes it back in.

use jiugai_domain::plan::PlanEntry;
use jiugai_domain::{CommunityId, PlanId};

use super::check_draft;
use crate::project::{Outcome, Project};
use crate::{AppError, ErrorCode, text};

/// Withdraws with a reason, which must be given; `None` takes the community back in.
pub fn withdraw(
    project: &mut Project,
    plan: PlanId,
    community: CommunityId,
    reason: Option<&str>,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    check_draft(snapshot.plan(plan)?)?;
    let entry = snapshot.entry(plan, community);
    let entry = entry.ok_or_else(|| AppError::not_found("plan_entry", community))?;
    let reason = reason.map(str::trim);
    if reason.is_some_and(str::is_empty) {
        let field = text::say("field.withdrawn_reason", &[]);
        return Err(AppError::new(ErrorCode::Empty).with("field", field));
    }
    let name = snapshot.community(community)?.name.as_str();
    let code = if reason.is_some() { "plan_withdraw" } else { "plan_take_back" };
    let op = project.op(code, &[("name", name.into())]);
    project.write(op, |tx| {
        let entry =
            PlanEntry { withdrawn_reason: reason.map(str::to_owned), ..entry.as_ref().clone() };
        tx.update(&entry)?;
        Ok(())
    })
}
