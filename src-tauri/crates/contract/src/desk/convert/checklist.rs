//! The six-facet check.

use jiugai_app::AppError;
use jiugai_app::checklist::findings;
use jiugai_app::snapshot::Snapshot;
use jiugai_domain::CommunityId;
use jiugai_domain::facet::finding_of;
use jiugai_domain::finding::Finding;
use jiugai_domain::policy::{FacetInfo, Item};

use super::community::letters;
use super::{named, quantity};
use crate::dto::{ChecklistDto, ChecklistItemDto, FacetChecklistDto, FindingDto};

pub(in crate::desk) fn checklist(
    snapshot: &Snapshot,
    id: CommunityId,
) -> Result<ChecklistDto, AppError> {
    let community = snapshot.community(id)?;
    let found = findings(snapshot, id);
    let states = letters(&snapshot.figures.of(id));
    let facets = snapshot.policy.facets.iter().map(|facet| {
        let place = jiugai_domain::finding::Facet::ALL.iter().position(|f| *f == facet.facet);
        let state = place.and_then(|place| states.chars().nth(place)).unwrap_or('n');
        facet_checklist(snapshot, facet, state, &found)
    });
    Ok(ChecklistDto {
        community_id: id.to_string(),
        name: community.name.clone(),
        facets: facets.collect(),
    })
}

fn facet_checklist(
    snapshot: &Snapshot,
    facet: &FacetInfo,
    state: char,
    found: &[Finding],
) -> FacetChecklistDto {
    let items = snapshot.policy.items.iter().filter(|item| item.facet == facet.facet);
    FacetChecklistDto {
        facet: facet.facet.as_str().to_owned(),
        zh: facet.name.zh.clone(),
        en: facet.name.en.clone(),
        point_zh: facet.point.zh.clone(),
        point_en: facet.point.en.clone(),
        state: state.to_string(),
        items: items.map(|item| item_dto(snapshot, item, found)).collect(),
    }
}

fn item_dto(snapshot: &Snapshot, item: &Item, found: &[Finding]) -> ChecklistItemDto {
    let suggests = item.suggests.iter().filter_map(|code| snapshot.policy.find_measure(code));
    ChecklistItemDto {
        item: item.code.to_string(),
        zh: item.name.zh.clone(),
        en: item.name.en.clone(),
        help_zh: item.help.zh.clone(),
        help_en: item.help.en.clone(),
        unit: item.unit.clone(),
        suggests: suggests.map(|measure| named(&measure.code, &measure.name)).collect(),
        hazard_first: item.hazard_first,
        finding: finding_of(found, &item.code).map(finding),
    }
}

fn finding(finding: &Finding) -> FindingDto {
    FindingDto {
        level: finding.level.as_str().to_owned(),
        quantity: finding.quantity.map(quantity),
        strongly_wished: finding.strongly_wished,
        reason_not_in_scheme: finding.reason_not_in_scheme.clone(),
        note: finding.note.clone(),
        inspected_by: finding.inspected_by.clone(),
        inspected_on: finding.inspected_on.map(|day| day.to_string()),
    }
}
