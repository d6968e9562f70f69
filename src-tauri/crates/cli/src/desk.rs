//! The desk as the command line uses it: files are named by arguments, never by dialogs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiugai_contract::dto::{PlanDto, ProjectDto};
use jiugai_contract::{Answer as _, Desk, Dialogs, Environment, ErrorDto, OpenWhat, SaveWhat, Via};

use crate::arguments::Lang;
use crate::output::Output;

/// Answers every dialog with the file the command line named.
#[derive(Default)]
struct Named(Mutex<Option<PathBuf>>);

impl Named {
    fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Dialogs for Named {
    fn open(&self, _what: OpenWhat) -> Option<PathBuf> {
        self.take()
    }

    fn folder(&self) -> Option<PathBuf> {
        self.take()
    }

    fn save(&self, _what: SaveWhat, _suggested: &str) -> Option<PathBuf> {
        self.take()
    }
}

/// A desk with files named by arguments.
pub(crate) struct Headless {
    named: Arc<Named>,
    /// The desk.
    pub(crate) desk: Desk,
}

impl Headless {
    /// A desk without a file.
    pub(crate) fn new(output: &Output) -> Result<Self, ErrorDto> {
        let named = Arc::new(Named::default());
        let desk = Desk::new(Environment {
            dialogs: named.clone(),
            // Nothing is kept there by the command line.
            config_dir: std::env::temp_dir(),
            snapshot_dir: jiugai_contract::places::snapshots(),
            via: Via::CommandLine,
            lang: match output.lang {
                Lang::Zh => jiugai_contract::Lang::ZhCn,
                Lang::En => jiugai_contract::Lang::En,
            },
        })?;
        Ok(Self { named, desk })
    }

    /// A desk with `file` open for writing.
    pub(crate) fn open(file: &Path, output: &Output) -> Result<Self, ErrorDto> {
        let headless = Self::new(output)?;
        headless.desk.open_path(file)?;
        Ok(headless)
    }

    /// A desk with `file` open for reading, whoever else has it open.
    pub(crate) fn read(file: &Path, output: &Output) -> Result<Self, ErrorDto> {
        let headless = Self::new(output)?;
        headless.desk.open_path_to_read(file)?;
        Ok(headless)
    }

    /// The desk, whose next dialog is answered with `path`.
    pub(crate) fn with_file(&self, path: &Path) -> &Desk {
        *self.named.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.to_owned());
        &self.desk
    }

    /// The open file.
    pub(crate) fn info(&self) -> Result<ProjectDto, ErrorDto> {
        let info = self.desk.project_info(jiugai_contract::dto::Nothing {})?;
        info.ok_or_else(|| ErrorDto::internal(&"no file is open"))
    }

    /// A plan by id or name; the newest of `kind` when none is named.
    pub(crate) fn plan(&self, named: Option<&str>, kind: &str) -> Result<PlanDto, ErrorDto> {
        let plans = self.desk.plans_list(jiugai_contract::dto::Nothing {})?;
        let found = match named {
            Some(name) => plans.iter().rev().find(|plan| plan.id == name || plan.name == name),
            None => plans.iter().rev().find(|plan| plan.kind == kind),
        };
        let value = named.unwrap_or(kind);
        found.cloned().ok_or_else(|| jiugai_app::AppError::not_found("plan", value).into())
    }

    /// A community by id or name.
    pub(crate) fn community(&self, named: &str) -> Result<String, ErrorDto> {
        let table = self.desk.communities_table(jiugai_contract::dto::Nothing {})?;
        let place = table
            .id
            .iter()
            .position(|id| id == named)
            .or_else(|| table.name.iter().position(|name| name == named));
        let id = place.and_then(|place| table.id.get(place)).cloned();
        id.ok_or_else(|| jiugai_app::AppError::not_found("community", named).into())
    }
}
