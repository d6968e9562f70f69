//! Makes snapshots: at once when something is about to happen, in the background otherwise.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use jiff::{SignedDuration, Timestamp};
use jiugai_domain::RevisionId;
use jiugai_domain::policy::Label;
use jiugai_report::Lang;
use jiugai_store::{JournalEntry, Moment, Services, StoreError};

use super::card::{Card, Counts, Newest, Snapshot};
use super::{Occasion, Shelf};
use crate::text;
use crate::{AppError, ErrorCode, Project};

/// Between two snapshots that nobody asked for.
const INTERVAL: SignedDuration = SignedDuration::from_mins(30);

/// Makes the snapshots of one open file.
pub(crate) struct Keeper {
    shelf: Shelf,
    services: Services,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// When the newest snapshot was made, and what it ends with; read when first needed.
    newest: Option<(Option<Timestamp>, Option<String>)>,
    /// One being made in the background.
    running: Option<JoinHandle<Result<Snapshot, AppError>>>,
    /// Why the last one made in the background failed.
    failed: Option<Label>,
}

impl Keeper {
    /// A keeper for a file, where snapshots are kept at all.
    pub(crate) fn of(file: &Path, services: &Services) -> Option<Self> {
        let root = services.snapshots.as_deref()?;
        let (shelf, services) = (Shelf::of(root, file), services.clone());
        Some(Self { shelf, services, state: Mutex::default() })
    }

    /// Makes a snapshot and waits until it is on the disk.
    pub(super) fn keep(&self, project: &Project, occasion: Occasion) -> Result<Snapshot, AppError> {
        self.wait();
        let job = self.job(project, occasion)?;
        let made = job.run().map_err(|error| job.failed(error))?;
        self.note(&made);
        Ok(made)
    }

    /// After a change: begins a snapshot when the last one is half an hour old. Never disturbs.
    pub(crate) fn keep_regularly(&self, project: &Project) {
        let now = self.services.clock.now();
        let mut state = self.state();
        let last = state.newest.get_or_insert_with(|| newest_of(&self.shelf)).0;
        let is_due = last.is_none_or(|last| now.duration_since(last).abs() >= INTERVAL);
        if !is_due || state.running.as_ref().is_some_and(|job| !job.is_finished()) {
            return;
        }
        drop(state);
        self.wait();
        match self.job(project, Occasion::Regular) {
            Ok(job) => {
                let mut state = self.state();
                state.newest =
                    Some((Some(now), job.card.newest.as_ref().map(|n| n.revision.clone())));
                state.running =
                    Some(std::thread::spawn(move || job.run().map_err(|error| job.failed(error))));
            }
            Err(error) => self.state().failed = Some(error.text()),
        }
    }

    /// Before the file is closed: the half hour may have passed since the last change.
    pub(crate) fn keep_at_close(&self, project: &Project) {
        self.wait();
        let last = project
            .store()
            .revision()
            .ok()
            .flatten()
            .map(|revision: RevisionId| revision.to_string());
        let is_new = self.state().newest.as_ref().is_some_and(|(_, kept)| *kept != last);
        if is_new {
            self.keep_regularly(project);
            self.wait();
        }
    }

    /// Waits for a snapshot being made in the background.
    pub(crate) fn wait(&self) {
        let running = self.state().running.take();
        let Some(running) = running else { return };
        match running.join() {
            Ok(Ok(made)) => self.note(&made),
            Ok(Err(error)) => self.state().failed = Some(error.text()),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }

    /// Why the last one made in the background failed.
    pub(super) fn failure(&self) -> Option<Label> {
        if self.state().running.as_ref().is_some_and(JoinHandle::is_finished) {
            self.wait();
        }
        self.state().failed.clone()
    }

    fn note(&self, made: &Snapshot) {
        let mut state = self.state();
        state.newest =
            Some((Some(made.taken_at), made.newest.as_ref().map(|n| n.revision.clone())));
        state.failed = None;
    }

    fn job(&self, project: &Project, occasion: Occasion) -> Result<Job, AppError> {
        // Held first: what is counted is then what is copied, for nobody writes meanwhile.
        let moment = project.store().moment()?;
        let newest = project.store().history(1)?.pop();
        let counts = Some(Counts::of(project.snapshot()));
        let path = project.store().path();
        Ok(Job::new(moment, path, &self.shelf, &self.services, occasion, project.lang())
            .with(counts, newest))
    }

    /// A panic elsewhere leaves nothing half-done here.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // The file is about to be closed: whoever reads it has to be done.
        if let Some(running) = self.state().running.take() {
            drop(running.join());
        }
    }
}

/// Keeps an older file as it stands before it is brought up to date.
pub(crate) fn before_migration(
    file: &Path,
    moment: Moment,
    services: &Services,
) -> Result<(), AppError> {
    let Some(root) = services.snapshots.as_deref() else { return Ok(()) };
    let shelf = Shelf::of(root, file);
    let job = Job::new(moment, file, &shelf, services, Occasion::Migration, Lang::ZhCn);
    job.run().map(drop).map_err(|error| job.failed(error))
}

fn newest_of(shelf: &Shelf) -> (Option<Timestamp>, Option<String>) {
    let newest = shelf.list().into_iter().next();
    let taken_at = newest.as_ref().map(|snapshot| snapshot.taken_at);
    (taken_at, newest.and_then(|snapshot| snapshot.newest).map(|newest| newest.revision))
}

/// A snapshot about to be made.
struct Job {
    moment: Mutex<Option<Moment>>,
    shelf: Shelf,
    services: Services,
    card: Card,
    id: String,
}

impl Job {
    fn new(
        moment: Moment,
        file: &Path,
        shelf: &Shelf,
        services: &Services,
        occasion: Occasion,
        lang: Lang,
    ) -> Self {
        let taken_at = services.clock.now();
        let word = text::say(&format!("occasion.{}", occasion.as_str()), &[]);
        let word = match lang {
            Lang::ZhCn => word.zh,
            Lang::En => word.en,
        };
        let local = taken_at.to_zoned(services.clock.zone());
        let id = format!("{} {word}", local.strftime("%Y-%m-%d %H-%M-%S"));
        let card = Card {
            file: file.to_owned(),
            taken_at,
            occasion,
            counts: None,
            newest: None,
            blobs: Vec::new(),
        };
        let (shelf, services) = (shelf.clone(), services.clone());
        Self { moment: Mutex::new(Some(moment)), shelf, services, card, id }
    }

    fn with(self, counts: Option<Counts>, newest: Option<JournalEntry>) -> Self {
        let newest = newest.map(|entry| Newest {
            revision: entry.id.to_string(),
            at: entry.at,
            who: entry.who,
            label: entry.label,
        });
        Self { card: Card { counts, newest, ..self.card }, ..self }
    }

    fn run(&self) -> Result<Snapshot, StoreError> {
        let moment = self.moment.lock().unwrap_or_else(PoisonError::into_inner).take();
        let folder = self.shelf.folder();
        let io = |source| StoreError::Io { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(io)?;
        let (id, path) = self.free_name();
        let moment = moment.ok_or_else(|| StoreError::Missing { path: path.clone() })?;
        let kept = moment.keep(&path, &self.shelf.blobs())?;
        let card = Card { blobs: kept.blobs, ..self.card.clone() };
        card.write(&self.shelf.card(&id)).map_err(io)?;
        self.shelf.rotate(self.services.clock.now(), &self.services.clock.zone());
        Ok(Snapshot {
            id,
            path,
            taken_at: card.taken_at,
            occasion: Some(card.occasion),
            counts: card.counts,
            newest: card.newest,
            bytes: kept.bytes,
        })
    }

    /// A name nobody has, when two are made in one second.
    fn free_name(&self) -> (String, PathBuf) {
        let mut id = self.id.clone();
        let mut next = 2;
        while self.shelf.path(&id).exists() {
            id = format!("{} {next}", self.id);
            next += 1;
        }
        let path = self.shelf.path(&id);
        (id, path)
    }

    /// Says what could not be done and where; a damaged file is said to be damaged.
    fn failed(&self, error: StoreError) -> AppError {
        if matches!(error, StoreError::Damaged { .. }) {
            return error.into();
        }
        let reason = AppError::from(error);
        AppError::new(ErrorCode::SnapshotFailed)
            .with("folder", self.shelf.folder().display().to_string())
            .with("why", reason.text())
            .because(reason)
    }
}
