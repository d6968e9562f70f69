//! Finding communities by a fragment of their name, as somebody types it: Chinese, pinyin, initials.

use std::hint::black_box;
use std::time::Duration;

use jiugai_app::community::search;
use jiugai_app::snapshot::Snapshot;

use crate::Failure;
use crate::data::Data;
use crate::measure::median;
use crate::table::Table;

/// What is typed, and what that is an example of. The last finds nothing and looks at every name.
const TYPED: &[(&str, &str)] = &[
    ("幸", "one character"),
    ("花园小区", "four characters"),
    ("xingfu", "pinyin"),
    ("xfl", "initials"),
    ("x", "one letter"),
    ("幸fuli", "a mixture"),
    ("zzzzzz", "nothing to find"),
];

/// A keystroke may take this long.
const WANTED: Duration = Duration::from_millis(20);

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let (path, _) = data.province()?;
    let project = data.open(&path)?;
    let snapshot = project.snapshot();
    for (text, what) in TYPED {
        let ours = median(51, || Ok(search(snapshot, text, 8).len()))?;
        let floor = median(51, || Ok(scan(snapshot, text)))?;
        // The least any search does: every name held against the text, as written.
        table.compare(
            format!("search, {what} ({text})"),
            ours,
            Some(floor),
            "scanning names",
            None,
        );
        if ours > WANTED {
            table.figure(format!("search, {what}: over"), format!("{WANTED:?}"));
        }
    }
    Ok(project.close()?)
}

/// How many names hold the text as it is written.
fn scan(snapshot: &Snapshot, text: &str) -> usize {
    let rows = snapshot.communities.iter();
    black_box(rows.filter(|row| row.name.contains(text) || row.former_name.contains(text)).count())
}
