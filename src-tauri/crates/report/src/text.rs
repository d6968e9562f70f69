//! Fitting texts into cells: shrink, wrap, and only then shorten. Also how numbers are written.

use jiugai_domain::Fen;

use crate::fonts::{Ruler, Weight};

/// Nothing on a printed page is smaller (7.5 pt).
pub(crate) const SMALLEST: i32 = 75;

/// Marks that never begin a line.
const CLOSING: &str = "）」』】》、，。；：！？)]}>,.;:!?%";

/// Marks that never end one.
const OPENING: &str = "（「『【《([{<";

/// A text fitted into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fitted {
    /// Lines from top to bottom.
    pub(crate) lines: Vec<String>,
    /// Type size, tenths of a point.
    pub(crate) size: i32,
    /// The whole text, when the lines do not show all of it.
    pub(crate) whole: Option<String>,
}

impl Fitted {
    /// Distance between two lines.
    pub(crate) fn leading(&self) -> i32 {
        self.size * 6 / 5
    }

    /// Height of all lines.
    pub(crate) fn height(&self) -> i32 {
        self.leading() * i32::try_from(self.lines.len()).unwrap_or(1)
    }
}

/// Removes what no document may hold: control characters and non-characters.
pub(crate) fn clean(text: &str) -> String {
    let forbidden = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let spaced = text.chars().map(|c| if forbidden(c) { ' ' } else { c }).collect::<String>();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sets `text` into `width`: at `size` if it fits, else smaller down to 7.5 pt, else wrapped into
/// at most `max_lines`, else shortened with an ellipsis.
pub(crate) fn fit(
    ruler: &Ruler<'_>,
    text: &str,
    weight: Weight,
    size: i32,
    width: i32,
    max_lines: usize,
) -> Fitted {
    let text = clean(text);
    let mut smaller = size;
    while smaller >= SMALLEST {
        if ruler.width(&text, smaller, weight) <= width {
            return Fitted { lines: vec![text], size: smaller, whole: None };
        }
        smaller -= 5;
    }
    let size = SMALLEST.min(size);
    let mut lines = wrap(ruler, &text, weight, size, width);
    if lines.len() <= max_lines {
        return Fitted { lines, size, whole: None };
    }
    lines.truncate(max_lines);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty() && ruler.width(&format!("{last}…"), size, weight) > width {
            last.pop();
        }
        last.push('…');
    }
    Fitted { lines, size, whole: Some(text) }
}

/// Breaks a text into lines: between words where there are any, anywhere else.
fn wrap(ruler: &Ruler<'_>, text: &str, weight: Weight, size: i32, width: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for c in text.chars() {
        line.push(c);
        if line.chars().count() == 1 || ruler.width(line.trim_end(), size, weight) <= width {
            continue;
        }
        line.pop();
        let rest = carried(&mut line, c);
        lines.push(line.trim_end().to_owned());
        line = rest;
        line.push(c);
        if line == " " {
            line.clear();
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Takes from the end of a full line what must stand on the next, before `next`: the beginning of
/// a word, the character before a closing mark, an opening mark.
fn carried(line: &mut String, next: char) -> String {
    if let (Some(space), true) = (line.rfind(' '), next.is_ascii_alphanumeric()) {
        return line.split_off(space + 1);
    }
    let mut rest = String::new();
    let mut first = next;
    while let Some((at, last)) = line.char_indices().last() {
        if at == 0 || !(CLOSING.contains(first) || OPENING.contains(last)) {
            break;
        }
        rest.insert_str(0, &line.split_off(at));
        first = last;
    }
    rest
}

/// A count with thousands separators.
pub(crate) fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Money in 万元: at least two decimals, and as many more as it takes to be exact.
pub(crate) fn wan_yuan(money: Fen) -> String {
    let sign = if money.0 < 0 { "-" } else { "" };
    let unit = Fen::PER_WAN_YUAN.unsigned_abs();
    let (whole, rest) = (money.0.unsigned_abs() / unit, money.0.unsigned_abs() % unit);
    let rest = format!("{rest:06}");
    let (kept, spare) = rest.split_at(2);
    let whole = grouped(i64::try_from(whole).unwrap_or(i64::MAX));
    format!("{sign}{whole}.{kept}{}", spare.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::Fonts;

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(-1_234_567), "-1,234,567");
        assert_eq!(wan_yuan(Fen(251_600_000)), "251.60");
        assert_eq!(wan_yuan(Fen(12_345_678_901)), "12,345.678901");
        assert_eq!(wan_yuan(Fen(-500_000)), "-0.50");
    }

    fn lines(text: &str, width: i32, max_lines: usize) -> Fitted {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
        let fonts = Fonts::load(&folder).expect("the fonts are fetched by the build");
        let ruler = fonts.ruler().expect("a ruler");
        fit(&ruler, text, Weight::Regular, 90, width, max_lines)
    }

    #[test]
    fn a_text_shrinks_then_wraps_then_is_shortened() {
        let short = lines("天阳楼", 300, 2);
        assert_eq!((short.size, short.lines.len(), short.whole), (90, 1, None));
        let smaller = lines("天阳楼小区", 420, 2);
        assert_eq!((smaller.size, smaller.lines.len()), (80, 1));
        let wrapped = lines("人民银行家属区", 300, 2);
        assert_eq!((wrapped.size, wrapped.lines), (75, vec!["人民银行".into(), "家属区".into()]));
        let cut = lines("人民银行家属区北院东侧", 300, 2);
        assert_eq!(cut.lines, ["人民银行", "家属区…"]);
        assert_eq!(cut.whole.as_deref(), Some("人民银行家属区北院东侧"));
    }

    #[test]
    fn lines_break_between_words_and_never_before_a_closing_mark() {
        let words = lines("Old Mill Quarter", 400, 3);
        assert_eq!(words.lines, ["Old Mill", "Quarter"]);
        let marks = lines("甲乙街道（一）小区", 460, 3);
        assert_eq!(marks.lines, ["甲乙街道", "（一）小区"]);
    }

    #[test]
    fn nothing_unprintable_reaches_a_document() {
        assert_eq!(clean("甲\u{0}乙\n丙\u{FFFF}"), "甲 乙 丙");
    }
}
