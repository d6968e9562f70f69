//! Snapshots of the file, and a file looked through.

use super::{WordDto, dto};
use crate::ErrorDto;

dto! {
    /// Says whose snapshots.
    pub struct SnapshotsQuery {
        /// `open`: of the open file; `refused`: of the file that could not be opened.
        pub of: String,
    }

    /// How much a file holds.
    pub struct CountsDto {
        /// Communities.
        pub communities: i64,
        /// Known households.
        pub households: i64,
        /// Known investment, in fen.
        pub investment_fen: i64,
    }

    /// A snapshot.
    pub struct SnapshotDto {
        /// Its name among the snapshots of its file.
        pub id: String,
        /// When it was made, ISO 8601.
        pub taken_at: String,
        /// `regular`, `import`, `merge`, `migration`, `asked`; null when not known.
        pub occasion: Option<String>,
        /// How much it holds; null when not known.
        pub counts: Option<CountsDto>,
        /// The newest action in it.
        pub newest: Option<NewestDto>,
        /// Its size in bytes.
        pub bytes: i64,
    }

    /// The newest action in a snapshot.
    pub struct NewestDto {
        /// When, ISO 8601.
        pub at: String,
        /// Who.
        pub who: String,
        /// What.
        pub label: String,
    }

    /// The snapshots of a file.
    pub struct SnapshotsDto {
        /// The file.
        pub file_name: String,
        /// Where its snapshots lie, for people to read.
        pub folder: String,
        /// How much the file holds now; null when it is not open.
        pub current: Option<CountsDto>,
        /// Newest first.
        pub snapshots: Vec<SnapshotDto>,
        /// Until when none of those there were at the last restore goes, ISO 8601.
        pub paused_until: Option<String>,
        /// Why the last one made by itself failed.
        pub failure: Option<WordDto>,
    }

    /// Asks for a copy of the file as it was.
    pub struct SnapshotRestore {
        /// `open` or `refused`.
        pub of: String,
        /// The snapshot.
        pub id: String,
    }

    /// A copy that was made.
    pub struct RestoredDto {
        /// The copy.
        pub file_name: String,
        /// Its folder, for people to read.
        pub folder: String,
        /// Handle to open it by.
        pub key: String,
        /// Photos that are in no snapshot any more.
        pub photos_missing: u32,
        /// Until when no snapshot goes, ISO 8601.
        pub paused_until: String,
    }

    /// A file that could not be opened.
    pub struct RefusedDto {
        /// The file.
        pub file_name: String,
        /// Its folder, for people to read.
        pub folder: String,
        /// Why.
        pub error: ErrorDto,
        /// How many snapshots of it there are.
        pub snapshots: u32,
    }

    /// A file looked through.
    pub struct CheckDto {
        /// The file.
        pub file_name: String,
        /// Whether nothing is wrong.
        pub is_whole: bool,
        /// Rows of history.
        pub journal_rows: u32,
        /// Steps undone and done again on a copy.
        pub steps_tried: u32,
        /// What the file holds, as computed anew; null when it cannot be read.
        pub counts: Option<CountsDto>,
        /// What is wrong.
        pub problems: Vec<ProblemDto>,
    }

    /// Something that is wrong with a file.
    pub struct ProblemDto {
        /// `pages`, `reference`, `structure`, `history`, `undo`, `values`, `figures`.
        pub kind: String,
        /// In words.
        pub text: WordDto,
        /// What was met, for a report.
        pub details: String,
    }
}
