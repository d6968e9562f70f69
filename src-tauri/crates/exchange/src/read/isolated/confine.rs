//! What the child may use: memory, processor time, no files.
//!
//! Linux only so far; elsewhere the parent's clock is what stops it. A job object would go here.

use crate::limits::Limits;

/// Binds this process to the limits, for good.
#[cfg(target_os = "linux")]
pub(super) fn confine(limits: &Limits) -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let set = |resource, most: u64| {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })
    };
    // Libraries are mapped already, and a window's are large: the allowance comes on top.
    set(Resource::As, mapped_bytes()?.saturating_add(limits.child_bytes))?;
    set(Resource::Cpu, limits.child_seconds)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Core, 0)?;
    Ok(())
}

/// How much address space is in use.
#[cfg(target_os = "linux")]
fn mapped_bytes() -> std::io::Result<u64> {
    let pages = std::fs::read_to_string("/proc/self/statm")?;
    let pages = pages.split_whitespace().next().and_then(|pages| pages.parse::<u64>().ok());
    let pages = pages.ok_or(std::io::ErrorKind::InvalidData)?;
    Ok(pages.saturating_mul(rustix::param::page_size() as u64))
}

/// Nothing here binds a process yet.
#[cfg(not(target_os = "linux"))]
pub(super) fn confine(_: &Limits) -> std::io::Result<()> {
    Ok(())
}
