//! The user interface's packages and its build. Node itself is not installed here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use super::say;
use crate::process;
use crate::workspace::Workspace;

/// The oldest Node the build tools run on.
const OLDEST: (u32, u32) = (20, 19);

/// Installs what the lock file names, when something else is installed.
pub(super) fn install(workspace: &Workspace) -> Result<(), String> {
    let version = process::capture(Command::new("node").arg("--version")).map_err(|_| {
        "Node is missing: install Node 20.19 or newer with npm, then try again".to_owned()
    })?;
    if parse(&version).is_none_or(|found| found < OLDEST) {
        return Err(format!(
            "Node {} is too old: install Node {}.{} or newer, then try again",
            version.trim(),
            OLDEST.0,
            OLDEST.1
        ));
    }
    let ui = workspace.ui();
    let lock = fs::read(ui.join("package-lock.json"))
        .map_err(|error| format!("ui/package-lock.json: {error}"))?;
    let stamp = ui.join("node_modules/.installed-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("packages of the user interface (npm install)");
    // Not `npm ci`: it refuses a lock file without the builds of a tool for every other system,
    // and a registry may not offer all of them. `--no-save` keeps to the lock and leaves it alone.
    process::must(
        Command::new("npm")
            .args(["install", "--no-save", "--no-fund", "--no-audit", "--loglevel=error"])
            .current_dir(&ui),
    )?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// `npm run build`, when a source is newer than what was built.
pub(crate) fn build(workspace: &Workspace) -> Result<(), String> {
    let ui = workspace.ui();
    let built = modified(&ui.join("dist/index.html"));
    let sources = [
        ui.join("src"),
        ui.join("fonts"),
        ui.join("index.html"),
        ui.join("vite.config.ts"),
        ui.join("package-lock.json"),
        workspace.path("assets/i18n"),
        workspace.path("assets/palette.json"),
        workspace.path("assets/icons"),
    ];
    let newest = sources.iter().filter_map(|path| newest(path)).max();
    if built.is_some() && built >= newest {
        return Ok(());
    }
    say("building the user interface");
    process::must(Command::new("npm").args(["run", "--silent", "build"]).current_dir(&ui))
}

/// Major and minor of a version like `v20.19.1`.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// The latest change of a file or of anything below a folder.
fn newest(path: &Path) -> Option<SystemTime> {
    let below = fs::read_dir(path).ok().into_iter().flatten();
    let inside = below.filter_map(Result::ok).map(|entry| entry.path()).collect::<Vec<PathBuf>>();
    inside.iter().filter_map(|path| newest(path)).chain(modified(path)).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(parse("v20.20.2\n"), Some((20, 20)));
        assert!(parse("v20.9.0") < Some(OLDEST));
        assert!(parse("v22.1.0") > Some(OLDEST));
        assert_eq!(parse("nonsense"), None);
    }

    #[test]
    fn the_newest_file_below_a_folder_is_found() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(newest(source) >= modified(&source.join("src/setup/node.rs")));
        assert_eq!(newest(Path::new("no/such/place")), None);
    }
}
