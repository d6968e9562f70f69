//! What the program costs on a province's data, each figure beside a peer or a floor measured in
//! the same run. Run by `cargo xtask bench [CASE…] [communities=N]`.
//!
//! Nothing here passes or fails: times differ between machines, the ratios are to be read.

mod cases;
mod data;
mod floor;
mod measure;
mod peer;
mod table;

use std::process::ExitCode;

use crate::data::Data;
use crate::table::Table;

/// Anything that stops a measurement, said to the person who started it.
pub(crate) type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    // As one of the writers that are killed, this never returns.
    jiugai_testkit::crash::play_if_asked();
    // Cargo adds `--bench`.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [asked, path] = words.as_slice()
        && asked == cases::memory::CHILD
    {
        return cases::memory::open_and_tell(path.as_ref());
    }
    let mut communities = 22_000;
    let mut asked = Vec::new();
    for word in words {
        match word.strip_prefix("communities=") {
            Some(number) => communities = number.parse()?,
            None => asked.push(word),
        }
    }
    if let Some(unknown) = asked.iter().find(|word| cases::find(word).is_none()) {
        return Err(format!("no case is named {unknown}; there are {}", cases::names()).into());
    }
    let mut data = Data::new(communities)?;
    let mut table = Table::default();
    for case in
        cases::ALL.iter().filter(|case| asked.is_empty() || asked.iter().any(|w| w == case.name))
    {
        eprintln!("· {}", case.name);
        (case.measure)(&mut data, &mut table)?;
    }
    table.print();
    table.write_json(communities)
}
