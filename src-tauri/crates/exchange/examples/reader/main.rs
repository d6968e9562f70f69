//! The smallest program that reads files as the shells do: `reader FILE…` reads and recognises
//! each and prints one line of JSON for it: what became of it, how long it took, how much memory.
//!
//! `reader --mutants SEED COUNT FILE…` does so with COUNT damaged copies of each. Used by the tests
//! and by `cargo xtask corpus`, which kill it when it hangs; never shipped.

mod mutate;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use jiugai_exchange::read::{read_book_in_full, serve};
use jiugai_exchange::{Limits, read_book, recognise};
use serde_json::{Value, json};

fn main() -> ExitCode {
    if let Some(code) = serve() {
        return code;
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.split_first() {
        Some((word, [seed, count, files @ ..])) if word == "--mutants" => {
            seed.parse().ok().zip(count.parse().ok()).map(|(seed, count)| {
                files.iter().try_for_each(|file| mutants(Path::new(file), seed, count))
            })
        }
        _ => Some(words.iter().try_for_each(|file| {
            println!("{}", report(Path::new(file), file));
            Ok(())
        })),
    };
    match done {
        Some(Ok(())) => ExitCode::SUCCESS,
        Some(Err(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        None => ExitCode::from(2),
    }
}

fn mutants(file: &Path, seed: u64, count: u64) -> std::io::Result<()> {
    let bytes = std::fs::read(file)?;
    let folder = tempfile::tempdir()?;
    let extension = file.extension().unwrap_or_default();
    let path = folder.path().join("mutant").with_extension(extension);
    for number in 0..count {
        let name = format!("{}#{seed}.{number}", file.display());
        std::fs::write(&path, mutate::mutant(&bytes, seed.wrapping_mul(1_000_003) + number))?;
        // What is being read when it hangs or falls is known by its line.
        println!("{}", json!({ "begins": name }));
        println!("{}", report(&path, &name));
    }
    Ok(())
}

fn report(path: &Path, name: &str) -> Value {
    let limits = Limits::default();
    forget_peak();
    let before = faults_of_children();
    let started = Instant::now();
    let book = read_book(path, &limits);
    let recognised = book.as_ref().map_err(Clone::clone).and_then(recognise);
    let took = started.elapsed();
    let peak = peak_kib();
    let tables = recognised.as_ref().map_or(0, |recognised| recognised.tables.len());
    let cells: usize =
        book.iter().flat_map(|book| &book.sheets).map(|sheet| sheet.cell_count()).sum();
    let outcome = match &recognised {
        Ok(_) => "preview",
        Err(refused) => refused.kind.code(),
    };
    let reason = recognised.as_ref().err().map(ToString::to_string);
    // Where both ways through a workbook read it, they read the same. The quick one does not look
    // at parts it needs nothing of, and reads a workbook whose other parts are damaged.
    let full = read_book_in_full(path, &limits);
    let differs = matches!((&book, &full), (Ok(one), Some(Ok(other))) if one != other);
    let in_full = full.and_then(Result::err).map(|refused| refused.to_string());
    json!({
        "file": name,
        "outcome": outcome,
        "reason": reason,
        "tables": tables,
        "cells": cells,
        "ms": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        "peak_kib": peak,
        "apart": faults_of_children() > before,
        "differs": differs,
        "in_full": in_full,
    })
}

/// The highest memory use of this process since the last [`forget_peak`]; 0 where nobody tells.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// Page faults of children waited for so far: more than before, if one was.
fn faults_of_children() -> u64 {
    let status = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the program's name, which may hold anything: the ninth is theirs.
    let fields = status.rsplit(") ").next().unwrap_or_default();
    fields.split_whitespace().nth(8).and_then(|faults| faults.parse().ok()).unwrap_or(0)
}

fn forget_peak() {
    // Where the system does not offer it, the peak is that of the whole run.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
