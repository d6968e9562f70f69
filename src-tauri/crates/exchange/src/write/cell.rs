//! What a written cell holds, in stored units. How it is shown is the column's business.

use std::borrow::Cow;

use jiff::civil::Date;
use jiugai_domain::{BasisPoints, Fen, Quantity, SquareMetres};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell<'a> {
    /// Unknown or nothing, which is not zero.
    #[default]
    Blank,
    /// Text; always written as text, whatever it begins with.
    Text(Cow<'a, str>),
    /// A whole number.
    Count(i64),
    /// An area.
    Area(SquareMetres),
    /// An amount or a price.
    Money(Fen),
    /// A quantity in its own unit.
    Quantity(Quantity),
    /// A share of a whole.
    Share(BasisPoints),
    /// A calendar day.
    Day(Date),
    /// The product of the two factor columns of its row, as the column's formula makes it; `None`
    /// while a factor is unknown.
    Product(Option<Fen>),
}

impl<'a> Cell<'a> {
    /// Text; nothing when it is empty.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A count, when it is known.
    pub fn count(count: Option<i64>) -> Self {
        count.map_or(Self::Blank, Self::Count)
    }

    /// A count of things that are there.
    pub fn counted(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A year, when it is known.
    pub fn year(year: Option<i16>) -> Self {
        Self::count(year.map(i64::from))
    }

    /// An area, when it is known.
    pub fn area(area: Option<SquareMetres>) -> Self {
        area.map_or(Self::Blank, Self::Area)
    }

    /// An amount, when it is known.
    pub fn money(amount: Option<Fen>) -> Self {
        amount.map_or(Self::Blank, Self::Money)
    }

    /// A quantity, when it is known.
    pub fn quantity(quantity: Option<Quantity>) -> Self {
        quantity.map_or(Self::Blank, Self::Quantity)
    }

    /// A share, when it is known.
    pub fn share(share: Option<BasisPoints>) -> Self {
        share.map_or(Self::Blank, Self::Share)
    }

    /// A day, when it is known.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }

    /// Whether nothing is known.
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank | Self::Product(None))
    }

    /// The number in whole stored units; none for text, days and what is unknown.
    pub const fn stored(&self) -> Option<i64> {
        match self {
            Self::Count(count) => Some(*count),
            Self::Area(area) => Some(area.0),
            Self::Money(amount) | Self::Product(Some(amount)) => Some(amount.0),
            Self::Quantity(quantity) => Some(quantity.0),
            #[expect(clippy::cast_lossless, reason = "`from` is not const")]
            Self::Share(share) => Some(share.0 as i64),
            Self::Blank | Self::Text(_) | Self::Day(_) | Self::Product(None) => None,
        }
    }
}

/// A whole number of stored units as an exact decimal of the shown one.
pub(super) fn decimal(value: i64, decimals: u8) -> String {
    let decimals = usize::from(decimals);
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if value < 0 { "-" } else { "" };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// How many of the decimals of the shown unit a value needs.
pub(super) fn needed_decimals(value: i64, decimals: u8) -> u8 {
    let mut needed = decimals;
    let mut rest = value;
    while needed > 0 && rest % 10 == 0 {
        rest /= 10;
        needed -= 1;
    }
    needed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_decimals() {
        for (value, decimals, text, needed) in [
            (1_822_200_000, 6, "1822.2", 1),
            (0, 6, "0", 0),
            (1, 6, "0.000001", 6),
            (-50, 2, "-0.5", 1),
            (554, 0, "554", 0),
            (4_533_429, 2, "45334.29", 2),
        ] {
            assert_eq!(decimal(value, decimals), text);
            assert_eq!(needed_decimals(value, decimals), needed, "{text}");
        }
    }
}
