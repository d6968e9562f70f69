//! Names of communities after a merge: one that another community of the division has is asked about,
//! and a new one that is like another is said.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiugai_domain::CommunityId;
use jiugai_exchange::carried::{CarriedSheet, kind};
use jiugai_exchange::merge::{Change, Merge, Question, QuestionKind, Remark, RemarkKind};
use jiugai_exchange::recognise::CommunityRow;

use super::here::{Here, tight};
use crate::community::division::parse_path;
use crate::import::Registry;
use crate::snapshot::Snapshot;

/// Asks about names that would stand twice, and says which new ones are like another.
pub(super) fn look_at(merge: &mut Merge, sheets: &[CarriedSheet], here: &Here<'_>) {
    twice(merge, sheets, here.snapshot());
    alike(merge, sheets, here.snapshot());
}

fn is_about(sheets: &[CarriedSheet], change: &Change, field: &str) -> bool {
    let sheet = &sheets[change.sheet];
    sheet.kind == kind::COMMUNITIES && sheet.columns[change.column].field == field
}

fn twice(merge: &mut Merge, sheets: &[CarriedSheet], snapshot: &Snapshot) {
    let mut moved: BTreeMap<CommunityId, (Option<&str>, Option<&str>)> = BTreeMap::new();
    for change in &merge.taken {
        let (Ok(id), Some(value)) = (change.id.parse(), change.value.as_deref()) else { continue };
        if is_about(sheets, change, "name") {
            moved.entry(id).or_default().0 = Some(value);
        } else if is_about(sheets, change, "division") {
            moved.entry(id).or_default().1 = Some(value);
        }
    }
    if moved.is_empty() {
        return;
    }
    let mut known: HashMap<(String, String), Vec<CommunityId>> = HashMap::new();
    for row in snapshot.communities.iter() {
        let (name, division) = moved.get(&row.id).copied().unwrap_or_default();
        let held = || snapshot.division_names(row.division_id).concat();
        let key = (tight(name.unwrap_or(&row.name)), division.map_or_else(held, tight));
        known.entry(key).or_default().push(row.id);
    }
    let doubled: HashSet<CommunityId> = known
        .into_values()
        .filter(|ids| ids.len() > 1)
        .flatten()
        .filter(|id| moved.contains_key(id))
        .collect();
    let is_doubtful = |change: &Change| {
        (is_about(sheets, change, "name") || is_about(sheets, change, "division"))
            && change.id.parse().is_ok_and(|id| doubled.contains(&id))
    };
    let (doubtful, taken): (Vec<Change>, Vec<Change>) =
        std::mem::take(&mut merge.taken).into_iter().partition(is_doubtful);
    merge.taken = taken;
    for change in &doubtful {
        let mut remark = Remark::plain(&change.place.sheet, RemarkKind::NameTaken);
        remark.row = Some(change.place.row);
        remark.column = Some(change.place.column());
        let is_name = is_about(sheets, change, "name");
        let name = change.value.as_ref().filter(|_| is_name).unwrap_or(&change.name);
        remark.text.clone_from(name);
        merge.remarks.push(remark);
        merge.questions.push(Question::doubting(change));
    }
}

fn alike(merge: &mut Merge, sheets: &[CarriedSheet], snapshot: &Snapshot) {
    let is_new = |asked: &&Question| {
        asked.kind == QuestionKind::New && sheets[asked.sheet].kind == kind::COMMUNITIES
    };
    let mut registry = None;
    for asked in merge.questions.iter().filter(is_new) {
        let registry = registry.get_or_insert_with(|| Registry::of(snapshot));
        let columns = &sheets[asked.sheet].columns;
        let cell = |field: &str| {
            let found = asked.cells.iter().find(|(at, _)| columns[*at].field == field);
            found.map_or("", |(_, text)| text.as_str())
        };
        let row = CommunityRow {
            name: cell("name").to_owned(),
            former_name: cell("former_name").to_owned(),
            division_path: parse_path(cell("division")),
            ..CommunityRow::default()
        };
        let found = registry.candidates(&row, &HashSet::new());
        let other = found.first().and_then(|(id, _)| snapshot.communities.get(*id));
        if let (Some(other), Some(place)) = (other, &asked.place) {
            let mut remark = Remark::plain(&place.sheet, RemarkKind::NameAlike);
            remark.row = Some(place.row);
            remark.text.clone_from(&other.name);
            merge.remarks.push(remark);
        }
    }
}
