//! Divisions by path: found where they exist, made where they do not.

use std::collections::HashMap;

use jiugai_domain::DivisionId;
use jiugai_domain::community::{Division, DivisionLevel};
use jiugai_store::Tx;

use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

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

/// Divisions of one level and name: each with the one above it.
type Namesakes = Vec<(Option<DivisionId>, DivisionId)>;

/// The divisions of a file with those one action makes, by name: looked up once for many rows.
#[derive(Default)]
pub(crate) struct Divisions {
    by_name: HashMap<(DivisionLevel, String), Namesakes>,
    is_read: bool,
}

impl Divisions {
    /// Finds or makes the divisions of a path. The lowest one's id; none for an empty path.
    ///
    /// A path may begin below the province; where several divisions have its first name, none is
    /// guessed.
    pub(crate) fn resolve(
        &mut self,
        tx: &Tx,
        snapshot: &Snapshot,
        path: &[(DivisionLevel, String)],
    ) -> Result<Option<DivisionId>, AppError> {
        if !self.is_read && !path.is_empty() {
            self.is_read = true;
            for division in snapshot.divisions.iter() {
                self.note(division);
            }
        }
        let mut parent_id = None;
        for (level, name) in path {
            let found = match self.find(parent_id, *level, name)? {
                Some(id) => id,
                None => self.make(tx, parent_id, *level, name)?,
            };
            parent_id = Some(found);
        }
        Ok(parent_id)
    }

    fn find(
        &self,
        parent_id: Option<DivisionId>,
        level: DivisionLevel,
        name: &str,
    ) -> Result<Option<DivisionId>, AppError> {
        let known = self.by_name.get(&(level, name.to_owned())).map_or(&[][..], Vec::as_slice);
        if let Some((_, id)) = known.iter().find(|(parent, _)| *parent == parent_id) {
            return Ok(Some(*id));
        }
        match (parent_id, known) {
            (Some(_), _) | (None, []) => Ok(None),
            (None, [(_, only)]) => Ok(Some(*only)),
            (None, _) => Err(AppError::new(ErrorCode::AmbiguousDivision).with("value", name)),
        }
    }

    fn make(
        &mut self,
        tx: &Tx,
        parent_id: Option<DivisionId>,
        level: DivisionLevel,
        name: &str,
    ) -> Result<DivisionId, AppError> {
        let name = name.to_owned();
        let division = Division { id: tx.new_id(), parent_id, level, name, division_code: None };
        tx.insert(&division)?;
        self.note(&division);
        Ok(division.id)
    }

    fn note(&mut self, division: &Division) {
        let key = (division.level, division.name.clone());
        self.by_name.entry(key).or_default().push((division.parent_id, division.id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_told_by_the_ending() {
        let levels: Vec<_> = parse_path("安徽省 天长市　城关街道/东门社区 甲")
            .into_iter()
            .map(|(level, _)| level)
            .collect();
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
