//! One file, killed writers on it one after the other, and what came of them.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use jiugai_app::backup;
use jiugai_store::{Services, Store, Via, restore_snapshot};
use tempfile::TempDir;

use super::judge::{judge, wrong};
use super::{Acknowledged, writer};
use crate::{KitError, Random, Size, new_file, write_workbook};

/// A file and its writers.
pub struct Stream {
    seed: u64,
    random: Random,
    folder: TempDir,
    acknowledged: Acknowledged,
    start: u64,
    kills: u64,
}

/// One writer's life.
#[derive(Debug)]
pub struct Kill {
    /// Of which stream, and its number there.
    pub seed: u64,
    /// From 1.
    pub number: u64,
    /// What it acknowledged, in order.
    pub acknowledged: Vec<String>,
    /// What it was doing.
    pub during: String,
    /// How long it lived.
    pub lived: Duration,
    /// The complete step nobody heard of.
    pub unheard: Option<&'static str>,
    /// Whether the next opening noticed the broken end.
    pub was_left_open: bool,
}

impl fmt::Display for Kill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, number, during, unheard, .. } = self;
        let (acks, lived) = (self.acknowledged.len(), self.lived.as_secs_f64() * 1e3);
        let step = unheard.map_or("", |_| ", which is there, whole");
        write!(
            f,
            "seed {seed} kill {number}: {acks} acknowledged, killed after {lived:.1} ms during {during}{step}; nothing lost"
        )
    }
}

/// What all kills of a run came to.
#[derive(Debug, Default)]
pub struct Tally {
    /// Kills.
    pub kills: u64,
    /// Steps acknowledged, by kind; each was found.
    pub acknowledged: BTreeMap<String, u64>,
    /// What was under way when killed, by kind.
    pub during: BTreeMap<String, u64>,
    /// Steps found complete that nobody had heard of.
    pub unheard: u64,
}

impl Tally {
    /// Adds a kill.
    pub fn add(&mut self, kill: &Kill) {
        self.kills += 1;
        for action in &kill.acknowledged {
            *self.acknowledged.entry(action.clone()).or_default() += 1;
        }
        *self.during.entry(kill.during.clone()).or_default() += 1;
        self.unheard += u64::from(kill.unheard.is_some());
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = |of: &BTreeMap<String, u64>| {
            let counts: Vec<String> = of.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
            counts.join(", ")
        };
        let all: u64 = self.acknowledged.values().sum();
        write!(
            f,
            "{} kills; {all} steps acknowledged ({}), none lost, none half there; killed during: {}; \
             {} steps complete but not heard of",
            self.kills,
            counts(&self.acknowledged),
            counts(&self.during),
            self.unheard
        )
    }
}

impl Stream {
    /// A small file of its own, with workbooks to import. The seed decides what its writers do and
    /// when they are killed, as far as the machine lets it.
    pub fn new(seed: u64) -> Result<Self, KitError> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("试.jiugai");
        new_file(&file, Some(Size::of_communities(6)))?.0.close()?;
        for book in 0..writer::BOOK_COUNT {
            let path = folder.path().join(format!("{book}.xlsx"));
            write_workbook(&path, 12 + 6 * book)?;
        }
        let store = Store::open(&file, Services::system("检查者"))?;
        // Making it left no edits to undo: this is the state undoing everything must lead to.
        while store.undo(Via::CommandLine)?.is_some() {}
        let acknowledged = Acknowledged::of(&store)?;
        store.close()?;
        let start = acknowledged.state;
        Ok(Self { seed, random: Random::new(seed), folder, acknowledged, start, kills: 0 })
    }

    /// The file; between two kills nobody has it open.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("试.jiugai")
    }

    fn snapshots(&self) -> PathBuf {
        self.folder.path().join("快照")
    }

    /// Starts a writer with this command, kills it at a random moment, and looks at the file.
    pub fn kill_once(&mut self, mut program: Command) -> Result<Kill, KitError> {
        self.kills += 1;
        let mut child = program
            .env(writer::FILE, self.file())
            .env(writer::SEED, self.random.next().to_string())
            .env(writer::BOOKS, self.folder.path())
            .env(writer::SNAPSHOTS, self.snapshots())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let born = Instant::now();
        let heard = listen(&mut child)?;
        // One in eight while it is opening the file, the others in the middle of their work.
        let steps = self.random.between(-1, 14).max(0);
        let pause =
            Duration::from_micros(self.random.next() % if steps == 0 { 60_000 } else { 12_000 });
        let mut lines = wait_for(&heard, steps);
        let until = Instant::now() + pause;
        while let Ok(line) = heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
            lines.push(line);
        }
        child.kill()?;
        let lived = born.elapsed();
        child.wait()?;
        lines.extend(heard);
        self.look(&lines, lived)
    }

    /// Compares the file with what its writer said.
    fn look(&mut self, lines: &[String], lived: Duration) -> Result<Kill, KitError> {
        let here = |error: KitError| match error {
            KitError::Lost(what) => {
                let said = lines.join("; ");
                KitError::Lost(format!("seed {} kill {}: {what} [{said}]", self.seed, self.kills))
            }
            other => other,
        };
        let mut acknowledged = Vec::new();
        let (mut last, mut during) = (self.acknowledged.clone(), "opening".to_owned());
        for line in lines {
            if let Some(said) = line.strip_prefix("failed ") {
                return wrong(format!("the writer failed: {said}")).map_err(here);
            }
            if let Some(action) = line.strip_prefix("do ") {
                action.clone_into(&mut during);
            }
            let ack = line.strip_prefix("ack ").and_then(|rest| rest.split_once(' '));
            let Some((action, Some(now))) = ack.map(|(a, said)| (a, Acknowledged::heard(said)))
            else {
                continue;
            };
            if action == "open" && now != last {
                return wrong("opening after a kill shows another state".to_owned()).map_err(here);
            }
            if action != "open" {
                acknowledged.push(action.to_owned());
            }
            last = now;
            "nothing".clone_into(&mut during);
        }
        let found = judge(&self.file(), &last).map_err(here)?;
        self.acknowledged = found.now;
        Ok(Kill {
            seed: self.seed,
            number: self.kills,
            acknowledged,
            during,
            lived,
            unheard: found.unheard,
            was_left_open: found.was_left_open,
        })
    }

    /// After the last kill: undoing everything leads to the start, and every snapshot is whole.
    /// Says how many steps and snapshots that were.
    pub fn finish(self) -> Result<(usize, usize), KitError> {
        let store = Store::open(self.file(), Services::system("检查者"))?;
        let mut steps = 0;
        while store.undo(Via::CommandLine)?.is_some() {
            steps += 1;
        }
        if Acknowledged::of(&store)?.state != self.start {
            return wrong(format!("seed {}: undoing everything is not the start", self.seed));
        }
        store.close()?;
        let taken = backup::list(&self.snapshots(), &self.file());
        for (number, snapshot) in taken.iter().enumerate() {
            let copy = self.folder.path().join(format!("副本{number}.jiugai"));
            restore_snapshot(&snapshot.path, &self.snapshots(), &copy)?;
            let store = Store::open(&copy, Services::system("检查者"))?;
            if let Some(damage) = store.find_damage()? {
                return wrong(format!("seed {}: snapshot {}: {damage}", self.seed, snapshot.id));
            }
        }
        Ok((steps, taken.len()))
    }
}

/// The writer's lines as they come; the end of them when it is gone. A torn last line is none.
fn listen(child: &mut Child) -> Result<Receiver<String>, KitError> {
    let out =
        child.stdout.take().ok_or_else(|| KitError::Lost("a writer without output".into()))?;
    let (say, heard) = channel();
    std::thread::spawn(move || {
        let mut out = BufReader::new(out);
        let mut line = String::new();
        while out.read_line(&mut line).is_ok_and(|read| read > 0) {
            if line.ends_with('\n') && say.send(line.trim_end().to_owned()).is_err() {
                return;
            }
            line.clear();
        }
    });
    Ok(heard)
}

/// Listens until so many steps are acknowledged, or the writer is gone.
fn wait_for(heard: &Receiver<String>, steps: i64) -> Vec<String> {
    let (mut lines, mut done) = (Vec::new(), 0);
    while done < steps {
        match heard.recv_timeout(Duration::from_secs(60)) {
            Ok(line) => {
                done += i64::from(line.starts_with("ack "));
                lines.push(line);
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    lines
}
