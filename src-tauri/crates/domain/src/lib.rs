//! Types and rules of the field: renewing old urban residential communities.
//!
//! Pure: no files, no clock, no randomness, no SQL, no user interface. Time and ids come in as
//! values. Names follow the glossary in `ARCHITECTURE.md`; money is whole fen, areas are exact.

mod code;
pub mod community;
pub mod cost;
pub mod evidence;
pub mod facet;
pub mod finding;
#[cfg(test)]
mod fixture;
pub mod funding;
pub mod gate;
mod id;
pub mod plan;
pub mod policy;
pub mod progress;
pub mod project;
pub mod provenance;
pub mod scheme;
pub mod tally;
pub mod task;
pub mod totals;
mod unit;

pub use code::{Code, UnknownCode};
pub use id::*;
pub use unit::{BasisPoints, Fen, Quantity, SquareMetres};
