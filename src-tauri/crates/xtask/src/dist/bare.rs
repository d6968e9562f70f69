//! Trying the package out on a Debian with nothing on it, in a folder of the build directory.

use std::path::Path;
use std::process::Command;

use crate::workspace::Workspace;
use crate::{process, setup};

/// Installs `deb` on a bare Debian, starts the program there, takes it off again. Needs root: it
/// mounts and changes its root folder.
pub(super) fn try_out(workspace: &Workspace, deb: &Path) -> Result<(), String> {
    println!("· trying the package on a bare Debian");
    setup::for_bare()?;
    let sources = process::capture(Command::new("apt-get").args([
        "indextargets",
        "--format",
        "$(RELEASE) $(REPO_URI)",
        "Created-By: Packages",
    ]))?;
    let mirror = sources
        .lines()
        .find_map(|line| line.strip_prefix("bookworm "))
        .ok_or("apt knows no source for Debian 12 (bookworm)")?;
    process::must(
        Command::new("unshare")
            .args(["--mount", "sh"])
            .arg(workspace.path("src-tauri/crates/xtask/src/dist/bare.sh"))
            .arg(workspace.dist().join("bare"))
            .arg(deb)
            .arg(mirror),
    )
}
