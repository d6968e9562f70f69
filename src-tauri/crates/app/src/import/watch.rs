//! How a long import tells how far it has come, and how it is stopped.

use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

use jiugai_store::Stop;

use crate::AppError;

type Tell = dyn Fn(&str, usize, Option<usize>) + Send + Sync;

/// Watches one import. The default neither tells nor stops.
#[derive(Clone, Default)]
pub struct Watch {
    stop: Stop,
    tell: Option<Arc<Tell>>,
}

impl Watch {
    /// Tells `tell` the phase, how much is done and how much there is, until `stop` is asked for.
    pub fn new(
        stop: Stop,
        tell: impl Fn(&str, usize, Option<usize>) + Send + Sync + 'static,
    ) -> Self {
        Self { stop, tell: Some(Arc::new(tell)) }
    }

    /// Refuses to go on once it was stopped.
    pub fn check(&self) -> Result<(), AppError> {
        Ok(self.stop.check()?)
    }

    /// Begins a phase whose length is not known.
    pub(crate) fn phase(&self, phase: &str) -> Result<(), AppError> {
        self.say(phase, 0, None);
        self.check()
    }

    /// Tells now and then how many rows of a phase are done.
    pub(crate) fn step(&self, phase: &str, done: usize, total: usize) -> Result<(), AppError> {
        if done.is_multiple_of(512) {
            self.say(phase, done, Some(total));
            self.check()?;
        }
        Ok(())
    }

    fn say(&self, phase: &str, done: usize, total: Option<usize>) {
        if let Some(tell) = &self.tell {
            tell(phase, done, total);
        }
    }
}

impl jiugai_exchange::read::watch::Watch for Watch {
    fn step(&self, step: jiugai_exchange::read::watch::Step) -> ControlFlow<()> {
        let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let total = (step.of > 0).then(|| number(step.of));
        self.say("import.read", number(step.done), total);
        if self.check().is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").field("stop", &self.stop).finish_non_exhaustive()
    }
}
