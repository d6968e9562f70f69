//! Where a person's own things lie on this computer, the same for every shell, so that the window
//! and the command line find each other's snapshots. Only shells ask; nothing below does.

use std::path::PathBuf;

/// The folder's name, which is also the window's identifier (`tauri.conf.json`).
pub const IDENTIFIER: &str = "cn.jiugai.workbench";

/// Names another folder for snapshots, e.g. on a larger disk.
const VARIABLE: &str = "JIUGAI_SNAPSHOTS";

/// The folder for snapshots; none where the system names no place for a person's data.
pub fn snapshots() -> Option<PathBuf> {
    let named = std::env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
    named.or_else(|| Some(dirs::data_local_dir()?.join(IDENTIFIER).join("snapshots")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_the_same_name() {
        let manifest = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(manifest.join("../../tauri.conf.json")).expect("there");
        let config: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(config["identifier"], IDENTIFIER);
    }
}
