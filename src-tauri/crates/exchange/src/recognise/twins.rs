//! Rows that may be one and the same, or copied by mistake: same name and place, same odd amount.
//!
//! Only remarks; nothing is merged or dropped.

use std::collections::HashMap;

use jiugai_domain::Fen;
use jiugai_domain::community::DivisionLevel;

use super::alike::sound;
use super::found::TableFound;
use super::plan::Plan;
use super::remark::{Remark, RemarkKind};
use super::rows::Draft;
use crate::book::{Sheet, column_letter};
use crate::columns::Field;

/// An amount shared by more rows than this is a flat rate, not a slip.
const MOST_TWINS: usize = 3;

/// Divisions from the largest down.
type Path<'t> = &'t [(DivisionLevel, String)];

/// Adds remarks on communities whose name, or one that sounds like it, stands in the same division
/// in an earlier row of the book; a row that names no division may be in any of them.
pub(super) fn find_doubles(tables: &mut [TableFound]) {
    let rows: usize = tables.iter().map(|table| table.communities.len()).sum();
    let mut heard: HashMap<(Path<'_>, u64), (usize, usize)> = HashMap::with_capacity(rows);
    let mut placeless = Placeless::default();
    let mut remarks: Vec<(usize, Remark)> = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let mut letter = None;
        for (place, row) in table.communities.iter().enumerate() {
            let key = (row.division_path.as_slice(), sound(&row.name));
            let first = *heard.entry(key).or_insert((at, place));
            let others = if first == (at, place) {
                placeless.in_other_tables(key, (at, place))
            } else {
                vec![first]
            };
            for (table_of, place_of) in others {
                let other = &tables[table_of].communities[place_of];
                let (other_row, other_name) = (other.sheet_row, other.name.clone());
                let kind = if table_of != at {
                    let other_sheet = tables[table_of].sheet.clone();
                    RemarkKind::NameInOtherTable { other_sheet, other_row, other_name }
                } else if row.name == other.name {
                    RemarkKind::SameName { other_row }
                } else {
                    RemarkKind::SimilarName { other_row, other_name }
                };
                let column = letter.get_or_insert_with(|| name_letter(table)).clone();
                let (sheet, text) = (table.sheet.clone(), row.name.clone());
                remarks.push((at, Remark { kind, sheet, row: Some(row.sheet_row), column, text }));
            }
        }
    }
    let mut touched: Vec<usize> = remarks.iter().map(|(at, _)| *at).collect();
    for (at, remark) in remarks {
        tables[at].remarks.push(remark);
    }
    touched.dedup();
    for at in touched {
        tables[at].remarks.sort_by_key(|remark| remark.row);
    }
}

/// Rows of a name, wherever they are: in all divisions, and of those that name none.
#[derive(Default)]
struct Placeless {
    anywhere: HashMap<u64, Vec<(usize, usize)>>,
    nowhere: HashMap<u64, Vec<(usize, usize)>>,
}

impl Placeless {
    /// The rows in other tables this one may be, one for each division: where either of the two
    /// names none. Rows of one table name them alike, or are told apart by that.
    fn in_other_tables(
        &mut self,
        (path, sound): (Path<'_>, u64),
        own: (usize, usize),
    ) -> Vec<(usize, usize)> {
        let is_nowhere = path.is_empty();
        let known = if is_nowhere { &self.anywhere } else { &self.nowhere };
        let known = known.get(&sound).into_iter().flatten().copied();
        let found = known.filter(|(table, _)| *table != own.0).take(MOST_TWINS).collect();
        self.anywhere.entry(sound).or_default().push(own);
        if is_nowhere {
            self.nowhere.entry(sound).or_default().push(own);
        }
        found
    }
}

fn name_letter(table: &TableFound) -> Option<String> {
    let column = table.columns.iter().find(|column| column.field == Some(Field::Name))?;
    Some(column.letter.clone())
}

/// Remarks on rows that repeat another row's odd amount.
pub(super) fn same_amounts(sheet: &Sheet, plan: &Plan, data: &[Draft]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut amounts: Vec<(Fen, &Draft)> = Vec::with_capacity(data.len());
    for draft in data {
        if let Some(amount) = draft.row.investment.filter(|amount| *amount != Fen::ZERO) {
            amounts.push((amount, draft));
        }
    }
    // Rows stay in their order where amounts are equal.
    amounts.sort_by_key(|(amount, _)| *amount);
    let letter = plan.find(Field::Investment).map(|column| column_letter(column.col));
    let same = amounts.chunk_by(|a, b| a.0 == b.0).filter(|rows| rows.len() <= MOST_TWINS);
    for rows in same {
        let Some(((amount, first), others)) = rows.split_first() else { continue };
        for (_, draft) in others.iter().filter(|(_, other)| is_odd(*amount, first, other)) {
            let cell = draft.row.cells.find(Field::Investment);
            let text = cell.map_or_else(|| amount.to_string(), |cell| cell.text);
            let other_row = first.row.sheet_row;
            remarks.push(Remark {
                kind: RemarkKind::SameSuspiciousAmount { other_row },
                sheet: sheet.name.clone(),
                row: Some(draft.row.sheet_row),
                column: letter.clone(),
                text,
            });
        }
    }
    remarks
}

/// A whole multiple of 10 万元 may well be given twice, unless the areas agree too.
fn is_odd(amount: Fen, one: &Draft, other: &Draft) -> bool {
    let same_area = one.row.floor_area.is_some() && one.row.floor_area == other.row.floor_area;
    same_area || amount.0 % (10 * Fen::PER_WAN_YUAN) != 0
}
