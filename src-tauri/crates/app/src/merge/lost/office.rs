//! An office table: recognised like one that is imported, its rows matched with the registry by name
//! and division.

use std::collections::HashMap;

use jiugai_exchange::carried::{
    Carried, CarriedColumn, CarriedRow, CarriedSheet, Role, Shape, kind,
};
use jiugai_exchange::columns::Field;
use jiugai_exchange::merge::{
    Exact, Remark, RemarkKind, Returned, ReturnedRow, ReturnedSheet, RowIs, Said,
};
use jiugai_exchange::recognise::{CommunityRow, TableFound};
use jiugai_exchange::{Book, recognise};

use super::super::here::Here;
use super::super::value::{answer, number, text};
use crate::AppError;
use crate::import::refusal;
use crate::snapshot::Snapshot;
use crate::text::say;

/// The registry's fields that an office table can tell, with the column that tells each.
///
/// A year of completion tells both ends of the span where no column of its own tells one of them.
const FIELDS: [(&str, Field); 31] = [
    ("former_name", Field::FormerName),
    ("cluster", Field::Cluster),
    ("address", Field::Address),
    ("kind", Field::Kind),
    ("built_from", Field::BuiltYear),
    ("built_to", Field::BuiltYear),
    ("built_from", Field::BuiltFrom),
    ("built_to", Field::BuiltTo),
    ("buildings", Field::Buildings),
    ("units", Field::Units),
    ("households", Field::Households),
    ("residents", Field::Residents),
    ("elderly", Field::Elderly),
    ("low_income_households", Field::LowIncomeHouseholds),
    ("lifts", Field::Lifts),
    ("floor_area_m2", Field::FloorArea),
    ("in_scope_buildings", Field::InScopeBuildings),
    ("in_scope_households", Field::InScopeHouseholds),
    ("in_scope_floor_area_m2", Field::InScopeFloorArea),
    ("ownership", Field::Ownership),
    ("owner_unit", Field::OwnerUnit),
    ("property_mode", Field::PropertyMode),
    ("property_fee", Field::PropertyFee),
    ("owners_committee", Field::OwnersCommittee),
    ("maintenance_fund", Field::MaintenanceFund),
    ("earlier_renewal", Field::EarlierRenewal),
    ("to_be_expropriated", Field::ToBeExpropriated),
    ("stage", Field::Stage),
    ("year", Field::PlanYear),
    ("investment_fen", Field::Investment),
    ("note", Field::Note),
];

/// Fields that say which community a row is, or nothing of it.
const KEYS: [Field; 8] = [
    Field::Sequence,
    Field::Name,
    Field::Province,
    Field::City,
    Field::District,
    Field::Subdistrict,
    Field::Neighbourhood,
    Field::Division,
];

/// Adds what the tables of a book say of communities that are here.
pub(super) fn understand(
    snapshot: &Snapshot,
    book: &Book,
    carried: &mut Carried,
    returned: &mut Returned,
) -> Result<(), AppError> {
    let recognised = recognise(book).map_err(refusal)?;
    let here = Here::new(snapshot);
    for table in recognised.tables.iter().filter(|table| !table.communities.is_empty()) {
        sheet(&here, table, carried, returned);
        not_read(table, returned);
    }
    Ok(())
}

/// Says which columns tell nothing a field of the registry holds.
fn not_read(table: &TableFound, returned: &mut Returned) {
    let is_read =
        |field: Field| KEYS.contains(&field) || FIELDS.iter().any(|(_, own)| *own == field);
    for column in table.columns.iter().filter(|column| !column.field.is_some_and(is_read)) {
        let mut remark = Remark::plain(&table.sheet, RemarkKind::ColumnAdded);
        remark.row = Some(table.header_rows.1);
        remark.column = Some(column.letter.clone());
        remark.text.clone_from(&column.header);
        returned.remarks.push(remark);
    }
}

fn sheet(here: &Here<'_>, table: &TableFound, carried: &mut Carried, returned: &mut Returned) {
    let columns: HashMap<Field, (u16, &str)> = table
        .columns
        .iter()
        .filter_map(|column| Some((column.field?, (place(&column.letter)?, &*column.header))))
        .collect();
    // Both ends of a span told by one year, where a column of its own tells neither.
    let is_told = |(field, source): &(&str, Field)| {
        let own = FIELDS.iter().rfind(|(known, _)| known == field).map(|(_, own)| *own);
        columns.contains_key(source)
            && (own == Some(*source) || !own.is_some_and(|own| columns.contains_key(&own)))
    };
    let told: Vec<(&str, Field)> = FIELDS.into_iter().filter(is_told).collect();
    let mut from = CarriedSheet {
        name: table.sheet.clone(),
        kind: kind::COMMUNITIES.to_owned(),
        ..CarriedSheet::default()
    };
    let name = columns.get(&Field::Name).map_or("", |(_, header)| *header);
    from.columns.push(column("name", name, Shape::Text, Role::Key));
    for (field, source) in &told {
        from.columns.push(column(
            field,
            &header(columns[source].1, field, *source),
            shape(field),
            Role::Editable,
        ));
    }
    let mut rows = Vec::new();
    for row in &table.communities {
        let division: Vec<&str> = row.division_path.iter().map(|(_, name)| &**name).collect();
        let id = here.community(&row.name, &division.concat());
        let Some(id) = id.or_else(|| here.community(&row.name, "")) else {
            let mut remark = Remark::plain(&table.sheet, RemarkKind::RowUnknown);
            remark.row = Some(row.sheet_row);
            remark.text.clone_from(&row.name);
            returned.remarks.push(remark);
            continue;
        };
        let mut values = vec![None; from.columns.len()];
        values[0] = Some(row.name.clone());
        let said = told.iter().enumerate().filter_map(|(at, (field, source))| {
            Some((at + 1, columns[source].0, Said::Value(value(row, field)?)))
        });
        let (number, is) = (row.sheet_row, RowIs::Recognised(from.rows.len()));
        rows.push(ReturnedRow { number, is, said: said.collect() });
        from.rows.push(CarriedRow { id: id.to_string(), values });
    }
    let name = table.sheet.clone();
    let cols = told.iter().map(|(_, source)| Some(columns[source].0));
    let cols = std::iter::once(columns.get(&Field::Name).map(|(col, _)| *col)).chain(cols);
    let (carried_at, columns) = (carried.sheets.len(), cols.collect());
    returned.sheets.push(ReturnedSheet { carried: carried_at, name, columns, rows });
    carried.sheets.push(from);
}

/// The header of a column; one that tells two fields says which of them is meant.
fn header(header: &str, field: &str, source: Field) -> String {
    if source == Field::BuiltYear {
        return format!("{header}（{}）", say(&format!("field.{field}"), &[]).zh);
    }
    header.to_owned()
}

fn column(field: &str, header: &str, shape: Shape, role: Role) -> CarriedColumn {
    CarriedColumn { field: field.to_owned(), header: header.to_owned(), shape, role }
}

/// How values of a field are shown.
fn shape(field: &str) -> Shape {
    match field {
        "floor_area_m2" | "in_scope_floor_area_m2" | "property_fee" => {
            Shape::Number { power: 0, digits: 2, shown: 2 }
        }
        "investment_fen" | "maintenance_fund" => Shape::Number { power: 4, digits: 2, shown: 2 },
        "former_name" | "cluster" | "kind" | "stage" | "note" | "address" | "ownership"
        | "owner_unit" | "property_mode" | "owners_committee" | "earlier_renewal"
        | "to_be_expropriated" => Shape::Text,
        _ => Shape::Number { power: 0, digits: 0, shown: 0 },
    }
}

/// What a row tells of a field, as an exact text.
fn value(row: &CommunityRow, field: &str) -> Exact {
    let year = |year: Option<i16>| number(year.map(i64::from));
    match field {
        "former_name" => text(&row.former_name),
        "cluster" => text(&row.cluster),
        "address" => text(&row.address),
        "kind" => row.kind.map(|code| code.as_str().to_owned()),
        "built_from" => year(row.built_from),
        "built_to" => year(row.built_to),
        "buildings" => number(row.buildings),
        "units" => number(row.units),
        "households" => number(row.households),
        "residents" => number(row.residents),
        "elderly" => number(row.elderly),
        "low_income_households" => number(row.low_income_households),
        "lifts" => number(row.lifts),
        "floor_area_m2" => number(row.floor_area.map(|area| area.0)),
        "in_scope_buildings" => number(row.in_scope_buildings),
        "in_scope_households" => number(row.in_scope_households),
        "in_scope_floor_area_m2" => number(row.in_scope_floor_area.map(|area| area.0)),
        "ownership" => row.ownership.map(|code| code.as_str().to_owned()),
        "owner_unit" => text(&row.owner_unit),
        "property_mode" => row.property_mode.map(|code| code.as_str().to_owned()),
        "property_fee" => number(row.property_fee.map(|fen| fen.0)),
        "owners_committee" => answer(row.owners_committee),
        "maintenance_fund" => number(row.maintenance_fund.map(|fen| fen.0)),
        "earlier_renewal" => text(&row.earlier_renewal),
        "to_be_expropriated" => answer(row.to_be_expropriated),
        "stage" => row.stage.map(|code| code.as_str().to_owned()),
        "year" => year(row.plan_year),
        "investment_fen" => number(row.investment.map(|fen| fen.0)),
        "note" => text(&row.note),
        _ => None,
    }
}

/// The place of a column by its letters.
fn place(letters: &str) -> Option<u16> {
    let digits = letters.bytes().map(|letter| letter.checked_sub(b'A').filter(|at| *at < 26));
    let past = digits
        .into_iter()
        .try_fold(0_u32, |sum, digit| sum.checked_mul(26)?.checked_add(u32::from(digit?) + 1))?;
    u16::try_from(past.checked_sub(1)?).ok()
}
