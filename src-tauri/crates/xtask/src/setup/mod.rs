//! Finds what a command needs and installs what is missing, one plain line a step.
//!
//! Each step is skipped when it is already satisfied, so a second run costs a moment. Rust itself
//! and Node are not installed here: without Rust this program would not be running, and a Node
//! that is too old is said so.

mod debian;
mod font;
mod node;
mod python;
mod webdriver;

use crate::workspace::Workspace;

/// What must be there to compile the whole workspace and to open the window.
pub(crate) fn for_run(workspace: &Workspace) -> Result<(), String> {
    debian::install(&[debian::BUILD, debian::WINDOW])?;
    node::install(workspace)?;
    font::install(workspace)
}

/// What the tests need besides.
pub(crate) fn for_test(workspace: &Workspace) -> Result<(), String> {
    debian::install(&[debian::BUILD, debian::WINDOW, debian::TEST])?;
    node::install(workspace)?;
    font::install(workspace)?;
    python::install(workspace, &[python::OPENPYXL])?;
    webdriver::install(workspace)
}

/// What the benchmarks need: the peers they are compared with.
pub(crate) fn for_bench(workspace: &Workspace) -> Result<(), String> {
    debian::install(&[debian::BUILD, debian::WINDOW, debian::PYTHON])?;
    node::install(workspace)?;
    font::install(workspace)?;
    python::install(workspace, &[python::OPENPYXL, python::PANDAS])
}

/// What reading other people's spreadsheets needs: the clients that fetch them.
pub(crate) fn for_corpus(workspace: &Workspace) -> Result<(), String> {
    debian::install(&[debian::BUILD, debian::PYTHON])?;
    python::install(workspace, &[])
}

/// What `codegen` needs: a workspace that compiles.
pub(crate) fn for_codegen(workspace: &Workspace) -> Result<(), String> {
    for_run(workspace)
}

/// What trying a package on a bare Debian needs besides.
pub(crate) fn for_bare() -> Result<(), String> {
    debian::install(&[debian::BARE])
}

pub(crate) use node::build as build_ui;
pub(crate) use python::interpreter as python;
pub(crate) use webdriver::program as tauri_driver;

/// One line about a step that takes time.
fn say(step: &str) {
    println!("· {step}");
}
