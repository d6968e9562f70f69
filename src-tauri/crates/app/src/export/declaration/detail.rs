//! Tables with a row for every community of a plan.

use jiugai_domain::community::{Community, DivisionLevel};
use jiugai_domain::evidence::EvidenceKind;
use jiugai_domain::policy::GateCheck;
use jiugai_domain::{BasisPoints, Fen};
use jiugai_exchange::write::{Cell, Fixed, Table, Template};

use crate::export::facts::{Facts, Planned, known};
use crate::export::plans::{say_shared, shared_name};
use crate::export::words::Words;
use crate::funding::{Owner, OwnerSplit};

/// Columns of the declaration, each with the sources it sums; every other source is 其他.
const SOURCES: &[(&str, &[&str])] = &[
    ("central_subsidy", &["central_subsidy"]),
    ("central_investment", &["central_budget_investment"]),
    ("provincial", &["provincial_budget"]),
    ("municipal", &["municipal_budget"]),
    ("district", &["district_budget"]),
    ("bonds", &["special_bonds", "general_bonds"]),
    ("operators", &["utility_operators"]),
    ("residents", &["residents"]),
    ("social", &["social_capital"]),
];

pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
    planned: &Planned<'s>,
) -> Table<'s> {
    let mut table = Table::new(template, &[]);
    let words = Words::new(facts.lang);
    let has_money = table.place("investment").is_some();
    let mut has_shared = false;
    for row in planned.split.rows.iter().filter(|row| row.year.is_some()) {
        match row.owner {
            Owner::Community(id) => {
                let Some(community) = facts.snapshot.communities.get(id) else { continue };
                table.push("", Fixed::Nothing, |code, _| {
                    cell(facts, &words, planned, row, community, code)
                });
            }
            Owner::Cluster(_) | Owner::Lot(_) if has_money => {
                has_shared = true;
                table.push("", Fixed::Nothing, |code, _| match code {
                    "name" => shared_name(facts, row),
                    _ => money(row, code),
                });
            }
            Owner::Cluster(_) | Owner::Lot(_) => {}
        }
    }
    say_shared(facts, &mut table, has_shared);
    table
}

fn money<'s>(row: &OwnerSplit, code: &str) -> Cell<'s> {
    if row.split.components.is_empty() {
        return Cell::Blank;
    }
    let sum = |pick: &dyn Fn(&str) -> bool| {
        let shares = row.split.shares.iter().filter(|share| pick(share.source_code.as_str()));
        let shares: Vec<Fen> = shares.map(|share| share.amount).collect();
        Cell::money((!shares.is_empty()).then(|| shares.into_iter().sum()))
    };
    match code {
        "investment" => Cell::money(known(row)),
        "gap" => Cell::Money(row.split.gap()),
        "other" => sum(&|source| !SOURCES.iter().any(|(_, known)| known.contains(&source))),
        _ => match SOURCES.iter().find(|(column, _)| *column == code) {
            Some((_, sources)) => sum(&|source| sources.contains(&source)),
            None => Cell::Blank,
        },
    }
}

fn cell<'s>(
    facts: &Facts<'s>,
    words: &Words,
    planned: &Planned<'s>,
    row: &OwnerSplit,
    community: &'s Community,
    code: &str,
) -> Cell<'s> {
    let (scope, id) = (community.scope(), community.id);
    let at = |level| facts.division_at(community, level).map_or(Cell::Blank, Cell::text);
    let (start, finish) = planned.works_of(id);
    match code {
        "project" => projects(facts, community, |project| &project.name),
        "document_no" => projects(facts, community, |project| &project.approval_no),
        "name" => match community.former_name.as_str() {
            "" => Cell::text(&*community.name),
            former => Cell::text(format!("{}({former})", community.name)),
        },
        "subdistrict" => at(DivisionLevel::Subdistrict),
        "neighbourhood" => at(DivisionLevel::Neighbourhood),
        "built" => Cell::text(Facts::built(community)),
        "ownership" => words.ownership(community.ownership),
        "building_numbers" => building_numbers(facts, community),
        "buildings" => Cell::count(scope.buildings),
        "households" => Cell::count(scope.households),
        "floor_area" => Cell::area(scope.floor_area),
        "measures" => Cell::text(facts.measures(id, None)),
        "basic" | "improvement" | "upgrade" => Cell::text(facts.measures(id, Some(code))),
        "start" => Cell::day(start),
        "finish" => Cell::day(finish),
        "after_2000" => Cell::count(after_limit(facts, community)),
        "participation" => Cell::share(rates(facts, community).0),
        "agreement" => Cell::share(rates(facts, community).1),
        _ => money(row, code),
    }
}

fn projects<'s>(
    facts: &Facts<'s>,
    community: &Community,
    of: fn(&jiugai_domain::project::Project) -> &String,
) -> Cell<'s> {
    let rows = facts.snapshot.project_communities.of(community.id.0);
    let rows = rows.filter_map(|row| facts.snapshot.projects.get(row.project_id));
    let words: Vec<&str> =
        rows.map(|row| of(row).as_str()).filter(|word| !word.is_empty()).collect();
    Cell::text(facts.list(&words))
}

fn building_numbers<'s>(facts: &Facts<'s>, community: &Community) -> Cell<'s> {
    let rows = facts.snapshot.buildings.of(community.id).filter(|row| row.in_scope);
    let mut numbers: Vec<&str> = rows.map(|row| row.number.as_str()).collect();
    // By the number in it, then by the text: 2# stands before 10#.
    let number = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).take(9).collect();
        digits.parse::<u32>().unwrap_or(u32::MAX)
    };
    numbers.sort_by_key(|text| (number(text), *text));
    Cell::text(facts.list(&numbers))
}

/// Households in buildings completed after the year the eligibility gate allows, as far as the
/// years are known for all of them.
fn after_limit(facts: &Facts<'_>, community: &Community) -> Option<i64> {
    let limit = facts.snapshot.policy.gates.iter().find_map(|gate| match gate.check {
        GateCheck::EligibleObject { built_by, .. } => Some(built_by),
        _ => None,
    })?;
    if community.built_to.is_some_and(|year| year <= limit) {
        return Some(0);
    }
    if community.built_from.is_some_and(|year| year > limit) {
        return community.scope().households;
    }
    let mut sum = None;
    for building in facts.snapshot.buildings.of(community.id).filter(|row| row.in_scope) {
        let households = if building.built_year? > limit { building.households? } else { 0 };
        sum = Some(sum.unwrap_or(0) + households);
    }
    sum
}

/// Taking part and agreeing, by heads, of the newest record of rates or of a vote.
fn rates(facts: &Facts<'_>, community: &Community) -> (Option<BasisPoints>, Option<BasisPoints>) {
    let rows = facts.snapshot.evidence.of(community.id);
    let counted = rows.filter(|row| matches!(row.kind, EvidenceKind::Rates | EvidenceKind::Vote));
    let Some(row) = counted.max_by_key(|row| (row.dated, row.id)) else { return (None, None) };
    let ballot = &row.ballot;
    let rate = |part: Option<i64>, whole: Option<i64>| {
        part.zip(whole).and_then(|(part, whole)| BasisPoints::of(part, whole))
    };
    (
        rate(ballot.owners_taking_part, ballot.owners),
        rate(ballot.owners_agreeing, ballot.owners_taking_part),
    )
}
