//! Files out.

use super::dto;

dto! {
    /// Exports the Gantt chart of a plan.
    pub struct ExportGantt {
        /// The plan.
        pub plan_id: String,
        /// `svg`, `png`, `pdf`, `xlsx`.
        pub format: String,
        /// `zh-CN` or `en`.
        pub lang: String,
    }

    /// What was written.
    pub struct ExportedDto {
        /// File name.
        pub file: String,
        /// Folder, for people to read.
        pub folder: String,
        /// How many files there are, where there are several: the first is named.
        pub files: Option<u32>,
        /// Pages, for paged documents.
        pub pages: Option<u32>,
    }
}
