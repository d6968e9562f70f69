//! `jiugai undo`, `redo`, `history`

use std::path::Path;

use jiugai_contract::dto::{HistoryEntryDto, HistoryQuery, Nothing};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::{History, Lang};
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::Table;

pub(super) fn undo(file: &Path, output: &Output) -> Result<(), ErrorDto> {
    let done = Headless::open(file, output)?.desk.history_undo(Nothing {})?;
    output.result(&done, |done| match (output.lang, done) {
        (Lang::Zh, Some(entry)) => format!("已撤销：{}", entry.label),
        (Lang::Zh, None) => "没有可撤销的操作。".to_owned(),
        (Lang::En, Some(entry)) => format!("Undone: {}", entry.label),
        (Lang::En, None) => "There is nothing to undo.".to_owned(),
    });
    Ok(())
}

pub(super) fn redo(file: &Path, output: &Output) -> Result<(), ErrorDto> {
    let done = Headless::open(file, output)?.desk.history_redo(Nothing {})?;
    output.result(&done, |done| match (output.lang, done) {
        (Lang::Zh, Some(entry)) => format!("已重做：{}", entry.label),
        (Lang::Zh, None) => "没有可重做的操作。".to_owned(),
        (Lang::En, Some(entry)) => format!("Done again: {}", entry.label),
        (Lang::En, None) => "There is nothing to redo.".to_owned(),
    });
    Ok(())
}

pub(super) fn list(history: &History, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::read(&history.file, output)?;
    let entries = headless.desk.history_list(HistoryQuery { limit: history.limit })?;
    output.result(&entries, |entries| text(entries, output));
    Ok(())
}

fn text(entries: &Vec<HistoryEntryDto>, output: &Output) -> String {
    let mut table = Table::new(&[
        output.pick("时间", "when"),
        output.pick("谁", "who"),
        output.pick("途径", "via"),
        output.pick("操作", "what"),
        "",
    ]);
    for entry in entries {
        let via = match entry.via.as_str() {
            "window" => output.pick("窗口", "window"),
            "import" => output.pick("导入", "import"),
            _ => output.pick("命令行", "command line"),
        };
        let undone = if entry.is_undone { output.pick("（已撤销）", "(undone)") } else { "" };
        table.row([
            entry.at.clone(),
            entry.who.clone(),
            via.to_owned(),
            entry.label.clone(),
            undone.to_owned(),
        ]);
    }
    table.text()
}
