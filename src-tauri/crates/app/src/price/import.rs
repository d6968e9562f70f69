//! A price book out of an office table: read, shown, corrected, then written as one step.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use jiugai_domain::policy::Policy;
use jiugai_domain::provenance::{ImportBatch, Origin, SourceCell};
use jiugai_domain::scheme::Price;
use jiugai_domain::{Code, PriceId, RevisionId};
use jiugai_exchange::price_book::{PriceBook, PriceRow, PriceTable, read_prices, unit_of};
use jiugai_store::{OpSource, Tx};

use super::UNIT_PRICE;
use crate::import::{Watch, open, refusal};
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode};

/// What holds for prices whose table does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Defaults {
    /// Region.
    pub region: String,
    /// Date.
    pub dated: Option<Date>,
    /// Source; the title of the table and the name of the file when empty.
    pub source: String,
}

/// What a price read meets in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not there yet.
    New,
    /// There with the same item, unit, price, region, date and source.
    Same,
    /// Another price is there for the same item, unit, region and date: it will stand beside it.
    Beside(PriceId),
}

/// One price as read, and what it meets.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Its sheet.
    pub sheet: String,
    /// As read.
    pub row: PriceRow,
    /// Region, date and source with what holds where the table does not say.
    pub region: String,
    /// See above.
    pub dated: Option<Date>,
    /// See above.
    pub source: String,
    /// The measure its words and its unit point to, where that is only one.
    pub measure: Option<Code>,
    /// What it meets.
    pub state: State,
}

/// A price book, read and compared; nothing is written.
#[derive(Debug, Clone)]
pub struct Preview {
    /// As read, with what was refused.
    pub book: PriceBook,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The state of the file it was compared with.
    pub revision: Option<RevisionId>,
    /// Its prices, table by table.
    pub rows: Vec<Seen>,
}

impl Preview {
    /// How many would be written.
    pub fn added(&self) -> usize {
        self.rows.iter().filter(|row| row.state != State::Same).count()
    }
}

/// Reads a price book and compares it with the file as it was at `revision`.
pub fn read(
    snapshot: &Snapshot,
    revision: Option<RevisionId>,
    path: &Path,
    defaults: &Defaults,
    watch: &Watch,
) -> Result<Preview, AppError> {
    let (book, sha256) = open(path, watch)?;
    let book = read_prices(&book).map_err(refusal)?;
    let mut preview = Preview { sha256, book, revision, rows: Vec::new() };
    preview.compare(snapshot, defaults);
    Ok(preview)
}

impl Preview {
    /// Compares anew, with other words for what the table does not say.
    pub fn compare(&mut self, snapshot: &Snapshot, defaults: &Defaults) {
        // One item may have several prices of one day, from several sources.
        let mut known: BTreeMap<_, Vec<&Price>> = BTreeMap::new();
        for price in snapshot.prices.iter() {
            let key = (price.item.as_str(), unit_of(&price.unit), price.region.as_str());
            known.entry((key, price.dated)).or_default().push(price);
        }
        let mut rows = Vec::new();
        for table in &self.book.tables {
            for row in &table.rows {
                let filled = Filled::of(&self.book, table, row, defaults);
                let key = (row.item.as_str(), unit_of(&row.unit), filled.region.as_str());
                let is_same = |price: &&&Price| {
                    price.unit_price == row.unit_price && price.source == filled.source
                };
                let prices = known.get(&(key, filled.dated)).map_or(&[][..], Vec::as_slice);
                let state = match (prices.iter().find(is_same), prices.last()) {
                    (Some(_), _) => State::Same,
                    (None, Some(other)) => State::Beside(other.id),
                    (None, None) => State::New,
                };
                rows.push(Seen {
                    sheet: table.sheet.clone(),
                    row: row.clone(),
                    measure: measure_of(&snapshot.policy, &row.item, &row.unit),
                    state,
                    region: filled.region,
                    dated: filled.dated,
                    source: filled.source,
                });
            }
        }
        self.rows = rows;
    }
}

struct Filled {
    region: String,
    dated: Option<Date>,
    source: String,
}

impl Filled {
    fn of(book: &PriceBook, table: &PriceTable, row: &PriceRow, defaults: &Defaults) -> Self {
        let or = |own: &str, default: &str| if own.is_empty() { default } else { own }.to_owned();
        let mut source = or(&row.source, &defaults.source);
        if source.is_empty() {
            source = or(&table.title, &book.file_name);
        }
        Self {
            region: or(&row.region, &defaults.region),
            dated: row.dated.or(defaults.dated),
            source,
        }
    }
}

/// Words that every kind of work is called by, and that therefore say nothing.
const COMMON: [&str; 9] = ["工程", "改造", "项目", "设施", "维修", "整治", "修缮", "更新", "新建"];

/// The measure whose name shares its own words with the item and whose unit is the item's; none
/// where several do.
pub(super) fn measure_of(policy: &Policy, item: &str, unit: &str) -> Option<Code> {
    let item = item.split(['(', '（']).next().unwrap_or(item);
    let words = own_words(item);
    if words.chars().count() < 2 {
        return None;
    }
    let unit = unit_of(unit);
    let mut fitting = policy.measures.iter().filter(|measure| {
        let name = own_words(&measure.name.zh);
        let is_named =
            name.contains(&words) || (name.chars().count() >= 2 && words.contains(&name));
        is_named && unit_of(&measure.unit) == unit
    });
    let only = fitting.next()?;
    fitting.next().is_none().then(|| only.code.clone())
}

fn own_words(name: &str) -> String {
    COMMON.iter().fold(name.trim().to_owned(), |name, word| name.replace(word, ""))
}

/// What a person decided about one row of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its place in [`Preview::rows`].
    pub at: usize,
    /// Leave it out.
    pub leave_out: bool,
    /// The measure it is a price of.
    pub measure: Option<Code>,
}

/// What an import wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Prices added.
    pub added: usize,
    /// Left alone because they are there.
    pub same: usize,
    /// Left out by a person.
    pub left_out: usize,
}

/// Writes a preview as one undoable step. Rows nobody decided on are taken with the measure that was
/// proposed for them.
pub fn apply(
    project: &mut Project,
    preview: &Preview,
    choices: &[Choice],
) -> Result<Outcome<Written>, AppError> {
    if project.store().revision()? != preview.revision {
        return Err(AppError::new(ErrorCode::PreviewGone));
    }
    let snapshot = project.snapshot().clone();
    let chosen: BTreeMap<usize, &Choice> = choices.iter().map(|row| (row.at, row)).collect();
    for measure in choices.iter().filter_map(|choice| choice.measure.as_ref()) {
        let found = snapshot.policy.find_measure(measure);
        found.ok_or_else(|| AppError::not_found("measure", measure))?;
    }
    let is_out = |at: &usize| chosen.get(at).is_some_and(|choice| choice.leave_out);
    let wanted = |(at, row): &(usize, &Seen)| row.state != State::Same && !is_out(at);
    let rows: Vec<_> = preview.rows.iter().enumerate().filter(wanted).collect();
    let written = Written {
        added: rows.len(),
        same: preview.rows.len() - preview.added(),
        left_out: preview.added() - rows.len(),
    };
    let file = preview.book.file_name.clone();
    let params = [("file", file.as_str().into()), ("count", rows.len().into())];
    let op = project.import_op("price_import", &params, OpSource { file, sheet: None, row: None });
    project.write(op, |tx| {
        if rows.is_empty() {
            return Ok(written);
        }
        let batch = ImportBatch {
            id: tx.new_id(),
            file_name: preview.book.file_name.clone(),
            file_sha256: preview.sha256.clone(),
            imported_at: tx.now(),
        };
        tx.insert(&batch)?;
        for (at, row) in rows {
            let measure = match chosen.get(&at) {
                Some(choice) => choice.measure.clone(),
                None => row.measure.clone(),
            };
            insert(tx, &batch, row, measure)?;
        }
        Ok(written)
    })
}

fn insert(
    tx: &Tx,
    batch: &ImportBatch,
    seen: &Seen,
    measure: Option<Code>,
) -> Result<(), AppError> {
    let row = &seen.row;
    let price = Price {
        id: tx.new_id(),
        item: row.item.clone(),
        unit: row.unit.clone(),
        unit_price: row.unit_price,
        measure_code: measure,
        region: seen.region.clone(),
        dated: seen.dated,
        source: seen.source.clone(),
        note: row.note.clone(),
    };
    tx.insert(&price)?;
    let cell = SourceCell {
        cell: row.cell.clone(),
        text: row.text.clone(),
        unit: row.money.clone(),
        approximate: false,
        superseded: false,
    };
    tx.insert(&Origin {
        id: tx.new_id(),
        batch_id: batch.id,
        table_name: "price".to_owned(),
        row_id: price.id.to_string(),
        sheet: seen.sheet.clone(),
        sheet_row: i64::from(row.sheet_row),
        cells: [(UNIT_PRICE.to_owned(), cell)].into(),
    })?;
    Ok(())
}
