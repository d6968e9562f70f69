//! Tables with a row for every district, city or province of a plan.

use std::collections::BTreeMap;
use std::ops::Add;

use jiugai_domain::community::{Community, DivisionLevel};
use jiugai_domain::scheme::CostKind;
use jiugai_domain::{BasisPoints, CommunityId, Fen, Quantity, SquareMetres};
use jiugai_exchange::write::{Cell, Fixed, Table, Template};

use super::Reported;
use crate::export::facts::{Facts, Planned, known};
use crate::funding::Owner;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Province,
    City,
    District,
}

/// The communities of one row, and what of the plan's money is theirs.
#[derive(Default)]
struct Group<'s> {
    communities: Vec<&'s Community>,
    investment: Option<Fen>,
}

type Key<'s> = (Option<&'s str>, Option<&'s str>);

pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
    planned: &Planned<'s>,
    level: Level,
) -> Table<'s> {
    let groups = groups(facts, planned, level);
    let reported = Reported::of(facts, planned);
    let mut table = Table::new(template, &[]);
    let is_whole = groups.len() == 1 && !facts.is_narrowed();
    for ((above, name), group) in &groups {
        let place = |name: Option<&str>| {
            let file = facts.snapshot.info.division_name.as_str();
            Cell::text(name.unwrap_or(file).to_owned())
        };
        table.push("", Fixed::Nothing, |code, _| match (code, level) {
            ("city", Level::District) => Cell::text(above.unwrap_or_default()),
            // A city without districts of its own stands alone.
            ("district", _) if above.is_some() => Cell::text(name.unwrap_or_default()),
            ("district", _) | ("province", _) | ("city", Level::City) => place(*name),
            _ => cell(facts, group, &reported, is_whole, code),
        });
    }
    say_missing(facts, &mut table, groups.values());
    table
}

fn groups<'s>(
    facts: &Facts<'s>,
    planned: &Planned<'s>,
    level: Level,
) -> BTreeMap<Key<'s>, Group<'s>> {
    let at = |community: &Community, level| facts.division_at(community, level);
    let key = |community: &Community| match level {
        Level::Province => (None, at(community, DivisionLevel::Province)),
        Level::City => (None, at(community, DivisionLevel::City)),
        Level::District => {
            (at(community, DivisionLevel::City), at(community, DivisionLevel::District))
        }
    };
    let mut groups: BTreeMap<Key<'s>, Group<'s>> = BTreeMap::new();
    for row in planned.split.rows.iter().filter(|row| row.year.is_some()) {
        let community = |id: CommunityId| facts.snapshot.communities.get(id);
        let first = match row.owner {
            Owner::Community(id) => community(id),
            // Money that is shared stands with the first of those who share it.
            Owner::Cluster(id) => facts.snapshot.communities.of(id).next(),
            Owner::Lot(id) => facts.snapshot.members_of_lot(id).find_map(community),
        };
        let Some(first) = first else { continue };
        let group = groups.entry(key(first)).or_default();
        if matches!(row.owner, Owner::Community(_)) {
            group.communities.push(first);
        }
        group.investment = plus(group.investment, known(row));
    }
    groups
}

/// Adds what is known; unknown while nothing is.
pub(super) fn plus<T: Add<Output = T>>(sum: Option<T>, next: Option<T>) -> Option<T> {
    match (sum, next) {
        (Some(sum), Some(next)) => Some(sum + next),
        (sum, next) => sum.or(next),
    }
}

impl Group<'_> {
    fn sum<T: Add<Output = T>>(&self, of: impl Fn(&Community) -> Option<T>) -> Option<T> {
        self.communities.iter().map(|row| of(row)).fold(None, plus)
    }

    fn households(&self) -> Option<i64> {
        self.sum(|row| row.scope().households)
    }
}

fn cell<'s>(
    facts: &Facts<'_>,
    group: &Group<'_>,
    reported: &Reported,
    is_whole: bool,
    code: &str,
) -> Cell<'s> {
    let count = i64::try_from(group.communities.len()).unwrap_or(i64::MAX);
    let started = reported.started(&group.communities);
    let finished = reported.finished(&group.communities);
    let rate = |part: Option<i64>, whole: Option<i64>| {
        Cell::share(part.zip(whole).and_then(|(part, whole)| BasisPoints::of(part, whole)))
    };
    let households_started = started
        .as_ref()
        .and_then(|rows| rows.iter().map(|row| row.scope().households).fold(None, plus));
    let started = started.map(|rows| i64::try_from(rows.len()).unwrap_or(i64::MAX));
    let done = reported.done(&group.communities);
    match code {
        "communities" | "planned" | "communities_planned" => Cell::Count(count),
        "buildings" => Cell::count(group.sum(|row| row.scope().buildings)),
        "households" | "households_planned" => Cell::count(group.households()),
        "floor_area" => Cell::area(group.sum::<SquareMetres>(|row| row.scope().floor_area)),
        "projects" => projects(facts, group),
        "lifts" => Cell::quantity(effect(facts, group, &["lifts_added"])),
        "care" => Cell::quantity(effect(facts, group, &["service_elderly", "service_childcare"])),
        "communities_started" | "started" => Cell::count(started),
        "communities_rate" | "start_rate" => rate(started, Some(count)),
        "households_started" => Cell::count(households_started),
        "households_rate" => rate(households_started, group.households()),
        "preparing" => Cell::count(started.map(|started| count - started)),
        "working" => {
            Cell::count(started.zip(finished).map(|(started, finished)| started - finished))
        }
        "finished" => Cell::count(finished),
        "investment" => Cell::money(group.investment),
        "done" => Cell::money(done),
        "done_rate" => rate(done.map(|done| done.0), group.investment.map(|sum| sum.0)),
        "points" => {
            let risen = reported.done_before(&group.communities);
            let risen = done.zip(risen).map(|(done, before)| (done - before).0);
            rate(risen, group.investment.map(|sum| sum.0))
        }
        "arrived" => Cell::money(reported.arrived(&group.communities, is_whole)),
        "paid" => Cell::money(reported.paid(&group.communities, is_whole)),
        _ => Cell::Blank,
    }
}

/// Projects of the communities; unknown while none of them belongs to any.
fn projects<'s>(facts: &Facts<'_>, group: &Group<'_>) -> Cell<'s> {
    let members = group.communities.iter();
    let rows = members.flat_map(|row| facts.snapshot.project_communities.of(row.id.0));
    let ids: std::collections::BTreeSet<_> = rows.map(|row| row.project_id).collect();
    if ids.is_empty() { Cell::Blank } else { Cell::counted(ids.len()) }
}

/// Quantities of measures that add to an effect; unknown while no scheme has one with a quantity.
fn effect(facts: &Facts<'_>, group: &Group<'_>, effects: &[&str]) -> Option<Quantity> {
    let lines = group.communities.iter().flat_map(|row| facts.lines(row.id));
    let quantities = lines.map(|line| {
        let effect = facts.measure(line)?.effect_code.as_ref()?;
        match &line.kind {
            CostKind::Measure { quantity, .. } if effects.contains(&effect.as_str()) => *quantity,
            _ => None,
        }
    });
    quantities.fold(None, plus)
}

/// Of how many communities a summed figure is not known.
fn say_missing<'g, 's: 'g>(
    facts: &Facts<'_>,
    table: &mut Table<'_>,
    groups: impl Iterator<Item = &'g Group<'s>>,
) {
    let (mut buildings, mut households, mut area) = (0_usize, 0_usize, 0_usize);
    for community in groups.flat_map(|group| &group.communities) {
        let scope = community.scope();
        buildings += usize::from(scope.buildings.is_none());
        households += usize::from(scope.households.is_none());
        area += usize::from(scope.floor_area.is_none());
    }
    let parts = [("buildings", buildings), ("households", households), ("floor_area", area)];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(field, count)| {
            let field = crate::text::say(&format!("field.{field}"), &[]);
            facts.say_with("export.missing", &[("field", field.into()), ("count", (*count).into())])
        })
        .collect();
    if !parts.is_empty() {
        let parts = facts.list(&parts);
        table.notes.push(facts.say_with("export.missing_note", &[("parts", parts.into())]));
    }
}
