//! `jiugai backup`, `restore`, `check`

use jiugai_contract::dto::{CheckDto, Nothing, SnapshotsDto, SnapshotsQuery};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::{Backup, File, Lang, Restore};
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::{Table, count, money};

/// Makes a snapshot, or lists those there are; listing works for a damaged file too.
pub(super) fn backup(backup: &Backup, output: &Output) -> Result<(), ErrorDto> {
    if !backup.list {
        let desk = Headless::read(&backup.file, output)?;
        let made = desk.desk.snapshots_make(Nothing {})?;
        output.result(&made, |made| match output.lang {
            Lang::Zh => format!("已留快照：{}", made.id),
            Lang::En => format!("Snapshot made: {}", made.id),
        });
        return Ok(());
    }
    let list = match Headless::read(&backup.file, output) {
        Ok(desk) => desk.desk.snapshots_list(SnapshotsQuery { of: "open".to_owned() })?,
        Err(error) if error.kind == "file" || error.code == "missing" => {
            Headless::new(output)?.desk.snapshots_of(&backup.file)?
        }
        Err(error) => return Err(error),
    };
    output.result(&list, |list| list_text(list, output));
    Ok(())
}

fn list_text(list: &SnapshotsDto, output: &Output) -> String {
    if list.snapshots.is_empty() {
        return output.pick("还没有快照。", "There are no snapshots yet.").to_owned();
    }
    let mut table = Table::new(&[
        output.pick("快照", "snapshot"),
        output.pick("小区", "communities"),
        output.pick("户", "households"),
        output.pick("投资 万元", "10,000 yuan"),
        output.pick("最后一次变动", "newest action"),
    ]);
    let mut row = |name: &str, counts: Option<(i64, i64, i64)>, newest: &str| {
        let cell = |value: Option<i64>| count(value);
        table.row([
            name.to_owned(),
            cell(counts.map(|counts| counts.0)),
            cell(counts.map(|counts| counts.1)),
            money(counts.map(|counts| counts.2)),
            newest.to_owned(),
        ]);
    };
    let of = |counts: &jiugai_contract::dto::CountsDto| {
        (counts.communities, counts.households, counts.investment_fen)
    };
    if let Some(current) = &list.current {
        row(output.pick("（现在）", "(now)"), Some(of(current)), "");
    }
    for snapshot in &list.snapshots {
        let newest = snapshot.newest.as_ref().map_or("", |newest| newest.label.as_str());
        row(&snapshot.id, snapshot.counts.as_ref().map(of), newest);
    }
    let mut text = table.text();
    text += &format!("\n{} {}", output.pick("位置：", "in:"), list.folder);
    if let Some(until) = &list.paused_until {
        let words = output.pick("恢复后暂停清理，直到", "nothing is removed until");
        text += &format!("\n{words} {until}");
    }
    text
}

/// Makes a copy of a file as it was; never over anything.
pub(super) fn restore(restore: &Restore, output: &Output) -> Result<(), ErrorDto> {
    let desk = Headless::new(output)?;
    let done = desk.desk.restore_snapshot_of(&restore.file, &restore.snapshot, &restore.out)?;
    output.result(&done, |done| {
        let mut text = match output.lang {
            Lang::Zh => format!("已恢复为副本：{}", done.file_name),
            Lang::En => format!("Restored as a copy: {}", done.file_name),
        };
        if done.photos_missing > 0 {
            text += &match output.lang {
                Lang::Zh => format!("\n有 {} 张照片找不到了。", done.photos_missing),
                Lang::En => format!("\n{} photos are missing.", done.photos_missing),
            };
        }
        text
    });
    Ok(())
}

/// Looks a file through; the program ends with 5 when something is wrong with it.
pub(super) fn check(file: &File, output: &Output) -> Result<u8, ErrorDto> {
    let report = Headless::new(output)?.desk.check_path(&file.file)?;
    output.result(&report, |report| check_text(report, output));
    Ok(if report.is_whole { 0 } else { 5 })
}

fn check_text(report: &CheckDto, output: &Output) -> String {
    let mut lines = Vec::new();
    if report.is_whole {
        lines.push(output.pick("文件完好。", "The file is whole.").to_owned());
    }
    for problem in &report.problems {
        let text = output.pick(&problem.text.zh, &problem.text.en);
        lines.push(format!("{text} ({})", problem.details));
    }
    let history = match output.lang {
        Lang::Zh => {
            format!("变动记录 {} 条；试撤销再重做 {} 步。", report.journal_rows, report.steps_tried)
        }
        Lang::En => format!(
            "{} history rows; {} steps undone and done again.",
            report.journal_rows, report.steps_tried
        ),
    };
    lines.push(history);
    if let Some(counts) = &report.counts {
        let (communities, households) = (counts.communities, counts.households);
        let money = money(Some(counts.investment_fen));
        lines.push(match output.lang {
            Lang::Zh => format!("小区 {communities} 个，{households} 户，投资 {money} 万元。"),
            Lang::En => {
                format!("{communities} communities, {households} households, {money} ×10,000 yuan.")
            }
        });
    }
    lines.join("\n")
}
