//! The command line as a script drives it: outputs, exit codes, and files left as they were.

mod backup;
mod demo;
#[cfg(unix)]
mod disk;
mod export;
#[cfg(unix)]
mod file_refused;
mod history;
mod import;
mod merge;
mod refusal;
mod support;
