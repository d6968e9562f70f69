//! `jiugai export FILE gantt|workbook --out PATH`

use jiugai_contract::dto::{ExportGantt, ExportWorkbook};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::{Document, Export, Lang};
use crate::desk::Headless;
use crate::output::Output;

pub(super) fn run(export: &Export, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::read(&export.file, output)?;
    let lang = output.lang.code().to_owned();
    let ending = export.out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let done = match export.document {
        Document::Gantt => {
            let plan_id = headless.plan(export.plan.as_deref(), "annual")?.id;
            let format = ending.unwrap_or_default();
            headless.with_file(&export.out).export_gantt(ExportGantt { plan_id, format, lang })?
        }
        Document::Workbook => {
            if ending.as_deref() != Some("xlsx") {
                return Err(
                    jiugai_app::AppError::not_found("format", ending.unwrap_or_default()).into()
                );
            }
            headless.with_file(&export.out).export_workbook(ExportWorkbook { lang })?
        }
    };
    output.result(&done, |done| {
        let file = done.as_ref().map(|done| done.file.as_str()).unwrap_or_default();
        match output.lang {
            Lang::Zh => format!("已导出「{file}」。"),
            Lang::En => format!("Wrote “{file}”."),
        }
    });
    Ok(())
}
