//! Places communities in years.

use std::collections::BTreeMap;

use jiugai_domain::plan::{Plan, PlanEntry};
use jiugai_domain::{CommunityId, PlanId};
use jiugai_store::{Op, Tx};

use super::{blank_entry, check_draft, check_year, with_notices};
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode, typed};

/// Moves communities of a plan to a year; `None` keeps them in reserve. They are fixed there: a
/// later proposal leaves them where a person put them.
pub fn set_year(
    project: &mut Project,
    plan: PlanId,
    communities: &[CommunityId],
    year: Option<i16>,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let plan = snapshot.plan(plan)?;
    let year_text =
        year.map_or_else(|| crate::text::say("noun.reserve", &[]).into(), crate::text::Param::from);
    let op = match communities {
        [single] => {
            let name = snapshot.community(*single)?.name.as_str();
            project.op("plan_year", &[("name", name.into()), ("year", year_text)])
        }
        many => project.op("plan_year_many", &[("count", many.len().into()), ("year", year_text)]),
    };
    let years = communities.iter().map(|id| (*id, year)).collect();
    place_all(project, op, &snapshot, plan, &years)
}

/// Moves communities of a plan to several years as one undoable step: years pasted or filled into
/// the rows of a plan. Of two years for one community the later counts.
pub fn set_years(
    project: &mut Project,
    plan: PlanId,
    moves: &[(Vec<CommunityId>, Option<i16>)],
) -> Result<Outcome<()>, AppError> {
    if let [(communities, year)] = moves {
        return set_year(project, plan, communities, *year);
    }
    let snapshot = project.snapshot().clone();
    let plan = snapshot.plan(plan)?;
    let years: BTreeMap<CommunityId, Option<i16>> = moves
        .iter()
        .flat_map(|(communities, year)| communities.iter().map(|id| (*id, *year)))
        .collect();
    let op = project.op("plan_years", &[("count", years.len().into())]);
    place_all(project, op, &snapshot, plan, &years)
}

/// Notices name the annual plans of other years they stand in.
fn place_all(
    project: &mut Project,
    op: Op,
    snapshot: &Snapshot,
    plan: &Plan,
    years: &BTreeMap<CommunityId, Option<i16>>,
) -> Result<Outcome<()>, AppError> {
    let placed = project.write(op, |tx| {
        years.iter().try_for_each(|(id, year)| place(tx, snapshot, plan, *id, *year))
    })?;
    Ok(with_notices(placed, project.snapshot(), years))
}

/// Types a year into the grid: into the newest five-year plan. Clearing a year that is not there
/// asks for nothing, and puts nobody into the plan.
pub(crate) fn type_year(
    tx: &Tx,
    snapshot: &Snapshot,
    id: CommunityId,
    text: &str,
) -> Result<(), AppError> {
    let year = typed::year(text)?;
    if year.is_none() && snapshot.planned_year(id).is_none() {
        return Ok(());
    }
    let plan = snapshot.current_five_year();
    let plan = plan.ok_or_else(|| AppError::new(ErrorCode::NoPlanYet))?;
    place(tx, snapshot, plan, id, year)
}

fn place(
    tx: &Tx,
    snapshot: &Snapshot,
    plan: &Plan,
    id: CommunityId,
    year: Option<i16>,
) -> Result<(), AppError> {
    check_draft(plan)?;
    check_year(plan, year)?;
    let community = snapshot.community(id)?;
    let known = snapshot.entry(plan.id, id);
    // Who only comes into a plan was not put anywhere in it.
    let is_fixed = year.is_some() || known.is_some();
    let mut entry = match known {
        // A year would not show, and the reason must not be lost: take it back in first.
        Some(entry) if entry.withdrawn_reason.is_some() => {
            return Err(AppError::new(ErrorCode::Withdrawn)
                .with("name", community.name.as_str())
                .with("plan", plan.name.as_str()));
        }
        Some(entry) => tx.get::<PlanEntry>(entry.id)?,
        None => blank_entry(tx.new_id(), plan.id, id, None),
    };
    entry.year = year;
    entry.is_fixed = is_fixed;
    tx.put(&entry)?;
    Ok(())
}
