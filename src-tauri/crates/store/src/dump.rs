//! All records as text, to compare two states of a file exactly.

use std::fmt::Write;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::{Store, StoreError, Table};

impl Store {
    /// Every record of every table, ordered, one line each. For tests and for comparing files;
    /// it says nothing about history.
    pub fn dump(&self) -> Result<String, StoreError> {
        self.read(of)
    }
}

/// The same of any connection.
pub(crate) fn of(conn: &Connection) -> Result<String, StoreError> {
    let mut text = String::new();
    for table in Table::ALL {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table} ORDER BY id"))?;
        let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            text.push_str(table.as_str());
            for (index, name) in names.iter().enumerate() {
                // Writing into a String cannot fail.
                let _ = match row.get_ref(index)? {
                    ValueRef::Text(bytes) => {
                        write!(text, " {name}={:?}", String::from_utf8_lossy(bytes))
                    }
                    value => write!(text, " {name}={value:?}"),
                };
            }
            text.push('\n');
        }
    }
    Ok(text)
}
