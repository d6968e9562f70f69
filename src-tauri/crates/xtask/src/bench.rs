//! `cargo xtask bench`: builds the benchmarks in their own profile and runs them.
//!
//! What is measured, and against which floor and peer, is said in the testkit and, for what is seen
//! on the screen, in `ui/bench`; this only sets the table: the peers, the assets, the programs.

use std::fs;
use std::process::{Command, ExitCode};

use crate::workspace::Workspace;
use crate::{process, setup};

/// Libraries that grid and Gantt are measured beside: all under the MIT licence, put where the
/// build goes and never into the product.
const PEERS: &[&str] = &["ag-grid-community@36.2.0", "frappe-gantt@1.2.2"];

/// Runs the benchmarks; words after `bench` are passed on (names of single measurements). `ui`
/// as the first word measures what is seen on the screen instead.
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

/// Grid and Gantt beside their peers, the pages and the start of the window, as they are shipped.
fn on_screen(workspace: &Workspace, words: &[String]) -> Result<ExitCode, String> {
    setup::for_test(workspace)?;
    setup::build_ui(workspace)?;
    println!("· building the programs (optimised: the first time takes some minutes)");
    process::must(
        Command::new("cargo")
            .args(["build", "--release", "--package", "jiugai-desktop", "--package", "jiugai-cli"])
            .args(["--package", "jiugai-devserver", "--features", "jiugai-desktop/shipped"])
            .current_dir(workspace.root()),
    )?;
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
            .env("JIUGAI_PROGRAMS", workspace.shipped("jiugai").with_file_name(""))
            .env("JIUGAI_REPORTS", workspace.reports())
            .env("JIUGAI_ASSETS", workspace.path("assets"))
            .current_dir(workspace.ui()),
    )?;
    Ok(ExitCode::SUCCESS)
}
