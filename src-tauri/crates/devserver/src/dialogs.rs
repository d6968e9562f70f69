//! Answers to file dialogs, prepared by the test over `POST /test/dialogs`.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use jiugai_contract::{Dialogs, OpenWhat, SaveWhat};

/// Prepared answers in the order they will be given. A dialog nobody prepared for is declined.
#[derive(Default)]
pub(crate) struct Queue {
    answers: Mutex<VecDeque<Option<PathBuf>>>,
}

impl Queue {
    /// Appends answers; `None` declines.
    pub(crate) fn prepare(&self, answers: impl IntoIterator<Item = Option<PathBuf>>) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).extend(answers);
    }

    fn next(&self) -> Option<PathBuf> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).pop_front().flatten()
    }
}

impl Dialogs for Queue {
    fn open(&self, _what: OpenWhat) -> Option<PathBuf> {
        self.next()
    }

    fn folder(&self) -> Option<PathBuf> {
        self.next()
    }

    fn save(&self, _what: SaveWhat, _suggested: &str) -> Option<PathBuf> {
        self.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_and_run_out() {
        let queue = Queue::default();
        queue.prepare([Some("a.svg".into()), None, Some("b.jiugai".into())]);
        assert_eq!(queue.save(SaveWhat::Svg, ""), Some("a.svg".into()));
        assert_eq!(queue.open(OpenWhat::Project), None);
        assert_eq!(queue.open(OpenWhat::Project), Some("b.jiugai".into()));
        assert_eq!(queue.open(OpenWhat::Project), None);
    }
}
