//! Spreadsheets in, files out.

use std::collections::HashMap;
use std::path::Path;

use jiugai_app::Outcome;
use jiugai_app::import::{Imported, Match, Preview, remark_notice};
use jiugai_app::project::file_name;
use jiugai_app::snapshot::Snapshot;
use jiugai_domain::policy::GateCheck;
use jiugai_exchange::recognise::{
    Amount, ColumnFound, CommunityRow, DeclaredRow, Remark, TableFound, TableKind, TotalCheck,
};

use super::{notice, square_metres};
use crate::desk::recent;
use crate::dto::{
    DeclaredDto, ExportedDto, ImportCheckDto, ImportColumnDto, ImportDoneDto, ImportPreviewDto,
    ImportRemarkDto, ImportRowDto, ImportTableDto, ImportTotalsDto,
};

pub(in crate::desk) fn import_preview(
    snapshot: &Snapshot,
    token: &str,
    preview: &Preview,
) -> ImportPreviewDto {
    let tables = preview.recognised.tables.iter().zip(&preview.matches);
    ImportPreviewDto {
        token: token.to_owned(),
        file: preview.recognised.file_name.clone(),
        tables: tables.map(|(found, matches)| table(preview, found, matches)).collect(),
        added: count(preview.added()),
        already_there: count(preview.already_there()),
        totals: totals(snapshot, preview),
    }
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

fn table(preview: &Preview, found: &TableFound, matches: &[Match]) -> ImportTableDto {
    let clusters: HashMap<u32, &str> = found
        .clusters
        .iter()
        .flat_map(|cluster| cluster.member_rows.iter().map(|row| (*row, cluster.name.as_str())))
        .collect();
    let (first, last) = found.header_rows;
    ImportTableDto {
        sheet: found.sheet.clone(),
        title: found.title.clone(),
        kind: match found.kind {
            TableKind::Communities => "communities",
            TableKind::DistrictTotals => "district_totals",
        }
        .to_owned(),
        header_rows: (first..=last).collect(),
        columns: found.columns.iter().map(column).collect(),
        rows: found
            .communities
            .iter()
            .zip(matches)
            .map(|(found, met)| row(found, clusters.get(&found.sheet_row).copied(), *met))
            .collect(),
        declared: found
            .declared
            .iter()
            .map(|row| declared(&preview.recognised.file_name, found, row))
            .collect(),
        checks: found.checks.iter().map(check).collect(),
        remarks: found.remarks.iter().map(remark).collect(),
    }
}

fn column(column: &ColumnFound) -> ImportColumnDto {
    ImportColumnDto {
        letter: column.letter.clone(),
        header: column.header.clone(),
        field: column.field.map(|field| field.code().to_owned()),
        unit: column.unit.clone(),
    }
}

fn row(row: &CommunityRow, cluster: Option<&str>, met: Match) -> ImportRowDto {
    let names: Vec<&str> = row.division_path.iter().map(|(_, name)| name.as_str()).collect();
    ImportRowDto {
        row: row.sheet_row,
        name: row.name.clone(),
        division: names.join(" "),
        cluster: cluster.map(str::to_owned),
        buildings: row.buildings,
        households: row.households,
        floor_area_m2: row.floor_area.map(square_metres),
        built_to: row.built_to,
        investment_fen: row.investment.map(|amount| amount.0),
        already_there: met != Match::New,
    }
}

fn declared(file: &str, table: &TableFound, row: &DeclaredRow) -> DeclaredDto {
    DeclaredDto {
        file: file.to_owned(),
        sheet: table.sheet.clone(),
        row: i64::from(row.sheet_row),
        division: row.label.clone(),
        communities: row.communities,
        buildings: row.buildings,
        households: row.households,
        floor_area_m2: row.floor_area.map(square_metres),
        investment_fen: row.investment.map(|amount| amount.0),
    }
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
        already_there: count(done.already_there),
        declared: count(done.declared),
        clusters: count(done.clusters),
    }
}

pub(in crate::desk) fn exported(path: &Path, pages: Option<usize>) -> ExportedDto {
    ExportedDto {
        file: file_name(path),
        folder: recent::folder(path),
        pages: pages.and_then(|pages| u32::try_from(pages).ok()),
    }
}
