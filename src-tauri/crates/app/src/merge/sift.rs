//! What a merge found but could not be written is taken out of it, and said.

use std::collections::{BTreeMap, BTreeSet};

use jiugai_domain::plan::Plan;
use jiugai_domain::{CommunityId, TaskId};
use jiugai_exchange::carried::{CarriedSheet, kind};
use jiugai_exchange::merge::{Change, Merge, Question, QuestionKind, Remark, RemarkKind};

use super::here::{Here, RowRef};
use super::{entry, line, task};
use crate::plan::check_draft;
use crate::schedule::check_dates;

/// Takes out of a merge of `sheets` what could not be written.
pub(super) fn sift(merge: &mut Merge, sheets: &[CarriedSheet], here: &Here<'_>) {
    let sifter = Sifter { sheets, here };
    sifter.rows(merge);
    sifter.findings(merge);
    sifter.tasks(merge);
}

struct Sifter<'a> {
    sheets: &'a [CarriedSheet],
    here: &'a Here<'a>,
}

impl Sifter<'_> {
    /// Rows that would be made, but of nothing that is known here.
    fn rows(&self, merge: &mut Merge) {
        let (mut refused, mut met) = (Vec::new(), BTreeSet::new());
        merge.questions.retain(|question| match self.trouble(question, &mut met) {
            None => true,
            Some(kind) => {
                refused.push(about_row(question, kind));
                false
            }
        });
        merge.remarks.extend(refused);
    }

    /// Why a row that is asked about cannot be made.
    fn trouble(
        &self,
        question: &Question,
        met: &mut BTreeSet<(usize, CommunityId)>,
    ) -> Option<RemarkKind> {
        if !matches!(question.kind, QuestionKind::New | QuestionKind::GoneHere) {
            return None;
        }
        let sheet = &self.sheets[question.sheet];
        let cell = |field: &str| cell(sheet, question, field);
        match sheet.kind.as_str() {
            kind::SCHEME if question.kind == QuestionKind::New => {
                let is_known = self.here.community(cell("owner"), "").is_some()
                    && line::measure_named(self.here.snapshot(), cell("measure")).is_some();
                (!is_known).then_some(RemarkKind::RowNotTaken)
            }
            kind::FIVE_YEAR | kind::ANNUAL => match self.plan(sheet) {
                None => Some(RemarkKind::RowNotTaken),
                Some(plan) if check_draft(plan).is_err() => Some(RemarkKind::PlanClosed),
                Some(_) => {
                    let keys = (cell("name"), cell("division"));
                    match entry::community_meant(self.here, &question.id, keys) {
                        None => Some(RemarkKind::RowNotTaken),
                        Some(id) if !met.insert((question.sheet, id)) => Some(RemarkKind::RowTwice),
                        Some(_) => None,
                    }
                }
            },
            _ => None,
        }
    }

    fn plan(&self, sheet: &CarriedSheet) -> Option<&Plan> {
        self.here.snapshot().plans.get(sheet.context.parse().ok()?).map(AsRef::as_ref)
    }

    /// An item nobody looked at needs a level before anything else can be said of it.
    fn findings(&self, merge: &mut Merge) {
        let is_finding = |change: &Change| self.sheets[change.sheet].kind == kind::CHECKLIST;
        let levels: BTreeSet<String> = merge
            .taken
            .iter()
            .filter(|change| is_finding(change) && self.field(change) == "level")
            .map(|change| change.id.clone())
            .collect();
        let is_known = |id: &str| {
            let row = RowRef::of(kind::CHECKLIST, "", id);
            row.is_some_and(|row| row.value(self.here.snapshot(), "level").is_some())
        };
        self.refuse(merge, RemarkKind::NotTaken, |change| {
            is_finding(change) && !levels.contains(&change.id) && !is_known(&change.id)
        });
    }

    /// A task that is finished before it began was mistyped: neither day is taken.
    fn tasks(&self, merge: &mut Merge) {
        let days = |change: &&Change| {
            self.sheets[change.sheet].kind == kind::SCHEDULE
                && self.field(change).starts_with("actual_")
        };
        let mut tasks: BTreeMap<TaskId, Vec<&Change>> = BTreeMap::new();
        for change in merge.taken.iter().filter(days) {
            if let Ok(id) = change.id.parse() {
                tasks.entry(id).or_default().push(change);
            }
        }
        let is_backwards = |(id, changes): (&TaskId, &Vec<&Change>)| {
            let mut row = self.here.snapshot().tasks.get(*id)?.as_ref().clone();
            for change in changes {
                task::put(&mut row, self.field(change), &change.value);
            }
            check_dates(&row).is_err().then(|| id.to_string())
        };
        let backwards: BTreeSet<String> = tasks.iter().filter_map(is_backwards).collect();
        self.refuse(merge, RemarkKind::DatesBackwards, |change| {
            days(&change) && backwards.contains(&change.id)
        });
    }

    fn field(&self, change: &Change) -> &str {
        &self.sheets[change.sheet].columns[change.column].field
    }

    /// Takes changes out, each with a remark at its cell.
    fn refuse(&self, merge: &mut Merge, kind: RemarkKind, is_refused: impl Fn(&Change) -> bool) {
        let mut refused = Vec::new();
        merge.taken.retain(|change| {
            let keep = !is_refused(change);
            if !keep {
                let letters = change.place.cell.chars().take_while(char::is_ascii_alphabetic);
                refused.push(Remark {
                    sheet: change.place.sheet.clone(),
                    kind,
                    row: Some(change.place.row),
                    column: Some(letters.collect()),
                    text: change.value.clone().unwrap_or_default(),
                    count: 1,
                });
            }
            keep
        });
        merge.remarks.extend(refused);
    }
}

/// What a row that would be made says in a column.
fn cell<'q>(sheet: &CarriedSheet, question: &'q Question, field: &str) -> &'q str {
    let at = sheet.columns.iter().position(|column| column.field == field);
    let mut cells = question.cells.iter();
    cells.find(|(place, _)| Some(*place) == at).map_or("", |(_, text)| text)
}

fn about_row(question: &Question, kind: RemarkKind) -> Remark {
    let place = question.place.as_ref();
    Remark {
        sheet: place.map(|place| place.sheet.clone()).unwrap_or_default(),
        kind,
        row: place.map(|place| place.row),
        column: None,
        text: question.name.clone(),
        count: 1,
    }
}
