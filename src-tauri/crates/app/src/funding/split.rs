//! The split of a whole plan: every community and cluster with a cost, ceilings applied by year.

use std::collections::{BTreeMap, BTreeSet};

use jiugai_domain::community::Scale;
use jiugai_domain::cost::Cost;
use jiugai_domain::funding::{CeilingUse, Split, SplitInput, apply_ceilings, split};
use jiugai_domain::plan::{Allocation, AllocationOwner, Ceiling, Plan, PlanEntry};
use jiugai_domain::scheme::CostOwner;
use jiugai_domain::totals::Totals;
use jiugai_domain::{ClusterId, Fen, PlanId, SquareMetres};

use crate::AppError;
use crate::snapshot::{InPlan, Snapshot};

/// The split of one community or cluster.
#[derive(Debug, Clone)]
pub struct OwnerSplit {
    /// Whose.
    pub owner: AllocationOwner,
    /// Its name.
    pub name: String,
    /// Year of works.
    pub year: Option<i16>,
    /// Its cost.
    pub cost: Cost,
    /// Who pays what, and why.
    pub split: Split,
}

/// The split of a plan.
#[derive(Debug, Clone)]
pub struct PlanSplit {
    /// Rows in plan order: by year, then as the entries were made; clusters after communities.
    pub rows: Vec<OwnerSplit>,
    /// How yearly ceilings were used.
    pub ceilings: Vec<(i16, CeilingUse)>,
    /// Totals by year; what has no year stands under `None`.
    pub years: BTreeMap<Option<i16>, Totals>,
    /// Communities in the plan whose cost is wholly unknown and not carried by a cluster.
    pub without_cost: usize,
}

impl PlanSplit {
    /// Everything with a year together.
    pub fn planned(&self) -> Totals {
        let mut sum = Totals::default();
        let years = self.years.iter().filter(|(year, _)| year.is_some());
        years.for_each(|(_, totals)| sum.merge(totals));
        sum
    }
}

/// Splits a plan by the rules of the file's policy.
pub fn split_plan(snapshot: &Snapshot, plan: PlanId) -> Result<PlanSplit, AppError> {
    let plan = snapshot.plan(plan)?;
    let entries = entries_in_order(snapshot, plan);
    let allocations: Vec<Allocation> =
        snapshot.allocations.of(plan.id).map(|row| row.as_ref().clone()).collect();
    let mut rows: Vec<OwnerSplit> = Vec::with_capacity(entries.len());
    let mut without_cost = 0;
    for entry in &entries {
        let row = community_row(snapshot, entry, &allocations)?;
        let carried = snapshot.is_carried_by_cluster(entry.community_id);
        without_cost += usize::from(row.split.components.is_empty() && !carried);
        rows.push(row);
    }
    for (id, members) in clusters_of(snapshot, &entries) {
        rows.extend(cluster_row(snapshot, id, &members, &allocations));
    }
    // A stable sort: plan order inside a year stays.
    rows.sort_by_key(|row| row.year.unwrap_or(i16::MAX));
    let ceilings = cut_to_ceilings(snapshot, plan, &mut rows);
    let years = totals_by_year(snapshot, &rows);
    Ok(PlanSplit { rows, ceilings, years, without_cost })
}

/// Entries that count, by year, then as they were made.
pub(crate) fn entries_in_order(snapshot: &Snapshot, plan: &Plan) -> Vec<PlanEntry> {
    let entries = snapshot.plan_entries.of(InPlan::Plan(plan.id));
    let mut entries: Vec<PlanEntry> = entries
        .filter(|entry| entry.withdrawn_reason.is_none())
        .map(|entry| entry.as_ref().clone())
        .collect();
    entries.sort_by_key(|entry| (entry.year.unwrap_or(i16::MAX), entry.id));
    entries
}

fn community_row(
    snapshot: &Snapshot,
    entry: &PlanEntry,
    allocations: &[Allocation],
) -> Result<OwnerSplit, AppError> {
    let community = snapshot.community(entry.community_id)?;
    let owner = AllocationOwner::Community(community.id);
    let cost = snapshot.cost(community.id);
    let divisions = owned(snapshot.division_names(community.division_id));
    let split = split_owner(snapshot, owner, &cost, community.scope(), 1, entry.year, &divisions, allocations);
    Ok(OwnerSplit { owner, name: community.name.clone(), year: entry.year, cost, split })
}

fn cluster_row(
    snapshot: &Snapshot,
    id: ClusterId,
    members: &[&PlanEntry],
    allocations: &[Allocation],
) -> Option<OwnerSplit> {
    snapshot.cost_lines.of(CostOwner::Cluster(id)).next()?;
    let cluster = snapshot.clusters.get(id)?;
    let owner = AllocationOwner::Cluster(id);
    let cost = snapshot.cost_of_owner(CostOwner::Cluster(id));
    let scopes = members.iter().filter_map(|entry| snapshot.communities.get(entry.community_id));
    let scale = scopes.map(|community| community.scope()).fold(Scale::default(), sum_of_known);
    let year = members.iter().filter_map(|entry| entry.year).min();
    let divisions = owned(snapshot.division_names(cluster.division_id));
    let count = i64::try_from(members.len()).unwrap_or(i64::MAX);
    let split = split_owner(snapshot, owner, &cost, scale, count, year, &divisions, allocations);
    Some(OwnerSplit { owner, name: cluster.name.clone(), year, cost, split })
}

#[expect(clippy::too_many_arguments, reason = "the inputs of one split, gathered once for both kinds of owner")]
fn split_owner(
    snapshot: &Snapshot,
    owner: AllocationOwner,
    cost: &Cost,
    scale: Scale,
    communities: i64,
    year: Option<i16>,
    divisions: &[String],
    allocations: &[Allocation],
) -> Split {
    let fixed: Vec<Allocation> =
        allocations.iter().filter(|allocation| allocation.owner == owner).cloned().collect();
    split(&SplitInput {
        components: &cost.components,
        scale,
        communities,
        year,
        divisions,
        rules: &snapshot.policy.rules,
        sources: &snapshot.policy.sources,
        allocations: &fixed,
    })
}

fn owned(names: Vec<&str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// Sums what is known; a cluster's area is only as good as its members', and rules per unit take
/// what is there.
fn sum_of_known(sum: Scale, next: Scale) -> Scale {
    fn plus<T: std::ops::Add<Output = T>>(a: Option<T>, b: Option<T>) -> Option<T> {
        match (a, b) {
            (Some(a), Some(b)) => Some(a + b),
            (a, b) => a.or(b),
        }
    }
    Scale {
        buildings: plus::<i64>(sum.buildings, next.buildings),
        households: plus::<i64>(sum.households, next.households),
        floor_area: plus::<SquareMetres>(sum.floor_area, next.floor_area),
    }
}

fn clusters_of<'a>(
    snapshot: &Snapshot,
    entries: &'a [PlanEntry],
) -> BTreeMap<ClusterId, Vec<&'a PlanEntry>> {
    let mut clusters: BTreeMap<ClusterId, Vec<&PlanEntry>> = BTreeMap::new();
    for entry in entries {
        let community = snapshot.communities.get(entry.community_id);
        if let Some(id) = community.and_then(|community| community.cluster_id) {
            clusters.entry(id).or_default().push(entry);
        }
    }
    clusters
}

fn cut_to_ceilings(
    snapshot: &Snapshot,
    plan: &Plan,
    rows: &mut [OwnerSplit],
) -> Vec<(i16, CeilingUse)> {
    let ceilings: Vec<Ceiling> =
        snapshot.ceilings.of(plan.id).map(|row| row.as_ref().clone()).collect();
    let mut uses = Vec::new();
    let years: BTreeSet<i16> = ceilings.iter().map(|ceiling| ceiling.year).collect();
    for year in years {
        let in_year = |row: &&mut OwnerSplit| row.year == Some(year);
        let mut splits: Vec<Split> =
            rows.iter_mut().filter(in_year).map(|row| std::mem::take(&mut row.split)).collect();
        uses.extend(apply_ceilings(&mut splits, year, &ceilings).into_iter().map(|used| (year, used)));
        for (row, split) in rows.iter_mut().filter(in_year).zip(splits) {
            row.split = split;
        }
    }
    uses
}

fn totals_by_year(snapshot: &Snapshot, rows: &[OwnerSplit]) -> BTreeMap<Option<i16>, Totals> {
    let mut years: BTreeMap<Option<i16>, Totals> = BTreeMap::new();
    for row in rows {
        let totals = years.entry(row.year).or_default();
        let mut money = row.split.money(row.cost.total);
        match row.owner {
            AllocationOwner::Community(id) => {
                let figures = snapshot.figures.of(id);
                // A community whose money stands with its cluster is not without a cost.
                if snapshot.is_carried_by_cluster(id) && row.cost.total.known == Fen::ZERO {
                    money.investment = jiugai_domain::cost::CostSum::default();
                }
                totals.add(&jiugai_domain::totals::CommunityFigures { place: figures.scope, money });
            }
            AllocationOwner::Cluster(_) => totals.add_money(&money),
        }
    }
    years
}
