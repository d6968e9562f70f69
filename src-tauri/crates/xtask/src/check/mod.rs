//! `cargo xtask check`: the rules of ARCHITECTURE.md that can be proved from the sources.
//!
//! One rule per function, one line per failure naming file and rule. It reads; it changes nothing.

mod direction;
mod source;
mod tree;
mod words;

use std::process::{Command, ExitCode};

use crate::process;
use crate::workspace::Workspace;

/// Where a rule is broken, and how.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The file, and the line where there is one.
    place: String,
    /// What is wrong there.
    what: String,
}

impl Broken {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

/// A rule and where it is broken.
pub(crate) struct Verdict {
    rule: &'static str,
    broken: Vec<Broken>,
}

/// Runs every rule and prints what is broken; the exit code says whether anything is.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode, String> {
    let (kept, broken) = count(workspace)?;
    println!("{kept} rules hold, {broken} broken");
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs every rule, prints each, and returns how many hold and how many are broken.
pub(crate) fn count(workspace: &Workspace) -> Result<(usize, usize), String> {
    let mut kept = 0;
    let mut broken = 0;
    for verdict in judge(workspace)? {
        if verdict.broken.is_empty() {
            kept += 1;
            println!("ok      {}", verdict.rule);
        } else {
            broken += 1;
            println!("BROKEN  {}", verdict.rule);
            for Broken { place, what } in verdict.broken {
                println!("        {place}: {what}");
            }
        }
    }
    Ok((kept, broken))
}

fn judge(workspace: &Workspace) -> Result<Vec<Verdict>, String> {
    let packages = direction::packages(workspace)?;
    let sources = tree::sources(workspace)?;
    let mut verdicts = vec![
        Verdict { rule: direction::RULE, broken: direction::broken(&packages) },
        Verdict { rule: direction::OWNERS, broken: direction::foreign(&packages) },
    ];
    verdicts.extend(source::RULES.iter().map(|rule| Verdict {
        rule: rule.name,
        broken: sources.iter().flat_map(|source| rule.judge(source)).collect(),
    }));
    verdicts.push(Verdict { rule: "Rust sources are formatted", broken: unformatted(workspace)? });
    Ok(verdicts)
}

/// The files rustfmt would change.
fn unformatted(workspace: &Workspace) -> Result<Vec<Broken>, String> {
    let output = Command::new("cargo")
        .args(["fmt", "--all", "--", "--check", "-l"])
        .current_dir(workspace.root())
        .output()
        .map_err(|error| format!("could not start cargo fmt: {error}"))?;
    let mut broken: Vec<Broken> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|file| {
            let file = file.strip_prefix(&format!("{}/", workspace.root().display()));
            Broken::new(file.unwrap_or_default(), "run cargo fmt")
        })
        .collect();
    if !output.status.success() && broken.is_empty() {
        let said = String::from_utf8_lossy(&output.stderr);
        broken.push(Broken::new("cargo fmt", said.trim_end()));
    }
    Ok(broken)
}

/// The output of git in the clone.
fn git(workspace: &Workspace, words: &[&str]) -> Result<String, String> {
    process::capture(Command::new("git").args(words).current_dir(workspace.root()))
}
