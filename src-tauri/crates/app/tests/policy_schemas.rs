//! The shipped policy files fit `schemas/policy`, and the schemas refuse what they should.
//!
//! Whether codes resolve and figures name a source is checked in the domain, on the same files.

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn read(path: &Path) -> Value {
    let text =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn schema(part: &str) -> Validator {
    let schema = read(&root().join("schemas/policy").join(format!("{part}.schema.json")));
    jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{part}: {error}"))
}

fn shipped(profile: &str) -> Vec<(String, Value)> {
    let folder = root().join("assets/policy").join(profile);
    let entries = std::fs::read_dir(&folder).expect("the profile is shipped");
    let paths = entries.map(|entry| entry.expect("a file").path());
    let files = paths.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    files
        .map(|path| {
            let part = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let body = read(&path);
            (part, body)
        })
        .collect()
}

#[test]
fn every_shipped_part_fits_its_schema() {
    for (profile, parts) in [("national", 13), ("north", 5)] {
        let files = shipped(profile);
        assert_eq!(files.len(), parts, "{profile}");
        for (part, body) in files {
            let found: Vec<String> = schema(&part)
                .iter_errors(&body)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(found.is_empty(), "{profile}/{part}.json: {found:#?}");
        }
    }
}

/// The first row of a shipped list, changed, must not fit any more.
fn check_refused(part: &str, change: impl FnOnce(&mut Value)) {
    let path = root().join("assets/policy/national").join(part).with_extension("json");
    let mut body = read(&path);
    let schema = schema(part);
    assert!(schema.is_valid(&body), "{part} as shipped");
    change(&mut body[0]);
    assert!(!schema.is_valid(&body), "{part} was taken: {}", body[0]);
}

#[test]
fn a_row_without_source_is_refused_unless_it_is_an_assumption() {
    check_refused("measures", |row| row["basis"] = serde_json::json!({}));
    check_refused("measures", |row| row["basis"] = serde_json::json!({ "source": "" }));
    let path = root().join("assets/policy/national/measures.json");
    let mut body = read(&path);
    body[0]["basis"] = serde_json::json!({ "assumption": true });
    assert!(schema("measures").is_valid(&body));
}

#[test]
fn unknown_fields_units_and_rules_are_refused() {
    check_refused("items", |row| row["weight"] = 5.into());
    check_refused("measures", |row| row["unit"] = "亩".into());
    check_refused("classes", |row| row["name"] = serde_json::json!({ "zh": "基础类" }));
    check_refused("rules", |row| {
        row["rule"] = serde_json::json!({ "kind": "share", "share": 10_001 });
    });
    check_refused("rules", |row| row["rule"] = serde_json::json!({ "kind": "wish" }));
    check_refused("gates", |row| row["before"] = "save".into());
    check_refused("stage_templates", |row| row["begin"] = serde_json::json!([13, 1]));
    check_refused("calendars", |row| row["days_off"] = serde_json::json!(["1 May"]));
}
