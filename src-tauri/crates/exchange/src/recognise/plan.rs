//! What is read from each column: the field, its unit, and where the unit came from.

use std::sync::Arc;

use crate::book::{Merged, Sheet, Value, column_letter};
use crate::columns::{ColumnTable, Dimension, Field};
use crate::number::{Decimal, read_written};

use super::found::ColumnFound;
use super::header::{Header, HeaderColumn};
use super::remark::{Remark, RemarkKind};

/// Fields that add up, in the order of [`super::rows::Draft::sums`].
pub(super) const SUMMED: [Field; 12] = [
    Field::CommunityCount,
    Field::ProjectCount,
    Field::Buildings,
    Field::Households,
    Field::Units,
    Field::Residents,
    Field::Elderly,
    Field::LowIncomeHouseholds,
    Field::Lifts,
    Field::FloorArea,
    Field::Investment,
    Field::MaintenanceFund,
];

/// Place of a field among the summed ones; both kinds of investment share one.
pub(super) fn sum_place(field: Field) -> Option<usize> {
    let field = if field == Field::ClusterInvestment { Field::Investment } else { field };
    SUMMED.iter().position(|summed| *summed == field)
}

/// One column that is read.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) col: u16,
    pub(super) field: Field,
    pub(super) unit: Arc<str>,
    pub(super) power: i32,
    pub(super) brackets_former_name: bool,
    /// Merged over several rows of this column, top to bottom.
    pub(super) merged: Vec<Merged>,
}

impl Column {
    /// The merged range over several rows this row lies in.
    pub(super) fn merged_at(&self, row: u32) -> Option<Merged> {
        let after = self.merged.partition_point(|merged| merged.top <= row);
        let merged = *self.merged.get(after.checked_sub(1)?)?;
        (row <= merged.bottom).then_some(merged)
    }
}

/// The columns of one table.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) columns: Vec<Column>,
    /// Sheet column → place in `columns`.
    by_col: Vec<Option<u16>>,
    pub(super) found: Vec<ColumnFound>,
    pub(super) remarks: Vec<Remark>,
}

impl Plan {
    pub(super) fn of(sheet: &Sheet, header: &Header) -> Self {
        let mut plan = Self {
            columns: Vec::new(),
            by_col: Vec::new(),
            found: Vec::new(),
            remarks: Vec::new(),
        };
        let has = |field| header.columns.iter().any(|column| column.meaning.field == Some(field));
        // A project list without communities: each project is what is planned.
        let project_is_name =
            !has(Field::Name) && !has(Field::CommunityCount) && has(Field::Project);
        for column in &header.columns {
            plan.take(sheet, header, column, project_is_name);
        }
        plan
    }

    fn take(
        &mut self,
        sheet: &Sheet,
        header: &Header,
        column: &HeaderColumn,
        project_is_name: bool,
    ) {
        let field = match column.meaning.field {
            Some(Field::Project) if project_is_name => Some(Field::Name),
            field => field,
        };
        let letter = column_letter(column.col);
        let mut remark = |kind| {
            self.remarks.push(Remark {
                kind,
                sheet: sheet.name.clone(),
                row: None,
                column: Some(letter.clone()),
                text: column.text.clone(),
            });
        };
        let taken = field.filter(|field| self.columns.iter().all(|c| c.field != *field));
        let mut unit = String::new();
        match (field, taken) {
            (None, _) => remark(RemarkKind::UnrecognisedColumn),
            (Some(field), None) => remark(RemarkKind::RepeatedColumn { field }),
            (Some(_), Some(field)) => {
                let (text, power, kind) = unit_of(sheet, header, column, field);
                if let Some(kind) = kind {
                    remark(kind);
                }
                unit.clone_from(&text);
                let below = |m: &Merged| m.top > header.last_row && m.bottom > m.top;
                let mut merged: Vec<Merged> = sheet
                    .merged
                    .iter()
                    .copied()
                    .filter(|m| m.left == column.col && below(m))
                    .collect();
                merged.sort_by_key(|merged| merged.top);
                self.columns.push(Column {
                    col: column.col,
                    field,
                    unit: text.into(),
                    power,
                    brackets_former_name: column.brackets_former_name,
                    merged,
                });
                let col = usize::from(column.col);
                if self.by_col.len() <= col {
                    self.by_col.resize(col + 1, None);
                }
                self.by_col[col] = u16::try_from(self.columns.len() - 1).ok();
            }
        }
        let text = column.text.clone();
        self.found.push(ColumnFound { letter, header: text, field: taken, unit });
    }

    pub(super) fn at(&self, col: u16) -> Option<&Column> {
        let place = (*self.by_col.get(usize::from(col))?)?;
        self.columns.get(usize::from(place))
    }

    pub(super) fn find(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == field)
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.find(field).is_some()
    }

    /// The first column that holds figures.
    pub(super) fn first_figure(&self) -> u16 {
        let figures = self.columns.iter().filter(|column| column.field.dimension().is_summable());
        figures.map(|column| column.col).min().unwrap_or(u16::MAX)
    }
}

/// The unit of a column: its header's, else the unit line's, else what its figures allow.
fn unit_of(
    sheet: &Sheet,
    header: &Header,
    column: &HeaderColumn,
    field: Field,
) -> (String, i32, Option<RemarkKind>) {
    let table = ColumnTable::shipped();
    let dimension = field.dimension();
    if matches!(dimension, Dimension::Text | Dimension::Division | Dimension::Year) {
        return (String::new(), 0, None);
    }
    let stated = column
        .meaning
        .unit
        .as_ref()
        .or_else(|| header.line_units.iter().find(|unit| unit.dimension == dimension));
    if let Some(unit) = stated.and_then(|unit| table.unit_for(&unit.text, dimension)) {
        let kind = RemarkKind::UnitApplied { unit: unit.text.clone() };
        // A plain 户 or 栋 needs no mention.
        let worth_saying = unit.power != 0 || !dimension.is_count();
        return (unit.text, unit.power, worth_saying.then_some(kind));
    }
    let assumed = match dimension {
        Dimension::Money if field == Field::MaintenanceFund => "元",
        Dimension::Money if largest(sheet, header, column.col) >= LEAST_YUAN => "元",
        Dimension::Money => "万元",
        Dimension::Area if area_must_be_wan(sheet, header, column.col) => "万平方米",
        Dimension::Area => "平方米",
        _ => return (String::new(), 0, None),
    };
    let power = table.unit_for(assumed, dimension).map_or(0, |unit| unit.power);
    let kind = RemarkKind::UnitAssumed { unit: assumed.to_owned() };
    (assumed.to_owned(), power, Some(kind))
}

/// Amounts from here on can only be 元: as 万元 they would be a billion for one row.
const LEAST_YUAN: i64 = 100_000;

fn figures<'a>(sheet: &'a Sheet, header: &Header, col: u16) -> impl Iterator<Item = i64> + 'a {
    sheet.rows_from(header.next_index).filter_map(move |row| {
        let number = match row.get(col)? {
            Value::Number(number) => Decimal::from_f64(number)?,
            Value::Text(text) => read_written(text)?.number,
            _ => return None,
        };
        number.scaled(0, 0).map(|scaled| scaled.value)
    })
}

fn largest(sheet: &Sheet, header: &Header, col: u16) -> i64 {
    figures(sheet, header, col).max().unwrap_or(0)
}

/// Less than one "square metre" for each household can only be 万平方米.
fn area_must_be_wan(sheet: &Sheet, header: &Header, col: u16) -> bool {
    let households = header.columns.iter().find(|column| {
        column.meaning.field == Some(Field::Households)
            && column.meaning.unit.as_ref().is_none_or(|unit| unit.power == 0)
    });
    let Some(households) = households else {
        return false;
    };
    let total = |col| figures(sheet, header, col).fold(0_i64, i64::saturating_add);
    let homes = total(households.col);
    homes > 0 && total(col) < homes
}
