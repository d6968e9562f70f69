//! The open project file: the store, the snapshot of it, and the one way to write.

mod open;
mod state;

use std::sync::Arc;

use jiugai_domain::RevisionId;
use jiugai_report::Lang;
use jiugai_store::{JournalEntry, Op, OpSource, RowChange, Store, Tx, Via};

pub use self::open::{Created, create, file_name, open, open_to_read};
pub use jiugai_store::{JournalEntry as Entry, Services, Stop};

use crate::backup::Keeper;
use crate::snapshot::Snapshot;
use crate::text::{self, Notice, Param};
use crate::{AppError, Assets, ErrorCode};

/// What a write came to.
#[derive(Debug)]
pub struct Outcome<T> {
    /// What the use case returned.
    pub value: T,
    /// The journal row made; none when nothing changed.
    pub revision: Option<RevisionId>,
    /// How undo will name it.
    pub label: String,
    /// Rows that moved.
    pub changed: Vec<RowChange>,
    /// Notices worth showing; they stop nothing.
    pub notices: Vec<Notice>,
}

impl<T> Outcome<T> {
    /// The same outcome with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Outcome<U> {
        Outcome {
            value: f(self.value),
            revision: self.revision,
            label: self.label,
            changed: self.changed,
            notices: self.notices,
        }
    }
}

/// An open project file.
pub struct Project {
    // Dropped first: whoever copies the file has to be done before it is closed.
    keeper: Option<Keeper>,
    store: Store,
    snapshot: Arc<Snapshot>,
    assets: Assets,
    via: Via,
    lang: Lang,
}

impl Project {
    /// The file in memory, as it stands now. Hold the `Arc` for long work.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// The shipped files.
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The store, for reading.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The language names of actions and of what is made are worded in from now on.
    pub fn set_lang(&mut self, lang: Lang) {
        self.lang = lang;
    }

    /// The language names of actions are worded in.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Makes snapshots of the file, where any are kept.
    pub(crate) fn keeper(&self) -> Option<&Keeper> {
        self.keeper.as_ref()
    }

    /// A text in the language of the person at work: it becomes data and stays as it is worded.
    pub(crate) fn word(&self, key: &str, params: &[(&str, Param)]) -> String {
        let label = text::say(key, params);
        match self.lang {
            Lang::ZhCn => label.zh,
            Lang::En => label.en,
        }
    }

    /// Names an action for the journal; its label is worded now and stays as it was then.
    pub(crate) fn op(&self, code: &'static str, params: &[(&str, Param)]) -> Op {
        let label = self.word(&format!("op.{code}"), params);
        Op { code, label, via: self.via, source: None }
    }

    /// The same for something that came out of a file.
    pub(crate) fn import_op(
        &self,
        code: &'static str,
        params: &[(&str, Param)],
        source: OpSource,
    ) -> Op {
        Op { source: Some(source), ..self.op(code, params) }
    }

    /// The only way to write: one transaction, one journal row, then the snapshot brought up to
    /// date. A refused or failed action leaves file and history as they were.
    pub(crate) fn write<T>(
        &mut self,
        op: Op,
        action: impl FnOnce(&Tx) -> Result<T, AppError>,
    ) -> Result<Outcome<T>, AppError> {
        self.check_writable()?;
        let label = op.label.clone();
        let commit = self.store.transact(op, action)?;
        self.refresh(&commit.changed)?;
        Ok(Outcome {
            value: commit.value,
            revision: commit.revision,
            label,
            changed: commit.changed,
            notices: Vec::new(),
        })
    }

    /// Takes the newest action back. `None`: there is none.
    pub fn undo(&mut self) -> Result<Option<Outcome<JournalEntry>>, AppError> {
        self.check_writable()?;
        let via = self.via;
        let commit = self.store.undo(via)?;
        commit.map(|commit| self.after(commit)).transpose()
    }

    /// Does the action taken back again. `None`: there is none.
    pub fn redo(&mut self) -> Result<Option<Outcome<JournalEntry>>, AppError> {
        self.check_writable()?;
        let via = self.via;
        let commit = self.store.redo(via)?;
        commit.map(|commit| self.after(commit)).transpose()
    }

    /// Goes to where the file stood right after an edit, or before everything that can be undone:
    /// all the steps there or none of them.
    pub fn go_to(
        &mut self,
        point: Option<RevisionId>,
    ) -> Result<Outcome<Vec<JournalEntry>>, AppError> {
        self.check_writable()?;
        let commit = self.store.go_to(point, self.via)?;
        self.refresh(&commit.changed)?;
        let label = commit.value.last().map(|row| row.label.clone()).unwrap_or_default();
        Ok(Outcome {
            label,
            value: commit.value,
            revision: commit.revision,
            changed: commit.changed,
            notices: Vec::new(),
        })
    }

    fn after(
        &mut self,
        commit: jiugai_store::Commit<JournalEntry>,
    ) -> Result<Outcome<JournalEntry>, AppError> {
        self.refresh(&commit.changed)?;
        Ok(Outcome {
            label: commit.value.label.clone(),
            value: commit.value,
            revision: commit.revision,
            changed: commit.changed,
            notices: Vec::new(),
        })
    }

    fn refresh(&mut self, changed: &[RowChange]) -> Result<(), AppError> {
        if changed.is_empty() {
            return Ok(());
        }
        if Arc::make_mut(&mut self.snapshot).apply(&self.store, changed).is_err() {
            // The change is in the file already: what is shown must not fall behind it.
            self.snapshot = Arc::new(Snapshot::read(&self.store)?);
        }
        if let Some(keeper) = &self.keeper {
            keeper.keep_regularly(self);
        }
        Ok(())
    }

    fn check_writable(&self) -> Result<(), AppError> {
        match self.read_only_reason() {
            None => Ok(()),
            Some(reason) => Err(AppError::new(ErrorCode::ReadOnly)
                .with("file", file_name(self.store.path()))
                .with("reason", reason)),
        }
    }

    /// Closes the file: everything is in it, and the lock is given back.
    pub fn close(mut self) -> Result<(), AppError> {
        if let Some(keeper) = self.keeper.take() {
            keeper.keep_at_close(&self);
        }
        Ok(self.store.close()?)
    }
}
