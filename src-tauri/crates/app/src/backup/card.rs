//! What is known of a snapshot without opening it: a small JSON file beside it.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiugai_domain::Fen;
use serde::{Deserialize, Serialize};

use super::Occasion;
use crate::snapshot::Snapshot as Figures;

/// How much a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Communities.
    pub communities: i64,
    /// Known households.
    pub households: i64,
    /// Known investment, in fen.
    pub investment: i64,
}

impl Counts {
    /// How much the open file holds now.
    pub fn of(figures: &Figures) -> Self {
        let totals = figures.figures.totals();
        let Fen(investment) = totals.investment.known;
        Self { communities: totals.communities, households: totals.households.known, investment }
    }
}

/// The newest action in a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newest {
    /// The journal row.
    pub revision: String,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What.
    pub label: String,
}

/// What the card says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Card {
    /// The file it was made of.
    pub(super) file: PathBuf,
    /// When.
    pub(super) taken_at: Timestamp,
    /// Why.
    pub(super) occasion: Occasion,
    /// How much it holds; not known of one made before a migration.
    pub(super) counts: Option<Counts>,
    /// The newest action.
    pub(super) newest: Option<Newest>,
    /// Hashes of the photos it needs from beside it.
    pub(super) blobs: Vec<String>,
}

/// A snapshot in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Its name among the snapshots of its file: day, time and occasion, for people to read.
    pub id: String,
    /// The snapshot itself.
    pub path: PathBuf,
    /// When it was made.
    pub taken_at: Timestamp,
    /// Why; not known when its card is gone.
    pub occasion: Option<Occasion>,
    /// How much it holds.
    pub counts: Option<Counts>,
    /// The newest action in it.
    pub newest: Option<Newest>,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Card {
    /// The card beside a snapshot, if it is there and can be read.
    pub(super) fn read(path: &Path) -> Option<Self> {
        serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
    }

    /// Writes the card; under its name only when it is whole.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        write_whole(path, serde_json::to_string_pretty(self)?.as_bytes())
    }
}

/// Writes a small file so that it is there whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(".part");
    let draft = PathBuf::from(draft);
    let mut file = fs::File::create(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&draft, path)
}
