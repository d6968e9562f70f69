//! A province's registry that went out, was edited on both sides and came back: read, merged with
//! the file, every doubt decided, written as one step.

use std::path::Path;

use jiugai_app::community::{self, Edit, Field};
use jiugai_app::export::{self, Ask, Document, TableFormat};
use jiugai_app::import::Watch;
use jiugai_app::merge::{self, Answer};
use jiugai_app::{Lang, Project};
use jiugai_exchange::book::Value;
use jiugai_exchange::carried::ID_HEADER;
use jiugai_exchange::{Limits, read_book};
use rust_xlsxwriter::Workbook;

use crate::Failure;
use crate::data::Data;
use crate::measure::once;
use crate::table::Table;

/// Cells edited on each side; half of them are the same cells.
const EDITS: usize = 2_000;
const READING: &str = "reading the workbook alone";

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let path = data.imported()?;
    let mut project = data.open(&path)?;
    let out = data.path("台账-出.xlsx");
    let ask = Ask::plain(Document::Communities, Lang::ZhCn);
    let revision = project.store().revision()?;
    let today = jiff::civil::date(2026, 3, 2);
    let (exported, ()) = once(|| {
        let to = (TableFormat::Xlsx, out.as_path());
        let mut go_on = |_: u64, _: u64| std::ops::ControlFlow::Continue(());
        Ok(export::tables(project.snapshot(), revision, &ask, today, to, &mut go_on)?)
    })?;
    let back = data.path("台账-回.xlsx");
    let edited = edit_workbook(&out, &back)?;
    edit_here(&mut project, &edited)?;

    let (read, _) = once(|| Ok(read_book(&back, &Limits::default())?))?;
    let revision = project.store().revision()?;
    let (looked, plan) =
        once(|| Ok(merge::read(project.snapshot(), revision, &back, &Watch::default())?))?;
    let answers = vec![Answer::File; plan.merge.questions.len()];
    let (applied, _) = once(|| Ok(merge::apply(&mut project, &plan, &answers)?))?;
    let merged = looked.saturating_sub(read);
    let size = format!("{} communities, {EDITS} edits per side", data.communities);
    table.compare("export the registry, to come back", exported, Some(read), READING, None);
    table.compare(format!("merge {size}"), merged, Some(read), READING, None);
    table.compare("  written, journalled, shown anew", applied, Some(read), READING, None);
    table.figure(
        "merge: taken / decided",
        format!("{} / {}", plan.merge.taken.len(), answers.len()),
    );
    let seconds = (merged + applied).as_secs_f64();
    table.figure("merge and write, beside reading (wanted: under 2 s)", format!("{seconds:.2} s"));
    Ok(project.close()?)
}

/// Writes the workbook anew with other figures in some cells; the ids of the rows touched.
fn edit_workbook(from: &Path, to: &Path) -> Result<Vec<String>, Failure> {
    let book = read_book(from, &Limits::default())?;
    let mut out = Workbook::new();
    let mut edited = Vec::new();
    for sheet in &book.sheets {
        let id_col = sheet.rows_from(0).take(20).find_map(|row| {
            let mut cells = row.cells();
            cells.find(|(_, value)| value.as_text() == Some(ID_HEADER)).map(|(col, _)| col)
        });
        let households = sheet.rows_from(0).take(20).find_map(|row| {
            let mut cells = row.cells();
            let is_it = |text: &str| text.starts_with("户数");
            cells.find(|(_, value)| value.as_text().is_some_and(is_it)).map(|(col, _)| col)
        });
        let page = out.add_worksheet();
        page.set_name(&sheet.name)?;
        for row in sheet.rows_from(0) {
            let id = id_col.and_then(|col| row.get(col)?.as_text());
            let is_data = id.is_some_and(|id| id != ID_HEADER);
            let touch = is_data && edited.len() < EDITS && row.number % 7 == 0;
            for (col, value) in row.cells() {
                match value {
                    Value::Number(number) => {
                        let is_edit = touch && Some(col) == households;
                        page.write_number(row.number, col, number + f64::from(u8::from(is_edit)))?
                    }
                    value => page.write_string(row.number, col, value.to_text().as_ref())?,
                };
            }
            if let Some(id) = id.filter(|_| touch) {
                edited.push(id.to_owned());
            }
        }
    }
    out.save(to)?;
    Ok(edited)
}

/// Edits as many cells here: half of them the very cells the workbook changed.
fn edit_here(project: &mut Project, edited: &[String]) -> Result<(), Failure> {
    let edit = |(at, id): (usize, &String)| {
        let id = id.parse().ok()?;
        let field = if at % 2 == 0 { Field::Households } else { Field::Units };
        Some(Edit { id, field, text: (100 + at % 50).to_string() })
    };
    let edits: Vec<Edit> = edited.iter().enumerate().filter_map(edit).collect();
    community::edit(project, &edits)?;
    Ok(())
}
