//! The list of what others wrote that is shipped inside: names, versions, licences, as each project
//! states them itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::process;
use crate::workspace::Workspace;

/// Writes the list into `place` and says where.
pub(super) fn write(workspace: &Workspace, place: &Path) -> Result<PathBuf, String> {
    let mut text = String::from(
        "Parts of this program written by others, under the licences they state themselves.\n",
    );
    for (title, list) in [
        ("Rust crates", crates(workspace)?),
        ("Packages of the user interface", packages(workspace)?),
    ] {
        text.push_str(&format!("\n{title}\n\n"));
        for line in list {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text.push_str("\nFont: Noto Sans SC, SIL Open Font Licence 1.1 (assets/fonts/OFL.txt)\n");
    let path = place.join("third-party.txt");
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path)
}

/// Every crate that may be linked into the programs on this system.
fn crates(workspace: &Workspace) -> Result<BTreeSet<String>, String> {
    let tree = process::capture(
        Command::new("cargo")
            .args(["tree", "--locked", "--prefix", "none", "--edges", "normal", "--format"])
            .args(["{p}\t{l}", "--package", "jiugai-desktop", "--package", "jiugai-cli"])
            .current_dir(workspace.root()),
    )?;
    Ok(tree.lines().filter_map(crate_line).collect())
}

/// `name v1.2.3 (*)\tlicence` without what is ours.
fn crate_line(line: &str) -> Option<String> {
    let (package, licence) = line.split_once('\t')?;
    if package.starts_with("jiugai-") {
        return None;
    }
    let mut words = package.split_whitespace();
    let (name, version) = (words.next()?, words.next()?);
    let licence = licence.trim_end_matches(" (*)").trim();
    Some(format!("{name} {version}: {licence}"))
}

/// Every package that may end up in the built pages, from the lock file.
fn packages(workspace: &Workspace) -> Result<BTreeSet<String>, String> {
    let path = workspace.ui().join("package-lock.json");
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(&path).map_err(|error| failed(&error))?;
    let lock: Value = serde_json::from_str(&text).map_err(|error| failed(&error))?;
    let all = lock["packages"].as_object().into_iter().flatten();
    Ok(all.filter_map(|(place, package)| package_line(place, package)).collect())
}

fn package_line(place: &str, package: &Value) -> Option<String> {
    let name = place.rsplit_once("node_modules/")?.1;
    if package["dev"] == true || package["devOptional"] == true {
        return None;
    }
    let licence = package["license"].as_str().unwrap_or("see its package");
    Some(format!("{name} {}: {licence}", package["version"].as_str()?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_crate_is_named_with_its_licence_and_ours_are_not() {
        let line = crate_line("zip v2.1.0 (*)\tMIT OR Apache-2.0 (*)");
        assert_eq!(line.as_deref(), Some("zip v2.1.0: MIT OR Apache-2.0"));
        assert_eq!(crate_line("jiugai-app v0.1.0 (/x)\tMIT"), None);
        assert_eq!(crate_line(""), None);
    }

    #[test]
    fn a_package_for_development_is_not_shipped() {
        let line = |package: Value| package_line("node_modules/a/node_modules/@b/c", &package);
        let shipped = line(json!({ "version": "1.0.0", "license": "MIT" }));
        assert_eq!(shipped.as_deref(), Some("@b/c 1.0.0: MIT"));
        assert_eq!(line(json!({ "version": "1.0.0", "dev": true })), None);
    }
}
