//! What the program was started with: a file, `--sample`, or nothing. Opens nothing itself.

use std::ffi::OsString;
use std::path::PathBuf;

/// What to show first.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// The welcome page.
    Welcome,
    /// A copy of the first bundled sample.
    Sample,
    /// This file.
    File(PathBuf),
}

impl Opening {
    /// Reads the words after the program's name. Only the first file counts: one is open at a time.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Self {
        words
            .into_iter()
            .find_map(|word| {
                if word == "--sample" {
                    return Some(Self::Sample);
                }
                // Other options belong to the window system.
                let option = word.to_string_lossy().starts_with("--");
                (!option && !word.is_empty()).then(|| Self::File(PathBuf::from(word)))
            })
            .unwrap_or(Self::Welcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], expected: &Opening) {
        assert_eq!(Opening::read(words.iter().map(OsString::from)), *expected);
    }

    #[test]
    fn nothing_asked_for_shows_the_welcome_page() {
        check(&[], &Opening::Welcome);
        check(&[""], &Opening::Welcome);
        check(&["--display=:1"], &Opening::Welcome);
    }

    #[test]
    fn the_first_file_or_the_sample_is_shown() {
        check(&["某区.jiugai", "other.jiugai"], &Opening::File("某区.jiugai".into()));
        check(&["--sample"], &Opening::Sample);
        check(&["--class=x", "a.jiugai"], &Opening::File("a.jiugai".into()));
    }
}
