//! Tables into a file: which ones a document has, and what the file says around them.

use std::path::Path;

use jiff::civil::Date;
use jiugai_domain::RevisionId;
use jiugai_domain::plan::{Plan, PlanKind};
use jiugai_exchange::carried::CarriedSheet;
use jiugai_exchange::write::{self, Book, Origin, Table, Template, Units, Watch};
use jiugai_exchange::{Lang as WritingLang, WriteError};
use jiugai_report::Lang;

use super::ask::{Ask, Document, TableFormat};
use super::facts::Facts;
use super::{checklist, communities, declaration, money, plans, prices, scheme, tasks, words};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// Writes what is asked for. `revision` is the state `snapshot` shows, for a workbook that comes
/// back; `today` is printed as the day of the data.
pub fn tables(
    snapshot: &Snapshot,
    revision: Option<RevisionId>,
    ask: &Ask,
    today: Date,
    (format, path): (TableFormat, &Path),
    watch: Watch<'_>,
) -> Result<(), AppError> {
    let facts = Facts::new(snapshot, ask);
    let mut tables = tables_of(&facts, ask)?;
    let lang = writing_lang(ask.lang);
    let written = match format {
        TableFormat::Csv => {
            let [table] = tables.as_slice() else {
                let names = tables.iter().map(|table| table.template.code.as_str());
                let names = names.collect::<Vec<_>>().join(" ");
                return Err(AppError::new(ErrorCode::OneTableOnly).with("names", names));
            };
            write::csv::write(table, (lang, ask.units), ask.encoding, path, watch)
        }
        TableFormat::Xlsx => {
            come_back(&mut tables, ask.document)?;
            let book = Book {
                lang,
                title: snapshot.info.title.clone(),
                compiled_by: snapshot.info.compiling_unit.clone(),
                dated: today,
                units: ask.units,
                lock: ask.lock,
                lists: words::lists(&facts, &tables),
                carries: Some(Origin {
                    file_id: snapshot.info.created_at.to_string(),
                    revision: revision.map(|id| id.to_string()).unwrap_or_default(),
                    schema_version: jiugai_store::SCHEMA_VERSION,
                }),
                tables,
            };
            write::write(&book, path, watch)
        }
    };
    written.map_err(|error| failed(path, error))
}

/// Sees that what goes out to be changed can be read again. What is made to be filled in is refused
/// where it cannot; a plan with all that belongs to it is then only to be looked at.
fn come_back(tables: &mut [Table<'_>], document: Document) -> Result<(), AppError> {
    if !tables.iter().any(Table::returns) || write::can_come_back(tables) {
        return Ok(());
    }
    if !matches!(document, Document::Workbook | Document::Plan) {
        let rows = tables.iter().map(|table| table.rows.len()).max().unwrap_or(0);
        return Err(AppError::new(ErrorCode::TooLargeToReturn)
            .with("rows", rows)
            .with("limit", write::MOST_RETURNING_ROWS));
    }
    for table in tables {
        table.stays = true;
    }
    Ok(())
}

fn failed(path: &Path, error: WriteError) -> AppError {
    let app = match &error {
        WriteError::Cancelled => AppError::new(ErrorCode::Cancelled),
        WriteError::Io { source, .. } => AppError::not_written(path, source),
        WriteError::TooManyRows { rows, limit } => {
            AppError::new(ErrorCode::TooManyRows).with("rows", *rows).with("limit", *limit)
        }
        WriteError::Content(_) => {
            AppError::new(ErrorCode::WriteFailed).with("file", crate::project::file_name(path))
        }
    };
    app.because(error)
}

/// The language of a written table.
pub(super) const fn writing_lang(lang: Lang) -> WritingLang {
    match lang {
        Lang::ZhCn => WritingLang::Zh,
        Lang::En => WritingLang::En,
    }
}

/// Codes of the layouts a document may have, in their order.
pub fn layouts(document: Document) -> &'static [&'static str] {
    match document {
        Document::Workbook => &["five_year", "annual", "funding", "checklist", "scheme"],
        Document::Communities => &["communities"],
        Document::Checklist => &["checklist", "facet_summary"],
        Document::Scheme => &["scheme", "findings", "prices"],
        Document::Plan => &["five_year", "annual"],
        Document::Funding => &["funding"],
        Document::Schedule => &["schedule"],
        Document::Prices => &["prices"],
        Document::Declaration => declaration::TABLES,
    }
}

/// What the sheet of a layout would carry if it went out now; nothing where there is none of it.
/// `document` is one that has the layout.
pub(crate) fn standing(
    snapshot: &Snapshot,
    (document, code): (Document, &str),
    lang: Lang,
    name: &str,
) -> Option<CarriedSheet> {
    let ask = Ask { table: Some(code.to_owned()), ..Ask::plain(document, lang) };
    let facts = Facts::new(snapshot, &ask);
    let table = table(&facts, &ask, Template::find(code)?).ok().flatten()?;
    Some(write::carried_sheet(&table, name, (ask.units, writing_lang(lang))))
}

/// The columns of a layout that comes back, as they would be carried, without any rows.
pub(crate) fn outline(code: &str, lang: Lang) -> Option<CarriedSheet> {
    let template = Template::find(code)?;
    let lang = writing_lang(lang);
    let table = Table::new(template, &[]);
    Some(write::carried_sheet(&table, template.name.of(lang), (Units::default(), lang)))
}

/// The documents and their layouts that come back.
pub(crate) const RETURNING: [(Document, &str); 6] = [
    (Document::Communities, "communities"),
    (Document::Plan, "five_year"),
    (Document::Plan, "annual"),
    (Document::Checklist, "checklist"),
    (Document::Scheme, "scheme"),
    (Document::Schedule, "schedule"),
];

fn tables_of<'s>(facts: &Facts<'s>, ask: &Ask) -> Result<Vec<Table<'s>>, AppError> {
    let codes = layouts(ask.document);
    if let Some(wanted) = ask.table.as_deref().filter(|code| !codes.contains(code)) {
        return Err(AppError::not_found("table", wanted));
    }
    let wanted = |code: &&&str| ask.table.as_deref().is_none_or(|wanted| wanted == **code);
    let mut tables = Vec::new();
    for code in codes.iter().filter(wanted) {
        let template = Template::find(code);
        let template = template.ok_or_else(|| AppError::not_found("table", *code))?;
        let table = table(facts, ask, template)?;
        // A table asked for by its name is there even when it is empty.
        let is_kept = |table: &Table<'_>| !table.rows.is_empty() || codes.len() == 1;
        tables.extend(table.filter(|table| ask.table.is_some() || is_kept(table)));
    }
    // Beside no rows of the communities asked for, prices alone are no document.
    let alone = facts.is_narrowed() && tables.iter().all(|table| table.template.code == "prices");
    if tables.is_empty() || alone {
        return Err(AppError::new(match ask.document {
            Document::Workbook | Document::Plan => ErrorCode::NoPlanYet,
            _ => ErrorCode::NothingToExport,
        }));
    }
    Ok(tables)
}

fn table<'s>(
    facts: &Facts<'s>,
    ask: &Ask,
    template: &'static Template,
) -> Result<Option<Table<'s>>, AppError> {
    let plan = |kind| facts.plan(ask.plan, kind);
    let found = match template.code.as_str() {
        "communities" => communities::table(facts, template)?,
        "checklist" if ask.document == Document::Workbook => checklist::inspected(facts, template)?,
        "checklist" => checklist::table(facts, template)?,
        "facet_summary" => checklist::summary(facts, template)?,
        "findings" => checklist::findings(facts, template)?,
        "scheme" => scheme::table(facts, template)?,
        "prices" => prices::table(facts, template)?,
        "five_year" => match plan(PlanKind::FiveYear)? {
            Some(plan) => plans::five_year(facts, template, &facts.planned(plan)?)?,
            None => return Ok(None),
        },
        "annual" => match plan(PlanKind::Annual)? {
            Some(plan) => plans::annual(facts, template, &facts.planned(plan)?)?,
            None => return Ok(None),
        },
        "funding" => match funded(facts, ask)? {
            Some(plan) => money::table(facts, template, &facts.planned(plan)?)?,
            None => return Ok(None),
        },
        "schedule" => match plan(PlanKind::Annual)? {
            Some(plan) => tasks::table(facts, template, plan)?,
            None => return Err(AppError::new(ErrorCode::NoPlanYet)),
        },
        _ => declaration::table(facts, template, &facts.planned(facts.any_plan(ask.plan)?)?)?,
    };
    Ok(Some(found))
}

/// The plan whose money is shown: the one asked for; else the newest five-year plan, else the newest
/// annual one.
fn funded<'s>(facts: &Facts<'s>, ask: &Ask) -> Result<Option<&'s Plan>, AppError> {
    let five_year = facts.plan(ask.plan, PlanKind::FiveYear)?;
    let plan = match five_year {
        Some(plan) => Some(plan),
        None => facts.plan(ask.plan, PlanKind::Annual)?,
    };
    Ok(plan.map(AsRef::as_ref))
}
