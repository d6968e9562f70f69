//! Where things are: the clone, the build directory, the tools fetched into it. Touches nothing.

use std::path::{Path, PathBuf};

/// The places of one clone.
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Finds the clone this program was built from and the build directory cargo is using.
    pub(crate) fn find() -> Result<Self, String> {
        // crates/xtask → crates → src-tauri → the clone
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(3)
            .map(Path::to_path_buf)
            .filter(|root| root.join("Cargo.toml").is_file())
            .ok_or("the clone this xtask was built from is gone: build it again")?;
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) if !dir.is_empty() => root.join(dir),
            _ => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// A path inside the clone.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The clone itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The user interface's folder.
    pub(crate) fn ui(&self) -> PathBuf {
        self.path("ui")
    }

    /// A program built by cargo in the development profile.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// A program or folder built by cargo in the release profile.
    pub(crate) fn shipped(&self, name: &str) -> PathBuf {
        self.target.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// What is packed for people.
    pub(crate) fn dist(&self) -> PathBuf {
        self.target.join("dist")
    }

    /// Tools fetched for the tests; inside the build directory, so that a clean removes them.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The reports the test programs write, read back for the summary.
    pub(crate) fn reports(&self) -> PathBuf {
        self.target.join("reports")
    }
}
