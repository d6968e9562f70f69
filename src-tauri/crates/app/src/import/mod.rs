//! Spreadsheets into the file: read and recognised first, shown, then written as one step.

mod alike;
mod apply;
mod columns;
mod compare;
mod fields;
mod look;
mod mapping;
mod one;
mod open;
mod plan_year;
mod preview;
mod refused_rows;
mod said;
mod say;
pub mod sheet;
mod watch;

use std::path::Path;

use jiugai_domain::policy::Label;
use jiugai_exchange::refused::Cap;
use jiugai_exchange::{InputRefused, RefusedKind};

pub use self::alike::Likeness;
pub(crate) use self::alike::Registry;
pub use self::apply::{Imported, apply, apply_watched};
pub use self::compare::DeclaredLook;
pub use self::fields::Shown;
pub use self::look::{Change, Decided, Identity, RowLook, RowState, Side, Suspect, Who, Why};
pub use self::mapping::{choices, forget, is_remembered};
pub(crate) use self::open::open;
pub use self::plan_year::PlanOffer;
pub use self::preview::{Preview, preview, read};
pub use self::refused_rows::save_refused;
pub use self::said::{Alike, Columns, Said, Standing};
pub use self::say::Say;
pub use self::watch::Watch;
use crate::text::{self, Notice, Param};
use crate::{AppError, ErrorCode};

/// Why a spreadsheet was not taken, worded.
pub fn refusal(refused: InputRefused) -> AppError {
    let params: Vec<(&str, Param)> = match &refused.kind {
        RefusedKind::TooLarge { cap, limit } => {
            let cap_name = text::say(&format!("cap.{}", cap.code()), &[]);
            vec![("cap", cap_name.into()), ("limit", limit_text(*cap, *limit).into())]
        }
        RefusedKind::UnclosedQuote { row } => vec![("row", Param::from(*row))],
        // What the reader met is in the details; the sentence says what to do.
        _ => Vec::new(),
    };
    let mut why = text::say(&format!("refused.{}", refused.kind.code()), &params);
    if let Some(place) = place(&refused) {
        why.zh.insert_str(0, &place.zh);
        why.en.insert_str(0, &place.en);
    }
    AppError::new(ErrorCode::SpreadsheetRefused)
        .with("file", file_name(&refused.file))
        .with("why", why)
        .because(refused)
}

/// A limit as people say it: sizes in MB, counts as they are.
fn limit_text(cap: Cap, limit: u64) -> String {
    match cap {
        Cap::FileBytes | Cap::UnpackedBytes | Cap::PieceBytes | Cap::TextBytes => {
            format!("{} MB", limit >> 20)
        }
        Cap::Rows | Cap::Cells | Cap::Entries => limit.to_string(),
    }
}

/// Where in the workbook, as far as it is known, with the mark that leads on to what is wrong.
fn place(refused: &InputRefused) -> Option<Label> {
    let part = |key: &str, value: Option<Param>| {
        value.map(|value| text::say(&format!("refused.at_{key}"), &[("at", value)]))
    };
    let parts = [
        // A text file has one sheet without a name.
        part("sheet", refused.sheet.as_deref().filter(|name| !name.is_empty()).map(Param::from)),
        part("row", refused.row.map(Param::from)),
        part("column", refused.col.as_deref().map(Param::from)),
    ];
    let parts: Vec<Label> = parts.into_iter().flatten().collect();
    let join = |pick: fn(&Label) -> &str, between: &str| {
        parts.iter().map(pick).collect::<Vec<_>>().join(between)
    };
    (!parts.is_empty()).then(|| Label {
        zh: format!("{}：", join(|part| &part.zh, "")),
        en: format!("{}: ", join(|part| &part.en, ", ")),
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn why(refused: InputRefused) -> Label {
        refusal(refused).text()
    }

    #[test]
    fn a_refusal_says_where() {
        let refused =
            InputRefused::file("表.xlsx", RefusedKind::NoHeader).in_sheet("一季度").at_row(7);
        let text = why(refused);
        assert!(text.zh.contains("工作表「一季度」第 7 行：找不到表头"), "{}", text.zh);
        assert!(text.en.contains("sheet “一季度”, row 7: no header"), "{}", text.en);
    }

    #[test]
    fn sizes_are_said_in_megabytes() {
        let too_large = |cap, limit| RefusedKind::TooLarge { cap, limit };
        let text = why(InputRefused::file("大.xlsx", too_large(Cap::FileBytes, 64 << 20)));
        assert!(text.zh.contains("64 MB") && !text.zh.contains("字节"), "{}", text.zh);
        assert!(text.en.contains("64 MB") && !text.en.contains("bytes"), "{}", text.en);
        let text = why(InputRefused::file("大.xlsx", too_large(Cap::Rows, 100_000)));
        assert!(text.zh.contains("100000"), "{}", text.zh);
    }

    #[test]
    fn what_the_reader_met_stays_in_the_details() {
        let reason = "unexpected end of file".to_owned();
        let refused = InputRefused::file("坏.xlsx", RefusedKind::Unreadable { reason });
        let error = refusal(refused);
        assert!(!error.text().zh.contains("unexpected"), "{}", error.text().zh);
        assert!(error.details().contains("unexpected end of file"), "{}", error.details());
    }
}
