//! How much memory the children of a process take: those a reader starts to parse one file.
//!
//! Looked at every few milliseconds; a child that is gone sooner had no time to take much. Where the
//! system does not tell, it is nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

const BEAT: Duration = Duration::from_millis(4);

/// A process whose children are watched.
#[derive(Debug)]
pub(super) struct Watched {
    over: Arc<AtomicBool>,
    highest: Arc<AtomicU64>,
    thread: JoinHandle<()>,
}

impl Watched {
    pub(super) fn start(process: u32) -> Self {
        let (over, highest) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let thread = std::thread::spawn({
            let (over, highest) = (Arc::clone(&over), Arc::clone(&highest));
            move || {
                while !over.load(Ordering::Relaxed) {
                    highest.fetch_max(children_kib(process), Ordering::Relaxed);
                    std::thread::sleep(BEAT);
                }
            }
        });
        Self { over, highest, thread }
    }

    /// The most one child took, in KiB.
    pub(super) fn finish(self) -> u64 {
        self.over.store(true, Ordering::Relaxed);
        let _ = self.thread.join();
        self.highest.load(Ordering::Relaxed)
    }
}

fn children_kib(process: u32) -> u64 {
    // The thread that starts them is the first one.
    let children = std::fs::read_to_string(format!("/proc/{process}/task/{process}/children"));
    let children = children.unwrap_or_default();
    children.split_whitespace().map(peak_kib).max().unwrap_or(0)
}

fn peak_kib(process: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
