//! A workbook whose carried data are lost: recognised like any office table, its rows matched with
//! the registry by name and division. Nobody knows what went out, so every difference is asked.

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

use super::here::Here;
use super::value::{answer, number, text};
use crate::AppError;
use crate::import::refusal;
use crate::snapshot::Snapshot;

/// The registry's fields that an office table can tell, with the column that tells each.
const FIELDS: [(&str, Field); 20] = [
    ("former_name", Field::FormerName),
    ("address", Field::Address),
    ("built_from", Field::BuiltYear),
    ("built_to", Field::BuiltYear),
    ("buildings", Field::Buildings),
    ("units", Field::Units),
    ("households", Field::Households),
    ("residents", Field::Residents),
    ("elderly", Field::Elderly),
    ("low_income_households", Field::LowIncomeHouseholds),
    ("lifts", Field::Lifts),
    ("floor_area_m2", Field::FloorArea),
    ("ownership", Field::Ownership),
    ("owner_unit", Field::OwnerUnit),
    ("property_mode", Field::PropertyMode),
    ("owners_committee", Field::OwnersCommittee),
    ("maintenance_fund", Field::MaintenanceFund),
    ("earlier_renewal", Field::EarlierRenewal),
    ("to_be_expropriated", Field::ToBeExpropriated),
    ("investment_fen", Field::Investment),
];

/// What the tables of a book say of communities that are here.
pub(super) fn understand(
    snapshot: &Snapshot,
    book: &Book,
) -> Result<(Carried, Returned), AppError> {
    let recognised = recognise(book).map_err(refusal)?;
    let here = Here::new(snapshot);
    let (mut carried, mut returned) = (Carried::default(), Returned::default());
    for table in recognised.tables.iter().filter(|table| !table.communities.is_empty()) {
        sheet(&here, table, &mut carried, &mut returned);
    }
    Ok((carried, returned))
}

fn sheet(here: &Here<'_>, table: &TableFound, carried: &mut Carried, returned: &mut Returned) {
    let columns: HashMap<Field, (u16, &str)> = table
        .columns
        .iter()
        .filter_map(|column| Some((column.field?, (place(&column.letter)?, &*column.header))))
        .collect();
    let told: Vec<(&str, Field)> =
        FIELDS.into_iter().filter(|(_, field)| columns.contains_key(field)).collect();
    let mut from = CarriedSheet {
        name: table.sheet.clone(),
        kind: kind::COMMUNITIES.to_owned(),
        ..CarriedSheet::default()
    };
    let name = columns.get(&Field::Name).map_or("", |(_, header)| *header);
    from.columns.push(column("name", name, Shape::Text, Role::Key));
    for (field, source) in &told {
        from.columns.push(column(field, columns[source].1, shape(field), Role::Editable));
    }
    let mut rows = Vec::new();
    for row in &table.communities {
        let division: Vec<&str> = row.division_path.iter().map(|(_, name)| &**name).collect();
        let id = here.community(&row.name, &division.concat());
        let Some(id) = id.or_else(|| here.community(&row.name, "")) else {
            let mut remark = Remark::plain(&table.sheet, RemarkKind::RowNotTaken);
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
    returned.sheets.push(ReturnedSheet { carried: carried.sheets.len(), name, rows });
    carried.sheets.push(from);
}

fn column(field: &str, header: &str, shape: Shape, role: Role) -> CarriedColumn {
    CarriedColumn { field: field.to_owned(), header: header.to_owned(), shape, role }
}

/// How values of a field are shown.
fn shape(field: &str) -> Shape {
    match field {
        "floor_area_m2" => Shape::Number { power: 0, digits: 2, shown: 2 },
        "investment_fen" | "maintenance_fund" => Shape::Number { power: 4, digits: 2, shown: 2 },
        "former_name" | "address" | "ownership" | "owner_unit" | "property_mode"
        | "owners_committee" | "earlier_renewal" | "to_be_expropriated" => Shape::Text,
        _ => Shape::Number { power: 0, digits: 0, shown: 0 },
    }
}

/// What a row tells of a field, as an exact text.
fn value(row: &CommunityRow, field: &str) -> Exact {
    let year = |year: Option<i16>| number(year.map(i64::from));
    match field {
        "former_name" => text(&row.former_name),
        "address" => text(&row.address),
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
        "ownership" => row.ownership.map(|code| code.as_str().to_owned()),
        "owner_unit" => text(&row.owner_unit),
        "property_mode" => row.property_mode.map(|code| code.as_str().to_owned()),
        "owners_committee" => answer(row.owners_committee),
        "maintenance_fund" => number(row.maintenance_fund.map(|fen| fen.0)),
        "earlier_renewal" => text(&row.earlier_renewal),
        "to_be_expropriated" => answer(row.to_be_expropriated),
        "investment_fen" => number(row.investment.map(|fen| fen.0)),
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
