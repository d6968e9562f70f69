//! The part of the process that is killed: edits, imports, undos, redos and snapshots without end.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiugai_app::community::{self, Edit, Field};
use jiugai_app::{AppError, Assets, Project, Via, backup, import, project};
use jiugai_store::Services;

use super::Acknowledged;
use crate::{KitError, Random};

/// Says what file to work on; its presence makes the program a writer.
pub(super) const FILE: &str = "JIUGAI_CRASH_FILE";
/// Decides what is done.
pub(super) const SEED: &str = "JIUGAI_CRASH_SEED";
/// The folder of the workbooks to import, named `0.xlsx`, `1.xlsx` …
pub(super) const BOOKS: &str = "JIUGAI_CRASH_BOOKS";
/// Where snapshots go.
pub(super) const SNAPSHOTS: &str = "JIUGAI_CRASH_SNAPSHOTS";

/// How many workbooks there are.
pub(super) const BOOK_COUNT: usize = 4;

/// Works until killed when the environment asks for it; otherwise returns at once.
pub fn play_if_asked() {
    let Some(file) = std::env::var_os(FILE).map(PathBuf::from) else { return };
    let folder = |name| std::env::var_os(name).map(PathBuf::from).unwrap_or_default();
    let seed = std::env::var(SEED).ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let ended = work(&file, &folder(BOOKS), &folder(SNAPSHOTS), Random::new(seed));
    if let Err(error) = ended {
        say(&format!("failed {error:?}"));
    }
    std::process::exit(1);
}

/// What a writer does, and how often.
const ACTIONS: &[(&str, u64)] = &[
    ("edit", 52),
    ("add", 8),
    ("remove", 2),
    ("import", 8),
    ("undo", 14),
    ("redo", 11),
    ("snapshot", 5),
];

fn work(file: &Path, books: &Path, snapshots: &Path, mut random: Random) -> Result<(), KitError> {
    let services = Services::system("写入者").with_snapshots(snapshots);
    let mut open = project::open(file, Assets::find()?, services, Via::CommandLine)?;
    say(&format!("ack open {}", Acknowledged::of(open.store())?.said()));
    loop {
        let action = pick(&mut random);
        say(&format!("do {action}"));
        act(&mut open, action, books, &mut random)?;
        say(&format!("ack {action} {}", Acknowledged::of(open.store())?.said()));
    }
}

fn pick(random: &mut Random) -> &'static str {
    let all = ACTIONS.iter().map(|(_, weight)| weight).sum::<u64>();
    let mut left = random.next() % all;
    for (action, weight) in ACTIONS {
        if left < *weight {
            return action;
        }
        left -= weight;
    }
    "edit"
}

fn act(
    open: &mut Project,
    action: &str,
    books: &Path,
    random: &mut Random,
) -> Result<(), AppError> {
    let ids: Vec<_> = open.snapshot().communities.iter().map(|row| row.id).collect();
    match action {
        "edit" if !ids.is_empty() => {
            let count = usize::try_from(random.between(1, 4)).unwrap_or(1);
            let edits: Vec<Edit> = (0..count)
                .map(|_| {
                    let text = random.between(1, 5_000).to_string();
                    Edit { id: *random.pick(&ids), field: Field::Households, text }
                })
                .collect();
            community::edit(open, &edits).map(drop)
        }
        "remove" if ids.len() > 4 => community::remove(open, &[*random.pick(&ids)]).map(drop),
        "import" => {
            let book = random.next() % BOOK_COUNT as u64;
            let preview = import::preview(open, &books.join(format!("{book}.xlsx")))?;
            import::apply(open, &preview, &[]).map(drop)
        }
        "undo" => open.undo().map(drop),
        "redo" => open.redo().map(drop),
        "snapshot" => backup::make(open).map(drop),
        _ => {
            let name = format!("新小区{}", random.next() % 100_000);
            community::add(open, &[name]).map(drop)
        }
    }
}

/// Says a line on the real standard output, past a test harness.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "\n{line}").and_then(|()| out.flush()).is_err() {
        // Nobody listens any more.
        std::process::exit(1);
    }
}
