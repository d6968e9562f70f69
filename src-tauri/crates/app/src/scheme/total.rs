//! A scheme's cost as one total: typed into the grid, or taken from a published table.

use jiugai_domain::scheme::{CostBasis, CostKind, CostLine, CostOwner};
use jiugai_domain::{CommunityId, Fen};
use jiugai_store::Tx;

use super::{current_or_new, first_scheme, lump_sum, next_position};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode, text, typed};

/// Types a total, in 万元, for a community whose cost is taken from a lump sum. A cost taken from
/// priced measures is computed and refuses to be typed over. Says whether the total is another now.
pub(crate) fn type_total(
    tx: &Tx,
    snapshot: &Snapshot,
    id: CommunityId,
    typed_text: &str,
) -> Result<bool, AppError> {
    let amount = typed::wan_yuan(typed_text)?;
    if amount.is_none() && snapshot.current_scheme(id).is_none() {
        return Ok(false);
    }
    let scheme = current_or_new(tx, snapshot, id, CostBasis::LumpSum)?;
    let owner = CostOwner::Scheme(scheme.id);
    let lump_sums: Vec<&CostLine> = snapshot
        .lines_of(owner)
        .into_iter()
        .filter(|line| matches!(line.kind, CostKind::LumpSum { .. }))
        .collect();
    if scheme.basis == CostBasis::Measures || lump_sums.len() > 1 {
        let field = text::say("field.investment_fen", &[]);
        return Err(AppError::new(ErrorCode::Computed).with("field", field));
    }
    match (lump_sums.first(), amount) {
        (Some(line), None) => {
            tx.remove::<CostLine>(line.id)?;
            Ok(true)
        }
        (Some(line), Some(_)) => {
            let mut line = (*line).clone();
            let is_changed = match &mut line.kind {
                CostKind::LumpSum { amount: old, published, .. } if *old != amount => {
                    // What a person types is no longer the published figure.
                    *published = false;
                    *old = amount;
                    true
                }
                _ => false,
            };
            tx.update(&line)?;
            Ok(is_changed)
        }
        (None, Some(_)) => {
            let position = next_position(snapshot, owner);
            tx.insert(&lump_sum(tx, owner, amount, false, position))?;
            Ok(true)
        }
        (None, None) => Ok(false),
    }
}

/// Keeps a published total as the first scheme's estimate, marked as published. Returns the id of
/// the line made.
pub(crate) fn insert_published(
    tx: &Tx,
    id: CommunityId,
    amount: Fen,
) -> Result<jiugai_domain::CostLineId, AppError> {
    let scheme = first_scheme(tx.new_id(), id, CostBasis::LumpSum);
    tx.insert(&scheme)?;
    let line = lump_sum(tx, CostOwner::Scheme(scheme.id), Some(amount), true, 1);
    tx.insert(&line)?;
    Ok(line.id)
}

/// Gives a community that has no scheme yet a total somebody states.
pub(crate) fn insert_total(tx: &Tx, id: CommunityId, amount: Fen) -> Result<(), AppError> {
    let scheme = first_scheme(tx.new_id(), id, CostBasis::LumpSum);
    tx.insert(&scheme)?;
    tx.insert(&lump_sum(tx, CostOwner::Scheme(scheme.id), Some(amount), false, 1))?;
    Ok(())
}

/// Puts a published total in the place of the one that is there. A cost taken from priced measures
/// is left as it is.
pub(crate) fn put_published(
    tx: &Tx,
    snapshot: &Snapshot,
    id: CommunityId,
    amount: Fen,
) -> Result<(), AppError> {
    let Some(scheme) = snapshot.current_scheme(id) else {
        return insert_published(tx, id, amount).map(drop);
    };
    let owner = CostOwner::Scheme(scheme.id);
    let lines = snapshot.lines_of(owner);
    let lump_sum = lines.iter().find(|line| matches!(line.kind, CostKind::LumpSum { .. }));
    match lump_sum {
        _ if scheme.basis == CostBasis::Measures => {}
        Some(line) => {
            let mut line = (*line).clone();
            if let CostKind::LumpSum { amount: old, published, .. } = &mut line.kind {
                (*old, *published) = (Some(amount), true);
            }
            tx.update(&line)?;
        }
        None => {
            let position = next_position(snapshot, owner);
            tx.insert(&super::lump_sum(tx, owner, Some(amount), true, position))?;
        }
    }
    Ok(())
}
