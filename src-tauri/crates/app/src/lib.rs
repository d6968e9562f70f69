//! The use cases: a folder per noun, a file per verb. The only door for every shell.
//!
//! No SQL (that is `jiugai-store`), no wire formats (that is `jiugai-contract`), no windows.
//! Clock, ids and progress come in from outside.

pub mod analysis;
pub mod assets;
pub mod backup;
pub mod check;
pub mod checklist;
pub mod community;
pub mod demo;
mod error;
pub mod export;
pub mod figures;
pub mod funding;
pub mod gate;
pub mod history;
pub mod import;
pub mod merge;
pub mod plan;
pub mod policy;
pub mod price;
pub mod project;
pub mod schedule;
pub mod scheme;
pub mod snapshot;
pub mod text;
mod typed;

pub use assets::Assets;
pub use error::{AppError, ErrorCode, ErrorKind};
pub use jiugai_exchange::read::serve as serve_reader;
pub use jiugai_report::Lang;
pub use jiugai_store::Via;
pub use project::{Outcome, Project};
pub use text::Notice;
pub use typed::date as typed_date;
