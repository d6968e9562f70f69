//! Changes, removes and weighs the lines of a scheme.

use std::collections::BTreeSet;
use std::str::FromStr;

use jiugai_domain::scheme::{CostBasis, CostKind, CostLine, CostOwner};
use jiugai_domain::{CommunityId, CostLineId};
use jiugai_store::Op;

use super::current_or_new;
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode, price, text, typed};

/// A cell of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineField {
    /// Quantity, in the measure's unit.
    Quantity,
    /// Unit price, in 元.
    UnitPrice,
    /// Where the price comes from.
    PriceSource,
    /// Amount of a lump sum, in 万元.
    Amount,
    /// Remark.
    Note,
}

impl LineField {
    /// Stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit_price",
            Self::PriceSource => "price_source",
            Self::Amount => "amount",
            Self::Note => "note",
        }
    }
}

impl FromStr for LineField {
    type Err = AppError;

    fn from_str(name: &str) -> Result<Self, AppError> {
        [Self::Quantity, Self::UnitPrice, Self::PriceSource, Self::Amount, Self::Note]
            .into_iter()
            .find(|field| field.as_str() == name)
            .ok_or_else(|| AppError::not_found("field", name))
    }
}

/// One cell as typed.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The line.
    pub id: CostLineId,
    /// The cell.
    pub field: LineField,
    /// The text; empty clears it.
    pub text: String,
}

/// Types into cells of lines as one undoable step.
pub fn edit(project: &mut Project, edits: &[Edit]) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let op = match edits {
        [single] => {
            let field = text::say(&format!("field.{}", single.field.as_str()), &[]);
            let line = line_name(&snapshot, line(&snapshot, single.id)?);
            project.op("scheme_edit", &[("field", field.into()), ("line", line)])
        }
        many => project.op("scheme_edit_many", &[("count", many.len().into())]),
    };
    project.write(op, |tx| {
        for edit in edits {
            line(&snapshot, edit.id)?;
            let mut line: CostLine = tx.get(edit.id)?;
            let before = price_of(&line);
            type_into(&mut line, edit)?;
            tx.update(&line)?;
            if price_of(&line) != before {
                price::supersede(tx, &snapshot, edit.id)?;
            }
        }
        Ok(())
    })
}

/// Removes lines.
pub fn remove_lines(project: &mut Project, ids: &[CostLineId]) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let lines = ids.iter().map(|id| line(&snapshot, *id)).collect::<Result<Vec<_>, _>>()?;
    let op: Op = match lines.as_slice() {
        [single] => project.op("scheme_remove", &[("line", line_name(&snapshot, single))]),
        many => project.op("scheme_remove_many", &[("count", many.len().into())]),
    };
    project.write(op, |tx| {
        let ids: BTreeSet<CostLineId> = ids.iter().copied().collect();
        ids.into_iter().try_for_each(|id| Ok(tx.remove::<CostLine>(id)?))
    })
}

/// Chooses what the cost is taken from. Nothing is added up across the two, and nothing is lost:
/// the lines of the other basis stay beside.
pub fn set_basis(
    project: &mut Project,
    id: CommunityId,
    basis: CostBasis,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let name = snapshot.community(id)?.name.as_str();
    let label = text::say(&format!("basis.{}", basis.as_str()), &[]);
    let op = project.op("scheme_basis", &[("basis", label.into()), ("name", name.into())]);
    project.write(op, |tx| {
        let mut scheme = current_or_new(tx, &snapshot, id, basis)?;
        scheme.basis = basis;
        tx.update(&scheme)?;
        Ok(())
    })
}

/// A line that must exist.
pub(crate) fn line(snapshot: &Snapshot, id: CostLineId) -> Result<&CostLine, AppError> {
    let line = snapshot.cost_lines.get(id).map(AsRef::as_ref);
    line.ok_or_else(|| AppError::not_found("cost_line", id))
}

/// What a line is and whose, in words.
pub(crate) fn line_name(snapshot: &Snapshot, line: &CostLine) -> text::Param {
    let owner = match line.owner {
        CostOwner::Scheme(id) => snapshot
            .schemes
            .get(id)
            .and_then(|scheme| snapshot.communities.get(scheme.community_id))
            .map(|community| community.name.clone()),
        CostOwner::Cluster(id) => snapshot.clusters.get(id).map(|cluster| cluster.name.clone()),
        CostOwner::Lot(id) => snapshot.lots.get(id).map(|lot| lot.name.clone()),
    };
    let mut label = match &line.kind {
        CostKind::Measure { measure_code, .. } => {
            let measure = snapshot.policy.find_measure(measure_code);
            measure.map(|measure| measure.name.clone())
        }
        CostKind::LumpSum { .. } => None,
    }
    .unwrap_or_else(|| text::say("noun.lump_sum", &[]));
    if let Some(owner) = owner {
        label.zh = format!("{} · {owner}", label.zh);
        label.en = format!("{} · {owner}", label.en);
    }
    label.into()
}

fn price_of(line: &CostLine) -> Option<jiugai_domain::Fen> {
    match line.kind {
        CostKind::Measure { unit_price, .. } => unit_price,
        CostKind::LumpSum { .. } => None,
    }
}

fn type_into(line: &mut CostLine, edit: &Edit) -> Result<(), AppError> {
    let trimmed = edit.text.trim();
    match (&mut line.kind, edit.field) {
        (CostKind::Measure { quantity, .. }, LineField::Quantity) => {
            *quantity = typed::quantity(trimmed)?;
        }
        (CostKind::Measure { unit_price, price_source, .. }, LineField::UnitPrice) => {
            let new = typed::yuan(trimmed)?;
            if new != *unit_price {
                // The old source does not vouch for the new price.
                price_source.clear();
            }
            *unit_price = new;
        }
        (CostKind::Measure { price_source, .. }, LineField::PriceSource) => {
            trimmed.clone_into(price_source);
        }
        (CostKind::LumpSum { amount, published, .. }, LineField::Amount) => {
            let new = typed::wan_yuan(trimmed)?;
            *published = *published && new == *amount;
            *amount = new;
        }
        (_, LineField::Note) => trimmed.clone_into(&mut line.note),
        (_, field) => {
            let field = text::say(&format!("field.{}", field.as_str()), &[]);
            return Err(AppError::new(ErrorCode::Computed).with("field", field));
        }
    }
    Ok(())
}
