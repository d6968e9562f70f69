//! Numbers that look random and are the same every time (`SplitMix64`). Not for secrets.

/// A stream of numbers that its seed alone decides.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own for the `index`-th thing of a kind, so that one thing drawing more does
    /// not change the next.
    pub const fn of(seed: u64, index: usize) -> Self {
        Self(seed ^ (index as u64).wrapping_mul(0xA076_1D64_78BD_642F))
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.abs_diff(low).saturating_add(1);
        low.saturating_add_unsigned(self.next() % width)
    }

    /// The same for a year.
    pub fn year(&mut self, low: i16, high: i16) -> i16 {
        i16::try_from(self.between(low.into(), high.into())).unwrap_or(low)
    }

    /// True `part` times out of `whole`.
    pub const fn chance(&mut self, part: u64, whole: u64) -> bool {
        self.next() % whole < part
    }

    /// One of several; there must be one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let count = from.len() as u64;
        &from[usize::try_from(self.next() % count).unwrap_or(0)]
    }

    /// `count` different places below `of`, in random order.
    pub fn places(&mut self, count: usize, of: usize) -> Vec<usize> {
        let mut places: Vec<usize> = (0..of).collect();
        let count = count.min(of);
        for at in 0..count {
            let left = (of - at) as u64;
            let other = at + usize::try_from(self.next() % left).unwrap_or(0);
            places.swap(at, other);
        }
        places.truncate(count);
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_decides_the_stream_and_bounds_are_kept() {
        let draw = |seed| {
            let mut random = Random::new(seed);
            (0..200).map(|_| random.between(-3, 3)).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        let mut seen = draw(7);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, (-3..=3).collect::<Vec<_>>());
    }

    #[test]
    fn places_are_different() {
        let mut places = Random::new(1).places(9, 12);
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), 9);
        assert_eq!(Random::new(1).places(9, 2).len(), 2);
    }
}
