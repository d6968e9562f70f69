//! Workbooks that come back: read against what they carried, merged with the file as it is now,
//! asked about, and written as one step. Questions put off stay in the file until they are settled.
//!
//! Who changed what is `jiugai_exchange::merge`'s; what a field means is here, a file per kind.

mod apply;
mod community;
mod deferred;
mod entry;
mod finding;
mod here;
mod line;
mod lost;
mod names;
mod plan;
mod shown;
mod sift;
mod task;
mod value;
mod writer;

pub use self::apply::{Merged, apply};
pub use self::deferred::{Deferred, deferred, settle};
pub use self::plan::{From, Plan, Trouble, read};
pub use self::shown::{choices, field_label, show};
pub use jiugai_exchange::merge::{Answer, Change, Question, QuestionKind, Remark, RemarkKind};
