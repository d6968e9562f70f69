//! Putting finished files in their places: written beside them first, then renamed, so that a file is
//! whole or is not there, and of several none is touched before all are written.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::ReportError;

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// How many pages or pictures.
    pub pages: usize,
    /// Characters the shipped font has no glyph for.
    pub missing_glyphs: Vec<char>,
    /// Fonts of the system used for those characters.
    pub fallback_fonts: Vec<String>,
}

/// `name.png` for the first, `name-2.png` for the second and so on.
pub(crate) fn numbered(path: &Path, number: usize) -> PathBuf {
    if number <= 1 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-{number}{ending}"))
}

/// Writes `bytes` to a new file in the same folder and renames it to `path`.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    let mut files = Outgoing::default();
    files.write(path, bytes)?;
    files.put_in_place()
}

/// Files that belong together, not in their places yet; dropped, they leave nothing.
#[derive(Default)]
pub(crate) struct Outgoing {
    /// Where each lies, and where it goes.
    written: Vec<(PathBuf, PathBuf)>,
}

impl Outgoing {
    /// Writes one beside its place.
    pub(crate) fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let count = COUNTER.fetch_add(1, Ordering::Relaxed);
        let beside = path.with_file_name(format!(".{name}.{}-{count}.part", std::process::id()));
        self.written.push((beside.clone(), path.to_owned()));
        write_new(&beside, bytes).map_err(|source| not_written(path, source))
    }

    /// Renames all to what they are called.
    pub(crate) fn put_in_place(mut self) -> Result<(), ReportError> {
        while let Some((beside, path)) = self.written.last() {
            std::fs::rename(beside, path).map_err(|source| not_written(path, source))?;
            self.written.pop();
        }
        Ok(())
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        for (beside, _) in &self.written {
            // Why there is nothing to keep is told already; a leftover is not worth a second word.
            let _ = std::fs::remove_file(beside);
        }
    }
}

fn not_written(path: &Path, source: std::io::Error) -> ReportError {
    ReportError::Write { path: path.to_owned(), source }
}

fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_stays_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("图.svg");
        write_file(&path, b"one").expect("written");
        write_file(&path, b"two").expect("replaced");
        assert_eq!(std::fs::read(&path).expect("read"), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_in_both_languages() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("none").join("图.svg");
        let error = write_file(&path, b"one").expect_err("refused");
        assert!(error.sentence(crate::Lang::ZhCn).contains("无法写入「"));
        assert!(error.sentence(crate::Lang::En).contains("could not be written"));
    }

    #[test]
    fn pictures_are_numbered_from_the_second() {
        let path = Path::new("a/图.png");
        assert_eq!(numbered(path, 1), path);
        assert_eq!(numbered(path, 12), Path::new("a/图-12.png"));
    }
}
