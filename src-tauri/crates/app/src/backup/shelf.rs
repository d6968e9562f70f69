//! The folder with the snapshots of one file, and what is written there about them.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::card::{self, Card, Snapshot};
use super::rotation::{Rules, to_remove};

/// The ending of a snapshot: a project file that no program opens by a double click, because what
/// is changed in a snapshot is lost.
const ENDING: &str = ".jiugai.snapshot";

/// The ending of a snapshot's card.
const CARD: &str = ".json";

/// Snapshots up to a moment stay, whatever the rotation says, until another moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// What was made until then stays.
    pub since: Timestamp,
    /// The pause ends by itself.
    pub until: Timestamp,
}

/// The snapshots of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// The shelf of a file, by its path; the file need not be there.
    pub fn of(root: &Path, file: &Path) -> Self {
        let file = whole(file);
        let hash = Sha256::digest(file.as_os_str().as_encoded_bytes());
        let mut name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        name.push('-');
        for byte in hash.iter().take(6) {
            // Writing into a String cannot fail.
            let _ = write!(name, "{byte:02x}");
        }
        Self { folder: root.join(name) }
    }

    /// The folder; it is made with the first snapshot.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the bytes of photos stand.
    pub(super) fn blobs(&self) -> PathBuf {
        self.folder.join("blobs")
    }

    /// Where a snapshot of this name stands.
    pub(super) fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}{ENDING}"))
    }

    /// Where its card stands.
    pub(super) fn card(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}{CARD}"))
    }

    /// All whole snapshots, newest first.
    pub fn list(&self) -> Vec<Snapshot> {
        let Ok(files) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut list: Vec<Snapshot> = files.flatten().filter_map(|file| self.read(&file)).collect();
        list.sort_by(|a, b| (b.taken_at, &b.id).cmp(&(a.taken_at, &a.id)));
        list
    }

    /// The snapshot of this name; names come from outside, so it must be one of the list.
    pub fn find(&self, id: &str) -> Option<Snapshot> {
        self.list().into_iter().find(|snapshot| snapshot.id == id)
    }

    fn read(&self, file: &fs::DirEntry) -> Option<Snapshot> {
        let name = file.file_name().into_string().ok()?;
        let id = name.strip_suffix(ENDING)?.to_owned();
        let about = file.metadata().ok().filter(fs::Metadata::is_file)?;
        let written = about.modified().ok().and_then(|at| Timestamp::try_from(at).ok());
        let card = Card::read(&self.card(&id));
        let taken_at = card.as_ref().map(|card| card.taken_at).or(written)?;
        Some(Snapshot {
            path: file.path(),
            id,
            taken_at,
            occasion: card.as_ref().map(|card| card.occasion),
            counts: card.as_ref().and_then(|card| card.counts),
            newest: card.and_then(|card| card.newest),
            bytes: about.len(),
        })
    }

    /// The pause in force at this moment.
    pub fn pause(&self, now: Timestamp) -> Option<Pause> {
        let text = fs::read_to_string(self.folder.join("pause.json")).ok()?;
        let pause: Pause = serde_json::from_str(&text).ok()?;
        (now < pause.until).then_some(pause)
    }

    /// Begins a pause.
    pub(super) fn set_pause(&self, pause: Pause) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let text = serde_json::to_string_pretty(&pause)?;
        card::write_whole(&self.folder.join("pause.json"), text.as_bytes())
    }

    /// Ends the pause, if there is one: from the next snapshot on old ones go again.
    pub fn end_pause(&self) -> std::io::Result<()> {
        match fs::remove_file(self.folder.join("pause.json")) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Removes the snapshots that need not stay. What cannot be removed stays; it harms nobody.
    pub(super) fn rotate(&self, now: Timestamp, zone: &TimeZone) {
        let paused = self.pause(now);
        let stays = |snapshot: &Snapshot| paused.is_some_and(|p| snapshot.taken_at <= p.since);
        let list: Vec<Snapshot> = self.list().into_iter().filter(|one| !stays(one)).collect();
        let local = |at: Timestamp| at.to_zoned(zone.clone()).datetime();
        let times: Vec<_> = list.iter().map(|snapshot| local(snapshot.taken_at)).collect();
        let gone = to_remove(&times, local(now).date(), Rules::default());
        if gone.is_empty() {
            return;
        }
        for at in gone {
            let id = &list[at].id;
            // The snapshot first: a card without one says nothing.
            let _ = fs::remove_file(self.path(id));
            let _ = fs::remove_file(self.card(id));
        }
        self.forget_blobs();
    }

    /// Removes bytes of photos no snapshot needs; none while it is not known what one needs.
    fn forget_blobs(&self) {
        let cards = self.list().into_iter().map(|snapshot| Card::read(&self.card(&snapshot.id)));
        let Some(cards) = cards.collect::<Option<Vec<_>>>() else { return };
        let needed: HashSet<String> = cards.into_iter().flat_map(|card| card.blobs).collect();
        jiugai_store::forget_blobs(&self.blobs(), &needed);
    }
}

/// One file, one path: links are followed, and a file that is gone is still found by its folder.
pub(super) fn whole(file: &Path) -> PathBuf {
    if let Ok(path) = fs::canonicalize(file) {
        return path;
    }
    let path = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    match (path.parent().and_then(|folder| fs::canonicalize(folder).ok()), path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => path,
    }
}
