//! Texts as office tables write them: full-width characters, stray spaces, line breaks, brackets.

use std::borrow::Cow;

/// Full-width letters, digits and signs become half-width; other characters stay.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' => ' ',
        '〔' | '【' => '(',
        '〕' | '】' => ')',
        c => c,
    }
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}')
}

/// Half-width and without any space or line break: for headers, labels and numbers.
pub fn compact(text: &str) -> String {
    text.chars().map(half_width).filter(|c| !is_invisible(*c)).collect()
}

/// A name as it should stand: one line, half-width digits, letters and brackets, no stray spaces.
/// A space stays only between two Latin words.
pub fn tidy_name(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| half_width(c) == c && !is_invisible(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().map(half_width) {
        if is_invisible(c) {
            gap = true;
            continue;
        }
        if gap && c.is_ascii_alphanumeric() && out.ends_with(|p: char| p.is_ascii_alphanumeric()) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    Cow::Owned(out)
}

/// A longer text: line ends unified, the edges trimmed; nothing inside is touched.
pub fn tidy_text(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(is_invisible);
    if trimmed.contains('\r') {
        Cow::Owned(trimmed.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(trimmed)
    }
}

/// Splits `甲(乙)` into 甲 and 乙; only one bracket, at the end, and something before it.
pub fn trailing_bracket(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let (before, inside) = (inner[..open].trim(), inner[open + 1..].trim());
    (!before.is_empty() && !inside.is_empty() && !inside.contains(')')).then_some((before, inside))
}

/// The text without its brackets, and what stood in them.
pub fn split_brackets(text: &str) -> (String, Vec<String>) {
    let (mut base, mut inside, mut depth) = (String::new(), Vec::new(), 0_usize);
    let mut current = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    inside.push(std::mem::take(&mut current));
                }
            }
            c if depth > 0 => current.push(c),
            c => base.push(c),
        }
    }
    if !current.is_empty() {
        inside.push(current);
    }
    (base, inside)
}

/// Whether a longer text states a figure it calls rough: 约300户, 300余户, 超过20年, 30人左右.
pub fn states_rough_figure(text: &str) -> bool {
    let text = compact(text);
    let before = ["约", "超过", "不足", "不到", "将近", "逾"];
    let after = ["余", "多", "左右", "以上", "上下"];
    let digit_follows = |word: &str| {
        text.match_indices(word)
            .any(|(at, _)| text[at + word.len()..].starts_with(|c: char| c.is_ascii_digit()))
    };
    let digit_precedes = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            // At most two characters of unit between the figure and the word.
            text[..at].chars().rev().take(3).any(|c| c.is_ascii_digit())
        })
    };
    before.iter().any(|word| digit_follows(word)) || after.iter().any(|word| digit_precedes(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied() {
        for (from, to) in [
            ("天阳楼小区", "天阳楼小区"),
            (" 城东\n商贸城　小区 ", "城东商贸城小区"),
            ("中天１号楼（原缫丝厂）", "中天1号楼(原缫丝厂)"),
            ("Sun City 花园", "Sun City花园"),
        ] {
            assert_eq!(tidy_name(from), to);
        }
    }

    #[test]
    fn brackets_are_split() {
        assert_eq!(trailing_bracket("下城区(潮鸣街道)"), Some(("下城区", "潮鸣街道")));
        assert_eq!(trailing_bracket("(潮鸣街道)"), None);
        assert_eq!(trailing_bracket("a(b)c"), None);
        assert_eq!(split_brackets("户数(户)[注]"), ("户数".into(), vec!["户".into(), "注".into()]));
    }

    #[test]
    fn rough_figures_in_remarks() {
        for (text, rough) in [
            ("建成超过20年", true),
            ("绿地约1.9万m2", true),
            ("涉及300余户", true),
            ("其中高层5幢;占地5.32万平方米", false),
            ("2025年2月开工,计划10月完工", false),
            ("改造工程尚未实施", false),
            ("合约已签", false),
        ] {
            assert_eq!(states_rough_figure(text), rough, "{text}");
        }
    }
}
