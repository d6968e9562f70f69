//! Reading a spreadsheet for a preview, beside the work that goes on.

use std::path::Path;

use jiugai_app::{Project, import};

use super::{Desk, convert, locked};
use crate::ErrorDto;
use crate::dto::ImportPreviewDto;

impl Desk {
    /// Reads the book and keeps what it was understood to say until it is applied.
    pub(super) fn preview(&self, path: &Path) -> Result<ImportPreviewDto, ErrorDto> {
        // A large book takes its time: the file is held only to look where it stands.
        let now =
            |project: &mut Project| Ok((project.snapshot().clone(), project.store().revision()?));
        let (snapshot, revision) = self.with(now)?;
        let preview = import::read(&snapshot, revision, path)?;
        let token = preview.sha256.clone();
        let shown = convert::import_preview(&snapshot, &token, &preview);
        locked(&self.previews).insert(token, preview);
        Ok(shown)
    }
}
