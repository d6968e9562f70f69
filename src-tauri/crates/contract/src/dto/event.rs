//! What the desk tells its host without having been asked.

use super::dto;
use crate::ErrorDto;

dto! {
    /// What changed, sent after every commit.
    pub struct StoreChanged {
        /// Store tables whose rows moved.
        pub tables: Vec<String>,
        /// Newest journal row.
        pub revision: Option<String>,
    }

    /// How far a long job has come.
    pub struct Progress {
        /// The job.
        pub job: String,
        /// Done so far.
        pub done: u32,
        /// All there is, when known.
        pub total: Option<u32>,
    }

    /// A file brought to the window from outside: dropped on it, or handed over by the system.
    pub struct FileArrived {
        /// File name without its folder.
        pub file_name: String,
        /// What became of it.
        #[serde(flatten)]
        #[ts(flatten)]
        pub taken: Taken,
    }

    /// What became of a file from outside.
    #[serde(tag = "taken", rename_all = "snake_case")]
    #[ts(tag = "taken", rename_all = "snake_case")]
    pub enum Taken {
        /// A project: `project.open_arrived` opens it under this key, once the page has written what
        /// belongs to the file that is open.
        Project {
            /// Handle to open it by; never a path.
            key: String,
        },
        /// No file, but the wish for the sample: `project.open_sample` opens it.
        Sample,
        /// A spreadsheet: `import.arrived` reads it under this key.
        Book {
            /// Handle to read it by; never a path.
            key: String,
        },
        /// A spreadsheet, but no project is open.
        Refused {
            /// Why.
            error: Box<ErrorDto>,
        },
    }

    /// Asks for a file brought from outside.
    pub struct ArrivedFile {
        /// Its key, as `file-arrived` gave it.
        pub key: String,
    }

    /// Files are held over the window, or no longer.
    pub struct Dragging {
        /// Whether they would be dropped here.
        pub over: bool,
    }

    /// An event of the desk; each goes out under its own name.
    #[serde(untagged)]
    pub enum EventDto {
        /// `store-changed`: rows moved.
        StoreChanged(StoreChanged),
        /// `progress`: a long job has come further.
        Progress(Progress),
        /// `file-arrived`: a file came from outside.
        FileArrived(FileArrived),
        /// `dragging`: files are held over the window.
        Dragging(Dragging),
    }
}

impl EventDto {
    /// The name it goes out under.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::StoreChanged(_) => "store-changed",
            Self::Progress(_) => "progress",
            Self::FileArrived(_) => "file-arrived",
            Self::Dragging(_) => "dragging",
        }
    }
}
