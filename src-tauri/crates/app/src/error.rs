//! Why something was refused or failed: one code, its values, and the cause.

use std::path::Path;

use jiugai_domain::policy::Label;
use jiugai_store::StoreError;

use crate::text::{self, Param};

/// What kind of failure it is; shells turn it into an exit code or a tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The call itself is wrong.
    Usage,
    /// An input was refused; nothing was written.
    Input,
    /// Not allowed now (read-only, a gate, a state).
    NotAllowed,
    /// The file is damaged, foreign or newer.
    File,
    /// Our fault, or the machine's.
    Internal,
}

impl ErrorKind {
    /// Stable code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Input => "input",
            Self::NotAllowed => "not_allowed",
            Self::File => "file",
            Self::Internal => "internal",
        }
    }
}

macro_rules! codes {
    ($($(#[$meta:meta])* $variant:ident = $code:literal : $kind:ident,)+) => {
        /// Everything that can be refused or go wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ErrorCode { $($(#[$meta])* $variant),+ }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable code; its text is `error.<code>`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// What kind of failure it is.
            pub const fn kind(self) -> ErrorKind {
                match self { $(Self::$variant => ErrorKind::$kind),+ }
            }
        }
    };
}

codes! {
    /// An id, code or option that names nothing: {what} {value}.
    NotFound = "not_found": Usage,
    /// An unknown choice: {what} {value}.
    BadChoice = "bad_choice": Usage,
    /// A task was reported finished before it was begun.
    FinishBeforeStart = "finish_before_start": Usage,
    /// A count that is none: {value}.
    BadCount = "bad_count": Input,
    /// A number that is none: {value}.
    BadNumber = "bad_number": Input,
    /// Money that is none: {value}.
    BadMoney = "bad_money": Input,
    /// A year that is none: {value}.
    BadYear = "bad_year": Input,
    /// A date that is none: {value}.
    BadDate = "bad_date": Input,
    /// A number of the policy that contradicts another one.
    PolicyNumber = "policy_number": Input,
    /// A day of any year that cannot be read.
    BadDayOfYear = "bad_day_of_year": Input,
    /// A required text is empty: {field}.
    Empty = "empty": Input,
    /// A cell that is computed and cannot be typed into: {field}.
    Computed = "computed": NotAllowed,
    /// The last year before the first: {from} {to}.
    BadHorizon = "bad_horizon": Input,
    /// A year outside the plan: {year} {from} {to}.
    YearOutsidePlan = "year_outside_plan": Input,
    /// The plan has no community in that year: {year}.
    NothingInYear = "nothing_in_year": NotAllowed,
    /// The plan is no longer a draft: {plan}.
    PlanNotDraft = "plan_not_draft": NotAllowed,
    /// The plan is not an annual one: {plan}.
    PlanNotAnnual = "plan_not_annual": NotAllowed,
    /// There is no five-year plan yet.
    NoPlanYet = "no_plan_yet": NotAllowed,
    /// The plan has no schedule yet: {plan}.
    NoSchedule = "no_schedule": NotAllowed,
    /// None of the tasks has a baseline to clear, or there is no task.
    NoBaseline = "no_baseline": NotAllowed,
    /// The dependencies of a schedule run in a circle: {tasks}.
    ScheduleCycle = "schedule_cycle": NotAllowed,
    /// The community was withdrawn from the plan: {name} {plan}.
    Withdrawn = "withdrawn": NotAllowed,
    /// The last building would be completed before the first: {name} {from} {to}.
    BuiltReversed = "built_reversed": Input,
    /// A figure that is none of those possible: {value} {from} {to}.
    OutOfRange = "out_of_range": Input,
    /// An amount to be fixed that is none: {value} {name} {source}.
    BadAmount = "bad_amount": Input,
    /// An amount was to be fixed for a lot: it is fixed for its communities: {name} {source}.
    NotForLots = "not_for_lots": NotAllowed,
    /// Several divisions have the name typed: {value}.
    AmbiguousDivision = "ambiguous_division": Input,
    /// No file is open.
    NoFileOpen = "no_file_open": NotAllowed,
    /// The file is open for reading only: {file} {reason}.
    ReadOnly = "read_only": NotAllowed,
    /// The preview was made on an older state or is gone.
    PreviewGone = "preview_gone": NotAllowed,
    /// Questions of a merge have no answer yet: {count}.
    Undecided = "undecided": NotAllowed,
    /// A person stopped it; nothing was written.
    Cancelled = "cancelled": NotAllowed,
    /// A mapping file says something that fits no workbook: {file} {why}.
    BadMapping = "bad_mapping": Input,
    /// A spreadsheet was refused: {file} {why}.
    SpreadsheetRefused = "spreadsheet_refused": Input,
    /// A file is not there: {file}.
    Missing = "missing": Input,
    /// A file exists already: {file}.
    AlreadyThere = "already_there": Input,
    /// A file may not be read: {file}.
    NoPermission = "no_permission": NotAllowed,
    /// A file is no project file: {file}.
    NotAProject = "not_a_project": File,
    /// A project file was made by a newer version: {file} {needs}.
    TooNew = "too_new": File,
    /// A project file is damaged: {file}.
    Damaged = "damaged": File,
    /// A file looks like a project file, but this program never made it so: {file}.
    Altered = "altered": File,
    /// A file is gone, but its log is still there: {file}.
    LogWithoutFile = "log_without_file": File,
    /// The log of a file cannot be read in a folder that cannot be written: {file}.
    UnreadLog = "unread_log": NotAllowed,
    /// The folder cannot be written: {file}.
    Unwritable = "unwritable": NotAllowed,
    /// The file is held by somebody else: {file} {holder}.
    Held = "held": NotAllowed,
    /// The point lies the other way.
    OtherWay = "other_way": Usage,
    /// History went on since the way through it was shown.
    HistoryMoved = "history_moved": NotAllowed,
    /// The file cannot go to that point of history: unknown, given up or too old.
    CannotGoBack = "cannot_go_back": NotAllowed,
    /// A snapshot could not be made, so nothing was done: {folder} {why}.
    SnapshotFailed = "snapshot_failed": NotAllowed,
    /// No snapshots are kept here.
    NoSnapshots = "no_snapshots": NotAllowed,
    /// A table has more rows than a sheet holds: {rows} {limit}.
    TooManyRows = "too_many_rows": NotAllowed,
    /// What is to be filled in has more rows than can be brought back: {rows} {limit}.
    TooLargeToReturn = "too_large_to_return": NotAllowed,
    /// Delimited text holds one table only: {names}.
    OneTableOnly = "one_table_only": Usage,
    /// A document without any row.
    NothingToExport = "nothing_to_export": NotAllowed,
    /// A price is per another unit than the line counts in: {price} {line}.
    UnitDiffers = "unit_differs": NotAllowed,
    /// A file was closed, but its log stays beside it: {file}.
    LogKept = "log_kept": NotAllowed,
    /// The disk is full: {file} {folder}.
    DiskFull = "disk_full": NotAllowed,
    /// A file could not be written: {file}.
    WriteFailed = "write_failed": NotAllowed,
    /// A file of the program is missing: {file}.
    AssetsMissing = "assets_missing": Internal,
    /// The policy has problems: {problems}.
    PolicyInvalid = "policy_invalid": Input,
    /// The store failed.
    Store = "store": Internal,
}

/// A refusal or failure.
#[derive(Debug)]
pub struct AppError {
    /// What.
    pub code: ErrorCode,
    /// Values for the text.
    pub params: Vec<(&'static str, Param)>,
    /// Cause, for the details.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl AppError {
    /// A refusal without values.
    pub fn new(code: ErrorCode) -> Self {
        Self { code, params: Vec::new(), source: None }
    }

    /// Adds a value for the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// Adds the cause.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Names the file in what a value it should not hold made fail: the file is damaged, the program
    /// is not.
    pub(crate) fn in_file(self, path: &Path) -> Self {
        let cause = self.source.as_deref().and_then(|cause| cause.downcast_ref::<StoreError>());
        match cause {
            Some(StoreError::BadValue { .. } | StoreError::BadPolicy { .. }) => Self {
                code: ErrorCode::Damaged,
                params: vec![("file", crate::project::file_name(path).into())],
                source: self.source,
            },
            _ => self,
        }
    }

    /// There was no room on the disk for this file.
    pub(crate) fn disk_full(path: &Path) -> Self {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = whole.parent().unwrap_or(&whole).display().to_string();
        Self::new(ErrorCode::DiskFull)
            .with("file", crate::project::file_name(path))
            .with("folder", folder)
    }

    /// A file that was to be written could not be.
    pub(crate) fn not_written(path: &Path, source: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match source.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::disk_full(path),
            _ => Self::new(ErrorCode::WriteFailed).with("file", crate::project::file_name(path)),
        }
    }

    /// `what` names nothing known.
    pub fn not_found(what: &str, value: impl std::fmt::Display) -> Self {
        let what = text::say(&format!("noun.{what}"), &[]);
        Self::new(ErrorCode::NotFound).with("what", what).with("value", value.to_string())
    }

    /// What happened, why, what to do.
    pub fn text(&self) -> Label {
        text::say(&format!("error.{}", self.code.as_str()), &self.params)
    }

    /// The chain of causes, for a report; empty when there is none.
    pub fn details(&self) -> String {
        let mut out = String::new();
        let mut next: Option<&dyn std::error::Error> =
            self.source.as_deref().map(|source| source as &dyn std::error::Error);
        while let Some(error) = next {
            if !out.is_empty() {
                out.push_str(": ");
            }
            out.push_str(&error.to_string());
            next = error.source();
        }
        out
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for AppError {}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        use StoreError as S;
        let file = |path: &Path| crate::project::file_name(path);
        let refusal = match &error {
            S::Missing { path } => Self::new(ErrorCode::Missing).with("file", file(path)),
            S::AlreadyExists { path } => {
                Self::new(ErrorCode::AlreadyThere).with("file", file(path))
            }
            S::NotAProjectFile { path } | S::Foreign { path, .. } => {
                Self::new(ErrorCode::NotAProject).with("file", file(path))
            }
            S::TooNew { path, needs, .. } => {
                Self::new(ErrorCode::TooNew).with("file", file(path)).with("needs", needs.as_str())
            }
            S::Damaged { path, .. } => Self::new(ErrorCode::Damaged).with("file", file(path)),
            S::Altered { path, .. } => Self::new(ErrorCode::Altered).with("file", file(path)),
            S::LogWithoutFile { path } => {
                Self::new(ErrorCode::LogWithoutFile).with("file", file(path))
            }
            S::LogKept { path, .. } => Self::new(ErrorCode::LogKept).with("file", file(path)),
            S::UnreadLog { path } => Self::new(ErrorCode::UnreadLog).with("file", file(path)),
            S::ReadOnlyFolder { path } => Self::new(ErrorCode::Unwritable).with("file", file(path)),
            S::Held { path, holder } => Self::new(ErrorCode::Held).with("file", file(path)).with(
                "holder",
                match holder {
                    Some(owner) => Param::from(owner.who.as_str()),
                    None => Param::from(text::say("noun.somebody", &[])),
                },
            ),
            S::ReadOnly => {
                Self::new(ErrorCode::ReadOnly).with("reason", text::say("read_only.asked", &[]))
            }
            S::NotAPoint { .. } => Self::new(ErrorCode::CannotGoBack),
            // There is nothing more to be told of it.
            S::Stopped => return Self::new(ErrorCode::Cancelled),
            S::DiskFull { path } => Self::disk_full(path),
            S::NotWritten { path, .. } => {
                Self::new(ErrorCode::WriteFailed).with("file", file(path))
            }
            S::Io { path, source } => match source.kind() {
                std::io::ErrorKind::PermissionDenied => {
                    Self::new(ErrorCode::NoPermission).with("file", file(path))
                }
                _ => Self::new(ErrorCode::Store),
            },
            _ => Self::new(ErrorCode::Store),
        };
        refusal.because(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_text_in_both_languages() {
        for code in ErrorCode::ALL {
            let key = format!("error.{}", code.as_str());
            assert!(text::has(&key), "{key} has no text");
        }
    }
}
