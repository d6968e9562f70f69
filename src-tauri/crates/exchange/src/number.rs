//! Exact numbers out of cells: decimals, never sums of doubles; 约/余, full-width digits, units.

use crate::text::compact;

/// Digits a spreadsheet itself keeps; what a double shows beyond them is noise of its making.
const SPREADSHEET_DIGITS: usize = 15;
/// More digits than this are no figure of any office table.
const MOST_DIGITS: usize = 30;

/// An exact decimal: `mantissa × 10^exponent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    mantissa: i128,
    exponent: i32,
}

/// A decimal put into whole units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scaled {
    /// Whole units.
    pub value: i64,
    /// Digits beyond the unit were rounded away.
    pub rounded: bool,
}

impl Decimal {
    /// Reads `1,234.50`, `-3`, `1.2e5`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, power) = match text.split_once(['e', 'E']) {
            Some((number, power)) => (number, power.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, number) = match number.as_bytes().first()? {
            b'-' => (true, &number[1..]),
            b'+' => (false, &number[1..]),
            _ => (false, number),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let whole = ungrouped(whole)?;
        let fraction = fraction.trim_end_matches('0');
        let digits = format!("{whole}{fraction}");
        if whole.is_empty()
            || digits.len() > MOST_DIGITS
            || power.abs() > 30
            || !digits.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        let mantissa: i128 = digits.parse().ok()?;
        let exponent = power - i32::try_from(fraction.len()).ok()?;
        Some(Self { mantissa: if negative { -mantissa } else { mantissa }, exponent })
    }

    /// The decimal a spreadsheet shows for this number: its 15 significant digits.
    pub fn from_f64(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        if number.fract() == 0.0 && number.abs() < 1e15 {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
            return Some(Self { mantissa: i128::from(number as i64), exponent: 0 });
        }
        if let Some(short) = Self::of_few_decimals(number) {
            return Some(short);
        }
        let short = format!("{number:e}");
        let significant = short.bytes().take_while(|b| *b != b'e').filter(u8::is_ascii_digit);
        if significant.count() <= SPREADSHEET_DIGITS {
            return Self::parse(&short);
        }
        Self::parse(&format!("{number:.*e}", SPREADSHEET_DIGITS - 1))
    }

    /// The number, when it is the double nearest to a decimal of at most six places: as nearly all
    /// figures of tables are, and found without writing it out.
    fn of_few_decimals(number: f64) -> Option<Self> {
        const PLACES: f64 = 1e6;
        let millionths = (number * PLACES).round();
        // Below 10^15 a decimal has at most the digits a spreadsheet keeps, and only one double.
        #[expect(clippy::float_cmp, reason = "the very same double, or another way is taken")]
        if millionths.abs() >= 1e15 || millionths / PLACES != number {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
        let (mut mantissa, mut exponent) = (millionths as i64, -6);
        while mantissa % 10 == 0 && exponent < 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Some(Self { mantissa: i128::from(mantissa), exponent })
    }

    /// Whole multiples of `10^-digits`, after shifting by `power` of ten; half rounds away from
    /// zero. `None` when it does not fit.
    pub fn scaled(self, power: i32, digits: i32) -> Option<Scaled> {
        let shift = self.exponent + power + digits;
        if shift >= 0 {
            let factor = 10_i128.checked_pow(u32::try_from(shift).ok()?)?;
            let value = self.mantissa.checked_mul(factor)?;
            return Some(Scaled { value: i64::try_from(value).ok()?, rounded: false });
        }
        let divisor = 10_i128.checked_pow(u32::try_from(-shift).ok()?)?;
        let half = if self.mantissa < 0 { -(divisor / 2) } else { divisor / 2 };
        let value = (self.mantissa + half) / divisor;
        let rounded = self.mantissa % divisor != 0;
        Some(Scaled { value: i64::try_from(value).ok()?, rounded })
    }
}

/// `1,234,567` without its commas; a comma anywhere else makes it no number.
fn ungrouped(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let regular = !first.is_empty() && first.len() <= 3 && groups.all(|group| group.len() == 3);
    regular.then(|| whole.replace(',', ""))
}

/// A number found in a text cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The number as written, before any unit.
    pub number: Decimal,
    /// What followed it, e.g. 栋 or 万元; empty when nothing did.
    pub unit: String,
    /// Called rough: 约, 余, 左右 …
    pub approximate: bool,
}

const LEADING_ROUGH: [&str; 10] =
    ["大约", "约为", "约", "将近", "接近", "近", "超过", "逾", "≈", "~"];
const LEADING_PLAIN: [&str; 7] = ["共计", "合计", "总计", "共", "计", "¥", "￥"];
const TRAILING_ROUGH: [&str; 5] = ["左右", "上下", "以上", "以内", "不足"];
const INNER_ROUGH: [&str; 3] = ["余", "多", "来"];

/// Whether a cell says, in one of the usual ways, that there is nothing to say.
pub fn is_blank_mark(text: &str) -> bool {
    matches!(
        text,
        "" | "-"
            | "--"
            | "—"
            | "——"
            | "–"
            | "/"
            | "\\"
            | "…"
            | "……"
            | "无"
            | "暂无"
            | "不详"
            | "待定"
            | "未知"
            | "/ /"
    )
}

/// Reads `约329户`, `５０栋`, `1,234`, `3万余户`, `418 万元`; `None` when it is no number.
pub fn read_written(text: &str) -> Option<Written> {
    let text = compact(text);
    let mut rest = text.as_str();
    let mut approximate = false;
    loop {
        if let Some(after) = LEADING_ROUGH.iter().find_map(|word| rest.strip_prefix(word)) {
            (rest, approximate) = (after, true);
        } else if let Some(after) = LEADING_PLAIN.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = after;
        } else {
            break;
        }
    }
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+')))
        .unwrap_or(rest.len());
    let number = Decimal::parse(&rest[..end])?;
    let mut unit = rest[end..].to_owned();
    for word in TRAILING_ROUGH {
        if let Some(before) = unit.strip_suffix(word) {
            unit.truncate(before.len());
            approximate = true;
        }
    }
    for word in INNER_ROUGH {
        if unit.starts_with(word)
            || unit.starts_with(['万', '千', '百', '亿']) && unit.contains(word)
        {
            unit = unit.replacen(word, "", 1);
            approximate = true;
        }
    }
    Some(Written { number, unit, approximate })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, value: i64, unit: &str, approximate: bool) {
        let written = read_written(text).unwrap_or_else(|| panic!("{text} is a number"));
        let scaled = written.number.scaled(0, 2).expect("small");
        assert_eq!((scaled.value, scaled.rounded), (value, false), "{text}");
        assert_eq!((written.unit.as_str(), written.approximate), (unit, approximate), "{text}");
    }

    #[test]
    fn numbers_as_offices_write_them() {
        check("约329户", 32_900, "户", true);
        check("５０栋", 5_000, "栋", false);
        check(" 9 栋\n", 900, "栋", false);
        check("1,822.20", 182_220, "", false);
        check("１，２３４", 123_400, "", false);
        check("300余户", 30_000, "户", true);
        check("3万余户", 300, "万户", true);
        check("近 300 户左右", 30_000, "户", true);
        check("共12幢", 1_200, "幢", false);
        check("418万元", 41_800, "万元", false);
        check("￥12.5", 1_250, "", false);
        check("-3", -300, "", false);
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in ["", "约", "十二", "1,23", "1.2.3", "a12", "12-14", "--", "1,2345"] {
            assert_eq!(read_written(text), None, "{text}");
        }
    }

    #[test]
    fn doubles_give_the_decimal_a_spreadsheet_shows() {
        let fen = |number: f64| Decimal::from_f64(number).and_then(|d| d.scaled(4, 2));
        for (number, value) in [(1822.2, 1_822_200_000), (251.6, 251_600_000), (0.1 + 0.2, 300_000)]
        {
            assert_eq!(fen(number), Some(Scaled { value, rounded: false }));
        }
        assert_eq!(fen(86.759_812_345), Some(Scaled { value: 86_759_812, rounded: true }));
        assert_eq!(fen(f64::NAN), None);
        assert_eq!(fen(1e300), None);
    }

    proptest! {
        #[test]
        fn a_double_is_the_decimal_it_was_written_as(
            mantissa in -1_000_000_000_000_i64..1_000_000_000_000,
            places in 0_u32..9,
        ) {
            let places = places.cast_signed();
            let text = format!("{mantissa}e-{places}");
            let double: f64 = text.parse().expect("a double");
            let exact = Decimal::parse(&text).and_then(|number| number.scaled(0, places));
            prop_assert_eq!(Decimal::from_f64(double).and_then(|n| n.scaled(0, places)), exact);
        }
    }

    proptest! {
        #[test]
        fn every_money_amount_survives_being_a_double(fen in -99_999_999_999_999_i64..99_999_999_999_999) {
            // 15 significant digits hold any amount below a million 亿 to the fen.
            let written = format!("{}{}.{:06}", if fen < 0 { "-" } else { "" }, fen.abs() / 1_000_000, fen.abs() % 1_000_000);
            let number: f64 = written.parse().expect("a number");
            let read = Decimal::from_f64(number).and_then(|d| d.scaled(4, 2));
            prop_assert_eq!(read, Some(Scaled { value: fen, rounded: false }));
        }

        #[test]
        fn what_is_written_is_read(whole in 0_u32..100_000_000, cents in 0_u8..100, rough: bool) {
            let text = format!("{}{whole}.{cents:02}元", if rough { "约" } else { "" });
            let written = read_written(&text).expect("a number");
            let scaled = written.number.scaled(0, 2).expect("small");
            prop_assert_eq!(scaled.value, i64::from(whole) * 100 + i64::from(cents));
            prop_assert_eq!(written.approximate, rough);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = read_written(&text);
        }
    }
}
