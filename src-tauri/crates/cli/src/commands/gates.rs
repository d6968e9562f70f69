//! `jiugai gates FILE`

use jiugai_contract::dto::{CommunityQuery, GateResultDto, PlanQuery};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::Gates;
use crate::desk::Headless;
use crate::output::Output;
use crate::tables::Table;

pub(super) fn run(gates: &Gates, output: &Output) -> Result<(), ErrorDto> {
    let headless = Headless::read(&gates.file, output)?;
    let found = if let Some(named) = &gates.community {
        let id = headless.community(named)?;
        headless.desk.communities_detail(CommunityQuery { id })?.gates
    } else {
        let plan_id = headless.plan(gates.plan.as_deref(), "annual")?.id;
        headless.desk.plans_get(PlanQuery { plan_id })?.gates
    };
    output.result(&found, |found| text(found, output));
    Ok(())
}

fn text(gates: &Vec<GateResultDto>, output: &Output) -> String {
    let mut table = Table::new(&["", "", ""]);
    for gate in gates {
        let outcome = match gate.outcome.as_str() {
            "passed" => output.pick("✓ 已满足", "✓ passed"),
            "open" => output.pick("✗ 未满足", "✗ open"),
            _ => output.pick("? 尚不能判断", "? unknown"),
        };
        table.row([
            output.pick(&gate.zh, &gate.en).to_owned(),
            outcome.to_owned(),
            output.pick(&gate.detail_zh, &gate.detail_en).to_owned(),
        ]);
    }
    table.text()
}
