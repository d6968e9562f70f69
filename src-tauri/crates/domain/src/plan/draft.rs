//! A first draft of the years of a five-year plan, by a stated order; it writes nothing.
//!
//! Order: most hazards first, then most lacking items, then the older, then by name. Years are
//! filled in that order in even portions of the investment. Communities that share a cluster, or a
//! lot with money of its own, come together, when the turn of the first of them comes; the money
//! they share counts once. Where they fit no year together they come one by one, what they share
//! with the first. This is no optimiser: it weighs nothing against anything and proves no bound.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::gate::{GateResult, Outcome};
use crate::scheme::CostOwner;
use crate::{CommunityId, Fen};

/// A community to be given a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftCandidate {
    /// The community.
    pub community_id: CommunityId,
    /// Its name, the last tie-break.
    pub name: String,
    /// Items with a hazard.
    pub hazards: u32,
    /// Items minor or severe.
    pub lacking: u32,
    /// Last year of completion; unknown comes after all known.
    pub built_to: Option<i16>,
    /// Known cost; `None` is unknown.
    pub investment: Option<Fen>,
    /// What the gate on eligible objects says; `None` where the policy has no such gate.
    pub eligible: Option<GateResult>,
    /// The clusters and lots it is renewed together with others in.
    pub together: Vec<CostOwner>,
}

/// The year proposed for a community, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftedYear {
    /// The community.
    pub community_id: CommunityId,
    /// The year; `None` leaves it in reserve.
    pub year: Option<i16>,
    /// Why.
    pub because: DraftReason,
}

/// Why a community got its year, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftReason {
    /// It does not pass the gate on eligible objects.
    NotEligible(Box<GateResult>),
    /// Its cost, with that of those it comes together with, fits under no year's ceiling any more.
    NoRoom {
        /// That cost.
        investment: Fen,
    },
    /// Placed by its turn.
    Turn {
        /// Its place in the order, from 1.
        place: usize,
        /// Items with a hazard.
        hazards: u32,
        /// Items minor or severe.
        lacking: u32,
        /// Last year of completion.
        built_to: Option<i16>,
        /// The year its turn came to, where a ceiling moved it to another.
        moved_from: Option<i16>,
        /// Its cost is unknown: an average was assumed for balance, and no ceiling was tried.
        cost_unknown: bool,
        /// Whether it is eligible cannot be judged yet.
        eligibility_unknown: bool,
    },
}

/// Proposes a year for each candidate, in the order of the candidates given. `shared` holds the
/// money that clusters and lots have of their own, `ceilings` the most a year may cost, for the years
/// that have a limit.
pub fn draft_years(
    candidates: &[DraftCandidate],
    shared: &BTreeMap<CostOwner, Fen>,
    years: RangeInclusive<i16>,
    ceilings: &BTreeMap<i16, Fen>,
) -> Vec<DraftedYear> {
    let years: Vec<i16> = years.collect();
    let mut draft = Draft { candidates, ceilings, used: BTreeMap::new(), drafted: BTreeMap::new() };
    let mut waiting = draft.refused();
    waiting.sort_by_key(|at| {
        let c = &candidates[*at];
        let age = c.built_to.unwrap_or(i16::MAX);
        (Reverse(c.hazards), Reverse(c.lacking), age, c.name.as_str(), c.community_id)
    });
    draft.fill(units(candidates, &waiting, shared), &years);
    draft.drafted.into_values().collect()
}

/// Candidates that get one year between them.
struct Unit {
    /// By place among the candidates, in their order.
    members: Vec<usize>,
    /// Known money they share; `None` is unknown.
    shared: Option<i128>,
    /// Known cost, what they share counted once; `None` is unknown.
    cost: Option<i128>,
}

/// Puts those together that share a cluster or lot, where the first of them stands in the order.
fn units(
    candidates: &[DraftCandidate],
    waiting: &[usize],
    shared: &BTreeMap<CostOwner, Fen>,
) -> Vec<Unit> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: BTreeMap<CostOwner, usize> = BTreeMap::new();
    for at in waiting {
        let owners = &candidates[*at].together;
        let mut known: Vec<usize> =
            owners.iter().filter_map(|owner| group_of.get(owner).copied()).collect();
        known.sort_unstable();
        known.dedup();
        let group = known.first().copied().unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        // It stands in several that were apart so far.
        for other in known.into_iter().skip(1) {
            let moved = std::mem::take(&mut groups[other]);
            groups[group].extend(moved);
            group_of.values_mut().filter(|of| **of == other).for_each(|of| *of = group);
        }
        groups[group].push(*at);
        group_of.extend(owners.iter().map(|owner| (*owner, group)));
    }
    let mut money: Vec<Option<i128>> = vec![None; groups.len()];
    for (owner, group) in &group_of {
        if let Some(fen) = shared.get(owner) {
            *money[*group].get_or_insert_default() += i128::from(fen.0.max(0));
        }
    }
    let turn: BTreeMap<usize, usize> = waiting.iter().copied().zip(0..).collect();
    let unit = |(mut members, shared): (Vec<usize>, Option<i128>)| {
        members.sort_by_key(|at| turn.get(at));
        let own = members.iter().filter_map(|at| cost_of(&candidates[*at]));
        let cost = own.chain(shared).reduce(|sum, cost| sum + cost);
        Unit { members, shared, cost }
    };
    let units = groups.into_iter().zip(money).map(unit);
    units.filter(|unit| !unit.members.is_empty()).collect()
}

fn cost_of(candidate: &DraftCandidate) -> Option<i128> {
    candidate.investment.map(|fen| i128::from(fen.0.max(0)))
}

struct Draft<'a> {
    candidates: &'a [DraftCandidate],
    ceilings: &'a BTreeMap<i16, Fen>,
    /// Known cost placed in each year.
    used: BTreeMap<i16, i128>,
    /// By place among the candidates.
    drafted: BTreeMap<usize, DraftedYear>,
}

impl Draft<'_> {
    /// Settles what gets no turn; the rest is returned.
    fn refused(&mut self) -> Vec<usize> {
        let mut waiting = Vec::new();
        for (at, candidate) in self.candidates.iter().enumerate() {
            match candidate.eligible.as_ref().filter(|result| result.outcome == Outcome::Open) {
                Some(result) => {
                    self.leave(at, None, DraftReason::NotEligible(Box::new(result.clone())));
                }
                None => waiting.push(at),
            }
        }
        waiting
    }

    /// The turn of each comes to the year in which its cost begins, when the cost of all is laid end
    /// to end and cut into equal years.
    fn fill(&mut self, units: Vec<Unit>, years: &[i16]) {
        let known: Vec<i128> = units.iter().filter_map(|unit| unit.cost).collect();
        let average = known.iter().sum::<i128>() / i128::try_from(known.len()).unwrap_or(1).max(1);
        let weight = |unit: &Unit| unit.cost.unwrap_or(average.max(1));
        let whole: i128 = units.iter().map(weight).sum();
        let count = i128::try_from(years.len()).unwrap_or(1);
        let (mut laid, mut place) = (0, 0);
        for unit in units {
            let turn = usize::try_from(laid * count / whole.max(1)).unwrap_or(0);
            let turn = turn.min(years.len().saturating_sub(1));
            laid += weight(&unit);
            match self.year_for(unit.cost, turn, 0, years) {
                None if unit.members.len() > 1 => self.one_by_one(&unit, turn, place, years),
                year => {
                    self.spend(year, unit.cost, years);
                    for (at, place) in unit.members.iter().zip(place + 1..) {
                        self.settle(*at, place, year, (turn, unit.cost), years);
                    }
                }
            }
            place += unit.members.len();
        }
    }

    /// Those that fit no year together; what they share falls in the year of the first of them, so
    /// that none may come before it.
    fn one_by_one(&mut self, unit: &Unit, turn: usize, place: usize, years: &[i16]) {
        let (mut shared, mut from) = (unit.shared, 0);
        for (at, place) in unit.members.iter().zip(place + 1..) {
            let own = cost_of(&self.candidates[*at]);
            let cost = own.into_iter().chain(shared).reduce(|sum, cost| sum + cost);
            let year = self.year_for(cost, turn.max(from), from, years);
            self.spend(year, cost, years);
            if let Some(year) = year
                && shared.take().is_some()
            {
                from = year;
            }
            self.settle(*at, place, year, (turn, cost), years);
        }
    }

    /// The place of the year of a turn, else a later one, else an earlier one, but none before `from`.
    fn year_for(
        &self,
        cost: Option<i128>,
        turn: usize,
        from: usize,
        years: &[i16],
    ) -> Option<usize> {
        let mut tried = (turn..years.len()).chain((from..turn).rev());
        tried.find(|at| self.fits(years[*at], cost))
    }

    fn spend(&mut self, year: Option<usize>, cost: Option<i128>, years: &[i16]) {
        if let (Some(year), Some(cost)) = (year, cost) {
            *self.used.entry(years[year]).or_default() += cost;
        }
    }

    fn fits(&self, year: i16, cost: Option<i128>) -> bool {
        let (Some(ceiling), Some(cost)) = (self.ceilings.get(&year), cost) else {
            return true;
        };
        self.used.get(&year).copied().unwrap_or_default() + cost <= i128::from(ceiling.0)
    }

    /// `turn` is the place of the year whose turn it was, and what it costs.
    fn settle(
        &mut self,
        at: usize,
        place: usize,
        year: Option<usize>,
        (turn, cost): (usize, Option<i128>),
        years: &[i16],
    ) {
        let candidate = &self.candidates[at];
        let eligible = candidate.eligible.as_ref();
        let because = match year {
            Some(year) => DraftReason::Turn {
                place,
                hazards: candidate.hazards,
                lacking: candidate.lacking,
                built_to: candidate.built_to,
                moved_from: (turn != year).then(|| years[turn]),
                cost_unknown: candidate.investment.is_none(),
                eligibility_unknown: eligible.is_some_and(|e| e.outcome == Outcome::Unknown),
            },
            None => DraftReason::NoRoom { investment: fen(cost) },
        };
        self.leave(at, year.map(|year| years[year]), because);
    }

    fn leave(&mut self, at: usize, year: Option<i16>, because: DraftReason) {
        let community_id = self.candidates[at].community_id;
        self.drafted.insert(at, DraftedYear { community_id, year, because });
    }
}

fn fen(cost: Option<i128>) -> Fen {
    Fen(cost.and_then(|cost| i64::try_from(cost).ok()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fixture::id;
    use crate::policy::GateStep;
    use crate::{ClusterId, LotId};

    fn candidate(n: u128, hazards: u32, investment: Option<i64>) -> DraftCandidate {
        DraftCandidate {
            community_id: CommunityId(id(n)),
            name: format!("小区{n:03}"),
            hazards,
            lacking: 0,
            built_to: Some(1990),
            investment: investment.map(Fen),
            eligible: None,
            together: Vec::new(),
        }
    }

    fn eligibility(outcome: Outcome) -> GateResult {
        GateResult {
            gate_code: "eligible_object".into(),
            step: GateStep::EnterPlan,
            is_warning: false,
            outcome,
            numbers: Vec::new(),
            reasons: Vec::new(),
            missing: Vec::new(),
        }
    }

    #[track_caller]
    fn check(
        candidates: &[DraftCandidate],
        ceilings: &[(i16, i64)],
        years: &[Option<i16>],
    ) -> Vec<DraftedYear> {
        let ceilings = ceilings.iter().map(|(year, fen)| (*year, Fen(*fen))).collect();
        let drafted = draft_years(candidates, &BTreeMap::new(), 2026..=2028, &ceilings);
        assert_eq!(drafted.iter().map(|d| d.year).collect::<Vec<_>>(), years);
        drafted
    }

    #[test]
    fn the_most_dangerous_come_first_in_even_portions() {
        let mut oldest = candidate(4, 0, Some(100));
        oldest.built_to = Some(1970);
        let mut lacking = candidate(5, 0, Some(100));
        lacking.lacking = 2;
        let rows = [
            candidate(1, 0, Some(100)),
            candidate(2, 3, Some(100)),
            candidate(3, 1, Some(100)),
            oldest,
            lacking,
            candidate(6, 0, Some(100)),
        ];
        let [first, second, third] = [Some(2026), Some(2027), Some(2028)];
        let drafted = check(&rows, &[], &[third, first, first, second, second, third]);
        let DraftReason::Turn { place, hazards, moved_from, .. } = drafted[1].because else {
            panic!("placed by its turn")
        };
        assert_eq!((place, hazards, moved_from), (1, 3, None));
    }

    #[test]
    fn ceilings_move_and_leave_out() {
        let rows =
            [candidate(1, 3, Some(90)), candidate(2, 2, Some(60)), candidate(3, 1, Some(200))];
        let ceilings = [(2026, 80), (2027, 150), (2028, 100)];
        let drafted = check(&rows, &ceilings, &[Some(2027), Some(2026), None]);
        assert!(matches!(drafted[0].because, DraftReason::Turn { moved_from: Some(2026), .. }));
        assert_eq!(drafted[2].because, DraftReason::NoRoom { investment: Fen(200) });
    }

    #[test]
    fn the_ineligible_stay_without_a_year() {
        let mut refused = candidate(1, 9, Some(1));
        refused.eligible = Some(eligibility(Outcome::Open));
        let mut unsure = candidate(2, 0, None);
        unsure.eligible = Some(eligibility(Outcome::Unknown));
        let drafted = check(&[refused, unsure], &[], &[None, Some(2026)]);
        assert!(matches!(drafted[0].because, DraftReason::NotEligible(_)));
        let unsure = &drafted[1].because;
        assert!(matches!(
            unsure,
            DraftReason::Turn { cost_unknown: true, eligibility_unknown: true, .. }
        ));
    }

    #[test]
    fn those_that_share_come_together_and_what_they_share_counts_once() {
        let [cluster, lot] = [CostOwner::Cluster(ClusterId(id(91))), CostOwner::Lot(LotId(id(92)))];
        let within = |mut one: DraftCandidate, together: &[CostOwner]| {
            one.together = together.to_vec();
            one
        };
        let rows = [
            candidate(1, 0, Some(40)),
            within(candidate(2, 3, Some(10)), &[cluster]),
            // It binds the cluster and the lot.
            within(candidate(3, 0, None), &[cluster, lot]),
            within(candidate(4, 1, Some(10)), &[lot]),
            candidate(5, 2, Some(40)),
        ];
        let shared = BTreeMap::from([(cluster, Fen(30)), (lot, Fen(20))]);
        let ceilings = |fen| (2026..=2028).map(|year| (year, Fen(fen))).collect();
        let years = |ceilings| {
            let drafted = draft_years(&rows, &shared, 2026..=2028, &ceilings);
            drafted.iter().map(|one| one.year).collect::<Vec<_>>()
        };
        let [first, second, third] = [Some(2026), Some(2027), Some(2028)];
        assert_eq!(years(ceilings(70)), [third, first, first, first, second]);
        // One less than they cost between them: one by one, what they share with the first.
        assert_eq!(years(ceilings(69)), [third, first, first, second, second]);
        // No year has room for what they share: none of them is left alone.
        assert_eq!(years(ceilings(49)), [third, None, None, None, second]);
    }

    proptest! {
        #[test]
        fn urgency_never_comes_later(
            costs in proptest::collection::vec((0_u32..4, 0_i64..1_000), 1..40),
        ) {
            let rows: Vec<_> =
                (1..).zip(&costs).map(|(n, (h, c))| candidate(n, *h, Some(*c))).collect();
            let free = draft_years(&rows, &BTreeMap::new(), 2026..=2030, &BTreeMap::new());
            for (a, b) in rows.iter().zip(&free).flat_map(|a| {
                rows.iter().zip(&free).map(move |b| (a, b))
            }) {
                if a.0.hazards > b.0.hazards {
                    prop_assert!(a.1.year <= b.1.year);
                }
            }
            prop_assert!(free.iter().any(|one| one.year == Some(2026)));
        }

        #[test]
        fn no_ceiling_breaks_with_what_is_shared(
            costs in proptest::collection::vec((0_u32..4, 0_i64..1_000, 0_u128..6), 1..40),
            own in proptest::collection::vec(0_i64..2_000, 6),
            ceiling in 0_i64..20_000,
        ) {
            let cluster = |n: u128| CostOwner::Cluster(ClusterId(id(1_000 + n)));
            let rows: Vec<_> = (1..).zip(&costs).map(|(n, (hazards, cost, of))| DraftCandidate {
                together: vec![cluster(*of)],
                ..candidate(n, *hazards, Some(*cost))
            }).collect();
            let shared = (0..).zip(&own).map(|(n, fen)| (cluster(n), Fen(*fen))).collect();
            let ceilings = (2026..=2030).map(|year| (year, Fen(ceiling))).collect();
            let drafted = draft_years(&rows, &shared, 2026..=2030, &ceilings);
            // Shared money falls in the first year of those that share it.
            let mut years: BTreeMap<CostOwner, Option<i16>> = BTreeMap::new();
            for (row, one) in rows.iter().zip(&drafted) {
                let first = years.entry(row.together[0]).or_default();
                *first = first.iter().copied().chain(one.year).min();
            }
            for year in (2026..=2030).map(Some) {
                let members = rows.iter().zip(&drafted).filter(|(_, one)| one.year == year);
                let members: i64 = members.map(|(row, _)| row.investment.map_or(0, |fen| fen.0)).sum();
                let own: i64 = years.iter().filter(|(_, of)| **of == year)
                    .map(|(owner, _)| shared[owner].0).sum();
                prop_assert!(members + own <= ceiling);
            }
        }
    }
}
