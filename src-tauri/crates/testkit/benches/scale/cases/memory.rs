//! How much memory a process of its own takes with the province's file open.

use std::path::Path;
use std::process::Command;

use jiugai_app::{Assets, Via, project};
use jiugai_store::Services;

use crate::Failure;
use crate::data::Data;
use crate::table::Table;

/// The hidden word that makes this program the process looked at.
pub(crate) const CHILD: &str = "--open-and-tell";

pub(crate) fn measure(data: &mut Data, table: &mut Table) -> Result<(), Failure> {
    let (path, _) = data.province()?;
    let told = Command::new(std::env::current_exe()?).arg(CHILD).arg(&path).output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).into_owned().into());
    }
    let text = String::from_utf8(told.stdout)?;
    let figures = text.lines().filter_map(|line| line.split_once(':'));
    for (name, value) in figures {
        table.figure(format!("memory with the province open, {name}"), value.trim());
    }
    Ok(())
}

/// Opens the file, keeps it open, and prints what the kernel counts.
pub(crate) fn open_and_tell(path: &Path) -> Result<(), Failure> {
    let services = Services::system("bench");
    let project = project::open(path, Assets::find()?, services, Via::CommandLine)?;
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return Ok(()) };
    for (name, shown) in [("VmHWM:", "at its peak"), ("VmRSS:", "at rest")] {
        if let Some(value) = status.lines().find_map(|line| line.strip_prefix(name)) {
            println!("{shown}: {}", value.trim());
        }
    }
    Ok(project.close()?)
}
