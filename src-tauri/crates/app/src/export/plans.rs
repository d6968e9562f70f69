//! A five-year plan and an annual plan as tables.

use jiugai_domain::CommunityId;
use jiugai_exchange::write::{Cell, Fixed, Table, Template};

use super::facts::{Facts, Planned, known};
use crate::AppError;
use crate::funding::{Owner, OwnerSplit};

/// The five-year plan: years side by side.
pub(super) fn five_year<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
    planned: &Planned<'s>,
) -> Result<Table<'s>, AppError> {
    let years: Vec<i16> = (planned.plan.from_year..=planned.plan.to_year).collect();
    let keys = years.iter().map(ToString::to_string).collect();
    let mut table = Table::new(template, &[("years", keys)]);
    table.context = planned.plan.id.to_string();
    let mut has_shared = false;
    for row in &planned.split.rows {
        let money = |code: &str, at: usize| match code {
            "investment" => Some(Cell::money(known(row))),
            "year_investment" => {
                let is_due = row.year.is_some() && row.year == years.get(at).copied();
                Some(Cell::money(known(row).filter(|_| is_due)))
            }
            _ => None,
        };
        match row.owner {
            Owner::Community(id) => table.push(id.to_string(), Fixed::Nothing, |code, at| {
                money(code, at).unwrap_or_else(|| five_year_cell(facts, planned, row, id, code))
            }),
            Owner::Cluster(_) | Owner::Lot(_) => {
                has_shared = true;
                table.push("", Fixed::All, |code, at| match code {
                    "name" => shared_name(facts, row),
                    "plan_year" => year(facts, row.year),
                    _ => money(code, at).unwrap_or_default(),
                });
            }
        }
    }
    say_shared(facts, &mut table, has_shared);
    Ok(table)
}

fn five_year_cell<'s>(
    facts: &Facts<'s>,
    planned: &Planned<'s>,
    row: &OwnerSplit,
    id: CommunityId,
    code: &str,
) -> Cell<'s> {
    let snapshot = facts.snapshot;
    match code {
        "plan_year" => year(facts, row.year),
        "package" => {
            let entry = snapshot.entry(planned.plan.id, id);
            let package = entry.and_then(|entry| entry.package_code.as_ref());
            let package = package.and_then(|code| snapshot.policy.find_package(code));
            package.map_or(Cell::Blank, |package| Cell::text(facts.pick(&package.name)))
        }
        _ => community_cell(facts, id, code),
    }
}

fn year<'s>(facts: &Facts<'s>, year: Option<i16>) -> Cell<'s> {
    match year {
        Some(year) => Cell::year(Some(year)),
        None => Cell::text(facts.say("noun.reserve")),
    }
}

/// The annual plan: what is done this year, when, by whom.
pub(super) fn annual<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
    planned: &Planned<'s>,
) -> Result<Table<'s>, AppError> {
    let mut table = Table::new(template, &[]);
    table.context = planned.plan.id.to_string();
    let mut has_shared = false;
    for row in &planned.split.rows {
        match row.owner {
            Owner::Community(id) => table.push(id.to_string(), Fixed::Nothing, |code, _| {
                annual_cell(facts, planned, row, id, code)
            }),
            Owner::Cluster(_) | Owner::Lot(_) => {
                has_shared = true;
                table.push("", Fixed::All, |code, _| match code {
                    "name" => shared_name(facts, row),
                    "investment" => Cell::money(known(row)),
                    _ => Cell::Blank,
                });
            }
        }
    }
    say_shared(facts, &mut table, has_shared);
    Ok(table)
}

fn annual_cell<'s>(
    facts: &Facts<'s>,
    planned: &Planned<'s>,
    row: &OwnerSplit,
    id: CommunityId,
    code: &str,
) -> Cell<'s> {
    let entry = facts.snapshot.entry(planned.plan.id, id);
    let (start, finish) = planned.works_of(id);
    match code {
        "nature" => {
            let is_carried_over = entry.is_some_and(|entry| entry.is_carried_over);
            let key = if is_carried_over { "export.carried_over" } else { "export.new" };
            Cell::text(facts.say(key))
        }
        "measures" => Cell::text(facts.measures(id, None)),
        "investment" => Cell::money(known(row)),
        "start" => Cell::day(start),
        "finish" => Cell::day(finish),
        "responsible" => entry.map_or(Cell::Blank, |entry| Cell::text(&*entry.responsible)),
        "entry_note" => entry.map_or(Cell::Blank, |entry| Cell::text(&*entry.note)),
        _ => community_cell(facts, id, code),
    }
}

/// What both plans say of a community; its size is that of this round's scope.
fn community_cell<'s>(facts: &Facts<'s>, id: CommunityId, code: &str) -> Cell<'s> {
    let Some(community) = facts.snapshot.communities.get(id) else { return Cell::Blank };
    let scope = community.scope();
    match code {
        "division" => Cell::text(facts.division(community)),
        "name" => Cell::text(&*community.name),
        "cluster" => {
            let cluster = community.cluster_id.and_then(|id| facts.snapshot.clusters.get(id));
            cluster.map_or(Cell::Blank, |cluster| Cell::text(&*cluster.name))
        }
        "built" => Cell::text(Facts::built(community)),
        "buildings" => Cell::count(scope.buildings),
        "households" => Cell::count(scope.households),
        "floor_area_m2" => Cell::area(scope.floor_area),
        "note" => Cell::text(&*community.note),
        _ => Cell::Blank,
    }
}

/// 步红花园片区(共用投资)
pub(super) fn shared_name<'s>(facts: &Facts<'s>, row: &OwnerSplit) -> Cell<'s> {
    Cell::text(facts.say_with("export.shared", &[("name", row.name.as_str().into())]))
}

pub(super) fn say_shared(facts: &Facts<'_>, table: &mut Table<'_>, has_shared: bool) {
    if has_shared {
        table.notes.push(facts.say("export.shared_note"));
    }
}
