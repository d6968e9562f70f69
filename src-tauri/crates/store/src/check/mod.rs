//! A whole file looked through: pages, references, structure, history, and whether every step that
//! can be undone really can be. Nothing is changed; what is tried is tried on a copy in memory.
//!
//! Not here: whether the values make sense as records and figures, which the application reads.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::connection::{self, Purpose};
use crate::undo::{Direction, apply_one};
use crate::{APPLICATION_ID, SCHEMA_VERSION, Stop, StoreError, dump, lock, refuse, schema};

/// So many steps are tried.
const STEPS: usize = 200;

/// Something that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Pages or indexes are damaged.
    Pages(String),
    /// A row of this table names a row that is not there.
    Reference {
        /// The table.
        table: String,
        /// The table of the row that is missing.
        to: String,
        /// How many rows do.
        rows: usize,
    },
    /// The structure is not the one this program makes.
    Structure(String),
    /// History contradicts itself.
    History(String),
    /// A step cannot be undone or done again.
    Undo(String),
}

/// What looking a file through came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// The file's schema version.
    pub schema_version: i64,
    /// Rows of history.
    pub journal_rows: usize,
    /// Steps that were undone and done again on a copy, and led back to the same.
    pub steps_tried: usize,
    /// What is wrong; empty when nothing is.
    pub problems: Vec<Problem>,
}

/// Looks a file through. What is no project file at all, or a newer one, is an error; what is wrong
/// with one of ours is a finding.
pub fn check_file(path: &Path, stop: &Stop) -> Result<Checked, StoreError> {
    refuse::refuse_others(path)?;
    let purpose = if lock::beside(path, "-wal").exists() {
        Purpose::Reading
    } else {
        Purpose::ReadingUnwritable
    };
    let conn = connection::open(path, purpose)?;
    stop.watch(&conn)?;
    let mut checked = Checked::default();
    if let Err(error) = checked.look(&conn, path, stop) {
        match error.at(path) {
            StoreError::Damaged { detail, .. } => checked.problems.push(Problem::Pages(detail)),
            error => return Err(error),
        }
    }
    Ok(checked)
}

impl Checked {
    fn look(&mut self, conn: &Connection, path: &Path, stop: &Stop) -> Result<(), StoreError> {
        let application_id = schema::application_id(conn)?;
        if application_id != APPLICATION_ID {
            return Err(StoreError::Foreign { path: path.to_owned(), application_id });
        }
        self.schema_version = schema::version(conn)?;
        if self.schema_version > SCHEMA_VERSION {
            let needs = schema::needed_version(conn).unwrap_or_default();
            let schema_version = self.schema_version;
            return Err(StoreError::TooNew { path: path.to_owned(), schema_version, needs });
        }
        // First what the others rely on: a crafted structure could make the checks run its code.
        if let Some(detail) = schema::find_alteration(conn)? {
            self.problems.push(Problem::Structure(detail));
            return Ok(());
        }
        self.pages(conn)?;
        self.references(conn)?;
        self.history(conn)?;
        if self.problems.is_empty() && self.schema_version == SCHEMA_VERSION {
            self.try_undo(conn, stop)?;
        }
        Ok(())
    }

    fn pages(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let mut statement = conn.prepare("PRAGMA integrity_check(20)")?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
        for line in lines {
            let line = line?;
            if line != "ok" {
                self.problems.push(Problem::Pages(line));
            }
        }
        Ok(())
    }

    fn references(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let mut statement = conn.prepare(include_str!("references.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, to) = (row.get(0)?, row.get(1)?);
            let count: i64 = row.get(2)?;
            let rows = usize::try_from(count).unwrap_or(usize::MAX);
            self.problems.push(Problem::Reference { table, to, rows });
        }
        Ok(())
    }

    fn history(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let count: i64 = conn.query_row("SELECT count(*) FROM journal", [], |row| row.get(0))?;
        self.journal_rows = usize::try_from(count).unwrap_or(0);
        let mut statement = conn.prepare(include_str!("history.sql"))?;
        let found = statement.query_map([], |row| {
            Ok(format!("{}: {}", row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        for problem in found {
            self.problems.push(Problem::History(problem?));
        }
        Ok(())
    }

    /// Undoes the latest steps one after the other and does them again, on a copy.
    fn try_undo(&mut self, conn: &Connection, stop: &Stop) -> Result<(), StoreError> {
        let mut copy = Connection::open_in_memory()?;
        stop.watch(&copy)?;
        Backup::new(conn, &mut copy)?.run_to_completion(8_192, Duration::ZERO, None)?;
        copy.pragma_update(None, "foreign_keys", true)?;
        let before = dump::of(&copy)?;
        let mut steps = 0;
        for direction in [Direction::Back, Direction::Forth] {
            let limit = if direction == Direction::Back { STEPS } else { steps };
            let mut done = 0;
            while done < limit {
                let Some(edit) = direction.next(&copy)? else { break };
                stop.check()?;
                match apply_one(&copy, direction, edit.id) {
                    Ok(_) => done += 1,
                    Err(StoreError::Stopped) => return Err(StoreError::Stopped),
                    Err(error) => {
                        self.problems.push(Problem::Undo(error.to_string()));
                        return Ok(());
                    }
                }
            }
            steps = done;
        }
        if dump::of(&copy)? != before {
            let detail = format!("{steps} steps undone and done again lead elsewhere");
            self.problems.push(Problem::Undo(detail));
        }
        self.steps_tried = steps;
        Ok(())
    }
}
