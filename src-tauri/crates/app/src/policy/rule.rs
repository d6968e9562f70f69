//! Switches a funding rule of the file on or off.

use jiugai_domain::Code;
use jiugai_store::{PolicyKind, PolicyPart, PolicyPartId};

use crate::project::{Outcome, Project};
use crate::{AppError, ErrorCode};

/// Switches the rule `code` on or off. Shipped example rules are off until a planner wants them.
pub fn switch_rule(
    project: &mut Project,
    code: &Code,
    enabled: bool,
) -> Result<Outcome<()>, AppError> {
    let rule = project.snapshot().policy.find_rule(code).cloned();
    let mut rule = rule.ok_or_else(|| AppError::not_found("rule", code))?;
    let op =
        project.op(if enabled { "rule_on" } else { "rule_off" }, &[("rule", (&rule.name).into())]);
    rule.enabled = enabled;
    let body = serde_json::to_string(&rule).map_err(|error| {
        AppError::new(ErrorCode::PolicyInvalid).with("problems", code.as_str()).because(error)
    })?;
    project.write(op, |tx| {
        let id = PolicyPartId { kind: PolicyKind::Rule, code: code.clone() };
        let mut part = tx.get::<PolicyPart>(id)?;
        part.body = body;
        tx.update(&part)?;
        Ok(())
    })
}
