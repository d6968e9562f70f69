//! How a long reading tells how far it has come, and is told to stop.

use std::ops::ControlFlow;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Bytes of a packed file are unpacked.
    Bytes,
    /// Cells are read.
    Cells,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done.
    pub done: u64,
    /// How much there is to do; 0 where nobody knows.
    pub of: u64,
}

/// Somebody who looks on. Asked often; an answer of [`ControlFlow::Break`] ends the reading.
pub trait Watch: Sync {
    /// A step was made.
    fn step(&self, step: Step) -> ControlFlow<()>;
}

/// Nobody looks on.
impl Watch for () {
    fn step(&self, _: Step) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
