//! Debian packages, by `apt-get`: as root, or through `sudo` where it asks for no password.
//! On another system it installs nothing and leaves the compiler to name what is missing.

use std::process::Command;

use super::say;
use crate::process;

/// What compiling needs: a C compiler and linker, libclang (bindings of SQLite's session extension).
pub(super) const BUILD: &[&str] = &["build-essential", "pkg-config", "clang", "libclang-dev"];
/// What the window needs: the web view, GTK, and a system font for what ours does not draw.
pub(super) const WINDOW: &[&str] = &["libwebkit2gtk-4.1-dev", "libgtk-3-dev", "fonts-noto-cjk"];
/// Python for the programs that read our exports back.
pub(super) const PYTHON: &[&str] = &["python3", "python3-venv"];
/// What the tests drive and read back with.
pub(super) const TEST: &[&str] = &[
    "python3",
    "python3-venv",
    "chromium",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "xdotool",
    "dbus-daemon",
    "python3-gi",
    "gir1.2-gtk-3.0",
    "poppler-utils",
    "libreoffice-calc-nogui",
];

/// What makes a bare Debian and looks at a window in it.
pub(super) const BARE: &[&str] = &["debootstrap", "xvfb", "xdotool"];

/// Installs what of these lists is not there yet.
pub(super) fn install(lists: &[&[&str]]) -> Result<(), String> {
    if !process::answers(Command::new("dpkg-query").arg("--version")) {
        return Ok(());
    }
    let wanted: Vec<&str> = lists.concat();
    let missing = missing(&wanted, &installed(&wanted));
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("Debian packages: {}", missing.join(" ")));
    let update = apt_get()?.args(["update", "-qq"]).status();
    if !update.is_ok_and(|status| status.success()) {
        println!("  (the package lists could not be refreshed; trying with the ones here)");
    }
    process::must(
        apt_get()?.args(["install", "-y", "-qq", "--no-install-recommends"]).args(&missing),
    )
    .map_err(|error| {
        format!(
            "{error}\nInstall these yourself, then try again: apt-get install {}",
            missing.join(" ")
        )
    })
}

/// The packages of `wanted` that are installed, as `dpkg-query` reports them.
fn installed(wanted: &[&str]) -> String {
    // It exits with an error when one of them is unknown; its lines about the others still count.
    Command::new("dpkg-query")
        .args(["-W", "-f=${Package} ${db:Status-Status}\\n"])
        .args(wanted)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default()
}

fn missing<'a>(wanted: &[&'a str], report: &str) -> Vec<&'a str> {
    let here: Vec<&str> =
        report.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    let mut missing: Vec<&str> = Vec::new();
    for name in wanted {
        if !here.contains(name) && !missing.contains(name) {
            missing.push(name);
        }
    }
    missing
}

fn apt_get() -> Result<Command, String> {
    let root = process::capture(Command::new("id").arg("-u"))?.trim() == "0";
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_installed_counts_as_there() {
        let report = "clang installed\nxvfb config-files\npkg-config not-installed\n";
        let wanted = ["clang", "xvfb", "pkg-config", "chromium", "xvfb"];
        assert_eq!(missing(&wanted, report), ["xvfb", "pkg-config", "chromium"]);
    }

    #[test]
    fn nothing_is_missing_when_all_are_installed() {
        assert!(missing(&["clang"], "clang installed\n").is_empty());
    }
}
