//! Projects, lots, contracts and what belongs to them.

use crate::support::check_rows;
use jiugai_domain::project::{Contract, Lot, LotCommunity, Project, ProjectCommunity};

#[test]
fn projects() {
    check_rows::<Project>();
}

#[test]
fn communities_of_projects() {
    check_rows::<ProjectCommunity>();
}

#[test]
fn lots() {
    check_rows::<Lot>();
}

#[test]
fn communities_of_lots() {
    check_rows::<LotCommunity>();
}

#[test]
fn contracts() {
    check_rows::<Contract>();
}
