//! Processes that work on a project file until they are killed, and what must be true afterwards:
//! everything they acknowledged is there, and at most the step under way besides, whole.
//!
//! A writer is the running program started again ([`play_if_asked`]); it says on its standard output
//! what it begins and what is done, with a fingerprint of the file. [`Stream::kill_once`] lets one
//! work, kills it at a random moment and compares. Power cuts are not here: what a killed process
//! has handed to the system survives it.

mod judge;
mod stream;
mod writer;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use jiugai_store::{Store, StoreError};

pub use self::stream::{Kill, Stream, Tally};
pub use self::writer::play_if_asked;

/// What a writer said last that it has done.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Acknowledged {
    /// The newest row of history; none in a file nothing was done to.
    revision: Option<String>,
    /// All records.
    state: u64,
}

impl Acknowledged {
    /// Where a file stands.
    fn of(store: &Store) -> Result<Self, StoreError> {
        let revision = store.revision()?.map(|id| id.to_string());
        let mut hasher = DefaultHasher::new();
        store.dump()?.hash(&mut hasher);
        Ok(Self { revision, state: hasher.finish() })
    }

    /// As one word for the writer's output.
    fn said(&self) -> String {
        format!("{} {:016x}", self.revision.as_deref().unwrap_or("-"), self.state)
    }

    /// What [`Acknowledged::said`] said; `None` for a torn line.
    fn heard(words: &str) -> Option<Self> {
        let (revision, state) = words.split_once(' ')?;
        let is_whole = state.len() == 16;
        let state = u64::from_str_radix(state, 16).ok().filter(|_| is_whole)?;
        Some(Self { revision: (revision != "-").then(|| revision.to_owned()), state })
    }
}
