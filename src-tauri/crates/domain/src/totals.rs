//! Totals over communities that an edit updates by taking the old figures away and adding the
//! new ones, so that the cost of one edit does not grow with the size of the file.
//!
//! Grouping (by year, district …) is one `Totals` per group, kept by the caller.

use std::collections::BTreeMap;

use crate::cost::CostSum;
use crate::tally::{Additive, Measured, Tally};
use crate::{Code, Fen, SquareMetres};

/// What one community brings in size; of this round's scope or of the whole, as the caller asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlaceFigures {
    /// 栋
    pub buildings: Measured<i64>,
    /// 户
    pub households: Measured<i64>,
    /// 人
    pub residents: Measured<i64>,
    /// 建筑面积
    pub floor_area: Measured<SquareMetres>,
}

/// What one owner of cost (a community, a cluster or a lot) brings in money.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MoneyFigures {
    /// Cost.
    pub investment: CostSum,
    /// What no source pays.
    pub gap: Fen,
    /// What each source pays.
    pub by_source: BTreeMap<Code, Fen>,
}

/// All figures of one community.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommunityFigures {
    /// Size.
    pub place: PlaceFigures,
    /// Money.
    pub money: MoneyFigures,
}

/// Totals over communities, and over the clusters and lots whose money counts once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// 小区数
    pub communities: i64,
    /// 栋
    pub buildings: Tally<i64>,
    /// 户
    pub households: Tally<i64>,
    /// 人
    pub residents: Tally<i64>,
    /// 建筑面积
    pub floor_area: Tally<SquareMetres>,
    /// Cost.
    pub investment: CostSum,
    /// What no source pays.
    pub gap: Fen,
    /// What each source pays; sources that pay nothing are not listed.
    pub by_source: BTreeMap<Code, Fen>,
}

impl Totals {
    /// Counts a community in.
    pub fn add(&mut self, figures: &CommunityFigures) {
        self.communities = self.communities.plus(1);
        self.buildings.add_figure(figures.place.buildings);
        self.households.add_figure(figures.place.households);
        self.residents.add_figure(figures.place.residents);
        self.floor_area.add_figure(figures.place.floor_area);
        self.add_money(&figures.money);
    }

    /// Takes a community away that was counted in with these same figures.
    pub fn remove(&mut self, figures: &CommunityFigures) {
        self.communities = self.communities.minus(1);
        self.buildings.remove(&Tally::of(figures.place.buildings));
        self.households.remove(&Tally::of(figures.place.households));
        self.residents.remove(&Tally::of(figures.place.residents));
        self.floor_area.remove(&Tally::of(figures.place.floor_area));
        self.remove_money(&figures.money);
    }

    /// Counts the money of a cluster or lot in, which belongs to no single community.
    pub fn add_money(&mut self, money: &MoneyFigures) {
        self.investment.add(&money.investment);
        self.gap = self.gap.plus(money.gap);
        for (source, amount) in &money.by_source {
            self.change_source(source, |sum| sum.plus(*amount));
        }
    }

    /// Takes the money of a cluster or lot away again.
    pub fn remove_money(&mut self, money: &MoneyFigures) {
        self.investment.remove(&money.investment);
        self.gap = self.gap.minus(money.gap);
        for (source, amount) in &money.by_source {
            self.change_source(source, |sum| sum.minus(*amount));
        }
    }

    /// Counts all of another total in.
    pub fn merge(&mut self, other: &Self) {
        self.communities = self.communities.plus(other.communities);
        self.buildings.add(&other.buildings);
        self.households.add(&other.households);
        self.residents.add(&other.residents);
        self.floor_area.add(&other.floor_area);
        self.investment.add(&other.investment);
        self.gap = self.gap.plus(other.gap);
        for (source, amount) in &other.by_source {
            self.change_source(source, |sum| sum.plus(*amount));
        }
    }

    fn change_source(&mut self, source: &Code, change: impl FnOnce(Fen) -> Fen) {
        let now = change(self.by_source.get(source).copied().unwrap_or_default());
        if now == Fen::ZERO {
            self.by_source.remove(source);
        } else {
            self.by_source.insert(source.clone(), now);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn measured() -> impl Strategy<Value = Measured<i64>> {
        (proptest::option::of(0_i64..1_000_000), any::<bool>())
            .prop_map(|(value, approximate)| Measured { value, approximate })
    }

    prop_compose! {
        fn figures()(
            counts in [measured(), measured(), measured(), measured()],
            cost in 0_i64..1_000_000_000, missing in 0_u32..9, gap in 0_i64..1000,
            sources in proptest::collection::btree_map("[a-d]", 0_i64..1000, 0..4),
        ) -> CommunityFigures {
            let [buildings, households, residents, area] = counts;
            let floor_area = Measured {
                value: area.value.map(SquareMetres), approximate: area.approximate,
            };
            CommunityFigures {
                place: PlaceFigures { buildings, households, residents, floor_area },
                money: MoneyFigures {
                    investment: CostSum { known: Fen(cost), missing, approximate: 0 },
                    gap: Fen(gap),
                    by_source: sources.iter().map(|(s, v)| (Code::new(s), Fen(*v))).collect(),
                },
            }
        }
    }

    proptest! {
        #[test]
        fn taking_away_what_was_added_restores(
            kept in proptest::collection::vec(figures(), 0..6), passing in figures(),
        ) {
            let mut totals = Totals::default();
            for figures in &kept {
                totals.add(figures);
            }
            let before = totals.clone();
            totals.add(&passing);
            prop_assert_eq!(totals.communities, before.communities + 1);
            totals.remove(&passing);
            prop_assert_eq!(totals, before);
        }

        #[test]
        fn merging_parts_is_adding_all(
            left in proptest::collection::vec(figures(), 0..6),
            right in proptest::collection::vec(figures(), 0..6),
        ) {
            let sum = |part: &[&[CommunityFigures]]| {
                let mut totals = Totals::default();
                part.iter().flat_map(|p| p.iter()).for_each(|f| totals.add(f));
                totals
            };
            let mut merged = sum(&[&left]);
            merged.merge(&sum(&[&right]));
            prop_assert_eq!(merged, sum(&[&left, &right]));
        }
    }

    #[test]
    fn a_clusters_money_counts_without_a_community() {
        let mut totals = Totals::default();
        totals.add_money(&MoneyFigures {
            investment: CostSum { known: Fen(900), missing: 0, approximate: 0 },
            gap: Fen(100),
            by_source: [(Code::new("district"), Fen(800))].into(),
        });
        assert_eq!((totals.communities, totals.households.missing), (0, 0));
        assert_eq!(totals.investment.complete(), Some(Fen(900)));
    }
}
