//! A workbook of tables: one sheet each, the lists they choose from, and what brings edits back.

use std::collections::HashSet;
use std::path::Path;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::cell::Cell;
use super::labels::Lang;
use super::lists::{self, ChoiceList};
use super::table::{Row, Table};
use super::template::Kind;
use super::unit::Units;
use super::{Progress, Watch, WriteError, atomic, sheet};
use crate::carried::{Carried, CarriedColumn, CarriedRow, CarriedSheet, Role, Shape};

/// How hard a workbook is packed, of 9: at the usual 6 packing takes longer than making, and
/// somebody waits for it.
const PACKING: u8 = 1;
/// Rows of a sheet, those of title, header and notes left out.
pub const MOST_ROWS: usize = 1_048_500;

/// Whether what the system computes may be overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lock {
    /// Computed cells are locked, without a password.
    #[default]
    Computed,
    /// Nothing is locked: rows can be sorted and deleted at once.
    Nothing,
}

/// What tells a returning workbook where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Which project file: the same for every copy of one file.
    pub file_id: String,
    /// The revision it was written at; empty for a file without history.
    pub revision: String,
    /// Schema version of the file.
    pub schema_version: i64,
}

/// Everything a workbook says.
#[derive(Debug, Clone)]
pub struct Book<'a> {
    /// Language of headers and notes.
    pub lang: Lang,
    /// Stands above every sheet, before the sheet's own name.
    pub title: String,
    /// 编制单位
    pub compiled_by: String,
    /// The day the figures are from, printed on every sheet.
    pub dated: Date,
    /// Units of money and areas where a layout leaves the choice.
    pub units: Units,
    /// Whether computed cells are locked.
    pub lock: Lock,
    /// What cells are chosen from.
    pub lists: Vec<ChoiceList>,
    /// Where it came from; `None` for a workbook that is not meant to come back.
    pub carries: Option<Origin>,
    /// Its sheets, in order; at least one.
    pub tables: Vec<Table<'a>>,
}

/// Writes the workbook; whatever stood there before is replaced only when all is written.
pub fn write(book: &Book<'_>, path: &Path, watch: Watch<'_>) -> Result<(), WriteError> {
    let rows: usize = book.tables.iter().map(|table| table.rows.len()).sum();
    let mut progress = Progress::new(watch, rows);
    let mut out = Workbook::new();
    out.set_zip_compression_level(PACKING);
    out.set_properties(&properties(book));
    let names = names(book);
    std::thread::scope(|scope| {
        // What brings the workbook back is packed while its sheets are written.
        let carries = book.carries.as_ref().filter(|_| book.tables.iter().any(Table::returns));
        let packing = carries.map(|origin| scope.spawn(|| carried(book, origin, &names).pack()));
        sheets(book, &names, &mut out, &mut progress)?;
        let Some(packing) = packing else { return Ok(()) };
        let packed = packing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        packed.map_err(XlsxError::from)?.write_to(&mut out)?;
        Ok::<(), WriteError>(())
    })?;
    progress.check()?;
    let bytes = out.save_to_buffer()?;
    progress.check()?;
    atomic::replace(path, |writer| std::io::Write::write_all(writer, &bytes))
        .map_err(|source| WriteError::Io { path: path.to_path_buf(), source })
}

/// Every table as a sheet, and the lists they are chosen from.
fn sheets(
    book: &Book<'_>,
    names: &[String],
    out: &mut Workbook,
    progress: &mut Progress<'_>,
) -> Result<(), WriteError> {
    for (table, name) in book.tables.iter().zip(names) {
        if table.rows.len() > MOST_ROWS {
            return Err(WriteError::TooManyRows { rows: table.rows.len(), limit: MOST_ROWS });
        }
        sheet::write(out.add_worksheet(), book, table, name, progress)?;
    }
    if book.tables.iter().any(Table::returns) && !book.lists.is_empty() {
        lists::write(out, &book.lists, book.lang)?;
    }
    Ok(())
}

fn properties(book: &Book<'_>) -> DocProperties {
    let properties = DocProperties::new().set_title(&book.title).set_company(&book.compiled_by);
    // The day of the figures, not the moment of writing: the same plan gives the same file.
    match first_moment(book.dated) {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties,
    }
}

/// Names of the sheets; of two tables of one layout the second is numbered.
fn names(book: &Book<'_>) -> Vec<String> {
    let mut taken = HashSet::new();
    let unique = |table: &Table<'_>| {
        let name = table.template.name.of(book.lang);
        let numbered = (2..).map(|number| format!("{name} {number}"));
        let mut candidates = std::iter::once(name.to_owned()).chain(numbered);
        candidates.find(|name| taken.insert(name.clone())).unwrap_or_default()
    };
    book.tables.iter().map(unique).collect()
}

fn carried(book: &Book<'_>, origin: &Origin, names: &[String]) -> Carried {
    let sheets = book.tables.iter().zip(names).filter(|(table, _)| table.returns());
    let (units, lang) = (book.units, book.lang);
    Carried {
        file_id: origin.file_id.clone(),
        revision: origin.revision.clone(),
        schema_version: origin.schema_version,
        sheets: sheets.map(|(table, name)| carried_sheet(table, name, (units, lang))).collect(),
    }
}

/// What a table carries in a sheet of this name.
pub fn carried_sheet(table: &Table<'_>, name: &str, (units, lang): (Units, Lang)) -> CarriedSheet {
    let columns = table.columns.iter().enumerate();
    // A row's number belongs to the sheet, not to the row.
    let columns: Vec<_> = columns.filter(|(_, column)| column.spec.code != "sequence").collect();
    let rows = table.rows.iter().filter(|row| !row.id.is_empty());
    CarriedSheet {
        name: name.to_owned(),
        kind: table.template.code.clone(),
        context: table.context.clone(),
        columns: columns
            .iter()
            .map(|(place, column)| CarriedColumn {
                field: match &column.spec.each {
                    // A repeated column belongs to no single field.
                    Some(_) => format!("{}.{place}", column.spec.code),
                    None => column.spec.code.clone(),
                },
                header: column.header(units, lang),
                shape: shape(column.spec.kind, column.unit(units, lang).decimals),
                role: match (column.spec.key, column.spec.edit) {
                    (true, _) => Role::Key,
                    (false, true) => Role::Editable,
                    (false, false) => Role::Protected,
                },
            })
            .collect(),
        rows: rows
            .map(|row: &Row<'_>| CarriedRow {
                id: row.id.clone(),
                values: columns.iter().map(|(place, _)| text_of(row.cells.get(*place)?)).collect(),
            })
            .collect(),
    }
}

/// The exact text that is carried for a cell; nothing for a blank.
fn text_of(cell: &Cell<'_>) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text.as_ref().to_owned()),
        Cell::Day(day) => Some(day.to_string()),
        number => number.stored().map(|value| value.to_string()),
    }
}

/// How values of a kind stand in cells, where the stored unit is `decimals` within the shown one.
fn shape(kind: Kind, decimals: u8) -> Shape {
    let digits = match kind {
        Kind::Text | Kind::Centre => return Shape::Text,
        Kind::Day => return Shape::Day,
        Kind::Count | Kind::Year | Kind::WanCount => 0,
        Kind::Quantity => 3,
        Kind::Share => 4,
        Kind::Money | Kind::Product | Kind::Price | Kind::Area => 2,
    };
    let power = i32::from(decimals) - digits;
    // Every decimal there is is shown: one that is missing when it comes back was taken away.
    Shape::Number { power, digits, shown: i32::from(decimals) }
}

fn first_moment(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}
