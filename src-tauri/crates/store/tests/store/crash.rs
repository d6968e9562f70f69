//! A killed writer: no acknowledged edit is lost, none is half there.

use std::collections::BTreeSet;
use std::io::Read;

use jiugai_domain::community::Community;
use jiugai_store::{EntryState, Store, Via};

use crate::roles::{acknowledgements, process};
use crate::support::{Desk, desk, services};

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
