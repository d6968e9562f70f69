//! Killed writers: at least 200 of them, at random moments of edits, imports, undos, redos and
//! snapshots. Nothing acknowledged is lost, nothing is half there.
//!
//! A failure names its seed; `JIUGAI_CRASH_SEEDS=4711` runs that one again (the moment of a kill
//! depends on the machine too).

use std::process::Command;
use std::sync::Mutex;

use jiugai_testkit::KitError;
use jiugai_testkit::crash::{Stream, Tally, play_if_asked};

/// Four streams of 52 kills.
const SEEDS: [u64; 4] = [1_101, 2_203, 3_307, 4_409];
const KILLS: usize = 52;

/// What a started writer runs; nothing in an ordinary run.
#[test]
fn writer() {
    play_if_asked();
}

/// This very program as a writer.
fn program() -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "writer", "--nocapture", "--test-threads=1"]);
    command
}

fn seeds() -> Vec<u64> {
    let asked = std::env::var("JIUGAI_CRASH_SEEDS").unwrap_or_default();
    let asked: Vec<u64> = asked.split(',').filter_map(|seed| seed.trim().parse().ok()).collect();
    if asked.is_empty() { SEEDS.to_vec() } else { asked }
}

#[test]
fn two_hundred_killed_writers_lose_nothing() {
    let tally = Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for seed in seeds() {
            let tally = &tally;
            scope.spawn(move || {
                println!("seed {seed}");
                let mut stream = Stream::new(seed).expect("a file");
                for _ in 0..KILLS {
                    let kill = stream.kill_once(program()).expect("nothing is lost");
                    println!("{kill}");
                    let has_worked = !kill.acknowledged.is_empty();
                    assert!(!has_worked || kill.was_left_open, "{kill}: it was not noticed");
                    tally.lock().expect("counted").add(&kill);
                }
                let (steps, snapshots) = stream.finish().expect("undone to the start");
                println!(
                    "seed {seed}: {steps} steps undone to the start, {snapshots} snapshots whole"
                );
            });
        }
    });
    let tally = tally.into_inner().expect("counted");
    println!("{tally}");
    assert!(tally.kills >= 200 || std::env::var_os("JIUGAI_CRASH_SEEDS").is_some());
    for kind in ["edit", "add", "import", "undo", "redo", "snapshot"] {
        assert!(tally.acknowledged.contains_key(kind), "no {kind} was acknowledged");
    }
    let in_the_middle: u64 =
        tally.during.iter().filter(|(kind, _)| *kind != "nothing").map(|(_, n)| n).sum();
    assert!(in_the_middle * 3 > tally.kills, "most were killed between steps: {tally}");
}

/// The comparison does notice a loss: here the file of before is put in the place of the later one.
#[test]
fn a_lost_edit_would_be_noticed() {
    let mut stream = Stream::new(5_501).expect("a file");
    let before = std::fs::read(stream.file()).expect("the file");
    let mut worked = 0;
    while worked == 0 {
        let kill = stream.kill_once(program()).expect("nothing is lost");
        worked = kill.acknowledged.iter().filter(|action| *action == "edit").count();
    }
    std::fs::write(stream.file(), before).expect("put back");
    let noticed = stream.kill_once(program()).expect_err("it is noticed");
    assert!(matches!(noticed, KitError::Lost(_)), "{noticed}");
}
