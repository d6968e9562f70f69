//! What the store's tests share: a desk to work at, made-up records, and the common checks.

mod checks;
mod kinds;
mod samples;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiugai_store::{
    Clock, FileInfo, FileInfoId, IdSource, Op, PolicyPart, Services, Stop, Store, StoreError, Via,
};
use uuid::Uuid;

pub(crate) use self::checks::*;
pub(crate) use self::kinds::*;
pub(crate) use self::samples::*;

/// A clock that moves one second each time it is asked.
struct Ticking(AtomicU64);

impl Clock for Ticking {
    fn now(&self) -> Timestamp {
        let second = self.0.fetch_add(1, Ordering::Relaxed);
        Timestamp::from_second(1_782_000_000 + i64::try_from(second).expect("a few"))
            .expect("a time")
    }
}

/// Ids counted up, never repeated within the process; other processes start elsewhere.
struct Counting;

static NEXT: AtomicU64 = AtomicU64::new(1);

impl IdSource for Counting {
    fn fresh(&self) -> Uuid {
        let count = NEXT.fetch_add(1, Ordering::Relaxed);
        let process = u128::from(std::process::id()) << 80;
        Uuid::from_u128(0x7000_0000_8000_0000_0000_0000 | process | u128::from(count))
    }
}

pub(crate) fn services(who: &str) -> Services {
    Services {
        clock: Arc::new(Ticking(AtomicU64::new(0))),
        ids: Arc::new(Counting),
        who: who.to_owned(),
        snapshots: None,
        stop: Stop::default(),
    }
}

pub(crate) fn file_info() -> FileInfo {
    FileInfo {
        id: FileInfoId,
        title: "某区城镇老旧小区改造规划".to_owned(),
        division_name: "某区".to_owned(),
        compiling_unit: "区住建局".to_owned(),
        created_at: Timestamp::from_second(1_782_000_000).expect("a time"),
        note: String::new(),
    }
}

/// A folder with one project file in it, open for writing.
pub(crate) struct Desk {
    pub(crate) store: Store,
    pub(crate) path: PathBuf,
    folder: tempfile::TempDir,
}

pub(crate) fn desk() -> Desk {
    desk_with(&[])
}

pub(crate) fn desk_with(policy: &[PolicyPart]) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("试点 100%.jiugai");
    let store = Store::create(&path, &file_info(), policy, services("制表人")).expect("created");
    Desk { store, path, folder }
}

impl Desk {
    /// A desk at a file that lies in this folder.
    pub(crate) fn at(path: PathBuf, folder: tempfile::TempDir) -> Self {
        let store = Store::open(&path, services("制表人")).expect("opened");
        Self { store, path, folder }
    }

    /// Closes the file and opens it again.
    pub(crate) fn reopen(self) -> Self {
        let Self { store, path, folder } = self;
        store.close().expect("closed");
        let store = Store::open(&path, services("制表人")).expect("opened again");
        Self { store, path, folder }
    }

    /// Closes the file and keeps its folder.
    pub(crate) fn leave(self) -> (PathBuf, tempfile::TempDir) {
        self.store.close().expect("closed");
        (self.path, self.folder)
    }

    /// Does some work that must succeed.
    pub(crate) fn work<T>(
        &self,
        work: impl FnOnce(&jiugai_store::Tx<'_>) -> Result<T, StoreError>,
    ) -> jiugai_store::Commit<T> {
        self.store.transact(edit(), work).expect("the work succeeds")
    }
}

/// An action for history.
pub(crate) fn edit() -> Op {
    Op::new("test.edit", "试改", Via::Window)
}
