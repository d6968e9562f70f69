//! Previews of spreadsheets: read beside the work that goes on, looked at, talked about, applied.

use std::path::Path;
use std::sync::Arc;

use jiugai_app::import::{self, Alike, Columns, Preview, Said, Say, Side, Standing, Watch, Who};
use jiugai_app::snapshot::Snapshot;
use jiugai_app::{AppError, ErrorCode, Project};
use jiugai_domain::RevisionId;
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{ColumnChoice, TableGuide};

use super::convert::{self, Showing, id};
use super::{Desk, locked};
use crate::dto::{
    ExportedDto, ImportApply, ImportDecide, ImportDoneDto, ImportMapping, ImportMappingColumnDto,
    ImportMappingDto, ImportMappingTableDto, ImportMovedDto, ImportPreviewDto, ImportRowsDto,
    ImportRowsQuery, ImportSetColumn, ImportSetHeader, ImportTableRef, ImportTakeField,
    ImportTakePlanYear, Progress,
};
use crate::{ErrorDto, EventDto, SaveWhat};

type Answered<T> = Result<T, ErrorDto>;

impl Desk {
    /// Reads the book and keeps what it was understood to say until it is applied.
    pub(super) fn preview(&self, path: &Path) -> Answered<ImportPreviewDto> {
        // A large book takes its time: the file is held only to look where it stands.
        let (snapshot, revision) = self.standing()?;
        let watch = self.watch();
        let preview = import::read(&snapshot, revision, path, Said::default(), &watch)?;
        let token = preview.sha256.clone();
        let shown = self.show(&snapshot, &preview, &token);
        // Whoever stopped it meanwhile is not shown it after all.
        watch.check()?;
        locked(&self.previews).insert(token, preview);
        Ok(shown)
    }

    pub(super) fn standing(&self) -> Result<(Arc<Snapshot>, Option<RevisionId>), AppError> {
        self.with(|project: &mut Project| {
            Ok((project.snapshot().clone(), project.store().revision()?))
        })
    }

    /// Tells the page how far an import has come, until it is stopped.
    pub(super) fn watch(&self) -> Watch {
        let listeners = self.listeners.clone();
        Watch::new(self.import.begin(), move |phase, done, total| {
            let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            let event = EventDto::Progress(Progress {
                job: phase.to_owned(),
                done: number(done),
                total: total.map(number),
            });
            for listener in locked(&listeners).iter() {
                listener(&event);
            }
        })
    }

    fn show(&self, snapshot: &Snapshot, preview: &Preview, token: &str) -> ImportPreviewDto {
        let lang = *locked(&self.lang);
        Showing { snapshot, preview, lang }.preview(token)
    }

    /// Says something about a preview that makes it be recognised or compared anew.
    fn anew(
        &self,
        token: &str,
        say: impl FnOnce(&Snapshot, &mut Preview) -> Result<(), AppError>,
    ) -> Answered<ImportPreviewDto> {
        let (snapshot, revision) = self.standing()?;
        let mut previews = locked(&self.previews);
        let preview = previews.get_mut(token).ok_or_else(gone)?;
        say(&snapshot, preview)?;
        preview.recompute(&snapshot, revision)?;
        Ok(self.show(&snapshot, preview, token))
    }

    /// Works on a preview as it stands, brought up to date first where the file has moved.
    fn on<T>(
        &self,
        token: &str,
        work: impl FnOnce(&Snapshot, &mut Preview) -> Result<T, AppError>,
    ) -> Answered<T> {
        let (snapshot, revision) = self.standing()?;
        let mut previews = locked(&self.previews);
        let preview = previews.get_mut(token).ok_or_else(gone)?;
        if preview.revision != revision {
            preview.recompute(&snapshot, revision)?;
        }
        Ok(work(&snapshot, preview)?)
    }

    pub(super) fn refresh_import(&self, token: &str) -> Answered<ImportPreviewDto> {
        self.anew(token, |_, _| Ok(()))
    }

    pub(super) fn import_rows_of(&self, query: &ImportRowsQuery) -> Answered<ImportRowsDto> {
        let lang = *locked(&self.lang);
        self.on(&query.token, |snapshot, preview| {
            Ok(Showing { snapshot, preview, lang }.rows(&query.sheet, &query.rows))
        })
    }

    pub(super) fn set_import_column(&self, set: &ImportSetColumn) -> Answered<ImportPreviewDto> {
        let choice = match &set.field {
            None => ColumnChoice::Leave,
            Some(code) => ColumnChoice::Take { field: field(code)?, unit: set.unit.clone() },
        };
        self.anew(&set.token, |snapshot, preview| {
            preview.say_column(snapshot, place(set.table), &set.letter, choice);
            Ok(())
        })
    }

    pub(super) fn set_import_header(&self, set: &ImportSetHeader) -> Answered<ImportPreviewDto> {
        if set.first_row == 0 || set.last_row < set.first_row || set.last_row - set.first_row > 2 {
            let value = format!("{}–{}", set.first_row, set.last_row);
            return Err(AppError::not_found("field", value).into());
        }
        self.anew(&set.token, |_, preview| {
            let rows = (set.first_row, set.last_row);
            preview.say_header(&set.sheet, rows, set.table.map(place));
            Ok(())
        })
    }

    pub(super) fn decide_import(&self, decide: &ImportDecide) -> Answered<ImportMovedDto> {
        let say = saying(decide)?;
        let lang = *locked(&self.lang);
        let table = place(decide.table);
        self.on(&decide.token, |snapshot, preview| {
            let moved = preview.say(snapshot, table, &decide.rows, say);
            let moved: Vec<u32> = moved.into_iter().collect();
            Ok(Showing { snapshot, preview, lang }.moved(table, &moved))
        })
    }

    pub(super) fn take_import_field(&self, take: &ImportTakeField) -> Answered<ImportMovedDto> {
        let field = field(&take.field)?;
        let lang = *locked(&self.lang);
        let table = place(take.table);
        self.on(&take.token, |snapshot, preview| {
            let with_change = |preview: &Preview| -> Vec<u32> {
                let looks = preview.looks.get(table).into_iter().flatten();
                let touched =
                    looks.filter(|look| look.changes.iter().any(|change| change.field == field));
                touched.map(|look| look.sheet_row).collect()
            };
            preview.take_column(snapshot, table, field, take.take);
            let moved = with_change(preview);
            Ok(Showing { snapshot, preview, lang }.moved(table, &moved))
        })
    }

    pub(super) fn take_import_years(
        &self,
        take: &ImportTakePlanYear,
    ) -> Answered<ImportPreviewDto> {
        self.anew(&take.token, |snapshot, preview| {
            preview.take_plan_year(snapshot, take.take);
            Ok(())
        })
    }

    pub(super) fn map_import(&self, map: &ImportMapping) -> Answered<ImportPreviewDto> {
        let said = said(&map.mapping)?;
        self.anew(&map.token, |_, preview| {
            preview.said = said;
            Ok(())
        })
    }

    pub(super) fn forget_import_columns(
        &self,
        table: &ImportTableRef,
    ) -> Answered<ImportPreviewDto> {
        let found = self.on(&table.token, |_, preview| {
            let found = preview.recognised.tables.get(place(table.table));
            found.cloned().ok_or_else(gone)
        })?;
        let outcome = self.with(|project| import::forget(project, &found))?;
        self.tell(&outcome);
        self.anew(&table.token, |_, preview| {
            preview.said.forget(&found.sheet, found.header_rows);
            Ok(())
        })
    }

    pub(super) fn save_import_errors(&self, token: &str) -> Answered<Option<ExportedDto>> {
        let lang = *locked(&self.lang);
        let preview = self.on(token, |_, preview| Ok(preview.clone()))?;
        let suggested = preview.errors_name(lang);
        let Some(path) = self.environment.dialogs.save(SaveWhat::Xlsx, &suggested) else {
            return Ok(None);
        };
        import::save_refused(&preview, lang, &path)?;
        Ok(Some(convert::exported(&path, None)))
    }

    /// Applies a preview; it stays for another look when that is refused or stopped.
    pub(super) fn apply_import(&self, apply: &ImportApply) -> Answered<ImportDoneDto> {
        let preview = locked(&self.previews).get(&apply.token).cloned().ok_or_else(gone)?;
        let watch = self.watch();
        let outcome = self.with(|project| import::apply_watched(project, &preview, &[], &watch))?;
        locked(&self.previews).remove(&apply.token);
        self.tell(&outcome);
        Ok(convert::import_done(&outcome))
    }
}

fn gone() -> AppError {
    AppError::new(ErrorCode::PreviewGone)
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn field(code: &str) -> Result<Field, AppError> {
    let found = Field::ALL.iter().copied().find(|field| field.code() == code);
    found.ok_or_else(|| AppError::not_found("field", code))
}

fn saying(decide: &ImportDecide) -> Result<Say, AppError> {
    let target = decide.target.as_deref();
    Ok(match (decide.choice.as_str(), target) {
        ("same", None) => Say::Likeliest,
        ("same", Some(text)) => Say::Same(match text.parse() {
            Ok(row) => Who::Row(row),
            Err(_) => Who::Community(id("community", text)?),
        }),
        ("new", _) => Say::New,
        ("workbook", _) => Say::Side(Side::Workbook),
        ("held", _) => Say::Side(Side::Held),
        ("blanks", _) => Say::Blanks,
        ("left", _) => Say::Leave,
        ("ask", _) => Say::Ask,
        (other, _) => return Err(AppError::not_found("field", other)),
    })
}

/// What a mapping file says.
fn said(mapping: &ImportMappingDto) -> Result<Said, AppError> {
    let word = |text: Option<&str>, known: &[&'static str]| match text {
        None => Ok(known.first().copied().unwrap_or_default()),
        Some(text) => known
            .iter()
            .copied()
            .find(|word| *word == text)
            .ok_or_else(|| AppError::not_found("field", text)),
    };
    let mut said = Said {
        plan_year_as_text: mapping.plan_year == Some(false),
        standing: Standing {
            alike: match word(mapping.alike.as_deref(), &["ask", "same", "new"])? {
                "same" => Some(Alike::Same),
                "new" => Some(Alike::New),
                _ => None,
            },
            typed_over: match word(mapping.typed_over.as_deref(), &["ask", "workbook", "held"])? {
                "workbook" => Some(Side::Workbook),
                "held" => Some(Side::Held),
                _ => None,
            },
            unreadable_as_blank: word(mapping.unreadable.as_deref(), &["refuse", "blank"])?
                == "blank",
        },
        ..Said::default()
    };
    for table in &mapping.tables {
        say_table(&mut said, table)?;
    }
    Ok(said)
}

fn say_table(said: &mut Said, table: &ImportMappingTableDto) -> Result<(), AppError> {
    let choice = |column: &Option<ImportMappingColumnDto>| match column {
        None => Ok(ColumnChoice::Leave),
        Some(column) => Ok::<_, AppError>(ColumnChoice::Take {
            field: field(&column.field)?,
            unit: column.unit.clone(),
        }),
    };
    let columns = table.columns.iter();
    let columns = columns
        .map(|(letter, column)| Ok((letter.to_ascii_uppercase(), choice(column)?)))
        .collect::<Result<_, AppError>>()?;
    match (&table.sheet, table.header_rows) {
        (Some(sheet), Some([first, last])) => said.tables.push(TableGuide {
            sheet: sheet.clone(),
            header_rows: (first, last),
            is_pointed_out: true,
            instead_of: None,
            columns,
        }),
        (sheet, _) => said.anywhere.push(Columns { sheet: sheet.clone(), columns }),
    }
    Ok(())
}
