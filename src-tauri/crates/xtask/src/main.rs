//! `cargo xtask run | test | check | bench | corpus | codegen | dist`: everything a person types here.
//!
//! Only the standard library and `serde_json`, so that it compiles in seconds. It starts other
//! programs and adds up their reports; it holds no rule of the field and nothing that is shipped.

mod bench;
mod check;
mod codegen;
mod corpus;
mod dist;
mod process;
mod run;
mod setup;
mod test;
mod workspace;

use std::process::ExitCode;

use crate::workspace::Workspace;

const USAGE: &str = "\
cargo xtask run [FILE]   install what is missing, build, open the window (headless: run the demo)
cargo xtask test         install what the tests need, then run all of them
cargo xtask check        prove the dependency direction and the invariants from the sources
cargo xtask bench [ui]   measure against a floor and a peer, print the ratios; ui: what is seen
cargo xtask corpus       read other people's spreadsheets, and damaged copies, to a preview or a refusal
cargo xtask codegen      write the files that are generated from the Rust sources
cargo xtask dist [--try] pack what is handed to people; --try installs it on a bare Debian (as root)";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let done = Workspace::find().and_then(|workspace| dispatch(&workspace, &command, &rest));
    match done {
        Ok(code) => code,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(workspace: &Workspace, command: &str, rest: &[String]) -> Result<ExitCode, String> {
    match (command, rest) {
        ("run", rest) => run::run(workspace, rest),
        ("test", []) => test::run(workspace),
        ("check", []) => check::run(workspace),
        ("bench", rest) => bench::run(workspace, rest),
        ("corpus", rest) => corpus::run(workspace, rest),
        ("codegen", []) => codegen::run(workspace),
        ("dist", rest) => dist::run(workspace, rest),
        _ => {
            eprintln!("{USAGE}");
            Ok(ExitCode::from(2))
        }
    }
}
