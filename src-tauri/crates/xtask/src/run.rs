//! `cargo xtask run`: from a fresh clone to the window on the bundled sample.
//!
//! Where there is no display it runs the demo instead and says where the files are.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::workspace::Workspace;
use crate::{process, setup};

/// Where the demo's files go, seen from the clone.
const DEMO: &str = "out/demo";

/// Installs, builds, and opens the window, on `file` when one is given.
pub(crate) fn run(workspace: &Workspace, files: &[String]) -> Result<ExitCode, String> {
    setup::for_run(workspace)?;
    setup::build_ui(workspace)?;
    println!("· building (the first time takes some minutes)");
    process::must(
        // Not this program: it is running.
        Command::new("cargo")
            .args(["build", "--workspace", "--bins", "--exclude", "jiugai-xtask"])
            .current_dir(workspace.root()),
    )?;
    if has_display() { open(workspace, files) } else { demo(workspace) }
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn open(workspace: &Workspace, files: &[String]) -> Result<ExitCode, String> {
    println!("· opening the window");
    let mut window = Command::new(workspace.program("jiugai-desktop"));
    if files.is_empty() {
        window.arg("--sample");
    }
    process::must(window.args(files).env("JIUGAI_ASSETS", workspace.path("assets")))?;
    Ok(ExitCode::SUCCESS)
}

fn demo(workspace: &Workspace) -> Result<ExitCode, String> {
    println!("· no display here: running the main job headless instead");
    let place: PathBuf = workspace.path(DEMO);
    process::must(
        Command::new(workspace.program("jiugai"))
            .arg("demo")
            .arg(&place)
            .env("JIUGAI_ASSETS", workspace.path("assets")),
    )?;
    println!("The files are in {}", place.display());
    Ok(ExitCode::SUCCESS)
}
