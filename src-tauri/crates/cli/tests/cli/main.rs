//! The command line as a script drives it: outputs, exit codes, and files left as they were.

mod demo;
mod history;
mod import;
mod refusal;
mod support;
