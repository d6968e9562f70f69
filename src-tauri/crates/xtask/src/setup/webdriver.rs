//! `tauri-driver`, the program between the window's tests and the web view's own driver.

use std::path::PathBuf;
use std::process::Command;

use super::say;
use crate::process;
use crate::workspace::Workspace;

const VERSION: &str = "2.1.0";

/// Where the program is once installed.
pub(crate) fn program(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("bin/tauri-driver")
}

/// Compiles and installs it into the build directory; it lives nowhere else.
pub(super) fn install(workspace: &Workspace) -> Result<(), String> {
    if program(workspace).is_file() {
        return Ok(());
    }
    say("tauri-driver (compiled once)");
    process::must(
        Command::new("cargo")
            .args([
                "install",
                "tauri-driver",
                "--version",
                VERSION,
                "--locked",
                "--quiet",
                "--root",
            ])
            .arg(workspace.tools()),
    )
}
