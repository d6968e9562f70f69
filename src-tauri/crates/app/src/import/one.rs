//! Rows of a workbook that a person said are one: each completes the row it is one with, in its own
//! table or in another.

use std::collections::{BTreeMap, HashMap};

use jiugai_exchange::recognise::{CommunityRow, RemarkKind, TableFound};

use super::Preview;
use super::fields;
use super::look::{Identity, Who};
use super::said::Alike;

/// A row by the place of its table and its number in the sheet: tables side by side share numbers.
type Place = (usize, u32);

/// Rows by the row they are one with, in the order of the workbook.
pub(super) struct Companions<'a> {
    tables: &'a [TableFound],
    of: BTreeMap<Place, Vec<Place>>,
}

impl<'a> Companions<'a> {
    pub(super) fn of(preview: &'a Preview) -> Self {
        let tables = preview.recognised.tables.as_slice();
        let mut first: HashMap<Place, Place> = HashMap::new();
        for (at, table) in tables.iter().enumerate() {
            for remark in &table.remarks {
                let Some(row) = remark.row else { continue };
                let other = match &remark.kind {
                    RemarkKind::SameName { other_row }
                    | RemarkKind::SimilarName { other_row, .. } => {
                        Some((Who::Row(*other_row), (at, *other_row)))
                    }
                    RemarkKind::NameInOtherTable { other_sheet, other_row, other_name } => {
                        let other = find(tables, at, other_sheet, *other_row, other_name);
                        other.map(|other| (Who::Elsewhere(*other_row), (other, *other_row)))
                    }
                    _ => None,
                };
                let Some((who, other)) = other else { continue };
                let decided = preview.said.said_of(&table.sheet, row);
                let is_one = match decided.identity {
                    Some(identity) => identity == Identity::Same(who),
                    None => preview.said.standing.alike == Some(Alike::Same),
                };
                if is_one && !decided.left {
                    first.entry((at, row)).or_insert(other);
                }
            }
        }
        let mut of: BTreeMap<Place, Vec<Place>> = BTreeMap::new();
        for row in first.keys() {
            of.entry(root(&first, *row)).or_default().push(*row);
        }
        of.values_mut().for_each(|rows| rows.sort_unstable());
        Self { tables, of }
    }

    /// The row with what rows that are one with it add to it.
    pub(super) fn complete(&self, table: usize, row: &CommunityRow) -> Option<CommunityRow> {
        let others = self.of.get(&(table, row.sheet_row))?;
        let mut whole = row.clone();
        for (at, number) in others {
            let table = &self.tables[*at];
            let place = table.communities.binary_search_by_key(number, |row| row.sheet_row);
            if let Ok(place) = place {
                fields::complete(&mut whole, table, &table.communities[place]);
            }
        }
        Some(whole)
    }
}

/// The table another one's remark names a row of.
fn find(tables: &[TableFound], own: usize, sheet: &str, row: u32, name: &str) -> Option<usize> {
    let has = |table: &TableFound| {
        let place = table.communities.binary_search_by_key(&row, |one| one.sheet_row);
        place.is_ok_and(|place| table.communities[place].name == name)
    };
    (0..tables.len()).find(|at| *at != own && tables[*at].sheet == sheet && has(&tables[*at]))
}

/// A row may be one with a row that is one with a third.
fn root(first: &HashMap<Place, Place>, mut row: Place) -> Place {
    // No longer than there are rows: nobody is one with himself.
    for _ in 0..first.len() {
        match first.get(&row) {
            Some(other) => row = *other,
            None => break,
        }
    }
    row
}
