//! What a person has said about a workbook while looking at it: columns, rows, what to let in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiugai_exchange::Recognised;
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{ColumnChoice, RemarkKind, TableGuide};

use super::look::{Decided, Identity, RowLook, Side, Who};
use super::mapping;
use crate::snapshot::Snapshot;

/// How rows that wait for a decision are decided all at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Rows that may be a known community: the first candidate, or a new one. `None` asks.
    pub alike: Option<Alike>,
    /// Values a person typed over. `None` asks.
    pub typed_over: Option<Side>,
    /// Cells that cannot be read are left open instead of refusing the row.
    pub unreadable_as_blank: bool,
}

/// What rows that may be a known community are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alike {
    /// The likeliest candidate.
    Same,
    /// Communities of their own.
    New,
}

/// Columns said of every table, or of those on one sheet, without naming a header row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// Sheet; every one when absent.
    pub sheet: Option<String>,
    /// Columns by letter.
    pub columns: BTreeMap<String, ColumnChoice>,
}

/// Everything said about one workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Headers and columns.
    pub tables: Vec<TableGuide>,
    /// Columns of tables that are found by themselves.
    pub anywhere: Vec<Columns>,
    /// What holds for all rows of which nothing else was said.
    pub standing: Standing,
    /// 计划年度 stays the text of a cell.
    pub plan_year_as_text: bool,
    /// Rows by sheet and row.
    pub rows: HashMap<String, BTreeMap<u32, Decided>>,
    /// Columns that change nothing in the file: sheet, first header row, field.
    pub kept: BTreeSet<(String, u32, Field)>,
}

impl Decided {
    /// The row it is one with.
    pub(super) const fn row(&self) -> Option<u32> {
        match self.identity {
            Some(Identity::Same(Who::Row(row))) => Some(row),
            _ => None,
        }
    }
}

impl Said {
    /// Whether 计划年度 goes into the plan.
    pub(super) const fn takes_plan_year(&self) -> bool {
        !self.plan_year_as_text
    }

    /// Keeps what was said of a row.
    pub(super) fn decide(&mut self, sheet: &str, row: u32, decided: Decided) {
        self.rows.entry(sheet.to_owned()).or_default().insert(row, decided);
    }

    /// What was said of a row, by itself or of all.
    pub(super) fn about(&self, sheet: &str, look: &RowLook) -> Decided {
        let mut decided = self.said_of(sheet, look.sheet_row);
        // Whom the row was said to be may have gone from the candidates since.
        if let Some(Identity::Same(who)) = decided.identity
            && look.suspects.iter().all(|suspect| suspect.who != who)
        {
            decided.identity = None;
        }
        let first = look.suspects.first();
        decided.identity = decided.identity.or_else(|| match self.standing.alike? {
            Alike::Same => Some(Identity::Same(first?.who)),
            Alike::New => first.map(|_| Identity::New),
        });
        decided.side = decided.side.or(self.standing.typed_over);
        decided.blanks |= self.standing.unreadable_as_blank;
        decided
    }

    /// What was said of a row itself.
    pub(super) fn said_of(&self, sheet: &str, row: u32) -> Decided {
        self.rows.get(sheet).and_then(|rows| rows.get(&row)).copied().unwrap_or_default()
    }

    /// Lets a column's changes in, or keeps them out.
    pub(super) fn take_column(&mut self, sheet: &str, header_row: u32, field: Field, take: bool) {
        let key = (sheet.to_owned(), header_row, field);
        if take {
            self.kept.remove(&key);
        } else {
            self.kept.insert(key);
        }
    }

    /// Whether a column's changes are kept out.
    pub fn keeps(&self, sheet: &str, header_row: u32, field: Field) -> bool {
        self.kept.iter().any(|(s, row, f)| s == sheet && *row == header_row && *f == field)
    }

    /// What was said of a column of a table.
    pub fn choice(
        &self,
        sheet: &str,
        header_rows: (u32, u32),
        letter: &str,
    ) -> Option<&ColumnChoice> {
        let mut tables = self.tables.iter();
        let table = tables.find(|one| one.sheet == sheet && one.header_rows == header_rows)?;
        table.columns.get(letter)
    }

    /// The guide of a table, made when nothing was said of it yet. What is remembered of its columns
    /// is taken over, for what a person says now is said on top of it.
    pub fn table(
        &mut self,
        sheet: &str,
        header_rows: (u32, u32),
        remembered: BTreeMap<String, ColumnChoice>,
    ) -> &mut TableGuide {
        let place =
            self.tables.iter().position(|one| one.sheet == sheet && one.header_rows == header_rows);
        let place = place.unwrap_or_else(|| {
            self.tables.push(TableGuide {
                sheet: sheet.to_owned(),
                header_rows,
                columns: remembered,
                ..TableGuide::default()
            });
            self.tables.len() - 1
        });
        &mut self.tables[place]
    }

    /// Takes back what was said of a table's columns.
    pub fn forget(&mut self, sheet: &str, header_rows: (u32, u32)) {
        let own = |one: &TableGuide| one.sheet == sheet && one.header_rows == header_rows;
        for table in self.tables.iter_mut().filter(|one| own(one)) {
            table.columns.clear();
        }
        self.tables.retain(|one| one.is_pointed_out || !own(one));
    }

    /// Points a header out, instead of the one found at `instead_of`.
    pub(super) fn point_out(&mut self, sheet: &str, rows: (u32, u32), instead_of: Option<u32>) {
        // A header pointed out before gives way to the new one, and so does what it stood for.
        let old = self.tables.iter().position(|one| {
            one.sheet == sheet && one.is_pointed_out && Some(one.header_rows.0) == instead_of
        });
        let instead_of = match old.map(|old| self.tables.remove(old)) {
            Some(old) => old.instead_of,
            None => instead_of,
        };
        self.tables.retain(|one| one.sheet != sheet || one.header_rows != rows);
        self.tables.push(TableGuide {
            sheet: sheet.to_owned(),
            header_rows: rows,
            is_pointed_out: true,
            instead_of: instead_of.filter(|first| *first != rows.0),
            columns: BTreeMap::new(),
        });
    }

    /// Says of every table found what was said of tables without a place. Whether anything was.
    pub(super) fn spell_out(&mut self, recognised: &Recognised) -> bool {
        let before = self.tables.clone();
        for said in std::mem::take(&mut self.anywhere) {
            let tables = recognised.tables.iter();
            let meant = tables.filter(|one| said.sheet.as_ref().is_none_or(|s| *s == one.sheet));
            for table in meant {
                let guide = self.table(&table.sheet, table.header_rows, BTreeMap::new());
                guide.columns.extend(said.columns.clone());
            }
        }
        before != self.tables
    }

    /// Takes out remarks on columns that a person left out on purpose.
    pub(super) fn drop_answered(&self, recognised: &mut Recognised, snapshot: &Snapshot) {
        for table in &mut recognised.tables {
            let remembered = mapping::choices(snapshot, table);
            let (sheet, rows) = (table.sheet.clone(), table.header_rows);
            let is_said =
                self.tables.iter().any(|one| one.sheet == sheet && one.header_rows == rows);
            table.remarks.retain(|remark| {
                let column = remark.column.as_deref().filter(|_| remark.row.is_none());
                let is_doubt = matches!(
                    remark.kind,
                    RemarkKind::UnrecognisedColumn | RemarkKind::RepeatedColumn { .. }
                );
                let choice = column.filter(|_| is_doubt).and_then(|letter| {
                    let said = self.choice(&sheet, rows, letter);
                    if is_said { said } else { remembered.get(letter) }
                });
                choice != Some(&ColumnChoice::Leave)
            });
        }
    }
}
