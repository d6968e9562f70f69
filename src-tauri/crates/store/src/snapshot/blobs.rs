//! Bytes of photos beside snapshots: a file each, named by its hash, written once however many
//! snapshots need it.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

use rusqlite::{Connection, params};

use super::{io_error, rename, settle};
use crate::{StoreError, blob, lock};

/// Moves the bytes out of a copy into the folder `beside`; says which hashes the copy needs.
pub(super) fn take_out(copy: &Connection, beside: &Path) -> Result<Vec<String>, StoreError> {
    let mut statement = copy.prepare("SELECT sha256 FROM blob ORDER BY sha256")?;
    let hashes = statement.query_map([], |row| row.get(0))?;
    let hashes: Vec<String> = hashes.collect::<Result<_, _>>()?;
    drop(statement);
    if hashes.is_empty() {
        return Ok(hashes);
    }
    fs::create_dir_all(beside).map_err(|source| io_error(beside, source))?;
    for hash in hashes.iter().filter(|hash| is_hash(hash)) {
        let path = beside.join(hash);
        if path.exists() {
            continue;
        }
        let Some(bytes) = blob::find(copy, hash)? else { continue };
        let draft = lock::beside(&path, ".part");
        fs::write(&draft, bytes).map_err(|source| io_error(&draft, source))?;
        settle(&draft)?;
        rename(&draft, &path)?;
    }
    // The hashes stay: they say what belongs here.
    copy.execute("UPDATE blob SET bytes = x''", [])?;
    copy.execute_batch("VACUUM")?;
    Ok(hashes)
}

/// Puts the bytes back into a copy; says which are not there, or are no longer what they were.
pub(super) fn put_back(copy: &Connection, beside: &Path) -> Result<Vec<String>, StoreError> {
    let mut statement = copy.prepare("SELECT sha256 FROM blob WHERE length(bytes) = 0")?;
    let hashes = statement.query_map([], |row| row.get(0))?;
    let hashes: Vec<String> = hashes.collect::<Result<_, _>>()?;
    let mut missing = Vec::new();
    for hash in hashes {
        let path = beside.join(&hash);
        let found =
            if is_hash(&hash) { fs::read(&path) } else { Err(io::ErrorKind::NotFound.into()) };
        let bytes = match found {
            Ok(bytes) => Some(bytes).filter(|bytes| blob::sha256_hex(bytes) == hash),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(source) => return Err(io_error(&path, source)),
        };
        if let Some(bytes) = bytes {
            copy.execute("UPDATE blob SET bytes = ?2 WHERE sha256 = ?1", params![hash, bytes])?;
        } else {
            // An empty picture would be taken for the real one.
            copy.execute("DELETE FROM blob WHERE sha256 = ?1", [&hash])?;
            missing.push(hash);
        }
    }
    Ok(missing)
}

/// Removes the bytes in `beside` that no snapshot needs any more. What cannot be removed stays and
/// harms nobody.
pub fn forget_blobs(beside: &Path, needed: &HashSet<String>) {
    let Ok(files) = fs::read_dir(beside) else { return };
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if !needed.contains(&name) {
            let _ = fs::remove_file(file.path());
        }
    }
}

/// Whether a name from a file or a list is a hash and nothing that leads elsewhere.
fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
