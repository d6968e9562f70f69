//! Opening the province's file to the first page, as the window does.

use std::sync::Arc;
use std::time::Duration;

use jiugai_app::snapshot::Snapshot;
use jiugai_contract::{Desk, Environment, Lang, NoDialogs, Via};
use jiugai_store::{Services, Store};
use serde_json::Value;

use crate::data::Data;
use crate::measure::median;
use crate::table::Table;
use crate::{Failure, floor};

/// What a file holds for the program; provenance and history come on demand.
const TABLES: [&str; 12] = [
    "policy_part",
    "division",
    "community",
    "building",
    "finding",
    "scheme",
    "cost_line",
    "lot",
    "lot_community",
    "plan_entry",
    "task",
    "dependency",
];
const BARE: &str = "bare SQLite read of the same tables";

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let (path, _) = data.province()?;
    let rows = floor::read_rows(&path, &TABLES)?;
    let bare = median(5, || floor::read_rows(&path, &TABLES))?;
    let desk = Desk::new(Environment {
        dialogs: Arc::new(NoDialogs),
        config_dir: data.path("config"),
        snapshot_dir: None,
        via: Via::Window,
        lang: Lang::ZhCn,
    })
    .map_err(told)?;
    let first_page = || -> Result<String, Failure> {
        desk.open_path(&path).map_err(told)?;
        desk.call("communities.table", Value::Null).map_err(told)
    };
    let close = || desk.call("project.close", Value::Null).map_err(told);
    let mut bytes = 0;
    let mut times = Vec::new();
    for _ in 0..5 {
        let (time, page) = crate::measure::once(first_page)?;
        times.push(time);
        bytes = page.len();
        close()?;
    }
    let opened = crate::measure::middle(times);
    table.compare("open the province to the first page", opened, Some(bare), BARE, None);
    let second = Duration::from_secs(1);
    table.compare(
        "open the province to the first page",
        opened,
        Some(second),
        "one second",
        Some(1.0),
    );
    let store = median(5, || Ok(Store::open_read_only(&path, Services::system("bench"))?))?;
    table.compare(
        "  of which opening and checking the file",
        store,
        Some(opened),
        "the whole",
        None,
    );
    let store = Store::open_read_only(&path, Services::system("bench"))?;
    let read = median(5, || Ok(Snapshot::read(&store)?))?;
    table.compare("  of which rows and figures into memory", read, Some(opened), "the whole", None);
    desk.open_path(&path).map_err(told)?;
    let page = median(5, || desk.call("communities.table", Value::Null).map_err(told))?;
    table.compare("  of which the table as JSON", page, Some(opened), "the whole", None);
    close()?;
    table.figure("rows read by the floor", rows.to_string());
    table.figure("table of all communities as JSON", format!("{:.1} MB", mega(bytes as u64)));
    table.figure("the province's file", format!("{:.0} MB", mega(std::fs::metadata(&path)?.len())));
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn told(error: jiugai_contract::ErrorDto) -> Failure {
    format!("{error:?}").into()
}
