//! `jiugai import FILE BOOK…`

use jiugai_contract::dto::{
    ImportApply, ImportCheckDto, ImportPreviewDto, ImportReportDto, ImportTableDto, Nothing,
};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::Import;
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::{Table, area, count, money};

/// Reads every book before the first is written: one that is refused refuses them all.
pub(super) fn run(import: &Import, output: &Output) -> Result<(), ErrorDto> {
    let headless = if import.preview {
        Headless::read(&import.file, output)?
    } else {
        Headless::open(&import.file, output)?
    };
    let mut reports = Vec::new();
    for book in &import.books {
        reports.extend(headless.with_file(book).import_choose(Nothing {})?);
    }
    for (at, (preview, book)) in reports.into_iter().zip(&import.books).enumerate() {
        let report = if import.preview {
            ImportReportDto { preview, done: None }
        } else {
            // What was written before moves the state a preview stands on: look again.
            let again = match at {
                0 => None,
                _ => headless.with_file(book).import_choose(Nothing {})?,
            };
            let preview = again.unwrap_or(preview);
            let token = preview.token.clone();
            let done = headless.desk.import_apply(ImportApply { token })?;
            ImportReportDto { preview, done: Some(done) }
        };
        output.result(&report, |report| text(report, output));
    }
    Ok(())
}

fn text(report: &ImportReportDto, output: &Output) -> String {
    let preview = &report.preview;
    let mut out = format!("{}\n", preview.file);
    for table in &preview.tables {
        out.push_str(&table_text(table, output));
    }
    out.push_str(&summary(preview, output));
    if let Some(done) = &report.done {
        let line = match output.lang {
            crate::arguments::Lang::Zh => format!(
                "\n已写入：新增小区 {} 个，已有未动 {} 个，片区或标段 {} 个，申报合计 {} 行。可用 jiugai undo 撤销。",
                done.added, done.already_there, done.clusters, done.declared
            ),
            crate::arguments::Lang::En => format!(
                "\nWritten: {} communities added, {} already there and left alone, {} clusters or lots, {} declared totals. `jiugai undo` takes it back.",
                done.added, done.already_there, done.clusters, done.declared
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
        let field = column.field.clone().unwrap_or_else(|| "—".to_owned());
        columns.row([column.letter.clone(), column.header.clone(), field, column.unit.clone()]);
    }
    out.push_str(&columns.indented(4));
    for check in &table.checks {
        let mark = if check.matches { "=" } else { "≠" };
        let (stated, computed) = (figure(check, check.stated), figure(check, check.computed));
        let (row, label, field) = (check.row, &check.label, &check.field);
        out += &[
            "    ",
            &row.to_string(),
            " ",
            label,
            " ",
            field,
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
