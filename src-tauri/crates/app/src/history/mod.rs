//! The journal: who did what, when, from where, what it changed from what to what, and the way back
//! to a point of it.

mod changes;
mod rows;
mod value;

use std::str::FromStr as _;

use jiugai_domain::policy::Label;
use jiugai_domain::{CommunityId, RevisionId};
use jiugai_store::{Direction, HistoryFilter, JournalEntry, Table, Way};

pub use self::changes::{Change, Changes, FieldShown, Summed, changes};
use crate::project::Outcome;
use crate::{AppError, Project, text};

/// Rows looked at in one go while looking for those of one community.
const BATCH: usize = 200;

/// Which rows of history are wanted, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// At most this many.
    pub limit: usize,
    /// Only rows before this one: the next page.
    pub before: Option<RevisionId>,
    /// Only what happened to this community and what hangs on it.
    pub community: Option<CommunityId>,
    /// Only what this person did.
    pub who: Option<String>,
    /// Only actions of this kind; see [`kind_of`].
    pub kind: Option<String>,
    /// Only rows whose name, person or file holds this.
    pub text: Option<String>,
}

/// What history can be narrowed down to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Everybody who did something.
    pub people: Vec<String>,
    /// Kinds of what was done, with their names.
    pub kinds: Vec<(String, Label)>,
}

/// The newest `limit` rows of history.
pub fn list(project: &Project, limit: usize) -> Result<Vec<JournalEntry>, AppError> {
    Ok(project.store().history(limit)?)
}

/// The newest rows that fit.
pub fn find(project: &Project, query: &Query) -> Result<Vec<JournalEntry>, AppError> {
    let store = project.store();
    let ops = match &query.kind {
        Some(kind) => {
            let (_, ops) = store.history_words()?;
            Some(ops.into_iter().filter(|op| kind_of(op) == *kind).collect())
        }
        None => None,
    };
    let text = query.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let mut filter = HistoryFilter {
        before: query.before,
        who: query.who.clone(),
        ops,
        text: text.map(str::to_owned),
    };
    let Some(community) = query.community else {
        return Ok(store.history_where(&filter, query.limit)?);
    };
    // What hangs on it now; rows that are gone are met on the way back, where they were removed.
    let mut rows = store.hanging_on(Table::Community, &community.to_string())?;
    let all = HistoryFilter { before: None, who: None, ops: None, text: None };
    if let Some(before) = query.before {
        follow_removals(project, &all, before, &mut rows)?;
    }
    let mut found = Vec::new();
    loop {
        let batch =
            store.history_where(&HistoryFilter { before: filter.before, ..all.clone() }, BATCH)?;
        let Some(last) = batch.last().map(|entry| entry.id) else { return Ok(found) };
        for entry in batch {
            if store.has_touched(entry.id, &mut rows)? && fits(&entry, &filter) {
                found.push(entry);
                if found.len() == query.limit {
                    return Ok(found);
                }
            }
        }
        filter.before = Some(last);
    }
}

/// Learns which rows that are gone hung on the community, from everything newer than `until`.
fn follow_removals(
    project: &Project,
    all: &HistoryFilter,
    until: RevisionId,
    rows: &mut std::collections::HashSet<String>,
) -> Result<(), AppError> {
    let mut filter = all.clone();
    loop {
        let batch = project.store().history_where(&filter, BATCH)?;
        let Some(last) = batch.last().map(|entry| entry.id) else { return Ok(()) };
        for entry in batch {
            project.store().has_touched(entry.id, rows)?;
            if entry.id == until {
                return Ok(());
            }
        }
        filter.before = Some(last);
    }
}

fn fits(entry: &JournalEntry, filter: &HistoryFilter) -> bool {
    let holds = |text: &String| {
        let text = text.to_lowercase();
        let file = entry.source.as_ref().map(|source| source.file.as_str());
        let mut places = [entry.label.as_str(), entry.who.as_str(), file.unwrap_or("")].into_iter();
        places.any(|place| place.to_lowercase().contains(&text))
    };
    filter.who.as_ref().is_none_or(|who| *who == entry.who)
        && filter.ops.as_ref().is_none_or(|ops| ops.contains(&entry.op))
        && filter.text.as_ref().is_none_or(holds)
}

/// Everybody and every kind of action there is in history.
pub fn words(project: &Project) -> Result<Words, AppError> {
    let (people, ops) = project.store().history_words()?;
    let mut kinds: Vec<&str> = ops.iter().map(|op| kind_of(op)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let named = |kind: &str| (kind.to_owned(), text::say(&format!("op_kind.{kind}"), &[]));
    Ok(Words { people, kinds: kinds.into_iter().map(named).collect() })
}

/// The kind an action belongs to: what its code begins with. Its name is the text `op_kind.<kind>`.
pub fn kind_of(op: &str) -> &str {
    let kind = op.split(['_', '.']).next().unwrap_or(op);
    match kind {
        "baseline" | "task" => "schedule",
        "rule" => "funding",
        kind if text::has(&format!("op_kind.{kind}")) => kind,
        _ => "other",
    }
}

/// A point of history: right after an edit, or before everything that can still be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// Right after this edit.
    After(RevisionId),
    /// Before everything.
    Start,
}

impl Point {
    /// Reads an id, or `start`.
    pub fn read(text: &str) -> Result<Self, AppError> {
        if text == "start" {
            return Ok(Self::Start);
        }
        RevisionId::from_str(text)
            .map(Self::After)
            .map_err(|_| AppError::not_found("revision", text))
    }

    fn revision(self) -> Option<RevisionId> {
        match self {
            Self::After(revision) => Some(revision),
            Self::Start => None,
        }
    }
}

/// What would be taken back, or done again, to stand at a point. Writes nothing.
pub fn way_to(project: &Project, point: Point) -> Result<Way, AppError> {
    Ok(project.store().way_to(point.revision())?)
}

/// Goes to a point: all the steps there, or none. Redo goes the same way back.
pub fn go_to(project: &mut Project, point: Point) -> Result<Outcome<Vec<JournalEntry>>, AppError> {
    project.go_to(point.revision())
}

/// Whether a way leads back; else it does again what was undone.
pub fn is_back(way: &Way) -> bool {
    way.direction == Direction::Back
}
