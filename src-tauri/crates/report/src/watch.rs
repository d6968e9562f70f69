//! How far a long drawing has come, told to whoever waits, who may say to stop.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::ReportError;

/// Is told how many of how many pages are done, of none where nobody knows; `Break` cancels.
pub type Watch<'w> = &'w mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// How often it is asked whether to stop, while nothing comes.
const PATIENCE: Duration = Duration::from_millis(100);

/// Tells how many of `total` are done.
pub(crate) fn tell(watch: Watch<'_>, done: usize, total: usize) -> Result<(), ReportError> {
    let count = |pages: usize| u64::try_from(pages).unwrap_or(u64::MAX);
    match watch(count(done), count(total)) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ReportError::Cancelled),
    }
}

/// The next of what others make; meanwhile it asks every moment whether to stop. `None` when no
/// more comes.
pub(crate) fn next<T>(
    made: &Receiver<T>,
    mut go_on: impl FnMut() -> Result<(), ReportError>,
) -> Result<Option<T>, ReportError> {
    loop {
        match made.recv_timeout(PATIENCE) {
            Ok(one) => return Ok(Some(one)),
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
            Err(RecvTimeoutError::Timeout) => go_on()?,
        }
    }
}
