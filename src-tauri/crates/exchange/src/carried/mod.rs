//! What an exported workbook carries so that it can come back: the ids of its rows and the values
//! as they went out, packed into a very-hidden sheet, and an id beside every row in a hidden column.
//!
//! Whoever writes a sheet that comes back (1) gives each of its rows the id that [`kind`] asks for and
//! writes them with [`write_ids`] into the column right of the last visible one, inside the sheet's
//! autofilter; (2) adds a [`CarriedSheet`] with the columns that hold a field of the record as they
//! stand in the cells; (3) calls [`Packed::write_to`] after the last visible sheet.
//!
//! Not the merge itself (`merge`), and not what a field means: kinds and fields are codes here, and
//! a value is its exact text (`CarriedColumn::shape` says how it stands in a cell).

mod pack;
mod sheet;

use serde::{Deserialize, Serialize};

pub(crate) use self::sheet::NOBODY;
pub use self::sheet::{CarrierError, ID_HEADER, Packed, is_carrier, write_ids};

/// Kinds of sheets that come back: what a row of each stands for, and the fields its columns may
/// carry as [`Role::Key`] or [`Role::Editable`]. Anything else is [`Role::Protected`] under any code.
pub mod kind {
    /// A community; the row's id is the community's. Fields as the registry's grid names them:
    /// `name` (key), `division` (key; the path of names with spaces), `former_name`, `cluster`,
    /// `address`, `built_from`, `built_to`, `buildings`, `units`, `households`, `residents`,
    /// `floor_area_m2`, `investment_fen`, `year`, `stage` (in words), `note` and the like.
    pub const COMMUNITIES: &str = "communities";
    /// A community's place in the five-year plan whose id is the context; the id is the community's.
    /// `plan_year`, `package` (in words), and any field of a community.
    pub const FIVE_YEAR: &str = "five_year";
    /// A community's place in the annual plan whose id is the context; the id is the community's.
    /// `responsible`, `entry_note`, and any field of a community.
    pub const ANNUAL: &str = "annual";
    /// A finding; the id is `community id/item code`. `division`, `community` and `item` (keys, in
    /// words),
    /// `level` (in words), `quantity`, `strongly_wished` (是 or blank), `reason_not_in_scheme`,
    /// `inspected_by`, `inspected_on`, `note`.
    pub const CHECKLIST: &str = "checklist";
    /// A cost line of a scheme, cluster or lot; the id is the line's. `owner` and `measure` (keys,
    /// in words), `quantity`, `unit_price`, `price_source`, `amount` (of a lump sum), `note`.
    pub const SCHEME: &str = "scheme";
    /// A task of the annual plan whose id is the context; the id is the task's. `name` (of the
    /// community or lot) and `task` (keys), `duration_days`, `not_before`, `percent_done`,
    /// `actual_start`, `actual_finish`, `responsible`, `note`.
    pub const SCHEDULE: &str = "schedule";
}

/// Everything a workbook carries.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Carried {
    /// Which project file it came from: the same for every copy of one file.
    pub file_id: String,
    /// The revision (journal row) it was written at; empty for a file without history.
    pub revision: String,
    /// Schema version of the file.
    pub schema_version: i64,
    /// The sheets that come back.
    pub sheets: Vec<CarriedSheet>,
}

/// One sheet as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CarriedSheet {
    /// Name on the tab.
    pub name: String,
    /// What its rows are: one of [`kind`].
    pub kind: String,
    /// What the sheet as a whole is about, e.g. the id of a plan; empty when nothing.
    pub context: String,
    /// Its columns that carry a field.
    pub columns: Vec<CarriedColumn>,
    /// Its rows that carry an id.
    pub rows: Vec<CarriedRow>,
}

/// One column as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedColumn {
    /// The field, e.g. `households`; with the sheet's kind it says what is meant.
    pub field: String,
    /// The header as written, with its unit.
    pub header: String,
    /// How values stand in its cells.
    pub shape: Shape,
    /// What an edit of it means.
    pub role: Role,
}

impl CarriedColumn {
    /// Whether a person recognises the row by it alone: a division only says where the row lies.
    pub fn names_the_row(&self) -> bool {
        self.role == Role::Key && self.field != "division"
    }
}

/// How a value stands in a cell, and so what its exact text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Words, as they stand.
    Text,
    /// A calendar day, `2026-03-01`.
    Day,
    /// A number: a whole number of `10^-digits`, shown in `10^power` (万元 is power 4, digits 2 for
    /// fen) with at least `shown` decimals.
    Number {
        /// Power of ten of the unit in the header.
        power: i32,
        /// Decimals of the stored unit.
        digits: i32,
        /// Decimals a person sees.
        shown: i32,
    },
}

/// What an edit of a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The row is recognised by it where its id is lost; editable.
    Key,
    /// May be edited.
    Editable,
    /// Computed or protected: an edit is said and not taken.
    Protected,
}

/// One row as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CarriedRow {
    /// Whose row it is.
    pub id: String,
    /// Exact texts in the order of the columns; `None` was blank.
    pub values: Vec<Option<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(rows: usize) -> Carried {
        let number = Shape::Number { power: 4, digits: 2, shown: 2 };
        let column = |field: &str, shape, role| CarriedColumn {
            field: field.to_owned(),
            header: format!("{field}\n(万元)"),
            shape,
            role,
        };
        let row = |index: usize| CarriedRow {
            id: format!("0197-{index:08}"),
            values: vec![
                Some(format!("小区{index}")),
                (!index.is_multiple_of(3)).then(|| index.to_string()),
            ],
        };
        Carried {
            file_id: "2026-01-01T00:00:00.5Z".to_owned(),
            revision: "0197".to_owned(),
            schema_version: 2,
            sheets: vec![CarriedSheet {
                name: "小区库".to_owned(),
                kind: kind::COMMUNITIES.to_owned(),
                context: String::new(),
                columns: vec![
                    column("name", Shape::Text, Role::Key),
                    column("investment_fen", number, Role::Editable),
                ],
                rows: (0..rows).map(row).collect(),
            }],
        }
    }

    /// Writes a workbook that carries this and reads it back with the safe reader.
    fn there_and_back(carried: &Carried) -> crate::Book {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write_string(0, 0, "小区").expect("a cell");
        carried.pack().expect("packed").write_to(&mut book).expect("written");
        let file = tempfile::Builder::new().suffix(".xlsx").tempfile().expect("a file");
        book.save(file.path()).expect("saved");
        crate::read_book(file.path(), &crate::Limits::default()).expect("read")
    }

    #[test]
    fn what_is_carried_comes_back_whole() {
        for rows in [0, 1, 3000] {
            let carried = sample(rows);
            assert_eq!(Carried::read(&there_and_back(&carried)), Ok(Some(carried)), "{rows} rows");
        }
    }

    #[test]
    fn a_workbook_of_somebody_else_carries_nothing() {
        let book = crate::Book { file_name: "表.xlsx".to_owned(), sheets: Vec::new() };
        assert_eq!(Carried::read(&book), Ok(None));
    }

    #[test]
    fn what_was_touched_is_noticed() {
        let mut book = there_and_back(&sample(3000));
        let carrier = book.sheets.pop().expect("the carrier");
        let mut touched = crate::book::SheetBuilder::new("x");
        for row in carrier.rows_from(0) {
            for (col, value) in row.cells() {
                let text = value.to_text().replace('A', "B");
                let kept = if row.number == 0 { value.to_text().into_owned() } else { text };
                touched.push(row.number, col, crate::book::Value::Text(&kept)).expect("a cell");
            }
        }
        book.sheets.push(touched.finish().into());
        assert_eq!(Carried::read(&book), Err(CarrierError::Damaged));
    }
}
