//! Files brought from outside: dropped on the window, or handed over by the file manager. The host
//! knows their paths; the page learns a name and a key.

use std::path::{Path, PathBuf};

use jiugai_app::{AppError, ErrorCode};

use super::{Desk, locked};
use crate::dto::{Dragging, FileArrived, Taken};
use crate::{ErrorDto, EventDto};

/// The ending of a project file.
const PROJECT: &str = "jiugai";

impl Desk {
    /// Tells the page that a file is there; it waits until the page asks for it, for the page may
    /// still hold what belongs to the file that is open.
    pub fn arrive(&self, path: &Path) {
        let taken =
            self.take_in(path).unwrap_or_else(|error| Taken::Refused { error: error.into() });
        let file_name = jiugai_app::project::file_name(path);
        self.emit(&EventDto::FileArrived(FileArrived { file_name, taken }));
    }

    /// Tells the page that somebody wants the sample.
    pub fn arrive_sample(&self) {
        let (file_name, taken) = (String::new(), Taken::Sample);
        self.emit(&EventDto::FileArrived(FileArrived { file_name, taken }));
    }

    /// Tells the page that files are held over the window, or no longer.
    pub fn dragging(&self, over: bool) {
        self.emit(&EventDto::Dragging(Dragging { over }));
    }

    fn take_in(&self, path: &Path) -> Result<Taken, ErrorDto> {
        let is_project =
            path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(PROJECT));
        if !is_project {
            self.snapshot()?;
        }
        let mut arrived = locked(&self.arrived);
        let key = arrived.len().to_string();
        arrived.push(path.to_owned());
        Ok(if is_project { Taken::Project { key } } else { Taken::Book { key } })
    }

    /// The file behind a key of [`Desk::arrive`].
    pub(super) fn arrived(&self, key: &str) -> Result<PathBuf, AppError> {
        let place = key.parse::<usize>().ok();
        let path = place.and_then(|place| locked(&self.arrived).get(place).cloned());
        path.ok_or_else(|| AppError::new(ErrorCode::PreviewGone))
    }
}
