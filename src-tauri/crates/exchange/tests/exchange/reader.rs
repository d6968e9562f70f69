//! The example program that reads files as the shells do, run by the tests in processes of its own.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use serde_json::Value;

/// What a whole run of it may take, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);
/// What no file may take, in KiB.
pub(crate) const MOST_KIB: u64 = 512 * 1024;

/// Where cargo puts it, beside the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().expect("this test");
    let folder = tests.parent().and_then(Path::parent).expect("the build folder");
    folder.join("examples").join(format!("reader{}", std::env::consts::EXE_SUFFIX))
}

/// Its lines for these words, each one checked: no crash, no hang, not too much memory, and both
/// ways through a workbook read the same.
pub(crate) fn run(words: &[&str]) -> Vec<Value> {
    let mut child = Command::new(program())
        .args(words)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the reader is built: by a whole cargo test, or with --examples");
    let mut output = child.stdout.take().expect("its output");
    let (tell, told) = channel();
    let listener = std::thread::spawn(move || {
        let mut text = String::new();
        output.read_to_string(&mut text).expect("UTF-8");
        // Nobody listens any more when it took too long.
        drop(tell.send(text));
    });
    let text = told.recv_timeout(PATIENCE);
    if text.is_err() {
        drop(child.kill());
    }
    let status = child.wait().expect("an end");
    listener.join().expect("a listener");
    let text = text.unwrap_or_else(|_| panic!("{words:?} hangs"));
    let lines: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    let last = lines.last().cloned().unwrap_or_default();
    assert!(status.success(), "{words:?} ended with {status} at {last}");
    let reports: Vec<Value> = lines.into_iter().filter(|line| line["file"].is_string()).collect();
    for report in &reports {
        assert!(report["peak_kib"].as_u64() < Some(MOST_KIB), "memory: {report}");
        assert!(report["ms"].as_u64() < Some(10_000), "time: {report}");
        assert_eq!(report["differs"], false, "{report}");
    }
    reports
}

/// The one report on one file.
pub(crate) fn read(path: &Path) -> Value {
    let mut reports = run(&[path.to_str().expect("a plain path")]);
    assert_eq!(reports.len(), 1);
    reports.remove(0)
}
