//! Opens project files and makes new ones.

use std::path::Path;
use std::sync::Arc;

use jiugai_domain::policy::Policy;
use jiugai_report::Lang;
use jiugai_store::{FileInfo, FileInfoId, Services, Store, StoreError, Via, split_policy};

use super::Project;
use crate::backup::Keeper;
use crate::snapshot::Snapshot;
use crate::{AppError, Assets, backup};

/// What a new file starts with.
#[derive(Debug, Clone)]
pub struct Created<'a> {
    /// Title of the data set.
    pub title: &'a str,
    /// The division it plans for; may be empty.
    pub division_name: &'a str,
    /// The policy it carries from now on.
    pub policy: &'a Policy,
}

/// Makes a new file and opens it. An existing file is never replaced.
pub fn create(
    path: &Path,
    new: &Created<'_>,
    assets: Assets,
    services: Services,
    via: Via,
) -> Result<Project, AppError> {
    let info = FileInfo {
        id: FileInfoId,
        title: new.title.to_owned(),
        division_name: new.division_name.to_owned(),
        compiling_unit: String::new(),
        created_at: services.clock.now(),
        note: String::new(),
    };
    let store = Store::create(path, &info, &split_policy(new.policy)?, services)?;
    into_project(store, assets, via)
}

/// Opens a file; for reading only when somebody else holds it or it cannot be written.
pub fn open(
    path: &Path,
    assets: Assets,
    services: Services,
    via: Via,
) -> Result<Project, AppError> {
    let mut refused = None;
    let store = Store::open_with(path, services.clone(), &mut |moment| {
        backup::before_migration(path, moment, &services).map_err(|error| {
            refused = Some(error);
            StoreError::ReadOnly
        })
    });
    match refused {
        Some(error) => Err(error),
        None => {
            let project = into_project(store?, assets, via)?;
            project.store.services().stop.check()?;
            Ok(project)
        }
    }
}

/// Opens a file to look at it: nothing is locked, nothing is written, whoever else has it open.
pub fn open_to_read(
    path: &Path,
    assets: Assets,
    services: Services,
    via: Via,
) -> Result<Project, AppError> {
    into_project(Store::open_read_only(path, services)?, assets, via)
}

fn into_project(store: Store, assets: Assets, via: Via) -> Result<Project, AppError> {
    let snapshot = Snapshot::read(&store).map_err(|error| error.in_file(store.path()))?;
    let snapshot = Arc::new(snapshot);
    let keeper = Keeper::of(store.path(), store.services());
    Ok(Project { keeper, store, snapshot, assets, via, lang: Lang::ZhCn })
}

/// The file's name without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
