//! One file per verb.

mod backup;
mod demo;
mod export;
mod fund;
mod gates;
mod history;
mod import;
mod list;
mod merge;
mod new;
mod plan;
mod prices;
mod schedule;
mod totals;

use jiugai_contract::ErrorDto;

use crate::arguments::Command;
use crate::output::Output;

/// Does what was asked; the number the program ends with.
pub(crate) fn run(command: &Command, output: &Output) -> Result<u8, ErrorDto> {
    let done = match command {
        Command::New(new) => new::run(new, output),
        Command::Demo(folder) => demo::run(&folder.folder, output),
        Command::Import(import) if import.prices => prices::import(import, output),
        Command::Import(import) => import::run(import, output),
        Command::Merge(merge) => merge::run(merge, output),
        Command::List(list) => list::run(list, output),
        Command::Totals(totals) => totals::run(totals, output),
        Command::Plan(plan) => plan::run(plan, output),
        Command::Fund(fund) => fund::run(fund, output),
        Command::Gates(gates) => gates::run(gates, output),
        Command::Schedule(schedule) => schedule::run(schedule, output),
        Command::Export(export) => export::run(export, output),
        Command::Undo(step) => history::undo(step, output),
        Command::Redo(step) => history::redo(step, output),
        Command::History(history) => history::list(history, output),
        Command::Check(file) => return backup::check(file, output),
        Command::Backup(backup) => backup::backup(backup, output),
        Command::Restore(restore) => backup::restore(restore, output),
    };
    done.map(|()| 0)
}
