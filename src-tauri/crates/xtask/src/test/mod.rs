//! `cargo xtask test`: installs what the tests need, runs all of them, adds up their own reports.
//!
//! Every part runs even when an earlier one failed, and prints its own time. The last line is
//! always `N passed, N failed`.

mod tally;

use std::fs;
use std::ops::Add as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::workspace::Workspace;
use crate::{check, process, setup};

use self::tally::Tally;

pub(crate) use self::tally::cargo as cargo_tally;

/// What every cargo call here builds: one set of features, so that nothing is compiled twice. The
/// window answers its file dialogs from a queue; a plain build never does.
const BUILT: &[&str] = &["--workspace", "--features", "jiugai-desktop/e2e"];

/// Runs every part; fails when any test failed or any part ran none.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode, String> {
    let started = Instant::now();
    let mut report = Report::default();
    fs::create_dir_all(workspace.reports())
        .map_err(|error| format!("{}: {error}", workspace.reports().display()))?;

    report.step("setup", || setup::for_test(workspace))?;
    report.part("rules of the sources", || rules(workspace));
    report.part("interface: types", || script(workspace, "typecheck"));
    report.part("interface: lint", || script(workspace, "lint"));
    report.part("interface: unit tests", || vitest(workspace, "unit", &["test"]));
    report.step("building the interface", || setup::build_ui(workspace))?;
    report.part("Rust: compiling", || compiled(workspace));
    report.part("Rust", || rust(workspace));
    report.part("interface in Chromium", || playwright(workspace));
    report.part("the real window", || window(workspace));

    report.print(started.elapsed());
    Ok(if report.total().failed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What each part took and found.
#[derive(Default)]
struct Report {
    parts: Vec<(&'static str, Duration, Option<Tally>)>,
}

impl Report {
    /// Runs a part; an error of its own counts as one failure.
    fn part(&mut self, name: &'static str, work: impl FnOnce() -> Result<Tally, String>) {
        println!("\n── {name}");
        let started = Instant::now();
        let tally = work().unwrap_or_else(|message| {
            println!("{message}");
            Tally::one(false)
        });
        let took = started.elapsed();
        println!("── {name}: {tally}, {}", seconds(took));
        self.parts.push((name, took, Some(tally)));
    }

    /// Runs a step the others stand on; it is timed, and its error ends everything.
    fn step(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<(), String>,
    ) -> Result<(), String> {
        println!("\n── {name}");
        let started = Instant::now();
        if let Err(message) = work() {
            println!("{message}");
            self.parts.push((name, started.elapsed(), Some(Tally::one(false))));
            self.print(started.elapsed());
            return Err(format!("{name} failed"));
        }
        println!("── {name}: {}", seconds(started.elapsed()));
        self.parts.push((name, started.elapsed(), None));
        Ok(())
    }

    fn total(&self) -> Tally {
        self.parts.iter().filter_map(|(_, _, tally)| *tally).fold(Tally::default(), Tally::add)
    }

    fn print(&self, took: Duration) {
        println!("\n── summary");
        for (name, took, tally) in &self.parts {
            let found = tally.map(|tally| format!(": {tally}")).unwrap_or_default();
            println!("{:>8}  {name}{found}", seconds(*took));
        }
        println!("{:>8}  all together", seconds(took));
        println!("{}", self.total());
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn rules(workspace: &Workspace) -> Result<Tally, String> {
    let (kept, broken) = check::count(workspace)?;
    Ok(Tally::new(kept, broken))
}

fn npm(workspace: &Workspace, words: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(["run", "--silent"]).args(words).current_dir(workspace.ui()).env("CI", "true");
    command
}

/// A script that reports nothing but success counts as one test.
fn script(workspace: &Workspace, name: &str) -> Result<Tally, String> {
    Ok(Tally::one(process::status(&mut npm(workspace, &[name]))?))
}

fn vitest(workspace: &Workspace, name: &str, script: &[&str]) -> Result<Tally, String> {
    let file = workspace.reports().join(format!("{name}.json"));
    let mut command = npm(workspace, script);
    add_vitest_report(&mut command, &file);
    finish(&mut command, &file, tally::vitest)
}

fn add_vitest_report(command: &mut Command, file: &Path) {
    command
        .args(["--", "--reporter=default", "--reporter=json"])
        .arg(format!("--outputFile.json={}", file.display()));
}

fn playwright(workspace: &Workspace) -> Result<Tally, String> {
    let file = workspace.reports().join("chromium.json");
    let mut command = npm(workspace, &["e2e", "--", "--reporter=list,json"]);
    command
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &file)
        .env("JIUGAI_DEVSERVER", workspace.program("jiugai-devserver"))
        .env("JIUGAI_PYTHON", setup::python(workspace));
    finish(&mut command, &file, tally::playwright)
}

/// The window's tests, on a display of their own.
fn window(workspace: &Workspace) -> Result<Tally, String> {
    let file = workspace.reports().join("window.json");
    let mut command = Command::new("xvfb-run");
    command
        .args(["--auto-servernum", "--server-args=-screen 0 1366x768x24", "npm"])
        .args(["run", "--silent", "e2e:window"])
        .current_dir(workspace.ui())
        .env("CI", "true")
        .env("JIUGAI_DESKTOP", workspace.program("jiugai-desktop"))
        .env("JIUGAI_TAURI_DRIVER", setup::tauri_driver(workspace))
        .env("JIUGAI_PYTHON", setup::python(workspace));
    add_vitest_report(&mut command, &file);
    finish(&mut command, &file, tally::vitest)
}

/// Runs a test program and reads the report it wrote; a report of an earlier run never counts.
fn finish(
    command: &mut Command,
    file: &Path,
    read: fn(&serde_json::Value) -> Tally,
) -> Result<Tally, String> {
    if file.exists() {
        fs::remove_file(file).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let ok = process::status(command)?;
    let text = fs::read_to_string(file).unwrap_or_default();
    let report = serde_json::from_str(&text).unwrap_or_default();
    Ok(read(&report).with_exit(ok))
}

fn cargo(workspace: &Workspace, words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(words)
        .args(BUILT)
        .current_dir(workspace.root())
        .env("JIUGAI_PYTHON", setup::python(workspace));
    command
}

/// Compiling the tests and the programs they drive counts as one test: warnings do not fail it.
fn compiled(workspace: &Workspace) -> Result<Tally, String> {
    let tests = process::status(&mut cargo(workspace, &["test", "--no-run"]))?;
    let programs = process::status(&mut cargo(workspace, &["build", "--bins"]))?;
    Ok(Tally::one(tests && programs))
}

fn rust(workspace: &Workspace) -> Result<Tally, String> {
    let (ok, lines) = process::tee(&mut cargo(workspace, &["test", "--no-fail-fast"]))?;
    Ok(cargo_tally(&lines).with_exit(ok))
}
