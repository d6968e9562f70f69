//! `jiugai totals FILE`

use clap::ValueEnum as _;
use jiugai_contract::dto::{TotalsDto, TotalsQuery, TotalsReportDto};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::Totals;
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::{Table, area, count, money};

pub(super) fn run(totals: &Totals, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::read(&totals.file, output)?;
    let plan = totals.plan.as_deref().map(|plan| headless.plan(Some(plan), "")).transpose()?;
    let by = totals.by.and_then(|by| by.to_possible_value()).map(|by| by.get_name().to_owned());
    let report = headless.desk.totals_get(TotalsQuery { plan: plan.map(|plan| plan.id), by })?;
    output.result(&report, |report| text(report, output));
    Ok(())
}

fn text(report: &TotalsReportDto, output: &Output) -> String {
    let mut table = Table::new(&[
        "",
        output.pick("小区", "communities"),
        output.pick("栋", "buildings"),
        output.pick("户", "households"),
        "m²",
        output.pick("投资 万元", "investment"),
        output.pick("缺口 万元", "gap"),
        output.pick("缺投资", "without investment"),
    ]);
    for group in &report.groups {
        table.row(cells(output.pick(&group.zh, &group.en), &group.totals));
    }
    table.row(cells(output.pick("合计", "total"), &report.totals));
    table.text()
}

fn cells(name: &str, totals: &TotalsDto) -> [String; 8] {
    [
        name.to_owned(),
        count(Some(totals.communities)),
        // A sum of nothing known is unknown, not 0.
        count(known(totals.buildings, totals.missing.buildings)),
        count(known(totals.households, totals.missing.households)),
        area(Some(totals.floor_area_m2).filter(|sum| *sum > 0.0 || totals.missing.floor_area == 0)),
        money(known(totals.investment_fen, totals.missing.investment)),
        money(totals.gap_fen),
        count(Some(totals.missing.investment)),
    ]
}

fn known(sum: i64, missing: i64) -> Option<i64> {
    Some(sum).filter(|sum| *sum != 0 || missing == 0)
}
