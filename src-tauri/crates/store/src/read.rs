//! Reading records, the same inside and outside a transaction.

use rusqlite::{Connection, params_from_iter};

use crate::field::{Cells, Scalar};
use crate::record::Record;
use crate::{Store, StoreError};

impl Store {
    /// Every row, ordered by id (the order of creation, as ids are `UUIDv7`).
    pub fn all<R: Record>(&self) -> Result<Vec<R>, StoreError> {
        self.read(all)
    }

    /// The rows whose column holds this value, ordered by id; asks by index for foreign keys.
    pub fn all_where<R: Record>(
        &self,
        column: &str,
        value: &impl Scalar,
    ) -> Result<Vec<R>, StoreError> {
        self.read(|conn| all_where(conn, column, value))
    }

    /// The row with this id.
    #[expect(clippy::needless_pass_by_value, reason = "ids are small; nearly all are Copy")]
    pub fn find<R: Record>(&self, id: R::Id) -> Result<Option<R>, StoreError> {
        self.read(|conn| find(conn, &id))
    }

    /// The rows with these ids, in the order asked for; ids that are not there are left out.
    pub fn find_many<R: Record>(&self, ids: &[R::Id]) -> Result<Vec<R>, StoreError> {
        self.read(|conn| {
            // One view of the file for all of them: without it each would lock the file anew.
            let _view = conn.unchecked_transaction()?;
            ids.iter().filter_map(|id| find(conn, id).transpose()).collect()
        })
    }

    /// The bytes of a photo or attachment.
    pub fn find_blob(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|conn| crate::blob::find(conn, sha256))
    }
}

pub(crate) fn all<R: Record>(conn: &Connection) -> Result<Vec<R>, StoreError> {
    collect(conn, &R::statements().all, [])
}

pub(crate) fn all_where<R: Record>(
    conn: &Connection,
    column: &str,
    value: &impl Scalar,
) -> Result<Vec<R>, StoreError> {
    let statements = R::statements();
    let Some(column) = statements.columns.iter().find(|known| **known == column) else {
        return Err(StoreError::NoSuchColumn { table: R::TABLE, column: column.to_owned() });
    };
    let list = statements.columns.join(", ");
    let sql = format!("SELECT {list} FROM {} WHERE {column} = ?1 ORDER BY id", R::TABLE);
    collect(conn, &sql, [value.to_sql()])
}

pub(crate) fn find<R: Record>(conn: &Connection, id: &R::Id) -> Result<Option<R>, StoreError> {
    Ok(collect(conn, &R::statements().find, [id.to_sql()])?.pop())
}

fn collect<R: Record, const N: usize>(
    conn: &Connection,
    sql: &str,
    values: [rusqlite::types::ToSqlOutput<'_>; N],
) -> Result<Vec<R>, StoreError> {
    let statements = R::statements();
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(R::read(&mut Cells::new(row, statements))?);
    }
    Ok(records)
}
