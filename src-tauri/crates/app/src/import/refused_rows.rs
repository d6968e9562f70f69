//! Rows that cannot be taken, saved as the same sheet with a column that says why.

use std::collections::BTreeMap;
use std::path::Path;

use jiugai_exchange::recognise::{Remark, RemarkKind, TableFound};
use jiugai_exchange::write::{RefusedSheet, write_refused_rows};
use jiugai_report::Lang;

use super::look::RowState;
use super::{Preview, remark_notice};
use crate::text::{self, Param};
use crate::{AppError, ErrorCode};

/// Writes the refused rows to `path`: titles and header as they stand, each row's own cells, and why
/// it was refused. Answers with how many rows there are.
pub fn save_refused(preview: &Preview, lang: Lang, path: &Path) -> Result<usize, AppError> {
    let mut sheets: Vec<RefusedSheet<'_>> = Vec::new();
    for (table, looks) in preview.recognised.tables.iter().zip(&preview.looks) {
        let unread = looks.iter().filter(|look| look.state == RowState::Refused);
        let mut rows: BTreeMap<u32, String> =
            unread.map(|look| (look.sheet_row, reasons(table, look.sheet_row, lang))).collect();
        for remark in table.remarks.iter().filter(|one| one.kind.leaves_row_out()) {
            rows.extend(remark.row.map(|row| (row, reasons(table, row, lang))));
        }
        let sheet = preview.book.sheets.iter().find(|sheet| sheet.name == table.sheet);
        if let (Some(sheet), false) = (sheet, rows.is_empty()) {
            sheets.push(RefusedSheet { sheet, header_rows: table.header_rows, rows });
        }
    }
    let count = sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let title = word("import.errors_column", &[], lang);
    write_refused_rows(&sheets, &title, path).map_err(|error| {
        AppError::new(ErrorCode::WriteFailed).with("file", super::file_name(path)).because(error)
    })?;
    Ok(count)
}

impl Preview {
    /// A name for the file of refused rows, without its ending.
    pub fn errors_name(&self, lang: Lang) -> String {
        let file = self.recognised.file_name.as_str();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        word("import.errors_name", &[("file", stem.into())], lang)
    }
}

/// Why a row was refused: its place in the source, then each cell with what is wrong there.
fn reasons(table: &TableFound, row: u32, lang: Lang) -> String {
    let at_fault = |remark: &&Remark| {
        remark.row == Some(row)
            && (remark.kind.leaves_row_out()
                || matches!(
                    remark.kind,
                    RemarkKind::CellNotANumber
                        | RemarkKind::CellIsAnError
                        | RemarkKind::YearNotRead
                ))
    };
    let mut parts = vec![word("import.errors_row", &[("row", row.into())], lang)];
    parts.extend(table.remarks.iter().filter(at_fault).map(|remark| {
        let label = remark_notice(remark).text;
        let said = pick(label, lang);
        match remark.column.as_deref().filter(|_| !remark.kind.leaves_row_out()) {
            Some(column) => {
                let params = [
                    ("column", Param::from(column)),
                    ("text", remark.text.as_str().into()),
                    ("why", said.into()),
                ];
                word("import.errors_cell", &params, lang)
            }
            None => said,
        }
    }));
    parts.join(&word("import.errors_between", &[], lang))
}

fn word(key: &str, params: &[(&str, Param)], lang: Lang) -> String {
    pick(text::say(key, params), lang)
}

fn pick(label: jiugai_domain::policy::Label, lang: Lang) -> String {
    match lang {
        Lang::ZhCn => label.zh,
        Lang::En => label.en,
    }
}
