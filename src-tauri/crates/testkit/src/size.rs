//! How much data: the three sizes the program is built for, and any size between.

/// How many rows of each kind a generated file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Communities.
    pub communities: usize,
    /// Buildings of all communities together.
    pub buildings: usize,
    /// Cost lines of all schemes together.
    pub cost_lines: usize,
    /// Tasks of all annual plans together; reached to within one lot.
    pub tasks: usize,
    /// Cities.
    pub cities: usize,
    /// Districts of all cities together.
    pub districts: usize,
}

impl Size {
    /// One district.
    pub const DISTRICT: Self = Self::of_communities(300);

    /// One large city: Shenyang's 1,723 communities of 2021–2023.
    pub const CITY: Self = Self::of_communities(1_723);

    /// One province: Sichuan's 22,000 communities and 100,000 buildings.
    pub const PROVINCE: Self = Self::of_communities(22_000);

    /// A size between, in the province's proportions: 300,000 cost lines and 200,000 tasks to its
    /// 22,000 communities, about as many communities to a district as in Shenyang.
    pub const fn of_communities(communities: usize) -> Self {
        Self {
            communities,
            buildings: share(communities, 100_000),
            cost_lines: share(communities, 300_000),
            tasks: share(communities, 200_000),
            cities: share(communities, 17),
            districts: if communities <= 300 { 1 } else { communities.div_ceil(157) },
        }
    }
}

/// A province's number, brought down to this many of its 22,000 communities.
const fn share(communities: usize, of_province: usize) -> usize {
    (communities * of_province).div_ceil(22_000)
}

/// How many of `total` things the `index`-th of `count` owners has: near the average, never none
/// where there are enough, and `total` exactly in all.
pub(crate) fn portion(index: usize, count: usize, total: usize, lean: usize) -> usize {
    let even = |index: usize| (index + 1) * total / count - index * total / count;
    // Neighbours trade: what the first of a pair has more, the second has less.
    let pair = index - index % 2;
    if pair + 1 >= count {
        return even(index);
    }
    let (first, second) = (even(pair), even(pair + 1));
    let traded = lean.min(second.saturating_sub(1));
    if index == pair { first + traded } else { second - traded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_add_up_and_differ() {
        for (count, total) in [(300, 1_364), (7, 100), (1, 5), (22_000, 100_000)] {
            let portions: Vec<usize> =
                (0..count).map(|index| portion(index, count, total, index / 2 % 4)).collect();
            assert_eq!(portions.iter().sum::<usize>(), total);
            assert!(portions.iter().all(|portion| *portion > 0));
        }
    }

    #[test]
    fn the_province_is_as_large_as_it_should_be() {
        let size = Size::PROVINCE;
        assert_eq!((size.buildings, size.cost_lines, size.tasks), (100_000, 300_000, 200_000));
        assert_eq!((Size::CITY.districts, Size::DISTRICT.districts), (11, 1));
    }
}
