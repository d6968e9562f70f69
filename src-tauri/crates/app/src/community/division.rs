//! Divisions by path: found where they exist, made where they do not.

use jiugai_domain::DivisionId;
use jiugai_domain::community::{Division, DivisionLevel};
use jiugai_store::Tx;

use crate::AppError;
use crate::snapshot::Snapshot;

/// Reads a typed path, `重庆市 渝中区 七星岗街道`, largest first.
pub(crate) fn parse_path(text: &str) -> Vec<(DivisionLevel, String)> {
    text.split([' ', '\u{3000}', '/', '\t'])
        .filter(|name| !name.is_empty())
        .map(|name| (level_of(name), name.to_owned()))
        .collect()
}

/// The level a name's ending tells. A bare name is taken for a subdistrict, the level a district
/// planner types most.
fn level_of(name: &str) -> DivisionLevel {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&["街道", "镇", "乡"]) {
        DivisionLevel::Subdistrict
    } else if ends(&["社区", "村"]) {
        DivisionLevel::Neighbourhood
    } else if ends(&["省", "自治区"]) {
        DivisionLevel::Province
    } else if ends(&["区", "县", "旗"]) {
        DivisionLevel::District
    } else if ends(&["市", "州", "盟"]) {
        DivisionLevel::City
    } else {
        DivisionLevel::Subdistrict
    }
}

/// Finds or makes the divisions of a path. The lowest one's id; none for an empty path.
///
/// `made` remembers what this transaction has made already.
pub(crate) fn resolve(
    tx: &Tx,
    snapshot: &Snapshot,
    made: &mut Vec<Division>,
    path: &[(DivisionLevel, String)],
) -> Result<Option<DivisionId>, AppError> {
    let mut parent_id = None;
    for (level, name) in path {
        let same = |division: &Division| {
            division.name == *name
                && division.level == *level
                && (division.parent_id == parent_id || parent_id.is_none())
        };
        let known = snapshot.divisions.iter().map(AsRef::as_ref).find(|division| same(division));
        let found = known.or_else(|| made.iter().find(|division| same(division)));
        parent_id = Some(match found {
            Some(division) => division.id,
            None => {
                let division = Division {
                    id: tx.new_id(),
                    parent_id,
                    level: *level,
                    name: name.clone(),
                    division_code: None,
                };
                tx.insert(&division)?;
                let id = division.id;
                made.push(division);
                id
            }
        });
    }
    Ok(parent_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_told_by_the_ending() {
        let levels: Vec<_> = parse_path("安徽省 天长市　城关街道/东门社区 甲").into_iter().map(|(level, _)| level).collect();
        assert_eq!(
            levels,
            [
                DivisionLevel::Province,
                DivisionLevel::City,
                DivisionLevel::Subdistrict,
                DivisionLevel::Neighbourhood,
                DivisionLevel::Subdistrict,
            ]
        );
    }
}
