//! Files out: what was asked for, turned into a use case, with its progress told and its end asked.

use std::ops::ControlFlow;

use jiugai_app::AppError;
use jiugai_app::export::{self, Ask, Document, GanttFormat, TableFormat};
use jiugai_exchange::write::{AreaUnit, Encoding, Lock, MoneyUnit, Template, Units, Watch};

use super::convert::{self, id, ids};
use super::{Desk, today};
use crate::dto::{DocumentDto, ExportGantt, ExportTables, ExportedDto, LayoutDto, Progress};
use crate::{ErrorDto, EventDto, SaveWhat};

/// The job of an export, as its progress names it.
const JOB: &str = "export";
/// Rows between two words about progress.
const STEP: u64 = 512;

impl Desk {
    /// Writes tables where a dialog says.
    pub(super) fn write_tables(&self, ask: &ExportTables) -> Result<Option<ExportedDto>, ErrorDto> {
        match &ask.parts {
            None => self.write_asked(&asked(ask)?, ask.format.parse()?),
            Some(level) => self.write_parts(&asked(ask)?, level),
        }
    }

    /// Writes a workbook for each division of a level into a folder a dialog names.
    fn write_parts(&self, wanted: &Ask, level: &str) -> Result<Option<ExportedDto>, ErrorDto> {
        let level = level.parse().map_err(|_| AppError::not_found("level", level))?;
        let (snapshot, revision) = self.standing()?;
        let Some(folder) = self.environment.dialogs.folder() else { return Ok(None) };
        let name = suggested(&snapshot.info.title, wanted);
        let into = (level, folder.as_path(), name.as_str());
        let written = self.watched(STEP, |watch| {
            export::parts(&snapshot, revision, wanted, today(), into, watch)
        })?;
        Ok(convert::exported_parts(&written))
    }

    /// The same, once it is understood.
    pub(super) fn write_asked(
        &self,
        wanted: &Ask,
        format: TableFormat,
    ) -> Result<Option<ExportedDto>, ErrorDto> {
        let (snapshot, revision) = self.standing()?;
        let what = match format {
            TableFormat::Xlsx => SaveWhat::Xlsx,
            TableFormat::Csv => SaveWhat::Csv,
        };
        let suggested = suggested(&snapshot.info.title, wanted);
        let Some(path) = self.environment.dialogs.save(what, &suggested) else {
            return Ok(None);
        };
        let to = (format, path.as_path());
        self.watched(STEP, |watch| {
            export::tables(&snapshot, revision, wanted, today(), to, watch)
        })?;
        Ok(Some(convert::exported(&path, None)))
    }

    /// Writes a plan's Gantt chart where a dialog says.
    pub(super) fn write_gantt(&self, ask: &ExportGantt) -> Result<Option<ExportedDto>, ErrorDto> {
        let snapshot = self.snapshot()?;
        let plan = id("plan", &ask.plan_id)?;
        let format: GanttFormat = ask.format.parse()?;
        let lang = convert::lang(&ask.lang)?;
        let figure = export::gantt_figure(&snapshot, plan, lang, today())?;
        let what = match format {
            GanttFormat::Svg => SaveWhat::Svg,
            GanttFormat::Png => SaveWhat::Png,
            GanttFormat::Pdf => SaveWhat::Pdf,
            GanttFormat::Xlsx => SaveWhat::Xlsx,
        };
        let Some(path) = self.environment.dialogs.save(what, &figure.title) else {
            return Ok(None);
        };
        let written =
            self.watched(1, |watch| export::gantt(&figure, &self.assets, format, &path, watch))?;
        Ok(Some(convert::exported(&path, Some(written.pages))))
    }

    /// Does an export that tells how far it is, every so many rows or pages, and can be stopped.
    fn watched<T>(
        &self,
        step: u64,
        write: impl FnOnce(Watch<'_>) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let stop = self.export.begin();
        let mut told = 0;
        let mut watch = |done: u64, total: u64| {
            if done >= told + step || (done == total && done != told) {
                told = done;
                self.tell_progress(done, total);
            }
            if stop.is_asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        write(&mut watch)
    }

    fn tell_progress(&self, done: u64, total: u64) {
        let number = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        self.emit(&EventDto::Progress(Progress {
            job: JOB.to_owned(),
            done: number(done),
            total: Some(number(total)),
        }));
    }
}

/// What may be exported, with the layouts of its tables.
pub(super) fn documents() -> Vec<DocumentDto> {
    let layout = |code: &&str| {
        let template = Template::find(code)?;
        Some(LayoutDto {
            code: template.code.clone(),
            zh: template.name.zh.clone(),
            en: template.name.en.clone(),
            source: template.source.clone(),
            returns: template.returns,
        })
    };
    let document = |document: &Document| DocumentDto {
        code: document.as_str().to_owned(),
        tables: export::layouts(*document).iter().filter_map(layout).collect(),
    };
    Document::ALL.iter().map(document).collect()
}

fn asked(ask: &ExportTables) -> Result<Ask, AppError> {
    Ok(Ask {
        document: ask.document.parse()?,
        table: ask.table.clone(),
        plan: ask.plan_id.as_deref().map(|plan| id("plan", plan)).transpose()?,
        communities: ids("community", &ask.community_ids)?,
        lang: convert::lang(&ask.lang)?,
        units: Units {
            money: match ask.money.as_str() {
                "wan" => MoneyUnit::Wan,
                "yuan" => MoneyUnit::Yuan,
                other => return Err(AppError::not_found("unit", other)),
            },
            area: match ask.area.as_str() {
                "m2" => AreaUnit::SquareMetre,
                "wan" => AreaUnit::Wan,
                other => return Err(AppError::not_found("unit", other)),
            },
        },
        lock: match ask.lock.as_str() {
            "computed" => Lock::Computed,
            "nothing" => Lock::Nothing,
            other => return Err(AppError::not_found("lock", other)),
        },
        encoding: match ask.encoding.as_str() {
            "utf-8" => Encoding::Utf8,
            "gb18030" => Encoding::Gb18030,
            other => return Err(AppError::not_found("encoding", other)),
        },
    })
}

/// 某区城镇老旧小区改造规划-申报明细表
fn suggested(title: &str, ask: &Ask) -> String {
    let code = ask.table.as_deref().or_else(|| match export::layouts(ask.document) {
        [only] => Some(*only),
        _ => None,
    });
    let name = match code.and_then(Template::find) {
        Some(template) => template.name.of(match ask.lang {
            jiugai_app::Lang::ZhCn => jiugai_exchange::Lang::Zh,
            jiugai_app::Lang::En => jiugai_exchange::Lang::En,
        }),
        None => return title.to_owned(),
    };
    format!("{title}-{name}")
}
