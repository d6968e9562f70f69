//! What a workbook was understood to say, beside what the file holds. Nothing is written.

use std::collections::{BTreeSet, HashMap};
use std::io::Read;
use std::path::Path;

use jiugai_domain::{CommunityId, ImportBatchId, RevisionId};
use jiugai_exchange::recognise::{CommunityRow, TableFound};
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
    /// Sheets and rows whose declared totals an earlier import of this very file keeps.
    pub known_declared: BTreeSet<(String, i64)>,
    /// The state of the file it was compared with.
    pub revision: Option<RevisionId>,
}

impl Preview {
    /// How many communities would be added.
    pub fn added(&self) -> usize {
        self.matches.iter().flatten().filter(|found| **found == Match::New).count()
    }

    /// Whether all of it is in the file already.
    pub(crate) fn adds_nothing(&self) -> bool {
        let tables = self.recognised.tables.iter();
        let mut declared =
            tables.flat_map(|table| table.declared.iter().map(move |row| (table, row)));
        self.added() == 0
            && declared.all(|(table, row)| {
                self.known_declared.contains(&(table.sheet.clone(), i64::from(row.sheet_row)))
            })
    }

    /// How many are there already.
    pub fn already_there(&self) -> usize {
        self.matches.iter().map(Vec::len).sum::<usize>() - self.added()
    }
}

/// Reads `book` and compares it with the open file.
pub fn preview(project: &Project, book: &Path) -> Result<Preview, AppError> {
    read(project.snapshot(), project.store().revision()?, book)
}

/// Reads `book` and compares it with the file as it was at `revision`: a large book takes its time,
/// and nobody has to wait for it.
pub fn read(
    snapshot: &Snapshot,
    revision: Option<RevisionId>,
    book: &Path,
) -> Result<Preview, AppError> {
    if !book.exists() {
        return Err(AppError::new(ErrorCode::Missing).with("file", super::file_name(book)));
    }
    let found = read_book(book, &Limits::default()).map_err(super::refusal)?;
    let recognised = recognise(&found).map_err(super::refusal)?;
    let sha256 = sha256(book)?;
    let before = Earlier::find(snapshot, &sha256);
    Ok(Preview {
        matches: compare(snapshot, &recognised, &before),
        recognised,
        sha256,
        known_declared: before.declared,
        revision,
    })
}

/// What earlier imports of the very same file left: a row of it is known by its place, whatever its
/// community is called or belongs to by now.
#[derive(Default)]
struct Earlier {
    communities: HashMap<(String, i64), CommunityId>,
    declared: BTreeSet<(String, i64)>,
}

impl Earlier {
    fn find(snapshot: &Snapshot, sha256: &str) -> Self {
        let batches = snapshot.import_batches.iter().filter(|batch| batch.file_sha256 == sha256);
        let batches: BTreeSet<ImportBatchId> = batches.map(|batch| batch.id).collect();
        let mut earlier = Self::default();
        if batches.is_empty() {
            return earlier;
        }
        for origin in snapshot.origins.iter().filter(|row| batches.contains(&row.batch_id)) {
            let id = origin.row_id.parse().ok();
            if let Some(id) = id.filter(|id| snapshot.communities.get(*id).is_some()) {
                earlier.communities.insert((origin.sheet.clone(), origin.sheet_row), id);
            }
        }
        let declared = batches.iter().flat_map(|id| snapshot.declared_totals.of(*id));
        earlier.declared = declared.map(|row| (row.sheet.clone(), row.sheet_row)).collect();
        earlier
    }
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

fn compare(snapshot: &Snapshot, recognised: &Recognised, before: &Earlier) -> Vec<Vec<Match>> {
    let mut known: HashMap<(String, String), CommunityId> = HashMap::new();
    for community in snapshot.communities.iter() {
        let division = snapshot.division_names(community.division_id).concat();
        known.insert((community.name.clone(), division), community.id);
    }
    let meets = |table: &TableFound, row: &CommunityRow| {
        let division: String = row.division_path.iter().map(|(_, name)| name.as_str()).collect();
        let same_row = before.communities.get(&(table.sheet.clone(), i64::from(row.sheet_row)));
        match same_row.or_else(|| known.get(&(row.name.clone(), division))) {
            Some(id) => Match::AlreadyThere(*id),
            None => Match::New,
        }
    };
    let tables = recognised.tables.iter();
    tables.map(|table| table.communities.iter().map(|row| meets(table, row)).collect()).collect()
}
