//! Snapshots of the file, outside its own folder: before every import, merge and migration,
//! otherwise at most every half hour while changes happen; listed, compared, restored into a copy.
//!
//! Each file has a folder of its own among the snapshots, found by the file's path, so that they
//! are there when the file itself cannot be opened any more. How a copy is made and made durable is
//! the store's affair. Not here: the figures kept in memory, which are `crate::snapshot`.

mod card;
mod keep;
mod restore;
mod rotation;
mod shelf;

use std::path::Path;

use serde::{Deserialize, Serialize};

pub use self::card::{Counts, Newest, Snapshot};
pub(crate) use self::keep::{Keeper, before_migration};
pub use self::restore::{Restored, restore};
pub use self::rotation::{KEPT_RECENT, Rules, to_remove};
pub use self::shelf::{Pause, Shelf};
use crate::{AppError, ErrorCode, Project};

/// Why a snapshot was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Half an hour had passed.
    Regular,
    /// Before an import.
    Import,
    /// Before a merge.
    Merge,
    /// Before an older file was brought up to date.
    Migration,
    /// Somebody asked for it.
    Asked,
}

impl Occasion {
    /// Stable code; its text is `occasion.<code>`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Import => "import",
            Self::Merge => "merge",
            Self::Migration => "migration",
            Self::Asked => "asked",
        }
    }
}

/// Keeps the file as it stands before something large is done to it. Refused when that fails:
/// nothing is done then. Does nothing where no snapshots are kept, and for a file without history.
pub fn before(project: &Project, occasion: Occasion) -> Result<(), AppError> {
    let Some(keeper) = project.keeper() else { return Ok(()) };
    if project.store().revision()?.is_none() {
        return Ok(());
    }
    keeper.keep(project, occasion).map(drop)
}

/// Keeps the file as it stands because somebody asks for it; a file open for reading too.
pub fn make(project: &Project) -> Result<Snapshot, AppError> {
    let keeper = project.keeper().ok_or_else(|| AppError::new(ErrorCode::NoSnapshots))?;
    keeper.keep(project, Occasion::Asked)
}

/// Why the last snapshot made in the background failed; `None` when it did not.
pub fn failure(project: &Project) -> Option<jiugai_domain::policy::Label> {
    project.keeper()?.failure()
}

/// Waits for a snapshot being made in the background.
pub fn wait(project: &Project) {
    if let Some(keeper) = project.keeper() {
        keeper.wait();
    }
}

/// Snapshots of a file, newest first; the file itself need not be there, or be whole.
pub fn list(root: &Path, file: &Path) -> Vec<Snapshot> {
    Shelf::of(root, file).list()
}
