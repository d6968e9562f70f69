//! Generated data straight into a project file, as one transaction.
//!
//! Prices and texts say that they are generated. A third of the communities is inspected; one line
//! in fifty has no price yet; what was built after 2000 has no year in the plan.

use std::collections::HashMap;

use jiff::civil::date;
use jiugai_domain::community::{
    Building, Community, Division, DivisionLevel, HousingKind, PipelineStage, Scale,
};
use jiugai_domain::finding::{Finding, FindingLevel};
use jiugai_domain::plan::{Plan, PlanEntry, PlanKind, PlanState};
use jiugai_domain::policy::{Policy, StageTemplate};
use jiugai_domain::project::{Lot, LotCommunity};
use jiugai_domain::scheme::{CostBasis, CostKind, CostLine, CostOwner, Scheme, SchemeState};
use jiugai_domain::{Code, CommunityId, DivisionId, Fen, LotId, PlanId, Quantity};
use jiugai_schedule::{Member, lay_out};
use jiugai_store::{Op, Store, StoreError, Tx, Via};
use uuid::Uuid;

use crate::{CommunityFacts, Place, Random, Region, Size, names};

const SEED: u64 = 0x5A17;
const FROM_YEAR: i16 = 2026;
const TO_YEAR: i16 = 2030;
/// Communities tendered together.
const LOT: usize = 5;
/// What stands where a person would say where a figure comes from.
const GENERATED: &str = "生成数据";

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The five-year plan.
    pub five_year: Option<PlanId>,
    /// The annual plans, each with a schedule.
    pub annual: Vec<PlanId>,
    /// Communities.
    pub communities: usize,
    /// Buildings.
    pub buildings: usize,
    /// Findings.
    pub findings: usize,
    /// Cost lines.
    pub cost_lines: usize,
    /// Tasks.
    pub tasks: usize,
    /// Dependencies.
    pub dependencies: usize,
}

/// Writes data of `size` into an empty file, as one step of its history. `policy` is the file's.
pub fn fill(store: &Store, policy: &Policy, size: Size) -> Result<Filled, StoreError> {
    let label = format!("生成 {} 个小区", size.communities);
    let op = Op::new("generate", label, Via::CommandLine);
    let commit = store.transact(op, |tx| {
        let mut filler = Filler::new(tx, policy);
        let region = Region::new(size);
        let mut members = Vec::with_capacity(size.communities);
        for (index, facts) in region.communities().enumerate() {
            members.push(filler.community(&region, index, &facts)?);
        }
        filler.plans(&members, size.tasks)?;
        Ok::<_, StoreError>(filler.done)
    })?;
    Ok(commit.value)
}

/// A community as the plans need it.
struct Written {
    id: CommunityId,
    district: usize,
    year: Option<i16>,
}

struct Filler<'a, 'c> {
    tx: &'a Tx<'c>,
    policy: &'a Policy,
    /// Measure → the first checklist item that suggests it.
    asked_by: HashMap<&'a Code, &'a Code>,
    divisions: HashMap<String, DivisionId>,
    done: Filled,
}

impl<'a, 'c> Filler<'a, 'c> {
    fn new(tx: &'a Tx<'c>, policy: &'a Policy) -> Self {
        let mut asked_by = HashMap::new();
        for item in &policy.items {
            for measure in &item.suggests {
                asked_by.entry(measure).or_insert(&item.code);
            }
        }
        Self { tx, policy, asked_by, divisions: HashMap::new(), done: Filled::default() }
    }

    fn community(
        &mut self,
        region: &Region,
        index: usize,
        facts: &CommunityFacts,
    ) -> Result<Written, StoreError> {
        let mut random = Random::of(SEED, index);
        let division_id = self.division(region, facts.place)?;
        let id = self.tx.new_id();
        self.tx.insert(&community(id, division_id, facts))?;
        for (number, building) in facts.buildings.iter().enumerate() {
            self.tx.insert(&Building {
                id: self.tx.new_id(),
                community_id: id,
                number: format!("{}号楼", number + 1),
                built_year: Some(building.built_year),
                year_proof: String::new(),
                units: Some(building.units),
                storeys: Some(building.storeys),
                households: Some(building.households),
                floor_area: Some(building.floor_area),
                structure: building.structure.to_owned(),
                ownership: Some(facts.ownership),
                lifts: None,
                safety_appraisal: String::new(),
                in_scope: true,
                note: String::new(),
            })?;
        }
        self.done.communities += 1;
        self.done.buildings += facts.buildings.len();
        let inspected = index.is_multiple_of(3);
        if inspected {
            self.findings(id, &mut random)?;
        }
        self.scheme(id, facts, inspected, &mut random)?;
        let year = (facts.years().1 <= 2000 && !random.chance(1, 10))
            .then(|| random.year(FROM_YEAR, TO_YEAR));
        Ok(Written { id, district: facts.place.district, year })
    }

    fn division(&mut self, region: &Region, place: Place) -> Result<DivisionId, StoreError> {
        const LEVELS: [DivisionLevel; 4] = [
            DivisionLevel::City,
            DivisionLevel::District,
            DivisionLevel::Subdistrict,
            DivisionLevel::Neighbourhood,
        ];
        let mut path = names::PROVINCE.to_owned();
        let mut id = self.division_at(&path, names::PROVINCE, None, DivisionLevel::Province)?;
        for (name, level) in region.names(place).iter().zip(LEVELS) {
            path.push('/');
            path.push_str(name);
            id = self.division_at(&path, name, Some(id), level)?;
        }
        Ok(id)
    }

    fn division_at(
        &mut self,
        path: &str,
        name: &str,
        parent_id: Option<DivisionId>,
        level: DivisionLevel,
    ) -> Result<DivisionId, StoreError> {
        if let Some(id) = self.divisions.get(path) {
            return Ok(*id);
        }
        let id = self.tx.new_id();
        let name = name.to_owned();
        self.tx.insert(&Division { id, parent_id, level, name, division_code: None })?;
        self.divisions.insert(path.to_owned(), id);
        Ok(id)
    }

    fn findings(&mut self, id: CommunityId, random: &mut Random) -> Result<(), StoreError> {
        let looked_at = usize::try_from(random.between(8, 20)).unwrap_or(8);
        for place in random.places(looked_at, self.policy.items.len()) {
            let item = &self.policy.items[place];
            let level = match random.between(1, 100) {
                1..=45 => FindingLevel::Ok,
                46..=74 => FindingLevel::Minor,
                75..=89 => FindingLevel::Severe,
                90..=93 => FindingLevel::Hazard,
                _ => FindingLevel::NotApplicable,
            };
            let counted = level.is_lacking() && !item.unit.is_empty();
            self.tx.insert(&Finding {
                id: self.tx.new_id(),
                community_id: id,
                item_code: item.code.clone(),
                level,
                quantity: counted.then(|| Quantity(random.between(1, 400) * Quantity::SCALE)),
                strongly_wished: level.is_lacking() && random.chance(1, 8),
                reason_not_in_scheme: String::new(),
                note: String::new(),
                inspected_by: GENERATED.to_owned(),
                inspected_on: Some(date(2025, 9, 1)),
            })?;
            self.done.findings += 1;
        }
        Ok(())
    }

    /// A scheme whose lines add up to about the community's investment.
    fn scheme(
        &mut self,
        community_id: CommunityId,
        facts: &CommunityFacts,
        inspected: bool,
        random: &mut Random,
    ) -> Result<(), StoreError> {
        let scheme = Scheme {
            id: self.tx.new_id(),
            community_id,
            version: 1,
            name: String::new(),
            basis: CostBasis::Measures,
            state: SchemeState::Draft,
            note: String::new(),
        };
        self.tx.insert(&scheme)?;
        let measures = &self.policy.measures;
        let chosen = random.places(facts.cost_lines, measures.len());
        let weights: Vec<i64> = chosen.iter().map(|_| random.between(1, 10)).collect();
        let whole: i64 = weights.iter().sum();
        for (position, (place, weight)) in (1..).zip(chosen.into_iter().zip(weights)) {
            let measure = &measures[place];
            let share = facts.investment.0 / whole * weight;
            let quantity = quantity(&measure.unit, facts, random);
            let unit_price = share / quantity;
            let asked_by = self.asked_by.get(&measure.code).filter(|_| inspected);
            self.tx.insert(&CostLine {
                id: self.tx.new_id(),
                owner: CostOwner::Scheme(scheme.id),
                kind: CostKind::Measure {
                    measure_code: measure.code.clone(),
                    quantity: Some(Quantity(quantity * Quantity::SCALE)),
                    unit_price: (!random.chance(1, 50)).then_some(Fen(unit_price)),
                    price_source: GENERATED.to_owned(),
                    from_item: asked_by.map(|code| (*code).clone()),
                },
                note: String::new(),
                position,
            })?;
            self.done.cost_lines += 1;
        }
        Ok(())
    }

    fn plans(&mut self, communities: &[Written], tasks: usize) -> Result<(), StoreError> {
        let name = format!("{FROM_YEAR}—{TO_YEAR} 年规划");
        let five_year = self.plan(PlanKind::FiveYear, name, FROM_YEAR, TO_YEAR, None)?;
        for written in communities {
            self.tx.insert(&entry(self.tx.new_id(), five_year, written.id, written.year))?;
        }
        self.done.five_year = Some(five_year);
        let Some(template) = self.policy.stage_templates.first() else { return Ok(()) };
        let mut left = tasks;
        for year in FROM_YEAR..=TO_YEAR {
            let members: Vec<&Written> =
                communities.iter().filter(|written| written.year == Some(year)).collect();
            let lots = lots_within(&members, template, &mut left);
            if !lots.is_empty() {
                self.annual(year, five_year, &lots, template)?;
            }
        }
        Ok(())
    }

    fn plan(
        &self,
        kind: PlanKind,
        name: String,
        from_year: i16,
        to_year: i16,
        parent_id: Option<PlanId>,
    ) -> Result<PlanId, StoreError> {
        let plan = Plan {
            id: self.tx.new_id(),
            kind,
            name,
            from_year,
            to_year,
            parent_id,
            state: PlanState::Draft,
            compiled_by: GENERATED.to_owned(),
            note: String::new(),
        };
        self.tx.insert(&plan)?;
        Ok(plan.id)
    }

    fn annual(
        &mut self,
        year: i16,
        five_year: PlanId,
        lots: &[&[&Written]],
        template: &StageTemplate,
    ) -> Result<(), StoreError> {
        let name = format!("{year} 年度计划");
        let plan = self.plan(PlanKind::Annual, name, year, year, Some(five_year))?;
        let mut members = Vec::new();
        for (number, communities) in (1..).zip(lots) {
            let lot_id = self.lot(year, number)?;
            for written in *communities {
                let community_id = written.id;
                self.tx.insert(&LotCommunity { id: self.tx.new_id(), lot_id, community_id })?;
                self.tx.insert(&entry(self.tx.new_id(), plan, community_id, Some(year)))?;
                members.push(Member { community_id, lot_id: Some(lot_id) });
            }
        }
        let mut new_id = || self.tx.new_id::<Uuid>();
        let (tasks, dependencies) = lay_out(template, plan, year, &members, &mut new_id);
        tasks.iter().try_for_each(|task| self.tx.insert(task))?;
        dependencies.iter().try_for_each(|dependency| self.tx.insert(dependency))?;
        self.done.tasks += tasks.len();
        self.done.dependencies += dependencies.len();
        self.done.annual.push(plan);
        Ok(())
    }

    fn lot(&self, year: i16, number: usize) -> Result<LotId, StoreError> {
        let lot = Lot {
            id: self.tx.new_id(),
            project_id: None,
            name: format!("{year} 年第 {number} 标段"),
            tendered_on: None,
            note: String::new(),
        };
        self.tx.insert(&lot)?;
        Ok(lot.id)
    }
}

/// Lots of neighbours inside one district, as many as their tasks fit into `left`.
fn lots_within<'w>(
    members: &'w [&'w Written],
    template: &StageTemplate,
    left: &mut usize,
) -> Vec<&'w [&'w Written]> {
    let shared = template.stages.iter().filter(|stage| stage.shared_by_lot).count();
    let own = template.stages.len() - shared;
    let mut lots = Vec::new();
    for district in members.chunk_by(|a, b| a.district == b.district) {
        for lot in district.chunks(LOT) {
            let tasks = lot.len() * own + shared;
            let Some(rest) = left.checked_sub(tasks) else {
                *left = 0;
                return lots;
            };
            *left = rest;
            lots.push(lot);
        }
    }
    lots
}

fn entry(
    id: jiugai_domain::PlanEntryId,
    plan_id: PlanId,
    community_id: CommunityId,
    year: Option<i16>,
) -> PlanEntry {
    PlanEntry {
        id,
        plan_id,
        community_id,
        year,
        package_code: None,
        is_fixed: false,
        is_carried_over: false,
        withdrawn_reason: None,
        responsible: String::new(),
        note: String::new(),
    }
}

fn community(id: CommunityId, division_id: DivisionId, facts: &CommunityFacts) -> Community {
    let (built_from, built_to) = facts.years();
    Community {
        id,
        division_id: Some(division_id),
        cluster_id: None,
        name: facts.name.clone(),
        former_name: facts.former_name.clone(),
        address: facts.address.clone(),
        kind: HousingKind::Estate,
        built_from: Some(built_from),
        built_to: Some(built_to),
        scale: Scale {
            buildings: i64::try_from(facts.buildings.len()).ok(),
            households: Some(facts.households()),
            floor_area: Some(facts.floor_area()),
        },
        in_scope: Scale::default(),
        units: Some(facts.units()),
        residents: Some(facts.residents),
        elderly: Some(facts.elderly),
        low_income_households: Some(facts.low_income_households),
        lifts: Some(facts.lifts),
        to_be_expropriated: Some(false),
        owner_unit: facts.owner_unit.to_owned(),
        ownership: Some(facts.ownership),
        property_mode: Some(facts.property_mode),
        property_fee: None,
        owners_committee: Some(facts.owners_committee),
        maintenance_fund: facts.maintenance_fund,
        earlier_renewal: String::new(),
        stage: PipelineStage::Reserve,
        note: String::new(),
    }
}

/// How much of a measure such a community takes, in whole units.
fn quantity(unit: &str, facts: &CommunityFacts, random: &mut Random) -> i64 {
    let buildings = i64::try_from(facts.buildings.len()).unwrap_or(1);
    let quantity = match unit {
        "m²" => facts.floor_area().0 / 100 * random.between(5, 60) / 100,
        "m" => facts.households() * random.between(1, 6),
        "户" => facts.households(),
        "栋" => buildings,
        "单元" => facts.units(),
        _ => random.between(1, 2 * buildings),
    };
    quantity.max(1)
}
