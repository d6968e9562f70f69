//! The two sides of a preview: the sheet as it is, and what was understood of its rows.

use jiugai_exchange::book::{Sheet, Value};
use jiugai_exchange::columns::{Dimension, Field};
use jiugai_exchange::recognise::{CommunityRow, DeclaredRow, TableFound, TableKind};

use super::fields::{Shown, told};
use super::plan_year::PlanOffer;

/// A sheet's outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// First and last of each run of rows that hold something, from 1.
    pub runs: Vec<[u32; 2]>,
    /// Columns up to the last that holds something.
    pub columns: u32,
    /// Widths of the columns in half-width characters.
    pub widths: Vec<u32>,
    /// Merged ranges near the top, from 1: first row and column, last row and column.
    pub merged: Vec<[u32; 4]>,
}

/// Columns shown of a sheet; what lies beyond is named in the preview, not drawn.
const WIDEST: usize = 256;
/// Rows whose texts decide how wide a column is drawn.
const SAMPLED_ROWS: usize = 60;
/// Merged ranges are drawn where titles and headers stand.
const MERGED_ROWS: u32 = 40;

/// The outline of a sheet.
pub fn outline(sheet: &Sheet) -> Outline {
    let mut runs: Vec<[u32; 2]> = Vec::new();
    let mut columns = 0;
    let mut widths: Vec<u32> = Vec::new();
    for (at, row) in sheet.rows_from(0).enumerate() {
        let number = row.number + 1;
        match runs.last_mut() {
            Some(run) if run[1] + 1 == number => run[1] = number,
            _ => runs.push([number, number]),
        }
        columns = columns.max(row.cells().last().map_or(0, |(col, _)| u32::from(col) + 1));
        // A title over the whole width says nothing of its first column.
        if at < SAMPLED_ROWS && row.len() > 1 {
            for (col, value) in row.cells().take_while(|(col, _)| usize::from(*col) < WIDEST) {
                let col = usize::from(col);
                if widths.len() <= col {
                    widths.resize(col + 1, 0);
                }
                widths[col] = widths[col].max(width(&value.to_text()));
            }
        }
    }
    let columns = columns.min(u32::try_from(WIDEST).unwrap_or(u32::MAX));
    widths.resize(usize::try_from(columns).unwrap_or(0), 0);
    let near = sheet.merged.iter().filter(|merged| merged.top < MERGED_ROWS);
    let merged = near
        .take(400)
        .map(|m| [m.top + 1, u32::from(m.left) + 1, m.bottom + 1, u32::from(m.right) + 1]);
    Outline { runs, columns, widths, merged: merged.collect() }
}

/// How wide the longest line of a text is: two for Chinese, one for Latin letters.
fn width(text: &str) -> u32 {
    let line = |line: &str| line.chars().map(|c| if u32::from(c) >= 0x2e80 { 2 } else { 1 }).sum();
    text.lines().map(line).max().unwrap_or(0)
}

/// The texts of a row, from the first column on.
pub fn cells(sheet: &Sheet, sheet_row: u32) -> Vec<String> {
    let row = sheet_row.checked_sub(1).and_then(|row| sheet.find_row(row));
    let mut texts: Vec<String> = Vec::new();
    let cells = row.into_iter().flat_map(|row| row.cells());
    for (col, value) in cells.take_while(|(col, _)| usize::from(*col) < WIDEST) {
        texts.resize(usize::from(col), String::new());
        texts.push(cell_text(value));
    }
    texts
}

fn cell_text(value: Value<'_>) -> String {
    value.to_text().into_owned()
}

/// The fields of a table in the order they are shown: name and place first, then as in the sheet.
pub fn fields(table: &TableFound) -> Vec<Field> {
    let found = || table.columns.iter().filter_map(|column| column.field);
    let is_place = |field: Field| field.dimension() == Dimension::Division;
    let has_place = found().any(is_place)
        || table.communities.iter().take(50).any(|row| !row.division_path.is_empty());
    let lead = match table.kind {
        TableKind::Communities => Some(Field::Name),
        TableKind::DistrictTotals => None,
    };
    let mut fields: Vec<Field> = lead.into_iter().collect();
    fields.extend(has_place.then_some(Field::Division));
    for field in found().filter(|field| !is_place(*field) && *field != Field::Sequence) {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}

/// What was understood of a row, field by field.
pub fn values(table: &TableFound, sheet_row: u32, fields: &[Field]) -> Option<Vec<Shown>> {
    let rows = &table.communities;
    if let Ok(at) = rows.binary_search_by_key(&sheet_row, |row| row.sheet_row) {
        let row = &rows[at];
        return Some(fields.iter().map(|field| of_row(table, row, *field)).collect());
    }
    let row = table.declared.iter().find(|row| row.sheet_row == sheet_row)?;
    Some(fields.iter().map(|field| of_total(row, *field)).collect())
}

fn of_row(table: &TableFound, row: &CommunityRow, field: Field) -> Shown {
    if field == Field::ClusterInvestment || (field == Field::Investment && row.investment.is_none())
    {
        // Money given for several together stands with the first of them.
        let mut clusters = table.clusters.iter();
        let shared = clusters.find(|one| one.member_rows.first() == Some(&row.sheet_row));
        let amount = shared.and_then(|one| one.investment.as_ref());
        return amount.map_or(Shown::Nothing, |(fen, _)| Shown::Plain(fen.wan_yuan().to_string()));
    }
    told(row, field)
}

fn of_total(row: &DeclaredRow, field: Field) -> Shown {
    let number = |value: Option<String>| value.map_or(Shown::Nothing, Shown::Plain);
    match field {
        Field::Division => Shown::Plain(row.label.clone()),
        Field::CommunityCount => number(row.communities.map(|value| value.to_string())),
        Field::Buildings => number(row.buildings.map(|value| value.to_string())),
        Field::Households => number(row.households.map(|value| value.to_string())),
        Field::FloorArea => number(row.floor_area.map(|value| value.to_string())),
        Field::Investment => number(row.investment.map(|fen| fen.wan_yuan().to_string())),
        _ => Shown::Nothing,
    }
}

/// The unit the understood side shows a field in.
pub const fn shown_unit(field: Field) -> &'static str {
    match field.dimension() {
        Dimension::Area => "m²",
        Dimension::Money => "万元",
        Dimension::Price => "元/m²·月",
        _ => "",
    }
}

/// Units the numbers of a field may stand in, the usual first.
pub const fn units(field: Field) -> &'static [&'static str] {
    match field.dimension() {
        Dimension::Area => &["平方米", "万平方米"],
        Dimension::Money => &["万元", "元", "亿元"],
        Dimension::Household => &["户", "万户"],
        Dimension::Person => &["人", "万人"],
        Dimension::Building => &["栋", "万栋"],
        _ => &[],
    }
}

/// Whether a column is kept as text beside the community, in no field of its own.
pub const fn is_kept_as_text(field: Field, offer: Option<&PlanOffer>) -> bool {
    match field {
        Field::Measures | Field::FundingNote | Field::BuildingNumbers => true,
        Field::PlanYear => match offer {
            Some(offer) => !offer.is_taken,
            None => true,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use jiugai_exchange::columns::ColumnTable;

    use super::*;

    #[test]
    fn every_unit_offered_is_one_the_reader_knows() {
        for field in Field::ALL {
            for unit in units(*field) {
                let known = ColumnTable::shipped().unit_for(unit, field.dimension());
                assert!(known.is_some(), "{unit} of {field}");
            }
        }
    }
}
