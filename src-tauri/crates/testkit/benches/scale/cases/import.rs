//! A province's spreadsheet into an empty file: read, recognised, written as one step, undone.

use jiugai_app::import;
use jiugai_exchange::{Limits, read_book, recognise};
use jiugai_testkit::new_file;

use crate::data::Data;
use crate::measure::{median, middle, once};
use crate::table::Table;
use crate::{Failure, floor, peer};

const PANDAS: &str = "pandas + openpyxl, the same mapping";
const BARE: &str = "bare calamine cell stream";

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let book = data.workbook()?;
    let cells = floor::read_cells(&book)?;
    let bare = median(5, || floor::read_cells(&book))?;
    let read = median(5, || Ok(read_book(&book, &Limits::default())?))?;
    let understood = median(5, || Ok(recognise(&read_book(&book, &Limits::default())?)?))?;
    let (mut whole, mut written, mut undone) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..3 {
        let (mut project, _) = new_file(&data.path(&format!("import-{run}.jiugai")), None)?;
        let (look, preview) = once(|| Ok(import::preview(&project, &book)?))?;
        let (write, _) = once(|| Ok(import::apply(&mut project, &preview, &[])?))?;
        let (undo, _) = once(|| Ok(project.undo()?))?;
        whole.push(look + write);
        written.push(write);
        undone.push(undo);
    }
    let (whole, written, undone) = (middle(whole), middle(written), middle(undone));
    let pandas = peer::run("read_table.py", &[&book, &data.path("pandas.sqlite")])?;
    let mapped = peer::seconds(pandas.as_ref(), "map");
    let stored =
        mapped.zip(peer::seconds(pandas.as_ref(), "store")).map(|(map, store)| map + store);
    let size = format!("{} × 24", data.communities);
    table.compare(format!("read {size} .xlsx, safely"), read, Some(bare), BARE, None);
    table.compare(format!("read and recognise {size}"), understood, Some(bare), BARE, Some(2.0));
    table.compare(
        format!("read and recognise {size}"),
        understood,
        mapped,
        PANDAS,
        Some(1.0 / 15.0),
    );
    table.compare(format!("import {size} as one step"), whole, Some(bare), BARE, None);
    table.compare(
        format!("import {size} as one step"),
        whole,
        stored,
        "the same, then to_sql",
        None,
    );
    table.compare(
        "  of which written, journalled, shown anew",
        written,
        Some(whole),
        "the whole import",
        None,
    );
    table.compare("undo of the import", undone, Some(whole), "the import", Some(1.0));
    table.figure("cells in the spreadsheet", cells.to_string());
    Ok(())
}
