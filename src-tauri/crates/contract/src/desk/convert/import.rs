//! A workbook on its way in.

use std::collections::HashMap;

use jiugai_app::import::{
    self, Imported, Preview, RowLook, RowState, Shown, Suspect, Who, remark_notice, sheet,
};
use jiugai_app::snapshot::Snapshot;
use jiugai_app::{Lang, Outcome};
use jiugai_domain::policy::GateCheck;
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{
    Amount, ColumnChoice, CommunityRow, DeclaredRow, Remark, TableFound, TableKind, TotalCheck,
};

use super::figures::in_file;
use super::{notice, square_metres};
use crate::ErrorDto;
use crate::dto::{
    DeclaredDto, ImportChangeDto, ImportCheckDto, ImportChoiceDto, ImportColumnDto,
    ImportCountsDto, ImportDoneDto, ImportFieldDto, ImportMovedDto, ImportPlanDto,
    ImportPreviewDto, ImportRemarkDto, ImportRowDto, ImportRowsDto, ImportSheetDto,
    ImportSuspectDto, ImportTableDto, ImportTotalsDto,
};

/// Shows previews of one file in one language.
pub(in crate::desk) struct Showing<'a> {
    pub(in crate::desk) snapshot: &'a Snapshot,
    pub(in crate::desk) preview: &'a Preview,
    pub(in crate::desk) lang: Lang,
}

impl Showing<'_> {
    /// The whole preview.
    pub(in crate::desk) fn preview(&self, token: &str) -> ImportPreviewDto {
        let preview = self.preview;
        let tables = 0..preview.recognised.tables.len();
        let no_table = preview.no_table.clone();
        ImportPreviewDto {
            token: token.to_owned(),
            file: preview.recognised.file_name.clone(),
            sheets: self.sheets(),
            tables: tables.map(|at| self.table(at)).collect(),
            counts: self.counts(),
            added: count(preview.added()),
            already_there: count(preview.already_there()),
            totals: totals(self.snapshot, preview),
            no_table: no_table.map(|refused| ErrorDto::from(import::refusal(refused))),
            plan: preview.offer.as_ref().map(|offer| ImportPlanDto {
                name: offer.name.clone(),
                from_year: offer.from_year,
                to_year: offer.to_year,
                taken: offer.is_taken,
            }),
            has_work: !preview.adds_nothing(),
        }
    }

    /// Rows of a table that moved.
    pub(in crate::desk) fn moved(&self, table: usize, rows: &[u32]) -> ImportMovedDto {
        let found = self.preview.recognised.tables.get(table);
        let looks = self.preview.looks.get(table);
        let pairs = found.into_iter().flat_map(|found| &found.communities);
        let pairs = pairs.zip(looks.into_iter().flatten());
        let moved = pairs.filter(|(row, _)| rows.contains(&row.sheet_row));
        let clusters = found.map(cluster_names).unwrap_or_default();
        let cluster = |row: u32| clusters.get(&row).copied();
        ImportMovedDto {
            table: count(table),
            rows: moved.map(|(row, look)| self.row(row, cluster(row.sheet_row), look)).collect(),
            counts: self.counts(),
            fields: found.map(|found| self.fields(table, found)).unwrap_or_default(),
            has_work: !self.preview.adds_nothing(),
        }
    }

    /// Rows of a sheet with what was understood of them.
    pub(in crate::desk) fn rows(&self, name: &str, rows: &[u32]) -> ImportRowsDto {
        let source = self.preview.book.sheets.iter().find(|sheet| sheet.name == name);
        let tables = self.preview.recognised.tables.iter().filter(|table| table.sheet == name);
        let tables: Vec<(&TableFound, Vec<Field>)> =
            tables.map(|table| (table, sheet::fields(table))).collect();
        let cells = |row: &u32| source.map(|source| sheet::cells(source, *row)).unwrap_or_default();
        let values = |row: &u32| {
            let mut found = tables.iter();
            let shown = found.find_map(|(table, fields)| sheet::values(table, *row, fields))?;
            Some(shown.iter().map(|value| self.word(value)).collect())
        };
        ImportRowsDto {
            cells: rows.iter().map(cells).collect(),
            values: rows.iter().map(values).collect(),
        }
    }

    fn word(&self, shown: &Shown) -> String {
        let label = shown.label();
        match self.lang {
            Lang::ZhCn => label.zh,
            Lang::En => label.en,
        }
    }

    fn counts(&self) -> ImportCountsDto {
        let of = |state| count(self.preview.count(state));
        ImportCountsDto {
            added: of(RowState::Added),
            updated: of(RowState::Updated),
            unchanged: of(RowState::Unchanged),
            conflict: of(RowState::Conflict),
            refused: of(RowState::Refused),
            left: of(RowState::Left),
            declared: count(self.preview.declared.iter().map(Vec::len).sum()),
        }
    }

    fn sheets(&self) -> Vec<ImportSheetDto> {
        let tables = &self.preview.recognised.tables;
        let sheets = self.preview.book.sheets.iter().filter(|sheet| !sheet.is_empty());
        sheets
            .map(|source| {
                let outline = sheet::outline(source);
                let own = tables.iter().enumerate().filter(|(_, one)| one.sheet == source.name);
                ImportSheetDto {
                    name: source.name.clone(),
                    runs: outline.runs,
                    columns: outline.columns,
                    widths: outline.widths,
                    merged: outline.merged,
                    tables: own.map(|(at, _)| count(at)).collect(),
                }
            })
            .collect()
    }

    fn table(&self, at: usize) -> ImportTableDto {
        let found = &self.preview.recognised.tables[at];
        let looks = &self.preview.looks[at];
        let clusters = cluster_names(found);
        let (first, last) = found.header_rows;
        let remembered = import::choices(self.snapshot, found);
        let said = self
            .preview
            .said
            .tables
            .iter()
            .find(|said| said.sheet == found.sheet && said.header_rows == found.header_rows);
        let is_remembered = import::is_remembered(self.snapshot, found);
        let mapping = match said {
            Some(_) => "corrected",
            None if is_remembered => "remembered",
            None => "recognised",
        };
        let choices = said.map_or(&remembered, |said| &said.columns);
        let declared = found.declared.iter();
        ImportTableDto {
            sheet: found.sheet.clone(),
            title: found.title.clone(),
            kind: match found.kind {
                TableKind::Communities => "communities",
                TableKind::DistrictTotals => "district_totals",
            }
            .to_owned(),
            header_rows: (first..=last).collect(),
            columns: self.columns(found, choices),
            mapping: mapping.to_owned(),
            fields: self.fields(at, found),
            rows: found
                .communities
                .iter()
                .zip(looks)
                .map(|(row, look)| self.row(row, clusters.get(&row.sheet_row).copied(), look))
                .collect(),
            declared: declared.map(|row| self.declared(found, row)).collect(),
            checks: found.checks.iter().map(check).collect(),
            remarks: found.remarks.iter().map(remark).collect(),
        }
    }

    fn declared(&self, table: &TableFound, row: &DeclaredRow) -> DeclaredDto {
        DeclaredDto {
            file: self.preview.recognised.file_name.clone(),
            sheet: table.sheet.clone(),
            row: i64::from(row.sheet_row),
            division: row.label.clone(),
            communities: row.communities,
            buildings: row.buildings,
            households: row.households,
            floor_area_m2: row.floor_area.map(square_metres),
            investment_fen: row.investment.map(|amount| amount.0),
            in_file: in_file(self.snapshot, &row.label),
        }
    }

    fn columns(
        &self,
        found: &TableFound,
        choices: &std::collections::BTreeMap<String, ColumnChoice>,
    ) -> Vec<ImportColumnDto> {
        let offer = self.preview.offer.as_ref();
        let columns = found.columns.iter();
        columns
            .map(|column| ImportColumnDto {
                letter: column.letter.clone(),
                header: column.header.clone(),
                field: column.field.map(|field| field.code().to_owned()),
                unit: column.unit.clone(),
                chosen: choices.contains_key(&column.letter),
                as_text: column.field.is_some_and(|field| sheet::is_kept_as_text(field, offer)),
            })
            .collect()
    }

    fn fields(&self, at: usize, found: &TableFound) -> Vec<ImportFieldDto> {
        let mut changes: HashMap<Field, u32> = HashMap::new();
        for change in self.preview.looks[at].iter().flat_map(|look| &look.changes) {
            *changes.entry(change.field).or_default() += u32::from(!change.is_computed);
        }
        let said = &self.preview.said;
        let fields = sheet::fields(found).into_iter();
        fields
            .map(|field| ImportFieldDto {
                field: field.code().to_owned(),
                unit: sheet::shown_unit(field).to_owned(),
                changes: changes.get(&field).copied().unwrap_or(0),
                taken: !said.keeps(&found.sheet, found.header_rows.0, field),
            })
            .collect()
    }

    fn row(&self, row: &CommunityRow, cluster: Option<&str>, look: &RowLook) -> ImportRowDto {
        let names: Vec<&str> = row.division_path.iter().map(|(_, name)| name.as_str()).collect();
        let named = Some(row.cluster.as_str()).filter(|name| !name.is_empty());
        ImportRowDto {
            row: row.sheet_row,
            state: look.state.as_str().to_owned(),
            why: look.why.map(|why| why.as_str().to_owned()),
            name: row.name.clone(),
            division: names.join(" "),
            cluster: cluster.or(named).map(str::to_owned),
            buildings: row.buildings,
            households: row.households,
            floor_area_m2: row.floor_area.map(square_metres),
            built_to: row.built_to,
            investment_fen: row.investment.map(|amount| amount.0),
            community_id: look.target().map(|id| id.to_string()),
            same_row: look.same_row(),
            suspects: look.suspects.iter().map(suspect).collect(),
            changes: look.changes.iter().map(|change| self.change(change)).collect(),
            unreadable: look.unreadable.iter().cloned().collect(),
            said: said(look),
        }
    }

    fn change(&self, change: &import::Change) -> ImportChangeDto {
        ImportChangeDto {
            field: change.field.code().to_owned(),
            before: self.word(&change.before),
            after: self.word(&change.after),
            typed_over: change.is_typed_over,
            computed: change.is_computed,
            taken: change.is_taken,
        }
    }
}

/// Rows by the cluster or lot they are in.
fn cluster_names(found: &TableFound) -> HashMap<u32, &str> {
    let clusters = found.clusters.iter();
    clusters
        .flat_map(|cluster| cluster.member_rows.iter().map(|row| (*row, cluster.name.as_str())))
        .collect()
}

/// What was said of a row, as the wire names it.
fn said(look: &RowLook) -> Vec<String> {
    let decided = &look.decided;
    let identity = decided.identity.map(|identity| match identity {
        import::Identity::Same(_) => "same",
        import::Identity::New => "new",
    });
    let side = decided.side.map(|side| match side {
        import::Side::Workbook => "workbook",
        import::Side::Held => "held",
    });
    let blanks = decided.blanks.then_some("blanks");
    let left = decided.left.then_some("left");
    [identity, side, blanks, left].into_iter().flatten().map(str::to_owned).collect()
}

fn suspect(suspect: &Suspect) -> ImportSuspectDto {
    let (community_id, row) = match suspect.who {
        Who::Community(id) => (Some(id.to_string()), None),
        Who::Row(row) | Who::Elsewhere(row) => (None, Some(row)),
    };
    ImportSuspectDto {
        community_id,
        row,
        sheet: suspect.sheet.clone(),
        name: suspect.name.clone(),
        division: suspect.division.clone(),
        why: suspect.why.as_str().to_owned(),
    }
}

/// What a column mostly holds: offered first.
const USUAL: [Field; 14] = [
    Field::Name,
    Field::District,
    Field::Subdistrict,
    Field::Neighbourhood,
    Field::Address,
    Field::BuiltYear,
    Field::Buildings,
    Field::Units,
    Field::Households,
    Field::Residents,
    Field::FloorArea,
    Field::Investment,
    Field::PlanYear,
    Field::Note,
];

/// The fields a column can be said to hold, the usual ones first.
pub(in crate::desk) fn import_choices() -> Vec<ImportChoiceDto> {
    let others = Field::ALL.iter().filter(|field| !USUAL.contains(field));
    let fields = USUAL.iter().chain(others.filter(|field| **field != Field::Sequence));
    fields
        .map(|field| ImportChoiceDto {
            field: field.code().to_owned(),
            units: sheet::units(*field).iter().map(|unit| (*unit).to_owned()).collect(),
        })
        .collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn totals(snapshot: &Snapshot, preview: &Preview) -> ImportTotalsDto {
    let limit = snapshot.policy.gates.iter().find_map(|gate| match gate.check {
        GateCheck::EligibleObject { built_by, .. } => Some(built_by),
        _ => None,
    });
    let tables = || preview.recognised.tables.iter();
    let late = tables()
        .flat_map(|table| &table.communities)
        .filter(|row| row.built_to.zip(limit).is_some_and(|(built, limit)| built > limit));
    let mut sum = ImportTotalsDto {
        communities: 0,
        buildings: 0,
        households: 0,
        floor_area_m2: 0.0,
        investment_fen: 0,
        approximate_cells: 0,
        built_after_limit: count(late.count()),
    };
    let mut area = jiugai_domain::SquareMetres::ZERO;
    for found in tables().map(TableFound::totals) {
        sum.communities += i64::try_from(found.communities).unwrap_or(i64::MAX);
        sum.buildings += found.buildings;
        sum.households += found.households;
        sum.investment_fen += found.investment.0;
        sum.approximate_cells += count(found.approximate_cells);
        area += found.floor_area;
    }
    sum.floor_area_m2 = square_metres(area);
    sum
}

fn check(check: &TotalCheck) -> ImportCheckDto {
    ImportCheckDto {
        row: check.row,
        label: check.label.clone(),
        field: check.field.code().to_owned(),
        stated: amount(check.stated),
        computed: amount(check.computed),
        matches: check.matches,
    }
}

#[expect(clippy::cast_precision_loss, reason = "sums of one table stay far below 2^53")]
fn amount(amount: Amount) -> f64 {
    match amount {
        Amount::Count(count) => count as f64,
        Amount::Area(area) => square_metres(area),
        Amount::Money(fen) => fen.0 as f64,
    }
}

fn remark(remark: &Remark) -> ImportRemarkDto {
    ImportRemarkDto {
        row: remark.row.unwrap_or(0),
        column: remark.column.clone(),
        notice: notice(&remark_notice(remark)),
        text: remark.text.clone(),
    }
}

pub(in crate::desk) fn import_done(outcome: &Outcome<Imported>) -> ImportDoneDto {
    let done = &outcome.value;
    ImportDoneDto {
        revision: outcome.revision.map(|id| id.to_string()),
        added: count(done.added),
        updated: count(done.updated),
        already_there: count(done.already_there),
        waiting: count(done.waiting),
        refused: count(done.refused),
        declared: count(done.declared),
        clusters: count(done.clusters),
        planned: count(done.planned),
        projects: count(done.projects),
    }
}
