//! Sums that say what is not in them: how many inputs were unknown, how many only approximate.
//!
//! Unknown is `None`, never 0; a tally keeps the known sum beside the count of what is missing.

use crate::{Fen, SquareMetres};

/// A number that can be added up and taken away again without loss.
pub trait Additive: Copy + Default {
    /// The sum; wraps like two's complement, so that taking away always restores.
    #[must_use]
    fn plus(self, other: Self) -> Self;
    /// The difference, exact inverse of [`Additive::plus`].
    #[must_use]
    fn minus(self, other: Self) -> Self;
}

impl Additive for i64 {
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }
    fn minus(self, other: Self) -> Self {
        self.wrapping_sub(other)
    }
}

impl Additive for Fen {
    fn plus(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }
    fn minus(self, other: Self) -> Self {
        Self(self.0.wrapping_sub(other.0))
    }
}

impl Additive for SquareMetres {
    fn plus(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }
    fn minus(self, other: Self) -> Self {
        Self(self.0.wrapping_sub(other.0))
    }
}

/// A figure that may be unknown, and may be rounded at its source (约, 余).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measured<T> {
    /// The figure, when known.
    pub value: Option<T>,
    /// The source marked it as rounded.
    pub approximate: bool,
}

impl<T> Measured<T> {
    /// A figure without any mark of rounding.
    pub const fn exact(value: Option<T>) -> Self {
        Self { value, approximate: false }
    }
}

/// A sum, with how many of its inputs were missing or approximate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally<T> {
    /// Sum of what is known.
    pub known: T,
    /// How many inputs are unknown and therefore not in the sum.
    pub missing: u32,
    /// How many of the known inputs are approximate.
    pub approximate: u32,
}

impl<T: Additive> Tally<T> {
    /// Nothing known, one input missing: the tally of something that has no figure at all.
    pub fn unknown() -> Self {
        Self { known: T::default(), missing: 1, approximate: 0 }
    }

    /// The tally of one figure.
    pub fn of(figure: Measured<T>) -> Self {
        match figure.value {
            None => Self::unknown(),
            Some(known) => Self { known, missing: 0, approximate: u32::from(figure.approximate) },
        }
    }

    /// The sum, only when nothing is missing.
    pub fn complete(&self) -> Option<T> {
        (self.missing == 0).then_some(self.known)
    }

    /// Counts one figure in.
    pub fn add_figure(&mut self, figure: Measured<T>) {
        self.add(&Self::of(figure));
    }

    /// Counts another tally in.
    pub fn add(&mut self, other: &Self) {
        self.known = self.known.plus(other.known);
        self.missing = self.missing.wrapping_add(other.missing);
        self.approximate = self.approximate.wrapping_add(other.approximate);
    }

    /// Takes away a tally that was counted in before.
    pub fn remove(&mut self, other: &Self) {
        self.known = self.known.minus(other.known);
        self.missing = self.missing.wrapping_sub(other.missing);
        self.approximate = self.approximate.wrapping_sub(other.approximate);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_counted_not_added() {
        let mut sum = Tally::<i64>::default();
        sum.add_figure(Measured::exact(Some(120)));
        sum.add_figure(Measured::exact(None));
        sum.add_figure(Measured { value: Some(30), approximate: true });
        assert_eq!(sum, Tally { known: 150, missing: 1, approximate: 1 });
        assert_eq!(sum.complete(), None);
    }
}
