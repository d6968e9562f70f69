//! One typed cell: until it is on the disk and every total shows it, in a small and a large file.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use jiugai_app::community::{Edit, Field, edit};
use jiugai_testkit::{Size, new_file};

use crate::data::Data;
use crate::measure::{middle, once};
use crate::table::Table;
use crate::{Failure, floor};

const EDITS: usize = 101;

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let few = data.communities / 100;
    let small = data.path("small.jiugai");
    new_file(&small, Some(Size::of_communities(few)))?.0.close()?;
    let (large, _) = data.province()?;
    let (in_small, _) = edits(data, &small)?;
    let (in_large, ids) = edits(data, &large)?;
    let name = format!("one edit to disk and totals, {} communities", data.communities);
    table.compare(name, in_large, Some(in_small), "the same in a hundredth of them", Some(2.0));
    let bare = floor::BareEdit::open(&large)?;
    let mut times = Vec::new();
    for (number, id) in (1..).zip(&ids) {
        times.push(once(|| bare.set_households(id, number))?.0);
    }
    table.compare(
        "one edit to disk and totals",
        in_large,
        Some(middle(times)),
        "a bare SQLite update",
        None,
    );
    Ok(())
}

/// The median time of an edit, and the communities edited.
fn edits(data: &Data, path: &Path) -> Result<(Duration, Vec<String>), Failure> {
    let mut project = data.open(path)?;
    let all: Vec<_> = project.snapshot().communities.iter().map(|row| row.id).collect();
    let mut times = Vec::new();
    let mut ids = Vec::new();
    for number in 0..EDITS {
        let id = all[number * 7_919 % all.len()];
        let typed = [Edit { id, field: Field::Households, text: (100 + number).to_string() }];
        let (time, ()) = once(|| {
            edit(&mut project, &typed)?;
            black_box(project.snapshot().figures.totals().households.known);
            Ok(())
        })?;
        times.push(time);
        ids.push(id.to_string());
    }
    project.close()?;
    Ok((middle(times), ids))
}
