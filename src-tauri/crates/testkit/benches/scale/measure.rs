//! Taking times.

use std::time::{Duration, Instant};

use crate::Failure;

/// Runs once and says how long it took.
pub(crate) fn once<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(Duration, T), Failure> {
    let start = Instant::now();
    let value = work()?;
    Ok((start.elapsed(), value))
}

/// The median of several runs; what they return is dropped outside the time taken.
pub(crate) fn median<T>(
    runs: usize,
    mut work: impl FnMut() -> Result<T, Failure>,
) -> Result<Duration, Failure> {
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let (time, value) = once(&mut work)?;
        std::hint::black_box(&value);
        times.push(time);
    }
    Ok(middle(times))
}

/// The median of times taken.
pub(crate) fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
