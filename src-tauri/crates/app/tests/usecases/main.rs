//! The use cases on real files: the demo, and workbooks made for the purpose.

mod cells;
mod figures;
mod import;
mod money;
mod plans;
mod policy;
mod random;
mod support;
