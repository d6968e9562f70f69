//! Plans, entries, versions, ceilings, allocations.

use crate::support::check_rows;
use jiugai_domain::plan::{Allocation, Ceiling, Plan, PlanEntry, PlanVersion};

#[test]
fn plans() {
    check_rows::<Plan>();
}

#[test]
fn plan_entries() {
    check_rows::<PlanEntry>();
}

#[test]
fn plan_versions() {
    check_rows::<PlanVersion>();
}

#[test]
fn ceilings() {
    check_rows::<Ceiling>();
}

#[test]
fn allocations() {
    check_rows::<Allocation>();
}
