//! What a workbook was understood to say, beside what the file holds. Nothing is written.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use jiugai_domain::{CommunityId, RevisionId};
use jiugai_exchange::{Limits, Recognised, read_book, recognise};
use sha2::{Digest, Sha256};

use crate::project::Project;
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// What a row of the workbook meets in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// Not there yet.
    New,
    /// There under the same name and division; it is left as it is.
    AlreadyThere(CommunityId),
}

/// A workbook, read and recognised.
#[derive(Debug, Clone)]
pub struct Preview {
    /// What was recognised.
    pub recognised: Recognised,
    /// SHA-256 of the file.
    pub sha256: String,
    /// For each table, for each community row: what it meets.
    pub matches: Vec<Vec<Match>>,
    /// The state of the file it was compared with.
    pub revision: Option<RevisionId>,
}

impl Preview {
    /// How many communities would be added.
    pub fn added(&self) -> usize {
        self.matches.iter().flatten().filter(|found| **found == Match::New).count()
    }

    /// How many are there already.
    pub fn already_there(&self) -> usize {
        self.matches.iter().map(Vec::len).sum::<usize>() - self.added()
    }
}

/// Reads `book` and compares it with the open file.
pub fn preview(project: &Project, book: &Path) -> Result<Preview, AppError> {
    let read = read_book(book, &Limits::default()).map_err(super::refusal)?;
    let recognised = recognise(&read).map_err(super::refusal)?;
    Ok(Preview {
        matches: compare(project.snapshot(), &recognised),
        recognised,
        sha256: sha256(book)?,
        revision: project.store().revision()?,
    })
}

/// SHA-256 of a file, lower-case hex.
fn sha256(path: &Path) -> Result<String, AppError> {
    use std::fmt::Write as _;
    let unreadable = |error: std::io::Error| {
        AppError::new(ErrorCode::Missing).with("file", super::file_name(path)).because(error)
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

fn compare(snapshot: &Snapshot, recognised: &Recognised) -> Vec<Vec<Match>> {
    let mut known: HashMap<(String, String), CommunityId> = HashMap::new();
    for community in snapshot.communities.iter() {
        let division = snapshot.division_names(community.division_id).concat();
        known.insert((community.name.clone(), division), community.id);
    }
    let meets = |row: &jiugai_exchange::recognise::CommunityRow| {
        let division: String = row.division_path.iter().map(|(_, name)| name.as_str()).collect();
        match known.get(&(row.name.clone(), division)) {
            Some(id) => Match::AlreadyThere(*id),
            None => Match::New,
        }
    };
    recognised.tables.iter().map(|table| table.communities.iter().map(meets).collect()).collect()
}
