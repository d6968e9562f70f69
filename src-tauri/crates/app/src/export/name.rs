//! Names of files that go out.

use std::path::{Path, PathBuf};

/// A title as the name of a file: without what some system does not allow in one.
pub fn file_name(title: &str, ending: &str) -> String {
    let allowed: String = title
        .trim()
        .chars()
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c })
        .collect();
    with_ending(Path::new(&allowed), ending).to_string_lossy().into_owned()
}

/// The path with its file type's ending, added when a person left it out.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending)) {
        return path.to_path_buf();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, ending: &str, expected: &str) {
        assert_eq!(with_ending(Path::new(typed), ending), Path::new(expected));
    }

    #[test]
    fn a_left_out_ending_is_added() {
        check("/tmp/横道图", "svg", "/tmp/横道图.svg");
        check("/tmp/v1.2", "png", "/tmp/v1.2.png");
    }

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(file_name("某区 2026/2027 横道图", "svg"), "某区 2026-2027 横道图.svg");
        assert_eq!(file_name("计划.xlsx ", "xlsx"), "计划.xlsx");
    }

    #[test]
    fn a_typed_ending_is_kept() {
        check("/tmp/a.xlsx", "xlsx", "/tmp/a.xlsx");
        check("/tmp/a.PDF", "pdf", "/tmp/a.PDF");
    }
}
