//! Fonts of the system, asked only for characters the shipped font has no glyph for (rare
//! characters in names), and told to the person afterwards.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ttf_parser::Face;

use crate::fonts::FontBytes;

/// Folders systems keep fonts in.
const FOLDERS: [&str; 6] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:\\Windows\\Fonts",
    "C:\\WINNT\\Fonts",
];
/// How deep folders are looked into.
const DEPTH: usize = 5;

/// What the shipped font lacks and which fonts of the system have it.
#[derive(Default)]
pub(crate) struct Fallback {
    missing: BTreeSet<char>,
    found: Vec<(String, Arc<Vec<u8>>)>,
}

impl Fallback {
    /// The fonts to use after the shipped one.
    pub(crate) fn fonts(&self) -> impl Iterator<Item = FontBytes> + '_ {
        self.found.iter().map(|(_, bytes)| bytes.clone() as FontBytes)
    }

    /// The fonts' bytes.
    pub(crate) fn files(&self) -> impl Iterator<Item = &[u8]> {
        self.found.iter().map(|(_, bytes)| bytes.as_slice())
    }

    /// The characters that were missing and the names of the fonts used for them.
    pub(crate) fn told(&self) -> (Vec<char>, Vec<String>) {
        let names = self.found.iter().map(|(name, _)| name.clone()).collect();
        (self.missing.iter().copied().collect(), names)
    }
}

/// Looks for fonts that have the missing characters; looks nowhere when nothing is missing.
pub(crate) fn find(missing: BTreeSet<char>) -> Fallback {
    find_in(&FOLDERS.map(PathBuf::from), missing)
}

fn find_in(folders: &[PathBuf], missing: BTreeSet<char>) -> Fallback {
    let mut wanted = missing.clone();
    let mut fallback = Fallback { missing, found: Vec::new() };
    if wanted.is_empty() {
        return fallback;
    }
    let mut files = Vec::new();
    for folder in folders {
        list_fonts(folder, DEPTH, &mut files);
    }
    files.sort();
    for path in files {
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        let Ok(face) = Face::parse(&bytes, 0) else {
            continue;
        };
        let before = wanted.len();
        wanted.retain(|c| face.glyph_index(*c).is_none());
        if wanted.len() < before {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            fallback.found.push((name, Arc::new(bytes)));
        }
        if wanted.is_empty() {
            break;
        }
    }
    fallback
}

fn list_fonts(folder: &Path, depth: usize, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let ending = path.extension().map(OsStr::to_ascii_lowercase);
        if path.is_dir() && depth > 0 {
            list_fonts(&path, depth - 1, into);
        } else if ending.is_some_and(|e| e == "ttf" || e == "otf" || e == "ttc") {
            into.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_looked_for_when_nothing_is_missing() {
        let told = find(BTreeSet::new()).told();
        assert_eq!(told, (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_font_is_taken_only_for_what_it_has() {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
        let found = find_in(&[shipped], BTreeSet::from(['改', '\u{10FFFD}']));
        let (missing, fonts) = found.told();
        assert_eq!(missing, ['改', '\u{10FFFD}']);
        assert_eq!(fonts, ["NotoSansSC-Bold.ttf"]);
        assert_eq!(found.files().count(), 1);
        assert_eq!(found.fonts().count(), 1);
    }
}
