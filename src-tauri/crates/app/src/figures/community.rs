//! What is derived for one community.

use jiugai_domain::community::{Community, Scale};
use jiugai_domain::cost::{CostSum, total_of};
use jiugai_domain::facet::{FacetState, facet_strip};
use jiugai_domain::gate::Outcome;
use jiugai_domain::scheme::{CostBasis, CostKind, CostOwner};
use jiugai_domain::tally::Measured;
use jiugai_domain::totals::PlaceFigures;

use crate::community::Field;
use crate::gate;
use crate::snapshot::Snapshot;

/// Figures of one community.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommunityFigure {
    /// Its own size.
    pub whole: PlaceFigures,
    /// Size of this round's scope.
    pub scope: PlaceFigures,
    /// Cost of the current scheme; not counted as missing when a cluster or lot carries it.
    pub cost: CostSum,
    /// Lines of the current scheme without a quantity or a price.
    pub cost_missing: u32,
    /// The cost is a published total.
    pub is_published: bool,
    /// Something of its own cost is known.
    pub has_known_cost: bool,
    /// The six facets, in order.
    pub facets: Vec<FacetState>,
    /// Items inspected.
    pub items_inspected: u32,
    /// Items there are.
    pub items_total: u32,
    /// Items lacking.
    pub items_lacking: u32,
    /// Hazards.
    pub hazards: u32,
    /// Gates open.
    pub open_gates: u32,
    /// Gates that cannot be judged for want of a figure.
    pub unknown_gates: u32,
    /// Those gates, by their place in the policy.
    pub(crate) gates: Vec<(usize, Outcome)>,
}

impl CommunityFigure {
    pub(super) fn compute(snapshot: &Snapshot, community: &Community) -> Self {
        let findings: Vec<_> = snapshot.findings.of(community.id).map(AsRef::as_ref).collect();
        let strip = facet_strip(&snapshot.policy.items, &findings);
        let sum =
            |pick: fn(&jiugai_domain::facet::FacetStatus) -> u32| strip.iter().map(pick).sum();
        let mut figure = Self {
            whole: place(snapshot, community, whole_scale(snapshot, community)),
            scope: place(snapshot, community, community.scope()),
            facets: strip.iter().map(|status| status.state).collect(),
            items_inspected: sum(|status| status.inspected),
            items_total: sum(|status| status.total),
            items_lacking: sum(|status| status.lacking),
            hazards: sum(|status| status.hazards),
            ..Self::default()
        };
        figure.add_cost(snapshot, community);
        figure.gates = gate::not_passed(snapshot, community);
        let count = |wanted| {
            let gates = figure.gates.iter().filter(|(_, outcome)| *outcome == wanted);
            u32::try_from(gates.count()).unwrap_or(u32::MAX)
        };
        (figure.open_gates, figure.unknown_gates) = (count(Outcome::Open), count(Outcome::Unknown));
        figure
    }

    /// The cost as far as it is known; `None` when nothing is.
    pub fn known_cost(&self) -> Option<jiugai_domain::Fen> {
        self.has_known_cost.then_some(self.cost.known)
    }

    /// How the gate at this place in the policy stands.
    pub fn outcome_of(&self, place: usize) -> Outcome {
        let found = self.gates.iter().find(|(at, _)| *at == place);
        found.map_or(Outcome::Passed, |(_, outcome)| *outcome)
    }

    fn add_cost(&mut self, snapshot: &Snapshot, community: &Community) {
        let scheme = snapshot.current_scheme(community.id);
        let lines = scheme.map(|scheme| snapshot.lines_of(CostOwner::Scheme(scheme.id)));
        let (basis, lines) = (scheme.map(|scheme| scheme.basis), lines.unwrap_or_default());
        let rounded = |line| snapshot.is_approximate(line);
        let total = basis.and_then(|basis| total_of(basis, lines.iter().copied(), rounded));
        self.cost_missing = total.map_or(0, |total| total.missing);
        self.cost = total.unwrap_or_else(CostSum::unknown);
        // What was priced at nothing is known to cost nothing; what has no price is unknown.
        self.has_known_cost = self.cost.known.0 > 0 || self.cost.missing == 0;
        if !self.has_known_cost && snapshot.is_carried_elsewhere(community.id) {
            self.cost = CostSum::default();
        }
        self.is_published = basis == Some(CostBasis::LumpSum)
            && lines
                .iter()
                .any(|line| matches!(line.kind, CostKind::LumpSum { published: true, .. }));
    }
}

/// The declared size; buildings are counted where only their rows are known.
fn whole_scale(snapshot: &Snapshot, community: &Community) -> Scale {
    let counted = || i64::try_from(snapshot.buildings.of(community.id).count()).ok();
    let counted = || counted().filter(|count| *count > 0);
    Scale { buildings: community.scale.buildings.or_else(counted), ..community.scale }
}

fn place(snapshot: &Snapshot, community: &Community, scale: Scale) -> PlaceFigures {
    fn measured<T>(value: Option<T>, approximate: bool) -> Measured<T> {
        Measured { value, approximate }
    }
    let rounded = |field| snapshot.is_rounded(community.id.0, field);
    PlaceFigures {
        buildings: measured(scale.buildings, rounded(Field::Buildings)),
        households: measured(scale.households, rounded(Field::Households)),
        residents: measured(community.residents, rounded(Field::Residents)),
        floor_area: measured(scale.floor_area, rounded(Field::FloorArea)),
    }
}
