//! A snapshot back as a project file: always a copy beside what is there, never over it.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};

use super::{Pause, Shelf};
use crate::{AppError, ErrorCode};

/// How long good snapshots stay after a restore unless somebody says earlier that all is well.
const PAUSE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The copy.
    pub path: PathBuf,
    /// How many photos are in no snapshot any more.
    pub photos_missing: usize,
    /// Until when no snapshot of the file goes.
    pub paused_until: Timestamp,
}

/// Makes the project file `target` from the snapshot `id` of a file. An existing file is never
/// replaced. From now on, for seven days, the snapshots there are now stay whatever is added.
pub fn restore(
    shelf: &Shelf,
    id: &str,
    target: &Path,
    now: Timestamp,
) -> Result<Restored, AppError> {
    let snapshot = shelf.find(id).ok_or_else(|| AppError::not_found("snapshot", id))?;
    let missing = jiugai_store::restore_snapshot(&snapshot.path, &shelf.blobs(), target)?;
    let pause = Pause { since: now, until: now.saturating_add(PAUSE).unwrap_or(now) };
    shelf.set_pause(pause).map_err(|error| {
        let folder = shelf.folder().display().to_string();
        AppError::new(ErrorCode::WriteFailed).with("file", folder).because(error)
    })?;
    let paused_until = pause.until;
    Ok(Restored { path: target.to_owned(), photos_missing: missing.len(), paused_until })
}
