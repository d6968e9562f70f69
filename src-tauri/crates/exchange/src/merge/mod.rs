//! Bringing edits back: base (what went out), file (what came back) and mine (what is here now),
//! field by field, become what is taken, what is asked, and what is only said.
//!
//! Pure: a book, what it carried, and a view of what is here ([`Mine`]) go in; nothing is written
//! and nothing is silently dropped. Order of rows and columns never matters. What a field means and
//! how a decision is applied is the caller's business.

mod column;
mod outcome;
mod question;
mod returned;
mod row;
mod scaled;
mod settle;
mod value;

pub use self::column::resemblance;
pub use self::outcome::merge;
pub use self::question::{Answer, Change, Counts, Merge, Mine, Place, Question, QuestionKind};
pub use self::returned::{Remark, RemarkKind, Returned, ReturnedRow, ReturnedSheet, RowIs, read};
pub use self::settle::{Base, Doubt, Exact, Said, Settled, settle};
