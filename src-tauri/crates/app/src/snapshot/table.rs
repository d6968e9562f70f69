//! One table in memory: rows by id, and by parent. Cloning is cheap, so that a reader may hold an
//! old state while the next edit is made.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{Scope, ScopedJoinHandle};

use imbl::OrdMap;
use jiugai_store::Record;
use uuid::Uuid;

/// What a row hangs on, when it is looked up that way.
pub trait HasParent: Record<Id: Copy + From<Uuid>> {
    /// Identity of a parent.
    type Parent: Ord + Copy;
    /// The parents of this row: none, one or two.
    fn parents(&self) -> [Option<Self::Parent>; 2];
}

/// Rows by id, in the order they were made, and by parent.
#[derive(Debug)]
pub struct Table<R: HasParent> {
    rows: OrdMap<R::Id, Arc<R>>,
    by_parent: OrdMap<(R::Parent, R::Id), Arc<R>>,
}

impl<R: HasParent> Clone for Table<R> {
    fn clone(&self) -> Self {
        Self { rows: self.rows.clone(), by_parent: self.by_parent.clone() }
    }
}

impl<R: HasParent> FromIterator<R> for Table<R> {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        let mut table = Self { rows: OrdMap::new(), by_parent: OrdMap::new() };
        for row in rows {
            table.insert(row);
        }
        table
    }
}

/// Fewer rows than this are put in order faster than a thread is started.
const WORTH_A_THREAD: usize = 2_000;

/// A table being filled, by a thread of its own when it is long.
pub(super) enum Filling<'s, R: HasParent> {
    /// Filled.
    Done(Table<R>),
    /// At work.
    Running(ScopedJoinHandle<'s, Table<R>>),
}

impl<'s, R> Filling<'s, R>
where
    R: HasParent<Id: Send + Sync, Parent: Send + Sync> + Send + Sync,
{
    /// Begins to fill a table with rows that are all different.
    pub(super) fn begin<'e>(scope: &'s Scope<'s, 'e>, rows: Vec<R>) -> Self {
        if rows.len() < WORTH_A_THREAD {
            return Self::Done(rows.into_iter().collect());
        }
        Self::Running(scope.spawn(move || rows.into_iter().collect()))
    }

    /// The table, when it is full.
    pub(super) fn finish(self) -> Table<R> {
        match self {
            Self::Done(table) => table,
            Self::Running(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
        }
    }
}

impl<R: HasParent> Table<R> {
    /// The row with this id.
    pub fn get(&self, id: R::Id) -> Option<&Arc<R>> {
        self.rows.get(&id)
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<R>> {
        self.rows.values()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that hang on `parent`, in the order they were made.
    pub fn of(&self, parent: R::Parent) -> impl Iterator<Item = &Arc<R>> {
        let first = R::Id::from(Uuid::nil());
        let last = R::Id::from(Uuid::max());
        self.by_parent.range((parent, first)..=(parent, last)).map(|(_, row)| row)
    }

    /// Puts a row in, replacing the one with its id.
    pub(crate) fn put(&mut self, row: R) {
        self.remove(row.id());
        self.insert(row);
    }

    fn insert(&mut self, row: R) {
        let (id, row) = (row.id(), Arc::new(row));
        for parent in row.parents().into_iter().flatten() {
            self.by_parent.insert((parent, id), row.clone());
        }
        self.rows.insert(id, row);
    }

    /// Takes a row out.
    pub(super) fn remove(&mut self, id: R::Id) -> Option<Arc<R>> {
        let old = self.rows.remove(&id)?;
        for parent in old.parents().into_iter().flatten() {
            self.by_parent.remove(&(parent, id));
        }
        Some(old)
    }
}
