//! `jiugai list FILE communities|plans|tasks|measures|prices|deferred`

use jiff::ToSpan as _;
use jiugai_contract::dto::{
    CommunityTableDto, Nothing, PlanDto, PlanQuery, PolicyDto, ScheduleDto,
};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::{List, Rows};
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::{Table, area, count, money};

pub(super) fn run(list: &List, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::read(&list.file, output)?;
    let desk = &headless.desk;
    match list.rows {
        Rows::Communities => {
            output.result(&desk.communities_table(Nothing {})?, |table| communities(table, output));
        }
        Rows::Plans => {
            output.result(&desk.plans_list(Nothing {})?, |plans| plan_list(plans, output))
        }
        Rows::Tasks => {
            let plan_id = headless.plan(None, "annual")?.id;
            output.result(&desk.schedule_get(PlanQuery { plan_id })?, |schedule| {
                tasks(schedule, output)
            });
        }
        Rows::Prices => super::prices::list(&headless, output)?,
        Rows::Deferred => output
            .result(&desk.merge_deferred(Nothing {})?, |rows| super::merge::deferred(rows, output)),
        Rows::Measures => {
            output.result(&desk.policy_get(Nothing {})?, |policy| measures(policy, output))
        }
    }
    Ok(())
}

fn communities(rows: &CommunityTableDto, output: &Output) -> String {
    let mut table = Table::new(&[
        output.pick("小区", "community"),
        output.pick("行政区划", "division"),
        output.pick("建成", "built"),
        output.pick("栋", "buildings"),
        output.pick("户", "households"),
        "m²",
        output.pick("投资 万元", "10,000 yuan"),
        output.pick("年份", "year"),
        output.pick("人水绿线面管", "facets"),
    ]);
    for at in 0..rows.id.len() {
        let year = |year: Option<i16>| year.map_or_else(|| "—".to_owned(), |year| year.to_string());
        table.row([
            rows.name[at].clone(),
            rows.division[at].clone(),
            year(rows.built_to[at]),
            count(rows.buildings[at]),
            count(rows.households[at]),
            area(rows.floor_area_m2[at]),
            money(rows.investment_fen[at]),
            year(rows.year[at]),
            signs(&rows.facets[at]),
        ]);
    }
    let legend = output
        .pick("？未检查　○无问题　●短板　！隐患", "? not inspected, ○ fine, ● lacking, ! hazard");
    format!("{}{legend}\n", table.text())
}

/// The six facets as signs.
fn signs(facets: &str) -> String {
    let sign = |letter| match letter {
        'f' => '○',
        'l' => '●',
        'h' => '！',
        _ => '？',
    };
    facets.chars().map(sign).collect()
}

fn plan_list(plans: &Vec<PlanDto>, output: &Output) -> String {
    let mut table = Table::new(&[
        output.pick("计划", "plan"),
        output.pick("年份", "years"),
        output.pick("小区", "communities"),
        output.pick("编号", "id"),
    ]);
    for plan in plans {
        let years = format!("{}–{}", plan.from_year, plan.to_year);
        table.row([plan.name.clone(), years, plan.communities.to_string(), plan.id.clone()]);
    }
    table.text()
}

pub(super) fn tasks(schedule: &ScheduleDto, output: &Output) -> String {
    let mut table = Table::new(&[
        output.pick("小区", "community"),
        output.pick("工序", "task"),
        output.pick("开始", "start"),
        output.pick("完成", "finish"),
        output.pick("天", "days"),
        output.pick("时差", "float"),
    ]);
    let ScheduleDto { about, rows, tasks, .. } = schedule;
    let names = rows.name.iter().zip(&rows.tasks);
    let names = names.flat_map(|(name, count)| std::iter::repeat_n(name, *count as usize));
    for (at, name) in names.enumerate() {
        table.row([
            name.clone(),
            about.kinds[tasks.kind[at] as usize].name.clone(),
            day(tasks.start[at]),
            day(tasks.finish[at]),
            tasks.duration_days[at].to_string(),
            tasks.float_days[at].to_string(),
        ]);
    }
    table.text()
}

/// The day of a number, as it is written.
fn day(number: i64) -> String {
    let day = jiff::civil::date(1970, 1, 1).checked_add(number.days());
    day.map_or_else(|_| String::new(), |day| day.to_string())
}

fn measures(policy: &PolicyDto, output: &Output) -> String {
    let mut table = Table::new(&["", "", ""]);
    for measure in &policy.measures {
        let name = output.pick(&measure.zh, &measure.en).to_owned();
        table.row([measure.code.clone(), name, measure.unit.clone()]);
    }
    table.text()
}
