//! Records: how a domain struct and its table belong together.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use crate::field::{Cells, Scalar, Values};
use crate::{StoreError, Table};

/// A struct kept in a table of the project file, one row each.
///
/// Implemented here for every record of the domain; it cannot be implemented elsewhere.
pub trait Record: Mapping + Clone + PartialEq + Debug + 'static {
    /// The row's identity.
    type Id: Clone + Debug + Display + FromStr + Ord + Hash + Scalar;
    /// The table.
    const TABLE: Table;

    /// Identity.
    fn id(&self) -> Self::Id;
}

/// How a record's fields stand in columns. The first column is always `id`.
pub trait Mapping: Sized {
    /// The SQL of this record, made once.
    fn statements() -> &'static Statements;
    /// The row's values in column order.
    fn write(&self) -> Values<'_>;
    /// Reads a row.
    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError>;
}

/// The SQL every record needs, built from its column list.
#[derive(Debug)]
pub struct Statements {
    pub(crate) table: Table,
    pub(crate) columns: Vec<&'static str>,
    pub(crate) all: String,
    pub(crate) find: String,
    pub(crate) insert: String,
    pub(crate) update: String,
    pub(crate) put: String,
    pub(crate) remove: String,
}

impl Statements {
    /// Builds the SQL from groups of columns, one group per field.
    pub(crate) fn new(table: Table, groups: &[&[&'static str]]) -> Self {
        let columns: Vec<&'static str> = groups.concat();
        let list = columns.join(", ");
        let marks: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
        let marks = marks.join(", ");
        let set = |value: &dyn Fn(usize, &str) -> String| {
            let changes = columns.iter().enumerate().skip(1);
            changes.map(|(i, c)| format!("{c} = {}", value(i, c))).collect::<Vec<_>>().join(", ")
        };
        let by_number = set(&|i, _| format!("?{}", i + 1));
        let by_name = set(&|_, c| format!("excluded.{c}"));
        let insert = format!("INSERT INTO {table} ({list}) VALUES ({marks})");
        Self {
            all: format!("SELECT {list} FROM {table} ORDER BY id"),
            find: format!("SELECT {list} FROM {table} WHERE id = ?1"),
            update: format!("UPDATE {table} SET {by_number} WHERE id = ?1"),
            put: format!("{insert} ON CONFLICT (id) DO UPDATE SET {by_name}"),
            remove: format!("DELETE FROM {table} WHERE id = ?1"),
            insert,
            table,
            columns,
        }
    }
}

/// Ties a domain struct to its table. Columns are named like the fields; a field that takes
/// several columns, or one of another name, lists them.
macro_rules! record {
    ($record:ident: $id:ty, $($field:ident $(: [$($column:ident),+])?,)+) => {
        impl $crate::record::Mapping for $record {
            fn statements() -> &'static $crate::record::Statements {
                static STATEMENTS: std::sync::OnceLock<$crate::record::Statements> =
                    std::sync::OnceLock::new();
                STATEMENTS.get_or_init(|| $crate::record::Statements::new(
                    $crate::Table::$record,
                    &[$($crate::record::record!(@columns $field $([$($column),+])?)),+],
                ))
            }

            fn write(&self) -> $crate::field::Values<'_> {
                let mut values = Vec::with_capacity(Self::statements().columns.len());
                $($crate::field::Field::write(&self.$field, &mut values);)+
                values
            }

            fn read(cells: &mut $crate::field::Cells<'_>) -> Result<Self, $crate::StoreError> {
                Ok(Self { $($field: $crate::field::Field::read(cells)?),+ })
            }
        }

        impl $crate::Record for $record {
            type Id = $id;
            const TABLE: $crate::Table = $crate::Table::$record;

            fn id(&self) -> Self::Id {
                self.id
            }
        }
    };
    (@columns $field:ident) => { &[stringify!($field)] };
    (@columns $field:ident [$($column:ident),+]) => { &[$(stringify!($column)),+] };
}
pub(crate) use record;
