//! A Python of the tests' own, inside the build directory: it reads our workbooks back with another
//! program (openpyxl) and is the peer of the benchmarks (pandas). Never needed to use the product.

use std::path::PathBuf;
use std::process::Command;

use super::say;
use crate::process;
use crate::workspace::Workspace;

/// A package by its requirement and the name it is imported by.
pub(super) struct Package {
    requirement: &'static str,
    module: &'static str,
}

/// Reads spreadsheets.
pub(super) const OPENPYXL: Package = Package { requirement: "openpyxl==3.1.5", module: "openpyxl" };
/// The peer of the spreadsheet benchmark.
pub(super) const PANDAS: Package = Package { requirement: "pandas>=2.2,<3", module: "pandas" };

/// The interpreter that has the packages.
pub(crate) fn interpreter(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("python/bin/python")
}

/// Makes the environment and installs what of the packages is missing.
pub(super) fn install(workspace: &Workspace, packages: &[Package]) -> Result<(), String> {
    let python = interpreter(workspace);
    if !process::answers(Command::new(&python).arg("--version")) {
        say("a Python environment for the tests");
        let place = workspace.tools().join("python");
        process::must(Command::new("python3").args(["-m", "venv"]).arg(place))?;
    }
    let missing: Vec<&str> = packages
        .iter()
        .filter(|package| {
            let import = format!("import {}", package.module);
            !process::answers(Command::new(&python).args(["-c", &import]))
        })
        .map(|package| package.requirement)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("Python packages: {}", missing.join(" ")));
    process::must(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(missing),
    )
}
