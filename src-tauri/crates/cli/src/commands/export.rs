//! `jiugai export FILE DOCUMENT --out PATH`

use jiugai_contract::dto::{ExportGantt, ExportTables};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::{AreaUnit, Document, Encoding, Export, Lang, MoneyUnit};
use crate::desk::Headless;
use crate::output::Output;

pub(super) fn run(export: &Export, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::read(&export.file, output)?;
    let ending = export.out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let format = ending.unwrap_or_default();
    let lang = output.lang.code().to_owned();
    let done = if export.document == Document::Gantt {
        let plan_id = headless.plan(export.plan.as_deref(), "annual")?.id;
        headless.with_file(&export.out).export_gantt(ExportGantt { plan_id, format, lang })?
    } else {
        let ask = tables(export, &headless, format, lang)?;
        headless.with_file(&export.out).export_tables(ask)?
    };
    output.result(&done, |done| {
        let Some(done) = done else { return String::new() };
        match (output.lang, done.files) {
            (Lang::Zh, None) => format!("已导出「{}」。", done.file),
            (Lang::En, None) => format!("Wrote “{}”.", done.file),
            (Lang::Zh, Some(files)) => format!("已在「{}」写了 {files} 个工作簿。", done.folder),
            (Lang::En, Some(files)) => format!("Wrote {files} workbooks into “{}”.", done.folder),
        }
    });
    Ok(())
}

fn tables(
    export: &Export,
    headless: &Headless,
    format: String,
    lang: String,
) -> Result<ExportTables, ErrorDto> {
    // A named plan of any kind: its own kind is not asked for.
    let plan = export.plan.as_deref().map(|name| headless.plan(Some(name), "")).transpose()?;
    let communities = export.communities.iter().map(|name| headless.community(name));
    Ok(ExportTables {
        document: export.document.code().to_owned(),
        table: export.table.clone(),
        plan_id: plan.map(|plan| plan.id),
        community_ids: communities.collect::<Result<_, _>>()?,
        parts: export.parts.map(|level| level.code().to_owned()),
        format,
        money: match export.money {
            MoneyUnit::Wan => "wan",
            MoneyUnit::Yuan => "yuan",
        }
        .to_owned(),
        area: match export.area {
            AreaUnit::M2 => "m2",
            AreaUnit::Wan => "wan",
        }
        .to_owned(),
        encoding: match export.encoding {
            Encoding::Utf8 => "utf-8",
            Encoding::Gb18030 => "gb18030",
        }
        .to_owned(),
        lock: if export.unlocked { "nothing" } else { "computed" }.to_owned(),
        lang,
    })
}
