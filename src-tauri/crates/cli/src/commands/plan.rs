//! `jiugai plan FILE --years 2026-2030` and `jiugai plan FILE --annual 2026`

use jiugai_contract::dto::{FiveYearDraft, OutcomeDto, PlanDeriveAnnual, PlanQuery};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::Plan;
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::{Table, count, money};

pub(super) fn run(plan: &Plan, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::open(&plan.file, output)?;
    let made = match plan.annual {
        Some(year) => {
            let plan_id = headless.plan(None, "five_year")?.id;
            headless.desk.plans_derive_annual(PlanDeriveAnnual { plan_id, year })?
        }
        None => draft(plan, &headless)?,
    };
    output.notices(&made);
    let plan_id = made.created.first().cloned().unwrap_or_default();
    let detail = headless.desk.plans_get(PlanQuery { plan_id })?;
    output.result(&detail, |detail| {
        let mut table = Table::new(&[
            output.pick("年份", "year"),
            output.pick("小区", "communities"),
            output.pick("户", "households"),
            output.pick("投资 万元", "10,000 yuan"),
            output.pick("缺口 万元", "gap"),
        ]);
        let reserve = output.pick("储备", "reserve").to_owned();
        let years = detail.years.iter().map(|year| (year.year.to_string(), &year.totals));
        for (name, totals) in years.chain([(reserve, &detail.reserve)]) {
            table.row([
                name,
                count(Some(totals.communities)),
                count(Some(totals.households)),
                money(Some(totals.investment_fen)),
                money(totals.gap_fen),
            ]);
        }
        format!("{}\n{}", detail.plan.name, table.text())
    });
    Ok(())
}

fn draft(plan: &Plan, headless: &Headless) -> Result<OutcomeDto, ErrorDto> {
    let years = plan.years.as_deref().unwrap_or_default();
    let bad = || jiugai_app::AppError::new(jiugai_app::ErrorCode::BadYear).with("value", years);
    let (from, to) = years.split_once(['-', '–', '—']).ok_or_else(bad)?;
    let year = |text: &str| text.trim().parse::<i16>().map_err(|_| bad());
    headless.desk.plans_draft_five_year(FiveYearDraft {
        name: plan.name.clone().unwrap_or_default(),
        from_year: year(from)?,
        to_year: year(to)?,
        ceiling: plan.ceiling.clone().unwrap_or_default(),
    })
}
