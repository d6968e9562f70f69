//! `cargo xtask codegen`: the files written from the Rust sources (types of the contract for the
//! user interface, the contract's list, the picture of the store).
//!
//! Each is written by the test that proves it current, told by `JIUGAI_CODEGEN=write`. So there is
//! one path for both, it compiles what the tests compile anyway, and `cargo test` alone finds a
//! file that was forgotten.

use std::process::{Command, ExitCode};

use crate::process;
use crate::setup;
use crate::workspace::Workspace;

/// How the name of every such test ends.
const TEST: &str = "_is_current";

/// Writes every generated file anew.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode, String> {
    setup::for_codegen(workspace)?;
    setup::build_ui(workspace)?;
    let (ok, lines) = process::tee(
        Command::new("cargo")
            .args(["test", "--workspace", "--quiet", "--", TEST])
            .env("JIUGAI_CODEGEN", "write")
            .current_dir(workspace.root()),
    )?;
    let ran = crate::test::cargo_tally(&lines).passed();
    if !ok || ran == 0 {
        return Err(format!("the generated files were not all written ({ran} generators ran)"));
    }
    println!("{ran} generators ran; git diff shows what changed");
    Ok(ExitCode::SUCCESS)
}
