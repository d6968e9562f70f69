//! One row of a preview: what it meets in the file, what would become of it, and what a person has
//! said about it.

use std::collections::BTreeSet;

use jiugai_domain::CommunityId;
use jiugai_exchange::columns::Field;

use super::alike::Likeness;
use super::fields::Shown;

/// What would become of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowState {
    /// A new community.
    Added,
    /// Values of a community that is there change.
    Updated,
    /// It says what the file holds.
    Unchanged,
    /// A person has to decide first; the row is not written until then.
    Conflict,
    /// It cannot be taken as it stands; it is not written.
    Refused,
    /// A person left it out.
    Left,
}

impl RowState {
    /// Every state, in the order of the counts.
    pub const ALL: [Self; 6] =
        [Self::Added, Self::Updated, Self::Unchanged, Self::Conflict, Self::Refused, Self::Left];

    /// Stable code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Conflict => "conflict",
            Self::Refused => "refused",
            Self::Left => "left",
        }
    }

    /// Whether such a row is written.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Added | Self::Updated)
    }
}

/// What keeps a row from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It may be a community of the file, or another row.
    Alike,
    /// It says something else than what a person typed.
    TypedOver,
    /// A cell cannot be read.
    Unreadable,
}

impl Why {
    /// Stable code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Alike => "alike",
            Self::TypedOver => "typed_over",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Who a row may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A community of the file.
    Community(CommunityId),
    /// Another row of the same table, from 1.
    Row(u32),
    /// A row of another table of the workbook, from 1: this one completes it, and is not written by
    /// itself.
    Elsewhere(u32),
}

/// Somebody a row may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// Who.
    pub who: Who,
    /// Why.
    pub why: Likeness,
    /// Name.
    pub name: String,
    /// Divisions, largest first.
    pub division: String,
    /// The sheet, where it is a row of another table.
    pub sheet: Option<String>,
}

/// A field that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub field: Field,
    /// What the file holds.
    pub before: Shown,
    /// What the workbook says.
    pub after: Shown,
    /// A person typed over what an earlier import had put there.
    pub is_typed_over: bool,
    /// What the file holds is worked out and cannot be replaced.
    pub is_computed: bool,
    /// It would be written.
    pub is_taken: bool,
}

/// Which side of a conflict stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What the workbook says.
    Workbook,
    /// What the file holds.
    Held,
}

/// Whether a row is somebody known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// The same as this one.
    Same(Who),
    /// A community of its own.
    New,
}

/// What a person said about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Decided {
    /// Who it is.
    pub identity: Option<Identity>,
    /// Which side stands where a person had typed something else.
    pub side: Option<Side>,
    /// Cells that cannot be read are left open.
    pub blanks: bool,
    /// The row is left out.
    pub left: bool,
}

/// One row of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLook {
    /// Row from 1.
    pub sheet_row: u32,
    /// The community it is, by name and place or by an earlier import of the same row.
    pub met: Option<CommunityId>,
    /// Who else it may be.
    pub suspects: Vec<Suspect>,
    /// Columns of cells that cannot be read.
    pub unreadable: BTreeSet<String>,
    /// What would change in the community it is.
    pub changes: Vec<Change>,
    /// What was said.
    pub decided: Decided,
    /// What becomes of it.
    pub state: RowState,
    /// What keeps it from being written.
    pub why: Option<Why>,
}

impl RowLook {
    /// The community of the file this row is about.
    pub fn target(&self) -> Option<CommunityId> {
        match self.decided.identity {
            Some(Identity::Same(Who::Community(id))) => Some(id),
            Some(_) => None,
            None => self.met,
        }
    }

    /// The row it is one with.
    pub fn same_row(&self) -> Option<u32> {
        match self.decided.identity {
            Some(Identity::Same(Who::Row(row))) => Some(row),
            _ => None,
        }
    }

    /// Whether another table's row is said to be the same.
    pub(super) const fn is_elsewhere(&self) -> bool {
        matches!(self.decided.identity, Some(Identity::Same(Who::Elsewhere(_))))
    }

    /// Settles what becomes of the row from what is known and said.
    pub(super) fn settle(&mut self) {
        let is_doubtful = !self.suspects.is_empty() && self.decided.identity.is_none();
        let typed_over =
            self.changes.iter().any(|change| change.is_typed_over && !change.is_computed);
        for change in &mut self.changes {
            let is_kept = change.is_typed_over && self.decided.side != Some(Side::Workbook);
            change.is_taken &= !change.is_computed && !is_kept;
        }
        let changes = self.changes.iter().any(|change| change.is_taken);
        (self.state, self.why) = if self.decided.left {
            (RowState::Left, None)
        } else if !self.unreadable.is_empty() && !self.decided.blanks {
            (RowState::Refused, Some(Why::Unreadable))
        } else if is_doubtful {
            (RowState::Conflict, Some(Why::Alike))
        } else if typed_over && self.decided.side.is_none() {
            (RowState::Conflict, Some(Why::TypedOver))
        } else if self.same_row().is_some() || self.is_elsewhere() {
            (RowState::Unchanged, None)
        } else if self.target().is_none() {
            (RowState::Added, None)
        } else if changes {
            (RowState::Updated, None)
        } else {
            (RowState::Unchanged, None)
        };
    }
}
