//! `cargo xtask corpus`: reads thousands of other people's spreadsheets, and damaged copies of them,
//! each to a preview or a refusal; a crash, a hang or too much memory fails it.
//!
//! The files are taken from published packages at run time and stay in the build directory. What
//! reads them is the example program of the exchange room.

mod collect;
mod summary;
mod watch;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;

use self::summary::Summary;
use crate::workspace::Workspace;
use crate::{process, setup};

/// Damaged copies of each file.
const COPIES: &str = "12";
const SEED: &str = "1";
/// A reader that says nothing for so long hangs; what it says itself must come sooner.
const SILENCE: Duration = Duration::from_secs(30);

/// Collects, reads, prints the counts. `words`: how many copies of each file, and the seed.
pub(crate) fn run(workspace: &Workspace, words: &[String]) -> Result<ExitCode, String> {
    let copies = words.first().map_or(COPIES, String::as_str);
    let seed = words.get(1).map_or(SEED, String::as_str);
    setup::for_corpus(workspace)?;
    let files = collect::files(workspace)?;
    let example = ["build", "--quiet", "--package", "jiugai-exchange", "--example", "reader"];
    process::must(Command::new("cargo").args(example).current_dir(workspace.root()))?;
    let program = workspace.program("examples/reader");
    println!("· {} files, {copies} damaged copies of each, seed {seed}", files.len());
    let waiting = Mutex::new(VecDeque::from(files));
    let summary = Mutex::new(Summary::default());
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(file) = lock(&waiting).pop_front() {
                    for (is_copy, words) in
                        [(false, vec![]), (true, vec!["--mutants", seed, copies])]
                    {
                        read(&program, &words, &file, is_copy, &summary);
                    }
                }
            });
        }
    });
    let summary = lock(&summary);
    summary.print();
    let report = workspace.reports().join("corpus.json");
    summary.save(&report)?;
    Ok(if summary.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One process of the reader, listened to line by line.
fn read(program: &Path, words: &[&str], file: &PathBuf, is_copy: bool, summary: &Mutex<Summary>) {
    let child = Command::new(program)
        .args(words)
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        lock(summary).fell(&format!("{}: the reader does not start", file.display()));
        return;
    };
    let output = child.stdout.take();
    let watched = watch::Watched::start(child.id());
    let (tell, told) = channel();
    let mut last = file.display().to_string();
    let mut hangs = false;
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for line in output.into_iter().flat_map(|output| BufReader::new(output).lines()) {
                let line = line.ok().and_then(|line| serde_json::from_str::<Value>(&line).ok());
                if line.is_none_or(|line| tell.send(line).is_err()) {
                    return;
                }
            }
        });
        loop {
            match told.recv_timeout(SILENCE) {
                Ok(line) => match line["begins"].as_str() {
                    Some(name) => last = name.to_owned(),
                    None => lock(summary).take(&line, is_copy),
                },
                Err(RecvTimeoutError::Timeout) => {
                    hangs = true;
                    // Its pipe closes, and with it the listener.
                    let _ = child.kill();
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
    });
    let status = child.wait();
    let mut summary = lock(summary);
    summary.child_memory(watched.finish(), &last);
    match status {
        _ if hangs => summary.fell(&format!("{last}: silent for {} s", SILENCE.as_secs())),
        Ok(status) if status.success() => {}
        Ok(status) => summary.fell(&format!("{last}: {status}")),
        Err(error) => summary.fell(&format!("{last}: {error}")),
    }
}
