//! The text files of the clone: what git tracks, and what is new and not ignored.

use std::fs;

use super::git;
use super::source::Source;
use crate::workspace::Workspace;

/// Files that are data, pictures or locks: no rule about sources reads them.
const NOT_TEXT: &[&str] = &[
    "png", "ico", "jpg", "pdf", "xlsx", "xls", "xlsb", "ods", "csv", "ttf", "otf", "zst", "jiugai",
    "lock", "snap",
];

/// Every text file of the clone, in the order of their paths.
pub(super) fn sources(workspace: &Workspace) -> Result<Vec<Source>, String> {
    let listed = git(workspace, &["ls-files", "-z", "--cached", "--others", "--exclude-standard"])?;
    let mut paths: Vec<&str> = listed.split('\0').filter(|path| is_text(path)).collect();
    paths.sort_unstable();
    paths.dedup();
    Ok(paths
        .into_iter()
        .filter_map(|path| {
            // A tracked file may be deleted in the working tree, or hold bytes that are no text.
            let text = fs::read_to_string(workspace.path(path)).ok()?;
            Some(Source::new(path, &text))
        })
        .collect())
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    !path.is_empty() && !NOT_TEXT.contains(&ending) && !path.ends_with("package-lock.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_include_this_file_and_no_lock() {
        let workspace = Workspace::find().unwrap();
        let sources = sources(&workspace).unwrap();
        assert!(sources.iter().any(|source| source.path().ends_with("check/tree.rs")));
        assert!(!sources.iter().any(|source| source.path().ends_with("Cargo.lock")));
    }
}
