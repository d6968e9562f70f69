//! The journal: its rows, what each changed, and the way back to a point.

use super::{NamedDto, dto};

dto! {
    /// A journal row.
    pub struct HistoryEntryDto {
        /// Id.
        pub id: String,
        /// When, ISO 8601.
        pub at: String,
        /// Who.
        pub who: String,
        /// `window`, `command_line`, `import`.
        pub via: String,
        /// Code of the action.
        pub op: String,
        /// Label.
        pub label: String,
        /// File it came from.
        pub file: Option<String>,
        /// Sheet of that file, when it was one.
        pub sheet: Option<String>,
        /// Row of that sheet, from 1, when it was one.
        pub row: Option<i64>,
        /// Undone since, whether it can still be redone or not.
        pub is_undone: bool,
        /// Undone and given up since: it can not be gone to.
        pub is_given_up: bool,
        /// `edit`; `undo` or `redo` of the action the label names.
        pub kind: String,
    }

    /// Asks for journal rows.
    pub struct HistoryQuery {
        /// At most this many, newest first.
        pub limit: u32,
        /// Only rows before this one.
        #[ts(optional)]
        pub before: Option<String>,
        /// Only what happened to this community and what hangs on it.
        #[ts(optional)]
        pub community_id: Option<String>,
        /// Only what this person did.
        #[ts(optional)]
        pub who: Option<String>,
        /// Only actions of this kind.
        #[ts(optional)]
        pub kind: Option<String>,
        /// Only rows whose name, person or file holds this.
        #[ts(optional)]
        pub text: Option<String>,
    }

    /// What history can be narrowed down to.
    pub struct HistoryWordsDto {
        /// Everybody who did something.
        pub people: Vec<String>,
        /// Kinds of what was done.
        pub kinds: Vec<NamedDto>,
    }

    /// Asks what a journal row changed.
    pub struct HistoryChangesQuery {
        /// The row.
        pub id: String,
        /// From this changed row on.
        pub offset: u32,
        /// At most this many.
        pub limit: u32,
    }

    /// What a journal row changed.
    pub struct HistoryChangesDto {
        /// The row.
        pub entry: HistoryEntryDto,
        /// By kind of row, all of them; null when it is no longer kept.
        pub summary: Option<Vec<HistorySumDto>>,
        /// How many rows changed in all.
        pub total: u32,
        /// Those asked for.
        pub rows: Vec<HistoryRowDto>,
    }

    /// Rows of one kind changed in one way.
    pub struct HistorySumDto {
        /// Store table, as the code; what its rows are called, as the names.
        pub table: NamedDto,
        /// `inserted`, `updated`, `removed`.
        pub kind: String,
        /// How many.
        pub rows: u32,
    }

    /// A row that changed.
    pub struct HistoryRowDto {
        /// What kind of row, in both languages.
        pub noun: WordDto,
        /// Which.
        pub subject: WordDto,
        /// `inserted`, `updated`, `removed`.
        pub kind: String,
        /// Its fields; of a new or removed row those that hold something.
        pub fields: Vec<HistoryFieldDto>,
        /// The community it belongs to, when it is there.
        pub community_id: Option<String>,
    }

    /// A field that changed.
    pub struct HistoryFieldDto {
        /// What it is called.
        pub field: WordDto,
        /// Before; null for unknown or empty.
        pub before: Option<WordDto>,
        /// After; null for unknown or empty.
        pub after: Option<WordDto>,
    }

    /// A text in both languages.
    pub struct WordDto {
        /// Simplified Chinese.
        pub zh: String,
        /// English.
        pub en: String,
    }

    /// Asks for the way to a point of history.
    pub struct HistoryPoint {
        /// A row's id, for right after it; `start` for before everything that can be undone.
        pub to: String,
        /// The newest row when the way was shown; refused when there is a newer one.
        #[ts(optional)]
        pub revision: Option<String>,
    }

    /// What lies between the present and a point.
    pub struct HistoryWayDto {
        /// Whether the steps are taken back; else they are done again.
        pub is_back: bool,
        /// The steps in the order they are taken.
        pub steps: Vec<HistoryEntryDto>,
        /// The newest row now.
        pub revision: Option<String>,
    }
}
