//! Files out.

use std::path::Path;

use jiugai_app::project::file_name;

use crate::desk::recent;
use crate::dto::ExportedDto;

pub(in crate::desk) fn exported(path: &Path, pages: Option<usize>) -> ExportedDto {
    ExportedDto {
        file: file_name(path),
        folder: recent::folder(path),
        pages: pages.and_then(|pages| u32::try_from(pages).ok()),
    }
}
