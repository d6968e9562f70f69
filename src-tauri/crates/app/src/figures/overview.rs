//! Where the file stands in one screen: what the facets lack, which gates are open.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiugai_domain::community::{Community, PipelineStage};
use jiugai_domain::facet::FacetState;
use jiugai_domain::finding::{Facet, FindingLevel};
use jiugai_domain::gate::Outcome;
use jiugai_domain::policy::Gate;
use jiugai_domain::{Code, Fen};

use crate::gate::{self, Judged};
use crate::snapshot::Snapshot;

/// How many open gates are listed; all are counted.
const LISTED_GATES: usize = 20;

/// What the overview shows beside totals.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The six facets, in order.
    pub facets: Vec<FacetLack>,
    /// Communities without a single finding.
    pub not_inspected: i64,
    /// Open gates, communities in the order they were made.
    pub open_gates: Vec<(Arc<Community>, Judged)>,
    /// How many there are in all.
    pub open_gate_count: i64,
    /// The gates some community has not passed, in policy order.
    pub gates: Vec<GateCount>,
    /// Communities by stage, in order; stages without any are left out.
    pub stages: Vec<StageCount>,
}

/// How many communities a gate holds up.
#[derive(Debug, Clone)]
pub struct GateCount {
    /// Which.
    pub gate: Gate,
    /// Communities it is open for.
    pub open: i64,
    /// Communities it cannot be judged for.
    pub unknown: i64,
}

/// What stands at one stage of the pipeline.
#[derive(Debug, Clone)]
pub struct StageCount {
    /// Which.
    pub stage: PipelineStage,
    /// Communities.
    pub communities: i64,
    /// Households in them, as far as known.
    pub households: i64,
    /// Their own cost, as far as known; what clusters and lots carry stands beside it.
    pub investment: Fen,
}

/// What a facet lacks.
#[derive(Debug, Clone)]
pub struct FacetLack {
    /// Which.
    pub facet: Facet,
    /// Communities lacking something.
    pub communities: i64,
    /// Households in them.
    pub households: i64,
    /// Hazards found.
    pub hazards: i64,
    /// Items most often lacking, at most three, with how many communities.
    pub top_items: Vec<(Code, i64)>,
}

/// Computes the overview.
pub fn overview(snapshot: &Snapshot) -> Overview {
    let figures = snapshot.communities.iter().map(|row| snapshot.figures.of(row.id));
    let mut lacks: Vec<FacetLack> = Facet::ALL.iter().map(|facet| blank(*facet)).collect();
    let mut not_inspected = 0;
    for figure in figures {
        not_inspected += i64::from(figure.items_inspected == 0);
        for (lack, state) in lacks.iter_mut().zip(&figure.facets) {
            if matches!(state, FacetState::Lacking | FacetState::Hazard) {
                lack.communities += 1;
                lack.households += figure.whole.households.value.unwrap_or(0);
            }
        }
    }
    count_items(snapshot, &mut lacks);
    let (open_gates, open_gate_count) = open_gates(snapshot);
    Overview {
        facets: lacks,
        not_inspected,
        open_gates,
        open_gate_count,
        gates: count_gates(snapshot),
        stages: count_stages(snapshot),
    }
}

fn count_gates(snapshot: &Snapshot) -> Vec<GateCount> {
    let blank = |gate: &Gate| GateCount { gate: gate.clone(), open: 0, unknown: 0 };
    let mut counts: Vec<GateCount> = snapshot.policy.gates.iter().map(blank).collect();
    for community in snapshot.communities.iter() {
        for (at, outcome) in &snapshot.figures.of(community.id).gates {
            let Some(count) = counts.get_mut(*at) else { continue };
            count.open += i64::from(*outcome == Outcome::Open);
            count.unknown += i64::from(*outcome == Outcome::Unknown);
        }
    }
    counts.retain(|count| count.open + count.unknown > 0);
    counts
}

fn count_stages(snapshot: &Snapshot) -> Vec<StageCount> {
    let blank = |stage: &PipelineStage| StageCount {
        stage: *stage,
        communities: 0,
        households: 0,
        investment: Fen::ZERO,
    };
    let mut counts: Vec<StageCount> = PipelineStage::ALL.iter().map(blank).collect();
    for community in snapshot.communities.iter() {
        let Some(count) = counts.iter_mut().find(|count| count.stage == community.stage) else {
            continue;
        };
        let figure = snapshot.figures.of(community.id);
        count.communities += 1;
        count.households += figure.whole.households.value.unwrap_or(0);
        count.investment += figure.known_cost().unwrap_or_default();
    }
    counts.retain(|count| count.communities > 0);
    counts
}

const fn blank(facet: Facet) -> FacetLack {
    FacetLack { facet, communities: 0, households: 0, hazards: 0, top_items: Vec::new() }
}

fn count_items(snapshot: &Snapshot, lacks: &mut [FacetLack]) {
    let mut items: BTreeMap<&Code, (i64, i64)> = BTreeMap::new();
    for finding in snapshot.findings.iter().filter(|finding| finding.level.is_lacking()) {
        let count = items.entry(&finding.item_code).or_default();
        count.0 += 1;
        count.1 += i64::from(finding.level == FindingLevel::Hazard);
    }
    for lack in lacks {
        let own = snapshot.policy.items.iter().filter(|item| item.facet == lack.facet);
        let mut counted: Vec<(Code, i64)> = Vec::new();
        for item in own {
            if let Some((communities, hazards)) = items.get(&item.code) {
                lack.hazards += hazards;
                counted.push((item.code.clone(), *communities));
            }
        }
        counted.sort_by_key(|(_, communities)| -communities);
        counted.truncate(3);
        lack.top_items = counted;
    }
}

/// Gates open for communities: figures say where to look, only the listed ones are worded.
fn open_gates(snapshot: &Snapshot) -> (Vec<(Arc<Community>, Judged)>, i64) {
    let mut count = 0;
    let mut listed = Vec::new();
    for community in snapshot.communities.iter() {
        let open = snapshot.figures.of(community.id).open_gates;
        count += i64::from(open);
        if open > 0 && listed.len() < LISTED_GATES {
            let judged = gate::of_community(snapshot, community);
            let open = judged.into_iter().filter(|judged| judged.result.outcome == Outcome::Open);
            listed.extend(open.map(|judged| (community.clone(), judged)));
        }
    }
    listed.truncate(LISTED_GATES);
    (listed, count)
}
