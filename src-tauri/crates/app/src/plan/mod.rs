//! Five-year and annual plans: draft, place in years, ceilings, derive, withdraw, remove.

mod annual;
mod ceiling;
mod draft;
mod elsewhere;
mod remove;
mod withdraw;
mod year;

use jiugai_domain::plan::{Plan, PlanEntry, PlanKind, PlanState};
use jiugai_domain::{CommunityId, PlanEntryId, PlanId};

pub use self::annual::derive_annual;
pub use self::ceiling::set_ceiling;
pub use self::draft::{Draft, draft_five_year, reasons};
pub(crate) use self::elsewhere::with_notices;
pub use self::remove::remove;
pub use self::withdraw::withdraw;
pub(crate) use self::year::type_year;
pub use self::year::{set_year, set_years};
use crate::{AppError, ErrorCode};

fn blank_plan(id: PlanId, kind: PlanKind, name: &str, from_year: i16, to_year: i16) -> Plan {
    Plan {
        id,
        kind,
        name: name.to_owned(),
        from_year,
        to_year,
        parent_id: None,
        state: PlanState::Draft,
        compiled_by: String::new(),
        note: String::new(),
    }
}

pub(crate) fn blank_entry(
    id: PlanEntryId,
    plan_id: PlanId,
    community_id: CommunityId,
    year: Option<i16>,
) -> PlanEntry {
    PlanEntry {
        id,
        plan_id,
        community_id,
        year,
        package_code: None,
        is_fixed: false,
        is_carried_over: false,
        withdrawn_reason: None,
        responsible: String::new(),
        note: String::new(),
    }
}

/// What was submitted is a fact: only a draft may change.
pub(crate) fn check_draft(plan: &Plan) -> Result<(), AppError> {
    match plan.state {
        PlanState::Draft | PlanState::Checked => Ok(()),
        _ => Err(AppError::new(ErrorCode::PlanNotDraft).with("plan", plan.name.as_str())),
    }
}

fn check_year(plan: &Plan, year: Option<i16>) -> Result<(), AppError> {
    match year {
        Some(year) if !(plan.from_year..=plan.to_year).contains(&year) => {
            Err(AppError::new(ErrorCode::YearOutsidePlan)
                .with("year", year)
                .with("from", plan.from_year)
                .with("to", plan.to_year))
        }
        _ => Ok(()),
    }
}
