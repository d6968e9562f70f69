//! Sets what a year may cost, as a whole or of one source.

use jiugai_domain::plan::Ceiling;
use jiugai_domain::{Code, PlanId};

use super::{check_draft, check_year};
use crate::project::{Outcome, Project};
use crate::{AppError, text, typed};

/// Sets a ceiling in 万元 as typed; empty clears it.
pub fn set_ceiling(
    project: &mut Project,
    plan: PlanId,
    year: i16,
    source: Option<&Code>,
    amount: &str,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let plan = snapshot.plan(plan)?.clone();
    check_draft(&plan)?;
    check_year(&plan, Some(year))?;
    let name = match source {
        None => text::say("noun.all_sources", &[]),
        Some(code) => {
            let found = snapshot.policy.find_source(code);
            found.ok_or_else(|| AppError::not_found("source", code))?.name.clone()
        }
    };
    let amount = typed::wan_yuan(amount)?;
    let op = project.op("plan_ceiling", &[("year", year.into()), ("source", name.into())]);
    project.write(op, |tx| {
        let mut rows = snapshot.ceilings.of(plan.id);
        let old = rows.find(|row| row.year == year && row.source_code.as_ref() == source);
        match (old, amount) {
            (Some(old), None) => tx.remove::<Ceiling>(old.id)?,
            (None, None) => {}
            (old, Some(amount)) => tx.put(&Ceiling {
                id: old.map_or_else(|| tx.new_id(), |old| old.id),
                plan_id: plan.id,
                year,
                source_code: source.cloned(),
                amount,
            })?,
        }
        Ok(())
    })
}
