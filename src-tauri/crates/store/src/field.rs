//! How the domain's values stand in columns, and how they are read back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiugai_domain::community::{
    DivisionLevel, HousingKind, Ownership, PipelineStage, PropertyMode,
};
use jiugai_domain::evidence::{EvidenceKind, VoteClause};
use jiugai_domain::finding::FindingLevel;
use jiugai_domain::plan::{PlanKind, PlanState};
use jiugai_domain::provenance::SourceCell;
use jiugai_domain::scheme::{CostBasis, SchemeState};
use jiugai_domain::task::DependencyKind;
use jiugai_domain::{Code, Fen, Quantity, SquareMetres};
use rusqlite::Row;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use uuid::Uuid;

use crate::StoreError;
use crate::record::Statements;

/// Values of one row, in column order, waiting to be written.
pub(crate) type Values<'a> = Vec<ToSqlOutput<'a>>;

/// The cells of one row being read, in column order.
pub struct Cells<'r> {
    row: &'r Row<'r>,
    statements: &'static Statements,
    next: usize,
}

impl<'r> Cells<'r> {
    pub(crate) fn new(row: &'r Row<'r>, statements: &'static Statements) -> Self {
        Self { row, statements, next: 0 }
    }

    /// Reads the next cell.
    pub fn take<T: Scalar>(&mut self) -> Result<T, StoreError> {
        let index = self.next;
        self.next += 1;
        let value = self.row.get_ref(index)?;
        T::from_sql(value).ok_or_else(|| self.bad(index, value))
    }

    /// The error for a cell just read that does not fit the ones before it.
    pub fn mismatch(&self) -> StoreError {
        self.bad(self.next.saturating_sub(1), ValueRef::Null)
    }

    fn bad(&self, index: usize, value: ValueRef<'_>) -> StoreError {
        let column = self.statements.columns.get(index).copied().unwrap_or("?");
        let value = match value {
            ValueRef::Text(bytes) => format!("text {:?}", String::from_utf8_lossy(bytes)),
            other => format!("{other:?}"),
        };
        StoreError::BadValue { table: self.statements.table.as_str(), column, value }
    }
}

/// A value that stands in one column.
pub trait Scalar: Sized {
    /// The value as it is written.
    fn to_sql(&self) -> ToSqlOutput<'_>;
    /// The value as it was read; `None` when the cell holds something else.
    fn from_sql(value: ValueRef<'_>) -> Option<Self>;
}

/// A field of a record: one column, or several side by side.
pub(crate) trait Field: Sized {
    /// Writes the field's columns.
    fn write<'a>(&'a self, out: &mut Values<'a>);
    /// Reads the field's columns.
    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError>;
}

impl<T: Scalar> Field for T {
    fn write<'a>(&'a self, out: &mut Values<'a>) {
        out.push(self.to_sql());
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        cells.take()
    }
}

impl<T: Scalar> Scalar for Option<T> {
    fn to_sql(&self) -> ToSqlOutput<'_> {
        self.as_ref().map_or(null(), Scalar::to_sql)
    }

    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            value => T::from_sql(value).map(Some),
        }
    }
}

/// SQL NULL: unknown, or not this kind's column.
pub(crate) fn null() -> ToSqlOutput<'static> {
    ToSqlOutput::Owned(Value::Null)
}

fn text(value: ValueRef<'_>) -> Option<&str> {
    match value {
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}

impl Scalar for String {
    fn to_sql(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::Text(self.as_bytes()))
    }

    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        text(value).map(str::to_owned)
    }
}

impl Scalar for Code {
    fn to_sql(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::Text(self.as_str().as_bytes()))
    }

    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        text(value).map(Code::new)
    }
}

impl Scalar for bool {
    fn to_sql(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Integer(i64::from(*self)))
    }

    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Integer(0) => Some(false),
            ValueRef::Integer(1) => Some(true),
            _ => None,
        }
    }
}

macro_rules! integers {
    ($($ty:ty),+) => { $(
        impl Scalar for $ty {
            fn to_sql(&self) -> ToSqlOutput<'_> {
                ToSqlOutput::Owned(Value::Integer(i64::from(*self)))
            }

            fn from_sql(value: ValueRef<'_>) -> Option<Self> {
                match value {
                    ValueRef::Integer(number) => number.try_into().ok(),
                    _ => None,
                }
            }
        }
    )+ };
}
integers!(i16, i32, i64);

macro_rules! exact_units {
    ($($ty:ident),+) => { $(
        impl Scalar for $ty {
            fn to_sql(&self) -> ToSqlOutput<'_> {
                ToSqlOutput::Owned(Value::Integer(self.0))
            }

            fn from_sql(value: ValueRef<'_>) -> Option<Self> {
                match value {
                    ValueRef::Integer(number) => Some($ty(number)),
                    _ => None,
                }
            }
        }
    )+ };
}
exact_units!(Fen, SquareMetres, Quantity);

/// Values written as the text they show, and read by parsing it.
macro_rules! shown_as_text {
    ($($ty:ty),+) => { $(
        impl Scalar for $ty {
            fn to_sql(&self) -> ToSqlOutput<'_> {
                ToSqlOutput::Owned(Value::Text(self.to_string()))
            }

            fn from_sql(value: ValueRef<'_>) -> Option<Self> {
                text(value)?.parse().ok()
            }
        }
    )+ };
}
shown_as_text!(Date, Timestamp);

macro_rules! ids {
    ($($ty:ident),+ $(,)?) => { $(
        impl Scalar for jiugai_domain::$ty {
            fn to_sql(&self) -> ToSqlOutput<'_> {
                ToSqlOutput::Owned(Value::Text(self.0.as_hyphenated().to_string()))
            }

            fn from_sql(value: ValueRef<'_>) -> Option<Self> {
                match value {
                    ValueRef::Text(bytes) => Uuid::try_parse_ascii(bytes).ok().map(Self),
                    _ => None,
                }
            }
        }
    )+ };
}
ids!(
    DivisionId,
    CommunityId,
    BuildingId,
    ClusterId,
    ProjectId,
    ProjectCommunityId,
    LotId,
    LotCommunityId,
    ContractId,
    FindingId,
    PhotoId,
    SchemeId,
    CostLineId,
    PriceId,
    PlanId,
    PlanEntryId,
    PlanVersionId,
    CeilingId,
    AllocationId,
    TaskId,
    DependencyId,
    EvidenceId,
    WorkDoneId,
    MoneyArrivedId,
    MoneyPaidId,
    ImportBatchId,
    OriginId,
    DeclaredTotalId,
    ColumnMappingId,
    DeferredConflictId,
    RevisionId,
);

macro_rules! codes {
    ($($ty:ty),+ $(,)?) => { $(
        impl Scalar for $ty {
            fn to_sql(&self) -> ToSqlOutput<'_> {
                ToSqlOutput::Borrowed(ValueRef::Text(self.as_str().as_bytes()))
            }

            fn from_sql(value: ValueRef<'_>) -> Option<Self> {
                text(value)?.parse().ok()
            }
        }
    )+ };
}
codes!(
    DivisionLevel,
    HousingKind,
    Ownership,
    PipelineStage,
    PropertyMode,
    FindingLevel,
    EvidenceKind,
    VoteClause,
    PlanKind,
    PlanState,
    CostBasis,
    SchemeState,
    DependencyKind,
    crate::PolicyKind,
    crate::Via,
    crate::EntryState,
);

impl Scalar for BTreeMap<String, SourceCell> {
    fn to_sql(&self) -> ToSqlOutput<'_> {
        // A map from text to plain structs always has a JSON form.
        ToSqlOutput::Owned(serde_json::to_string(self).map_or(Value::Null, Value::Text))
    }

    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        serde_json::from_str(text(value)?).ok()
    }
}
