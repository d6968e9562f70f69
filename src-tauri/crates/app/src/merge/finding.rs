//! Fields of a finding of the six-facet check.

use jiugai_domain::finding::{Finding, FindingLevel};
use jiugai_domain::{Code, CommunityId};
use jiugai_exchange::merge::Exact;

use super::value::{
    normal_answer, normal_number, normal_word, number, plain, read, read_answer, read_quantity,
    text,
};
use crate::snapshot::Snapshot;

/// Most a quantity can be, in thousandths.
const MOST: i64 = 1_000_000_000_000;

/// A text of a file as the field keeps it.
pub(super) fn normal(field: &str, given: &str) -> Option<Exact> {
    match field {
        "level" => {
            let codes: Vec<&str> = FindingLevel::ALL.iter().map(|code| code.as_str()).collect();
            // Taking a finding back is not what a blank cell of many says by chance: it is asked.
            normal_word(given, "finding", &codes)
        }
        "quantity" => normal_number(given, MOST),
        // No and blank are the same here: not strongly wished.
        "strongly_wished" => normal_answer(given).map(|answer| answer.filter(|code| code == "yes")),
        "inspected_on" if given.is_empty() => Some(None),
        "inspected_on" => given.parse::<jiff::civil::Date>().ok().map(|day| Some(day.to_string())),
        _ => Some(text(given)),
    }
}

pub(super) fn find<'s>(
    snapshot: &'s Snapshot,
    id: CommunityId,
    item: &Code,
) -> Option<&'s Finding> {
    snapshot.findings.of(id).map(AsRef::as_ref).find(|finding| finding.item_code == *item)
}

/// What is here.
pub(super) fn value(snapshot: &Snapshot, id: CommunityId, item: &Code, field: &str) -> Exact {
    match field {
        "division" => {
            let division = snapshot.communities.get(id)?.division_id;
            return text(&snapshot.division_names(division).join(" "));
        }
        "community" => return text(&snapshot.communities.get(id)?.name),
        "item" => return snapshot.policy.find_item(item).and_then(|item| text(&item.name.zh)),
        _ => {}
    }
    let finding = find(snapshot, id, item)?;
    match field {
        "level" => Some(finding.level.as_str().to_owned()),
        "quantity" => number(finding.quantity.map(|quantity| quantity.0)),
        "strongly_wished" => finding.strongly_wished.then(|| "yes".to_owned()),
        "reason_not_in_scheme" => text(&finding.reason_not_in_scheme),
        "inspected_by" => text(&finding.inspected_by),
        "inspected_on" => finding.inspected_on.map(|day| day.to_string()),
        "note" => text(&finding.note),
        _ => None,
    }
}

/// The item of a name in either language.
pub(super) fn item_named(snapshot: &Snapshot, name: &str) -> Option<Code> {
    let mut items = snapshot.policy.items.iter();
    let item = items.find(|item| item.name.zh == name || item.name.en == name)?;
    Some(item.code.clone())
}

/// Puts a value in place; the level is put by whoever knows whether there is a finding at all.
pub(super) fn put(finding: &mut Finding, field: &str, value: &Exact) {
    match field {
        "level" => finding.level = read(value).unwrap_or(finding.level),
        "quantity" => finding.quantity = read_quantity(value),
        "strongly_wished" => finding.strongly_wished = read_answer(value).unwrap_or(false),
        "reason_not_in_scheme" => finding.reason_not_in_scheme = plain(value),
        "inspected_by" => finding.inspected_by = plain(value),
        "inspected_on" => finding.inspected_on = read(value),
        "note" => finding.note = plain(value),
        _ => {}
    }
}
