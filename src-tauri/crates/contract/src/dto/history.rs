//! The journal.

use super::dto;

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
        /// Undone since, whether it can still be redone or not.
        pub is_undone: bool,
        /// `edit`; `undo` or `redo` of the action the label names.
        pub kind: String,
    }

    /// Asks for journal rows.
    pub struct HistoryQuery {
        /// At most this many, newest first.
        pub limit: u32,
    }
}
