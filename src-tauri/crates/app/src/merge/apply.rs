//! Writes what a merge came to and what was decided, as one undoable step.

use std::collections::HashMap;

use jiugai_domain::DeferredConflictId;
use jiugai_domain::provenance::{DeferredConflict, ImportBatch};
use jiugai_exchange::carried::CarriedSheet;
use jiugai_exchange::merge::{Answer, Question, QuestionKind};
use jiugai_store::{OpSource, Tx};

use super::deferred::{Key, remember};
use super::here::RowRef;
use super::plan::Plan;
use super::shown::show;
use super::writer::{Put, Writer};
use crate::backup::{self, Occasion};
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// What a merge wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Fields only the file had changed.
    pub taken: usize,
    /// Questions decided for the file.
    pub for_file: usize,
    /// Questions decided for what is here.
    pub for_mine: usize,
    /// Questions put off.
    pub deferred: usize,
    /// Rows made.
    pub added: usize,
    /// Rows removed.
    pub removed: usize,
}

/// Writes a merge; `answers` answer its questions, in their order. Refused while one has no answer,
/// and when the file has changed since the merge was made.
pub fn apply(
    project: &mut Project,
    plan: &Plan,
    answers: &[Answer],
) -> Result<Outcome<Merged>, AppError> {
    let questions = &plan.merge.questions;
    if answers.len() != questions.len() {
        let open = questions.len().saturating_sub(answers.len());
        return Err(AppError::new(ErrorCode::Undecided).with("count", open));
    }
    if project.store().revision()? != plan.revision {
        return Err(AppError::new(ErrorCode::PreviewGone));
    }
    if answers.iter().any(|answer| *answer != Answer::Mine) || !plan.merge.taken.is_empty() {
        backup::before(project, Occasion::Merge)?;
    }
    let snapshot = project.snapshot().clone();
    let file = plan.file_name.clone();
    let for_file = answers.iter().filter(|answer| **answer == Answer::File).count();
    let count = plan.merge.taken.len() + for_file;
    let params = [("file", file.as_str().into()), ("count", count.into())];
    let op = project.import_op("merge", &params, OpSource { file, sheet: None, row: None });
    let work = Work { plan, answers, snapshot: &snapshot };
    project.write(op, |tx| work.write(tx))
}

struct Work<'a> {
    plan: &'a Plan,
    answers: &'a [Answer],
    snapshot: &'a Snapshot,
}

impl Work<'_> {
    fn sheet(&self, at: usize) -> &CarriedSheet {
        &self.plan.carried.sheets[at]
    }

    fn answered(&self, answer: Answer) -> impl Iterator<Item = &Question> {
        let pairs = self.plan.merge.questions.iter().zip(self.answers);
        pairs.filter(move |(_, given)| **given == answer).map(|(question, _)| question)
    }

    fn write(&self, tx: &Tx<'_>) -> Result<Merged, AppError> {
        let mut done = Merged {
            taken: self.plan.merge.taken.len(),
            for_file: self.answered(Answer::File).count(),
            for_mine: self.answered(Answer::Mine).count(),
            deferred: self.answered(Answer::Later).count(),
            ..Merged::default()
        };
        let mut writer = Writer::new(tx, self.snapshot);
        writer.put(self.puts())?;
        for question in self.answered(Answer::File).filter(|asked| asked.kind.is_about_row()) {
            self.row(&mut writer, question, &mut done)?;
        }
        let batch = ImportBatch {
            id: tx.new_id(),
            file_name: self.plan.file_name.clone(),
            file_sha256: self.plan.sha256.clone(),
            imported_at: tx.now(),
        };
        writer.finish(Some(&batch))?;
        self.put_off(tx)?;
        Ok(done)
    }

    /// Every field that gets a value: taken, or decided for the file.
    fn puts(&self) -> Vec<Put<'_>> {
        let taken = self.plan.merge.taken.iter().map(|change| {
            (change.sheet, &*change.id, change.column, &change.value, Some(&change.place))
        });
        let decided = self.answered(Answer::File).filter_map(|asked| {
            let column = asked.column?;
            Some((asked.sheet, &*asked.id, column, &asked.file, asked.place.as_ref()))
        });
        let put = |(sheet, id, column, value, place): (usize, &str, usize, &_, Option<_>)| {
            let sheet = self.sheet(sheet);
            let column = &sheet.columns[column];
            let row = RowRef::of(&sheet.kind, &sheet.context, id)?;
            let shown = show(self.snapshot, &sheet.kind, column, value).zh;
            Some(Put {
                row: row.owner_of(&column.field),
                field: &column.field,
                value: Option::clone(value),
                from: place.map(|place| (place, shown)),
            })
        };
        taken.chain(decided).filter_map(put).collect()
    }

    fn row(
        &self,
        writer: &mut Writer<'_, '_>,
        question: &Question,
        done: &mut Merged,
    ) -> Result<(), AppError> {
        let sheet = self.sheet(question.sheet);
        if matches!(question.kind, QuestionKind::Removed | QuestionKind::RemovedEdited) {
            done.removed += 1;
            let row = RowRef::of(&sheet.kind, &sheet.context, &question.id);
            return row.map_or(Ok(()), |row| writer.remove(&row));
        }
        done.added += 1;
        let cells = question.cells.iter();
        let cells: Vec<(&str, &str)> =
            cells.map(|(at, text)| (&*sheet.columns[*at].field, &**text)).collect();
        writer.make((&sheet.kind, &sheet.context), &question.id, &cells)
    }

    /// Remembers what was put off, and forgets what is decided now.
    fn put_off(&self, tx: &Tx<'_>) -> Result<(), AppError> {
        let rows = self.snapshot.deferred_conflicts.iter();
        let known: HashMap<Key, DeferredConflictId> =
            rows.map(|row| (Key::of(row), row.id)).collect();
        for (question, answer) in self.plan.merge.questions.iter().zip(self.answers) {
            let sheet = self.sheet(question.sheet);
            let old = known.get(&Key::asked(sheet, question)).copied();
            if *answer == Answer::Later {
                let id = old.unwrap_or_else(|| tx.new_id());
                tx.put(&remember(tx, id, &self.plan.file_name, sheet, question))?;
            } else if let Some(old) = old {
                tx.remove::<DeferredConflict>(old)?;
            }
        }
        Ok(())
    }
}
