//! An open project file in a folder of its own that goes away with it.

use std::path::{Path, PathBuf};

use jiugai_app::{AppError, Assets, Project, Via, policy, project};
use jiugai_store::StoreError;
use tempfile::TempDir;

use crate::{Filled, Size, fill, services};

/// Why test data could not be made.
#[derive(Debug, thiserror::Error)]
pub enum KitError {
    /// The program refused.
    #[error(transparent)]
    App(#[from] AppError),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no place for it.
    #[error("no temporary folder: {0}")]
    Folder(#[from] std::io::Error),
    /// A workbook could not be written.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A killed writer's file is not what it acknowledged.
    #[error("{0}")]
    Lost(String),
}

/// A project file in a temporary folder, opened with ids and a clock that are always the same.
pub struct TempProject {
    /// The open file.
    pub project: Project,
    /// What was generated into it.
    pub filled: Filled,
    folder: TempDir,
}

impl TempProject {
    /// An empty file with the national policy.
    pub fn empty() -> Result<Self, KitError> {
        Self::make(None)
    }

    /// A file filled with data of this size, with the national policy.
    pub fn filled(size: Size) -> Result<Self, KitError> {
        Self::make(Some(size))
    }

    fn make(size: Option<Size>) -> Result<Self, KitError> {
        let folder = tempfile::tempdir()?;
        let (project, filled) = new_file(&folder.path().join("生成数据.jiugai"), size)?;
        Ok(Self { project, filled, folder })
    }

    /// The folder the file lies in, for what else a test needs.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A path in that folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Makes a file at `path`, fills it, and opens it through the program's own door.
pub fn new_file(path: &Path, size: Option<Size>) -> Result<(Project, Filled), KitError> {
    let assets = Assets::find()?;
    let profile = policy::load_profile(&assets, "national")?;
    let created = project::Created {
        title: "示例省城镇老旧小区改造规划（生成数据）",
        division_name: "示例省",
        policy: &profile,
    };
    let services = services();
    let made = project::create(path, &created, assets.clone(), services.clone(), Via::CommandLine)?;
    let Some(size) = size else { return Ok((made, Filled::default())) };
    let filled = fill(made.store(), &profile, size)?;
    // The snapshot was read before the data came in.
    made.close()?;
    let project = project::open(path, assets, services, Via::CommandLine)?;
    Ok((project, filled))
}
