//! The desk: one open file at most, and an answer to every command.
//!
//! Reading works on a snapshot and holds no lock; writing takes the file for as long as one
//! transaction lasts.

mod answer;
mod arrive;
mod asked;
mod convert;
mod export;
mod given;
mod import;
mod merge;
mod price;
mod recent;
mod snapshots;
mod stop;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Zoned;
use jiugai_app::import::Preview;
use jiugai_app::project::Services;
use jiugai_app::snapshot::Snapshot;
use jiugai_app::{AppError, Assets, ErrorCode, Lang, Outcome, Project, Via};
use serde_json::Value;

use crate::dto::{CommunityTableDto, OutcomeDto, Progress, ProjectDto, ScheduleDto, StoreChanged};
use crate::{Dialogs, ErrorDto, EventDto, dispatch};

/// What a desk needs from its host.
pub struct Environment {
    /// Asks people for files.
    pub dialogs: Arc<dyn Dialogs>,
    /// Where the desk keeps what is not data: recent files, the opened sample.
    pub config_dir: PathBuf,
    /// Where snapshots of files go, the same for every shell of a person; none: none are made.
    pub snapshot_dir: Option<PathBuf>,
    /// The door history will name.
    pub via: Via,
    /// Language of names that become data, until the page says another.
    pub lang: Lang,
}

type Listener = Box<dyn Fn(&EventDto) + Send + Sync>;

/// Answers the commands of the contract for one window.
pub struct Desk {
    environment: Environment,
    assets: Assets,
    lang: Mutex<Lang>,
    project: Mutex<Option<Open>>,
    /// The registry's table and the schedule as the page has them.
    given_table: Mutex<given::Given<CommunityTableDto>>,
    given_schedule: Mutex<given::Given<ScheduleDto>>,
    previews: Mutex<HashMap<String, Preview>>,
    /// Returned workbooks that were read and not applied yet.
    merges: Mutex<HashMap<String, jiugai_app::merge::Plan>>,
    /// Spreadsheets brought from outside since the program began, by key.
    arrived: Mutex<Vec<PathBuf>>,
    /// The file that could not be opened last.
    refused: Mutex<Option<snapshots::Refused>>,
    listeners: Arc<Mutex<Vec<Listener>>>,
    file_work: stop::FileWork,
    check: stop::Latest,
    import: stop::Latest,
    export: stop::Latest,
    price_previews: Mutex<HashMap<String, jiugai_app::price::Preview>>,
}

/// The open file.
struct Open {
    project: Project,
    is_sample: bool,
}

impl Desk {
    /// A desk without an open file.
    pub fn new(environment: Environment) -> Result<Self, ErrorDto> {
        Ok(Self {
            lang: Mutex::new(environment.lang),
            environment,
            assets: Assets::find()?,
            project: Mutex::new(None),
            given_table: Mutex::default(),
            given_schedule: Mutex::default(),
            previews: Mutex::new(HashMap::new()),
            merges: Mutex::new(HashMap::new()),
            arrived: Mutex::new(Vec::new()),
            refused: Mutex::new(None),
            listeners: Arc::new(Mutex::new(Vec::new())),
            file_work: stop::FileWork::default(),
            check: stop::Latest::default(),
            import: stop::Latest::default(),
            export: stop::Latest::default(),
            price_previews: Mutex::new(HashMap::new()),
        })
    }

    /// Hands a command to the desk; the answer is JSON as text.
    pub fn call(&self, command: &str, params: Value) -> Result<String, ErrorDto> {
        dispatch(self, command, params)
    }

    /// Tells `listener` of every event from now on.
    pub fn subscribe(&self, listener: Listener) {
        locked(&self.listeners).push(listener);
    }

    /// Opens the file the program was started with. Paths never come from the page.
    pub fn open_path(&self, path: &Path) -> Result<ProjectDto, ErrorDto> {
        if let Some(info) = self.already_open(path)? {
            return Ok(info);
        }
        let via = self.environment.via;
        self.opening(|services| {
            let opened = jiugai_app::project::open(path, self.assets.clone(), services, via);
            self.take(self.note_refused(path, opened)?, false)
        })
    }

    /// Tells that a file is being opened, and when that is over: nobody who let go of a dialog or
    /// of a file can know it otherwise.
    fn opening<T>(&self, open: impl FnOnce(Services) -> T) -> T {
        /// Says that it is over, however it ended.
        struct Over<'a>(&'a Desk);
        impl Drop for Over<'_> {
            fn drop(&mut self) {
                self.0.tell_opening(1);
            }
        }
        self.tell_opening(0);
        let _over = Over(self);
        let services = self.services();
        let _working = self.file_work.begin(services.stop.clone());
        open(services)
    }

    fn tell_opening(&self, done: u32) {
        let job = "project.open".to_owned();
        self.emit(&EventDto::Progress(Progress { job, done, total: Some(1) }));
    }

    /// Opens a file to look at it, whoever else has it open; nothing is locked or written.
    pub fn open_path_to_read(&self, path: &Path) -> Result<ProjectDto, ErrorDto> {
        let via = self.environment.via;
        let opened =
            jiugai_app::project::open_to_read(path, self.assets.clone(), self.services(), via);
        self.take(self.note_refused(path, opened)?, false)
    }

    /// What is open, when it is this very file and can be written: opening it again would meet our
    /// own lock and turn it into a file to look at.
    fn already_open(&self, path: &Path) -> Result<Option<ProjectDto>, ErrorDto> {
        let whole = |path: &Path| path.canonicalize().ok();
        let is_same = locked(&self.project).as_ref().is_some_and(|open| {
            let store = open.project.store();
            let is_ours = *store.access() == jiugai_store::Access::Writer;
            is_ours && whole(store.path()).is_some_and(|ours| whole(path) == Some(ours))
        });
        if is_same { self.info() } else { Ok(None) }
    }

    /// The computer's clock and ids, the name of the person logged in, the folder for snapshots, and
    /// what ends work on this file.
    fn services(&self) -> Services {
        let names = ["USER", "USERNAME", "LOGNAME"];
        let who = names.into_iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
        Services { snapshots: self.environment.snapshot_dir.clone(), ..Services::system(who) }
    }

    /// The language names of actions are worded in from now on.
    fn set_lang(&self, lang: Lang) {
        *locked(&self.lang) = lang;
        if let Some(open) = locked(&self.project).as_mut() {
            open.project.set_lang(lang);
        }
    }

    fn emit(&self, event: &EventDto) {
        for listener in locked(&self.listeners).iter() {
            listener(event);
        }
    }

    /// Makes `project` the open file.
    fn take(&self, mut project: Project, is_sample: bool) -> Result<ProjectDto, ErrorDto> {
        project.set_lang(*locked(&self.lang));
        locked(&self.previews).clear();
        locked(&self.merges).clear();
        *locked(&self.refused) = None;
        locked(&self.price_previews).clear();
        let path = project.store().path().to_owned();
        let old = locked(&self.project).replace(Open { project, is_sample });
        if !is_sample && self.environment.via == Via::Window {
            recent::remember(&self.environment.config_dir, &path);
        }
        self.emit(&EventDto::StoreChanged(StoreChanged { tables: Vec::new(), revision: None }));
        // Whatever becomes of the old one, the new one is there.
        if let Some(old) = old {
            old.project.close()?;
        }
        let info = self.info()?;
        info.ok_or_else(|| AppError::new(ErrorCode::NoFileOpen).into())
    }

    fn info(&self) -> Result<Option<ProjectDto>, ErrorDto> {
        let open = locked(&self.project);
        let shown = open.as_ref().map(|open| convert::project(&open.project, open.is_sample));
        Ok(shown.transpose()?)
    }

    /// The file in memory, for reading without holding it.
    fn snapshot(&self) -> Result<Arc<Snapshot>, AppError> {
        let open = locked(&self.project);
        let open = open.as_ref().ok_or_else(|| AppError::new(ErrorCode::NoFileOpen))?;
        Ok(open.project.snapshot().clone())
    }

    /// Works on the open file.
    fn with<T>(
        &self,
        work: impl FnOnce(&mut Project) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let mut open = locked(&self.project);
        let open = open.as_mut().ok_or_else(|| AppError::new(ErrorCode::NoFileOpen))?;
        let _working = self.file_work.begin(open.project.store().services().stop.clone());
        work(&mut open.project)
    }

    /// Writes, tells everybody what moved, and answers with the outcome.
    fn write<T>(
        &self,
        work: impl FnOnce(&mut Project) -> Result<Outcome<T>, AppError>,
        created: impl FnOnce(&T) -> Vec<String>,
    ) -> Result<OutcomeDto, ErrorDto> {
        let outcome = self.with(work)?;
        self.tell(&outcome);
        Ok(OutcomeDto {
            revision: outcome.revision.map(|id| id.to_string()),
            label: outcome.revision.map(|_| outcome.label.clone()),
            created: created(&outcome.value),
            notices: outcome.notices.iter().map(convert::notice).collect(),
        })
    }

    fn tell<T>(&self, outcome: &Outcome<T>) {
        if outcome.changed.is_empty() {
            return;
        }
        let mut tables: Vec<String> =
            outcome.changed.iter().map(|change| change.table.as_str().to_owned()).collect();
        tables.dedup();
        let revision = outcome.revision.map(|id| id.to_string());
        self.emit(&EventDto::StoreChanged(StoreChanged { tables, revision }));
    }
}

/// A poisoned lock means a command panicked; its transaction was rolled back, and what is inside is
/// as good as before.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Today, where the computer stands.
fn today() -> jiff::civil::Date {
    Zoned::now().date()
}

fn nothing<T>(_: &T) -> Vec<String> {
    Vec::new()
}
