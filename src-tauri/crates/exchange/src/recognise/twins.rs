//! Rows that may be one and the same, or copied by mistake: same name and place, same odd amount.
//!
//! Only remarks; nothing is merged or dropped.

use std::collections::HashMap;

use jiugai_domain::Fen;
use jiugai_domain::community::DivisionLevel;

use super::plan::Plan;
use super::remark::{Remark, RemarkKind};
use super::rows::Draft;
use crate::book::{Sheet, column_letter};
use crate::columns::Field;

/// An amount shared by more rows than this is a flat rate, not a slip.
const MOST_TWINS: usize = 3;

/// Remarks on rows that repeat another row's name or odd amount.
pub(super) fn find_twins(sheet: &Sheet, plan: &Plan, data: &[Draft]) -> Vec<Remark> {
    let letter = |field| plan.find(field).map(|column| column_letter(column.col));
    let mut remarks = Vec::new();
    let mut say = |kind, draft: &Draft, column: &Option<String>, text: String| {
        remarks.push(Remark {
            kind,
            sheet: sheet.name.clone(),
            row: Some(draft.row.sheet_row),
            column: column.clone(),
            text,
        });
    };
    let name_letter = letter(Field::Name);
    let mut names: HashMap<(&[(DivisionLevel, String)], &str), u32> =
        HashMap::with_capacity(data.len());
    let mut amounts: Vec<(Fen, &Draft)> = Vec::with_capacity(data.len());
    for draft in data {
        let row = &draft.row;
        let place = row.division_path.as_slice();
        let other_row = *names.entry((place, &row.name)).or_insert(row.sheet_row);
        if other_row != row.sheet_row {
            say(RemarkKind::SameName { other_row }, draft, &name_letter, row.name.clone());
        }
        if let Some(amount) = row.investment.filter(|amount| *amount != Fen::ZERO) {
            amounts.push((amount, draft));
        }
    }
    // Rows stay in their order where amounts are equal.
    amounts.sort_by_key(|(amount, _)| *amount);
    let money_letter = letter(Field::Investment);
    let same = amounts.chunk_by(|a, b| a.0 == b.0).filter(|rows| rows.len() <= MOST_TWINS);
    for rows in same {
        let Some(((amount, first), others)) = rows.split_first() else { continue };
        for (_, draft) in others.iter().filter(|(_, other)| is_odd(*amount, first, other)) {
            let cell = draft.row.cells.get(Field::Investment.code());
            let text = cell.map_or_else(|| amount.to_string(), |cell| cell.text.clone());
            let other_row = first.row.sheet_row;
            say(RemarkKind::SameSuspiciousAmount { other_row }, draft, &money_letter, text);
        }
    }
    remarks
}

/// A whole multiple of 10 万元 may well be given twice, unless the areas agree too.
fn is_odd(amount: Fen, one: &Draft, other: &Draft) -> bool {
    let same_area = one.row.floor_area.is_some() && one.row.floor_area == other.row.floor_area;
    same_area || amount.0 % (10 * Fen::PER_WAN_YUAN) != 0
}
