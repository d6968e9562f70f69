//! The peers: Python scripts beside the testkit, run in the environment `cargo xtask bench` made.
//! Without it (`JIUGAI_PYTHON` not set) their columns stay empty.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::Failure;

/// Runs a script and returns what it measured; `None` where there is no Python to run it.
pub(crate) fn run(script: &str, paths: &[&Path]) -> Result<Option<Value>, Failure> {
    let Some(python) = std::env::var_os("JIUGAI_PYTHON") else { return Ok(None) };
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("peers").join(script);
    let output = Command::new(python).arg(&script).args(paths).output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}: {said}", script.display()).into());
    }
    Ok(Some(serde_json::from_slice(&output.stdout)?))
}

/// A time among what a script measured.
pub(crate) fn seconds(measured: Option<&Value>, name: &str) -> Option<Duration> {
    measured?[name].as_f64().map(Duration::from_secs_f64)
}
