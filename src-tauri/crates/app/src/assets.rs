//! Finds the files shipped beside the program: policies, samples, fonts.

use std::path::{Path, PathBuf};

use crate::{AppError, ErrorCode};

/// The folder of shipped files.
#[derive(Debug, Clone)]
pub struct Assets {
    root: PathBuf,
}

impl Assets {
    /// The assets in `root`.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Looks where `JIUGAI_ASSETS` says, then beside the executable. A debug build looks in its
    /// source tree before that: what lies beside it there are copies that may be old.
    pub fn find() -> Result<Self, AppError> {
        let named = std::env::var_os("JIUGAI_ASSETS").map(PathBuf::from);
        let executable = std::env::current_exe().ok();
        let beside = executable.as_deref().and_then(Path::parent).map(|dir| dir.join("assets"));
        let installed = executable
            .as_deref()
            .and_then(Path::parent)
            .and_then(Path::parent)
            .map(|dir| dir.join("lib/jiugai/assets"));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets");
        let source = cfg!(debug_assertions).then_some(source);
        [named, source, beside, installed]
            .into_iter()
            .flatten()
            .find(|root| root.join("policy").is_dir())
            .map(Self::at)
            .ok_or_else(|| AppError::new(ErrorCode::AssetsMissing).with("file", "assets/policy"))
    }

    /// A policy profile's folder.
    pub fn policy(&self, profile: &str) -> PathBuf {
        self.root.join("policy").join(profile)
    }

    /// The folder of samples.
    pub fn samples(&self) -> PathBuf {
        self.root.join("samples")
    }

    /// The folder of fonts.
    pub fn fonts(&self) -> PathBuf {
        self.root.join("fonts")
    }
}
