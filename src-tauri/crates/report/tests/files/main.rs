//! What this crate writes, looked at from outside.

mod chart;
mod common;
mod gantt;
