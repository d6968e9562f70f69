//! Opens a spreadsheet file: its sheets as they are, and what tells this file from every other.
//! Every way in begins here, so that each tells how far it is and can be stopped.

use std::io::Read;
use std::path::Path;

use jiugai_exchange::{Book, Limits, RefusedKind, read_book_watched};
use sha2::{Digest, Sha256};

use super::{Watch, file_name, refusal};
use crate::{AppError, ErrorCode};

/// The sheets of the file at `path`, and its SHA-256 in lower-case hex.
pub(crate) fn open(path: &Path, watch: &Watch) -> Result<(Book, String), AppError> {
    if !path.exists() {
        return Err(AppError::new(ErrorCode::Missing).with("file", file_name(path)));
    }
    watch.phase("import.read")?;
    let book = read_book_watched(path, &Limits::default(), watch);
    let book = book.map_err(|refused| match refused.kind {
        RefusedKind::Cancelled => AppError::new(ErrorCode::Cancelled),
        _ => refusal(refused),
    })?;
    Ok((book, sha256(path)?))
}

fn sha256(path: &Path) -> Result<String, AppError> {
    use std::fmt::Write as _;
    let unreadable = |error: std::io::Error| {
        AppError::new(ErrorCode::Missing).with("file", file_name(path)).because(error)
    };
    let mut file = std::fs::File::open(path).map_err(unreadable)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut buffer).map_err(unreadable)?;
        if read == 0 {
            break;
        }
        hasher.update(&buffer[..read]);
    }
    Ok(hasher.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}
