//! Snapshots of the open file, and of one that could not be opened; going to a point of history.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiugai_app::backup::{self, Counts, Shelf};
use jiugai_app::project::{Services, file_name};
use jiugai_app::{AppError, ErrorCode, ErrorKind, check, history};

use super::{Desk, convert, locked, recent};
use crate::dto::{
    CheckDto, HistoryEntryDto, HistoryPoint, RefusedDto, RestoredDto, SnapshotDto, SnapshotRestore,
    SnapshotsDto,
};
use crate::{ErrorDto, SaveWhat};

/// A file that could not be opened.
pub(super) struct Refused {
    path: PathBuf,
    error: ErrorDto,
}

impl Desk {
    /// Snapshots of a file by its path, whether it can be opened or not.
    pub fn snapshots_of(&self, path: &Path) -> Result<SnapshotsDto, ErrorDto> {
        let shelf = self.shelf(path)?;
        Ok(SnapshotsDto {
            file_name: file_name(path),
            folder: shelf.folder().display().to_string(),
            current: None,
            snapshots: shelf.list().iter().map(convert::snapshot).collect(),
            paused_until: shelf.pause(Timestamp::now()).map(|pause| pause.until.to_string()),
            failure: None,
        })
    }

    /// Makes the file `target` from a snapshot of the file at `path`.
    pub fn restore_snapshot_of(
        &self,
        path: &Path,
        id: &str,
        target: &Path,
    ) -> Result<RestoredDto, ErrorDto> {
        let shelf = self.shelf(path)?;
        let restored = backup::restore(&shelf, id, target, Timestamp::now())?;
        recent::remember(&self.environment.config_dir, &restored.path);
        Ok(RestoredDto {
            file_name: file_name(&restored.path),
            folder: recent::folder(&restored.path),
            key: recent::key(&restored.path),
            photos_missing: convert::count(restored.photos_missing),
            paused_until: restored.paused_until.to_string(),
        })
    }

    /// Looks a file through.
    pub fn check_path(&self, path: &Path) -> Result<CheckDto, ErrorDto> {
        let services = Services { stop: self.check.begin(), ..self.services() };
        Ok(convert::check(&check::file(path, services)?))
    }

    /// Remembers a file that could not be opened, when what is wrong is the file itself.
    pub(super) fn note_refused<T>(
        &self,
        path: &Path,
        opened: Result<T, AppError>,
    ) -> Result<T, ErrorDto> {
        opened.map_err(|error| {
            let is_broken = error.code.kind() == ErrorKind::File;
            let error = ErrorDto::from(error);
            if is_broken {
                let refused = Refused { path: path.to_owned(), error: error.clone() };
                *locked(&self.refused) = Some(refused);
            }
            error
        })
    }

    /// The file that could not be opened last, until another is open.
    pub(super) fn refused(&self) -> Option<RefusedDto> {
        let refused = locked(&self.refused);
        let refused = refused.as_ref()?;
        let snapshots = self.shelf(&refused.path).map_or(0, |shelf| shelf.list().len());
        Some(RefusedDto {
            file_name: file_name(&refused.path),
            folder: recent::folder(&refused.path),
            error: refused.error.clone(),
            snapshots: convert::count(snapshots),
        })
    }

    pub(super) fn list_snapshots(&self, of: &str) -> Result<SnapshotsDto, ErrorDto> {
        let path = self.subject(of)?;
        let mut list = self.snapshots_of(&path)?;
        if of == "open" {
            let open = self
                .with(|project| Ok((Counts::of(project.snapshot()), backup::failure(project))))?;
            list.current = Some(convert::counts(open.0));
            list.failure = open.1.as_ref().map(convert::word);
        }
        Ok(list)
    }

    pub(super) fn make_snapshot(&self) -> Result<SnapshotDto, ErrorDto> {
        let made = self.with(|project| backup::make(project))?;
        Ok(convert::snapshot(&made))
    }

    pub(super) fn end_pause(&self, of: &str) -> Result<SnapshotsDto, ErrorDto> {
        let shelf = self.shelf(&self.subject(of)?)?;
        shelf.end_pause().map_err(|error| {
            let folder = shelf.folder().display().to_string();
            AppError::new(ErrorCode::WriteFailed).with("file", folder).because(error)
        })?;
        self.list_snapshots(of)
    }

    /// Asks where the copy goes and makes it; none when declined.
    pub(super) fn restore(&self, ask: &SnapshotRestore) -> Result<Option<RestoredDto>, ErrorDto> {
        let path = self.subject(&ask.of)?;
        let snapshot = self.shelf(&path)?.find(&ask.id);
        let snapshot = snapshot.ok_or_else(|| AppError::not_found("snapshot", &ask.id))?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let suggested = format!("{stem} {}", snapshot.id);
        let Some(target) = self.environment.dialogs.save(SaveWhat::Project, &suggested) else {
            return Ok(None);
        };
        self.restore_snapshot_of(&path, &ask.id, &target).map(Some)
    }

    /// Goes to a point of history, when it is still the history that was shown.
    pub(super) fn go_to(&self, point: &HistoryPoint) -> Result<Vec<HistoryEntryDto>, ErrorDto> {
        let to = convert::point(&point.to)?;
        let outcome = self.with(|project| {
            let now = project.store().revision()?.map(|id| id.to_string());
            if point.revision.is_some() && point.revision != now {
                return Err(AppError::new(ErrorCode::HistoryMoved));
            }
            history::go_to(project, to)
        })?;
        self.tell(&outcome);
        Ok(outcome.value.iter().map(convert::history_entry).collect())
    }

    /// The file a command speaks of: the open one, or the one that could not be opened.
    fn subject(&self, of: &str) -> Result<PathBuf, AppError> {
        match of {
            "open" => self.with(|project| Ok(project.store().path().to_owned())),
            "refused" => {
                let refused = locked(&self.refused);
                let path = refused.as_ref().map(|refused| refused.path.clone());
                path.ok_or_else(|| AppError::new(ErrorCode::NoFileOpen))
            }
            other => Err(AppError::not_found("file", other)),
        }
    }

    fn shelf(&self, path: &Path) -> Result<Shelf, AppError> {
        let root = self.services().snapshots;
        let root = root.ok_or_else(|| AppError::new(ErrorCode::NoSnapshots))?;
        Ok(Shelf::of(&root, path))
    }
}
