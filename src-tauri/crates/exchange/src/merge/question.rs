//! What a merge says: the fields that are taken, the questions that are asked, and the view of what
//! is here that it needs.

use super::returned::Remark;
use super::settle::Exact;
use crate::carried::{CarriedColumn, CarriedSheet};

/// What is here, as the merge has to know it. Ids, kinds and fields are the carried ones.
pub trait Mine {
    /// Whether the row is still here.
    fn has(&self, sheet: &CarriedSheet, id: &str) -> bool;
    /// The exact value of a field of a row that is here.
    fn value(&self, sheet: &CarriedSheet, id: &str, column: &CarriedColumn) -> Exact;
    /// A text of the file as the field keeps it; `None` when the field does not take it.
    fn normal(&self, sheet: &CarriedSheet, column: &CarriedColumn, text: &str) -> Option<Exact>;
    /// Names the field itself, so that two cells that mean one field are seen to do so.
    fn target(&self, sheet: &CarriedSheet, id: &str, column: &CarriedColumn) -> String;
    /// The row here that has these keys, in the order of the sheet's key columns.
    fn find(&self, sheet: &CarriedSheet, keys: &[&str]) -> Option<String>;
    /// Whether the field of this row is computed here, so that an edit of it cannot be taken.
    fn is_computed(&self, sheet: &CarriedSheet, id: &str, column: &CarriedColumn) -> bool;
    /// Whether a row without an id can be added.
    fn adds(&self, sheet: &CarriedSheet) -> bool;
    /// Whether a row that did not come back can be removed.
    fn removes(&self, sheet: &CarriedSheet) -> bool;
}

/// Where a cell or row stands in the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Sheet.
    pub sheet: String,
    /// Row number from 1.
    pub row: u32,
    /// Cell address; empty where a row as a whole is meant.
    pub cell: String,
}

impl Place {
    /// Letters of the column of the cell.
    pub fn column(&self) -> String {
        self.cell.chars().take_while(char::is_ascii_alphabetic).collect()
    }
}

/// A field only the file changed: it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Place of the carried sheet.
    pub sheet: usize,
    /// Row.
    pub id: String,
    /// What a person recognises the row by.
    pub name: String,
    /// Place of the carried column.
    pub column: usize,
    /// What went out, which is also what is here.
    pub before: Exact,
    /// What the file says.
    pub value: Exact,
    /// Where.
    pub place: Place,
}

/// Why something has to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionKind {
    /// Both sides changed the field, differently.
    Conflict,
    /// The cell came back blank where a value went out.
    Emptied,
    /// The sides differ and what went out is not known; or what the file says is doubtful, and a
    /// remark says why.
    NoBase,
    /// The row came back without its id and was recognised by name.
    Recognised,
    /// The row did not come back.
    Removed,
    /// The row did not come back, and was edited here.
    RemovedEdited,
    /// The row was removed here, and edited in the file.
    GoneHere,
    /// A row that is not here.
    New,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Conflict,
        Self::Emptied,
        Self::NoBase,
        Self::Recognised,
        Self::Removed,
        Self::RemovedEdited,
        Self::GoneHere,
        Self::New,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Emptied => "emptied",
            Self::NoBase => "no_base",
            Self::Recognised => "recognised",
            Self::Removed => "removed",
            Self::RemovedEdited => "removed_edited",
            Self::GoneHere => "gone_here",
            Self::New => "new",
        }
    }

    /// Whether it is about a whole row.
    pub const fn is_about_row(self) -> bool {
        matches!(self, Self::Removed | Self::RemovedEdited | Self::GoneHere | Self::New)
    }
}

/// Something only a person can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Why.
    pub kind: QuestionKind,
    /// Place of the carried sheet.
    pub sheet: usize,
    /// Row; empty for a new one.
    pub id: String,
    /// What a person recognises the row by.
    pub name: String,
    /// Place of the carried column; none where the row as a whole is meant.
    pub column: Option<usize>,
    /// What went out, where it is known.
    pub base: Exact,
    /// What the file says.
    pub file: Exact,
    /// What is here.
    pub mine: Exact,
    /// Where in the file; none for a row that did not come back.
    pub place: Option<Place>,
    /// The whole row as the file has it, for a row that would be made: place of the column, value.
    pub cells: Vec<(usize, String)>,
}

/// What a person decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// As the file says.
    File,
    /// As it is here.
    Mine,
    /// Later: it stays as it is here and is remembered.
    Later,
}

/// How many fields came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows that came back.
    pub rows: usize,
    /// Of them, recognised by name.
    pub recognised: usize,
    /// Fields both sides changed to the same.
    pub same: usize,
}

/// What the merge comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merge {
    /// What only the file changed.
    pub taken: Vec<Change>,
    /// What has to be asked.
    pub questions: Vec<Question>,
    /// What has to be said.
    pub remarks: Vec<Remark>,
    /// The rest, counted.
    pub counts: Counts,
}
