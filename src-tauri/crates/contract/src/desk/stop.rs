//! Ending what takes too long: work on the open file, or what goes on beside it.

use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use jiugai_app::project::Stop;

use super::locked;

/// Nobody wants to end what has only just begun: the word was meant for what was over by then.
const JUST_BEGUN: Duration = Duration::from_secs(1);

/// Work on the open file: opening it, writing, taking back. One at a time, and the file itself looks
/// whether it is to end.
#[derive(Default)]
pub(super) struct FileWork {
    stop: Stop,
    began: Mutex<Option<Instant>>,
}

impl FileWork {
    /// What a file is given to look at.
    pub(super) const fn stop(&self) -> &Stop {
        &self.stop
    }

    /// Work begins; it is over when the answer is dropped.
    pub(super) fn begin(&self) -> Working<'_> {
        *self.now() = Some(Instant::now());
        Working(self)
    }

    /// Ends what is at work, if it has been for a while.
    pub(super) fn ask(&self) {
        let now = self.now();
        if now.is_some_and(|began| began.elapsed() >= JUST_BEGUN) {
            self.stop.ask();
        }
    }

    fn now(&self) -> MutexGuard<'_, Option<Instant>> {
        locked(&self.began)
    }
}

/// Work goes on while this is held.
pub(super) struct Working<'a>(&'a FileWork);

impl Drop for Working<'_> {
    fn drop(&mut self) {
        let mut now = self.0.now();
        *now = None;
        self.0.stop.take_back();
    }
}

/// What goes on beside the work on the file, the latest of a kind: an import, an export. Every one
/// begins unstopped.
#[derive(Default)]
pub(super) struct Latest(Mutex<Stop>);

impl Latest {
    pub(super) fn begin(&self) -> Stop {
        let fresh = Stop::default();
        locked(&self.0).clone_from(&fresh);
        fresh
    }

    /// Ends it.
    pub(super) fn ask(&self) {
        locked(&self.0).ask();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As if it had begun some seconds ago.
    fn let_it_last(work: &FileWork) {
        *work.now() = Instant::now().checked_sub(Duration::from_secs(3));
    }

    #[test]
    fn what_lasts_is_ended_and_what_comes_next_is_not() {
        let work = FileWork::default();
        let first = work.begin();
        let_it_last(&work);
        work.ask();
        assert!(work.stop().is_asked());
        drop(first);
        let _next = work.begin();
        assert!(!work.stop().is_asked());
    }

    #[test]
    fn a_word_that_comes_too_late_ends_nothing() {
        let work = FileWork::default();
        work.ask();
        let _next = work.begin();
        work.ask();
        assert!(!work.stop().is_asked());
    }
}
