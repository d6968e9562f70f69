//! Spreadsheets in and out: safe reading, recognising, writing.
//!
//! Reading turns any office file into a sparse [`book::Book`] or a refusal; recognising turns a
//! book into tables of values with remarks; writing makes workbooks. No store, no screens, no
//! sentences for people: codes and parameters only.

pub mod book;
pub mod carried;
pub mod columns;
mod field;
pub mod limits;
pub mod merge;
pub mod number;
pub mod price_book;
pub mod read;
pub mod recognise;
pub mod refused;
pub mod text;
pub mod write;
pub mod year;

pub use book::Book;
pub use limits::Limits;
pub use read::{read_book, read_book_watched};
pub use recognise::{Recognised, recognise};
pub use refused::{InputRefused, RefusedKind};
pub use write::{Lang, WriteError};
