//! What a person types into a cell, read exactly or refused with a reason. Empty clears.
//!
//! Full-width digits, thousands separators and a trailing unit are understood; anything else is
//! refused rather than guessed. Reading whole spreadsheets is `jiugai-exchange`.

use jiff::civil::Date;
use jiugai_domain::{BasisPoints, Fen, Quantity, SquareMetres};

use crate::{AppError, ErrorCode};

/// Years a completion or a plan can plausibly lie in.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// Half-width, without blanks and thousands separators; `None` where a comma separates no
/// thousands, for it may have been meant as a decimal point.
fn plain(text: &str) -> Option<String> {
    let half: String = text
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '。' => '.',
            other => other,
        })
        .filter(|c| !c.is_whitespace())
        .collect();
    let mut groups = half.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.chars().take_while(char::is_ascii_digit).count();
    let is_thousands = |group: &str| {
        digits(group) == 3
            && (group.len() == 3 || !group[3..].starts_with(|c: char| c.is_ascii_digit()))
    };
    let ends_in_digit = first.ends_with(|c: char| c.is_ascii_digit());
    let is_plain = !half.contains(',') || (ends_in_digit && groups.all(is_thousands));
    is_plain.then(|| half.replace(',', ""))
}

fn refused(code: ErrorCode, text: &str) -> AppError {
    AppError::new(code).with("value", text.trim())
}

fn strip<'a>(text: &'a str, units: &[&str]) -> &'a str {
    units.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text)
}

fn read<T>(
    text: &str,
    code: ErrorCode,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, AppError> {
    let Some(plain) = plain(text) else { return Err(refused(code, text)) };
    if plain.is_empty() {
        return Ok(None);
    }
    parse(&plain).map(Some).ok_or_else(|| refused(code, text))
}

/// A whole count, not negative.
pub(crate) fn count(text: &str) -> Result<Option<i64>, AppError> {
    read(text, ErrorCode::BadCount, |plain| {
        let digits = strip(plain, &["户", "栋", "幢", "座", "人", "个", "部", "单元"]);
        let value: i64 = digits.parse().ok()?;
        (0..=1_000_000_000).contains(&value).then_some(value)
    })
}

/// A year of four digits.
pub(crate) fn year(text: &str) -> Result<Option<i16>, AppError> {
    read(text, ErrorCode::BadYear, |plain| {
        let value: i16 = strip(plain, &["年"]).parse().ok()?;
        YEARS.contains(&value).then_some(value)
    })
}

/// An area in m², or in 万m² when typed so.
pub(crate) fn area(text: &str) -> Result<Option<SquareMetres>, AppError> {
    read(text, ErrorCode::BadNumber, |plain| {
        let number = strip(plain, &["平方米", "㎡", "m²", "m2", "平米"]);
        let area = match number.strip_suffix('万') {
            // 万m² with six decimals is hundredths of a m² times 10⁶ / 10² exactly as fen are.
            Some(wan) => SquareMetres(Fen::parse_wan_yuan(wan)?.0),
            None => SquareMetres::parse_exact(number)?,
        };
        (area >= SquareMetres::ZERO).then_some(area)
    })
}

/// Money in 万元, or in 元 when typed so.
pub(crate) fn wan_yuan(text: &str) -> Result<Option<Fen>, AppError> {
    money(text, |plain| match plain.strip_suffix("万元").or_else(|| plain.strip_suffix('万')) {
        Some(wan) => Fen::parse_wan_yuan(wan),
        None => match plain.strip_suffix('元') {
            Some(yuan) => Fen::parse_exact(yuan),
            None => Fen::parse_wan_yuan(plain),
        },
    })
}

/// Money in 元, or in 万元 when typed so.
pub(crate) fn yuan(text: &str) -> Result<Option<Fen>, AppError> {
    money(text, |plain| match plain.strip_suffix("万元").or_else(|| plain.strip_suffix('万')) {
        Some(wan) => Fen::parse_wan_yuan(wan),
        None => Fen::parse_exact(plain.strip_suffix('元').unwrap_or(plain)),
    })
}

fn money(text: &str, parse: impl FnOnce(&str) -> Option<Fen>) -> Result<Option<Fen>, AppError> {
    let largest = jiugai_domain::cost::LARGEST_LINE;
    read(text, ErrorCode::BadMoney, |plain| {
        let plain = plain.trim_start_matches(['¥', '￥']);
        parse(plain).filter(|amount| (Fen::ZERO..=largest).contains(amount))
    })
}

/// A quantity in a measure's unit, not negative.
pub(crate) fn quantity(text: &str) -> Result<Option<Quantity>, AppError> {
    read(text, ErrorCode::BadNumber, |plain| {
        Quantity::parse_exact(plain).filter(|quantity| *quantity >= Quantity::ZERO)
    })
}

/// A share, `15` or `15%` or `66.67 %`, from nothing to the whole.
pub(crate) fn percent(text: &str) -> Result<Option<BasisPoints>, AppError> {
    read(text, ErrorCode::BadNumber, |plain| {
        let points = Fen::parse_exact(strip(plain, &["%"]))?.0;
        let points = BasisPoints(i32::try_from(points).ok()?);
        (BasisPoints(0)..=BasisPoints::WHOLE).contains(&points).then_some(points)
    })
}

/// A fraction of the whole, `2/3`.
pub(crate) fn fraction(text: &str) -> Result<Option<(i64, i64)>, AppError> {
    read(text, ErrorCode::BadNumber, |plain| {
        let (part, whole) = plain.split_once('/')?;
        let (part, whole): (i64, i64) = (part.parse().ok()?, whole.parse().ok()?);
        ((1..=10_000).contains(&whole) && (0..=whole).contains(&part)).then_some((part, whole))
    })
}

/// A day of any year, `04-15`, as month and day.
pub(crate) fn day_of_year(text: &str) -> Result<Option<(i8, i8)>, AppError> {
    read(text, ErrorCode::BadDayOfYear, |plain| {
        let (month, day) = strip(plain, &["日", "号"]).split_once(['-', '/', '.', '月'])?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // A leap year, so that 02-29 is a day.
        Date::new(2024, month, day).ok().map(|_| (month, day))
    })
}

/// A date, `2026-03-01`, `2026/3/1`, `2026.3.1` or `2026年3月1日`.
pub fn date(text: &str) -> Result<Option<Date>, AppError> {
    read(text, ErrorCode::BadDate, |plain| {
        let mut parts = strip(plain, &["日", "号"]).split(['-', '/', '.', '年', '月']);
        let mut next = || parts.next();
        let (year, month, day) = (next()?, next()?, next()?);
        if next().is_some() {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_with_units_and_full_width_digits() {
        let check = |text, wanted| assert_eq!(count(text).expect("a count"), wanted);
        check("１，２０５ 户", Some(1205));
        check(" ", None);
        assert_eq!(count("约329").expect_err("not exact").code, ErrorCode::BadCount);
        assert!(count("-3").is_err() && count("3.5").is_err());
        assert!(count("3,5").is_err() && count("1,2345").is_err() && count(",123").is_err());
        check("1,234,567户", Some(1_234_567));
    }

    #[test]
    fn areas_and_money_are_exact() {
        assert_eq!(area("13,000").expect("m²"), Some(SquareMetres(1_300_000)));
        assert_eq!(area("42.11万平方米").expect("万m²"), Some(SquareMetres(42_110_000)));
        assert_eq!(wan_yuan("103.4").expect("万元"), Some(Fen(103_400_000)));
        assert_eq!(wan_yuan("￥1034000元").expect("元"), Some(Fen(103_400_000)));
        assert_eq!(yuan("301.80").expect("元"), Some(Fen(30_180)));
        assert!(wan_yuan("1.2345678").is_err());
    }

    #[test]
    fn shares_fractions_and_days_of_the_year() {
        assert_eq!(percent("66.67 %").expect("a share"), Some(BasisPoints(6667)));
        assert_eq!(percent("１５％").expect("a share"), Some(BasisPoints(1500)));
        assert!(percent("100.01").is_err() && percent("-1").is_err() && percent("1.234").is_err());
        assert_eq!(fraction("2/3").expect("a fraction"), Some((2, 3)));
        assert!(fraction("4/3").is_err() && fraction("1/0").is_err() && fraction("0.5").is_err());
        assert_eq!(day_of_year("4-15").expect("a day"), Some((4, 15)));
        assert!(day_of_year("02-30").is_err() && day_of_year("13-01").is_err());
    }

    #[test]
    fn years_and_dates() {
        assert_eq!(year("1998年").expect("a year"), Some(1998));
        assert!(year("98").is_err());
        assert_eq!(date("2026/3/1").expect("a date"), Some(jiff::civil::date(2026, 3, 1)));
        assert_eq!(date("２０２６年3月1日").expect("a date"), Some(jiff::civil::date(2026, 3, 1)));
        assert!(date("2026-02-30").is_err() && date("2026年3月").is_err());
        assert_eq!(day_of_year("4月15日").expect("a day"), Some((4, 15)));
    }
}
