//! How far writing has come, told to whoever waits, who may say to stop.

use std::ops::ControlFlow;

use super::WriteError;

/// Is told how many of how many rows are written; `Break` cancels.
pub type Watch<'w> = &'w mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// Rows written so far, over all tables of a file.
pub(super) struct Progress<'w> {
    watch: Watch<'w>,
    before: usize,
    total: usize,
}

impl<'w> Progress<'w> {
    pub(super) fn new(watch: Watch<'w>, total: usize) -> Self {
        Self { watch, before: 0, total }
    }

    /// `rows` of the table at work are written.
    pub(super) fn moved(&mut self, rows: usize) -> ControlFlow<()> {
        let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
        (self.watch)(count(self.before + rows), count(self.total))
    }

    /// The table at work, of this many rows, is done.
    pub(super) fn written(&mut self, rows: usize) {
        self.before += rows;
    }

    /// Stops here when asked to.
    pub(super) fn check(&mut self) -> Result<(), WriteError> {
        match self.moved(0) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(WriteError::Cancelled),
        }
    }
}
