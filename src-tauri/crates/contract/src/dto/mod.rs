//! The shapes that cross the boundary to the window, the browser and `--json`.
//!
//! Units on the wire: money in fen, areas in m² (two decimals, exact below 2^53 hundredths),
//! dates as `YYYY-MM-DD`, in the columns of a schedule as whole days from 1 January 1970, ids as text.
//! `null` is unknown and never zero.

mod checklist;
mod community;
mod demo;
mod event;
mod exchange;
mod export;
mod figures;
mod funding;
mod handbook;
mod history;
mod import;
mod merge;
mod plan;
mod policy;
mod price;
mod project;
mod schedule;
mod scheme;
mod snapshot;

pub use self::checklist::*;
pub use self::community::*;
pub use self::demo::*;
pub use self::event::*;
pub use self::exchange::*;
pub use self::export::*;
pub use self::figures::*;
pub use self::funding::*;
pub use self::handbook::*;
pub use self::history::*;
pub use self::import::*;
pub use self::merge::*;
pub use self::plan::*;
pub use self::policy::*;
pub use self::price::*;
pub use self::project::*;
pub use self::schedule::*;
pub use self::scheme::*;
pub use self::snapshot::*;

/// Derives what every DTO needs.
macro_rules! dto {
    ($($(#[$meta:meta])* $vis:vis $kind:ident $name:ident { $($body:tt)* })+) => { $(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[ts(export_to = "./")]
        $(#[$meta])*
        $vis $kind $name { $($body)* }
    )+ };
}
pub(crate) use dto;
