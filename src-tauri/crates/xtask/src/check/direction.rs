//! Dependencies run one way, proved from `cargo metadata`. Knows crates by name, not their content.

use std::process::Command;

use serde_json::Value;

use super::Broken;
use crate::process;
use crate::workspace::Workspace;

/// The first rule, as printed.
pub(super) const RULE: &str =
    "dependencies run one way: domain ← middle row ← app ← contract ← shells";
/// The second rule, as printed.
pub(super) const OWNERS: &str = "each outside library with an owner is named by its owner only";

/// The middle row: its crates do not know one another.
const MIDDLE: &[&str] = &["schedule", "optimise", "store", "exchange", "analysis", "report"];
/// Crates without IO, which the middle row may use.
const PURE: &[&str] = &["schedule", "optimise"];
/// The shells.
const SHELLS: &[&str] = &["desktop", "cli", "devserver"];

/// Outside libraries that only these crates may name, by the start of the library's name. Tests may
/// name them too: they read back what was written.
const OWNED: &[(&str, &[&str])] = &[
    ("tauri", &["desktop"]),
    ("rfd", &["desktop"]),
    ("rusqlite", &["store"]),
    ("axum", &["devserver"]),
    ("ts-rs", &["contract"]),
    ("polars", &["analysis"]),
    ("plotters", &["report"]),
    ("resvg", &["report"]),
    ("typst", &["report"]),
    ("calamine", &["exchange"]),
    ("clap", &["cli"]),
];

/// A crate of ours and what it depends on.
#[derive(Debug)]
pub(super) struct Package {
    name: String,
    depends: Vec<Dependency>,
}

#[derive(Debug)]
struct Dependency {
    name: String,
    for_tests: bool,
}

/// Our crates, from `cargo metadata`.
pub(super) fn packages(workspace: &Workspace) -> Result<Vec<Package>, String> {
    let text = process::capture(
        Command::new("cargo")
            .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
            .current_dir(workspace.root()),
    )?;
    let metadata: Value =
        serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    Ok(read(&metadata))
}

fn read(metadata: &Value) -> Vec<Package> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    list(&metadata["packages"])
        .iter()
        .map(|package| Package {
            name: name(package),
            depends: list(&package["dependencies"])
                .iter()
                .map(|dependency| Dependency {
                    name: name(dependency),
                    for_tests: dependency["kind"] == "dev",
                })
                .collect(),
        })
        .collect()
}

/// Whether a room may name another one of ours.
fn may_depend(room: &str, on: &str, for_tests: bool) -> bool {
    match room {
        // Generators and benches: below the contract, and needed by tests alone.
        "testkit" => !SHELLS.contains(&on) && on != "xtask",
        _ if on == "testkit" => for_tests,
        "domain" | "xtask" => false,
        room if MIDDLE.contains(&room) => {
            on == "domain" || (PURE.contains(&on) && !PURE.contains(&room))
        }
        "app" => on == "domain" || MIDDLE.contains(&on),
        // It turns what the use cases answer into shapes, and some of that is said in the types of
        // the rooms below.
        "contract" => on == "app" || on == "domain" || MIDDLE.contains(&on),
        room if SHELLS.contains(&room) => matches!(on, "app" | "contract"),
        _ => false,
    }
}

/// Dependencies that run the wrong way, and crates that have no place yet.
pub(super) fn broken(packages: &[Package]) -> Vec<Broken> {
    let mut broken = Vec::new();
    for package in packages {
        let Some(room) = package.name.strip_prefix("jiugai-") else {
            broken.push(Broken::new(&package.name, "crates are named jiugai-<room>"));
            continue;
        };
        for dependency in &package.depends {
            let Some(on) = dependency.name.strip_prefix("jiugai-") else {
                continue;
            };
            if !may_depend(room, on, dependency.for_tests) {
                broken.push(Broken::new(&package.name, format!("must not depend on {on}")));
            }
        }
    }
    broken
}

/// Outside libraries named by a crate that does not own them.
pub(super) fn foreign(packages: &[Package]) -> Vec<Broken> {
    let mut broken = Vec::new();
    for package in packages {
        let room = package.name.strip_prefix("jiugai-").unwrap_or(&package.name);
        for dependency in &package.depends {
            let owners = OWNED.iter().find(|(library, _)| dependency.name.starts_with(library));
            if let Some((_, owners)) = owners
                && !owners.contains(&room)
                && !dependency.for_tests
            {
                let what = format!("{} belongs to {}", dependency.name, owners.join(", "));
                broken.push(Broken::new(&package.name, what));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn crates(list: &[(&str, &[(&str, &str)])]) -> Vec<Package> {
        let packages: Vec<Value> = list
            .iter()
            .map(|(name, depends)| {
                let depends: Vec<Value> = depends
                    .iter()
                    .map(|(name, kind)| json!({"name": name, "kind": kind}))
                    .collect();
                json!({"name": name, "dependencies": depends})
            })
            .collect();
        read(&json!({ "packages": packages }))
    }

    #[test]
    fn the_allowed_direction_is_quiet() {
        let packages = crates(&[
            ("jiugai-domain", &[("serde", "")]),
            ("jiugai-store", &[("jiugai-domain", ""), ("rusqlite", ""), ("jiugai-testkit", "dev")]),
            ("jiugai-report", &[("jiugai-domain", ""), ("jiugai-schedule", "")]),
            ("jiugai-app", &[("jiugai-store", ""), ("jiugai-report", "")]),
            ("jiugai-contract", &[("jiugai-app", ""), ("ts-rs", "")]),
            ("jiugai-desktop", &[("jiugai-contract", ""), ("tauri", ""), ("tauri-build", "")]),
            ("jiugai-testkit", &[("jiugai-app", ""), ("calamine", "dev")]),
        ]);
        assert_eq!(broken(&packages), []);
        assert_eq!(foreign(&packages), []);
    }

    #[test]
    fn each_wrong_direction_is_named() {
        for (room, on) in [
            ("domain", "store"),
            ("store", "exchange"),
            ("schedule", "optimise"),
            ("app", "contract"),
            ("contract", "cli"),
            ("cli", "store"),
            ("xtask", "domain"),
            ("store", "testkit"),
        ] {
            let (room, on) = (format!("jiugai-{room}"), format!("jiugai-{on}"));
            let found = broken(&crates(&[(&room, &[(&on, "")])]));
            assert_eq!(found.len(), 1, "{room} → {on}");
        }
    }

    #[test]
    fn a_library_outside_its_owner_is_named() {
        let packages = crates(&[("jiugai-app", &[("rusqlite_migration", ""), ("tauri", "")])]);
        assert_eq!(foreign(&packages).len(), 2);
    }

    #[test]
    fn a_crate_without_a_place_is_named() {
        assert_eq!(broken(&crates(&[("other", &[])])).len(), 1);
        assert_eq!(broken(&crates(&[("jiugai-new", &[("jiugai-app", "")])])).len(), 1);
    }
}
