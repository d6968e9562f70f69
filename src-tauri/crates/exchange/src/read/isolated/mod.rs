//! Parsing in a process of its own, for formats whose parser trusts what a file says of itself.
//!
//! A program that calls [`serve`] first thing can be started again by itself: the child gets the
//! file's bytes on its standard input, no surroundings and little memory, and answers with a
//! book. It can be stopped at any moment, and nothing it does harms the program. What it answers
//! is checked like a file. A program that never called [`serve`] (a test) parses by itself.

mod child;
mod confine;
mod parent;
mod wire;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;

use crate::book::Sheet;
use crate::limits::Limits;
use crate::refused::RefusedKind;

use super::watch::Watch;

/// The hidden command a program is started with to parse a file.
pub const COMMAND: &str = "read-legacy";

/// A file that is parsed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Xls,
    Xlsb,
    Ods,
}

impl Format {
    const ALL: [Self; 3] = [Self::Xls, Self::Xlsb, Self::Ods];

    const fn code(self) -> u8 {
        match self {
            Self::Xls => 1,
            Self::Xlsb => 2,
            Self::Ods => 3,
        }
    }

    fn of(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// How the child is started.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Program {
    path: PathBuf,
    arguments: Vec<OsString>,
}

static PROGRAM: OnceLock<Program> = OnceLock::new();

/// To be called by a program before anything else: when it was started to parse a file, that is
/// done and the exit code returned; otherwise it will be its own child whenever one is needed.
pub fn serve() -> Option<ExitCode> {
    if std::env::args_os().nth(1).is_some_and(|word| word == COMMAND) {
        return Some(child::run(std::io::stdin().lock(), std::io::stdout()));
    }
    if let Ok(path) = std::env::current_exe() {
        // Only the first call counts; a second one says the same.
        let _ = PROGRAM.set(Program { path, arguments: vec![COMMAND.into()] });
    }
    None
}

/// Reads a file of one of the formats that are parsed apart.
pub(super) fn read(
    format: Format,
    bytes: &[u8],
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<Sheet>, RefusedKind> {
    match PROGRAM.get() {
        Some(program) => parent::read(program, format, bytes, limits, watch),
        None => child::parse(format, bytes, limits, watch),
    }
}
