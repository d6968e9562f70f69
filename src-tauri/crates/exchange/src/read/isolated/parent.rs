//! The parent's side: start the child, feed it, listen, and end it in time.

use std::io::{BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::wire::{self, Frame};
use super::{Format, Program};
use crate::book::Sheet;
use crate::limits::Limits;
use crate::read::watch::{Stage, Step, Watch};
use crate::refused::RefusedKind;

/// How often a wish to stop is looked at.
const BEAT: Duration = Duration::from_millis(40);
/// What a program cannot start without on some systems. Nothing of a person's is among it.
const KEPT_SURROUNDINGS: [&str; 2] = ["SystemRoot", "LD_LIBRARY_PATH"];

pub(super) fn read(
    program: &Program,
    format: Format,
    bytes: &[u8],
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Vec<Sheet>, RefusedKind> {
    let until = Instant::now() + Duration::from_secs(limits.child_seconds);
    let mut child = start(program)?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        end(&mut child);
        return Err(RefusedKind::ParserStopped);
    };
    let (tell, told) = channel();
    thread::scope(|scope| {
        // A child that stops reading is no failure of ours: its answer says why.
        scope.spawn(move || drop(wire::write_request(&mut input, format, limits, bytes)));
        scope.spawn(move || listen(output, limits, &tell));
        let outcome = wait(&told, until, limits, watch);
        // Whatever was said, the child is over now; both threads end with its pipes.
        end(&mut child);
        // Silence: it ran out of memory, or the file broke it.
        outcome.unwrap_or(Err(RefusedKind::ParserStopped))
    })
}

fn start(program: &Program) -> Result<Child, RefusedKind> {
    let mut command = Command::new(&program.path);
    command.args(&program.arguments).env_clear();
    for name in KEPT_SURROUNDINGS {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().map_err(|error| RefusedKind::CannotOpen { reason: error.to_string() })
}

/// Hands on what the child says, until it has said all.
fn listen(output: impl Read, limits: &Limits, tell: &Sender<Frame>) {
    let mut output = BufReader::with_capacity(1 << 16, output);
    while let Ok(frame) = wire::read_frame(&mut output, limits) {
        let more = matches!(frame, Frame::Progress(_));
        if tell.send(frame).is_err() || !more {
            return;
        }
    }
}

/// `None` when the child fell silent without an answer.
fn wait(
    told: &Receiver<Frame>,
    until: Instant,
    limits: &Limits,
    watch: &dyn Watch,
) -> Option<Result<Vec<Sheet>, RefusedKind>> {
    let mut cells = 0;
    loop {
        match told.recv_timeout(BEAT) {
            Ok(Frame::Book(sheets)) => return Some(Ok(sheets)),
            Ok(Frame::Refused(kind)) => return Some(Err(kind)),
            Ok(Frame::Progress(done)) => cells = done,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
        if watch.step(Step { stage: Stage::Cells, done: cells, of: 0 }).is_break() {
            return Some(Err(RefusedKind::Cancelled));
        }
        if Instant::now() >= until {
            return Some(Err(RefusedKind::TookTooLong { seconds: limits.child_seconds }));
        }
    }
}

fn end(child: &mut Child) {
    // It may be gone already.
    let _ = child.kill();
    let _ = child.wait();
}
