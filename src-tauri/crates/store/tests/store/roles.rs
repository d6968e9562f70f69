//! Other processes: this very test program, started again with a part to play.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiugai_domain::community::Community;
use jiugai_store::{Store, StoreError, Via};

use crate::support::{Dice, Sample, edit, services};

const ROLE: &str = "STORE_TEST_ROLE";
const FILE: &str = "STORE_TEST_FILE";

/// A process that plays a part on a file. Its acknowledgements are lines on standard output.
pub(crate) fn process(role: &str, file: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command
        .args(["--exact", "roles::play", "--nocapture", "--test-threads=1"])
        .env(ROLE, role)
        .env(FILE, file)
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    command
}

/// What processes started by [`process`] run; nothing in an ordinary run.
#[test]
fn play() {
    let Ok(role) = std::env::var(ROLE) else { return };
    let file = PathBuf::from(std::env::var_os(FILE).expect("a file"));
    match role.as_str() {
        "edit for ever" => edit_for_ever(&file),
        "keep the rule" => edit_beside_a_visitor(&file, |_| ()),
        "break the rule" => edit_beside_a_visitor(&file, copy_the_plain_way),
        "visit" => visit(&file),
        other => panic!("no such part: {other}"),
    }
}

/// Adds communities, and undoes every fourth, until killed.
fn edit_for_ever(file: &Path) {
    let store = Store::open(file, services("写入者")).expect("opened");
    for step in 1_u64.. {
        if step.is_multiple_of(4) {
            let undone = store.undo(Via::Window).expect("undo").expect("an edit");
            say(&format!("gone {}", undone.changed[0].id));
        } else {
            say(&format!("here {}", add(&store)));
        }
    }
}

/// Edits, lets a visitor open and close the file, edits again, and ends without closing.
fn edit_beside_a_visitor(file: &Path, slip: impl Fn(&Path)) {
    let store = Store::open(file, services("写入者")).expect("opened");
    say(&format!("here {}", add(&store)));
    slip(file);
    assert!(process("visit", file).status().expect("a visit").success());
    say(&format!("here {}", add(&store)));
    std::process::abort();
}

/// What a naive backup does: the data file, its log and its index, by plain IO.
fn copy_the_plain_way(file: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        std::fs::read(PathBuf::from(name)).expect("a plain read");
    }
}

/// Looks at the file as any other `SQLite` program does.
fn visit(file: &Path) {
    let conn = rusqlite::Connection::open(file).expect("opened");
    let count: i64 =
        conn.query_row("SELECT count(*) FROM community", [], |row| row.get(0)).expect("counted");
    assert_eq!(count, 1);
    conn.close().expect("closed");
}

fn add(store: &Store) -> String {
    let added = store.transact(edit(), |tx| {
        let community = Community::sample(&mut Dice::new(5), tx)?;
        tx.insert(&community)?;
        Ok::<_, StoreError>(community.id)
    });
    added.expect("added").value.to_string()
}

/// Acknowledges on the real standard output, past the test harness.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nack {line}").and_then(|()| out.flush()).expect("said");
}

/// The acknowledgements among the lines of a process's output; a torn last line is none.
pub(crate) fn acknowledgements(output: &str) -> Vec<(&str, &str)> {
    let whole = output.rfind('\n').map_or("", |end| &output[..end]);
    let said = whole.lines().filter_map(|line| line.strip_prefix("ack "));
    said.filter_map(|line| line.split_once(' ')).collect()
}
