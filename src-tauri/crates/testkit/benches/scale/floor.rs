//! Floors: the least that any program doing the job must do, without doing it.

use std::hint::black_box;
use std::path::Path;

use calamine::{Reader, Xlsx};
use jiugai_domain::TaskId;
use jiugai_domain::task::{Dependency, Task};
use rusqlite::{Connection, OpenFlags};

use crate::Failure;

/// Reads every cell of the first sheet through the bare parser and counts them.
pub(crate) fn read_cells(path: &Path) -> Result<usize, Failure> {
    let mut book: Xlsx<_> = calamine::open_workbook(path)?;
    let sheet = book.sheet_names().first().cloned().ok_or("a workbook without sheets")?;
    let mut reader = book.worksheet_cells_reader(&sheet)?;
    let mut cells = 0;
    while let Some(cell) = reader.next_cell()? {
        black_box(cell.get_value());
        cells += 1;
    }
    Ok(cells)
}

/// Reads every column of every row of these tables through bare `SQLite` and counts the rows.
pub(crate) fn read_rows(path: &Path, tables: &[&str]) -> Result<usize, Failure> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut count = 0;
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                black_box(row.get_ref(column)?);
            }
            count += 1;
        }
    }
    Ok(count)
}

/// Changes one row by its id in a bare transaction, as durable as ours.
pub(crate) struct BareEdit(Connection);

impl BareEdit {
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        Ok(Self(connection))
    }

    pub(crate) fn set_households(&self, id: &str, households: i64) -> Result<(), Failure> {
        let sql = "UPDATE community SET households = ?2 WHERE id = ?1";
        self.0.prepare_cached(sql)?.execute((id, households))?;
        Ok(())
    }
}

/// Puts tasks in an order in which each follows what it waits for, and adds their durations up
/// along the way: no calendars, no late dates.
pub(crate) fn order(tasks: &[Task], dependencies: &[Dependency]) -> i64 {
    let place: std::collections::HashMap<TaskId, usize> =
        tasks.iter().enumerate().map(|(at, task)| (task.id, at)).collect();
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); tasks.len()];
    let mut waiting = vec![0_usize; tasks.len()];
    for dependency in dependencies {
        let (from, to) = (place[&dependency.from_task], place[&dependency.to_task]);
        after[from].push(to);
        waiting[to] += 1;
    }
    let mut start = vec![0_i64; tasks.len()];
    let mut ready: Vec<usize> = (0..tasks.len()).filter(|at| waiting[*at] == 0).collect();
    let mut finish = 0;
    while let Some(at) = ready.pop() {
        let end = start[at] + tasks[at].duration_days;
        finish = finish.max(end);
        for next in &after[at] {
            start[*next] = start[*next].max(end);
            waiting[*next] -= 1;
            if waiting[*next] == 0 {
                ready.push(*next);
            }
        }
    }
    finish
}

/// Writes as many plain shapes as a drawn SVG has elements, half of them with a text.
pub(crate) fn write_shapes(path: &Path, elements: usize) -> Result<(), Failure> {
    use std::fmt::Write as _;
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
    for number in 0..elements {
        let (x, y) = (number % 1_000, number / 10);
        if number % 2 == 0 {
            writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"40\" height=\"9\" fill=\"#4e79a7\"/>"
            )?;
        } else {
            writeln!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"9\">幸福小区 {number}</text>")?;
        }
    }
    svg.push_str("</svg>\n");
    Ok(std::fs::write(path, svg)?)
}
