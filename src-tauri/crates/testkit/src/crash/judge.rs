//! What must be true of a file whose writer was killed.

use std::path::Path;

use jiugai_store::{EntryKind, EntryState, JournalEntry, Services, Store, Via};

use super::Acknowledged;
use crate::KitError;

/// What was found after a kill.
#[derive(Debug)]
pub(super) struct Found {
    /// Where the file stands now.
    pub(super) now: Acknowledged,
    /// The step nobody heard of, when it was complete.
    pub(super) unheard: Option<&'static str>,
    /// Whether the broken end was noticed.
    pub(super) was_left_open: bool,
}

/// Opens the file as after a crash and compares it with what was acknowledged last. An error says
/// what is wrong.
pub(super) fn judge(file: &Path, acknowledged: &Acknowledged) -> Result<Found, KitError> {
    // Opening runs the full integrity check when the end was broken.
    let store = Store::open(file, Services::system("检查者"))?;
    if let Some(damage) = store.find_damage()? {
        return wrong(format!("the file is damaged: {damage}"));
    }
    let history = store.history(usize::MAX)?;
    check_history(&history)?;
    let place = history.iter().position(|row| Some(row.id.to_string()) == acknowledged.revision);
    let unheard = match (place, &acknowledged.revision) {
        (Some(rows), _) => rows,
        (None, None) => history.len(),
        (None, Some(revision)) => return wrong(format!("revision {revision} is lost")),
    };
    let unheard = match unheard {
        0 => None,
        1 => history.first(),
        more => return wrong(format!("{more} rows of history nobody heard of")),
    };
    let kind = match unheard {
        None => None,
        Some(row) => Some(take_back(&store, row, acknowledged)?),
    };
    let now = Acknowledged::of(&store)?;
    if unheard.is_none() && now != *acknowledged {
        return wrong("the records are not those acknowledged".to_owned());
    }
    let was_left_open = store.was_left_open();
    store.close()?;
    Ok(Found { now, unheard: kind, was_left_open })
}

/// A step that was complete but not heard of is whole: taken back, it leaves what was acknowledged;
/// done again, it leaves what was found.
fn take_back(
    store: &Store,
    row: &JournalEntry,
    acknowledged: &Acknowledged,
) -> Result<&'static str, KitError> {
    let found = Acknowledged::of(store)?.state;
    let (kind, undoes_first) = match row.kind {
        EntryKind::Edit => ("edit", true),
        EntryKind::Redo(_) => ("redo", true),
        EntryKind::Undo(_) => ("undo", false),
    };
    let step =
        |undo: bool| if undo { store.undo(Via::CommandLine) } else { store.redo(Via::CommandLine) };
    if step(undoes_first)?.is_none() || Acknowledged::of(store)?.state != acknowledged.state {
        return wrong(format!("the {kind} nobody heard of is half there"));
    }
    if step(!undoes_first)?.is_none() || Acknowledged::of(store)?.state != found {
        return wrong(format!("the {kind} nobody heard of cannot be done again"));
    }
    Ok(kind)
}

/// Plays history, oldest first, and compares which edits stand, can be redone, or were given up.
fn check_history(newest_first: &[JournalEntry]) -> Result<(), KitError> {
    let (mut standing, mut undone, mut given_up) = (Vec::new(), Vec::new(), Vec::new());
    for row in newest_first.iter().rev() {
        match row.kind {
            EntryKind::Edit => {
                given_up.append(&mut undone);
                standing.push(row.id);
            }
            EntryKind::Undo(edit) if standing.last() == Some(&edit) => {
                standing.pop();
                undone.push(edit);
            }
            EntryKind::Redo(edit) if undone.last() == Some(&edit) => {
                undone.pop();
                standing.push(edit);
            }
            kind => return wrong(format!("history: {kind:?} is not what could be done then")),
        }
    }
    for row in newest_first.iter().filter(|row| row.kind == EntryKind::Edit) {
        let expected = if standing.contains(&row.id) {
            EntryState::Applied
        } else if undone.contains(&row.id) {
            EntryState::Undone
        } else {
            EntryState::Discarded
        };
        if row.state != expected
            || (expected == EntryState::Discarded && !given_up.contains(&row.id))
        {
            return wrong(format!("history: {} is {}, not {expected}", row.id, row.state));
        }
    }
    Ok(())
}

pub(super) fn wrong<T>(what: String) -> Result<T, KitError> {
    Err(KitError::Lost(what))
}
