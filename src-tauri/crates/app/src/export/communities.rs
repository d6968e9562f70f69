//! The registry as a table.

use std::collections::BTreeSet;

use jiugai_domain::Fen;
use jiugai_domain::community::Community;
use jiugai_domain::scheme::{CostBasis, CostKind, CostOwner};
use jiugai_exchange::write::{Cell, Fixed, Table, Template};

use super::facts::Facts;
use super::words::Words;
use crate::AppError;

pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
) -> Result<Table<'s>, AppError> {
    let mut table = Table::new(template, &[]);
    let words = Words::new(facts.lang);
    let investment = table.place("investment_fen");
    for community in facts.communities() {
        // A cost that priced lines make is changed where they are.
        let lines = facts.lines(community.id);
        let scheme = facts.snapshot.current_scheme(community.id);
        let is_priced = scheme.is_some_and(|scheme| scheme.basis == CostBasis::Measures);
        let is_lump_sum = |line: &&&jiugai_domain::scheme::CostLine| {
            matches!(line.kind, CostKind::LumpSum { .. })
        };
        let is_computed = is_priced || lines.iter().filter(is_lump_sum).count() > 1;
        let fixed = match investment.filter(|_| is_computed) {
            Some(place) => Fixed::Columns(vec![place]),
            None => Fixed::Nothing,
        };
        table.push(community.id.to_string(), fixed, |code, _| cell(facts, &words, community, code));
    }
    say_shared(facts, &mut table);
    Ok(table)
}

/// Money that clusters and lots of these communities share stands in no row: the total lacks it.
fn say_shared(facts: &Facts<'_>, table: &mut Table<'_>) {
    let snapshot = facts.snapshot;
    let communities = facts.communities();
    let clusters = communities.iter().filter_map(|row| row.cluster_id).map(CostOwner::Cluster);
    let lots = communities.iter().filter_map(|row| snapshot.lot_of(row.id)).map(CostOwner::Lot);
    let owners: BTreeSet<CostOwner> = clusters.chain(lots).collect();
    let amounts =
        owners.into_iter().filter_map(|owner| snapshot.cost_of_owner(owner).total.complete());
    let shared: Fen = amounts.sum();
    if shared > Fen::ZERO {
        let amount = shared.wan_yuan().to_string();
        table.notes.push(facts.say_with("export.shared_apart", &[("amount", amount.into())]));
    }
}

fn cell<'s>(facts: &Facts<'s>, words: &Words, community: &'s Community, code: &str) -> Cell<'s> {
    let snapshot = facts.snapshot;
    let scale = &community.scale;
    let scope = &community.in_scope;
    match code {
        "division" => Cell::text(facts.division(community)),
        "name" => Cell::text(&*community.name),
        "former_name" => Cell::text(&*community.former_name),
        "cluster" => {
            let cluster = community.cluster_id.and_then(|id| snapshot.clusters.get(id));
            cluster.map_or(Cell::Blank, |cluster| Cell::text(&*cluster.name))
        }
        "address" => Cell::text(&*community.address),
        "kind" => words.housing_kind(community.kind),
        "built_from" => Cell::year(community.built_from),
        "built_to" => Cell::year(community.built_to),
        "buildings" => Cell::count(scale.buildings),
        "units" => Cell::count(community.units),
        "households" => Cell::count(scale.households),
        "residents" => Cell::count(community.residents),
        "elderly" => Cell::count(community.elderly),
        "low_income_households" => Cell::count(community.low_income_households),
        "lifts" => Cell::count(community.lifts),
        "floor_area_m2" => Cell::area(scale.floor_area),
        "in_scope_buildings" => Cell::count(scope.buildings),
        "in_scope_households" => Cell::count(scope.households),
        "in_scope_floor_area_m2" => Cell::area(scope.floor_area),
        "ownership" => words.ownership(community.ownership),
        "owner_unit" => Cell::text(&*community.owner_unit),
        "property_mode" => words.property_mode(community.property_mode),
        "property_fee" => Cell::money(community.property_fee),
        "owners_committee" => words.yes_no(community.owners_committee),
        "maintenance_fund" => Cell::money(community.maintenance_fund),
        "earlier_renewal" => Cell::text(&*community.earlier_renewal),
        "to_be_expropriated" => words.yes_no(community.to_be_expropriated),
        "stage" => words.stage(community.stage),
        "year" => Cell::year(snapshot.planned_year(community.id)),
        "investment_fen" => Cell::money(snapshot.figures.of(community.id).known_cost()),
        "note" => Cell::text(&*community.note),
        _ => Cell::Blank,
    }
}
