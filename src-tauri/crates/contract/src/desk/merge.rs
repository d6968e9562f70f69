//! Returned workbooks: read beside the work that goes on, looked at, applied; questions put off.

use std::collections::HashMap;
use std::path::Path;

use jiugai_app::merge::{self, Plan};
use jiugai_app::{AppError, ErrorCode};

use super::convert::{self, Wording};
use super::{Desk, locked, nothing};
use crate::ErrorDto;
use crate::dto::{DeferredDto, MergeApply, MergeDoneDto, MergeDto, MergeSettle, OutcomeDto};

type Answered<T> = Result<T, ErrorDto>;

impl Desk {
    /// Reads the book and keeps its merge until it is applied.
    pub(super) fn read_merge(&self, path: &Path) -> Answered<MergeDto> {
        let (snapshot, revision) = self.standing()?;
        let watch = self.watch();
        let plan = merge::read(&snapshot, revision, path, &watch)?;
        let lang = *locked(&self.lang);
        let shown = Wording { snapshot: &snapshot, lang }.merge(&plan);
        watch.check()?;
        locked(&self.merges).insert(shown.token.clone(), plan);
        Ok(shown)
    }

    /// A merge again, brought up to date where the file has moved.
    pub(super) fn look_merge(&self, token: &str) -> Answered<MergeDto> {
        let (snapshot, revision) = self.standing()?;
        let watch = self.watch();
        let lang = *locked(&self.lang);
        let mut plan = self.merge_of(token)?;
        if plan.revision != revision {
            plan.refresh(&snapshot, revision, &watch)?;
        }
        let shown = Wording { snapshot: &snapshot, lang }.merge(&plan);
        locked(&self.merges).insert(token.to_owned(), plan);
        Ok(shown)
    }

    fn merge_of(&self, token: &str) -> Result<Plan, AppError> {
        let plan = locked(&self.merges).get(token).cloned();
        plan.ok_or_else(|| AppError::new(ErrorCode::PreviewGone))
    }

    /// Applies a merge; it stays for another look when that is refused.
    pub(super) fn apply_merge(&self, apply: &MergeApply) -> Answered<MergeDoneDto> {
        let plan = self.merge_of(&apply.token)?;
        let given: HashMap<&str, &str> =
            apply.answers.iter().map(|one| (one.key.as_str(), one.answer.as_str())).collect();
        let mut answers = Vec::with_capacity(plan.merge.questions.len());
        for question in &plan.merge.questions {
            if let Some(code) = given.get(plan.key_of(question).as_str()) {
                answers.push(convert::answer(code)?);
            }
        }
        let outcome = self.with(|project| merge::apply(project, &plan, &answers))?;
        locked(&self.merges).remove(&apply.token);
        self.tell(&outcome);
        Ok(convert::merge_done(&outcome))
    }

    pub(super) fn deferred(&self) -> Answered<Vec<DeferredDto>> {
        let snapshot = self.snapshot()?;
        let lang = *locked(&self.lang);
        let wording = Wording { snapshot: &snapshot, lang };
        Ok(merge::deferred(&snapshot).iter().map(|one| wording.deferred(one)).collect())
    }

    pub(super) fn settle_deferred(&self, settle: &MergeSettle) -> Answered<OutcomeDto> {
        let ids = convert::ids("deferred", &settle.ids)?;
        let answer = convert::answer(&settle.answer)?;
        self.write(|project| merge::settle(project, &ids, answer), nothing)
    }
}
