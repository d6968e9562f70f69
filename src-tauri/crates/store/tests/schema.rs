//! The schema: its picture is current, shipped migrations stand, and the traps of session
//! changesets are absent.

use std::path::Path;

use jiugai_store::schema_picture;
use sha2::{Digest, Sha256};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../schemas/store");

/// Run with `UPDATE=1` to write the picture anew after a migration was added.
#[test]
fn the_picture_is_current() {
    let path = Path::new(FOLDER).join("store.sql");
    let now = schema_picture().expect("the migrations run");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("store.sql is there");
    assert!(
        kept == now,
        "store.sql is out of date: run this test with UPDATE=1"
    );
}

/// A migration that was released never changes: files made by it are in people's hands.
#[test]
fn shipped_migrations_stand() {
    let shipped = [(
        "0001_foundation.sql",
        "b10cbbdd1810d0d30845140f02db318e46eddf26984f6fc187f0a23b68f80e34",
    )];
    let mut names: Vec<String> = std::fs::read_dir(FOLDER)
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name != "store.sql")
        .collect();
    names.sort();
    assert_eq!(
        names,
        shipped.map(|(name, _)| name),
        "every migration is listed here"
    );
    for (name, hash) in shipped {
        let text = std::fs::read(Path::new(FOLDER).join(name)).expect("the migration");
        let now: String = Sha256::digest(&text)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(now, hash, "{name} was changed after it was listed");
    }
}
