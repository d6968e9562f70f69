//! Reading the cells of a row that hold words: names, divisions, years, words of a list.
//!
//! Figures are read by `rows` itself.

use super::cells::{read_choice, read_year_cell};
use super::found::CommunityRow;
use super::place::{read_divisions, read_name};
use super::plan::Column;
use super::remark::RemarkKind;
use super::rows::Reader;
use crate::book::{Value, column_letter};
use crate::columns::{Dimension, Field};
use crate::text::{states_rough_figure, tidy_name, tidy_text};

/// Where a text cell stands.
pub(super) struct Place<'p, 'a> {
    pub(super) row: u32,
    pub(super) column: &'p Column,
    /// The value did not stand in the cell itself.
    pub(super) changed: bool,
    pub(super) own: Option<Value<'a>>,
}

impl Place<'_, '_> {
    /// Keeps what the cell itself said; a blank one under a merged range points to its top.
    fn keep(&self, row: &mut CommunityRow, approximate: bool) {
        let merged = self.column.merged_at(self.row).filter(|_| self.own.is_none());
        let place = (merged.map_or(self.row, |merged| merged.top), self.column.col);
        row.cells.keep(self.column.field, place, None, approximate);
    }
}

fn text_slot(row: &mut CommunityRow, field: Field) -> Option<&mut String> {
    Some(match field {
        Field::FormerName => &mut row.former_name,
        Field::Project => &mut row.project,
        Field::Cluster => &mut row.cluster,
        Field::Lot => &mut row.lot,
        Field::Address => &mut row.address,
        Field::BuildingNumbers => &mut row.building_numbers,
        Field::OwnerUnit => &mut row.owner_unit,
        Field::FundingNote => &mut row.funding_note,
        Field::Measures => &mut row.measures_text,
        Field::EarlierRenewal => &mut row.earlier_renewal,
        Field::Note => &mut row.note,
        _ => return None,
    })
}

impl<'a> Reader<'a> {
    /// Reads one cell of words into its field.
    pub(super) fn words(&mut self, row: &mut CommunityRow, at: &Place<'_, 'a>, value: Value<'a>) {
        let field = at.column.field;
        let text = value.to_text();
        let no_words = match value {
            Value::Error(_) => Some(RemarkKind::CellIsAnError),
            Value::Uncomputed => Some(RemarkKind::FormulaWithoutValue),
            _ => None,
        };
        if let Some(kind) = no_words {
            self.say(kind, at, &text);
            at.keep(row, false);
            return;
        }
        match field.dimension() {
            Dimension::Division => {
                let found = read_divisions(&text, field);
                if at.changed || found.len() > 1 {
                    at.keep(row, false);
                }
                row.division_path.extend(found);
            }
            Dimension::Year => self.years(row, at, value),
            _ => match field {
                Field::Name => self.name(row, at, &text),
                Field::Ownership | Field::PropertyMode | Field::Kind | Field::Stage => {
                    self.listed(row, at, &text);
                }
                Field::OwnersCommittee | Field::ToBeExpropriated => self.yes_no(row, at, &text),
                Field::Sequence => {}
                Field::Note => {
                    let rough = states_rough_figure(&text);
                    if rough {
                        self.say(RemarkKind::Approximate, at, &text);
                    }
                    plain(row, at, &text, rough);
                }
                _ => plain(row, at, &text, false),
            },
        }
    }

    fn name(&mut self, row: &mut CommunityRow, at: &Place<'_, 'a>, text: &str) {
        let parts = read_name(text, at.column.brackets_former_name);
        if at.changed || parts.name != text {
            at.keep(row, false);
        }
        row.name = parts.name;
        if let Some(division) = parts.division {
            self.say(RemarkKind::DivisionFromBracket, at, text);
            row.division_path.push(division);
        }
        if let Some(former) = parts.former_name {
            self.say(RemarkKind::FormerNameFromBracket, at, text);
            row.former_name = former;
        }
    }

    fn years(&mut self, row: &mut CommunityRow, at: &Place<'_, 'a>, value: Value<'a>) {
        let text = value.to_text();
        let years = match read_year_cell(value) {
            Ok(years) => years.unwrap_or_default(),
            Err(kind) => {
                self.say(kind, at, &text);
                at.keep(row, false);
                return;
            }
        };
        if years.approximate {
            self.say(RemarkKind::Approximate, at, &text);
        }
        if years.reversed {
            self.say(RemarkKind::YearsReversed, at, &text);
        }
        at.keep(row, years.approximate);
        match at.column.field {
            Field::PlanYear => row.plan_year = years.from.or(years.to),
            Field::BuiltFrom => row.built_from = years.from.or(years.to),
            Field::BuiltTo => row.built_to = years.to.or(years.from),
            _ => (row.built_from, row.built_to) = (years.from, years.to),
        }
    }

    fn listed(&mut self, row: &mut CommunityRow, at: &Place<'_, 'a>, text: &str) {
        let code = match read_choice(text, at.column.field.code()) {
            Ok(code) => code,
            Err(kind) => {
                self.say(kind, at, text);
                None
            }
        };
        at.keep(row, false);
        match at.column.field {
            Field::Ownership => row.ownership = code.and_then(|code| code.parse().ok()),
            Field::Kind => row.kind = code.and_then(|code| code.parse().ok()),
            Field::Stage => row.stage = code.and_then(|code| code.parse().ok()),
            _ => row.property_mode = code.and_then(|code| code.parse().ok()),
        }
    }

    fn yes_no(&mut self, row: &mut CommunityRow, at: &Place<'_, 'a>, text: &str) {
        let answer = match read_choice(text, "yes_no") {
            Ok(code) => code.map(|code| code == "yes"),
            Err(kind) => {
                self.say(kind, at, text);
                None
            }
        };
        at.keep(row, false);
        if at.column.field == Field::OwnersCommittee {
            row.owners_committee = answer;
        } else {
            row.to_be_expropriated = answer;
        }
    }

    fn say(&mut self, kind: RemarkKind, at: &Place<'_, '_>, text: &str) {
        self.remark(kind, at.row, Some(column_letter(at.column.col)), text.to_owned());
    }
}

fn plain(row: &mut CommunityRow, at: &Place<'_, '_>, text: &str, rough: bool) {
    let Some(slot) = text_slot(row, at.column.field) else {
        return;
    };
    let is_name =
        matches!(at.column.field, Field::FormerName | Field::Project | Field::Cluster | Field::Lot);
    let tidy = if is_name { tidy_name(text) } else { tidy_text(text) };
    let changed = at.changed || rough || tidy != text;
    slot.push_str(&tidy);
    if changed {
        at.keep(row, rough);
    }
}
