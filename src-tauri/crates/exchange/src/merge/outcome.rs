//! A returned workbook against what is here: what is taken, what is asked, what is said.

use std::collections::HashMap;

use super::question::{Change, Merge, Mine, Place, Question, QuestionKind};
use super::returned::{Remark, RemarkKind, Returned, ReturnedRow, ReturnedSheet, RowIs};
use super::scaled;
use super::settle::{Base, Doubt, Exact, Said, Settled, settle};
use crate::book::cell_address;
use crate::carried::{Carried, CarriedColumn, CarriedSheet, Role, Shape};

/// Merges. `step` is told how many rows are done, of how many, and stops the work by `false`; then
/// there is no result.
pub fn merge(
    carried: &Carried,
    returned: &Returned,
    base_is_known: bool,
    mine: &impl Mine,
    step: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Merge> {
    let total = returned.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let mut merger = Merger {
        mine,
        base_is_known,
        out: Merge { remarks: returned.remarks.clone(), ..Merge::default() },
        targets: HashMap::new(),
        places: places(carried, returned),
    };
    let mut done = 0;
    for sheet in &returned.sheets {
        let from = &carried.sheets[sheet.carried];
        for row in &sheet.rows {
            if done % 512 == 0 && !step(done, total) {
                return None;
            }
            done += 1;
            merger.row(sheet, from, row);
        }
    }
    for (at, gone) in &returned.gone {
        let from = &carried.sheets[*at];
        if !mine.removes(from) && !gone.is_empty() {
            let mut remark = Remark::plain(&from.name, RemarkKind::RowsGone);
            remark.count = gone.len();
            merger.out.remarks.push(remark);
            continue;
        }
        for row in gone {
            merger.gone(*at, from, *row);
        }
    }
    let mut out = merger.out;
    out.taken.retain(|change| change.value != change.before);
    if base_is_known {
        scaled::ask(&mut out, carried);
    }
    step(total, total).then_some(out)
}

/// Where a field was met first.
#[derive(Clone, Copy)]
enum Met {
    Taken(usize),
    Asked(usize),
}

struct Merger<'m, M> {
    mine: &'m M,
    base_is_known: bool,
    out: Merge,
    targets: HashMap<String, Met>,
    /// In which row of its sheet each row that went out came back, by carried sheet and id.
    places: HashMap<(usize, String), u32>,
}

fn places(carried: &Carried, returned: &Returned) -> HashMap<(usize, String), u32> {
    let mut places = HashMap::new();
    for sheet in &returned.sheets {
        let rows = &carried.sheets[sheet.carried].rows;
        for row in &sheet.rows {
            if let RowIs::Carried(at) | RowIs::Recognised(at) = row.is {
                places.entry((sheet.carried, rows[at].id.clone())).or_insert(row.number);
            }
        }
    }
    places
}

/// A cell of the file on its way to being settled.
struct Cell<'a> {
    sheet: &'a ReturnedSheet,
    from: &'a CarriedSheet,
    row: &'a ReturnedRow,
    at: usize,
    col: u16,
    id: &'a str,
    base: Base<'a>,
    /// What went out, whether or not it says anything of what is here.
    went_out: Option<&'a str>,
}

impl Cell<'_> {
    fn column(&self) -> &CarriedColumn {
        &self.from.columns[self.at]
    }

    /// What a person recognises the row by.
    fn name(&self) -> String {
        if self.row.is != RowIs::New {
            return name(self.from, self.row.is);
        }
        named(self.from, |at| {
            self.row.said.iter().find_map(|(place, _, said)| match said {
                Said::Value(text) if *place == at => Some(text.clone()),
                _ => None,
            })
        })
    }

    fn place(&self) -> Place {
        Place {
            sheet: self.sheet.name.clone(),
            row: self.row.number,
            cell: cell_address(self.row.number - 1, self.col),
        }
    }
}

impl<M: Mine> Merger<'_, M> {
    fn row(&mut self, sheet: &ReturnedSheet, from: &CarriedSheet, row: &ReturnedRow) {
        self.out.counts.rows += 1;
        let (RowIs::Carried(at) | RowIs::Recognised(at)) = row.is else {
            return self.new_row(sheet, from, row);
        };
        if matches!(row.is, RowIs::Recognised(_)) {
            self.out.counts.recognised += 1;
        }
        if row.said.is_empty() {
            return;
        }
        let went_out = &from.rows[at];
        if !self.mine.has(from, &went_out.id) {
            return self.gone_here(sheet, from, row, at);
        }
        for (at, col, said) in &row.said {
            let value = went_out.values.get(*at).and_then(Option::as_deref);
            let base = if self.base_is_known { Base::Known(value) } else { Base::Unknown };
            let (at, col, id) = (*at, *col, went_out.id.as_str());
            self.cell(&Cell { sheet, from, row, at, col, id, base, went_out: value }, said);
        }
    }

    /// What the field makes of the text, or the remark that it does not take it.
    fn normal(&mut self, cell: &Cell<'_>, said: &Said) -> Option<Said> {
        let text = match said {
            Said::Value(text) => text.as_str(),
            // What cannot be blank cannot be cleared either.
            Said::Blank | Said::Cleared => "",
            Said::Nothing => return Some(Said::Nothing),
        };
        match self.mine.normal(cell.from, cell.column(), text) {
            Some(_) if text.is_empty() => Some(said.clone()),
            Some(Some(value)) => Some(Said::Value(value)),
            Some(None) => Some(Said::Cleared),
            None => {
                self.remark(RemarkKind::NotTaken, cell, said);
                None
            }
        }
    }

    fn remark(&mut self, kind: RemarkKind, cell: &Cell<'_>, said: &Said) {
        let mut remark = Remark::plain(&cell.sheet.name, kind);
        remark.row = Some(cell.row.number);
        remark.column = Some(crate::book::column_letter(cell.col));
        if let Said::Value(text) = said {
            remark.text = shown(cell.column().shape, text);
        }
        remark.about = Some((cell.sheet.carried, cell.at));
        self.out.remarks.push(remark);
    }

    fn normal_base(&self, cell: &Cell<'_>) -> Exact {
        let Base::Known(Some(text)) = cell.base else { return None };
        let normal = self.mine.normal(cell.from, cell.column(), text);
        normal.unwrap_or_else(|| Some(text.to_owned()))
    }

    fn cell(&mut self, cell: &Cell<'_>, said: &Said) {
        if self.mine.is_computed(cell.from, cell.id, cell.column()) {
            // What nobody touched in the other file was not changed.
            let is_as_it_went_out =
                matches!(said, Said::Value(text) if Some(text.as_str()) == cell.went_out);
            if !is_as_it_went_out {
                self.remark(RemarkKind::ProtectedChanged, cell, said);
            }
            return;
        }
        let Some(said) = self.normal(cell, said) else { return };
        let before = self.normal_base(cell);
        let base = match cell.base {
            Base::Known(_) => Base::Known(before.as_deref()),
            Base::Unknown => Base::Unknown,
        };
        let here = || self.mine.value(cell.from, cell.id, cell.column());
        let kind = match settle(base, &said, here) {
            Settled::Mine => return,
            Settled::Same => {
                self.out.counts.same += 1;
                return;
            }
            Settled::File => None,
            Settled::Ask(Doubt::Conflict) => Some(QuestionKind::Conflict),
            Settled::Ask(Doubt::Emptied) => Some(QuestionKind::Emptied),
            Settled::Ask(Doubt::NoBase) => Some(QuestionKind::NoBase),
        };
        let recognised = matches!(cell.row.is, RowIs::Recognised(_)) && self.base_is_known;
        let kind = kind.or(recognised.then_some(QuestionKind::Recognised));
        let value = match said {
            Said::Value(value) => Some(value),
            _ => None,
        };
        let target = self.mine.target(cell.from, cell.id, cell.column());
        match self.targets.get(&target).copied() {
            Some(met) => self.met_again(met, cell, &value),
            None => self.note(target, kind, cell, before, value),
        }
    }

    fn note(
        &mut self,
        target: String,
        kind: Option<QuestionKind>,
        cell: &Cell<'_>,
        before: Exact,
        value: Exact,
    ) {
        let (sheet, id) = (cell.sheet.carried, cell.id.to_owned());
        let (name, place) = (cell.name(), cell.place());
        match kind {
            None => {
                self.targets.insert(target, Met::Taken(self.out.taken.len()));
                let column = cell.at;
                self.out.taken.push(Change { sheet, id, name, column, before, value, place });
            }
            Some(kind) => {
                self.targets.insert(target, Met::Asked(self.out.questions.len()));
                self.out.questions.push(Question {
                    kind,
                    sheet,
                    id,
                    name,
                    column: Some(cell.at),
                    base: before,
                    file: value,
                    mine: self.mine.value(cell.from, cell.id, cell.column()),
                    place: Some(place),
                    cells: Vec::new(),
                });
            }
        }
    }

    /// A second cell that means the same field: agreeing it is nothing new; otherwise nobody can
    /// know which of the two counts.
    fn met_again(&mut self, met: Met, cell: &Cell<'_>, value: &Exact) {
        let first = match met {
            Met::Taken(at) => &self.out.taken[at].value,
            Met::Asked(at) => &self.out.questions[at].file,
        };
        if first == value {
            return;
        }
        self.remark(RemarkKind::TwoCells, cell, &value.clone().map_or(Said::Cleared, Said::Value));
        if let Met::Taken(at) = met {
            let change = self.out.taken[at].clone();
            let target = self.mine.target(cell.from, cell.id, cell.column());
            self.targets.insert(target, Met::Asked(self.out.questions.len()));
            self.out.questions.push(Question::doubting(&change));
            // It stays in its place as no change, so that the others keep theirs.
            let change = &mut self.out.taken[at];
            change.value.clone_from(&change.before);
        }
    }

    fn new_row(&mut self, sheet: &ReturnedSheet, from: &CarriedSheet, row: &ReturnedRow) {
        let text = |at: usize| {
            row.said.iter().find_map(|(place, _, said)| match said {
                Said::Value(text) if *place == at => Some(text.as_str()),
                _ => None,
            })
        };
        let keys: Vec<&str> = key_columns(from).map(|at| text(at).unwrap_or_default()).collect();
        if let Some(id) = self.mine.find(from, &keys) {
            let name = named(from, |at| text(at).map(str::to_owned));
            let place = (sheet.carried, id.clone());
            // Laid over the record whose own row stands here too, it would blot that out.
            if let Some(other) = self.places.get(&place) {
                return self.name_twice(sheet, row, name, *other);
            }
            self.places.insert(place, row.number);
            for (at, col, said) in &row.said {
                let (at, col) = (*at, *col);
                let (base, went_out) = (Base::Unknown, None);
                self.cell(&Cell { sheet, from, row, at, col, id: &id, base, went_out }, said);
            }
            return;
        }
        let name = named(from, |at| text(at).map(str::to_owned));
        if !self.mine.adds(from) {
            return self.row_not_taken(sheet, row, name);
        }
        let mut cells = Vec::new();
        for (at, col, said) in &row.said {
            let (at, col, base) = (*at, *col, Base::Known(None));
            let cell = Cell { sheet, from, row, at, col, id: "", base, went_out: None };
            if let Some(Said::Value(value)) = self.normal(&cell, said) {
                cells.push((at, value));
            }
        }
        self.ask_row(QuestionKind::New, sheet.carried, String::new(), name, cells, || {
            Some(Place { sheet: sheet.name.clone(), row: row.number, cell: String::new() })
        });
    }

    fn gone_here(
        &mut self,
        sheet: &ReturnedSheet,
        from: &CarriedSheet,
        row: &ReturnedRow,
        at: usize,
    ) {
        let went_out = &from.rows[at];
        if !self.mine.adds(from) {
            return self.row_not_taken(sheet, row, name(from, row.is));
        }
        let mut cells = Vec::new();
        for (column, base) in went_out.values.iter().enumerate() {
            let said = row.said.iter().find(|(place, ..)| *place == column);
            let text = match said {
                Some((.., Said::Value(text))) => Some(text.clone()),
                Some((.., Said::Cleared)) => None,
                _ => base.clone(),
            };
            let is_protected = from.columns[column].role == Role::Protected;
            if let Some(text) = text.filter(|_| !is_protected) {
                let normal = self.mine.normal(from, &from.columns[column], &text).flatten();
                cells.extend(normal.map(|value| (column, value)));
            }
        }
        let (id, name) = (went_out.id.clone(), name(from, row.is));
        self.ask_row(QuestionKind::GoneHere, sheet.carried, id, name, cells, || {
            Some(Place { sheet: sheet.name.clone(), row: row.number, cell: String::new() })
        });
    }

    fn name_twice(&mut self, sheet: &ReturnedSheet, row: &ReturnedRow, name: String, other: u32) {
        let mut remark = Remark::plain(&sheet.name, RemarkKind::NameTwice);
        remark.row = Some(row.number);
        remark.text = name;
        remark.count = usize::try_from(other).unwrap_or(usize::MAX);
        self.out.remarks.push(remark);
    }

    fn row_not_taken(&mut self, sheet: &ReturnedSheet, row: &ReturnedRow, name: String) {
        let mut remark = Remark::plain(&sheet.name, RemarkKind::RowNotTaken);
        remark.row = Some(row.number);
        remark.text = name;
        self.out.remarks.push(remark);
    }

    /// A carried row that did not come back.
    fn gone(&mut self, at: usize, from: &CarriedSheet, row: usize) {
        let went_out = &from.rows[row];
        if !self.mine.has(from, &went_out.id) {
            return;
        }
        let edited = from.columns.iter().zip(&went_out.values).any(|(column, base)| {
            let normal = |text: &String| self.mine.normal(from, column, text).flatten();
            column.role != Role::Protected
                && self.mine.value(from, &went_out.id, column) != base.as_ref().and_then(normal)
        });
        let edited = edited && self.base_is_known;
        let kind = if edited { QuestionKind::RemovedEdited } else { QuestionKind::Removed };
        let (id, name) = (went_out.id.clone(), name(from, RowIs::Carried(row)));
        self.ask_row(kind, at, id, name, Vec::new(), || None);
    }

    fn ask_row(
        &mut self,
        kind: QuestionKind,
        sheet: usize,
        id: String,
        name: String,
        cells: Vec<(usize, String)>,
        place: impl FnOnce() -> Option<Place>,
    ) {
        self.out.questions.push(Question {
            kind,
            sheet,
            id,
            name,
            column: None,
            base: None,
            file: None,
            mine: None,
            place: place(),
            cells,
        });
    }
}

/// An exact text as it stands in a cell of a column.
fn shown(shape: Shape, text: &str) -> String {
    let Shape::Number { power, digits, .. } = shape else { return text.to_owned() };
    let (Ok(stored), Ok(places)) = (text.parse::<i64>(), usize::try_from(power + digits)) else {
        return text.to_owned();
    };
    let digits = format!("{:0>width$}", stored.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if stored < 0 { "-" } else { "" };
    format!("{sign}{whole}.{fraction}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn key_columns(sheet: &CarriedSheet) -> impl Iterator<Item = usize> {
    (0..sheet.columns.len()).filter(|at| sheet.columns[*at].role == Role::Key)
}

/// What a person recognises a carried row by.
fn name(sheet: &CarriedSheet, is: RowIs) -> String {
    let (RowIs::Carried(row) | RowIs::Recognised(row)) = is else { return String::new() };
    named(sheet, |at| sheet.rows[row].values.get(at)?.clone())
}

/// The keys that name a row, put together.
fn named(sheet: &CarriedSheet, text: impl Fn(usize) -> Option<String>) -> String {
    let keys = key_columns(sheet).filter(|at| sheet.columns[*at].names_the_row());
    keys.filter_map(text).collect::<Vec<_>>().join(" · ")
}
