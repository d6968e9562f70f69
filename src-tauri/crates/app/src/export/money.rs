//! Who pays: the funding matrix of a plan as a table.

use std::collections::BTreeSet;

use jiugai_domain::Code;
use jiugai_domain::cost::CostPart;
use jiugai_exchange::write::{Cell, Fixed, Table, Template};

use super::facts::{Facts, Planned};
use super::plans::shared_name;
use crate::AppError;
use crate::funding::{Owner, OwnerSplit};

pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
    planned: &Planned<'s>,
) -> Result<Table<'s>, AppError> {
    // Nobody pays for what stays in reserve.
    let rows: Vec<_> = planned.split.rows.iter().filter(|row| row.year.is_some()).collect();
    let sources = used_sources(facts, &rows);
    let named = sources.iter().filter_map(|code| facts.snapshot.policy.find_source(code));
    let names = named.map(|source| facts.pick(&source.short).to_owned()).collect();
    let mut table = Table::new(template, &[("sources", names)]);
    for row in rows {
        for (place, component) in row.split.components.iter().enumerate() {
            table.push("", Fixed::Nothing, |code, at| match code {
                "owner" => owner_name(facts, row),
                "measure" => match &component.part {
                    CostPart::Measure(code) => match facts.snapshot.policy.find_measure(code) {
                        Some(measure) => Cell::text(facts.pick(&measure.name)),
                        None => Cell::text(code.to_string()),
                    },
                    CostPart::LumpSum => Cell::text(facts.say("noun.lump_sum")),
                },
                "cost" => Cell::Money(component.cost),
                "by_source" => {
                    let paid: Vec<_> = row
                        .split
                        .shares_of(place)
                        .filter(|share| sources.get(at) == Some(&share.source_code))
                        .map(|share| share.amount)
                        .collect();
                    Cell::money((!paid.is_empty()).then(|| paid.into_iter().sum()))
                }
                "gap" => Cell::Money(row.split.gap_of(place)),
                _ => Cell::Blank,
            });
        }
    }
    if planned.split.without_cost > 0 {
        let count = planned.split.without_cost;
        table.notes.push(facts.say_with("export.without_cost", &[("count", count.into())]));
    }
    Ok(table)
}

fn owner_name<'s>(facts: &Facts<'s>, row: &OwnerSplit) -> Cell<'s> {
    match row.owner {
        Owner::Community(_) => Cell::text(row.name.clone()),
        Owner::Cluster(_) | Owner::Lot(_) => shared_name(facts, row),
    }
}

/// Sources that pay something, in policy order.
fn used_sources(facts: &Facts<'_>, rows: &[&OwnerSplit]) -> Vec<Code> {
    let used: BTreeSet<Code> =
        rows.iter().flat_map(|row| row.split.by_source().into_keys()).collect();
    let sources = facts.snapshot.policy.sources.iter();
    sources.map(|source| source.code.clone()).filter(|code| used.contains(code)).collect()
}
