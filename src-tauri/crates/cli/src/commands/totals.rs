//! `jiugai totals FILE`

use clap::ValueEnum as _;
use jiugai_contract::dto::{TotalsDto, TotalsQuery, TotalsReportDto};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::Totals;
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::{Table, area, count, money};

pub(super) fn run(totals: &Totals, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::read(&totals.file)?;
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
        count(Some(totals.buildings)),
        count(Some(totals.households)),
        area(Some(totals.floor_area_m2)),
        money(Some(totals.investment_fen)),
        money(totals.gap_fen),
        count(Some(totals.missing.investment)),
    ]
}
