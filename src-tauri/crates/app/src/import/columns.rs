//! What of a workbook's row goes where: registry fields by column, and in words what has none.

use jiugai_exchange::recognise::{CommunityRow, TableFound};

/// The registry fields a column of a workbook fills.
pub(super) fn stored_fields(field: &str) -> &[&str] {
    match field {
        "floor_area" => &["floor_area_m2"],
        "investment" => &["investment_fen"],
        "built_year" => &["built_from", "built_to"],
        "built_from" => &["built_from"],
        "built_to" => &["built_to"],
        "plan_year" => &["year"],
        "name" => &["name"],
        "former_name" => &["former_name"],
        "province" | "city" | "district" | "subdistrict" | "neighbourhood" | "division" => {
            &["division"]
        }
        "cluster" => &["cluster"],
        "address" => &["address"],
        "buildings" => &["buildings"],
        "units" => &["units"],
        "households" => &["households"],
        "residents" => &["residents"],
        "note" => &["note"],
        _ => &[],
    }
}

/// The row's own remark, and in words what has no field of its own: works and sources as the
/// source table puts them.
pub(super) fn note(table: &TableFound, row: &CommunityRow) -> String {
    let header = |field: &str| {
        let column = table
            .columns
            .iter()
            .find(|column| column.field.is_some_and(|known| known.code() == field));
        column.map(|column| column.header.clone()).unwrap_or_default()
    };
    let mut parts = vec![row.note.clone()];
    let others = [
        ("measures", &row.measures_text),
        ("funding_note", &row.funding_note),
        ("building_numbers", &row.building_numbers),
    ];
    for (field, text) in others {
        if !text.is_empty() {
            parts.push(format!("{}：{text}", header(field)));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.iter().fold(String::new(), |noted_so_far, part| noted(&noted_so_far, part))
}

/// A remark with what another one says and it does not say yet; what stands alone stays as it is.
pub(super) fn noted(held: &str, more: &str) -> String {
    if held.is_empty() {
        return more.to_owned();
    }
    let known: Vec<&str> = held.lines().collect();
    let new = more.lines().filter(|line| !line.trim().is_empty() && !known.contains(line));
    let new: String = new.flat_map(|line| ["\n", line]).collect();
    format!("{held}{new}")
}
