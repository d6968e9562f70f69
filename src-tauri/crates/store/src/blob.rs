//! Bytes of photos and attachments: once each, by hash, outside undo.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::StoreError;

/// SHA-256 as 64 lower-case hex digits.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

pub(crate) fn put(conn: &Connection, bytes: &[u8]) -> Result<String, StoreError> {
    let hash = sha256_hex(bytes);
    conn.prepare_cached(
        "INSERT INTO blob (sha256, bytes) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING",
    )?
    .execute(params![hash, bytes])?;
    Ok(hash)
}

pub(crate) fn find(conn: &Connection, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT bytes FROM blob WHERE sha256 = ?1")?;
    Ok(statement.query_row([hash], |row| row.get(0)).optional()?)
}
