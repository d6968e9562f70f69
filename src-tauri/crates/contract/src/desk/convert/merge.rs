//! Returned workbooks.

use jiugai_app::merge::{
    Answer, Deferred, From, Merged, Plan, Question, Remark, RemarkKind, Trouble, choices,
    field_label, show,
};
use jiugai_app::snapshot::Snapshot;
use jiugai_app::text::{Param, say};
use jiugai_app::{AppError, Lang, Outcome};
use jiugai_domain::policy::Label;
use jiugai_exchange::carried::CarriedColumn;

use super::count;
use crate::dto::{
    DeferredDto, MergeCellDto, MergeChangeDto, MergeDoneDto, MergeDto, MergeQuestionDto,
    MergeRemarkDto,
};

/// Words values in one language.
pub(in crate::desk) struct Wording<'a> {
    pub(in crate::desk) snapshot: &'a Snapshot,
    pub(in crate::desk) lang: Lang,
}

impl Wording<'_> {
    fn pick(&self, label: Label) -> String {
        match self.lang {
            Lang::ZhCn => label.zh,
            Lang::En => label.en,
        }
    }

    fn value(&self, kind: &str, column: &CarriedColumn, value: &Option<String>) -> String {
        self.pick(show(self.snapshot, kind, column, value))
    }

    /// A merge.
    pub(in crate::desk) fn merge(&self, plan: &Plan) -> MergeDto {
        let merge = &plan.merge;
        MergeDto {
            token: plan.sha256.clone(),
            file: plan.file_name.clone(),
            from: from(plan.from).to_owned(),
            rows: count(merge.counts.rows),
            recognised: count(merge.counts.recognised),
            same: count(merge.counts.same),
            taken: self.taken(plan),
            questions: merge.questions.iter().map(|asked| self.question(plan, asked)).collect(),
            remarks: merge.remarks.iter().map(|one| self.remark(plan, one)).collect(),
        }
    }

    fn taken(&self, plan: &Plan) -> Vec<MergeChangeDto> {
        let change = |change: &jiugai_app::merge::Change| {
            let sheet = &plan.carried.sheets[change.sheet];
            let column = &sheet.columns[change.column];
            MergeChangeDto {
                name: change.name.clone(),
                field: field_label(column),
                before: self.value(&sheet.kind, column, &change.before),
                value: self.value(&sheet.kind, column, &change.value),
                sheet: change.place.sheet.clone(),
                cell: change.place.cell.clone(),
            }
        };
        plan.merge.taken.iter().map(change).collect()
    }

    fn remark(&self, plan: &Plan, remark: &Remark) -> MergeRemarkDto {
        let column = remark.about.map(|(sheet, column)| {
            let sheet = &plan.carried.sheets[sheet];
            (sheet.kind.as_str(), sheet.columns[column].field.as_str())
        });
        let is_refused = remark.kind == RemarkKind::NotTaken && !remark.text.is_empty();
        let refused = column.filter(|_| is_refused);
        let allowed = refused.and_then(|(kind, field)| choices(self.snapshot, kind, field));
        let mut params: Vec<(&str, Param)> =
            vec![("text", remark.text.as_str().into()), ("count", remark.count.into())];
        let words = match allowed {
            Some(allowed) => {
                params.push(("allowed", allowed.into()));
                say("merge_remark.not_a_choice", &params)
            }
            None if remark.kind == RemarkKind::NotTaken && remark.text.is_empty() => {
                say("merge_remark.not_blank", &[])
            }
            None => say(&format!("merge_remark.{}", remark.kind.code()), &params),
        };
        MergeRemarkDto {
            code: remark.kind.code().to_owned(),
            sheet: remark.sheet.clone(),
            row: remark.row,
            column: remark.column.clone(),
            zh: words.zh,
            en: words.en,
        }
    }

    fn question(&self, plan: &Plan, asked: &Question) -> MergeQuestionDto {
        let sheet = &plan.carried.sheets[asked.sheet];
        let column = asked.column.map(|at| &sheet.columns[at]);
        let value = |value: &Option<String>| {
            column.map_or_else(String::new, |column| self.value(&sheet.kind, column, value))
        };
        let place = asked.place.as_ref();
        let cells = asked.cells.iter().map(|(at, text)| (&sheet.columns[*at], text));
        MergeQuestionDto {
            key: plan.key_of(asked),
            kind: asked.kind.code().to_owned(),
            name: asked.name.clone(),
            sheet: place.map_or_else(|| sheet.name.clone(), |place| place.sheet.clone()),
            field: column.map(field_label),
            base: (plan.from == From::ThisFile && column.is_some()).then(|| value(&asked.base)),
            file: value(&asked.file),
            mine: value(&asked.mine),
            row: place.map(|place| place.row),
            cell: place.map(|place| place.cell.clone()).unwrap_or_default(),
            cells: self.cells(&sheet.kind, cells),
        }
    }

    fn cells<'c>(
        &self,
        kind: &str,
        cells: impl Iterator<Item = (&'c CarriedColumn, &'c String)>,
    ) -> Vec<MergeCellDto> {
        let cell = |(column, text): (&CarriedColumn, &String)| MergeCellDto {
            field: field_label(column),
            value: self.value(kind, column, &Some(text.clone())),
        };
        cells.map(cell).collect()
    }

    /// A question that was put off.
    pub(in crate::desk) fn deferred(&self, one: &Deferred) -> DeferredDto {
        let row = &one.row;
        let value = |value: &Option<String>| {
            let column = one.column.as_ref();
            column.map_or_else(String::new, |column| self.value(&row.sheet_kind, column, value))
        };
        // What went out is not known where nobody knew it when the question was asked.
        let is_lost = row.base.is_none() && matches!(&*row.question, "no_base" | "emptied");
        let is_known = one.column.is_some() && !is_lost;
        DeferredDto {
            id: row.id.to_string(),
            kind: row.question.clone(),
            name: row.row_name.clone(),
            field: one.column.as_ref().map(field_label),
            base: is_known.then(|| value(&row.base)),
            file: value(&row.file),
            mine: value(&one.mine),
            is_same: one.column.is_some() && one.is_here && one.mine == row.file,
            is_here: one.is_here,
            cells: self
                .cells(&row.sheet_kind, one.cells.iter().map(|(column, text)| (column, text))),
            file_name: row.file_name.clone(),
            sheet: row.sheet.clone(),
            row: row.sheet_row.and_then(|row| u32::try_from(row).ok()),
            cell: row.cell.clone(),
            at: row.deferred_at.to_string(),
        }
    }
}

fn from(from: From) -> &'static str {
    match from {
        From::ThisFile => "this_file",
        From::AnotherFile => "another_file",
        From::Nowhere(Trouble::Missing) => "missing",
        From::Nowhere(Trouble::Damaged) => "damaged",
        From::Nowhere(Trouble::Newer) => "newer",
    }
}

/// A decision by its code.
pub(in crate::desk) fn answer(code: &str) -> Result<Answer, AppError> {
    match code {
        "file" => Ok(Answer::File),
        "mine" => Ok(Answer::Mine),
        "later" => Ok(Answer::Later),
        _ => Err(AppError::not_found("field", code)),
    }
}

pub(in crate::desk) fn merge_done(outcome: &Outcome<Merged>) -> MergeDoneDto {
    let done = &outcome.value;
    MergeDoneDto {
        revision: outcome.revision.map(|id| id.to_string()),
        label: outcome.revision.map(|_| outcome.label.clone()),
        taken: count(done.taken),
        for_file: count(done.for_file),
        for_mine: count(done.for_mine),
        deferred: count(done.deferred),
        added: count(done.added),
        removed: count(done.removed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_remark_has_its_words() {
        for kind in RemarkKind::ALL {
            let key = format!("merge_remark.{}", kind.code());
            assert!(jiugai_app::text::has(&key), "{key} has no text");
        }
    }
}
