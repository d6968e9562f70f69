//! Ending what takes too long: work on the open file, or what goes on beside it.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiugai_app::project::Stop;

use super::locked;

/// Nobody wants to end what has only just begun: the word was meant for what was over by then.
const JUST_BEGUN: Duration = Duration::from_secs(1);

/// Work on files that goes on: opening one, writing, taking back. Each file looks by itself whether its
/// work is to end.
#[derive(Default)]
pub(super) struct FileWork(Mutex<Going>);

#[derive(Default)]
struct Going {
    begun: u64,
    /// By number: what ends it, and since when it goes on.
    works: BTreeMap<u64, (Stop, Instant)>,
}

impl FileWork {
    /// Work begins that looks at `stop`; it is over when the answer is dropped.
    pub(super) fn begin(&self, stop: Stop) -> Working<'_> {
        let mut going = locked(&self.0);
        going.begun += 1;
        let number = going.begun;
        going.works.insert(number, (stop, Instant::now()));
        Working { work: self, number }
    }

    /// Ends what has been at work for a while.
    pub(super) fn ask(&self) {
        let going = locked(&self.0);
        let long = going.works.values().filter(|(_, began)| began.elapsed() >= JUST_BEGUN);
        long.for_each(|(stop, _)| stop.ask());
    }
}

/// Work goes on while this is held.
pub(super) struct Working<'a> {
    work: &'a FileWork,
    number: u64,
}

impl Drop for Working<'_> {
    fn drop(&mut self) {
        // Under the same lock as asking: what comes next is not ended by a word about this.
        if let Some((stop, _)) = locked(&self.work.0).works.remove(&self.number) {
            stop.take_back();
        }
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

    /// As if all of it had begun some seconds ago.
    fn let_it_last(work: &FileWork) {
        for (_, began) in locked(&work.0).works.values_mut() {
            *began =
                began.checked_sub(Duration::from_secs(3)).expect("the computer runs for longer");
        }
    }

    #[test]
    fn what_lasts_is_ended_and_what_comes_next_is_not() {
        let (work, stop) = (FileWork::default(), Stop::default());
        let first = work.begin(stop.clone());
        let_it_last(&work);
        work.ask();
        assert!(stop.is_asked());
        drop(first);
        let _next = work.begin(stop.clone());
        assert!(!stop.is_asked());
    }

    #[test]
    fn a_word_that_comes_too_late_ends_nothing() {
        let (work, stop) = (FileWork::default(), Stop::default());
        work.ask();
        let _next = work.begin(stop.clone());
        work.ask();
        assert!(!stop.is_asked());
    }

    /// A page reads the old file while another one is opened: the opening can be ended all the same.
    #[test]
    fn work_on_one_file_says_nothing_of_another() {
        let work = FileWork::default();
        let (old, new) = (Stop::default(), Stop::default());
        let _opening = work.begin(new.clone());
        let_it_last(&work);
        drop(work.begin(old.clone()));
        let _writing = work.begin(old.clone());
        work.ask();
        assert!(new.is_asked() && !old.is_asked());
    }
}
