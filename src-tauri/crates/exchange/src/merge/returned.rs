//! A workbook that came back, read against what it carried: for each row whose it is, and for each
//! cell what it says that did not go out.

use std::collections::{BTreeMap, HashSet};

use super::column::{self, Columns};
use super::row::{self, Owned};
use super::settle::Said;
use super::value::{self, Unread};
use crate::Book;
use crate::book::{Sheet, Value, column_letter};
use crate::carried::{Carried, CarriedSheet, ID_HEADER, Role, Shape, is_carrier, kind};
use crate::write::goes_along;

/// Whose row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowIs {
    /// The carried row with this place.
    Carried(usize),
    /// By name the carried row with this place, but without its id.
    Recognised(usize),
    /// Nobody's that went out.
    New,
}

/// One row, with what it says anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedRow {
    /// Row number from 1.
    pub number: u32,
    /// Whose it is.
    pub is: RowIs,
    /// Place of the carried column, column of the sheet, what it says; only what says something.
    pub said: Vec<(usize, u16, Said)>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedSheet {
    /// Place of the carried sheet.
    pub carried: usize,
    /// Its name now.
    pub name: String,
    /// For each carried column where it stands now.
    pub columns: Vec<Option<u16>>,
    /// Its rows.
    pub rows: Vec<ReturnedRow>,
}

/// A workbook that came back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Returned {
    /// The sheets that could be matched with a carried one.
    pub sheets: Vec<ReturnedSheet>,
    /// For each carried sheet that came back, the places of its rows that did not.
    pub gone: Vec<(usize, Vec<usize>)>,
    /// What has to be said about it.
    pub remarks: Vec<Remark>,
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $variant:ident = $code:literal,)+) => {
        /// What can be said about a returned workbook.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RemarkKind { $($(#[$meta])* $variant),+ }

        impl RemarkKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

kinds! {
    /// A carried sheet is not in the workbook: nothing of it is merged or removed. `text` names it.
    SheetGone = "sheet_gone",
    /// A sheet has another name now; `text` is the old one.
    SheetRenamed = "sheet_renamed",
    /// A sheet that goes out only to be read: nothing of it comes back by a merge.
    SheetStays = "sheet_stays",
    /// A sheet that went out from nobody: not read.
    SheetUnknown = "sheet_unknown",
    /// The hidden column with the ids is gone: rows are recognised by name.
    IdsGone = "ids_gone",
    /// Rows were sorted and their ids stayed behind: rows are recognised by name.
    IdsLeftBehind = "ids_left_behind",
    /// A carried column is gone: its values stay as they are here.
    ColumnGone = "column_gone",
    /// A column that did not go out: not read.
    ColumnAdded = "column_added",
    /// A column has another header now and was recognised by its meaning.
    ColumnRenamed = "column_renamed",
    /// A column that is there twice: the first counts.
    ColumnTwice = "column_twice",
    /// Every cell of a column came back blank: taken as a column that is gone.
    ColumnEmptied = "column_emptied",
    /// A header names another unit: values are converted.
    UnitChanged = "unit_changed",
    /// A header names another unit, but the figures are as they went out: read in the old unit.
    UnitNotConverted = "unit_not_converted",
    /// Computed or protected cells differ from what went out: not taken.
    ProtectedChanged = "protected_changed",
    /// A cell that cannot be read: what is here stands.
    Unreadable = "unreadable",
    /// A rough figure (约, 余): what is here stands.
    Rough = "rough",
    /// A value the field does not take: what is here stands.
    NotTaken = "not_taken",
    /// A new row in a sheet that takes none: not read.
    RowNotTaken = "row_not_taken",
    /// A row without a name, with figures: not read.
    RowUnnamed = "row_unnamed",
    /// A row that nobody's id stands beside, under a name whose own row stands in the sheet as well:
    /// not read. `count` is the number of that other row.
    NameTwice = "name_twice",
    /// All figures of a column moved by one power of ten under the old header: asked about.
    ScaledColumn = "scaled_column",
    /// A new name that another community of the division has: asked about. `text` is the name.
    NameTaken = "name_taken",
    /// A new row whose name is like that of a community that is here. `text` is the other name.
    NameAlike = "name_alike",
    /// A row of a community that is not here, in a sheet that makes none: not read.
    RowUnknown = "row_unknown",
    /// A line of a measure the policy does not have: not read. `text` is the line.
    MeasureUnknown = "measure_unknown",
    /// What is said of an item nobody gave a level: not taken. `text` is the column.
    LevelMissing = "level_missing",
    /// The first year of completion would be after the last: neither is taken.
    YearsBackwards = "years_backwards",
    /// A new row for a plan that was submitted: not read.
    PlanClosed = "plan_closed",
    /// A task would be finished before it began: neither day is taken. `text` is the finish.
    DatesBackwards = "dates_backwards",
    /// A new row that is there twice: the first is asked about.
    RowTwice = "row_twice",
    /// Rows that did not come back in a sheet whose rows are not removed that way.
    RowsGone = "rows_gone",
    /// Figures that differ only by the decimals a person did not see: taken as unchanged.
    Rounded = "rounded",
    /// Two cells say different things of one field: the first is asked about. `text` is the other.
    TwoCells = "two_cells",
}

/// Something to be said, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Sheet.
    pub sheet: String,
    /// What.
    pub kind: RemarkKind,
    /// Row number from 1, where one row is meant.
    pub row: Option<u32>,
    /// Column letters, where one column is meant.
    pub column: Option<String>,
    /// The text it is about.
    pub text: String,
    /// How many cells or rows are meant.
    pub count: usize,
    /// The carried sheet and column, where a value of one is meant.
    pub about: Option<(usize, usize)>,
}

impl Remark {
    /// A remark about a sheet as a whole; its other fields say more.
    pub fn plain(sheet: &str, kind: RemarkKind) -> Self {
        Self {
            sheet: sheet.to_owned(),
            kind,
            row: None,
            column: None,
            text: String::new(),
            count: 1,
            about: None,
        }
    }
}

/// Reads a returned workbook against what it carried.
pub fn read(book: &Book, carried: &Carried) -> Returned {
    let mut out = Returned::default();
    for sheet in book.sheets.iter().filter(|sheet| !is_carrier(sheet) && !sheet.is_empty()) {
        let Some(at) = carried_sheet(sheet, carried) else {
            // What went along to be read or chosen from is no stranger.
            if goes_along(&sheet.name) {
                continue;
            }
            out.remarks.push(Remark::plain(&sheet.name, RemarkKind::SheetUnknown));
            continue;
        };
        let went_out = &carried.sheets[at];
        let Some(columns) = column::find(sheet, went_out, &mut out.remarks) else {
            out.remarks.push(Remark::plain(&sheet.name, RemarkKind::SheetUnknown));
            continue;
        };
        if sheet.name != went_out.name {
            let mut remark = Remark::plain(&sheet.name, RemarkKind::SheetRenamed);
            remark.text.clone_from(&went_out.name);
            out.remarks.push(remark);
        }
        if columns.id.is_none() {
            out.remarks.push(Remark::plain(&sheet.name, RemarkKind::IdsGone));
        }
        let counted = BTreeMap::new();
        let cols = columns.found.iter().map(|found| found.map(|found| found.col)).collect();
        let reader =
            Reader { sheet, carried: went_out, columns, remarks: &mut out.remarks, counted };
        let rows = reader.rows();
        let name = sheet.name.clone();
        out.sheets.push(ReturnedSheet { carried: at, name, columns: cols, rows });
    }
    for (at, sheet) in carried.sheets.iter().enumerate() {
        if out.sheets.iter().all(|returned| returned.carried != at) {
            out.remarks.push(Remark::plain(&sheet.name, RemarkKind::SheetGone));
        } else {
            let gone = gone(&out.sheets, at, sheet.rows.len());
            out.gone.push((at, gone));
        }
    }
    out
}

/// Carried rows that stand in none of the sheets; one with nothing but its id left is none.
fn gone(sheets: &[ReturnedSheet], carried: usize, rows: usize) -> Vec<usize> {
    let mut there = vec![false; rows];
    for row in sheets.iter().filter(|sheet| sheet.carried == carried).flat_map(|s| &s.rows) {
        if let RowIs::Carried(at) | RowIs::Recognised(at) = row.is {
            there[at] = true;
        }
    }
    (0..rows).filter(|at| !there[*at]).collect()
}

/// Which carried sheet this is: by its name, else by the ids in it.
fn carried_sheet(sheet: &Sheet, carried: &Carried) -> Option<usize> {
    if let Some(at) = carried.sheets.iter().position(|known| known.name == sheet.name) {
        return Some(at);
    }
    let rows = || sheet.rows_from(0);
    let id = rows().take(60).find_map(|row| {
        let mut cells = row.cells();
        cells.find(|(_, value)| value.as_text() == Some(ID_HEADER)).map(|(col, _)| col)
    })?;
    let ids: Vec<&str> =
        rows().filter_map(|row| row.get(id)?.as_text()).filter(|id| *id != ID_HEADER).collect();
    let hits = |known: &CarriedSheet| {
        let known: HashSet<&str> = known.rows.iter().map(|row| row.id.as_str()).collect();
        ids.iter().filter(|id| known.contains(**id)).count()
    };
    let best = carried.sheets.iter().map(hits).enumerate().max_by_key(|(_, hits)| *hits);
    best.filter(|(_, hits)| *hits > 0).map(|(at, _)| at)
}

struct Reader<'a> {
    sheet: &'a Sheet,
    carried: &'a CarriedSheet,
    columns: Columns,
    remarks: &'a mut Vec<Remark>,
    /// First row and number of cells, by kind and column.
    counted: BTreeMap<(RemarkKind, u16), (u32, usize)>,
}

impl Reader<'_> {
    fn rows(mut self) -> Vec<ReturnedRow> {
        let owned = row::owners(self.sheet, self.carried, &self.columns, self.remarks);
        self.settle_units(&owned);
        let mut rows: Vec<ReturnedRow> = owned.iter().map(|owned| self.row(owned)).collect();
        self.settle_blank_rows(&mut rows);
        self.settle_blank_columns(&mut rows);
        self.say_counted();
        rows
    }

    /// The amount of a line follows its quantity and its price by a formula: that it is another
    /// after an edit of them is no edit of its own.
    fn follows(&self, at: usize) -> bool {
        self.carried.kind == kind::SCHEME && self.carried.columns[at].field == "amount"
    }

    fn base(&self, is: RowIs, at: usize) -> Option<&str> {
        match is {
            RowIs::Carried(row) | RowIs::Recognised(row) => {
                self.carried.rows[row].values.get(at)?.as_deref()
            }
            RowIs::New => None,
        }
    }

    /// A header that names another unit over figures nobody converted misnames them.
    fn settle_units(&mut self, rows: &[Owned<'_>]) {
        for at in 0..self.carried.columns.len() {
            let Some(found) = self.columns.found[at] else { continue };
            let shape = self.carried.columns[at].shape;
            let Shape::Number { power, .. } = shape else { continue };
            if found.power == power {
                continue;
            }
            let same = |unit: i32| {
                let says_nothing = |owned: &&Owned<'_>| {
                    let cell = owned.row.get(found.col);
                    let base = self.base(owned.is, at);
                    cell.is_some()
                        && base.is_some_and(|base| base != "0")
                        && value::read(cell, shape, unit, base)
                            .is_ok_and(|cell| cell.said == Said::Nothing)
                };
                rows.iter().filter(says_nothing).count()
            };
            let as_it_was = same(power) > same(found.power);
            if as_it_was {
                self.columns.found[at] = Some(column::Found { power, ..found });
            }
            let kind =
                if as_it_was { RemarkKind::UnitNotConverted } else { RemarkKind::UnitChanged };
            let header = self.sheet.get(self.columns.header, found.col);
            let text = header.map(|header| header.to_text().split_whitespace().collect());
            self.say(kind, None, found.col, text.unwrap_or_default());
        }
    }

    fn row(&mut self, owned: &Owned<'_>) -> ReturnedRow {
        let mut said = Vec::new();
        for at in 0..self.carried.columns.len() {
            let Some(found) = self.columns.found[at] else { continue };
            let column = &self.carried.columns[at];
            let cell = owned.row.get(found.col);
            let read = value::read(cell, column.shape, found.power, self.base(owned.is, at));
            let is_protected = column.role == Role::Protected;
            match read {
                Ok(read) if read.said == Said::Nothing => {
                    if read.rounded {
                        self.count(RemarkKind::Rounded, owned.row.number, found.col);
                    }
                }
                Ok(_) | Err(_) if is_protected => {
                    if owned.is != RowIs::New && !self.follows(at) {
                        self.count(RemarkKind::ProtectedChanged, owned.row.number, found.col);
                    }
                }
                Ok(read) => said.push((at, found.col, read.said)),
                Err(unread) => self.unread(unread, owned.row.number, found.col, cell),
            }
        }
        ReturnedRow { number: owned.row.number + 1, is: owned.is, said }
    }

    fn unread(&mut self, unread: Unread, row: u32, col: u16, cell: Option<Value<'_>>) {
        let kind = match unread {
            Unread::NotOne => RemarkKind::Unreadable,
            Unread::Rough => RemarkKind::Rough,
        };
        let text = cell.map(|cell| cell.to_text().into_owned()).unwrap_or_default();
        self.say(kind, Some(row), col, text);
    }

    /// A column that is blank from top to bottom was not cleared cell by cell.
    fn settle_blank_columns(&mut self, rows: &mut [ReturnedRow]) {
        for at in 0..self.carried.columns.len() {
            let Some(found) = self.columns.found[at] else { continue };
            let blank = |row: &ReturnedRow| {
                row.said.iter().any(|(place, _, said)| *place == at && *said == Said::Blank)
            };
            let blanks = rows.iter().filter(|row| blank(row)).count();
            let data = rows.iter().filter(|row| row.is != RowIs::New);
            let any = data
                .filter_map(|row| self.sheet.get(row.number - 1, found.col))
                .any(|value| value.as_text().is_none_or(|text| !text.trim().is_empty()));
            if blanks < 2 || any {
                continue;
            }
            for row in rows.iter_mut() {
                row.said.retain(|(place, ..)| *place != at);
            }
            let text: String = self.carried.columns[at].header.split_whitespace().collect();
            self.say(RemarkKind::ColumnEmptied, None, found.col, text);
        }
    }

    /// A row with nothing left but its id was removed, not cleared cell by cell.
    fn settle_blank_rows(&self, rows: &mut Vec<ReturnedRow>) {
        let cols: Vec<u16> = self.columns.found.iter().flatten().map(|found| found.col).collect();
        rows.retain(|row| {
            let Some(cells) = self.sheet.find_row(row.number - 1) else { return false };
            cols.iter().any(|col| cells.get(*col).is_some())
        });
    }

    fn say(&mut self, kind: RemarkKind, row: Option<u32>, col: u16, text: String) {
        let mut remark = Remark::plain(&self.sheet.name, kind);
        remark.row = row.map(|row| row + 1);
        remark.column = Some(column_letter(col));
        remark.text = text;
        self.remarks.push(remark);
    }

    /// What is only counted: one remark per column, at its first cell.
    fn count(&mut self, kind: RemarkKind, row: u32, col: u16) {
        self.counted.entry((kind, col)).or_insert((row, 0)).1 += 1;
    }

    fn say_counted(&mut self) {
        for ((kind, col), (row, count)) in std::mem::take(&mut self.counted) {
            let header = self.sheet.get(self.columns.header, col);
            let text = header.map(|header| header.to_text().split_whitespace().collect());
            self.say(kind, Some(row), col, text.unwrap_or_default());
            if let Some(remark) = self.remarks.last_mut() {
                remark.count = count;
            }
        }
    }
}
