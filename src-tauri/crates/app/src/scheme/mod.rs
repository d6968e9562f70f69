//! Schemes (一小区一方案): measures with quantities and prices, or a total as published.

mod accept;
mod edit;
mod total;
mod view;

use jiugai_domain::scheme::{CostBasis, CostKind, CostLine, CostOwner, Scheme, SchemeState};
use jiugai_domain::{CommunityId, SchemeId};
use jiugai_store::Tx;

pub(crate) use self::accept::new_line;
pub use self::accept::{accept, apply_package};
pub use self::edit::{Edit, LineField, edit, remove_lines, set_basis};
pub(crate) use self::edit::{line, line_name};
pub(crate) use self::total::{insert_published, insert_total, put_published, type_total};
pub use self::view::{ClusterMoney, SchemeView, view};
use crate::AppError;
use crate::snapshot::Snapshot;

/// A first scheme for a community that has none.
fn first_scheme(id: SchemeId, community_id: CommunityId, basis: CostBasis) -> Scheme {
    Scheme {
        id,
        community_id,
        version: 1,
        name: String::new(),
        basis,
        state: SchemeState::Draft,
        note: String::new(),
    }
}

/// The current scheme, made when there is none.
fn current_or_new(
    tx: &Tx,
    snapshot: &Snapshot,
    community_id: CommunityId,
    basis: CostBasis,
) -> Result<Scheme, AppError> {
    if let Some(scheme) = snapshot.current_scheme(community_id) {
        return Ok(scheme.as_ref().clone());
    }
    snapshot.community(community_id)?;
    let scheme = first_scheme(tx.new_id(), community_id, basis);
    tx.insert(&scheme)?;
    Ok(scheme)
}

/// The next free place in an owner's list.
fn next_position(snapshot: &Snapshot, owner: CostOwner) -> i32 {
    snapshot.cost_lines.of(owner).map(|line| line.position + 1).max().unwrap_or(1)
}

/// A lump sum with nothing known but its amount.
fn lump_sum(
    tx: &Tx,
    owner: CostOwner,
    amount: Option<jiugai_domain::Fen>,
    published: bool,
    position: i32,
) -> CostLine {
    CostLine {
        id: tx.new_id(),
        owner,
        kind: CostKind::LumpSum { amount, class_code: None, published },
        note: String::new(),
        position,
    }
}
