//! Bringing edits back: laws under random edits, and what people do to a workbook on the way.

mod laws;
mod office;
mod rows;
mod table;
