//! `jiugai fund FILE`

use jiugai_contract::dto::{FundingDto, FundingExplain, FundingExplainDto, PlanQuery};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::Fund;
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::{Table, money};

pub(super) fn run(fund: &Fund, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::read(&fund.file, output)?;
    let plan_id = headless.plan(fund.plan.as_deref(), "five_year")?.id;
    let funding = headless.desk.funding_get(PlanQuery { plan_id: plan_id.clone() })?;
    let Some(named) = &fund.explain else {
        output.result(&funding, |funding| matrix(funding, output));
        return Ok(());
    };
    let row = funding.rows.iter().find(|row| row.owner_id == *named || row.name == *named);
    let row = row.ok_or_else(|| jiugai_app::AppError::not_found("community", named))?;
    let explained = headless.desk.funding_explain(FundingExplain {
        plan_id,
        owner_kind: row.owner_kind.clone(),
        owner_id: row.owner_id.clone(),
    })?;
    output.result(&explained, |explained| reasons(explained, &funding, output));
    Ok(())
}

fn matrix(funding: &FundingDto, output: &Output) -> String {
    let sources = funding.sources.iter().map(|s| output.pick(&s.short_zh, &s.short_en));
    let mut header = vec!["", output.pick("投资 万元", "cost, 10,000 yuan")];
    header.extend(sources);
    header.push(output.pick("缺口", "gap"));
    let mut table = Table::new(&header);
    for row in funding.rows.iter().chain([&funding.total]) {
        let name =
            if row.owner_kind == "total" { output.pick("合计", "total") } else { &row.name };
        let mut cells = vec![name.to_owned(), money(Some(row.cost_fen))];
        for source in &funding.sources {
            let paid = row.by_source.iter().find(|part| part.source == source.code);
            cells.push(paid.map_or_else(String::new, |part| money(Some(part.amount_fen))));
        }
        cells.push(money(Some(row.gap_fen)));
        table.row(cells);
    }
    table.text()
}

fn reasons(explained: &FundingExplainDto, funding: &FundingDto, output: &Output) -> String {
    let mut table = Table::new(&["", "", "", ""]);
    for part in &explained.parts {
        let source = funding.all_sources.iter().find(|s| Some(&s.code) == part.source.as_ref());
        let source = source.map_or(output.pick("缺口", "gap"), |s| output.pick(&s.zh, &s.en));
        table.row([
            output.pick(&part.component.zh, &part.component.en).to_owned(),
            source.to_owned(),
            money(Some(part.amount_fen)),
            output.pick(&part.because_zh, &part.because_en).to_owned(),
        ]);
    }
    table.text()
}
