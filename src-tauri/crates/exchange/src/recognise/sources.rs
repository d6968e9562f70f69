//! The cells a row's values were read from, kept by their place and put into words when asked for.
//!
//! A province's registry has a quarter of a million of them, and most are never looked at.

use std::fmt;
use std::sync::Arc;

use jiugai_domain::provenance::SourceCell;

use crate::book::{Sheet, cell_address};
use crate::columns::Field;

/// Of cells that were added up, this many more than the first are told one by one.
const ADDED_SHOWN: u32 = 30;

/// Field → the cell it was converted from.
#[derive(Clone, Default)]
pub struct SourceCells {
    sheet: Option<Arc<Sheet>>,
    /// By field.
    kept: Vec<Kept>,
}

#[derive(Clone)]
struct Kept {
    field: Field,
    col: u16,
    row: u32,
    /// The last of several rows whose cells were added up.
    last: u32,
    approximate: bool,
    unit: Option<Arc<str>>,
}

impl SourceCells {
    pub(super) fn of(sheet: &Arc<Sheet>, most: usize) -> Self {
        Self { sheet: Some(Arc::clone(sheet)), kept: Vec::with_capacity(most) }
    }

    /// Keeps a cell (zero-based); the later one of a field counts.
    pub(super) fn keep(
        &mut self,
        field: Field,
        (row, col): (u32, u16),
        unit: Option<Arc<str>>,
        approximate: bool,
    ) {
        let kept = Kept { field, col, row, last: row, approximate, unit };
        match self.kept.iter_mut().find(|known| known.field == field) {
            Some(known) => *known = kept,
            None => self.kept.push(kept),
        }
    }

    /// The value of a field is that of its cells from the one kept down to `row` together.
    pub(super) fn stretch(&mut self, field: Field, row: u32) {
        for kept in self.kept.iter_mut().filter(|kept| kept.field == field) {
            kept.last = row;
        }
    }

    /// Whether a field was converted from a cell.
    pub fn has(&self, field: Field) -> bool {
        self.kept.iter().any(|kept| kept.field == field)
    }

    /// The cell a field was converted from.
    pub fn find(&self, field: Field) -> Option<SourceCell> {
        self.kept.iter().find(|kept| kept.field == field).map(|kept| self.worded(kept))
    }

    /// Column (zero-based) of the cell a field was converted from.
    pub(super) fn column_of(&self, field: Field) -> Option<u16> {
        self.kept.iter().find(|kept| kept.field == field).map(|kept| kept.col)
    }

    /// All of them, in the order of their columns.
    pub fn iter(&self) -> impl Iterator<Item = (Field, SourceCell)> {
        self.kept.iter().map(|kept| (kept.field, self.worded(kept)))
    }

    /// How many cells are called rough in the source.
    pub fn approximate(&self) -> usize {
        self.kept.iter().filter(|kept| kept.approximate).count()
    }

    fn worded(&self, kept: &Kept) -> SourceCell {
        let text = |row| {
            let value = self.sheet.as_ref().and_then(|sheet| sheet.get(row, kept.col));
            value.map_or_else(String::new, |value| value.to_text().into_owned())
        };
        let first = cell_address(kept.row, kept.col);
        let (cell, text) = if kept.last > kept.row {
            let rows = kept.row..=kept.last.min(kept.row + ADDED_SHOWN);
            let mut texts: Vec<String> = rows.map(text).filter(|text| !text.is_empty()).collect();
            if kept.last > kept.row + ADDED_SHOWN {
                texts.push("…".to_owned());
            }
            (format!("{first}:{}", cell_address(kept.last, kept.col)), texts.join(" + "))
        } else {
            (first, text(kept.row))
        };
        SourceCell {
            cell,
            text,
            unit: kept.unit.as_deref().unwrap_or_default().to_owned(),
            approximate: kept.approximate,
            superseded: false,
        }
    }
}

impl fmt::Debug for SourceCells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl PartialEq for SourceCells {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for SourceCells {}
