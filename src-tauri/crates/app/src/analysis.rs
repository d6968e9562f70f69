//! Roll-ups of the file or of a plan: by year, district, class, facet or source.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiugai_analysis::{Fact, Group, Sum};
use jiugai_domain::PlanId;
use jiugai_domain::community::DivisionLevel;
use jiugai_domain::cost::{Cost, CostSum};
use jiugai_domain::policy::Label;
use jiugai_domain::tally::Tally;
use jiugai_domain::totals::{PlaceFigures, Totals};
use jiugai_domain::{Code, CommunityId, DivisionId, Fen, SquareMetres};

use crate::funding::{Owner, OwnerSplit, counted_cost, split_plan};
use crate::snapshot::Snapshot;
use crate::text::say;
use crate::{AppError, ErrorCode};

/// What to group by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupBy {
    /// Year of the plan.
    Year,
    /// District (区县), or the next higher division known.
    District,
    /// Measure class.
    Class,
    /// Facet.
    Facet,
    /// Funding source.
    Source,
}

impl FromStr for GroupBy {
    type Err = AppError;

    fn from_str(name: &str) -> Result<Self, AppError> {
        match name {
            "year" => Ok(Self::Year),
            "district" => Ok(Self::District),
            "class" => Ok(Self::Class),
            "facet" => Ok(Self::Facet),
            "source" => Ok(Self::Source),
            _ => Err(AppError::not_found("field", name)),
        }
    }
}

/// Totals of one group.
#[derive(Debug, Clone)]
pub struct GroupTotals {
    /// Stable key.
    pub key: String,
    /// Name for people.
    pub name: Label,
    /// Its totals.
    pub totals: Totals,
}

/// One owner of cost: a community, cluster or lot of the file, or a row of a plan's split.
struct OwnerRow {
    owner: Owner,
    year: Option<i16>,
    division: Option<DivisionId>,
    place: Option<PlaceFigures>,
    cost: Cost,
    split: Option<OwnerSplit>,
}

/// Rolls up the file, or what has a year in `plan`.
pub fn roll_up(
    snapshot: &Snapshot,
    plan: Option<PlanId>,
    by: GroupBy,
) -> Result<Vec<GroupTotals>, AppError> {
    let owners = match plan {
        Some(plan) => owners_of_plan(snapshot, plan)?,
        None => owners_of_file(snapshot),
    };
    let facts: Vec<Vec<Fact>> = owners.iter().map(|row| facts(snapshot, row, by)).collect();
    let groups = jiugai_analysis::roll_up(&facts.concat())
        .map_err(|error| AppError::new(ErrorCode::Store).because(error))?;
    let rounded = rounded(&owners, &facts);
    Ok(groups.into_iter().map(|group| named(snapshot, &group, &rounded, by)).collect())
}

/// How many figures of each group are rounded at their source: buildings, households, residents and
/// area, in this order.
type Rounded = BTreeMap<String, [u32; 4]>;

fn rounded(owners: &[OwnerRow], facts: &[Vec<Fact>]) -> Rounded {
    let mut rounded = Rounded::new();
    for (row, facts) in owners.iter().zip(facts) {
        // Facts of money alone stand for no place.
        let whole = facts.iter().find(|fact| fact.communities > 0);
        let (Some(place), Some(fact)) = (&row.place, whole) else { continue };
        let counts = rounded.entry(fact.key.clone()).or_default();
        let marks = [
            Tally::of(place.buildings).approximate,
            Tally::of(place.households).approximate,
            Tally::of(place.residents).approximate,
            Tally::of(place.floor_area).approximate,
        ];
        for (count, mark) in counts.iter_mut().zip(marks) {
            *count += mark;
        }
    }
    rounded
}

fn owners_of_plan(snapshot: &Snapshot, plan: PlanId) -> Result<Vec<OwnerRow>, AppError> {
    let rows = split_plan(snapshot, plan)?.rows.into_iter().filter(|row| row.year.is_some());
    Ok(rows
        .map(|row| OwnerRow {
            owner: row.owner,
            year: row.year,
            division: division(snapshot, row.owner),
            place: match row.owner {
                Owner::Community(id) => Some(snapshot.figures.of(id).scope),
                Owner::Cluster(_) | Owner::Lot(_) => None,
            },
            cost: row.cost.clone(),
            split: Some(row),
        })
        .collect())
}

fn owners_of_file(snapshot: &Snapshot) -> Vec<OwnerRow> {
    let plan = snapshot.current_five_year().map(|plan| plan.id);
    let year = |id| plan.and_then(|plan| snapshot.entry(plan, id)).and_then(|entry| entry.year);
    let communities = snapshot.communities.iter().map(|row| OwnerRow {
        owner: Owner::Community(row.id),
        year: year(row.id),
        division: row.division_id,
        place: Some(snapshot.figures.of(row.id).whole),
        cost: snapshot.cost(row.id),
        split: None,
    });
    let clusters = snapshot.clusters.iter().map(|row| Owner::Cluster(row.id));
    let lots = snapshot.lots.iter().map(|row| Owner::Lot(row.id));
    let shared = clusters.chain(lots).filter_map(|owner| {
        let cost_owner = owner.shared()?;
        snapshot.cost_lines.of(cost_owner).next()?;
        Some(OwnerRow {
            owner,
            year: members(snapshot, owner).into_iter().filter_map(year).min(),
            division: division(snapshot, owner),
            place: None,
            cost: snapshot.cost_of_owner(cost_owner),
            split: None,
        })
    });
    communities.chain(shared).collect()
}

fn members(snapshot: &Snapshot, owner: Owner) -> Vec<CommunityId> {
    match owner {
        Owner::Community(id) => vec![id],
        Owner::Cluster(id) => snapshot.communities.of(id).map(|member| member.id).collect(),
        Owner::Lot(id) => snapshot.members_of_lot(id).collect(),
    }
}

/// The division of a community; of a cluster or lot its own, else its first community's.
fn division(snapshot: &Snapshot, owner: Owner) -> Option<DivisionId> {
    let own = match owner {
        Owner::Cluster(id) => snapshot.clusters.get(id).and_then(|cluster| cluster.division_id),
        Owner::Community(_) | Owner::Lot(_) => None,
    };
    let members = members(snapshot, owner).into_iter();
    let mut divisions = members.filter_map(|id| snapshot.communities.get(id)?.division_id);
    own.or_else(|| divisions.next())
}

fn facts(snapshot: &Snapshot, row: &OwnerRow, by: GroupBy) -> Vec<Fact> {
    let whole = |key: String| vec![Fact { key, ..whole_fact(snapshot, row) }];
    let money = |key: String, cost: &CostSum| Fact { key, ..money_fact(cost) };
    match by {
        GroupBy::Year => whole(row.year.map_or_else(String::new, |year| year.to_string())),
        GroupBy::District => {
            let district = district(snapshot, row.division);
            whole(district.map_or_else(String::new, |id| id.to_string()))
        }
        GroupBy::Class => {
            let classes = row.cost.by_class.iter();
            let key = |class: &Option<Code>| class.as_ref().map_or(String::new(), Code::to_string);
            let unpriced = unpriced(snapshot, row).map(|cost| money(String::new(), &cost));
            classes.map(|(class, cost)| money(key(class), cost)).chain(unpriced).collect()
        }
        GroupBy::Facet => {
            let facets = row.cost.by_facet.iter();
            facets
                .map(|(facet, cost)| money(facet.map_or("", |facet| facet.as_str()).into(), cost))
                .chain(unpriced(snapshot, row).map(|cost| money(String::new(), &cost)))
                .collect()
        }
        GroupBy::Source => sources(row),
    }
}

/// An owner without a single line of cost is unknown in every class and facet: it stands with what
/// has none.
fn unpriced(snapshot: &Snapshot, row: &OwnerRow) -> Option<CostSum> {
    let cost = counted_cost(snapshot, row.owner, &row.cost);
    (row.cost.components.is_empty() && cost != CostSum::default()).then_some(cost)
}

fn sources(row: &OwnerRow) -> Vec<Fact> {
    let Some(split) = &row.split else { return Vec::new() };
    let by_source = split.split.by_source().into_iter();
    let paid = by_source.map(|(source, amount)| Fact {
        key: source.to_string(),
        investment: amount.0,
        ..Fact::default()
    });
    let gap = split.split.gap();
    let unpaid = Fact { investment: gap.0, gap: gap.0, ..Fact::default() };
    paid.chain((gap != Fen::ZERO).then_some(unpaid)).collect()
}

fn whole_fact(snapshot: &Snapshot, row: &OwnerRow) -> Fact {
    let cost = counted_cost(snapshot, row.owner, &row.cost);
    let gap = row.split.as_ref().map_or(0, |row| row.split.gap().0);
    let Some(place) = &row.place else { return Fact { gap, ..money_fact(&cost) } };
    Fact {
        communities: 1,
        buildings: place.buildings.value,
        households: place.households.value,
        residents: place.residents.value,
        floor_area: place.floor_area.value.map(|area| area.0),
        gap,
        ..money_fact(&cost)
    }
}

fn money_fact(cost: &CostSum) -> Fact {
    Fact {
        investment: cost.known.0,
        investment_missing: i64::from(cost.missing),
        investment_approximate: i64::from(cost.approximate),
        ..Fact::default()
    }
}

/// The district a division lies in, or the highest division known below it.
fn district(snapshot: &Snapshot, id: Option<DivisionId>) -> Option<DivisionId> {
    let mut found = id?;
    // Five levels exist; the bound keeps a damaged file from going round in a circle.
    for _ in 0..8 {
        let division = snapshot.divisions.get(found)?;
        match division.parent_id {
            Some(parent) if division.level > DivisionLevel::District => found = parent,
            _ => break,
        }
    }
    Some(found)
}

fn named(snapshot: &Snapshot, group: &Group, rounded: &Rounded, by: GroupBy) -> GroupTotals {
    let policy = &snapshot.policy;
    let code = Code::new(&group.key);
    let plain = |text: String| Label { zh: text.clone(), en: text };
    let known = match by {
        _ if group.key.is_empty() => None,
        GroupBy::Year => Some(plain(group.key.clone())),
        GroupBy::District => {
            let id = group.key.parse().ok();
            Some(plain(snapshot.division_names(id).join(" ")))
        }
        GroupBy::Class => policy.find_class(&code).map(|class| class.name.clone()),
        GroupBy::Facet => {
            let mut facets = policy.facets.iter();
            facets.find(|row| row.facet.as_str() == group.key).map(|row| row.name.clone())
        }
        GroupBy::Source => policy.find_source(&code).map(|source| source.name.clone()),
    };
    let nameless = match by {
        GroupBy::Year => "noun.reserve",
        GroupBy::District => "noun.no_division",
        GroupBy::Class | GroupBy::Facet => "noun.unclassified",
        GroupBy::Source => "noun.gap",
    };
    let name = known.unwrap_or_else(|| say(nameless, &[]));
    let key = match by {
        GroupBy::District => name.zh.clone(),
        _ => group.key.clone(),
    };
    let rounded = rounded.get(&group.key).copied().unwrap_or_default();
    GroupTotals { key, name, totals: totals(group, rounded) }
}

fn totals(group: &Group, rounded: [u32; 4]) -> Totals {
    fn count(number: i64) -> u32 {
        u32::try_from(number).unwrap_or(u32::MAX)
    }
    fn tally<T>(sum: Sum, unit: fn(i64) -> T, approximate: u32) -> Tally<T> {
        Tally { known: unit(sum.known), missing: count(sum.missing), approximate }
    }
    let [buildings, households, residents, floor_area] = rounded;
    Totals {
        communities: group.communities,
        buildings: tally(group.buildings, |n| n, buildings),
        households: tally(group.households, |n| n, households),
        residents: tally(group.residents, |n| n, residents),
        floor_area: tally(group.floor_area, SquareMetres, floor_area),
        investment: tally(group.investment, Fen, count(group.investment_approximate)),
        gap: Fen(group.gap),
        ..Totals::default()
    }
}
