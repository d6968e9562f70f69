//! The child: takes a request, parses, answers. Nothing else of the program runs in it.

use std::io::{BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::sync::Mutex;

use super::confine::confine;
use super::{Format, wire};
use crate::book::Sheet;
use crate::limits::Limits;
use crate::read::watch::{Step, Watch};
use crate::read::{guarded, legacy, ods, xlsb};
use crate::refused::RefusedKind;

/// Parses in this very process.
pub(super) fn parse(
    format: Format,
    bytes: &[u8],
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<Sheet>, RefusedKind> {
    guarded(|| match format {
        Format::Xls => legacy::read_xls(bytes, limits, watch),
        Format::Xlsb => xlsb::read(bytes, limits, watch),
        Format::Ods => ods::read_ods(bytes, limits, watch),
    })
}

/// The child's whole life.
pub(super) fn run(from: impl Read, to: impl Write + Send) -> ExitCode {
    // The parent reads nothing a damaged file makes the parser say.
    std::panic::set_hook(Box::new(|_| {}));
    match answer(from, to) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn answer(mut from: impl Read, to: impl Write + Send) -> std::io::Result<()> {
    let (format, limits, bytes) = wire::read_request(&mut from)?;
    confine(&limits)?;
    let to = Mutex::new(BufWriter::new(to));
    let parsed = parse(format, &bytes, &limits, &Teller(&to));
    drop(bytes);
    let mut to = to.into_inner().map_err(|_| std::io::ErrorKind::Other)?;
    match parsed {
        Ok(sheets) => wire::write_book(&mut to, &sheets),
        Err(kind) => wire::write_refused(&mut to, &kind),
    }
}

/// Tells the parent how far the child has come; stops when nobody listens any more.
struct Teller<'a, W: Write>(&'a Mutex<BufWriter<W>>);

impl<W: Write + Send> Watch for Teller<'_, W> {
    fn step(&self, step: Step) -> ControlFlow<()> {
        let told =
            self.0.lock().ok().and_then(|mut to| wire::write_progress(&mut *to, step.done).ok());
        if told.is_some() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}
