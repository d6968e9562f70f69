//! Drafts a five-year plan: every community a place, and a proposed year by a stated order.

use std::collections::BTreeMap;

use jiugai_domain::community::{Community, PipelineStage};
use jiugai_domain::gate::GateResult;
use jiugai_domain::plan::{Ceiling, DraftCandidate, Plan, PlanEntry, PlanKind, draft_years};
use jiugai_domain::scheme::CostOwner;
use jiugai_domain::{Fen, PlanId};

use super::{blank_entry, blank_plan};
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::text::Notice;
use crate::typed::YEARS;
use crate::{AppError, ErrorCode, gate, typed};

/// What a five-year plan is drafted from.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Name; a standing one when empty.
    pub name: String,
    /// First year.
    pub from_year: i16,
    /// Last year.
    pub to_year: i16,
    /// Ceiling of each year in 万元 as typed; empty for none.
    pub ceiling: String,
    /// Remark kept with the plan.
    pub note: String,
}

/// Makes the plan. What is completed stays out; what fails the eligibility gate, and what fits under
/// no ceiling, stays in it without a year. The plan's id is the value.
pub fn draft_five_year(project: &mut Project, draft: &Draft) -> Result<Outcome<PlanId>, AppError> {
    let (from, to) = (draft.from_year, draft.to_year);
    let is_plausible = [from, to].iter().all(|year| YEARS.contains(year));
    if !is_plausible || to < from || to - from > 30 {
        return Err(AppError::new(ErrorCode::BadHorizon).with("from", from).with("to", to));
    }
    let ceiling = typed::wan_yuan(&draft.ceiling)?;
    let snapshot = project.snapshot().clone();
    let candidates = candidates(&snapshot);
    let ceilings: BTreeMap<i16, Fen> =
        ceiling.map(|amount| (from..=to).map(|year| (year, amount)).collect()).unwrap_or_default();
    let drafted = draft_years(&candidates, &shared_money(&snapshot), from..=to, &ceilings);
    let standing = project.word("plan.five_year_name", &[("from", from.into()), ("to", to.into())]);
    let name = if draft.name.trim().is_empty() { standing.as_str() } else { draft.name.trim() };
    let op = project.op("plan_draft", &[("plan", name.into())]);
    project.write(op, |tx| {
        let plan = Plan {
            note: draft.note.clone(),
            ..blank_plan(tx.new_id(), PlanKind::FiveYear, name, from, to)
        };
        tx.insert(&plan)?;
        for (year, amount) in &ceilings {
            tx.insert(&Ceiling {
                id: tx.new_id(),
                plan_id: plan.id,
                year: *year,
                source_code: None,
                amount: *amount,
            })?;
        }
        for row in &drafted {
            tx.insert(&blank_entry(tx.new_id(), plan.id, row.community_id, row.year))?;
        }
        Ok(plan.id)
    })
}

fn candidates(snapshot: &Snapshot) -> Vec<DraftCandidate> {
    let open = snapshot.communities.iter().filter(|row| row.stage != PipelineStage::Completed);
    open.map(|community| {
        let figure = snapshot.figures.of(community.id);
        DraftCandidate {
            community_id: community.id,
            name: community.name.clone(),
            hazards: figure.hazards,
            lacking: figure.items_lacking,
            built_to: community.built_to,
            investment: figure.known_cost(),
            eligible: eligibility(snapshot, community),
            together: together(snapshot, community),
        }
    })
    .collect()
}

/// A cluster is renewed as one; so is a lot with money of its own, which must fall in one year.
fn together(snapshot: &Snapshot, community: &Community) -> Vec<CostOwner> {
    let cluster = community.cluster_id.map(CostOwner::Cluster);
    let lots = snapshot.shared_owners(community.id).filter(|owner| Some(*owner) != cluster);
    cluster.into_iter().chain(lots).collect()
}

/// Money of clusters and lots, as far as it is known.
fn shared_money(snapshot: &Snapshot) -> BTreeMap<CostOwner, Fen> {
    let clusters = snapshot.clusters.iter().map(|row| CostOwner::Cluster(row.id));
    let lots = snapshot.lots.iter().map(|row| CostOwner::Lot(row.id));
    let money = |owner| (owner, snapshot.cost_of_owner(owner).total.known);
    clusters.chain(lots).map(money).filter(|(_, known)| known.0 > 0).collect()
}

fn eligibility(snapshot: &Snapshot, community: &Community) -> Option<GateResult> {
    gate::eligibility(snapshot, community).map(|judged| judged.result)
}

/// Why an entry stands where it stands, by the facts of today.
pub fn reasons(snapshot: &Snapshot, entry: &PlanEntry) -> Notice {
    if entry.is_fixed {
        return Notice::new("plan.reason.fixed", &[]);
    }
    let Some(community) = snapshot.communities.get(entry.community_id) else {
        return Notice::new("plan.reason.reserve", &[]);
    };
    let figure = snapshot.figures.of(community.id);
    if entry.year.is_some() {
        let built = community.built_to.map_or_else(|| "—".to_owned(), |year| year.to_string());
        let params = [
            ("hazards", figure.hazards.into()),
            ("lacking", figure.items_lacking.into()),
            ("built", built.into()),
        ];
        // Its turn came with that of its neighbours.
        let cluster = community.cluster_id.and_then(|id| snapshot.clusters.get(id));
        return match cluster {
            Some(cluster) => {
                let [hazards, lacking, built] = params;
                let cluster = ("cluster", cluster.name.as_str().into());
                Notice::new("plan.reason.with_cluster", &[cluster, hazards, lacking, built])
            }
            None => Notice::new("plan.reason.turn", &params),
        };
    }
    match gate::eligibility(snapshot, community).filter(|judged| judged.result.stops()) {
        Some(judged) => {
            Notice::new("plan.reason.not_eligible", &[("detail", judged.detail.into())])
        }
        None => Notice::new("plan.reason.reserve", &[]),
    }
}
