//! The fields of a community as a workbook gives them and as the file holds them: shown side by
//! side, compared, and put in place.
//!
//! What a row does not say is no change: a blank cell leaves what is there.

use jiugai_domain::community::Community;
use jiugai_domain::policy::Label;
use jiugai_domain::project::ProjectCommunity;
use jiugai_domain::scheme::{CostBasis, CostKind, CostLine, CostOwner};
use jiugai_domain::{CommunityId, Fen};
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{CommunityRow, TableFound};

use super::columns::{note, noted};
use super::plan_year::PlanOffer;
use crate::snapshot::Snapshot;
use crate::text;

/// A value as people read it: as it stands, or a word of a closed list in either language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Shown {
    /// Nothing is known.
    #[default]
    Nothing,
    /// As it stands.
    Plain(String),
    /// A word of a list.
    Word(Label),
}

impl Shown {
    /// The value in both languages.
    pub fn label(&self) -> Label {
        match self {
            Self::Nothing => Label { zh: String::new(), en: String::new() },
            Self::Plain(text) => Label { zh: text.clone(), en: text.clone() },
            Self::Word(label) => label.clone(),
        }
    }

    fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Plain(text.to_owned()) }
    }

    fn number(value: Option<impl ToString>) -> Self {
        value.map_or(Self::Nothing, |value| Self::Plain(value.to_string()))
    }

    fn money(value: Option<Fen>) -> Self {
        Self::number(value.map(Fen::wan_yuan))
    }

    fn word(list: &str, code: Option<&str>) -> Self {
        code.map_or(Self::Nothing, |code| Self::Word(text::say(&format!("{list}.{code}"), &[])))
    }

    fn yes_no(answer: Option<bool>) -> Self {
        Self::word("answer", answer.map(|yes| if yes { "yes" } else { "no" }))
    }

    fn years(from: Option<i16>, to: Option<i16>) -> Self {
        match (from, to) {
            (None, None) => Self::Nothing,
            (Some(from), Some(to)) if from != to => Self::Plain(format!("{from}–{to}")),
            (from, to) => Self::number(to.or(from)),
        }
    }
}

/// Fields an import compares and fills, in the order they are shown.
pub(super) const COMPARED: [Field; 34] = [
    Field::Name,
    Field::FormerName,
    Field::Division,
    Field::Cluster,
    Field::Project,
    Field::Address,
    Field::Kind,
    Field::BuiltYear,
    Field::BuiltFrom,
    Field::BuiltTo,
    Field::Ownership,
    Field::OwnerUnit,
    Field::Buildings,
    Field::Units,
    Field::Households,
    Field::Residents,
    Field::Elderly,
    Field::LowIncomeHouseholds,
    Field::Lifts,
    Field::FloorArea,
    Field::InScopeBuildings,
    Field::InScopeHouseholds,
    Field::InScopeFloorArea,
    Field::Investment,
    Field::ClusterInvestment,
    Field::PropertyMode,
    Field::PropertyFee,
    Field::OwnersCommittee,
    Field::MaintenanceFund,
    Field::EarlierRenewal,
    Field::ToBeExpropriated,
    Field::Stage,
    Field::PlanYear,
    Field::Note,
];

/// What a row says of a field, as far as the row itself says it.
pub(super) fn told(row: &CommunityRow, field: Field) -> Shown {
    let has = |field| row.cells.has(field);
    match field {
        Field::Name => Shown::text(&row.name),
        Field::FormerName => Shown::text(&row.former_name),
        Field::Project => Shown::text(&row.project),
        Field::Cluster => Shown::text(&row.cluster),
        Field::Lot => Shown::text(&row.lot),
        Field::Province
        | Field::City
        | Field::District
        | Field::Subdistrict
        | Field::Neighbourhood
        | Field::Division => Shown::text(&path_text(row)),
        Field::Address => Shown::text(&row.address),
        Field::BuildingNumbers => Shown::text(&row.building_numbers),
        Field::Kind => Shown::word("housing_kind", row.kind.map(|code| code.as_str())),
        // Years in columns of their own are compared one by one.
        Field::BuiltYear if [Field::BuiltFrom, Field::BuiltTo].map(has).contains(&true) => {
            Shown::Nothing
        }
        Field::BuiltYear => Shown::years(row.built_from, row.built_to),
        Field::BuiltFrom => Shown::number(row.built_from.filter(|_| has(field))),
        Field::BuiltTo => Shown::number(row.built_to.filter(|_| has(field))),
        Field::Ownership => Shown::word("ownership", row.ownership.map(|code| code.as_str())),
        Field::OwnerUnit => Shown::text(&row.owner_unit),
        Field::Buildings => Shown::number(row.buildings),
        Field::Households => Shown::number(row.households),
        Field::Units => Shown::number(row.units),
        Field::Residents => Shown::number(row.residents),
        Field::Elderly => Shown::number(row.elderly),
        Field::LowIncomeHouseholds => Shown::number(row.low_income_households),
        Field::Lifts => Shown::number(row.lifts),
        Field::FloorArea => Shown::number(row.floor_area),
        Field::InScopeBuildings => Shown::number(row.in_scope_buildings),
        Field::InScopeHouseholds => Shown::number(row.in_scope_households),
        Field::InScopeFloorArea => Shown::number(row.in_scope_floor_area),
        Field::Investment => Shown::money(row.investment),
        Field::FundingNote => Shown::text(&row.funding_note),
        Field::Measures => Shown::text(&row.measures_text),
        Field::PropertyMode => {
            Shown::word("property_mode", row.property_mode.map(|code| code.as_str()))
        }
        Field::PropertyFee => Shown::number(row.property_fee),
        Field::OwnersCommittee => Shown::yes_no(row.owners_committee),
        Field::MaintenanceFund => Shown::money(row.maintenance_fund),
        Field::EarlierRenewal => Shown::text(&row.earlier_renewal),
        Field::ToBeExpropriated => Shown::yes_no(row.to_be_expropriated),
        Field::Stage => Shown::word("stage", row.stage.map(|code| code.as_str())),
        Field::PlanYear => Shown::number(row.plan_year),
        Field::Note => Shown::text(&row.note),
        Field::Sequence
        | Field::ClusterInvestment
        | Field::CommunityCount
        | Field::ProjectCount => Shown::Nothing,
    }
}

/// Names of the divisions a row lies in, from the largest down.
pub(super) fn path_text(row: &CommunityRow) -> String {
    let names: Vec<&str> = row.division_path.iter().map(|(_, name)| name.as_str()).collect();
    names.join(" ")
}

/// What the file holds.
pub(super) fn held(
    snapshot: &Snapshot,
    community: &Community,
    field: Field,
    offer: Option<&PlanOffer>,
) -> Shown {
    match field {
        Field::Name => Shown::text(&community.name),
        Field::FormerName => Shown::text(&community.former_name),
        Field::Division => Shown::text(&snapshot.division_names(community.division_id).join(" ")),
        Field::Cluster => {
            let cluster = community.cluster_id.and_then(|id| snapshot.clusters.get(id));
            Shown::text(cluster.map_or("", |cluster| cluster.name.as_str()))
        }
        Field::Project => Shown::text(&projects_of(snapshot, community.id)),
        Field::Address => Shown::text(&community.address),
        Field::Kind => Shown::word("housing_kind", Some(community.kind.as_str())),
        Field::BuiltYear => Shown::years(community.built_from, community.built_to),
        Field::BuiltFrom => Shown::number(community.built_from),
        Field::BuiltTo => Shown::number(community.built_to),
        Field::Ownership => Shown::word("ownership", community.ownership.map(|code| code.as_str())),
        Field::OwnerUnit => Shown::text(&community.owner_unit),
        Field::Buildings => Shown::number(community.scale.buildings),
        Field::Households => Shown::number(community.scale.households),
        Field::Units => Shown::number(community.units),
        Field::Residents => Shown::number(community.residents),
        Field::Elderly => Shown::number(community.elderly),
        Field::LowIncomeHouseholds => Shown::number(community.low_income_households),
        Field::Lifts => Shown::number(community.lifts),
        Field::FloorArea => Shown::number(community.scale.floor_area),
        Field::InScopeBuildings => Shown::number(community.in_scope.buildings),
        Field::InScopeHouseholds => Shown::number(community.in_scope.households),
        Field::InScopeFloorArea => Shown::number(community.in_scope.floor_area),
        Field::Investment => Shown::money(snapshot.figures.of(community.id).known_cost()),
        Field::ClusterInvestment => {
            Shown::money(cluster_line(snapshot, community).and_then(amount_of))
        }
        Field::PropertyMode => {
            Shown::word("property_mode", community.property_mode.map(|code| code.as_str()))
        }
        Field::PropertyFee => Shown::number(community.property_fee),
        Field::OwnersCommittee => Shown::yes_no(community.owners_committee),
        Field::MaintenanceFund => Shown::money(community.maintenance_fund),
        Field::EarlierRenewal => Shown::text(&community.earlier_renewal),
        Field::ToBeExpropriated => Shown::yes_no(community.to_be_expropriated),
        Field::Stage => Shown::word("stage", Some(community.stage.as_str())),
        Field::PlanYear => {
            Shown::number(offer.and_then(|offer| offer.held(snapshot, community.id)))
        }
        Field::Note => Shown::text(&community.note),
        _ => Shown::Nothing,
    }
}

/// Names of the projects a community is in.
fn projects_of(snapshot: &Snapshot, id: CommunityId) -> String {
    let links = snapshot
        .project_communities
        .of(id.0)
        .map(|link: &std::sync::Arc<ProjectCommunity>| link.project_id);
    let names = links.filter_map(|id| snapshot.projects.get(id));
    names.map(|project| project.name.as_str()).collect::<Vec<_>>().join("、")
}

/// The one lump sum of the community's cluster.
pub(super) fn cluster_line<'a>(
    snapshot: &'a Snapshot,
    community: &Community,
) -> Option<&'a CostLine> {
    let lines = snapshot.lines_of(CostOwner::Cluster(community.cluster_id?));
    match lines.as_slice() {
        [line] => Some(*line),
        _ => None,
    }
}

fn amount_of(line: &CostLine) -> Option<Fen> {
    match line.kind {
        CostKind::LumpSum { amount, .. } => amount,
        CostKind::Measure { .. } => None,
    }
}

/// Whether the community's cost is worked out, so that no total can be put in its place.
pub(super) fn is_cost_computed(snapshot: &Snapshot, id: CommunityId) -> bool {
    let Some(scheme) = snapshot.current_scheme(id) else { return false };
    let lines = snapshot.lines_of(CostOwner::Scheme(scheme.id));
    scheme.basis == CostBasis::Measures
        || lines.iter().filter(|line| matches!(line.kind, CostKind::LumpSum { .. })).count() > 1
}

/// Puts a field of a row into the community itself; `false` for what is kept elsewhere.
pub(super) fn put(community: &mut Community, row: &CommunityRow, field: Field) -> bool {
    match field {
        Field::Name => community.name.clone_from(&row.name),
        Field::FormerName => community.former_name.clone_from(&row.former_name),
        Field::Address => community.address.clone_from(&row.address),
        Field::Kind => community.kind = row.kind.unwrap_or(community.kind),
        Field::BuiltYear => {
            (community.built_from, community.built_to) = (row.built_from, row.built_to);
        }
        Field::BuiltFrom => community.built_from = row.built_from,
        Field::BuiltTo => community.built_to = row.built_to,
        Field::Ownership => community.ownership = row.ownership,
        Field::OwnerUnit => community.owner_unit.clone_from(&row.owner_unit),
        Field::Buildings => community.scale.buildings = row.buildings,
        Field::Households => community.scale.households = row.households,
        Field::Units => community.units = row.units,
        Field::Residents => community.residents = row.residents,
        Field::Elderly => community.elderly = row.elderly,
        Field::LowIncomeHouseholds => community.low_income_households = row.low_income_households,
        Field::Lifts => community.lifts = row.lifts,
        Field::FloorArea => community.scale.floor_area = row.floor_area,
        Field::InScopeBuildings => community.in_scope.buildings = row.in_scope_buildings,
        Field::InScopeHouseholds => community.in_scope.households = row.in_scope_households,
        Field::InScopeFloorArea => community.in_scope.floor_area = row.in_scope_floor_area,
        Field::PropertyMode => community.property_mode = row.property_mode,
        Field::PropertyFee => community.property_fee = row.property_fee,
        Field::OwnersCommittee => community.owners_committee = row.owners_committee,
        Field::MaintenanceFund => community.maintenance_fund = row.maintenance_fund,
        Field::EarlierRenewal => community.earlier_renewal.clone_from(&row.earlier_renewal),
        Field::ToBeExpropriated => community.to_be_expropriated = row.to_be_expropriated,
        Field::Stage => community.stage = row.stage.unwrap_or(community.stage),
        _ => return false,
    }
    true
}

/// Puts everything a row says of the community itself into it.
pub(super) fn put_all(community: &mut Community, table: &TableFound, row: &CommunityRow) {
    for field in COMPARED {
        put(community, row, field);
    }
    community.note = note(table, row);
}

/// Fills what one row leaves open with what another row of the same community says, in `table`.
pub(super) fn complete(row: &mut CommunityRow, table: &TableFound, other: &CommunityRow) {
    fn text(own: &mut String, other: &str) {
        if own.is_empty() {
            other.clone_into(own);
        }
    }
    fn value<T: Copy>(own: &mut Option<T>, other: Option<T>) {
        *own = own.or(other);
    }
    text(&mut row.former_name, &other.former_name);
    text(&mut row.project, &other.project);
    text(&mut row.address, &other.address);
    text(&mut row.owner_unit, &other.owner_unit);
    text(&mut row.earlier_renewal, &other.earlier_renewal);
    if row.built_from.is_none() && row.built_to.is_none() {
        (row.built_from, row.built_to) = (other.built_from, other.built_to);
    }
    value(&mut row.kind, other.kind);
    value(&mut row.ownership, other.ownership);
    value(&mut row.buildings, other.buildings);
    value(&mut row.households, other.households);
    value(&mut row.units, other.units);
    value(&mut row.residents, other.residents);
    value(&mut row.elderly, other.elderly);
    value(&mut row.low_income_households, other.low_income_households);
    value(&mut row.lifts, other.lifts);
    value(&mut row.floor_area, other.floor_area);
    value(&mut row.in_scope_buildings, other.in_scope_buildings);
    value(&mut row.in_scope_households, other.in_scope_households);
    value(&mut row.in_scope_floor_area, other.in_scope_floor_area);
    value(&mut row.investment, other.investment);
    value(&mut row.property_mode, other.property_mode);
    value(&mut row.property_fee, other.property_fee);
    value(&mut row.owners_committee, other.owners_committee);
    value(&mut row.maintenance_fund, other.maintenance_fund);
    value(&mut row.to_be_expropriated, other.to_be_expropriated);
    value(&mut row.stage, other.stage);
    value(&mut row.plan_year, other.plan_year);
    row.note = noted(&row.note, &note(table, other));
}

/// The registry field whose source cell a field of a workbook fills.
pub(super) const fn origin_key(field: Field) -> &'static str {
    match field {
        Field::FloorArea => "floor_area_m2",
        Field::InScopeFloorArea => "in_scope_floor_area_m2",
        Field::Investment | Field::ClusterInvestment => "investment_fen",
        Field::BuiltYear => "built_to",
        Field::PlanYear => "year",
        field => field.code(),
    }
}
