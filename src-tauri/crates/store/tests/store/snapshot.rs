//! Snapshots: whole copies of one moment, photos beside them, and files made from them.

use std::path::{Path, PathBuf};

use jiugai_domain::community::Community;
use jiugai_domain::finding::Photo;
use jiugai_store::{Moment, Store, StoreError, restore_snapshot};

use crate::support::{Desk, Dice, Sample, desk, furnish, services};

struct Kept {
    folder: tempfile::TempDir,
}

impl Kept {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn blobs(&self) -> PathBuf {
        self.path("blobs")
    }

    fn names(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path()).expect("the folder").flatten();
        let mut names: Vec<String> =
            files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn open(path: &Path) -> Store {
    Store::open(path, services("制表人")).expect("opened")
}

fn add_photo(desk: &Desk, bytes: &[u8]) -> String {
    let added = desk.work(|tx| {
        let hash = tx.put_blob(bytes)?;
        let photo = Photo { blob_sha256: hash.clone(), ..Photo::sample(&mut Dice::new(3), tx)? };
        tx.insert(&photo)?;
        Ok(hash)
    });
    added.value
}

#[test]
fn a_snapshot_is_the_file_as_it_stood_while_work_goes_on() {
    let (desk, kept) = (desk(), Kept::new());
    desk.work(|tx| furnish(tx, 3));
    let then = desk.store.dump().expect("a dump");
    let moment = desk.store.moment().expect("held");
    desk.work(|tx| furnish(tx, 4));
    let made = moment.keep(&kept.path("a"), &kept.blobs()).expect("kept");
    assert_eq!(kept.names(), ["a"], "one file, nothing half");
    assert_eq!(made.bytes, std::fs::metadata(kept.path("a")).expect("there").len());
    let target = kept.path("副本.jiugai");
    assert_eq!(
        restore_snapshot(&kept.path("a"), &kept.blobs(), &target).expect("restored"),
        [""; 0]
    );
    let copy = open(&target);
    assert_eq!(copy.dump().expect("a dump"), then);
    assert_eq!(copy.history(9).expect("history").len(), 1, "history comes along");
    assert!(copy.undo(jiugai_store::Via::Window).expect("undo").is_some(), "and can be undone");
    assert_ne!(desk.store.dump().expect("a dump"), then);
}

#[test]
fn photos_stand_beside_snapshots_once() {
    let (desk, kept) = (desk(), Kept::new());
    desk.work(|tx| furnish(tx, 3));
    let big = vec![7_u8; 3_000_000];
    let hash = add_photo(&desk, &big);
    let keep = |name: &str| {
        let moment = desk.store.moment().expect("held");
        moment.keep(&kept.path(name), &kept.blobs()).expect("kept")
    };
    let (first, second) = (keep("a"), keep("b"));
    assert_eq!((&first.blobs, &second.blobs), (&vec![hash.clone()], &vec![hash.clone()]));
    assert!(first.bytes < 1_000_000, "the photo is not in it: {}", first.bytes);
    assert_eq!(std::fs::read(kept.blobs().join(&hash)).expect("there"), big);
    let target = kept.path("副本.jiugai");
    assert_eq!(restore_snapshot(&kept.path("b"), &kept.blobs(), &target).expect("ok"), [""; 0]);
    assert_eq!(open(&target).find_blob(&hash).expect("read"), Some(big));
    std::fs::write(kept.blobs().join(&hash), b"altered").expect("written");
    let target = kept.path("另一份.jiugai");
    let missing = restore_snapshot(&kept.path("b"), &kept.blobs(), &target).expect("restored");
    assert_eq!(missing, std::slice::from_ref(&hash), "an altered photo is not put back");
    assert_eq!(open(&target).find_blob(&hash).expect("read"), None);
}

#[test]
fn a_file_is_never_replaced() {
    let (desk, kept) = (desk(), Kept::new());
    let moment = desk.store.moment().expect("held");
    moment.keep(&kept.path("a"), &kept.blobs()).expect("kept");
    let before = std::fs::read(&desk.path).expect("the file");
    let refused = restore_snapshot(&kept.path("a"), &kept.blobs(), &desk.path);
    assert!(matches!(refused, Err(StoreError::AlreadyExists { .. })), "{refused:?}");
    assert_eq!(std::fs::read(&desk.path).expect("the file"), before);
    let nowhere = kept.path("没有").join("x.jiugai");
    let refused = restore_snapshot(&kept.path("a"), &kept.blobs(), &nowhere);
    assert!(matches!(refused, Err(StoreError::Missing { .. })), "{refused:?}");
    let text = kept.path("文字");
    std::fs::write(&text, "不是快照").expect("written");
    let refused = restore_snapshot(&text, &kept.blobs(), &kept.path("x.jiugai"));
    assert!(refused.is_err());
    assert!(!kept.names().iter().any(|name| name.starts_with("x.jiugai")), "{:?}", kept.names());
}

/// A copy of a damaged file is no snapshot: it would push out good ones.
#[test]
fn a_damaged_file_is_not_kept() {
    let (desk, kept) = (desk(), Kept::new());
    desk.work(|tx| furnish(tx, 3));
    let (path, _folder) = desk.leave();
    let mut bytes = std::fs::read(&path).expect("the file");
    let page = bytes.len() / 2 / 4096 * 4096;
    bytes[page..page + 4096].fill(0x5A);
    std::fs::write(&path, bytes).expect("damaged");
    let kept_anyway =
        Moment::of(&path).and_then(|moment| moment.keep(&kept.path("a"), &kept.blobs()));
    assert!(matches!(kept_anyway, Err(StoreError::Damaged { .. })), "{kept_anyway:?}");
    assert_eq!(kept.names(), [""; 0], "nothing half is left");
}

/// What a stopped program left of a snapshot is under another name, and goes with the next one.
#[test]
fn what_a_crash_left_is_no_snapshot() {
    let (desk, kept) = (desk(), Kept::new());
    std::fs::write(kept.path("a.part"), b"half a snapshot").expect("written");
    desk.work(|tx| tx.insert(&Community::sample(&mut Dice::new(5), tx)?));
    let moment = desk.store.moment().expect("held");
    moment.keep(&kept.path("a"), &kept.blobs()).expect("kept");
    assert_eq!(kept.names(), ["a"]);
}
