//! `cargo xtask bench`: builds the benchmarks in their own profile and runs them.
//!
//! What is measured, and against which floor and peer, is said in the testkit; this only sets the
//! table: the peer's Python, the assets, a build without the window.

use std::process::{Command, ExitCode};

use crate::workspace::Workspace;
use crate::{process, setup};

/// Runs the benchmarks; words after `bench` are passed on (names of single measurements).
pub(crate) fn run(workspace: &Workspace, words: &[String]) -> Result<ExitCode, String> {
    setup::for_bench(workspace)?;
    println!("· building the benchmarks (optimised: the first time takes some minutes)");
    process::must(
        Command::new("cargo")
            .args(["bench", "--package", "jiugai-testkit", "--"])
            .args(words)
            .env("JIUGAI_PYTHON", setup::python(workspace))
            .env("JIUGAI_ASSETS", workspace.path("assets"))
            .current_dir(workspace.root()),
    )?;
    Ok(ExitCode::SUCCESS)
}
