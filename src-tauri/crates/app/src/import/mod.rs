//! Spreadsheets into the file: read and recognised first, shown, then written as one step.

mod apply;
mod preview;

use std::path::Path;

use jiugai_exchange::{InputRefused, RefusedKind};

pub use self::apply::{Imported, apply};
pub use self::preview::{Match, Preview, preview};
use crate::text::{self, Notice, Param};
use crate::{AppError, ErrorCode};

/// Why a spreadsheet was not taken, worded.
pub(crate) fn refusal(refused: InputRefused) -> AppError {
    let mut params: Vec<(&str, Param)> = Vec::new();
    for (name, value) in refused.kind.params() {
        params.push((name, value.into()));
    }
    if let RefusedKind::TooLarge { cap, .. } = &refused.kind {
        params.retain(|(name, _)| *name != "cap");
        params.push(("cap", text::say(&format!("cap.{}", cap.code()), &[]).into()));
    }
    let why = text::say(&format!("refused.{}", refused.kind.code()), &params);
    AppError::new(ErrorCode::SpreadsheetRefused)
        .with("file", file_name(&refused.file))
        .with("why", why)
        .because(refused)
}

fn file_name(path: impl AsRef<Path>) -> String {
    crate::project::file_name(path.as_ref())
}

/// A remark of the recogniser, worded.
pub fn remark_notice(remark: &jiugai_exchange::recognise::Remark) -> Notice {
    let params: Vec<(&str, Param)> = remark
        .kind
        .params()
        .into_iter()
        .map(|(name, value)| match name {
            "field" => (name, text::say(&format!("field.{value}"), &[]).into()),
            _ => (name, value.into()),
        })
        .collect();
    Notice::new(format!("remark.{}", remark.kind.code()), &params)
}
