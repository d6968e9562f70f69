//! A killed writer: no acknowledged edit is lost, none is half there.

use std::collections::BTreeSet;
use std::io::Read;

use jiugai_domain::community::Community;
use jiugai_store::{EntryState, Store, Via};

use crate::roles::{acknowledgements, process};
use crate::support::{Desk, Dice, Sample, desk, furnish, services};

fn ids(store: &Store) -> BTreeSet<String> {
    let communities = store.all::<Community>().expect("read");
    communities.into_iter().map(|community| community.id.to_string()).collect()
}

#[test]
fn a_killed_writer_loses_nothing_it_acknowledged() {
    let (path, _folder) = Desk::leave(desk());
    let mut expected = BTreeSet::new();
    let mut steps = 0;
    for kill in 0..20 {
        let mut writer = process("edit for ever", &path).spawn().expect("started");
        let mut output = writer.stdout.take().expect("its output");
        let mut heard = Vec::new();
        let mut buffer = [0_u8; 4096];
        // A different number of edits each time, and wherever in the next one the writer then is.
        while acknowledgements(&String::from_utf8_lossy(&heard)).len() < 1 + kill * 3 % 17 {
            let read = output.read(&mut buffer).expect("read");
            assert!(read > 0, "the writer ended by itself");
            heard.extend_from_slice(&buffer[..read]);
        }
        writer.kill().expect("killed");
        writer.wait().expect("gone");
        output.read_to_end(&mut heard).expect("the rest");

        let heard = String::from_utf8_lossy(&heard).into_owned();
        for (what, id) in acknowledgements(&heard) {
            steps += 1;
            match what {
                "here" => assert!(expected.insert(id.to_owned())),
                _ => assert!(expected.remove(id)),
            }
        }
        let store = Store::open(&path, services("检查者")).expect("it opens and is whole");
        assert!(store.was_left_open(), "kill {kill}: the broken end is noticed");
        let found = ids(&store);
        // The step under way may be complete without having been acknowledged, never more.
        let history = store.history(usize::MAX).expect("history").len();
        let unheard = history - steps;
        let difference: Vec<&String> = found.symmetric_difference(&expected).collect();
        assert!(unheard <= 1, "kill {kill}: {unheard} steps nobody heard of");
        assert_eq!(difference.len(), unheard, "kill {kill}: {difference:?}");
        expected = found;
        steps = history;
    }
    let store = Store::open(&path, services("检查者")).expect("opened");
    let standing = store.history(usize::MAX).expect("history");
    let standing = standing.iter().filter(|entry| {
        entry.kind == jiugai_store::EntryKind::Edit && entry.state == EntryState::Applied
    });
    assert_eq!(standing.count(), expected.len(), "history agrees with the rows");
    while store.undo(Via::Window).expect("undo").is_some() {}
    assert_eq!(ids(&store), BTreeSet::new());
}

/// What a power cut leaves of the log: its beginning, and rubbish after it. Wherever that is, the
/// file opens as it stood after one of its edits, the later the more of the log is there.
#[test]
fn a_log_cut_anywhere_is_the_file_after_one_of_its_edits() {
    let desk = desk();
    desk.work(|tx| furnish(tx, 3));
    desk.store.checkpoint().expect("the log is empty");
    let mut states = vec![desk.store.dump().expect("a dump")];
    for seed in 0..5 {
        desk.work(|tx| tx.insert(&Community::sample(&mut Dice::new(seed), tx)?));
        states.push(desk.store.dump().expect("a dump"));
    }
    // Nothing is written through this desk any more.
    let left = |suffix: &str| std::fs::read(format!("{}{suffix}", desk.path.display()));
    let (file, log) = (left("").expect("the file"), left("-wal").expect("the log"));
    let folder = tempfile::tempdir().expect("a folder");
    let mut stood = 0;
    for (number, cut) in (0..=log.len()).step_by(1_777).chain([log.len()]).enumerate() {
        let path = folder.path().join(format!("{number}.jiugai"));
        let mut torn = log[..cut].to_vec();
        torn.resize(cut + number % 3 * 2_000, 0xA5);
        std::fs::write(&path, &file).expect("written");
        std::fs::write(format!("{}-wal", path.display()), torn).expect("written");
        let store = Store::open(&path, services("检查者")).expect("it opens");
        let dump = store.dump().expect("a dump");
        let now = states.iter().position(|state| *state == dump);
        let now = now.unwrap_or_else(|| panic!("cut at {cut}: half an edit"));
        assert!(now >= stood, "cut at {cut}: more of the log is there, and less of the edits");
        stood = now;
        assert_eq!(store.find_damage().expect("looked through"), None);
    }
    assert_eq!(stood, states.len() - 1, "the whole log holds every edit");
}
