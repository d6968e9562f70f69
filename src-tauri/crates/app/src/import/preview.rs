//! What a workbook was understood to say, beside what the file holds. Nothing is written.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use jiugai_domain::RevisionId;
use jiugai_exchange::book::Book;
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{TableFound, recognise_guided};
use jiugai_exchange::{InputRefused, Recognised, RefusedKind};

use super::compare::{DeclaredLook, compare};
use super::look::{Decided, RowLook, RowState};
use super::mapping;
use super::open::open;
use super::plan_year::PlanOffer;
use super::said::Said;
use super::watch::Watch;
use crate::AppError;
use crate::project::Project;
use crate::snapshot::Snapshot;

/// A workbook, read and recognised, and what a person has said about it so far.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The sheets as they are.
    pub book: Arc<Book>,
    /// What was recognised.
    pub recognised: Recognised,
    /// Why no table was found, when that is so: a person may point a header out.
    pub no_table: Option<InputRefused>,
    /// SHA-256 of the file.
    pub sha256: String,
    /// For each table, for each community row: what becomes of it.
    pub looks: Vec<Vec<RowLook>>,
    /// For each table, for each declared total: what becomes of it.
    pub declared: Vec<Vec<DeclaredLook>>,
    /// The plan that years of works can be put into.
    pub offer: Option<PlanOffer>,
    /// The state of the file it was compared with.
    pub revision: Option<RevisionId>,
    /// What a person has said.
    pub said: Said,
}

/// Reads `book` and compares it with the open file.
pub fn preview(project: &Project, book: &Path) -> Result<Preview, AppError> {
    read(project.snapshot(), project.store().revision()?, book, Said::default(), &Watch::default())
}

/// Reads `book` and compares it with the file as it was at `revision`: a large book takes its time,
/// and nobody has to wait for it.
pub fn read(
    snapshot: &Snapshot,
    revision: Option<RevisionId>,
    book: &Path,
    said: Said,
    watch: &Watch,
) -> Result<Preview, AppError> {
    let (found, sha256) = open(book, watch)?;
    watch.phase("import.recognise")?;
    let mut preview = Preview {
        recognised: Recognised {
            file_name: found.file_name.clone(),
            tables: Vec::new(),
            remarks: Vec::new(),
        },
        book: Arc::new(found),
        no_table: None,
        sha256,
        looks: Vec::new(),
        declared: Vec::new(),
        offer: None,
        revision,
        said,
    };
    preview.recompute(snapshot, revision)?;
    watch.check()?;
    Ok(preview)
}

impl Preview {
    /// Recognises and compares anew, with what a person has said by now and the file as it stands.
    pub fn recompute(
        &mut self,
        snapshot: &Snapshot,
        revision: Option<RevisionId>,
    ) -> Result<(), AppError> {
        let mut guide = mapping::guide(snapshot);
        guide.tables.clone_from(&self.said.tables);
        let mut found = recognise_guided(&self.book, &guide);
        if let Ok(recognised) = &found
            && self.said.spell_out(recognised)
        {
            guide.tables.clone_from(&self.said.tables);
            found = recognise_guided(&self.book, &guide);
        }
        match found {
            Ok(mut recognised) => {
                self.said.drop_answered(&mut recognised, snapshot);
                (self.recognised, self.no_table) = (recognised, None);
            }
            Err(refused) if refused.kind == RefusedKind::NoHeader => {
                self.recognised.tables.clear();
                self.recognised.remarks.clear();
                self.no_table = Some(refused);
            }
            Err(refused) => return Err(super::refusal(refused)),
        }
        self.revision = revision;
        self.compare(snapshot);
        Ok(())
    }

    /// Compares anew with the file as it stands.
    fn compare(&mut self, snapshot: &Snapshot) {
        self.offer = PlanOffer::find(snapshot, self.said.takes_plan_year());
        let compared = compare(snapshot, self);
        (self.looks, self.declared) = compared;
    }

    /// Says something about rows of a table and settles them. Answers with the rows that moved.
    pub fn decide(
        &mut self,
        snapshot: &Snapshot,
        table: usize,
        rows: &BTreeSet<u32>,
        say: impl Fn(&RowLook) -> Decided,
    ) -> BTreeSet<u32> {
        let (Some(found), Some(looks)) = (self.recognised.tables.get(table), self.looks.get(table))
        else {
            return BTreeSet::new();
        };
        let mut moved = BTreeSet::new();
        for look in looks.iter().filter(|look| rows.contains(&look.sheet_row)) {
            let decided = say(look);
            moved.insert(look.sheet_row);
            // Whoever a row was, or is now, one with has to be looked at again too.
            moved.extend(look.same_row());
            moved.extend(decided.row());
            self.said.decide(&found.sheet, look.sheet_row, decided);
        }
        let before = self.completing();
        self.settle_rows(snapshot, table, &moved);
        // A row of another table may be completed by one of these, or be no more.
        if before || self.completing() {
            self.compare(snapshot);
        }
        moved
    }

    /// Whether a row is said to be one with a row of another table.
    fn completing(&self) -> bool {
        self.looks.iter().flatten().any(RowLook::is_elsewhere)
    }

    /// Lets a column's values in where they change what the file holds, or keeps them out.
    pub fn take_column(&mut self, snapshot: &Snapshot, table: usize, field: Field, take: bool) {
        if let Some(found) = self.recognised.tables.get(table) {
            self.said.take_column(&found.sheet, found.header_rows.0, field, take);
            self.compare(snapshot);
        }
    }

    /// Lets 计划年度 into the plan, or keeps it as the text of a cell.
    pub fn take_plan_year(&mut self, snapshot: &Snapshot, take: bool) {
        self.said.plan_year_as_text = !take;
        self.compare(snapshot);
    }

    fn settle_rows(&mut self, snapshot: &Snapshot, table: usize, rows: &BTreeSet<u32>) {
        let context = super::compare::Context::of(snapshot, self, table);
        let Some(found) = self.recognised.tables.get(table) else { return };
        let mut settled: Vec<(usize, RowLook)> = Vec::new();
        for (at, row) in found.communities.iter().enumerate() {
            if rows.contains(&row.sheet_row) {
                settled.push((at, context.settled(row, self.looks[table][at].clone())));
            }
        }
        for (at, look) in settled {
            self.looks[table][at] = look;
        }
    }

    /// How many rows are in a state.
    pub fn count(&self, state: RowState) -> usize {
        let nameless = if state == RowState::Refused { self.nameless().count() } else { 0 };
        let rows = self.looks.iter().flatten().filter(|look| look.state == state);
        rows.count() + nameless
    }

    /// How many communities would be added.
    pub fn added(&self) -> usize {
        self.count(RowState::Added)
    }

    /// How many are there already, changed or not.
    pub fn already_there(&self) -> usize {
        self.count(RowState::Updated) + self.count(RowState::Unchanged)
    }

    /// Rows with figures but without a name: table and row.
    pub fn nameless(&self) -> impl Iterator<Item = (&TableFound, u32)> {
        self.recognised.tables.iter().flat_map(|table| {
            let remarks = table.remarks.iter();
            let nameless = remarks.filter(|remark| remark.kind.leaves_row_out());
            nameless.filter_map(move |remark| Some((table, remark.row?)))
        })
    }

    /// Whether writing it would change nothing.
    pub fn adds_nothing(&self) -> bool {
        let declared = self.declared.iter().flatten();
        self.looks.iter().flatten().all(|look| !look.state.is_written())
            && declared.clone().all(|look| *look == DeclaredLook::Known)
    }

    /// How many rows of communities there are.
    pub(super) fn count_rows(&self) -> usize {
        self.looks.iter().map(Vec::len).sum()
    }

    /// Rows of a table by their number.
    pub(super) fn by_row(&self, table: usize) -> HashMap<u32, &RowLook> {
        let looks = self.looks.get(table).into_iter().flatten();
        looks.map(|look| (look.sheet_row, look)).collect()
    }
}
