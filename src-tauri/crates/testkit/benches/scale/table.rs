//! The result: a table for people on the terminal, the same as JSON under the build directory.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use crate::Failure;

/// One measurement.
pub(crate) struct Row {
    /// What was measured.
    pub(crate) case: String,
    /// How long it took us.
    pub(crate) ours: Duration,
    /// How long the other took, and what it is.
    pub(crate) peer: Option<(Duration, &'static str)>,
    /// The largest ratio wanted, where one was set.
    pub(crate) wanted: Option<f64>,
}

/// All measurements, and figures that are no times.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
    figures: Vec<(String, String)>,
}

impl Table {
    /// Adds a time beside another.
    pub(crate) fn compare(
        &mut self,
        case: impl Into<String>,
        ours: Duration,
        peer: Option<Duration>,
        is: &'static str,
        wanted: Option<f64>,
    ) {
        let peer = peer.map(|time| (time, is));
        self.rows.push(Row { case: case.into(), ours, peer, wanted });
    }

    /// Adds a figure that is no time.
    pub(crate) fn figure(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.figures.push((name.into(), value.into()));
    }

    pub(crate) fn print(&self) {
        println!(
            "\n{:<58} {:>10} {:>10} {:>8} {:>8}  beside",
            "case", "ours", "peer", "ratio", "wanted"
        );
        for row in &self.rows {
            let (peer, ratio, is) = match row.peer {
                Some((peer, is)) => (shown(peer), ratio(row.ours, peer), is),
                None => ("".to_owned(), String::new(), ""),
            };
            let wanted = row.wanted.map(|most| format!("≤ {}", short(most))).unwrap_or_default();
            println!(
                "{:<58} {:>10} {peer:>10} {ratio:>8} {wanted:>8}  {is}",
                row.case,
                shown(row.ours)
            );
        }
        if !self.figures.is_empty() {
            println!();
        }
        for (name, value) in &self.figures {
            println!("{name:<58} {value}");
        }
    }

    /// Writes the same as JSON, for comparing runs.
    pub(crate) fn write_json(&self, communities: usize) -> Result<(), Failure> {
        let seconds = |time: Duration| time.as_secs_f64();
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                json!({
                    "case": row.case,
                    "ours_seconds": seconds(row.ours),
                    "peer_seconds": row.peer.map(|(peer, _)| seconds(peer)),
                    "ratio": row.peer.map(|(peer, _)| seconds(row.ours) / seconds(peer)),
                    "beside": row.peer.map(|(_, is)| is),
                    "wanted": row.wanted,
                })
            })
            .collect();
        let figures: Value =
            self.figures.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
        let path = reports()?.join("bench.json");
        let all = json!({ "communities": communities, "rows": rows, "figures": figures });
        std::fs::write(&path, serde_json::to_string_pretty(&all)?)?;
        println!("\nalso in {}", path.display());
        Ok(())
    }
}

/// `reports` in the build directory this program lies in: `<target>/release/deps/scale-…`.
pub(crate) fn reports() -> Result<PathBuf, Failure> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(3).ok_or("the program lies outside a build directory")?;
    let folder = target.join("reports");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        10.0.. => format!("{seconds:.1} s"),
        1.0.. => format!("{seconds:.2} s"),
        0.001.. => format!("{:.1} ms", seconds * 1e3),
        _ => format!("{:.1} µs", seconds * 1e6),
    }
}

/// Ours over the other's: below one is faster.
fn ratio(ours: Duration, peer: Duration) -> String {
    short(ours.as_secs_f64() / peer.as_secs_f64())
}

fn short(ratio: f64) -> String {
    if ratio < 0.1 { format!("{ratio:.3}") } else { format!("{ratio:.2}") }
}
