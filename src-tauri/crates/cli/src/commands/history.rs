//! `jiugai undo`, `redo`, `history`

use jiugai_contract::dto::{
    HistoryChangesDto, HistoryChangesQuery, HistoryEntryDto, HistoryPoint, HistoryQuery,
    HistoryRowDto, Nothing, WordDto,
};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::{History, Lang, Step};
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::Table;

pub(super) fn undo(step: &Step, output: &Output) -> Result<(), ErrorDto> {
    let desk = Headless::open(&step.file, output)?;
    if let Some(to) = &step.to {
        return go(&desk, to, true, output);
    }
    let done = desk.desk.history_undo(Nothing {})?;
    output.result(&done, |done| match (output.lang, done) {
        (Lang::Zh, Some(entry)) => format!("已撤销：{}", entry.label),
        (Lang::Zh, None) => "没有可撤销的操作。".to_owned(),
        (Lang::En, Some(entry)) => format!("Undone: {}", entry.label),
        (Lang::En, None) => "There is nothing to undo.".to_owned(),
    });
    Ok(())
}

pub(super) fn redo(step: &Step, output: &Output) -> Result<(), ErrorDto> {
    let desk = Headless::open(&step.file, output)?;
    if let Some(to) = &step.to {
        return go(&desk, to, false, output);
    }
    let done = desk.desk.history_redo(Nothing {})?;
    output.result(&done, |done| match (output.lang, done) {
        (Lang::Zh, Some(entry)) => format!("已重做：{}", entry.label),
        (Lang::Zh, None) => "没有可重做的操作。".to_owned(),
        (Lang::En, Some(entry)) => format!("Done again: {}", entry.label),
        (Lang::En, None) => "There is nothing to redo.".to_owned(),
    });
    Ok(())
}

/// Goes to a point of history; `undo` leads back only, `redo` forth only.
fn go(desk: &Headless, to: &str, back: bool, output: &Output) -> Result<(), ErrorDto> {
    let point = HistoryPoint { to: to.to_owned(), revision: None };
    let way = desk.desk.history_way(point)?;
    if !way.steps.is_empty() && way.is_back != back {
        return Err(jiugai_app::AppError::new(jiugai_app::ErrorCode::OtherWay).into());
    }
    let point = HistoryPoint { to: to.to_owned(), revision: way.revision };
    let done = desk.desk.history_go(point)?;
    output.result(&done, |done| {
        let mut lines = vec![match (output.lang, back) {
            (Lang::Zh, true) => format!("已撤销 {} 步。", done.len()),
            (Lang::Zh, false) => format!("已重做 {} 步。", done.len()),
            (Lang::En, true) => format!("{} steps undone.", done.len()),
            (Lang::En, false) => format!("{} steps done again.", done.len()),
        }];
        lines.extend(done.iter().map(|entry| format!("  {}", entry.label)));
        lines.join("\n")
    });
    Ok(())
}

pub(super) fn list(history: &History, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::read(&history.file, output)?;
    if let Some(id) = &history.changes {
        let query =
            HistoryChangesQuery { id: id.clone(), offset: history.offset, limit: history.limit };
        let changes = headless.desk.history_changes(query)?;
        output.result(&changes, |changes| changes_text(changes, output));
        return Ok(());
    }
    let community = history.community.as_deref();
    let community_id = community.map(|named| headless.community(named)).transpose()?;
    let entries = headless.desk.history_list(HistoryQuery {
        limit: history.limit,
        before: history.before.clone(),
        community_id,
        who: history.who.clone(),
        kind: history.kind.clone(),
        text: history.text.clone(),
    })?;
    output.result(&entries, |entries| text(entries, output));
    Ok(())
}

fn text(entries: &Vec<HistoryEntryDto>, output: &Output) -> String {
    let mut table = Table::new(&[
        output.pick("时间", "when"),
        output.pick("谁", "who"),
        output.pick("途径", "via"),
        output.pick("操作", "what"),
        output.pick("编号", "id"),
        "",
    ]);
    for entry in entries {
        let undone = if entry.is_undone { output.pick("（已撤销）", "(undone)") } else { "" };
        let what = match entry.kind.as_str() {
            "undo" => format!("{}{}", output.pick("撤销：", "undo: "), entry.label),
            "redo" => format!("{}{}", output.pick("重做：", "redo: "), entry.label),
            _ => entry.label.clone(),
        };
        let (at, who) = (entry.at.clone(), entry.who.clone());
        table.row([at, who, from(entry, output), what, entry.id.clone(), undone.to_owned()]);
    }
    table.text()
}

/// The door, and the file, sheet and row something was read from.
fn from(entry: &HistoryEntryDto, output: &Output) -> String {
    let via = match entry.via.as_str() {
        "window" => output.pick("窗口", "window"),
        "import" => output.pick("导入", "import"),
        _ => output.pick("命令行", "command line"),
    };
    let row = entry.row.map(|row| row.to_string());
    let place = [entry.file.as_deref(), entry.sheet.as_deref(), row.as_deref()];
    let mut parts = vec![via];
    parts.extend(place.into_iter().flatten());
    parts.join(" · ")
}

fn changes_text(changes: &HistoryChangesDto, output: &Output) -> String {
    let entry = &changes.entry;
    let mut out = format!("{}  {}  {}\n", entry.at, entry.who, entry.label);
    let Some(summary) = &changes.summary else {
        out += output.pick("这一步的内容已不再保留。", "What this step changed is no longer kept.");
        return out;
    };
    let summed = summary.iter().map(|sum| {
        let noun = output.pick(&sum.table.zh, &sum.table.en);
        format!("{}{noun} {}", verb(&sum.kind, output), sum.rows)
    });
    out += &summed.collect::<Vec<_>>().join(output.pick("，", ", "));
    for row in &changes.rows {
        out.push('\n');
        out += &row_text(row, output);
    }
    let left = (changes.total as usize).saturating_sub(changes.rows.len());
    if left > 0 {
        out += &match output.lang {
            Lang::Zh => format!("\n…… 另有 {left} 条；用 --offset 和 --limit 查看。"),
            Lang::En => format!("\n… and {left} more; see them with --offset and --limit."),
        };
    }
    out
}

fn row_text(row: &HistoryRowDto, output: &Output) -> String {
    let word = |word: &WordDto| output.pick(&word.zh, &word.en).to_owned();
    let mut out = format!("{}{} {}", verb(&row.kind, output), word(&row.noun), word(&row.subject));
    for field in &row.fields {
        let side = |side: &Option<WordDto>| {
            side.as_ref().map_or_else(|| output.pick("（空）", "(empty)").to_owned(), word)
        };
        out += &match row.kind.as_str() {
            "inserted" => format!("\n    {}：{}", word(&field.field), side(&field.after)),
            "removed" => format!("\n    {}：{}", word(&field.field), side(&field.before)),
            _ => format!(
                "\n    {}：{} → {}",
                word(&field.field),
                side(&field.before),
                side(&field.after)
            ),
        };
    }
    out
}

fn verb(kind: &str, output: &Output) -> &'static str {
    let (zh, en) = match kind {
        "inserted" => ("新增", "new "),
        "removed" => ("删除", "removed "),
        _ => ("修改", "changed "),
    };
    match output.lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
