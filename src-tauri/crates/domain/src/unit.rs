//! Exact units: fen, square metres, quantities, basis points. No floating point is stored.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

macro_rules! exact {
    ($(#[$meta:meta])* $name:ident, $scale:literal, $digits:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default,
                 Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);
            /// How many of the stored unit make one of the shown unit.
            pub const SCALE: i64 = $scale;

            /// Addition that reports overflow instead of wrapping.
            pub fn checked_add(self, other: Self) -> Option<Self> {
                self.0.checked_add(other.0).map(Self)
            }

            /// Reads a decimal text in the shown unit (`"8153.6"`); `None` when it is no number,
            /// has more digits than the unit holds, or is too large.
            pub fn parse_exact(text: &str) -> Option<Self> {
                parse_scaled(text, $digits).map(Self)
            }
        }

        impl Add for $name { type Output = Self; fn add(self, o: Self) -> Self { Self(self.0 + o.0) } }
        impl Sub for $name { type Output = Self; fn sub(self, o: Self) -> Self { Self(self.0 - o.0) } }
        impl Neg for $name { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
        impl AddAssign for $name { fn add_assign(&mut self, o: Self) { self.0 += o.0; } }
        impl SubAssign for $name { fn sub_assign(&mut self, o: Self) { self.0 -= o.0; } }
        impl Sum for $name { fn sum<I: Iterator<Item = Self>>(i: I) -> Self { Self(i.map(|v| v.0).sum()) } }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_scaled(f, self.0, $digits)
            }
        }
    };
}

exact! {
    /// Money in fen (分): 1 元 = 100 fen, 1 万元 = 1,000,000 fen. Displays as 元.
    Fen, 100, 2
}
exact! {
    /// An area, held in hundredths of a square metre. Displays as m².
    SquareMetres, 100, 2
}
exact! {
    /// A measure's quantity in its own unit, held in thousandths.
    Quantity, 1000, 3
}

impl Fen {
    /// Reads a decimal text in 万元 (`"321.5"`): six decimals are whole fen.
    pub fn parse_wan_yuan(text: &str) -> Option<Self> {
        parse_scaled(text, 6).map(Self)
    }

    /// The amount in 万元 without trailing zeros, exact.
    pub fn wan_yuan(self) -> impl fmt::Display {
        struct WanYuan(i64);
        impl fmt::Display for WanYuan {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_scaled(f, self.0, 6)
            }
        }
        WanYuan(self.0)
    }

    /// Fen in one 万元.
    pub const PER_WAN_YUAN: i64 = 1_000_000;

    /// `quantity × unit price`, rounded half up to a whole fen; `None` on overflow.
    pub fn times(self, quantity: Quantity) -> Option<Self> {
        let product = i128::from(self.0) * i128::from(quantity.0);
        let scale = i128::from(Quantity::SCALE);
        i64::try_from((product + scale / 2).div_euclid(scale)).ok().map(Self)
    }

    /// The share `points` of this amount, rounded down to a whole fen.
    #[must_use]
    pub fn share(self, points: BasisPoints) -> Self {
        let product = i128::from(self.0) * i128::from(points.0);
        // A share of an i64 by at most a few hundred percent fits again for any real amount.
        Self(i64::try_from(product.div_euclid(10_000)).unwrap_or(i64::MAX))
    }
}

/// A share in hundredths of a percent: 10,000 is the whole.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct BasisPoints(pub i32);

impl BasisPoints {
    /// The whole, 100 %.
    pub const WHOLE: Self = Self(10_000);

    /// Whole percent as a share; what no share can be is the whole.
    pub fn from_percent(percent: i64) -> Self {
        percent
            .checked_mul(100)
            .and_then(|points| i32::try_from(points).ok())
            .map_or(Self::WHOLE, Self)
    }

    /// `part / whole` rounded down to a basis point, so that a threshold is never met by rounding;
    /// `None` when there is no whole.
    pub fn of(part: i64, whole: i64) -> Option<Self> {
        if whole <= 0 {
            return None;
        }
        let points = i128::from(part) * 10_000 / i128::from(whole);
        i32::try_from(points).ok().map(Self)
    }
}

impl fmt::Display for BasisPoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(f, i64::from(self.0), 2)?;
        f.write_str(" %")
    }
}

fn parse_scaled(text: &str, digits: usize) -> Option<i64> {
    let text = text.trim();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || fraction.len() > digits || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let value: i64 = format!("{whole}{fraction:0<digits$}").parse().ok()?;
    Some(if negative { -value } else { value })
}

fn write_scaled(f: &mut fmt::Formatter<'_>, value: i64, digits: usize) -> fmt::Result {
    let scale = 10_u64.pow(u32::try_from(digits).unwrap_or(0));
    let (whole, fraction) = (value.unsigned_abs() / scale, value.unsigned_abs() % scale);
    let sign = if value < 0 { "-" } else { "" };
    let text = format!("{fraction:0digits$}");
    match text.trim_end_matches('0') {
        "" => write!(f, "{sign}{whole}"),
        rest => write!(f, "{sign}{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn money_reads_and_shows_yuan() {
        assert_eq!(Fen::parse_exact("301.80"), Some(Fen(30_180)));
        assert_eq!(Fen::parse_exact("301.805"), None);
        assert_eq!(Fen::parse_exact("-0.5"), Some(Fen(-50)));
        assert_eq!(Fen::parse_exact("约3"), None);
        assert_eq!(Fen(30_180).to_string(), "301.8");
        assert_eq!(Fen(-5).to_string(), "-0.05");
        assert_eq!(Fen::parse_wan_yuan("103.4"), Some(Fen(103_400_000)));
        assert_eq!(Fen(103_400_000).wan_yuan().to_string(), "103.4");
    }

    #[test]
    fn a_price_times_a_quantity_rounds_half_up() {
        let road = Fen(30_180).times(Quantity::parse_exact("8153.6").expect("a quantity"));
        assert_eq!(road, Some(Fen(246_075_648)));
        assert_eq!(Fen(1).times(Quantity(500)), Some(Fen(1)));
        assert_eq!(Fen(1).times(Quantity(499)), Some(Fen(0)));
    }

    #[test]
    fn a_threshold_is_never_met_by_rounding() {
        assert!(BasisPoints::of(199_999, 300_000) < Some(BasisPoints(6_667)));
        assert_eq!(BasisPoints::of(2, 3), Some(BasisPoints(6_666)));
        assert_eq!(BasisPoints::of(1, 0), None);
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(value in -1_000_000_000_000_i64..1_000_000_000_000) {
            prop_assert_eq!(Fen::parse_exact(&Fen(value).to_string()), Some(Fen(value)));
            prop_assert_eq!(Quantity::parse_exact(&Quantity(value).to_string()), Some(Quantity(value)));
        }
    }
}
