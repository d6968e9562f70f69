//! The split of a whole plan: every community, cluster and lot with a cost, ceilings applied by year.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiugai_domain::community::Scale;
use jiugai_domain::cost::{Cost, CostSum};
use jiugai_domain::funding::{CeilingUse, Split, SplitInput, apply_ceilings, split};
use jiugai_domain::plan::{Allocation, AllocationOwner, Ceiling, Plan, PlanEntry};
use jiugai_domain::totals::{CommunityFigures, Totals};
use jiugai_domain::{DivisionId, PlanId, SquareMetres};

use super::entries::Shared;
use super::{Owner, entries_in_order, shared_with_members};
use crate::AppError;
use crate::snapshot::Snapshot;

/// How the ceilings of each year were used.
pub type CeilingUses = Vec<(i16, CeilingUse)>;

/// The split of one community, cluster or lot.
#[derive(Debug, Clone)]
pub struct OwnerSplit {
    /// Whose.
    pub owner: Owner,
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
    /// Rows in plan order: by year, then as the entries were made; clusters and lots after
    /// communities.
    pub rows: Vec<OwnerSplit>,
    /// How yearly ceilings were used.
    pub ceilings: CeilingUses,
    /// Totals by year; what has no year stands under `None`.
    pub years: BTreeMap<Option<i16>, Totals>,
    /// Communities with a year whose cost is wholly unknown and carried by no cluster or lot.
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
    let (rows, ceilings) = Splitter::new(snapshot, plan).rows(&entries, |_, _| true)?;
    let years = totals_by_year(snapshot, &rows);
    let without_cost = rows.iter().filter(|row| is_without_cost(snapshot, row)).count();
    Ok(PlanSplit { rows, ceilings, years, without_cost })
}

/// The row of one owner in the split of a plan; none when it has no part in it. Only what ceilings
/// tie together is split with it: its own year, and nothing else where the year has no ceiling.
pub fn split_owner(
    snapshot: &Snapshot,
    plan: PlanId,
    owner: Owner,
) -> Result<Option<OwnerSplit>, AppError> {
    let plan = snapshot.plan(plan)?;
    let entries = entries_in_order(snapshot, plan);
    let year = if let Owner::Community(id) = owner {
        entries.iter().find(|entry| entry.community_id == id).map(|entry| entry.year)
    } else {
        let shared = shared_with_members(snapshot, plan, &entries);
        shared.iter().find(|shared| shared.owner == owner).map(|shared| shared.year)
    };
    let Some(year) = year else { return Ok(None) };
    let mut ceilings = snapshot.ceilings.of(plan.id);
    let is_limited = ceilings.any(|ceiling| Some(ceiling.year) == year);
    let wanted = |row: Owner, row_year| row == owner || (is_limited && row_year == year);
    let (rows, _) = Splitter::new(snapshot, plan).rows(&entries, wanted)?;
    Ok(rows.into_iter().find(|row| row.owner == owner))
}

/// What the rows of one plan are split with.
struct Splitter<'a> {
    snapshot: &'a Snapshot,
    plan: &'a Plan,
    fixed: HashMap<AllocationOwner, Vec<Allocation>>,
}

impl<'a> Splitter<'a> {
    fn new(snapshot: &'a Snapshot, plan: &'a Plan) -> Self {
        let mut fixed: HashMap<AllocationOwner, Vec<Allocation>> = HashMap::new();
        for row in snapshot.allocations.of(plan.id) {
            fixed.entry(row.owner).or_default().push(row.as_ref().clone());
        }
        Self { snapshot, plan, fixed }
    }

    /// The wanted rows in plan order, cut to the ceilings.
    fn rows(
        &self,
        entries: &[PlanEntry],
        wanted: impl Fn(Owner, Option<i16>) -> bool,
    ) -> Result<(Vec<OwnerSplit>, CeilingUses), AppError> {
        let mut rows: Vec<OwnerSplit> = Vec::new();
        for entry in entries {
            if wanted(Owner::Community(entry.community_id), entry.year) {
                rows.push(self.community(entry)?);
            }
        }
        for shared in shared_with_members(self.snapshot, self.plan, entries) {
            if wanted(shared.owner, shared.year) {
                rows.extend(self.shared(&shared));
            }
        }
        // A stable sort: plan order inside a year stays.
        rows.sort_by_key(|row| row.year.unwrap_or(i16::MAX));
        let ceilings = self.cut_to_ceilings(&mut rows);
        Ok((rows, ceilings))
    }

    fn community(&self, entry: &PlanEntry) -> Result<OwnerSplit, AppError> {
        let community = self.snapshot.community(entry.community_id)?;
        let cost = self.snapshot.cost(community.id);
        let owner = Owner::Community(community.id);
        let split =
            self.split(owner, &cost, community.scope(), 1, entry.year, community.division_id);
        Ok(OwnerSplit { owner, name: community.name.clone(), year: entry.year, cost, split })
    }

    fn shared(&self, shared: &Shared<'_>) -> Option<OwnerSplit> {
        let snapshot = self.snapshot;
        let members = shared.members.iter();
        let members: Vec<_> =
            members.filter_map(|entry| snapshot.communities.get(entry.community_id)).collect();
        let first = members.first().and_then(|community| community.division_id);
        let (name, division) = match shared.owner {
            Owner::Community(_) => return None,
            Owner::Cluster(id) => {
                let cluster = snapshot.clusters.get(id)?;
                (cluster.name.clone(), cluster.division_id.or(first))
            }
            Owner::Lot(id) => (snapshot.lots.get(id)?.name.clone(), first),
        };
        let cost = snapshot.cost_of_owner(shared.owner.shared()?);
        let scopes = members.iter().map(|community| community.scope());
        let scale = scopes.fold(Scale::default(), sum_of_known);
        let count = i64::try_from(members.len()).unwrap_or(i64::MAX);
        let split = self.split(shared.owner, &cost, scale, count, shared.year, division);
        Some(OwnerSplit { owner: shared.owner, name, year: shared.year, cost, split })
    }

    fn split(
        &self,
        owner: Owner,
        cost: &Cost,
        scale: Scale,
        communities: i64,
        year: Option<i16>,
        division: Option<DivisionId>,
    ) -> Split {
        let names = self.snapshot.division_names(division);
        let divisions: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let fixed = owner.fixed_as().and_then(|owner| self.fixed.get(&owner));
        split(&SplitInput {
            components: &cost.components,
            scale,
            communities,
            year,
            divisions: &divisions,
            rules: &self.snapshot.policy.rules,
            sources: &self.snapshot.policy.sources,
            allocations: fixed.map_or(&[], Vec::as_slice),
        })
    }

    fn cut_to_ceilings(&self, rows: &mut [OwnerSplit]) -> CeilingUses {
        let ceilings: Vec<Ceiling> =
            self.snapshot.ceilings.of(self.plan.id).map(|row| row.as_ref().clone()).collect();
        let mut uses = Vec::new();
        let years: BTreeSet<i16> = ceilings.iter().map(|ceiling| ceiling.year).collect();
        for year in years {
            let in_year = |row: &&mut OwnerSplit| row.year == Some(year);
            let mut splits: Vec<Split> =
                rows.iter_mut().filter(in_year).map(|row| std::mem::take(&mut row.split)).collect();
            let in_the_year = apply_ceilings(&mut splits, year, &ceilings);
            uses.extend(in_the_year.into_iter().map(|row| (year, row)));
            for (row, split) in rows.iter_mut().filter(in_year).zip(splits) {
                row.split = split;
            }
        }
        uses
    }
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

fn is_without_cost(snapshot: &Snapshot, row: &OwnerSplit) -> bool {
    let Owner::Community(id) = row.owner else { return false };
    let is_unknown = row.year.is_some() && row.split.components.is_empty();
    is_unknown && !snapshot.is_carried_elsewhere(id)
}

/// The cost of a row as totals count it: a community whose money stands with its cluster or lot is
/// not without a cost.
pub(crate) fn counted_cost(snapshot: &Snapshot, row: Owner, cost: &Cost) -> CostSum {
    match row {
        Owner::Community(id)
            if cost.total.known.0 == 0
                && cost.total.missing > 0
                && snapshot.is_carried_elsewhere(id) =>
        {
            CostSum::default()
        }
        _ => cost.total,
    }
}

fn totals_by_year(snapshot: &Snapshot, rows: &[OwnerSplit]) -> BTreeMap<Option<i16>, Totals> {
    let mut years: BTreeMap<Option<i16>, Totals> = BTreeMap::new();
    for row in rows {
        let totals = years.entry(row.year).or_default();
        let money = row.split.money(counted_cost(snapshot, row.owner, &row.cost));
        match row.owner {
            Owner::Community(id) => {
                let place = snapshot.figures.of(id).scope;
                totals.add(&CommunityFigures { place, money });
            }
            Owner::Cluster(_) | Owner::Lot(_) => totals.add_money(&money),
        }
    }
    years
}
