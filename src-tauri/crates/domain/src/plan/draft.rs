//! A first draft of the years of a five-year plan, by a stated order; it writes nothing.
//!
//! Order: most hazards first, then most lacking items, then the older, then by name. Years are
//! filled in that order in even portions of the investment not yet fixed. This is no optimiser: it
//! weighs nothing against anything and proves no bound.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::gate::{GateResult, Outcome};
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
    /// A year a person fixed.
    pub fixed_year: Option<i16>,
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
    /// A person fixed the year.
    Fixed,
    /// It does not pass the gate on eligible objects.
    NotEligible(Box<GateResult>),
    /// Its cost fits under no year's ceiling any more.
    NoRoom {
        /// Its cost.
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

/// Proposes a year for each candidate, in the order of the candidates given. `ceilings` holds the
/// most a year may cost, for the years that have a limit.
pub fn draft_years(
    candidates: &[DraftCandidate],
    years: RangeInclusive<i16>,
    ceilings: &BTreeMap<i16, Fen>,
) -> Vec<DraftedYear> {
    let years: Vec<i16> = years.collect();
    let mut draft = Draft { candidates, ceilings, used: BTreeMap::new(), drafted: BTreeMap::new() };
    let mut waiting = draft.fixed_and_refused();
    waiting.sort_by_key(|at| {
        let c = &candidates[*at];
        let age = c.built_to.unwrap_or(i16::MAX);
        (Reverse(c.hazards), Reverse(c.lacking), age, c.name.as_str(), c.community_id)
    });
    draft.fill(&waiting, &years);
    draft.drafted.into_values().collect()
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
    /// Settles what needs no turn; the rest is returned.
    fn fixed_and_refused(&mut self) -> Vec<usize> {
        let mut waiting = Vec::new();
        for (at, candidate) in self.candidates.iter().enumerate() {
            let refused =
                candidate.eligible.as_ref().filter(|result| result.outcome == Outcome::Open);
            if let Some(year) = candidate.fixed_year {
                self.place(at, year, DraftReason::Fixed);
            } else if let Some(result) = refused {
                self.leave(at, DraftReason::NotEligible(Box::new(result.clone())));
            } else {
                waiting.push(at);
            }
        }
        waiting
    }

    /// Each community's turn comes to the year in which the middle of its cost falls, when the cost
    /// of all is laid end to end and cut into equal years.
    fn fill(&mut self, waiting: &[usize], years: &[i16]) {
        let weights = self.weights(waiting);
        let whole: i128 = weights.iter().sum();
        let count = i128::try_from(years.len()).unwrap_or(1);
        let mut laid = 0;
        for ((place, at), weight) in (1..).zip(waiting).zip(weights) {
            let middle = (2 * laid + weight) * count / (2 * whole).max(1);
            laid += weight;
            let turn = usize::try_from(middle).unwrap_or(0).min(years.len().saturating_sub(1));
            let candidate = &self.candidates[*at];
            let later_then_earlier =
                years.iter().skip(turn).chain(years.iter().take(turn).rev()).copied();
            let Some(year) = later_then_earlier.into_iter().find(|y| self.fits(*y, candidate))
            else {
                let investment = candidate.investment.unwrap_or_default();
                self.leave(*at, DraftReason::NoRoom { investment });
                continue;
            };
            let eligible = candidate.eligible.as_ref();
            let because = DraftReason::Turn {
                place,
                hazards: candidate.hazards,
                lacking: candidate.lacking,
                built_to: candidate.built_to,
                moved_from: years.get(turn).copied().filter(|wished| *wished != year),
                cost_unknown: candidate.investment.is_none(),
                eligibility_unknown: eligible.is_some_and(|e| e.outcome == Outcome::Unknown),
            };
            self.place(*at, year, because);
        }
    }

    /// Known costs, and the average of the known for the unknown.
    fn weights(&self, waiting: &[usize]) -> Vec<i128> {
        let cost = |at: &usize| self.candidates[*at].investment.map(|fen| i128::from(fen.0.max(0)));
        let known: Vec<i128> = waiting.iter().filter_map(cost).collect();
        let count = i128::try_from(known.len()).unwrap_or(1).max(1);
        let average = (known.iter().sum::<i128>() / count).max(1);
        waiting.iter().map(|at| cost(at).unwrap_or(average)).collect()
    }

    fn fits(&self, year: i16, candidate: &DraftCandidate) -> bool {
        let (Some(ceiling), Some(cost)) = (self.ceilings.get(&year), candidate.investment) else {
            return true;
        };
        let used = self.used.get(&year).copied().unwrap_or_default();
        used + i128::from(cost.0) <= i128::from(ceiling.0)
    }

    fn place(&mut self, at: usize, year: i16, because: DraftReason) {
        let candidate = &self.candidates[at];
        *self.used.entry(year).or_default() +=
            i128::from(candidate.investment.unwrap_or_default().0);
        let community_id = candidate.community_id;
        self.drafted.insert(at, DraftedYear { community_id, year: Some(year), because });
    }

    fn leave(&mut self, at: usize, because: DraftReason) {
        let community_id = self.candidates[at].community_id;
        self.drafted.insert(at, DraftedYear { community_id, year: None, because });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fixture::id;
    use crate::policy::GateStep;

    fn candidate(n: u128, hazards: u32, investment: Option<i64>) -> DraftCandidate {
        DraftCandidate {
            community_id: CommunityId(id(n)),
            name: format!("小区{n:03}"),
            hazards,
            lacking: 0,
            built_to: Some(1990),
            investment: investment.map(Fen),
            eligible: None,
            fixed_year: None,
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
        let drafted = draft_years(candidates, 2026..=2028, &ceilings);
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
        let drafted = check(&rows, &ceilings, &[Some(2027), Some(2027), None]);
        assert!(matches!(drafted[0].because, DraftReason::Turn { moved_from: Some(2026), .. }));
        assert_eq!(drafted[2].because, DraftReason::NoRoom { investment: Fen(200) });
    }

    #[test]
    fn the_ineligible_stay_without_a_year_and_the_fixed_stay_where_they_are() {
        let mut refused = candidate(1, 9, Some(1));
        refused.eligible = Some(eligibility(Outcome::Open));
        let mut unsure = candidate(2, 0, None);
        unsure.eligible = Some(eligibility(Outcome::Unknown));
        let mut fixed = candidate(3, 0, Some(1));
        fixed.fixed_year = Some(2028);
        let drafted = check(&[refused, unsure, fixed], &[], &[None, Some(2027), Some(2028)]);
        assert!(matches!(drafted[0].because, DraftReason::NotEligible(_)));
        let unsure = &drafted[1].because;
        assert!(matches!(
            unsure,
            DraftReason::Turn { cost_unknown: true, eligibility_unknown: true, .. }
        ));
        assert_eq!(drafted[2].because, DraftReason::Fixed);
    }

    proptest! {
        #[test]
        fn urgency_never_comes_later_and_no_ceiling_breaks(
            costs in proptest::collection::vec((0_u32..4, 0_i64..1_000), 1..40),
            ceiling in 0_i64..20_000,
        ) {
            let rows: Vec<_> =
                (1..).zip(&costs).map(|(n, (h, c))| candidate(n, *h, Some(*c))).collect();
            let free = draft_years(&rows, 2026..=2030, &BTreeMap::new());
            for (a, b) in rows.iter().zip(&free).flat_map(|a| {
                rows.iter().zip(&free).map(move |b| (a, b))
            }) {
                if a.0.hazards > b.0.hazards {
                    prop_assert!(a.1.year <= b.1.year);
                }
            }
            let ceilings = (2026..=2030).map(|year| (year, Fen(ceiling))).collect();
            let drafted = draft_years(&rows, 2026..=2030, &ceilings);
            for year in 2026..=2030 {
                let sum: i64 = rows.iter().zip(&drafted).filter(|(_, d)| d.year == Some(year))
                    .map(|(row, _)| row.investment.map_or(0, |fen| fen.0)).sum();
                prop_assert!(sum <= ceiling);
            }
        }
    }
}
