//! Understanding an office table: a pure function from a sparse book to tables of values.
//!
//! Nothing is written, nothing is asked, no file is touched; everything odd becomes a remark.
//! Merging with what is already in a file is not done here.

mod alike;
mod below;
mod cells;
mod clusters;
mod found;
mod guide;
mod header;
mod labels;
mod place;
mod plan;
mod remark;
mod rows;
mod sheet_totals;
mod sources;
mod together;
mod totals;
mod twins;
mod unlikely;
mod words;

pub use found::{
    ClusterKind, ClusterRow, ColumnFound, CommunityRow, DeclaredRow, Recognised, TableFound,
    TableKind, TableTotals, TotalCheck,
};
pub use guide::{ColumnChoice, Guide, Remembered, TableGuide, signature};
pub use remark::{Amount, Remark, RemarkKind};
pub use sources::SourceCells;

use std::sync::Arc;

use crate::book::{Book, Sheet, column_letter};
use crate::columns::Field;
use crate::refused::{InputRefused, RefusedKind};
use jiugai_domain::{Fen, SquareMetres};

use header::Header;
use plan::{Plan, sum_place};
use rows::{Draft, Total, read_rows};
use totals::check_totals;

/// A book with more tables than this is no office's.
const MOST_TABLES: usize = 200;

/// Finds the tables of a book; refuses it when there is none.
pub fn recognise(book: &Book) -> Result<Recognised, InputRefused> {
    recognise_guided(book, &Guide::default())
}

/// The same, steered by what a person said about headers and columns.
pub fn recognise_guided(book: &Book, guide: &Guide) -> Result<Recognised, InputRefused> {
    let mut recognised =
        Recognised { file_name: book.file_name.clone(), tables: Vec::new(), remarks: Vec::new() };
    for sheet in book.sheets.iter().filter(|sheet| !sheet.is_empty()) {
        let before = recognised.tables.len();
        let mut from = 0;
        while let Some(header) = guide.next_header(sheet, from) {
            if recognised.tables.len() >= MOST_TABLES {
                let read = recognised.tables.len();
                recognised.remarks.push(of_sheet(sheet, RemarkKind::TooManyTables { read }));
                break;
            }
            for part in header.side_by_side() {
                let (table, next) = read_table(sheet, &part);
                recognised.tables.push(table);
                from = from.max(next);
            }
        }
        sheet_totals::over_tables(&mut recognised.tables[before..]);
        // What a program keeps in a hidden sheet for itself is no table of anybody's.
        if recognised.tables.len() == before && !sheet.is_hidden {
            recognised.remarks.push(of_sheet(sheet, RemarkKind::SheetWithoutTable));
        }
    }
    twins::find_doubles(&mut recognised.tables);
    if !recognised.tables.is_empty() {
        return Ok(recognised);
    }
    let first = book.sheets.iter().find(|sheet| !sheet.is_empty());
    Err(match first {
        Some(sheet) => {
            let row = sheet.row_at(0).map_or(1, |row| row.number + 1);
            InputRefused::file(&book.file_name, RefusedKind::NoHeader)
                .in_sheet(&sheet.name)
                .at_row(row)
        }
        None => InputRefused::file(&book.file_name, RefusedKind::Empty),
    })
}

fn of_sheet(sheet: &Sheet, kind: RemarkKind) -> Remark {
    Remark { kind, sheet: sheet.name.clone(), row: None, column: None, text: String::new() }
}

fn read_table(sheet: &Arc<Sheet>, header: &Header) -> (TableFound, usize) {
    let mut plan = Plan::of(sheet, header);
    let mut rows = read_rows(sheet, header, &plan);
    let next = rows.next_index.max(header.next_index);
    let is_totals = plan.has(Field::CommunityCount) || !plan.has(Field::Name);
    let checked = check_totals(&sheet.name, &rows);
    let mut table = TableFound {
        sheet: sheet.name.clone(),
        header_rows: (header.first_row + 1, header.last_row + 1),
        title: header.title.clone(),
        compiled_by: header.compiled_by.clone(),
        year: header.year,
        columns: std::mem::take(&mut plan.found),
        kind: if is_totals { TableKind::DistrictTotals } else { TableKind::Communities },
        communities: Vec::new(),
        clusters: Vec::new(),
        declared: Vec::new(),
        checks: checked.checks,
        remarks: std::mem::take(&mut plan.remarks),
    };
    table.remarks.extend(header.apart(sheet).into_iter().map(|column| Remark {
        kind: RemarkKind::ColumnApart,
        sheet: sheet.name.clone(),
        row: None,
        column: Some(column_letter(column.col)),
        text: column.text.clone(),
    }));
    table.remarks.append(&mut rows.remarks);
    table.remarks.extend(checked.remarks);
    if is_totals {
        table.declared = declare(rows.data.into_iter(), rows.totals, &checked.alone);
    } else {
        let bounds = rows.totals.iter().map(|total| total.at).collect();
        let data = &mut rows.data;
        together::put_together(&sheet.name, &plan, data, &bounds, &mut table.remarks);
        let (clusters, remarks) =
            clusters::take_clusters(&sheet.name, &header.title, &mut rows.data);
        table.clusters = clusters;
        table.remarks.extend(remarks);
        table.remarks.extend(twins::same_amounts(sheet, &plan, &rows.data));
        table.remarks.extend(unlikely::unlikely(sheet, &plan, &rows.data));
        table.declared = declare(std::iter::empty(), rows.totals, &checked.alone);
        table.communities = rows.data.into_iter().map(|draft| draft.row).collect();
    }
    if sheet.is_hidden {
        table.remarks.push(of_sheet(sheet, RemarkKind::HiddenSheet));
    }
    let alone = table.declared.iter().filter(|row| row.is_total);
    let alone: Vec<Remark> = alone.map(|row| stands_alone(sheet, row)).collect();
    table.remarks.extend(alone);
    // By place in the sheet: what is said of a whole column comes first.
    table.remarks.sort_by_key(|remark| remark.row);
    (table, next)
}

fn stands_alone(sheet: &Sheet, row: &DeclaredRow) -> Remark {
    Remark {
        kind: RemarkKind::TotalStandsAlone,
        sheet: sheet.name.clone(),
        row: Some(row.sheet_row),
        column: None,
        text: row.label.clone(),
    }
}

/// Rows of divisions, and totals whose rows this table does not list, in the order of the sheet.
fn declare(
    data: impl Iterator<Item = Draft>,
    totals: Vec<Total>,
    alone: &[usize],
) -> Vec<DeclaredRow> {
    let mut declared: Vec<DeclaredRow> = data.map(|draft| declared_row(draft, None)).collect();
    for (place, total) in totals.into_iter().enumerate() {
        if alone.contains(&place) {
            declared.push(declared_row(total.draft, Some(&total.label.text)));
        }
    }
    declared.sort_by_key(|row| row.sheet_row);
    declared
}

fn declared_row(draft: Draft, total: Option<&str>) -> DeclaredRow {
    let sum = |field| sum_place(field).and_then(|place| draft.sums[place]);
    let mut label = draft.place();
    let row = &draft.row;
    for part in [&row.cluster, &row.lot, &row.project, &row.name]
        .into_iter()
        .map(String::as_str)
        .chain(total)
    {
        if !part.is_empty() {
            label = if label.is_empty() { part.to_owned() } else { format!("{label}/{part}") };
        }
    }
    DeclaredRow {
        sheet_row: draft.row.sheet_row,
        label,
        is_total: total.is_some(),
        communities: sum(Field::CommunityCount),
        buildings: sum(Field::Buildings),
        households: sum(Field::Households),
        floor_area: sum(Field::FloorArea).map(SquareMetres),
        investment: sum(Field::Investment).map(Fen),
        division_path: draft.row.division_path,
        cells: draft.row.cells,
    }
}
