//! One thing a person says about rows of a preview.

use std::collections::BTreeSet;

use super::Preview;
use super::look::{Decided, Identity, RowLook, Side, Who};
use super::mapping;
use crate::snapshot::Snapshot;
use jiugai_exchange::recognise::ColumnChoice;

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Say {
    /// They are the likeliest of whom they may be.
    Likeliest,
    /// They are this one.
    Same(Who),
    /// They are communities of their own.
    New,
    /// Where a person typed something else, this side stands.
    Side(Side),
    /// Cells that cannot be read are left open.
    Blanks,
    /// They are left out.
    Leave,
    /// Nothing: everything said is taken back.
    Ask,
}

/// The candidate that is meant; a row may be one of another table.
fn meant(look: &RowLook, who: Who) -> Option<Who> {
    let mut known = look.suspects.iter().map(|suspect| suspect.who);
    known.find(|one| {
        *one == who || matches!((*one, who), (Who::Elsewhere(a), Who::Row(b)) if a == b)
    })
}

impl Say {
    /// Whether it can be said of a row.
    fn fits(self, look: &RowLook) -> bool {
        match self {
            Self::Likeliest | Self::New => !look.suspects.is_empty(),
            Self::Same(who) => meant(look, who).is_some(),
            Self::Side(_) => look.changes.iter().any(|change| change.is_typed_over),
            Self::Blanks => !look.unreadable.is_empty(),
            Self::Leave | Self::Ask => true,
        }
    }

    fn about(self, look: &RowLook) -> Decided {
        let before = Decided { left: false, ..look.decided };
        match self {
            Self::Likeliest => {
                let first = look.suspects.first().map(|suspect| Identity::Same(suspect.who));
                Decided { identity: first, ..before }
            }
            Self::Same(who) => Decided { identity: meant(look, who).map(Identity::Same), ..before },
            Self::New => Decided { identity: Some(Identity::New), ..before },
            Self::Side(side) => Decided { side: Some(side), ..before },
            Self::Blanks => Decided { blanks: true, ..before },
            Self::Leave => Decided { left: true, ..before },
            Self::Ask => Decided::default(),
        }
    }
}

impl Preview {
    /// Says something about rows of a table; about every row it can be said of when none is named.
    /// Answers with the rows that were settled anew.
    pub fn say(
        &mut self,
        snapshot: &Snapshot,
        table: usize,
        rows: &[u32],
        say: Say,
    ) -> BTreeSet<u32> {
        let looks = self.looks.get(table).into_iter().flatten();
        let named: BTreeSet<u32> = rows.iter().copied().collect();
        let meant: BTreeSet<u32> = looks
            .filter(|look| named.is_empty() || named.contains(&look.sheet_row))
            .filter(|look| say.fits(look))
            .map(|look| look.sheet_row)
            .collect();
        self.decide(snapshot, table, &meant, |look| say.about(look))
    }

    /// Says what a column of a table holds; the table has to be recognised anew then.
    pub fn say_column(
        &mut self,
        snapshot: &Snapshot,
        table: usize,
        letter: &str,
        choice: ColumnChoice,
    ) {
        let Some(found) = self.recognised.tables.get(table) else { return };
        let remembered = mapping::choices(snapshot, found);
        let guide = self.said.table(&found.sheet, found.header_rows, remembered);
        if let Some(field) = choice.field() {
            // A field stands in one column: what was said of another one before no longer holds.
            guide.columns.retain(|_, other| other.field() != Some(field));
        }
        guide.columns.insert(letter.to_owned(), choice);
    }

    /// Says where a header stands, instead of that of `table` when one is named.
    pub fn say_header(&mut self, sheet: &str, rows: (u32, u32), table: Option<usize>) {
        let instead = table.and_then(|table| self.recognised.tables.get(table));
        let instead_of = instead.map(|table| table.header_rows.0);
        self.said.point_out(sheet, rows, instead_of);
    }
}
