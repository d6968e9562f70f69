//! `jiugai`: everything the window can do, headless. Parse, call the desk, print.
//!
//! With `--json` stdout carries the contract's own shapes and nothing else; messages for people go
//! to stderr. Exit codes: 0 done, 2 bad usage, 3 input refused (nothing written), 4 not allowed
//! now, 5 file damaged or foreign, 70 our fault.

mod arguments;
mod commands;
mod desk;
mod output;
mod tables;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;
use crate::output::Output;

fn main() -> ExitCode {
    // Started again by itself to parse one file: nothing else runs in this process.
    if let Some(code) = jiugai_contract::serve_reader() {
        return code;
    }
    let arguments = Arguments::parse();
    let output = Output { json: arguments.json, lang: arguments.lang };
    match commands::run(&arguments.command, &output) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            output.error(&error);
            ExitCode::from(exit_code(&error.kind))
        }
    }
}

fn exit_code(kind: &str) -> u8 {
    match kind {
        "usage" => 2,
        "input" => 3,
        "not_allowed" => 4,
        "file" => 5,
        _ => 70,
    }
}
