//! `jiugai schedule FILE`

use jiugai_contract::dto::{PlanQuery, ScheduleBuild};
use jiugai_contract::{Answer as _, ErrorDto};

use super::list;
use crate::arguments::Schedule;
use crate::desk::Headless;
use crate::output::Output;

pub(super) fn run(schedule: &Schedule, output: &Output) -> Result<(), ErrorDto> {
    let headless = if schedule.build {
        Headless::open(&schedule.file, output)?
    } else {
        Headless::read(&schedule.file, output)?
    };
    let plan_id = headless.plan(schedule.plan.as_deref(), "annual")?.id;
    if schedule.build {
        let template = schedule.template.clone();
        headless.desk.schedule_build(ScheduleBuild { plan_id: plan_id.clone(), template })?;
    }
    let found = headless.desk.schedule_get(PlanQuery { plan_id })?;
    output.result(&found, |found| list::tasks(found, output));
    Ok(())
}
