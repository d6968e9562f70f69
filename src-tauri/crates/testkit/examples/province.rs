//! Writes a project file of a province's size, to look at pages and measure them with:
//! `cargo run --package jiugai-testkit --example province -- FILE [COMMUNITIES]`.

use std::path::Path;
use std::process::ExitCode;

use jiugai_testkit::{Size, new_file};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let communities = match words.get(1).map(|word| word.parse()) {
        None => Some(22_000),
        Some(number) => number.ok(),
    };
    let (Some(file), Some(communities)) = (words.first(), communities) else {
        eprintln!("province FILE [COMMUNITIES]");
        return ExitCode::from(2);
    };
    let made = new_file(Path::new(file), Some(Size::of_communities(communities)));
    let done = made.and_then(|(project, filled)| Ok((project.close()?, filled)));
    match done {
        Ok(((), filled)) => {
            println!("{filled:?}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
