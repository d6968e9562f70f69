//! The writer's lock: a file beside the data file, and another that says who holds it.
//!
//! Never on the data file itself (see the lock rule in the crate's head). The owner's note is
//! removed on a clean close; finding one while nobody holds the lock means the last writer was
//! stopped in the middle. The lock file itself stays, empty.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Place, Services, StoreError};

/// Who holds a file for writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockOwner {
    /// The person.
    pub who: String,
    /// Process id on that computer.
    pub pid: u32,
    /// The computer's name; empty when it has none.
    pub host: String,
    /// Since when.
    pub since: Timestamp,
}

/// The outcome of asking for the lock.
#[derive(Debug)]
pub(crate) enum Claim {
    /// It is ours.
    Ours(Lock),
    /// Somebody else has it.
    Theirs(Option<LockOwner>),
    /// Nobody on this computer has it, but the note of another computer says that it is open there,
    /// and locks do not reach from one to the other.
    Elsewhere(Option<LockOwner>),
    /// Nothing can be written beside the file.
    Unwritable,
}

/// The lock, held until dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    handle: File,
    owner_note: PathBuf,
    was_left_open: bool,
    closes_cleanly: bool,
}

/// Asks for the lock on a data file; never waits.
pub(crate) fn claim(path: &Path, services: &Services) -> Result<Claim, StoreError> {
    let lock_path = beside(path, ".lock");
    let owner_note = beside(path, ".owner");
    let opened =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&lock_path);
    let handle = match opened {
        Ok(handle) => handle,
        Err(error) if cannot_write(&error) => return Ok(Claim::Unwritable),
        Err(source) => return Err(StoreError::io(path, source)),
    };
    match take(&handle, &owner_note) {
        Ok(Taken::Ours) => {}
        Ok(Taken::Theirs(owner)) => return Ok(Claim::Theirs(owner)),
        Err(source) => return Err(StoreError::Io { path: lock_path, source }),
    }
    let was_left_open = owner_note.exists();
    if was_left_open
        && let Place::Sync { .. } = Place::of(path)
        && let Some(owner) = read_note(&owner_note)
        && owner.host != host_name()
    {
        return Ok(Claim::Elsewhere(Some(owner)));
    }
    let lock = Lock { handle, owner_note, was_left_open, closes_cleanly: !was_left_open };
    match lock.write_note(services) {
        Ok(()) => Ok(Claim::Ours(lock)),
        Err(error) if cannot_write(&error) => Ok(Claim::Unwritable),
        Err(source) => Err(StoreError::io(path, source)),
    }
}

/// Whose the lock is.
enum Taken {
    Ours,
    Theirs(Option<LockOwner>),
}

/// So often is asked again while whoever holds the lock has not said who it is: then it is just
/// opening the file, or just leaving it.
const TRIES: u32 = 25;
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(20);

fn take(handle: &File, owner_note: &Path) -> io::Result<Taken> {
    for _ in 0..TRIES {
        match handle.try_lock() {
            Ok(()) => return Ok(Taken::Ours),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(source)) => return Err(source),
        }
        if let Some(owner) = read_note(owner_note) {
            return Ok(Taken::Theirs(Some(owner)));
        }
        std::thread::sleep(PAUSE);
    }
    Ok(Taken::Theirs(None))
}

impl Lock {
    /// Whether the last writer did not close the file.
    pub(crate) fn was_left_open(&self) -> bool {
        self.was_left_open
    }

    /// The file was found whole: from now on closing it counts as clean.
    pub(crate) fn found_whole(&mut self) {
        self.closes_cleanly = true;
    }

    fn write_note(&self, services: &Services) -> io::Result<()> {
        let owner = LockOwner {
            who: services.who.clone(),
            pid: std::process::id(),
            host: host_name(),
            since: services.clock.now(),
        };
        let text = serde_json::to_string(&owner).map_err(io::Error::other)?;
        fs::write(&self.owner_note, text)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.closes_cleanly {
            // A note that cannot be removed only costs a check at the next opening.
            let _ = fs::remove_file(&self.owner_note);
        }
        // Said outright: a process being started at this moment has the handle too, until it runs.
        let _ = self.handle.unlock();
    }
}

/// The path of a sidecar.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The length of a sidecar, if it is there.
pub(crate) fn length_beside(path: &Path, suffix: &str) -> Option<u64> {
    fs::metadata(beside(path, suffix)).map(|file| file.len()).ok()
}

/// Whether the system says that nothing may be written here.
pub(crate) fn cannot_write(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn read_note(path: &Path) -> Option<LockOwner> {
    serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
}

fn host_name() -> String {
    ["COMPUTERNAME", "HOSTNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .or_else(|| fs::read_to_string("/proc/sys/kernel/hostname").ok())
        .map(|name| name.trim().to_owned())
        .unwrap_or_default()
}
