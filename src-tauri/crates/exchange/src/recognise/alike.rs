//! How a name sounds, so that 天阳楼 and 天洋楼, 1号院 and 一号院 are heard to be alike.
//!
//! Only candidates for a person to judge; two names that sound the same may well be two places.

use std::sync::OnceLock;

use pinyin::ToPinyin;

use crate::text::half_width;

/// What is left off at the end of a name: 东苑 and 东苑小区 are one.
const GENERIC: &str = "小区";
const FIRST_HAN: u32 = 0x4E00;
const LAST_HAN: u32 = 0x9FFF;
/// FNV-1a.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A number that is the same for names that sound the same.
pub(super) fn sound(name: &str) -> u64 {
    let core = name.strip_suffix(GENERIC).filter(|core| core.chars().count() > 1).unwrap_or(name);
    let mut hash = SEED;
    for c in core.chars().map(half_width) {
        let Some(part) = sound_of(c) else { continue };
        for byte in part.to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    hash
}

/// Numerals, each told by what it counts: 四里 and 十里 are two, 1号院 and 一号院 are one.
const NUMERALS: [char; 12] =
    ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百'];

/// One character's part; nothing for spaces, brackets and dots.
fn sound_of(c: char) -> Option<u32> {
    static HAN: OnceLock<Vec<u32>> = OnceLock::new();
    let code = u32::from(c);
    let numeral = NUMERALS.iter().position(|numeral| *numeral == c);
    if let Some(value) = c.to_digit(10).or_else(|| numeral.and_then(|at| u32::try_from(at).ok())) {
        return Some(value);
    }
    if (FIRST_HAN..=LAST_HAN).contains(&code) {
        let table = HAN.get_or_init(|| {
            (FIRST_HAN..=LAST_HAN).filter_map(char::from_u32).map(syllable).collect()
        });
        return table.get((code - FIRST_HAN) as usize).copied();
    }
    c.is_alphanumeric().then(|| u32::from(c.to_ascii_lowercase()))
}

/// The first reading without tone; what many speakers do not tell apart counts as one.
fn syllable(c: char) -> u32 {
    let Some(pinyin) = c.to_pinyin() else { return u32::from(c) };
    let plain = pinyin.plain();
    let start = plain.strip_prefix("zh").map(|rest| ("z", rest));
    let start = start.or_else(|| plain.strip_prefix("ch").map(|rest| ("c", rest)));
    let start = start.or_else(|| plain.strip_prefix("sh").map(|rest| ("s", rest)));
    let (initial, rest) = start.unwrap_or(("", plain));
    let rest = rest.strip_suffix('g').filter(|rest| rest.ends_with('n')).unwrap_or(rest);
    let letters = initial.bytes().chain(rest.bytes());
    let hash = letters.fold(SEED, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    #[expect(clippy::cast_possible_truncation, reason = "a part of a hash is one, too")]
    let short = (hash ^ (hash >> 32)) as u32;
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sound_the_same_are_alike() {
        for (one, other) in [
            ("天阳楼小区", "天洋楼小区"),
            ("东苑", "东苑小区"),
            ("1号院", "一号院"),
            ("１号院", "1号院"),
            ("城东新村", "成东新村"),
            ("金龙花园", "金隆花园"),
            ("东苑(一期)", "东苑 一期"),
            ("新华里", "新花里"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        for (one, other) in [
            ("东苑", "西苑"),
            ("1号院", "2号院"),
            ("红旗四里", "红旗十里"),
            ("幸福路4号院", "幸福路10号院"),
            ("小区", "社区"),
            ("和平里", "和平北里"),
        ] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
    }
}
