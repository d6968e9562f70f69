//! `cargo xtask dist`: what is handed to people, as a Debian package and as a folder in a tarball.
//!
//! The package is made by Tauri's own bundler from `tauri.conf.json`; what Windows needs stands
//! there too and is built on Windows. `dist --try` installs the package on a bare Debian and starts
//! it there.

mod bare;
mod notices;
mod tarball;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::workspace::Workspace;
use crate::{process, setup};

/// The version of everything here; the workspace's own.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Builds and packs; with `--try`, tries the package out as well.
pub(crate) fn run(workspace: &Workspace, words: &[String]) -> Result<ExitCode, String> {
    let tried = match words {
        [] => false,
        [word] if word == "--try" => true,
        _ => return Err("cargo xtask dist [--try]".to_owned()),
    };
    setup::for_run(workspace)?;
    setup::build_ui(workspace)?;
    println!("· building what is shipped (optimised: the first time takes some minutes)");
    process::must(
        Command::new("cargo")
            .args(["build", "--release", "--package", "jiugai-desktop", "--package", "jiugai-cli"])
            .args(["--features", "jiugai-desktop/shipped"])
            .current_dir(workspace.root()),
    )?;
    let programs = [workspace.shipped("jiugai-desktop"), workspace.shipped("jiugai")];
    process::must(Command::new("strip").args(&programs))?;
    let place = workspace.dist();
    let _ = fs::remove_dir_all(&place);
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    let notices = notices::write(workspace, &place)?;
    let deb = package(workspace, &place, &notices)?;
    let tarball = tarball::pack(workspace, &place, &notices)?;
    for path in [&deb, &tarball].into_iter().chain(&programs) {
        println!("{:>8}  {}", size(path)?, path.display());
    }
    if tried {
        bare::try_out(workspace, &deb)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The Debian package, put into `place`.
fn package(workspace: &Workspace, place: &Path, notices: &Path) -> Result<PathBuf, String> {
    println!("· packing for Debian");
    let more = serde_json::json!({ "bundle": { "linux": { "deb": { "files": {
        "/usr/bin/jiugai": workspace.shipped("jiugai"),
        "/usr/share/doc/jiugai/third-party.txt": notices,
    } } } } });
    process::must(
        Command::new(workspace.ui().join("node_modules/.bin/tauri"))
            .args(["bundle", "--bundles", "deb", "--ci", "--features", "shipped", "--config"])
            .arg(more.to_string())
            .current_dir(workspace.path("src-tauri")),
    )?;
    let made = workspace.shipped("bundle/deb").join(format!("jiugai_{VERSION}_amd64.deb"));
    let to = place.join(made.file_name().unwrap_or_default());
    fs::copy(&made, &to).map_err(|error| format!("{}: {error}", made.display()))?;
    Ok(to)
}

/// A file's size for people.
fn size(path: &Path) -> Result<String, String> {
    let bytes = fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?.len();
    Ok(format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10))
}
