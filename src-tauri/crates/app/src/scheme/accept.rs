//! Puts measures into a scheme: suggested ones, chosen ones, whole packages.

use std::collections::BTreeSet;

use jiugai_domain::facet::suggest_measures;
use jiugai_domain::scheme::{CostBasis, CostKind, CostLine, CostOwner, Scheme};
use jiugai_domain::{Code, CommunityId};
use jiugai_store::Tx;

use super::{current_or_new, next_position};
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, checklist};

/// Adds measures to a community's scheme; those already there stay as they are. Quantities come
/// from the findings where they say so; prices stay blank, for none is invented.
pub fn accept(
    project: &mut Project,
    id: CommunityId,
    measures: &[Code],
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let name = snapshot.community(id)?.name.as_str();
    for code in measures {
        known_measure(&snapshot, code)?;
    }
    let op = match measures {
        [single] => {
            let measure = known_measure(&snapshot, single)?;
            project
                .op("scheme_accept", &[("measure", (&measure.name).into()), ("name", name.into())])
        }
        many => {
            project.op("scheme_accept_many", &[("count", many.len().into()), ("name", name.into())])
        }
    };
    project.write(op, |tx| add_measures(tx, &snapshot, id, measures))
}

/// Adds a package's measures to the schemes of several communities.
pub fn apply_package(
    project: &mut Project,
    ids: &[CommunityId],
    package: &Code,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    let found = snapshot.policy.find_package(package);
    let found = found.ok_or_else(|| AppError::not_found("package", package))?;
    let op = project
        .op("scheme_package", &[("package", (&found.name).into()), ("count", ids.len().into())]);
    project.write(op, |tx| {
        let ids: BTreeSet<CommunityId> = ids.iter().copied().collect();
        ids.into_iter().try_for_each(|id| add_measures(tx, &snapshot, id, &found.measures))
    })
}

fn known_measure<'a>(
    snapshot: &'a Snapshot,
    code: &Code,
) -> Result<&'a jiugai_domain::policy::Measure, AppError> {
    snapshot.policy.find_measure(code).ok_or_else(|| AppError::not_found("measure", code))
}

fn add_measures(
    tx: &Tx,
    snapshot: &Snapshot,
    id: CommunityId,
    measures: &[Code],
) -> Result<(), AppError> {
    let mut there: BTreeSet<Code> = in_scheme(snapshot, id);
    let suggestions =
        suggest_measures(&snapshot.policy, &checklist::findings(snapshot, id), &there);
    if measures.iter().all(|code| there.contains(code)) {
        return Ok(());
    }
    // Where a cluster or lot carries the money, measures stand beside it until a person says that
    // they replace it; added to it they would count twice.
    let is_carried = snapshot.is_carried_elsewhere(id);
    let basis = if is_carried { CostBasis::LumpSum } else { CostBasis::Measures };
    let scheme = current_or_new(tx, snapshot, id, basis)?;
    let owner = CostOwner::Scheme(scheme.id);
    let mut position = next_position(snapshot, owner);
    for code in measures {
        if !there.insert(code.clone()) {
            continue;
        }
        let suggestion = suggestions.iter().find(|suggestion| suggestion.measure_code == *code);
        tx.insert(&CostLine {
            id: tx.new_id(),
            owner,
            kind: CostKind::Measure {
                measure_code: code.clone(),
                quantity: suggestion.and_then(|suggestion| suggestion.quantity),
                unit_price: None,
                price_source: String::new(),
                from_item: suggestion
                    .and_then(|suggestion| suggestion.because.first())
                    .map(|by| by.item_code.clone()),
            },
            note: String::new(),
            position,
        })?;
        position += 1;
    }
    Ok(())
}

/// A line for a measure, not yet written, in a community's current scheme as it is inside a step
/// that may have made the scheme or other lines itself.
pub(crate) fn new_line(
    tx: &Tx,
    snapshot: &Snapshot,
    id: CommunityId,
    code: &Code,
) -> Result<CostLine, AppError> {
    let schemes = tx.all_where::<Scheme>("community_id", &id)?;
    let scheme = match schemes.into_iter().max_by_key(|scheme| scheme.version) {
        Some(scheme) => scheme,
        None => current_or_new(tx, snapshot, id, CostBasis::Measures)?,
    };
    let lines = tx.all_where::<CostLine>("scheme_id", &scheme.id)?;
    Ok(CostLine {
        id: tx.new_id(),
        owner: CostOwner::Scheme(scheme.id),
        kind: CostKind::Measure {
            measure_code: code.clone(),
            quantity: None,
            unit_price: None,
            price_source: String::new(),
            from_item: None,
        },
        note: String::new(),
        position: lines.iter().map(|line| line.position + 1).max().unwrap_or(1),
    })
}

/// Measures in the current scheme of a community.
pub(super) fn in_scheme(snapshot: &Snapshot, id: CommunityId) -> BTreeSet<Code> {
    let scheme = snapshot.current_scheme(id);
    let lines =
        scheme.into_iter().flat_map(|scheme| snapshot.cost_lines.of(CostOwner::Scheme(scheme.id)));
    lines
        .filter_map(|line| match &line.kind {
            CostKind::Measure { measure_code, .. } => Some(measure_code.clone()),
            CostKind::LumpSum { .. } => None,
        })
        .collect()
}
