//! Bakes the window's configuration, its permissions and the built user interface into the program.
//! The interface must have been built before (`cargo xtask run` and `test` see to it).

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["rpc", "closing"]);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
