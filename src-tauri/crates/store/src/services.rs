//! What the store needs from outside: the time, fresh ids and the person's name.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::Stop;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;

    /// Where the person is, for days and for names of files that say a time.
    fn zone(&self) -> TimeZone {
        TimeZone::UTC
    }
}

/// Makes ids. They must never repeat; `UUIDv7` keeps new rows together on disk.
pub trait IdSource: Send + Sync {
    /// A fresh id.
    fn fresh(&self) -> Uuid;
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn zone(&self) -> TimeZone {
        TimeZone::system()
    }
}

/// `UUIDv7` from the computer's clock and randomness, ascending within a process.
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomIds;

impl IdSource for RandomIds {
    fn fresh(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Everything a store is given from outside.
#[derive(Clone)]
pub struct Services {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh ids.
    pub ids: Arc<dyn IdSource>,
    /// Who is working, as shown in history and to others who find the file held.
    pub who: String,
    /// The folder that holds the snapshots of all files; `None`: none are made.
    pub snapshots: Option<PathBuf>,
    /// How work on the file is ended that takes too long.
    pub stop: Stop,
}

impl Services {
    /// The computer's own clock and ids, for this person; without snapshots.
    pub fn system(who: impl Into<String>) -> Self {
        Self {
            clock: Arc::new(SystemClock),
            ids: Arc::new(RandomIds),
            who: who.into(),
            snapshots: None,
            stop: Stop::default(),
        }
    }

    /// The same, with snapshots kept in this folder.
    #[must_use]
    pub fn with_snapshots(self, folder: impl Into<PathBuf>) -> Self {
        Self { snapshots: Some(folder.into()), ..self }
    }
}

impl fmt::Debug for Services {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Services").field("who", &self.who).finish_non_exhaustive()
    }
}
