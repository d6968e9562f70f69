//! The large tables as the page has them, so that after an edit only the rows that say something else
//! travel. Not here: what a row says.

mod registry;
mod schedule;

/// The table given last.
pub(super) struct Given<Table> {
    /// How many tables were given; the sign of the last.
    count: u64,
    table: Option<Table>,
}

impl<Table> Default for Given<Table> {
    fn default() -> Self {
        Self { count: 0, table: None }
    }
}

impl<Table> Given<Table> {
    /// Keeps the table that is given now. Answers its sign, and the one given before where that is
    /// the one with the sign `since`.
    fn give(&mut self, since: Option<&str>, table: Table) -> (String, Option<Table>) {
        let is_known = since.is_some_and(|sign| sign == self.count.to_string());
        self.count += 1;
        let before = self.table.replace(table);
        (self.count.to_string(), before.filter(|_| is_known))
    }
}

/// A table that stands one array per column.
trait Columns {
    /// Positions of the rows that say something else in `now`.
    fn changed(&self, now: &Self) -> Vec<u32>;
    /// What it says of some rows that it did not say before; what is said of the whole stays.
    fn picked(&self, before: &Self, rows: &[u32]) -> Self;
}

/// Some rows of a column; none where all of them say what they said before.
fn column<T: Clone + PartialEq>(before: &[T], now: &[T], rows: &[u32]) -> Vec<T> {
    let rows = || rows.iter().map(|row| *row as usize);
    if rows().all(|row| before[row] == now[row]) {
        return Vec::new();
    }
    rows().map(|row| now[row].clone()).collect()
}

/// The columns of a table, and after the semicolon what is said of the whole.
macro_rules! columns {
    ($table:ident: $first:ident, $($column:ident),+ $(; $($whole:ident),+)?) => {
        impl Columns for $table {
            fn changed(&self, now: &Self) -> Vec<u32> {
                let differs = |row: &usize| {
                    self.$first[*row] != now.$first[*row]
                        $(|| self.$column[*row] != now.$column[*row])+
                };
                (0..now.$first.len()).filter(differs).map(crate::desk::convert::count).collect()
            }

            fn picked(&self, before: &Self, rows: &[u32]) -> Self {
                use super::column;
                Self {
                    $first: column(&before.$first, &self.$first, rows),
                    $($column: column(&before.$column, &self.$column, rows),)+
                    $($($whole: self.$whole.clone(),)+)?
                }
            }
        }
    };
}
use columns;

/// A desk with the sample open, in a folder of its own.
#[cfg(test)]
fn with_sample() -> (tempfile::TempDir, crate::Desk) {
    use crate::Answer as _;

    let folder = tempfile::tempdir().expect("a folder");
    let environment = crate::Environment {
        dialogs: std::sync::Arc::new(crate::NoDialogs),
        config_dir: folder.path().to_owned(),
        snapshot_dir: None,
        via: crate::Via::CommandLine,
        lang: crate::Lang::ZhCn,
    };
    let desk = crate::Desk::new(environment).expect("a desk");
    desk.project_open_sample(crate::dto::SampleQuery { code: None }).expect("the sample");
    (folder, desk)
}
