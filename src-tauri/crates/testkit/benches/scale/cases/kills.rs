//! A thousand killed writers: edits, imports, undos, redos and snapshots, each killed at a random
//! moment and compared with what it had acknowledged. Any loss stops the benchmark.

use std::io::Write as _;
use std::process::Command;

use jiugai_testkit::crash::{Kill, Stream, Tally};

use crate::Failure;
use crate::data::Data;
use crate::measure::once;
use crate::table::{Table, reports};

const STREAMS: u64 = 4;
const KILLS: u64 = 250;

pub(crate) fn measure(_: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let (time, kills) = once(|| {
        std::thread::scope(|scope| {
            let streams: Vec<_> =
                (1..=STREAMS).map(|seed| scope.spawn(move || stream(seed))).collect();
            let ended = streams.into_iter().map(|stream| match stream.join() {
                Ok(kills) => kills.map_err(Failure::from),
                Err(_) => Err(Failure::from("a stream of kills panicked")),
            });
            ended.collect::<Result<Vec<_>, _>>()
        })
    })?;
    let path = reports()?.join("kills.log");
    let mut log = std::io::BufWriter::new(std::fs::File::create(&path)?);
    let mut tally = Tally::default();
    for kill in kills.iter().flatten() {
        writeln!(log, "{kill}")?;
        tally.add(kill);
    }
    writeln!(log, "{tally}")?;
    log.flush()?;
    let name = format!("seeds 1–{STREAMS}, {:.0} s", time.as_secs_f64());
    table.figure(format!("killed writers, {name}"), tally.to_string());
    table.figure("  one line for each", path.display().to_string());
    Ok(())
}

/// All kills of one stream, or the first loss in words.
fn stream(seed: u64) -> Result<Vec<Kill>, String> {
    let said = |error: jiugai_testkit::KitError| error.to_string();
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut stream = Stream::new(seed).map_err(said)?;
    let mut kills = Vec::new();
    for _ in 0..KILLS {
        kills.push(stream.kill_once(Command::new(&program)).map_err(said)?);
    }
    stream.finish().map_err(said)?;
    Ok(kills)
}
