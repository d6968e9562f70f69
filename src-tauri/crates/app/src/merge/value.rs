//! Exact texts of values: how the merge writes them, and how they are read back.
//!
//! Numbers are whole stored units (fen, hundredths of m², thousandths of a unit), words of a closed
//! list are codes, everything else stands as it is.

use std::str::FromStr;

use jiugai_domain::{Fen, Quantity, SquareMetres};
use jiugai_exchange::merge::Exact;

use crate::text::say;
use crate::typed::YEARS;

/// A text as kept; blank is nothing.
pub(super) fn text(text: &str) -> Exact {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A number as the merge writes it.
pub(super) fn number(value: Option<i64>) -> Exact {
    value.map(|value| value.to_string())
}

/// The number a text holds; `None` inside when it is blank, outside when it holds none.
#[expect(clippy::option_option, reason = "blank is a value of its own")]
pub(super) fn read_number(text: &str) -> Option<Option<i64>> {
    if text.is_empty() {
        return Some(None);
    }
    text.parse().ok().map(Some)
}

/// A count, an amount or an area as the field keeps it: not negative.
pub(super) fn normal_number(text: &str, most: i64) -> Option<Exact> {
    let value = read_number(text)?;
    value.is_none_or(|value| (0..=most).contains(&value)).then(|| number(value))
}

/// A year of four digits.
pub(super) fn normal_year(text: &str) -> Option<Exact> {
    let value = read_number(text)?;
    let is_year = |value| i16::try_from(value).is_ok_and(|year| YEARS.contains(&year));
    value.is_none_or(is_year).then(|| number(value))
}

/// A code of a closed list, from its code or its word in either language; `list` names the texts.
pub(super) fn normal_word(text: &str, list: &str, codes: &[&str]) -> Option<Exact> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let named = codes.iter().find(|code| {
        let label = say(&format!("{list}.{code}"), &[]);
        **code == text || label.zh == text || label.en.eq_ignore_ascii_case(text)
    });
    named.map(|code| Some((*code).to_owned()))
}

/// Yes or no, as offices write them.
pub(super) fn normal_answer(text: &str) -> Option<Exact> {
    let code = match text.trim() {
        "" => return Some(None),
        "是" | "有" | "√" | "yes" | "Yes" | "YES" | "TRUE" => "yes",
        "否" | "无" | "没有" | "×" | "no" | "No" | "NO" | "FALSE" => "no",
        _ => return None,
    };
    Some(Some(code.to_owned()))
}

/// An answer as the merge writes it.
pub(super) fn answer(value: Option<bool>) -> Exact {
    value.map(|yes| if yes { "yes" } else { "no" }.to_owned())
}

/// What the merge wrote, as the field keeps it.
pub(super) fn read<T: FromStr>(value: &Exact) -> Option<T> {
    value.as_deref()?.parse().ok()
}

pub(super) fn read_answer(value: &Exact) -> Option<bool> {
    value.as_deref().map(|code| code == "yes")
}

pub(super) fn read_fen(value: &Exact) -> Option<Fen> {
    read(value).map(Fen)
}

pub(super) fn read_area(value: &Exact) -> Option<SquareMetres> {
    read(value).map(SquareMetres)
}

pub(super) fn read_quantity(value: &Exact) -> Option<Quantity> {
    read(value).map(Quantity)
}

/// The text itself, empty for nothing.
pub(super) fn plain(value: &Exact) -> String {
    value.clone().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_both_languages_and_by_code() {
        let codes = ["public", "commodity"];
        for text in ["公房", " public ", "Public housing"] {
            let found = normal_word(text, "ownership", &codes);
            assert_eq!(found, Some(Some("public".to_owned())), "{text}");
        }
        assert_eq!(normal_word("", "ownership", &codes), Some(None));
        assert_eq!(normal_word("私房", "ownership", &codes), None);
    }

    #[test]
    fn figures_outside_what_a_field_holds_are_not_taken() {
        assert_eq!(normal_number("-1", 10), None);
        assert_eq!(normal_number("11", 10), None);
        assert_eq!(normal_number("十", 10), None);
        assert_eq!(normal_number("10", 10), Some(Some("10".to_owned())));
        assert_eq!(normal_year("98"), None);
        assert_eq!(normal_year("1998"), Some(Some("1998".to_owned())));
    }
}
