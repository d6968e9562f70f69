//! What the window is drawn on under Linux: whether there is a screen at all, and how the page's
//! pictures reach it. WebKitGTK hands them over through the memory of a graphics card; where there
//! is none (a virtual machine, a screen at a distance) that card is computed, and the first page
//! takes seconds. Plain shared memory is then many times as fast.

use std::env;
use std::fs::{self, OpenOptions};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitCode};

/// What WebKitGTK reads; whoever has set it knows better.
const PLAIN: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Says so and ends where there is no screen to show a window on.
pub(crate) fn without_screen() -> Option<ExitCode> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty());
    // Where none is named, GTK looks for the first of Wayland.
    let first =
        named("XDG_RUNTIME_DIR").is_some_and(|at| Path::new(&at).join("wayland-0").exists());
    let is_named = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .into_iter()
        .any(|name| named(name).is_some());
    if is_named || first {
        return None;
    }
    eprintln!("这里没有图形桌面，窗口打不开。请在桌面环境中打开，或者用命令行程序 jiugai。");
    eprintln!(
        "There is no desktop to show a window on. Start it on one, or use the program jiugai."
    );
    Some(ExitCode::FAILURE)
}

/// Starts the program anew, in the same process, with plain drawing where there is no card. Nothing
/// else can have begun before: the setting counts for what is started after it.
pub(crate) fn choose() {
    if env::var_os(PLAIN).is_some() || has_card() {
        return;
    }
    let Ok(program) = env::current_exe() else { return };
    // Comes back only when it failed; the page is then drawn slowly, but it is drawn.
    let error = Command::new(program).args(env::args_os().skip(1)).env(PLAIN, "1").exec();
    eprintln!("{error}");
}

/// Whether there is a card that may be used.
fn has_card() -> bool {
    let Ok(devices) = fs::read_dir("/dev/dri") else { return false };
    devices.flatten().any(|device| {
        device.file_name().to_string_lossy().starts_with("renderD")
            && OpenOptions::new().read(true).write(true).open(device.path()).is_ok()
    })
}
