//! The open project file.

use super::dto;

dto! {
    /// The open project file.
    pub struct ProjectDto {
        /// Title of the data set.
        pub title: String,
        /// File name without its folder.
        pub file_name: String,
        /// Folder, for people to read; never sent back.
        pub folder: String,
        /// Opened from the bundled sample.
        pub is_sample: bool,
        /// Why nothing can be written, when that is so.
        pub read_only: Option<ReadOnlyDto>,
        /// Where the file lies, when that is not a disk of this computer.
        pub place: Option<NoticeDto>,
        /// Policy profile in force.
        pub policy: NamedDto,
        /// What undo would take back.
        pub undo: Option<String>,
        /// What redo would do again.
        pub redo: Option<String>,
        /// Id of the newest journal row.
        pub revision: Option<String>,
        /// When the newest change was saved, ISO 8601.
        pub saved_at: Option<String>,
        /// Whether the last one who wrote here was stopped in the middle; the file was looked
        /// through and is whole.
        pub was_left_open: bool,
        /// How many communities the file holds.
        pub communities: u32,
    }

    /// Why a file is open for reading only.
    pub struct ReadOnlyDto {
        /// `locked`, `locked_elsewhere`, `file`, `folder` or `asked`.
        pub reason: String,
        /// Who holds the file.
        pub holder: Option<String>,
        /// On which computer.
        pub host: Option<String>,
        /// Since when, ISO 8601.
        pub since: Option<String>,
        /// The reason and what to do, simplified Chinese.
        pub zh: String,
        /// The same in English.
        pub en: String,
    }

    /// A code with its names.
    pub struct NamedDto {
        /// Stable code.
        pub code: String,
        /// Simplified Chinese.
        pub zh: String,
        /// English.
        pub en: String,
    }

    /// A file opened before.
    pub struct RecentDto {
        /// Handle to open it by; never a path.
        pub key: String,
        /// File name.
        pub file_name: String,
        /// Folder, for people to read.
        pub folder: String,
        /// When it was last opened, ISO 8601.
        pub opened_at: String,
    }

    /// A bundled sample.
    pub struct SampleDto {
        /// Code to open it by.
        pub code: String,
        /// Chinese title.
        pub zh: String,
        /// English title.
        pub en: String,
        /// Where it was published.
        pub source: String,
    }

    /// Asks for one of the bundled samples.
    pub struct SampleQuery {
        /// Its code; the first sample when absent.
        pub code: Option<String>,
    }

    /// Asks for a recent file.
    pub struct RecentQuery {
        /// Its handle.
        pub key: String,
    }

    /// Asks for a new file.
    pub struct NewProject {
        /// Title of the data set.
        pub title: String,
        /// Policy profile: `national` or `north`.
        pub policy: String,
    }

    /// Says in which language names that become data are worded.
    pub struct LanguageSet {
        /// `zh-CN` or `en`.
        pub lang: String,
    }

    /// No parameters.
    pub struct Nothing {}

    /// What a writing command answers.
    pub struct OutcomeDto {
        /// Journal row made; none when nothing changed.
        pub revision: Option<String>,
        /// Label of the action, as undo will name it.
        pub label: Option<String>,
        /// Ids of rows made, in the order asked for.
        pub created: Vec<String>,
        /// Notices worth showing; they stop nothing.
        pub notices: Vec<NoticeDto>,
    }

    /// A notice: a code with its parameters, worded in both languages.
    pub struct NoticeDto {
        /// Stable code.
        pub code: String,
        /// Simplified Chinese.
        pub zh: String,
        /// English.
        pub en: String,
    }
}
