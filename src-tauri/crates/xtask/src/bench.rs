//! `cargo xtask bench`: builds the benchmarks in their own profile and runs them.
//!
//! What is measured, and against which floor and peer, is said in the testkit and, for grid and
//! Gantt on the screen, in `ui/bench`; this only sets the table: the peers, the assets, a build
//! without the window.

use std::fs;
use std::process::{Command, ExitCode};

use crate::workspace::Workspace;
use crate::{process, setup};

/// Libraries that grid and Gantt are measured beside: all under the MIT licence, put where the
/// build goes and never into the product.
const PEERS: &[&str] = &["ag-grid-community@36.2.0", "frappe-gantt@1.2.2"];

/// Runs the benchmarks; words after `bench` are passed on (names of single measurements). `ui`
/// as the first word measures grid and Gantt in browsers instead.
pub(crate) fn run(workspace: &Workspace, words: &[String]) -> Result<ExitCode, String> {
    if let Some((first, rest)) = words.split_first()
        && first == "ui"
    {
        return on_screen(workspace, rest);
    }
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

fn on_screen(workspace: &Workspace, words: &[String]) -> Result<ExitCode, String> {
    setup::for_test(workspace)?;
    let peers = workspace.path("target/bench-peers");
    fs::create_dir_all(&peers).map_err(|error| format!("{}: {error}", peers.display()))?;
    fs::write(peers.join("package.json"), "{\"private\":true}\n")
        .map_err(|error| format!("{}: {error}", peers.display()))?;
    println!("· libraries to measure beside");
    process::must(
        Command::new("npm")
            .args(["install", "--no-save", "--no-fund", "--no-audit", "--loglevel=error"])
            .args(PEERS)
            .current_dir(&peers),
    )?;
    process::must(
        Command::new("node")
            .arg("bench/run.mjs")
            .args(words)
            .env("JIUGAI_PEERS", peers.join("node_modules"))
            .current_dir(workspace.ui()),
    )?;
    Ok(ExitCode::SUCCESS)
}
