//! How somebody ends work on a file that takes too long: the statements at work end, and with them
//! the transaction; nothing of it stays.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use crate::StoreError;

/// So many steps of `SQLite`'s machine between two looks: a few milliseconds.
const STEPS: i32 = 20_000;

/// Shared between whoever works and whoever may want it to end. While it is asked for, writing,
/// opening and looking a file through end with [`StoreError::Stopped`].
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks what is at work to end.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// What begins from now on is not meant.
    pub fn take_back(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// Whether somebody asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// An error once somebody asked.
    pub fn check(&self) -> Result<(), StoreError> {
        if self.is_asked() { Err(StoreError::Stopped) } else { Ok(()) }
    }

    /// Ends what a connection does once somebody asks.
    pub(crate) fn watch(&self, conn: &Connection) -> Result<(), StoreError> {
        let stop = self.clone();
        Ok(conn.progress_handler(STEPS, Some(move || stop.is_asked()))?)
    }
}
