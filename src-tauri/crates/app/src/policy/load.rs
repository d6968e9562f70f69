//! Reads a shipped profile, laid over the one it is based on, and checks that it holds together.

use std::path::Path;

use jiugai_domain::Code;
use jiugai_domain::policy::{Label, Policy, PolicyPart, PolicyProblem, check, overlay};
use serde_json::{Map, Value};

use crate::text::say;
use crate::{AppError, Assets, ErrorCode};

/// The files of a profile: name, and field of [`Policy`]. A file that is not there leaves its list
/// to the profile below.
const LISTS: [&str; 11] = [
    "facets",
    "items",
    "classes",
    "measures",
    "packages",
    "effects",
    "sources",
    "rules",
    "gates",
    "stage_templates",
    "calendars",
];

/// Reads the profile `code`: `national`, `north`, or the path of a folder laid out like them.
pub fn load_profile(assets: &Assets, code: &str) -> Result<Policy, AppError> {
    let policy = load_layers(assets, code)?;
    refuse_problems(&check(&policy))?;
    Ok(policy)
}

/// Refuses a policy that does not hold together, with everything that is wrong in words.
fn refuse_problems(problems: &[PolicyProblem]) -> Result<(), AppError> {
    if problems.is_empty() {
        return Ok(());
    }
    let worded: Vec<Label> = problems.iter().map(worded).collect();
    let zh = worded.iter().map(|label| label.zh.as_str()).collect::<Vec<_>>().join("；");
    let en = worded.iter().map(|label| label.en.as_str()).collect::<Vec<_>>().join("; ");
    Err(AppError::new(ErrorCode::PolicyInvalid).with("problems", Label { zh, en }))
}

/// A problem of a policy, with the list and the row it stands in.
fn worded(problem: &PolicyProblem) -> Label {
    let list = |part: &PolicyPart| format!("{part:?}").to_lowercase();
    match problem {
        PolicyProblem::Duplicate { part, code } => {
            say("policy.duplicate", &[("list", list(part).into()), ("code", code.as_str().into())])
        }
        PolicyProblem::Unknown { part, row, refers_to, code } => say(
            "policy.unknown",
            &[
                ("list", list(part).into()),
                ("row", row.as_str().into()),
                ("refers_to", list(refers_to).into()),
                ("code", code.as_str().into()),
            ],
        ),
        PolicyProblem::FacetMissing(facet) => {
            say("policy.facet_missing", &[("facet", facet.as_str().into())])
        }
        PolicyProblem::NoPalette { source } => {
            say("policy.no_palette", &[("source", source.as_str().into())])
        }
        PolicyProblem::StageCycle { template, stages } => {
            let stages = stages.iter().map(Code::as_str).collect::<Vec<_>>().join(" → ");
            let template = template.as_str();
            say("policy.stage_cycle", &[("template", template.into()), ("stages", stages.into())])
        }
        PolicyProblem::BadNumber { part, row } => {
            say("policy.bad_number", &[("list", list(part).into()), ("row", row.as_str().into())])
        }
    }
}

fn load_layers(assets: &Assets, code: &str) -> Result<Policy, AppError> {
    let folder = if code.contains(['/', '\\']) { code.into() } else { assets.policy(code) };
    if !folder.is_dir() {
        return Err(AppError::not_found("policy", code));
    }
    let mut whole = Map::new();
    for list in LISTS {
        let rows = read_file(&folder, list)?.unwrap_or_else(|| Value::Array(Vec::new()));
        whole.insert(list.to_owned(), rows);
    }
    for single in ["profile", "winter_stop"] {
        whole.insert(single.to_owned(), read_file(&folder, single)?.unwrap_or(Value::Null));
    }
    let own: Policy =
        serde_json::from_value(Value::Object(whole)).map_err(|error| invalid(code, &error))?;
    match &own.profile.based_on {
        Some(base) if base.as_str() != code => {
            Ok(overlay(&load_layers(assets, base.as_str())?, &own))
        }
        _ => Ok(own),
    }
}

fn read_file(folder: &Path, list: &str) -> Result<Option<Value>, AppError> {
    let path = folder.join(format!("{list}.json"));
    if !path.is_file() {
        return Ok(None);
    }
    let name = path.display().to_string();
    let text = std::fs::read_to_string(&path).map_err(|error| {
        AppError::new(ErrorCode::AssetsMissing).with("file", name.clone()).because(error)
    })?;
    serde_json::from_str(&text).map(Some).map_err(|error| invalid(&name, &error))
}

fn invalid(what: &str, error: &serde_json::Error) -> AppError {
    AppError::new(ErrorCode::PolicyInvalid).with("problems", format!("{what}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(code: &str) -> Policy {
        let assets = Assets::find().expect("the assets are here");
        load_profile(&assets, code).expect("the profile holds")
    }

    #[test]
    fn the_northern_profile_adds_to_the_national_one() {
        let (national, north) = (load("national"), load("north"));
        assert_eq!(national.winter_stop, None);
        assert!(north.winter_stop.is_some());
        assert!(north.items.len() >= national.items.len());
        assert_eq!(north.facets, national.facets);
        assert_eq!(north.profile.code.as_str(), "north");
    }

    #[test]
    fn an_unknown_profile_is_refused() {
        let assets = Assets::find().expect("the assets are here");
        let error = load_profile(&assets, "moon").expect_err("there is no such profile");
        assert_eq!(error.code, ErrorCode::NotFound);
    }
}
