//! What became of the files: counts per outcome, the worst time, the worst memory, what fell.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

/// No file may take longer.
const MOST_MS: u64 = 10_000;
/// No process may take more.
const MOST_KIB: u64 = 512 * 1024;

/// Everything that was said so far.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// Outcome → files as they are, damaged copies.
    outcomes: BTreeMap<String, (u64, u64)>,
    slowest: (u64, String),
    largest: (u64, String),
    largest_child: (u64, String),
    tables: u64,
    /// Read by the quick way alone.
    quick_only: u64,
    broken: Vec<String>,
}

impl Summary {
    /// Takes one report.
    pub(super) fn take(&mut self, report: &Value, is_copy: bool) {
        let name = report["file"].as_str().unwrap_or_default();
        let number = |key: &str| report[key].as_u64().unwrap_or(0);
        let outcome = report["outcome"].as_str().unwrap_or("nothing").to_owned();
        let is_read = outcome == "preview" || outcome == "no_header" || outcome == "empty";
        let counts = self.outcomes.entry(outcome).or_default();
        if is_copy {
            counts.1 += 1;
        } else {
            counts.0 += 1;
        }
        self.tables += number("tables");
        self.quick_only += u64::from(is_read && report["in_full"].is_string());
        keep(&mut self.slowest, number("ms"), name);
        keep(&mut self.largest, number("peak_kib"), name);
        if number("ms") > MOST_MS {
            self.fell(&format!("{name}: {} ms", number("ms")));
        }
        if number("peak_kib") > MOST_KIB {
            self.fell(&format!("{name}: {} KiB", number("peak_kib")));
        }
        if report["differs"] == true {
            self.fell(&format!("{name}: the two ways through it read it differently"));
        }
    }

    /// Takes the memory of a child started for a file.
    pub(super) fn child_memory(&mut self, kib: u64, name: &str) {
        keep(&mut self.largest_child, kib, name);
        if kib > MOST_KIB {
            self.fell(&format!("{name}: a child of {kib} KiB"));
        }
    }

    /// Something that must not happen.
    pub(super) fn fell(&mut self, what: &str) {
        self.broken.push(what.to_owned());
    }

    pub(super) fn is_good(&self) -> bool {
        self.broken.is_empty() && !self.outcomes.is_empty()
    }

    pub(super) fn print(&self) {
        println!("\n{:<24}{:>10}{:>16}", "outcome", "files", "damaged copies");
        for (outcome, (files, copies)) in &self.outcomes {
            println!("{outcome:<24}{files:>10}{copies:>16}");
        }
        let files: u64 = self.outcomes.values().map(|counts| counts.0).sum();
        let copies: u64 = self.outcomes.values().map(|counts| counts.1).sum();
        println!("{:<24}{files:>10}{copies:>16}\n", "all");
        println!("tables recognised       {}", self.tables);
        println!("slowest                 {} ms  {}", self.slowest.0, self.slowest.1);
        println!("most memory             {} KiB  {}", self.largest.0, self.largest.1);
        println!("most memory of a child  {} KiB  {}", self.largest_child.0, self.largest_child.1);
        println!("read by one way only    {}", self.quick_only);
        println!("crashes, hangs, over    {}", self.broken.len());
        for what in &self.broken {
            println!("  {what}");
        }
    }

    pub(super) fn save(&self, path: &Path) -> Result<(), String> {
        let place = |(number, name): &(u64, String)| json!({ "value": number, "file": name });
        let report = json!({
            "outcomes": self.outcomes,
            "tables": self.tables,
            "slowest_ms": place(&self.slowest),
            "most_kib": place(&self.largest),
            "most_kib_of_a_child": place(&self.largest_child),
            "read_by_one_way_only": self.quick_only,
            "broken": self.broken,
        });
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        std::fs::write(path, format!("{report:#}\n")).map_err(failed)
    }
}

fn keep(worst: &mut (u64, String), number: u64, name: &str) {
    if number > worst.0 {
        *worst = (number, name.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_not_happen_is_told() {
        let report = |ms: u64, kib: u64, differs: bool| json!({ "file": "a", "outcome": "preview", "ms": ms, "peak_kib": kib, "differs": differs });
        let mut summary = Summary::default();
        assert!(!summary.is_good(), "nothing read is nothing proved");
        summary.take(&report(10, 10, false), false);
        assert!(summary.is_good());
        for bad in [report(10_001, 1, false), report(1, 600_000, false), report(1, 1, true)] {
            let mut summary = Summary::default();
            summary.take(&bad, true);
            assert!(!summary.is_good(), "{bad}");
        }
    }
}
