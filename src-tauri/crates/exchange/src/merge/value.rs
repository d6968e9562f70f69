//! What a returned cell holds, as the exact text its column carries, compared with what went out.
//!
//! Text that stands for a number is read as one; rounding that only the display made is no change.

use crate::book::Value;
use crate::carried::Shape;
use crate::columns::ColumnTable;
use crate::number::{Decimal, read_written};
use crate::text::tidy_text;

use super::settle::Said;

/// Why a cell cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// Neither a number nor words, not a day, or an error value.
    NotOne,
    /// A rough figure (约, 余).
    Rough,
}

/// A cell as read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) said: Said,
    /// It says what a person saw of the base, with fewer decimals: taken as unchanged.
    pub(super) rounded: bool,
}

impl Cell {
    const NOTHING: Self = Self { said: Said::Nothing, rounded: false };

    fn of(said: Said) -> Self {
        Self { said, rounded: false }
    }
}

/// What a cell holds when it is to be cleared, in so many words.
const CLEAR: [&str; 4] = ["清空", "(清空)", "（清空）", "<清空>"];

/// Reads a cell; `power` is that of the unit its column has now. What equals the base says nothing.
pub(super) fn read(
    value: Option<Value<'_>>,
    shape: Shape,
    power: i32,
    base: Option<&str>,
) -> Result<Cell, Unread> {
    let value = match value {
        // What a formula comes to is not known where no program computed it.
        Some(Value::Error(_) | Value::Uncomputed) => return Err(Unread::NotOne),
        Some(Value::Text(text)) if text.trim().is_empty() => None,
        value => value,
    };
    let Some(value) = value else {
        return Ok(if base.is_some() { Cell::of(Said::Blank) } else { Cell::NOTHING });
    };
    if value.as_text().is_some_and(|text| CLEAR.contains(&text.trim())) {
        return Ok(if base.is_some() { Cell::of(Said::Cleared) } else { Cell::NOTHING });
    }
    match shape {
        Shape::Text => Ok(text(value, base)),
        Shape::Day => day(value, base),
        Shape::Number { digits, shown, power: went_out } => {
            number(value, power, digits, went_out - shown, base)
        }
    }
}

fn text(value: Value<'_>, base: Option<&str>) -> Cell {
    let text = value.to_text();
    let tidy = tidy_text(&text);
    if base.is_some_and(|base| base == tidy || tidy_text(base) == tidy) {
        return Cell::NOTHING;
    }
    Cell::of(Said::Value(tidy.into_owned()))
}

fn day(value: Value<'_>, base: Option<&str>) -> Result<Cell, Unread> {
    let day = match value {
        Value::Date(day) => day.to_string(),
        Value::Text(text) => written_day(text).ok_or(Unread::NotOne)?,
        _ => return Err(Unread::NotOne),
    };
    Ok(if base == Some(day.as_str()) { Cell::NOTHING } else { Cell::of(Said::Value(day)) })
}

/// `2026-3-1`, `2026/3/1`, `2026.3.1`, `2026年3月1日`.
fn written_day(text: &str) -> Option<String> {
    let plain = crate::text::compact(text).replace(['/', '.', '年', '月'], "-");
    let plain = plain.trim_end_matches('日');
    let mut parts = plain.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let day = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    day.ok().map(|day| day.to_string())
}

/// `finest` is the power of ten of the last decimal a person saw.
fn number(
    value: Value<'_>,
    power: i32,
    digits: i32,
    finest: i32,
    base: Option<&str>,
) -> Result<Cell, Unread> {
    let tidy = |text: &str| tidy_text(text).into_owned();
    let read = match (decimal(value, power), value) {
        // Words may stand for a value: a year in reserve. The field knows.
        (Err(Unread::NotOne), Value::Text(text)) if base == Some(tidy(text).as_str()) => {
            return Ok(Cell::NOTHING);
        }
        (Err(Unread::NotOne), Value::Text(text)) => return Ok(Cell::of(Said::Value(tidy(text)))),
        (read, _) => read,
    };
    let (decimal, power) = read?;
    let exact = decimal.scaled(power, digits).ok_or(Unread::NotOne)?;
    if exact.rounded && digits == 0 {
        return Err(Unread::NotOne);
    }
    let before: Option<i64> = base.and_then(|base| base.parse().ok());
    if before == Some(exact.value) {
        return Ok(Cell::NOTHING);
    }
    let coarse = before.is_some_and(|before| is_rounding_of(exact.value, before, finest + digits));
    if coarse {
        return Ok(Cell { said: Said::Nothing, rounded: true });
    }
    Ok(Cell::of(Said::Value(exact.value.to_string())))
}

/// Whether `coarse` is `fine` rounded to `10^place` stored units, and `fine` has more than that.
fn is_rounding_of(coarse: i64, fine: i64, place: i32) -> bool {
    let Some(step) = u32::try_from(place).ok().and_then(|place| 10_i64.checked_pow(place)) else {
        return false;
    };
    let half = if fine < 0 { -(step / 2) } else { step / 2 };
    step > 1 && fine % step != 0 && (fine + half) / step * step == coarse
}

fn decimal(value: Value<'_>, power: i32) -> Result<(Decimal, i32), Unread> {
    match value {
        Value::Number(number) => {
            Decimal::from_f64(number).map(|decimal| (decimal, power)).ok_or(Unread::NotOne)
        }
        Value::Text(text) => {
            let written = read_written(text).ok_or(Unread::NotOne)?;
            if written.approximate {
                return Err(Unread::Rough);
            }
            let own = ColumnTable::shipped().unit(&written.unit);
            match (written.unit.is_empty(), own) {
                (true, _) => Ok((written.number, power)),
                (false, Some(unit)) => Ok((written.number, unit.power)),
                (false, None) if matches!(written.unit.as_str(), "%" | "％") => {
                    Ok((written.number, power - 2))
                }
                (false, None) => Err(Unread::NotOne),
            }
        }
        _ => Err(Unread::NotOne),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAN: Shape = Shape::Number { power: 4, digits: 2, shown: 2 };
    const COUNT: Shape = Shape::Number { power: 0, digits: 0, shown: 0 };

    fn check(value: Value<'_>, shape: Shape, power: i32, base: Option<&str>, wanted: &Said) {
        let read = read(Some(value), shape, power, base).expect("it can be read");
        assert_eq!(read.said, *wanted, "{value:?} {shape:?} {base:?}");
    }

    #[test]
    fn numbers_pasted_as_text_are_numbers() {
        for text in ["1,234", " 1234 ", "１２３４", "1234户", "１，２３４"] {
            check(Value::Text(text), COUNT, 0, Some("1234"), &Said::Nothing);
            check(Value::Text(text), COUNT, 0, Some("1"), &Said::Value("1234".to_owned()));
        }
        check(Value::Text(" 12.5 "), WAN, 4, Some("12500000"), &Said::Nothing);
        check(Value::Text("12.5万元"), WAN, 0, Some("12500000"), &Said::Nothing);
    }

    #[test]
    fn a_share_may_be_written_with_its_sign() {
        let share = Shape::Number { power: 0, digits: 4, shown: 4 };
        for value in [Value::Number(0.6), Value::Text("60%"), Value::Text(" ６０％ ")] {
            check(value, share, 0, Some("0"), &Said::Value("6000".to_owned()));
            check(value, share, 0, Some("6000"), &Said::Nothing);
        }
    }

    #[test]
    fn another_unit_is_the_same_money() {
        check(Value::Number(1822.2), WAN, 4, Some("1822200000"), &Said::Nothing);
        check(Value::Number(18_222_000.0), WAN, 0, Some("1822200000"), &Said::Nothing);
        let changed = Said::Value("1822300000".to_owned());
        check(Value::Number(18_223_000.0), WAN, 0, Some("1822200000"), &changed);
    }

    #[test]
    fn rounding_that_was_only_seen_is_no_change() {
        // 1822.204567 万元, shown with two decimals.
        let base = Some("1822204567");
        let read = read(Some(Value::Text("1,822.20")), WAN, 4, base).expect("a number");
        assert_eq!(read, Cell { said: Said::Nothing, rounded: true });
        check(Value::Number(1_822.204_567), WAN, 4, base, &Said::Nothing);
        check(Value::Number(1822.21), WAN, 4, base, &Said::Value("1822210000".to_owned()));
        // What had no more decimals is changed by any other figure.
        let changed = Said::Value("1822210000".to_owned());
        check(Value::Number(1822.21), WAN, 4, Some("1822200000"), &changed);
    }

    #[test]
    fn words_are_compared_without_their_edges() {
        check(Value::Text(" 甲\r\n乙 "), Shape::Text, 0, Some("甲\n乙"), &Said::Nothing);
        check(Value::Number(2026.0), Shape::Text, 0, Some("2026"), &Said::Nothing);
        check(Value::Text("清空"), Shape::Text, 0, Some("甲"), &Said::Cleared);
        check(Value::Text("  "), Shape::Text, 0, Some("甲"), &Said::Blank);
        check(Value::Text("  "), Shape::Text, 0, None, &Said::Nothing);
    }

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in ["2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日", "２０２６－３－１"]
        {
            check(Value::Text(text), Shape::Day, 0, Some("2026-03-01"), &Said::Nothing);
        }
        let day = jiff::civil::date(2026, 3, 2);
        check(Value::Date(day), Shape::Day, 0, Some("2026-03-01"), &Said::Value(day.to_string()));
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        let cannot = |value| read(Some(value), COUNT, 0, Some("1")).expect_err("no number");
        assert_eq!(cannot(Value::Text("约329户")), Unread::Rough);
        assert_eq!(cannot(Value::Error("#REF!")), Unread::NotOne);
        assert_eq!(cannot(Value::Bool(true)), Unread::NotOne);
        assert_eq!(cannot(Value::Number(3.5)), Unread::NotOne);
        // Words are left to the field: a year may be in reserve.
        for words in ["不少", "3斤", "储备"] {
            check(Value::Text(words), COUNT, 0, Some("1"), &Said::Value(words.to_owned()));
        }
        check(Value::Text(" 储备 "), COUNT, 0, Some("储备"), &Said::Nothing);
    }
}
