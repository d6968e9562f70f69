//! The generated files are what the contract says. `JIUGAI_CODEGEN=write` renews them.

use std::path::Path;

fn check(file: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(file);
    if std::env::var_os("JIUGAI_CODEGEN").is_some_and(|mode| mode == "write") {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        std::fs::write(&path, wanted).expect("the file is written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{file} is not current: run `cargo xtask codegen`");
}

#[test]
fn typescript_is_current() {
    check("ui/src/generated/contract.ts", &jiugai_contract::codegen::typescript());
}

#[test]
fn catalogue_is_current() {
    let text = serde_json::to_string_pretty(&jiugai_contract::codegen::catalogue())
        .expect("the catalogue is JSON");
    check("schemas/contract.json", &(text + "\n"));
}
