//! `jiugai merge FILE BOOK`

use jiugai_contract::dto::{
    DeferredDto, MergeAnswer, MergeApply, MergeDoneDto, MergeDto, MergeQuestionDto, MergeReportDto,
    Nothing,
};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::{Lang, Merge, Prefer};
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::Table;

/// Reads the book; writes it when nothing is left to decide, or `--prefer` decides it.
pub(super) fn run(merge: &Merge, output: &Output) -> Result<(), ErrorDto> {
    let headless = if merge.preview {
        Headless::read(&merge.file, output)?
    } else {
        Headless::open(&merge.file, output)?
    };
    let Some(read) = headless.with_file(&merge.book).merge_choose(Nothing {})? else {
        return Ok(());
    };
    let done = if merge.preview {
        None
    } else {
        let answers = read.questions.iter().filter_map(|asked| {
            let answer = answer(asked, merge)?.to_owned();
            Some(MergeAnswer { key: asked.key.clone(), answer })
        });
        let apply = MergeApply { token: read.token.clone(), answers: answers.collect() };
        match headless.desk.merge_apply(apply) {
            Ok(done) => Some(done),
            Err(error) => {
                // What is not decided is worth seeing beside the refusal.
                if !output.json {
                    eprint!("{}", text(&read, output));
                }
                return Err(error);
            }
        }
    };
    let put_off = headless.desk.merge_deferred(Nothing {})?;
    let report = MergeReportDto { merge: read, done };
    output.result(&report, |report| {
        let mut out = text(&report.merge, output);
        if let Some(done) = &report.done {
            out.push_str(&written(done, output));
        }
        if !put_off.is_empty() {
            out.push_str(&still_open(put_off.len(), output));
        }
        out.trim_end().to_owned()
    });
    Ok(())
}

/// A row that did not come back is removed only when that is said in so many words.
fn answer(asked: &MergeQuestionDto, merge: &Merge) -> Option<&'static str> {
    let is_removal = matches!(asked.kind.as_str(), "removed" | "removed_edited");
    Some(match merge.prefer? {
        Prefer::File if is_removal && !merge.remove_rows => "later",
        Prefer::File => "file",
        Prefer::Store => "mine",
        Prefer::Later => "later",
    })
}

fn text(merge: &MergeDto, output: &Output) -> String {
    let mut out = format!("{}  {}\n", merge.file, origin(merge, output));
    for remark in &merge.remarks {
        let row = remark.row.map(|row| row.to_string()).unwrap_or_default();
        let column = remark.column.as_deref().unwrap_or_default();
        let place = [&*remark.sheet, " ", column, &row].concat();
        out += &["  ", place.trim(), "  ", output.pick(&remark.zh, &remark.en), "\n"].concat();
    }
    for change in &merge.taken {
        let place = place(&change.sheet, &change.cell, None, output);
        let values = [shown(&change.before), " → ", shown(&change.value)].concat();
        out +=
            &["  ", &place, "  ", &change.name, " ", &change.field, ": ", &values, "\n"].concat();
    }
    for asked in &merge.questions {
        out += &question(asked, output);
    }
    let (taken, open) = (merge.taken.len(), merge.questions.len());
    out += &match output.lang {
        Lang::Zh => format!(
            "  只有表格改过的 {taken} 处，待定 {open} 处，两边改得一样 {} 处。\n",
            merge.same
        ),
        Lang::En => format!(
            "  {taken} changed by the workbook only, {open} to decide, {} changed alike.\n",
            merge.same
        ),
    };
    out
}

fn question(asked: &MergeQuestionDto, output: &Output) -> String {
    let kind = kind(&asked.kind, output);
    let place = place(&asked.sheet, &asked.cell, asked.row, output);
    let field = asked.field.as_deref().unwrap_or_default();
    let mut out = ["  ? ", &place, "  ", &asked.name, " ", field, "  ", kind].concat();
    if asked.field.is_some() {
        let (base, file, mine) = match output.lang {
            Lang::Zh => ("导出时", "表格", "本库"),
            Lang::En => ("exported", "workbook", "here"),
        };
        if let Some(value) = &asked.base {
            out += &["  ", base, " ", shown(value)].concat();
        }
        out += &["  ", file, " ", shown(&asked.file), "  ", mine, " ", shown(&asked.mine)].concat();
    }
    out.push('\n');
    out
}

/// Where something stands in the workbook; a row that did not come back stands nowhere.
fn place(sheet: &str, cell: &str, row: Option<u32>, output: &Output) -> String {
    match (row, output.lang) {
        // Delimited text has no sheets.
        _ if !cell.is_empty() && sheet.is_empty() => cell.to_owned(),
        _ if !cell.is_empty() => [sheet, "!", cell].concat(),
        (Some(row), Lang::Zh) => format!("{sheet} 第 {row} 行"),
        (Some(row), Lang::En) => format!("{sheet} row {row}"),
        (None, _) => sheet.to_owned(),
    }
}

/// Questions that were put off, as `jiugai list FILE deferred` shows them.
pub(super) fn deferred(rows: &Vec<DeferredDto>, output: &Output) -> String {
    let mut table = Table::new(&[
        output.pick("小区", "community"),
        output.pick("栏目", "column"),
        output.pick("为什么", "why"),
        output.pick("导出时", "exported"),
        output.pick("表格", "workbook"),
        output.pick("本库", "here"),
        output.pick("在哪里", "where"),
    ]);
    for row in rows {
        let place = place(&row.sheet, &row.cell, row.row, output);
        table.row([
            row.name.clone(),
            row.field.clone().unwrap_or_default(),
            kind(&row.kind, output).to_owned(),
            row.base.as_deref().map_or("—", shown).to_owned(),
            shown(&row.file).to_owned(),
            shown(&row.mine).to_owned(),
            [&*row.file_name, " ", &*place].concat(),
        ]);
    }
    table.text()
}

fn still_open(count: usize, output: &Output) -> String {
    match output.lang {
        Lang::Zh => format!("\n以后再定的还有 {count} 处：jiugai list FILE deferred"),
        Lang::En => format!("\n{count} put off: jiugai list FILE deferred"),
    }
}

fn shown(value: &str) -> &str {
    if value.is_empty() { "—" } else { value }
}

fn kind<'a>(code: &'a str, output: &Output) -> &'a str {
    let (zh, en) = match code {
        "conflict" => ("两边都改了", "changed on both sides"),
        "emptied" => ("表格里空了", "blank in the workbook"),
        "no_base" => ("两边不同", "the sides differ"),
        "recognised" => ("按名称对上的行", "row recognised by name"),
        "removed" => ("表格里删了这一行", "row removed in the workbook"),
        "removed_edited" => ("表格里删了，本库改过", "removed in the workbook, edited here"),
        "gone_here" => ("本库已删，表格里改过", "removed here, edited in the workbook"),
        "new" => ("表格里新增的行", "new row"),
        code => (code, code),
    };
    match output.lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn origin<'a>(merge: &'a MergeDto, output: &Output) -> &'a str {
    let (zh, en) = match merge.from.as_str() {
        "this_file" => ("本库导出的表", "exported from this file"),
        "another_file" => (
            "从另一个数据文件导出：按名称对行，不同之处都要决定",
            "exported from another file: rows by name",
        ),
        "damaged" => {
            ("带回数据已损坏：按名称对行，不同之处都要决定", "carried data damaged: rows by name")
        }
        "newer" => ("由更新的版本导出：按名称对行", "exported by a later version: rows by name"),
        _ => ("没有带回数据：按名称对行，不同之处都要决定", "carries nothing: rows by name"),
    };
    match output.lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn written(done: &MergeDoneDto, output: &Output) -> String {
    let MergeDoneDto { taken, for_file, for_mine, deferred, added, removed, .. } = done;
    // What wrote nothing cannot be taken back: an undo would take back what came before it.
    if done.revision.is_none() {
        return match output.lang {
            Lang::Zh => format!("没有写入：没有新的改动，保留本库 {for_mine} 处。"),
            Lang::En => format!("Nothing written: nothing new, {for_mine} kept as here."),
        };
    }
    match output.lang {
        Lang::Zh => format!(
            "已合并：采用表格 {taken} 处，决定按表格 {for_file} 处、保留本库 {for_mine} 处、以后再定 {deferred} 处；新增 {added} 行，删除 {removed} 行。可用 jiugai undo 撤销。"
        ),
        Lang::En => format!(
            "Merged: {taken} taken; decided {for_file} for the workbook, {for_mine} for the file, {deferred} put off; {added} rows added, {removed} removed. `jiugai undo` takes it back."
        ),
    }
}
