//! The quiet moment: some time after the last edit the log is moved into the data file, so that a
//! copy made by hand while the program is open is whole.
//!
//! Nothing depends on it: what stays in the log is as safe as what is in the file.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::{access, connection};

/// How long nothing must have been edited.
const PAUSE: Duration = Duration::from_secs(2);

/// Watches for quiet moments until dropped.
#[derive(Debug)]
pub(crate) struct Idle {
    shared: Arc<Shared>,
    /// `None` where the system gave no thread: then only closing empties the log.
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    last_edit: Option<Instant>,
    ends: bool,
}

impl Idle {
    /// Watches over this connection.
    pub(crate) fn watch(writer: &Arc<Mutex<Connection>>) -> Self {
        Self::watch_for(writer, PAUSE)
    }

    fn watch_for(writer: &Arc<Mutex<Connection>>, pause: Duration) -> Self {
        let shared = Arc::new(Shared::default());
        let (watched, writer) = (Arc::clone(&shared), Arc::clone(writer));
        let thread = std::thread::Builder::new()
            .name("store-idle".to_owned())
            .spawn(move || watched.run(&writer, pause));
        Self { shared, thread: thread.ok() }
    }

    /// Something was edited just now.
    pub(crate) fn edited(&self) {
        self.shared.state().last_edit = Some(Instant::now());
        self.shared.changed.notify_one();
    }
}

impl Drop for Idle {
    fn drop(&mut self) {
        self.shared.state().ends = true;
        self.shared.changed.notify_one();
        if let Some(thread) = self.thread.take() {
            // A panic there left nothing undone that closing does not do.
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, writer: &Mutex<Connection>, pause: Duration) {
        let mut state = self.state();
        while !state.ends {
            let Some(last) = state.last_edit else {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let left = (last + pause).saturating_duration_since(Instant::now());
            if !left.is_zero() {
                let waited = self.changed.wait_timeout(state, left);
                state = waited.unwrap_or_else(PoisonError::into_inner).0;
                continue;
            }
            state.last_edit = None;
            drop(state);
            let is_empty = connection::checkpoint_at_once(&access::lock(writer));
            state = self.state();
            if !is_empty.unwrap_or(true) && state.last_edit.is_none() {
                // Somebody was reading: after another pause.
                state.last_edit = Some(Instant::now());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;
    use crate::connection::Purpose;

    #[test]
    fn the_log_is_empty_some_time_after_an_edit() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x");
        let conn = connection::open(&path, Purpose::Creating).expect("opened");
        connection::make_durable(&conn, &Place::Local).expect("durable");
        conn.execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT").expect("a table");
        let length = || crate::lock::length_beside(&path, "-wal").unwrap_or(0);
        assert!(length() > 0, "the edit is in the log");
        let writer = Arc::new(Mutex::new(conn));
        let idle = Idle::watch_for(&writer, Duration::from_millis(1));
        idle.edited();
        let begun = Instant::now();
        while length() > 0 {
            assert!(begun.elapsed() < Duration::from_secs(30), "it never came");
            std::thread::yield_now();
        }
    }
}
