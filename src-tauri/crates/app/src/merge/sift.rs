//! What a merge found but could not be written is taken out of it, and said.

use std::collections::{BTreeMap, BTreeSet};

use jiugai_domain::plan::Plan;
use jiugai_domain::{CommunityId, TaskId};
use jiugai_exchange::carried::{CarriedSheet, Role, kind};
use jiugai_exchange::merge::{Change, Exact, Merge, Question, QuestionKind, Remark, RemarkKind};

use super::here::{Here, RowRef, tight};
use super::shown::field_label;
use super::{community, entry, line, task};
use crate::plan::check_draft;
use crate::schedule::check_dates;

/// Takes out of a merge of `sheets` what could not be written.
pub(super) fn sift(merge: &mut Merge, sheets: &[CarriedSheet], here: &Here<'_>) {
    let sifter = Sifter { sheets, here };
    sifter.rows(merge);
    sifter.of_communities(merge);
    sifter.findings(merge);
    sifter.tasks(merge);
    sifter.years(merge);
}

struct Sifter<'a> {
    sheets: &'a [CarriedSheet],
    here: &'a Here<'a>,
}

impl Sifter<'_> {
    /// Rows that would be made, but of nothing that is known here.
    fn rows(&self, merge: &mut Merge) {
        let (mut refused, mut met, mut names) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        merge.questions.retain(|question| match self.trouble(question, &mut met, &mut names) {
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
        names: &mut BTreeSet<(usize, String, String)>,
    ) -> Option<RemarkKind> {
        if !matches!(question.kind, QuestionKind::New | QuestionKind::GoneHere) {
            return None;
        }
        let sheet = &self.sheets[question.sheet];
        let cell = |field: &str| cell(sheet, question, field);
        match sheet.kind.as_str() {
            kind::SCHEME if question.kind == QuestionKind::New => {
                let is_measure =
                    line::measure_named(self.here.snapshot(), cell("measure")).is_some();
                match self.here.community(cell("owner"), "") {
                    None => Some(RemarkKind::RowUnknown),
                    Some(_) => (!is_measure).then_some(RemarkKind::MeasureUnknown),
                }
            }
            kind::FIVE_YEAR | kind::ANNUAL => match self.plan(sheet) {
                None => Some(RemarkKind::RowNotTaken),
                Some(plan) if check_draft(plan).is_err() => Some(RemarkKind::PlanClosed),
                Some(_) => {
                    let keys = (cell("name"), cell("division"));
                    match entry::community_meant(self.here, &question.id, keys) {
                        None => Some(RemarkKind::RowUnknown),
                        Some(id) if !met.insert((question.sheet, id)) => Some(RemarkKind::RowTwice),
                        Some(_) => None,
                    }
                }
            },
            kind::COMMUNITIES if question.kind == QuestionKind::New => {
                let name = (question.sheet, tight(cell("name")), tight(cell("division")));
                (!names.insert(name)).then_some(RemarkKind::RowTwice)
            }
            _ => None,
        }
    }

    /// A row for a plan also shows what is the community's own: that is asked apart, beside what is
    /// here.
    fn of_communities(&self, merge: &mut Merge) {
        let mut asked = Vec::new();
        for question in &mut merge.questions {
            let sheet = &self.sheets[question.sheet];
            let is_row = matches!(question.kind, QuestionKind::New | QuestionKind::GoneHere);
            if !is_row || !matches!(sheet.kind.as_str(), kind::FIVE_YEAR | kind::ANNUAL) {
                continue;
            }
            let keys = (cell(sheet, question, "name"), cell(sheet, question, "division"));
            let Some(id) = entry::community_meant(self.here, &question.id, keys) else { continue };
            let is_own = |at: &usize| {
                let column = &sheet.columns[*at];
                column.role == Role::Key || entry::has(&column.field)
            };
            let (own, others) =
                std::mem::take(&mut question.cells).into_iter().partition(|(at, _)| is_own(at));
            question.cells = own;
            for (column, text) in others {
                let field = &sheet.columns[column].field;
                let mine = community::value(self.here.snapshot(), id, field);
                if mine.as_deref() != Some(text.as_str()) {
                    asked.push(Question {
                        kind: QuestionKind::NoBase,
                        sheet: question.sheet,
                        id: id.to_string(),
                        name: question.name.clone(),
                        column: Some(column),
                        base: None,
                        file: Some(text),
                        mine,
                        place: question.place.clone(),
                        cells: Vec::new(),
                    });
                }
            }
        }
        merge.questions.extend(asked);
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
        self.refuse(merge, RemarkKind::LevelMissing, |change| {
            is_finding(change) && !levels.contains(&change.id) && !is_known(&change.id)
        });
    }

    /// A task that is finished before it began was mistyped: neither day is taken.
    fn tasks(&self, merge: &mut Merge) {
        let days = |change: &&Change| {
            self.sheets[change.sheet].kind == kind::SCHEDULE
                && self.field(change).starts_with("actual_")
        };
        // Whether days fit is seen when the other day is decided.
        let asks_a_day = |asked: &&Question| {
            let column = asked.column.map(|at| &self.sheets[asked.sheet].columns[at].field);
            column.is_some_and(|field| field.starts_with("actual_"))
        };
        let asked: BTreeSet<&str> =
            merge.questions.iter().filter(asks_a_day).map(|asked| asked.id.as_str()).collect();
        let is_asked = |change: &&Change| asked.contains(change.id.as_str());
        let mut tasks: BTreeMap<TaskId, Vec<&Change>> = BTreeMap::new();
        for change in merge.taken.iter().filter(days).filter(|change| !is_asked(change)) {
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

    /// A community whose first year would come after its last was mistyped: neither is taken.
    fn years(&self, merge: &mut Merge) {
        let mut years: BTreeMap<CommunityId, [Exact; 2]> = BTreeMap::new();
        for change in &merge.taken {
            let (Some(end), Some(id)) = (self.end(change), self.community(change)) else {
                continue;
            };
            let held = |field| community::value(self.here.snapshot(), id, field);
            let ends = years.entry(id).or_insert_with(|| YEARS.map(held));
            ends[end].clone_from(&change.value);
        }
        years.retain(|_, [from, to]| are_backwards(from.as_deref(), to.as_deref()));
        self.refuse(merge, RemarkKind::YearsBackwards, |change| {
            self.end(change).is_some()
                && self.community(change).is_some_and(|id| years.contains_key(&id))
        });
        for question in &mut merge.questions {
            let sheet = &self.sheets[question.sheet];
            let [from, to] = YEARS.map(|field| cell(sheet, question, field));
            if !question.kind.is_about_row() || !are_backwards(Some(from), Some(to)) {
                continue;
            }
            let mut remark = about_row(question, RemarkKind::YearsBackwards);
            to.clone_into(&mut remark.text);
            merge.remarks.push(remark);
            let columns = &sheet.columns;
            question.cells.retain(|(at, _)| !YEARS.contains(&columns[*at].field.as_str()));
        }
    }

    /// Which of the two years a change is about.
    fn end(&self, change: &Change) -> Option<usize> {
        YEARS.iter().position(|field| *field == self.field(change))
    }

    fn community(&self, change: &Change) -> Option<CommunityId> {
        let sheet = &self.sheets[change.sheet];
        let row = RowRef::of(&sheet.kind, &sheet.context, &change.id)?;
        match row.owner_of(self.field(change)) {
            RowRef::Community(id) => Some(id),
            _ => None,
        }
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
                let column = &self.sheets[change.sheet].columns[change.column];
                let mut remark = Remark::plain(&change.place.sheet, kind);
                remark.row = Some(change.place.row);
                remark.column = Some(change.place.column());
                remark.text = match kind {
                    RemarkKind::LevelMissing => field_label(column),
                    _ => change.value.clone().unwrap_or_default(),
                };
                refused.push(remark);
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
    let mut remark = Remark::plain(place.map_or("", |place| &place.sheet), kind);
    remark.row = place.map(|place| place.row);
    remark.text.clone_from(&question.name);
    remark
}

/// The first and the last year of completion.
const YEARS: [&str; 2] = ["built_from", "built_to"];

fn are_backwards(from: Option<&str>, to: Option<&str>) -> bool {
    let year = |text: Option<&str>| text?.parse::<i16>().ok();
    year(from).zip(year(to)).is_some_and(|(from, to)| from > to)
}
