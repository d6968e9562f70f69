//! The tarball: one folder that runs where it is unpacked, for systems without `apt`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::VERSION;
use crate::process;
use crate::workspace::Workspace;

/// What lies in the folder besides the programs: from the clone, to the folder.
const FILES: &[(&str, &str)] = &[
    ("assets/policy", "lib/jiugai/assets/policy"),
    ("assets/samples", "lib/jiugai/assets/samples"),
    ("assets/fonts", "lib/jiugai/assets/fonts"),
    ("assets/i18n", "lib/jiugai/assets/i18n"),
    ("assets/palette.json", "lib/jiugai/assets/palette.json"),
    ("src-tauri/linux/jiugai.xml", "share/mime/packages/jiugai.xml"),
    ("src-tauri/icons/128x128.png", "share/icons/hicolor/128x128/apps/jiugai-desktop.png"),
    ("LICENSE", "LICENSE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Packs the folder; equal input gives an equal file.
pub(super) fn pack(workspace: &Workspace, place: &Path, notices: &Path) -> Result<PathBuf, String> {
    println!("· packing a tarball");
    let name = format!("jiugai-{VERSION}-linux-{}", std::env::consts::ARCH);
    let folder = place.join(&name);
    for program in ["jiugai-desktop", "jiugai"] {
        copy(&workspace.shipped(program), &folder.join("bin").join(program))?;
    }
    for (from, to) in FILES {
        copy(&workspace.path(from), &folder.join(to))?;
    }
    copy(notices, &folder.join("third-party.txt"))?;
    entry(workspace, &folder)?;
    let made = place.join(format!("{name}.tar.gz"));
    process::must(
        Command::new("tar")
            .args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0"])
            .arg("-czf")
            .arg(&made)
            .arg("-C")
            .arg(place)
            .arg(&name),
    )?;
    fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(made)
}

/// The menu entry, without the bundler's placeholders.
fn entry(workspace: &Workspace, folder: &Path) -> Result<(), String> {
    let from = workspace.path("src-tauri/linux/jiugai.desktop");
    let text = fs::read_to_string(&from).map_err(|error| format!("{}: {error}", from.display()))?;
    let text = text.replace("{{exec}}", "jiugai-desktop").replace("{{icon}}", "jiugai-desktop");
    let to = folder.join("share/applications/jiugai.desktop");
    fs::create_dir_all(folder.join("share/applications"))
        .and_then(|()| fs::write(&to, text))
        .map_err(|error| format!("{}: {error}", to.display()))
}

/// Copies a file, or a folder with all below it.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    if from.is_dir() {
        for entry in fs::read_dir(from).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    fs::create_dir_all(to.parent().unwrap_or(to)).map_err(failed)?;
    fs::copy(from, to).map(drop).map_err(failed)
}
