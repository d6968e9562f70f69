//! Fields and exact texts as people read them.

use jiugai_domain::finding::FindingLevel;
use jiugai_domain::policy::Label;
use jiugai_exchange::carried::{CarriedColumn, Shape, kind};
use jiugai_exchange::merge::Exact;

use super::community;
use crate::snapshot::Snapshot;
use crate::text::say;

/// The header of a column on one line, in the workbook's own words.
pub fn field_label(column: &CarriedColumn) -> String {
    column.header.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value as its cell would show it: numbers in the unit of the header, codes in words.
pub fn show(snapshot: &Snapshot, sheet_kind: &str, column: &CarriedColumn, value: &Exact) -> Label {
    let Some(text) = value else { return plain("") };
    match column.shape {
        Shape::Number { .. }
            if (sheet_kind, &*column.field) == (kind::SCHEDULE, "percent_done") =>
        {
            plain(&text.parse().map_or_else(|_| text.clone(), percent))
        }
        // A year is no amount: its digits are not grouped.
        Shape::Number { .. } if is_year(&column.field) => plain(text),
        Shape::Number { power, digits, .. } => match text.parse::<i64>() {
            Ok(stored) => plain(&decimal(stored, power + digits)),
            Err(_) => plain(text),
        },
        Shape::Day => plain(text),
        Shape::Text => word(snapshot, sheet_kind, &column.field, text),
    }
}

fn is_year(field: &str) -> bool {
    matches!(field, "built_from" | "built_to" | "year" | "plan_year")
}

/// The words a column takes, where it takes only some.
pub fn choices(snapshot: &Snapshot, sheet_kind: &str, field: &str) -> Option<Label> {
    let words = |list: &str, codes: &[&str]| -> Vec<Label> {
        codes.iter().map(|code| say(&format!("{list}.{code}"), &[])).collect()
    };
    let labels = match (sheet_kind, field) {
        (kind::CHECKLIST, "level") => {
            words("finding", &FindingLevel::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>())
        }
        (kind::CHECKLIST, "strongly_wished") => words("answer", &["yes", "no"]),
        (kind::FIVE_YEAR | kind::ANNUAL, "package") => {
            snapshot.policy.packages.iter().map(|package| package.name.clone()).collect()
        }
        (kind::COMMUNITIES | kind::FIVE_YEAR | kind::ANNUAL, field) => {
            let (list, codes) = community::choices(field)?;
            words(list, &codes)
        }
        _ => return None,
    };
    let joined = |sign: &str, pick: fn(&Label) -> &str| {
        labels.iter().map(pick).collect::<Vec<_>>().join(sign)
    };
    Some(Label { zh: joined("、", |label| &label.zh), en: joined(", ", |label| &label.en) })
}

fn plain(text: &str) -> Label {
    Label { zh: text.to_owned(), en: text.to_owned() }
}

fn word(snapshot: &Snapshot, sheet_kind: &str, field: &str, text: &str) -> Label {
    let list = match (sheet_kind, field) {
        (kind::CHECKLIST, "level") => Some("finding"),
        (kind::CHECKLIST, "strongly_wished") => Some("answer"),
        (kind::CHECKLIST | kind::SCHEME, _) => None,
        (_, "package") => {
            let package = snapshot.policy.find_package(&jiugai_domain::Code::new(text));
            return package.map_or_else(|| plain(text), |package| package.name.clone());
        }
        (_, field) => community::word_list(field),
    };
    match list {
        Some(list) if crate::text::has(&format!("{list}.{text}")) => {
            say(&format!("{list}.{text}"), &[])
        }
        _ => plain(text),
    }
}

/// 60 %
fn percent(points: i32) -> String {
    jiugai_domain::BasisPoints(points).to_string()
}

/// A whole number of stored units in a unit `places` powers of ten above, with thousands grouped.
fn decimal(stored: i64, places: i32) -> String {
    let places = usize::try_from(places).unwrap_or(0);
    let digits = format!("{:0>width$}", stored.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let mut out = String::from(if stored < 0 { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_in_the_unit_of_the_header() {
        for (stored, places, text) in [
            (1_822_204_567, 6, "1,822.204567"),
            (1_822_200_000, 6, "1,822.2"),
            (554, 0, "554"),
            (1_234_567, 0, "1,234,567"),
            (4_533_429, 2, "45,334.29"),
            (-50, 2, "-0.5"),
        ] {
            assert_eq!(decimal(stored, places), text);
        }
    }
}
