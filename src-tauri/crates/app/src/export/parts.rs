//! One document in parts: a workbook for every division of a level, so that each office gets its own
//! rows to fill in, and no sheet grows past what can be brought back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiugai_domain::community::{Community, DivisionLevel};
use jiugai_domain::{CommunityId, RevisionId};
use jiugai_exchange::write::Watch;

use super::ask::{Ask, TableFormat};
use super::book::tables;
use super::facts::Facts;
use super::name::file_name;
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// What progress of one part counts as, whatever number of rows it has.
const PART: u64 = 1_000;

/// Writes `ask` into `folder`, a workbook for each division of `level`: `name` and the division's own
/// name make the file's. Communities whose division is less exact get a workbook of that division.
/// Nothing is overwritten, and after a failure or a stop no part stays.
pub fn parts(
    snapshot: &Snapshot,
    revision: Option<RevisionId>,
    ask: &Ask,
    today: Date,
    (level, folder, name): (DivisionLevel, &Path, &str),
    watch: Watch<'_>,
) -> Result<Vec<PathBuf>, AppError> {
    if !ask.document.is_by_community() {
        let what = crate::text::say("noun.document", &[]);
        let value = ask.document.as_str();
        return Err(AppError::new(ErrorCode::BadChoice).with("what", what).with("value", value));
    }
    let facts = Facts::new(snapshot, ask);
    let parts = divided(&facts, level, (folder, name));
    if parts.is_empty() {
        return Err(AppError::new(ErrorCode::NothingToExport));
    }
    if let Some(there) = parts.keys().find(|path| path.exists()) {
        let file = crate::project::file_name(there);
        return Err(AppError::new(ErrorCode::AlreadyThere).with("file", file));
    }
    std::fs::create_dir_all(folder).map_err(|error| AppError::not_written(folder, &error))?;
    let total = PART * parts.len() as u64;
    let mut written = Vec::with_capacity(parts.len());
    for ((path, communities), before) in parts.into_iter().zip((0_u64..).map(|at| at * PART)) {
        let mut step = |done: u64, of: u64| watch(before + PART * done / of.max(1), total);
        let ask = Ask { communities, ..ask.clone() };
        let to = (TableFormat::Xlsx, path.as_path());
        let done = tables(snapshot, revision, &ask, today, to, &mut step);
        match done {
            Ok(()) => written.push(path),
            // Nothing of this document lies in that division.
            Err(error) if error.code == ErrorCode::NothingToExport => {}
            Err(error) => {
                take_away(folder, &written);
                return Err(error);
            }
        }
    }
    if written.is_empty() {
        take_away(folder, &written);
        return Err(AppError::new(ErrorCode::NothingToExport));
    }
    Ok(written)
}

/// Removes the parts written so far, and the folder where nothing else lies in it. What cannot be
/// removed is whole, only not asked for any more.
fn take_away(folder: &Path, written: &[PathBuf]) {
    for path in written {
        let _ = std::fs::remove_file(path);
    }
    let _ = std::fs::remove_dir(folder);
}

/// The communities of each part, by the file they go into.
fn divided(
    facts: &Facts<'_>,
    level: DivisionLevel,
    (folder, name): (&Path, &str),
) -> BTreeMap<PathBuf, Vec<CommunityId>> {
    let mut parts: BTreeMap<PathBuf, Vec<CommunityId>> = BTreeMap::new();
    for community in facts.communities() {
        let division = match path(facts.snapshot, community, level) {
            names if names.is_empty() => facts.say("noun.no_division"),
            names => names.join("-"),
        };
        let path = folder.join(file_name(&format!("{name}-{division}"), "xlsx"));
        parts.entry(path).or_default().push(community.id);
    }
    parts
}

/// Names of the divisions a community lies in, from the largest down to `level`.
fn path<'s>(snapshot: &'s Snapshot, community: &Community, level: DivisionLevel) -> Vec<&'s str> {
    let mut next = community.division_id;
    while let Some(division) = next.and_then(|id| snapshot.divisions.get(id)) {
        if division.level <= level {
            break;
        }
        next = division.parent_id;
    }
    snapshot.division_names(next)
}
