//! Passed and failed, read from what each test program reports about itself.

use std::fmt;
use std::ops::Add;

use serde_json::Value;

/// How many tests passed, failed, and did not run although they are there.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    /// So many passed and failed.
    pub(super) fn new(passed: usize, failed: usize) -> Self {
        Self { passed, failed }
    }

    /// One test, passed or failed.
    pub(super) fn one(ok: bool) -> Self {
        Self { passed: usize::from(ok), failed: usize::from(!ok) }
    }

    /// How many passed.
    pub(crate) fn passed(self) -> usize {
        self.passed
    }

    /// How many failed.
    pub(super) fn failed(self) -> usize {
        self.failed
    }

    /// Counts a failure nobody reported: the program failed on its own, or it ran no test at all.
    pub(super) fn with_exit(self, ok: bool) -> Self {
        let silent = self.failed == 0 && (!ok || self.passed == 0);
        Self { failed: self.failed + usize::from(silent), ..self }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Adds up the `test result:` lines of `cargo test`. An ignored test counts as failed: here every
/// test runs.
pub(crate) fn cargo(lines: &[String]) -> Tally {
    lines
        .iter()
        .filter_map(|line| line.trim().strip_prefix("test result: "))
        .map(|line| {
            let number = |word: &str| {
                line.split([';', '.'])
                    .filter_map(|piece| piece.trim().strip_suffix(word))
                    .find_map(|number| number.trim().parse().ok())
                    .unwrap_or(0)
            };
            Tally::new(number("passed"), number("failed") + number("ignored"))
        })
        .fold(Tally::default(), Tally::add)
}

/// Reads vitest's JSON report. A file that could not even be loaded is one failure.
pub(super) fn vitest(report: &Value) -> Tally {
    let count = |key: &str| number(&report[key]);
    let unloaded = report["testResults"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|file| file["status"] == "failed")
        .filter(|file| file["assertionResults"].as_array().is_none_or(Vec::is_empty))
        .count();
    let not_run = count("numPendingTests") + count("numTodoTests");
    Tally::new(count("numPassedTests"), count("numFailedTests") + not_run + unloaded)
}

/// Reads Playwright's JSON report. A test that only passed on a second try failed.
pub(super) fn playwright(report: &Value) -> Tally {
    let stats = &report["stats"];
    let outside = report["errors"].as_array().map_or(0, Vec::len);
    let failed =
        ["unexpected", "flaky", "skipped"].iter().map(|key| number(&stats[key])).sum::<usize>();
    Tally::new(number(&stats["expected"]), failed + outside)
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn results_of_cargo_are_added_up() {
        let lines = [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s",
            "test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 measured; 4 filtered out; finished in 1s",
        ];
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        assert_eq!(cargo(&lines), Tally::new(13, 3));
    }

    #[test]
    fn a_file_vitest_could_not_load_is_a_failure() {
        let report = json!({
            "numPassedTests": 4, "numFailedTests": 1, "numPendingTests": 0, "numTodoTests": 0,
            "testResults": [
                { "status": "failed", "assertionResults": [] },
                { "status": "failed", "assertionResults": [{ "status": "failed" }] },
                { "status": "passed", "assertionResults": [{ "status": "passed" }] },
            ],
        });
        assert_eq!(vitest(&report), Tally::new(4, 2));
    }

    #[test]
    fn a_skipped_or_flaky_test_in_chromium_is_a_failure() {
        let report = json!({
            "stats": { "expected": 5, "unexpected": 1, "flaky": 1, "skipped": 1 },
            "errors": [{ "message": "no such file" }],
        });
        assert_eq!(playwright(&report), Tally::new(5, 4));
    }

    #[test]
    fn no_report_is_a_failure() {
        assert_eq!(vitest(&Value::Null).with_exit(false), Tally::new(0, 1));
        assert_eq!(vitest(&Value::Null).with_exit(true), Tally::new(0, 1));
        assert_eq!(Tally::new(3, 0).with_exit(false), Tally::new(3, 1));
        assert_eq!(Tally::new(3, 1).with_exit(false), Tally::new(3, 1));
    }

    #[test]
    fn the_last_line_reads_like_this() {
        assert_eq!(Tally::new(12, 0).to_string(), "12 passed, 0 failed");
    }
}
