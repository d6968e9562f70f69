//! Prepared answers instead of dialogs, in builds for tests only: a web driver cannot touch the
//! system's dialogs. A shipped program does not contain this file.

use std::path::PathBuf;
use std::sync::Mutex;

use jiugai_contract::{Dialogs, OpenWhat, SaveWhat};
use serde_json::Value;

/// Names the file with the answers: a JSON list of paths, `null` for a dialog that is declined.
const VARIABLE: &str = "JIUGAI_E2E_DIALOGS";

/// Hands the answers out in order. The file is read at each dialog, so a test may append to it
/// while the window is open.
pub(super) struct Queue {
    file: PathBuf,
    given: Mutex<usize>,
}

impl Queue {
    /// The queue the environment names, if it names one.
    pub(super) fn from_environment() -> Option<Self> {
        std::env::var_os(VARIABLE).map(|file| Self::at(PathBuf::from(file)))
    }

    fn at(file: PathBuf) -> Self {
        Self { file, given: Mutex::new(0) }
    }

    /// The next answer. A dialog nobody prepared an answer for is declined, and says so.
    fn next(&self) -> Option<PathBuf> {
        let mut given = self.given.lock().ok()?;
        let text = std::fs::read_to_string(&self.file).unwrap_or_default();
        let answers: Vec<Value> = serde_json::from_str(&text).unwrap_or_default();
        let Some(answer) = answers.get(*given) else {
            eprintln!("{}: no answer number {} for a dialog", self.file.display(), *given + 1);
            return None;
        };
        *given += 1;
        answer.as_str().map(PathBuf::from)
    }
}

impl Dialogs for Queue {
    fn open(&self, _what: OpenWhat) -> Option<PathBuf> {
        self.next()
    }

    fn folder(&self) -> Option<PathBuf> {
        self.next()
    }

    fn save(&self, _what: SaveWhat, _suggested: &str) -> Option<PathBuf> {
        self.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_and_may_be_added_later() {
        let file = std::env::temp_dir().join(format!("jiugai-queue-{}.json", std::process::id()));
        std::fs::write(&file, r#"["/tmp/a.svg", null]"#).unwrap();
        let queue = Queue::at(file.clone());
        assert_eq!(queue.save(SaveWhat::Svg, "x.svg"), Some(PathBuf::from("/tmp/a.svg")));
        assert_eq!(queue.open(OpenWhat::Project), None);
        assert_eq!(queue.open(OpenWhat::Project), None);
        std::fs::write(&file, r#"["/tmp/a.svg", null, "/tmp/b.jiugai"]"#).unwrap();
        assert_eq!(queue.open(OpenWhat::Project), Some(PathBuf::from("/tmp/b.jiugai")));
        std::fs::remove_file(&file).unwrap();
    }
}
