//! `jiugai import FILE BOOK…`

use std::path::{Path, PathBuf};

use jiugai_app::{AppError, ErrorCode};
use jiugai_contract::dto::{
    ImportApply, ImportCheckDto, ImportMapping, ImportMappingDto, ImportPreviewDto,
    ImportReportDto, ImportTableDto, ImportToken, Nothing,
};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::Import;
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::{Table, area, count, money};

/// Reads every book before the first is written: one that is refused refuses them all.
pub(super) fn run(import: &Import, output: &Output) -> Result<(), ErrorDto> {
    let mapping = import.mapping.as_deref().map(read_mapping).transpose()?;
    let headless = if import.preview {
        Headless::read(&import.file, output)?
    } else {
        Headless::open(&import.file, output)?
    };
    let look = |book: &Path| look(&headless, book, mapping.as_ref());
    let mut reports = Vec::new();
    for book in &import.books {
        reports.extend(look(book)?);
    }
    for (at, (preview, book)) in reports.into_iter().zip(&import.books).enumerate() {
        // What was written before moves the state a preview stands on: look again.
        let is_moved = at > 0 && !import.preview;
        let again = if is_moved { look(book)? } else { None };
        let preview = again.unwrap_or(preview);
        if let Some(path) = &import.errors {
            save_errors(&headless, &preview, &numbered(path, at))?;
        }
        let done = if import.preview {
            None
        } else {
            let token = preview.token.clone();
            Some(headless.desk.import_apply(ImportApply { token })?)
        };
        let report = ImportReportDto { preview, done };
        output.result(&report, |report| text(report, output));
    }
    Ok(())
}

/// Reads a book, with what the mapping file says; refused when it holds no table.
fn look(
    headless: &Headless,
    book: &Path,
    mapping: Option<&ImportMappingDto>,
) -> Result<Option<ImportPreviewDto>, ErrorDto> {
    let mut preview = headless.with_file(book).import_choose(Nothing {})?;
    if let (Some(shown), Some(mapping)) = (&preview, mapping) {
        let token = shown.token.clone();
        let mapping = mapping.clone();
        preview = Some(headless.desk.import_map(ImportMapping { token, mapping })?);
    }
    match preview.as_ref().and_then(|preview| preview.no_table.clone()) {
        Some(refused) => Err(refused),
        None => Ok(preview),
    }
}

fn read_mapping(path: &Path) -> Result<ImportMappingDto, ErrorDto> {
    let file = jiugai_app::project::file_name(path);
    let refuse = |why: String| {
        AppError::new(ErrorCode::BadMapping).with("file", file.clone()).with("why", why)
    };
    let text = std::fs::read_to_string(path).map_err(|error| refuse(error.to_string()))?;
    Ok(serde_json::from_str(&text).map_err(|error| refuse(error.to_string()))?)
}

/// Saves refused rows; without any, no file is made.
fn save_errors(
    headless: &Headless,
    preview: &ImportPreviewDto,
    path: &Path,
) -> Result<(), ErrorDto> {
    if preview.counts.refused > 0 {
        let token = preview.token.clone();
        headless.with_file(path).import_save_errors(ImportToken { token })?;
    }
    Ok(())
}

/// The path of the `at`-th file: the first has the name as given.
fn numbered(path: &Path, at: usize) -> PathBuf {
    if at == 0 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map_or_else(String::new, |e| format!(".{}", e.to_string_lossy()));
    path.with_file_name(format!("{stem}-{}{ending}", at + 1))
}

fn text(report: &ImportReportDto, output: &Output) -> String {
    let preview = &report.preview;
    let mut out = format!("{}\n", preview.file);
    for table in &preview.tables {
        out.push_str(&table_text(table, output));
    }
    out.push_str(&summary(preview, output));
    out.push_str(&counts(preview, output));
    if let Some(done) = &report.done {
        let line = match output.lang {
            crate::arguments::Lang::Zh => format!(
                "\n已写入：新增小区 {} 个，更新 {} 个，片区或标段 {} 个，申报合计 {} 行。可用 jiugai undo 撤销。",
                done.added, done.updated, done.clusters, done.declared
            ),
            crate::arguments::Lang::En => format!(
                "\nWritten: {} communities added, {} updated, {} clusters or lots, {} declared totals. `jiugai undo` takes it back.",
                done.added, done.updated, done.clusters, done.declared
            ),
        };
        out.push_str(&line);
    }
    out
}

fn table_text(table: &ImportTableDto, output: &Output) -> String {
    let mut out = format!("  {} · {}\n", table.sheet, table.title);
    let mut columns = Table::new(&["", "", "", ""]);
    for column in &table.columns {
        let field =
            column.field.as_deref().map_or_else(|| "—".to_owned(), |code| output.field(code));
        columns.row([column.letter.clone(), column.header.clone(), field, column.unit.clone()]);
    }
    out.push_str(&columns.indented(4));
    for check in &table.checks {
        let mark = if check.matches { "=" } else { "≠" };
        let (stated, computed) = (figure(check, check.stated), figure(check, check.computed));
        let (row, label, field) = (check.row, &check.label, output.field(&check.field));
        out += &[
            "    ",
            &row.to_string(),
            " ",
            label,
            " ",
            &field,
            ": ",
            &stated,
            " ",
            mark,
            " ",
            &computed,
            "\n",
        ]
        .concat();
    }
    for remark in &table.remarks {
        let column = remark.column.as_deref().unwrap_or_default();
        let place = match remark.row {
            0 => format!("{column}:{column}"),
            row => format!("{column}{row}"),
        };
        let words = output.pick(&remark.notice.zh, &remark.notice.en);
        out += &["    ", &place, " 「", &remark.text, "」 ", words, "\n"].concat();
    }
    out
}

/// A sum of a column in the unit people read it in: money in 万元.
#[expect(clippy::cast_possible_truncation, reason = "sums of one table are whole fen below 2^53")]
fn figure(check: &ImportCheckDto, value: f64) -> String {
    match check.field.as_str() {
        "investment" | "cluster_investment" => money(Some(value as i64)),
        _ => area(Some(value)),
    }
}

/// How many rows become what.
fn counts(preview: &ImportPreviewDto, output: &Output) -> String {
    let counts = &preview.counts;
    let (added, updated, unchanged) = (counts.added, counts.updated, counts.unchanged);
    let (conflict, refused) = (counts.conflict, counts.refused);
    let declared: usize = preview.tables.iter().map(|table| table.declared.len()).sum();
    let rows = match output.lang {
        crate::arguments::Lang::Zh => format!(
            "\n  新增 {added} 行、更新 {updated} 行、相同 {unchanged} 行；待定 {conflict} 行、有错 {refused} 行，这些不写入。"
        ),
        crate::arguments::Lang::En => format!(
            "\n  {added} rows new, {updated} updated, {unchanged} the same; {conflict} undecided and {refused} with errors are not written."
        ),
    };
    match (declared, output.lang) {
        (0, _) => rows,
        (_, crate::arguments::Lang::Zh) => {
            format!("{rows}\n  {declared} 行是申报合计，留作核对，不当作小区。")
        }
        (_, crate::arguments::Lang::En) => {
            format!(
                "{rows}\n  {declared} rows are declared totals, kept to compare with, no communities."
            )
        }
    }
}

fn summary(preview: &ImportPreviewDto, output: &Output) -> String {
    let totals = &preview.totals;
    let (households, area, money) = (
        count(Some(totals.households)),
        area(Some(totals.floor_area_m2)),
        money(Some(totals.investment_fen)),
    );
    match output.lang {
        crate::arguments::Lang::Zh => format!(
            "  读到小区 {} 个、楼栋 {}、户数 {households}、面积 {area} m²、投资 {money} 万元；约数 {} 处。",
            totals.communities, totals.buildings, totals.approximate_cells
        ),
        crate::arguments::Lang::En => format!(
            "  Read: {} communities, {} buildings, {households} households, {area} m², {money} ×10,000 yuan; {} approximate cells.",
            totals.communities, totals.buildings, totals.approximate_cells
        ),
    }
}
