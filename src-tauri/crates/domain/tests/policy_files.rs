//! The shipped policy files are read into the domain's types, and what they name exists.
//!
//! Whether they fit `schemas/policy` is checked where files are loaded, not here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiugai_domain::Code;
use jiugai_domain::finding::Facet;
use jiugai_domain::policy::{
    Basis, CalendarYear, Effect, FacetInfo, FundingRule, FundingSource, Gate, GateCheck, Item,
    Measure, MeasureClass, Package, Policy, Profile, StageTemplate, WinterStop, check, overlay,
};
use serde::de::DeserializeOwned;

fn folder(profile: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/policy").join(profile)
}

/// A part of a profile; `None` when the profile leaves the part as its base has it.
fn part<T: DeserializeOwned>(profile: &str, name: &str) -> Option<T> {
    let path = folder(profile).join(name).with_extension("json");
    let text = std::fs::read_to_string(&path).ok()?;
    match serde_json::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

fn rows<T: DeserializeOwned>(profile: &str, name: &str) -> Vec<T> {
    part(profile, name).unwrap_or_default()
}

fn read(profile: &str) -> Policy {
    Policy {
        profile: part::<Profile>(profile, "profile").expect("a profile says which one it is"),
        facets: rows::<FacetInfo>(profile, "facets"),
        items: rows::<Item>(profile, "items"),
        classes: rows::<MeasureClass>(profile, "classes"),
        measures: rows::<Measure>(profile, "measures"),
        packages: rows::<Package>(profile, "packages"),
        effects: rows::<Effect>(profile, "effects"),
        sources: rows::<FundingSource>(profile, "sources"),
        rules: rows::<FundingRule>(profile, "rules"),
        gates: rows::<Gate>(profile, "gates"),
        stage_templates: rows::<StageTemplate>(profile, "stage_templates"),
        calendars: rows::<CalendarYear>(profile, "calendars"),
        winter_stop: part::<Option<WinterStop>>(profile, "winter_stop").flatten(),
    }
}

fn once<'a>(what: &str, codes: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for code in codes {
        assert!(seen.insert(code), "{what} {code} stands twice");
    }
    seen
}

#[test]
fn the_national_profile_is_whole() {
    let policy = read("national");
    let facets: Vec<Facet> = policy.facets.iter().map(|info| info.facet).collect();
    assert_eq!(facets, Facet::ALL);
    let of_items: BTreeSet<Facet> = policy.items.iter().map(|item| item.facet).collect();
    assert_eq!(of_items.len(), 6, "every facet has items");
    assert!(policy.items.len() >= 40);
    assert_eq!(policy.classes.len(), 4);
    assert_eq!(policy.gates.len(), 11);
    assert!(policy.winter_stop.is_none());
    assert!(policy.rules.iter().all(|rule| !rule.enabled), "examples are off");
}

#[test]
fn codes_stand_once_and_name_what_exists() {
    let policy = read("national");
    once("item", policy.items.iter().map(|row| row.code.as_str()));
    let classes = once("class", policy.classes.iter().map(|row| row.code.as_str()));
    let measures = once("measure", policy.measures.iter().map(|row| row.code.as_str()));
    once("package", policy.packages.iter().map(|row| row.code.as_str()));
    once("effect", policy.effects.iter().map(|row| row.code.as_str()));
    once("rule", policy.rules.iter().map(|row| row.code.as_str()));
    once("gate", policy.gates.iter().map(|row| row.code.as_str()));
    let sources = once("source", policy.sources.iter().map(|row| row.code.as_str()));

    let north = read("north");
    let suggested = policy.items.iter().chain(&north.items).flat_map(|item| &item.suggests);
    let packed = policy.packages.iter().chain(&north.packages).flat_map(|row| &row.measures);
    let ruled = policy
        .rules
        .iter()
        .flat_map(|rule| rule.applies_to.measures.iter().chain(&rule.applies_to.except_measures));
    for code in suggested.chain(packed).chain(ruled) {
        assert!(measures.contains(code.as_str()), "there is no measure {code}");
    }
    for rule in &policy.rules {
        assert!(sources.contains(rule.source_code.as_str()), "{} names no source", rule.code);
        for class in &rule.applies_to.classes {
            assert!(classes.contains(class.as_str()), "{} names no class", rule.code);
        }
    }
    for item in &north.items {
        assert!(policy.find_item(&item.code).is_some(), "{} overrides nothing", item.code);
    }
}

#[test]
fn a_measure_adds_to_its_effect_in_the_effects_unit() {
    let policy = read("national");
    for measure in &policy.measures {
        assert!(policy.find_class(&measure.class_code).is_some(), "{} has no class", measure.code);
        if let Some(code) = &measure.effect_code {
            let effect = unit_of(&policy.effects, code);
            assert_eq!(effect, Some(measure.unit.as_str()), "{} counts otherwise", measure.code);
        }
    }
    for effect in &policy.effects {
        let fed = policy.measures.iter().any(|row| row.effect_code.as_ref() == Some(&effect.code));
        assert!(fed, "nothing adds to {}", effect.code);
    }
}

fn unit_of<'a>(effects: &'a [Effect], code: &Code) -> Option<&'a str> {
    effects.iter().find(|row| &row.code == code).map(|row| row.unit.as_str())
}

#[test]
fn every_source_has_a_colour() {
    let path = folder("national").join("../../palette.json");
    let text = std::fs::read_to_string(path).expect("the palette is shipped");
    let palette: serde_json::Value = serde_json::from_str(&text).expect("the palette is JSON");
    for source in read("national").sources {
        let colour = palette["sources"][&source.palette].as_str();
        assert!(colour.is_some(), "{} has no colour {}", source.code, source.palette);
    }
}

#[test]
fn every_measure_is_suggested_packed_or_upgrade_work() {
    let policy = read("national");
    for measure in &policy.measures {
        let suggested = policy.items.iter().any(|item| item.suggests.contains(&measure.code));
        let packed = policy.packages.iter().any(|row| row.measures.contains(&measure.code));
        let upgrade = measure.class_code.as_str() == "upgrade";
        assert!(suggested || packed || upgrade, "nothing leads to {}", measure.code);
    }
}

#[test]
fn stages_follow_stages_that_stand_before_them() {
    for profile in ["national", "north"] {
        for template in read(profile).stage_templates {
            let mut before = BTreeSet::new();
            let works = template.stages.iter().filter(|stage| stage.code.as_str() == "works");
            assert_eq!(works.count(), 1, "{profile} {} has one works stage", template.code);
            for (index, stage) in template.stages.iter().enumerate() {
                assert_eq!(stage.after.is_empty(), index == 0, "{} hangs loose", stage.code);
                for link in &stage.after {
                    assert!(
                        before.contains(&link.stage),
                        "{} waits for {}",
                        stage.code,
                        link.stage
                    );
                }
                assert!(before.insert(stage.code.clone()), "{} stands twice", stage.code);
            }
        }
    }
}

#[test]
fn the_north_changes_the_same_templates_and_stops_in_winter() {
    let (national, north) = (read("national"), read("north"));
    assert_eq!(north.profile.based_on.as_ref(), Some(&national.profile.code));
    for template in &north.stage_templates {
        assert!(national.find_stage_template(&template.code).is_some());
    }
    let stop = north.winter_stop.expect("the north stops in winter");
    assert_eq!((stop.from, stop.to), ((11, 1), (4, 14)));
}

#[test]
fn calendars_are_in_order_and_hold_only_their_own_days() {
    let calendars = read("national").calendars;
    let years: Vec<i16> = calendars.iter().map(|row| row.year).collect();
    assert_eq!(years, (2021..=2030).collect::<Vec<i16>>());
    for row in &calendars {
        assert_eq!(row.announced, row.year <= 2026);
        assert_eq!(row.announced, !row.days_off.is_empty());
        for day in row.days_off.iter().chain(&row.working_weekends) {
            assert_eq!(day.year(), row.year, "{day}");
        }
        for day in &row.working_weekends {
            assert!(day.weekday().to_monday_zero_offset() >= 5, "{day} is no weekend day");
            assert!(!row.days_off.contains(day), "{day} is both");
        }
    }
}

#[test]
fn local_thresholds_are_left_blank() {
    for gate in read("national").gates {
        match gate.check {
            GateCheck::ConsensusToEnter { participation, agreement } => {
                assert_eq!((participation, agreement), (None, None));
            }
            GateCheck::EligibleObject { built_by, later_until, later_share } => {
                assert_eq!((built_by, later_until, later_share), (2000, None, None));
            }
            GateCheck::VoteToStart { taking_part, ordinary_over, special_from } => {
                assert_eq!((taking_part, ordinary_over, special_from), ((2, 3), (1, 2), (3, 4)));
            }
            _ => {}
        }
    }
}

#[test]
fn only_published_prices_are_shipped() {
    let priced: Vec<(String, i64)> = read("national")
        .measures
        .iter()
        .flat_map(|row| row.known_prices.iter().map(|p| (row.code.to_string(), p.unit_price_fen)))
        .collect();
    let wanted = [("roads".to_owned(), 30_180), ("roof_waterproofing".to_owned(), 19_471)];
    assert_eq!(priced, wanted);
}

#[test]
fn everything_says_where_it_comes_from() {
    for profile in ["national", "north"] {
        let policy = read(profile);
        let mut bases: Vec<(String, &Basis)> = Vec::new();
        bases.extend(policy.facets.iter().map(|row| (row.name.en.clone(), &row.basis)));
        bases.extend(policy.profile.sanity.iter().map(|row| ("sanity".to_owned(), &row.basis)));
        bases.extend(policy.winter_stop.iter().map(|row| ("winter stop".to_owned(), &row.basis)));
        bases.extend(policy.calendars.iter().map(|row| (row.year.to_string(), &row.basis)));
        macro_rules! coded {
            ($($field:ident),+) => { $(
                bases.extend(policy.$field.iter().map(|row| (row.code.to_string(), &row.basis)));
            )+ };
        }
        coded!(items, classes, measures, packages, effects, sources, rules, gates, stage_templates);
        for template in &policy.stage_templates {
            bases.extend(template.stages.iter().map(|row| (row.code.to_string(), &row.basis)));
        }
        for measure in &policy.measures {
            let prices = measure.known_prices.iter();
            bases.extend(prices.map(|row| (measure.code.to_string(), &row.basis)));
        }
        for (what, basis) in bases {
            assert!(!basis.source.is_empty(), "{profile} {what} names no source");
            assert!(!basis.source.contains('['), "{profile} {what} names its source by a mark");
        }
    }
}

#[test]
fn the_shipped_profiles_hold_together() {
    let national = read("national");
    let north = overlay(&national, &read("north"));
    assert_eq!(check(&national), []);
    assert_eq!(check(&north), []);
}
