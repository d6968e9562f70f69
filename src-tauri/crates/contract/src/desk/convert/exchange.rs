//! Files out.

use std::path::{Path, PathBuf};

use jiugai_app::project::file_name;

use crate::desk::recent;
use crate::dto::ExportedDto;

/// Several files written into one folder.
pub(in crate::desk) fn exported_parts(paths: &[PathBuf]) -> Option<ExportedDto> {
    let first = paths.first()?;
    Some(ExportedDto { files: u32::try_from(paths.len()).ok(), ..exported(first, None) })
}

pub(in crate::desk) fn exported(path: &Path, pages: Option<usize>) -> ExportedDto {
    ExportedDto {
        file: file_name(path),
        folder: recent::folder(path),
        files: None,
        pages: pages.and_then(|pages| u32::try_from(pages).ok()),
    }
}
