//! `jiugai import FILE BOOK… --prices` and `jiugai list FILE prices`

use jiugai_contract::dto::{Nothing, PriceApply, PriceDefaults, PriceDto, PriceReportDto};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::{Import, Lang};
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::Table;

/// Reads price books; every row is taken as proposed. Each book is one undoable step.
pub(super) fn import(import: &Import, output: &Output) -> Result<(), ErrorDto> {
    let headless = if import.preview {
        Headless::read(&import.file, output)?
    } else {
        Headless::open(&import.file, output)?
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    for book in &import.books {
        let defaults = PriceDefaults {
            region: text(&import.region),
            dated: text(&import.dated),
            source: text(&import.source),
        };
        let Some(preview) = headless.with_file(book).prices_choose(defaults)? else { continue };
        let done = if import.preview {
            None
        } else {
            let token = preview.token.clone();
            Some(headless.desk.prices_apply(PriceApply { token, choices: Vec::new() })?)
        };
        output.result(&PriceReportDto { preview, done }, |report| report_text(report, output));
    }
    Ok(())
}

fn report_text(report: &PriceReportDto, output: &Output) -> String {
    let preview = &report.preview;
    let mut out = format!("{}\n", preview.file);
    let mut table = Table::new(&header(output));
    for row in &preview.rows {
        table.row([
            row.item.clone(),
            row.unit.clone(),
            price(row.unit_price_fen),
            row.region.clone(),
            row.dated.clone().unwrap_or_default(),
            row.source.clone(),
            row.measure.clone().unwrap_or_else(|| "—".to_owned()),
            row.state.clone(),
        ]);
    }
    out += &table.indented(2);
    for row in &preview.refused {
        out +=
            &["  ", &row.sheet, " ", &row.row.to_string(), " 「", &row.item, "」 ", &row.why, "\n"]
                .concat();
    }
    out += &match (&report.done, output.lang) {
        (None, Lang::Zh) => format!("  可新增 {} 条，已有 {} 条。", preview.added, preview.same),
        (None, Lang::En) => format!("  {} to add, {} already there.", preview.added, preview.same),
        (Some(done), Lang::Zh) => format!(
            "已写入价格 {} 条，已有未动 {} 条。可用 jiugai undo 撤销。",
            done.added, done.same
        ),
        (Some(done), Lang::En) => format!(
            "Written: {} prices, {} already there and left alone. `jiugai undo` takes it back.",
            done.added, done.same
        ),
    };
    out
}

fn header(output: &Output) -> [&str; 8] {
    [
        output.pick("项目", "item"),
        output.pick("单位", "unit"),
        output.pick("单价 元", "price, yuan"),
        output.pick("地区", "region"),
        output.pick("日期", "date"),
        output.pick("来源", "source"),
        output.pick("改造内容", "measure"),
        "",
    ]
}

/// Fen as 元 with two decimals.
fn price(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// The whole price book.
pub(super) fn list(headless: &Headless, output: &Output) -> Result<(), ErrorDto> {
    output.result(&headless.desk.prices_list(Nothing {})?, |rows| book(rows, output));
    Ok(())
}

fn book(rows: &[PriceDto], output: &Output) -> String {
    let mut table = Table::new(&header(output));
    for row in rows {
        let origin = row.origin.as_ref();
        table.row([
            row.item.clone(),
            row.unit.clone(),
            price(row.unit_price_fen),
            row.region.clone(),
            row.dated.clone().unwrap_or_default(),
            row.source.clone(),
            row.measure.clone().unwrap_or_else(|| "—".to_owned()),
            origin.map(|cell| [&*cell.file, " ", &cell.cell].concat()).unwrap_or_default(),
        ]);
    }
    table.text()
}
