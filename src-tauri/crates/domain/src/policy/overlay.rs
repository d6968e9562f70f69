//! A profile based on another: its parts stand unless repeated by code.

use super::Policy;

/// The policy `changes` describes on top of `base`. Rows with a code (a facet, a year) the base
/// already has replace them where they stand; others are appended; nothing is taken away. The
/// profile is that of `changes`, with the base's sanity band where it has none.
pub fn overlay(base: &Policy, changes: &Policy) -> Policy {
    let mut profile = changes.profile.clone();
    profile.sanity = profile.sanity.or_else(|| base.profile.sanity.clone());
    Policy {
        profile,
        facets: merged(&base.facets, &changes.facets, |row| row.facet),
        items: merged(&base.items, &changes.items, |row| row.code.clone()),
        classes: merged(&base.classes, &changes.classes, |row| row.code.clone()),
        measures: merged(&base.measures, &changes.measures, |row| row.code.clone()),
        packages: merged(&base.packages, &changes.packages, |row| row.code.clone()),
        effects: merged(&base.effects, &changes.effects, |row| row.code.clone()),
        sources: merged(&base.sources, &changes.sources, |row| row.code.clone()),
        rules: merged(&base.rules, &changes.rules, |row| row.code.clone()),
        gates: merged(&base.gates, &changes.gates, |row| row.code.clone()),
        stage_templates: merged(&base.stage_templates, &changes.stage_templates, |row| {
            row.code.clone()
        }),
        calendars: merged(&base.calendars, &changes.calendars, |row| row.year),
        winter_stop: changes.winter_stop.clone().or_else(|| base.winter_stop.clone()),
    }
}

fn merged<T: Clone, K: PartialEq>(base: &[T], changes: &[T], key: impl Fn(&T) -> K) -> Vec<T> {
    let mut rows = base.to_vec();
    for change in changes {
        match rows.iter_mut().find(|row| key(row) == key(change)) {
            Some(row) => *row = change.clone(),
            None => rows.push(change.clone()),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{policy, source};

    #[test]
    fn what_is_repeated_is_replaced_in_place_and_the_rest_stands() {
        let mut base = policy();
        base.measures.truncate(2);
        let mut changes = policy();
        changes.profile.code = "local:here".into();
        changes.items.clear();
        changes.measures.truncate(1);
        changes.measures[0].unit = "km".to_owned();
        changes.sources = vec![source("lottery", false)];
        let merged = overlay(&base, &changes);
        assert_eq!(merged.profile.code.as_str(), "local:here");
        assert_eq!(merged.items, base.items);
        assert_eq!((merged.measures[0].unit.as_str(), merged.measures.len()), ("km", 2));
        assert_eq!(merged.measures[1], base.measures[1]);
        assert_eq!(merged.sources.last(), changes.sources.last());
        assert_eq!(merged.sources.len(), base.sources.len() + 1);
    }
}
