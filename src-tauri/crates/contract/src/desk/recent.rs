//! Files opened before: a list in the host's configuration folder. Losing it loses no data.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::dto::RecentDto;

/// How many files are remembered.
const KEPT: usize = 12;

#[derive(Serialize, Deserialize)]
struct Recent {
    path: PathBuf,
    opened_at: Timestamp,
}

fn list_file(config_dir: &Path) -> PathBuf {
    config_dir.join("recent.json")
}

fn read(config_dir: &Path) -> Vec<Recent> {
    let text = std::fs::read_to_string(list_file(config_dir)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Puts a file at the top of the list.
pub(super) fn remember(config_dir: &Path, path: &Path) {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut list = read(config_dir);
    list.retain(|recent| recent.path != path);
    list.insert(0, Recent { path, opened_at: Timestamp::now() });
    list.truncate(KEPT);
    if let Ok(text) = serde_json::to_string_pretty(&list) {
        // A list that cannot be kept is a convenience lost, not a reason to refuse the file.
        drop(std::fs::create_dir_all(config_dir));
        drop(std::fs::write(list_file(config_dir), text));
    }
}

/// Files that are still there, newest first.
pub(super) fn list(config_dir: &Path) -> Vec<RecentDto> {
    let files = read(config_dir).into_iter();
    files
        .filter(|recent| recent.path.is_file())
        .map(|recent| RecentDto {
            key: key(&recent.path),
            file_name: jiugai_app::project::file_name(&recent.path),
            folder: folder(&recent.path),
            opened_at: recent.opened_at.to_string(),
        })
        .collect()
}

/// The file behind a handle of [`list`].
pub(super) fn find(config_dir: &Path, key: &str) -> Option<PathBuf> {
    read(config_dir).into_iter().map(|recent| recent.path).find(|path| self::key(path) == key)
}

/// A handle that says nothing about the path and stays the same whatever is opened meanwhile.
pub(super) fn key(path: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// A file's folder, for people to read.
pub(super) fn folder(path: &Path) -> String {
    path.parent().map(|folder| folder.display().to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_stays_with_its_file_when_another_is_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, "x").expect("a file");
            path
        };
        remember(folder.path(), &path("甲.jiugai"));
        let key = list(folder.path())[0].key.clone();
        remember(folder.path(), &path("乙.jiugai"));
        assert_eq!(find(folder.path(), &key), Some(path("甲.jiugai")));
    }
}
