//! How long the content of edits is kept. The rows of history are kept for ever.

use rusqlite::params;

use crate::{Store, StoreError};

/// How much of what edits changed is kept; the rows of history are kept for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// So many edits that stand can always be undone.
    pub steps: u32,
    /// Beyond them the newest are kept that together take no more room than this, in bytes.
    pub bytes: i64,
}

impl Keep {
    /// Years of edits by hand, or some twenty imports of a province.
    pub const DEFAULT: Self = Self { steps: 200, bytes: 64 << 20 };
}

impl Store {
    /// Gives up the oldest changes beyond what is to be kept; says how many edits that concerned.
    /// They can then no longer be undone or shown field by field. Done on closing.
    pub fn give_up_changes(&self, keep: Keep) -> Result<usize, StoreError> {
        self.write(|conn, _| {
            let given_up = conn
                .prepare_cached(include_str!("prune.sql"))?
                .execute(params![keep.steps, keep.bytes]);
            Ok(given_up?)
        })
    }
}
