//! The registry.

use jiugai_app::community::{Detail, Edit, Fact, NewRow};
use jiugai_app::figures::CommunityFigure;
use jiugai_app::gate::Judged;
use jiugai_app::snapshot::Snapshot;
use jiugai_app::{AppError, Notice, schedule};
use jiugai_domain::community::Community;
use jiugai_domain::facet::FacetState;
use jiugai_domain::gate::Outcome;
use jiugai_domain::policy::{Gate, GateStep};

use super::{basis, funding_parts, id, notice, scheme, square_metres};
use crate::dto::{
    CellFlagDto, CommunityCell, CommunityDetailDto, CommunityEdit, CommunityScheduleDto,
    CommunityTableDto, FactDto, GateResultDto, SearchHitDto, SourceCellDto,
};

pub(in crate::desk) fn community_table(snapshot: &Snapshot) -> CommunityTableDto {
    let rows: Vec<_> = snapshot.communities.iter().map(AsRef::as_ref).collect();
    let figures: Vec<_> = rows.iter().map(|row| snapshot.figures.of(row.id)).collect();
    macro_rules! column {
        (|$row:ident| $value:expr) => {
            rows.iter().map(|$row| $value).collect()
        };
    }
    let cluster = |row: &Community| {
        let cluster = row.cluster_id.and_then(|id| snapshot.clusters.get(id));
        cluster.map(|cluster| cluster.name.clone())
    };
    let registry: Vec<_> = jiugai_app::gate::of_registry(&snapshot.policy).collect();
    CommunityTableDto {
        id: column!(|row| row.id.to_string()),
        name: column!(|row| row.name.clone()),
        former_name: column!(|row| row.former_name.clone()),
        division: column!(|row| snapshot.division_names(row.division_id).join(" ")),
        cluster: column!(|row| cluster(row)),
        address: column!(|row| row.address.clone()),
        built_from: column!(|row| row.built_from),
        built_to: column!(|row| row.built_to),
        buildings: figures.iter().map(|figure| figure.whole.buildings.value).collect(),
        units: column!(|row| row.units),
        households: column!(|row| row.scale.households),
        residents: column!(|row| row.residents),
        floor_area_m2: column!(|row| row.scale.floor_area.map(square_metres)),
        investment_fen: figures.iter().map(|f| f.known_cost().map(|fen| fen.0)).collect(),
        year: column!(|row| snapshot.planned_year(row.id)),
        stage: column!(|row| row.stage.as_str().to_owned()),
        facets: figures.iter().map(|figure| letters(figure)).collect(),
        open_gates: figures.iter().map(|figure| i64::from(figure.open_gates)).collect(),
        unknown_gates: figures.iter().map(|figure| i64::from(figure.unknown_gates)).collect(),
        gates: figures.iter().map(|figure| gate_letters(figure, &registry)).collect(),
        gate_codes: registry.iter().map(|(_, gate)| gate.code.to_string()).collect(),
        items_inspected: figures.iter().map(|figure| figure.items_inspected).collect(),
        cost_missing: figures.iter().map(|figure| figure.cost_missing).collect(),
        note: column!(|row| row.note.clone()),
        kind: column!(|row| row.kind.as_str().to_owned()),
        elderly: column!(|row| row.elderly),
        low_income_households: column!(|row| row.low_income_households),
        lifts: column!(|row| row.lifts),
        ownership: column!(|row| row.ownership.map(|one| one.as_str().to_owned())),
        owner_unit: column!(|row| row.owner_unit.clone()),
        property_mode: column!(|row| row.property_mode.map(|one| one.as_str().to_owned())),
        property_fee: column!(|row| row.property_fee.map(|fen| fen.0)),
        owners_committee: column!(|row| answer(row.owners_committee)),
        maintenance_fund: column!(|row| row.maintenance_fund.map(|fen| fen.0)),
        earlier_renewal: column!(|row| row.earlier_renewal.clone()),
        to_be_expropriated: column!(|row| answer(row.to_be_expropriated)),
        shared_investment_fen: snapshot.figures.shared_money().0,
        flags: column!(|row| flags(snapshot, row)),
    }
}

fn answer(answer: Option<bool>) -> Option<String> {
    answer.map(|yes| if yes { "yes" } else { "no" }.to_owned())
}

pub(in crate::desk) fn community_edits(edits: Vec<CommunityEdit>) -> Result<Vec<Edit>, AppError> {
    let typed = |edit: CommunityEdit| {
        Ok(Edit { id: id("community", &edit.id)?, field: edit.field.parse()?, text: edit.text })
    };
    edits.into_iter().map(typed).collect()
}

pub(in crate::desk) fn new_communities(
    rows: Vec<Vec<CommunityCell>>,
) -> Result<Vec<NewRow>, AppError> {
    let cell = |cell: CommunityCell| Ok((cell.field.parse()?, cell.text));
    rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect()
}

/// Six letters, one per facet.
pub(super) fn letters(figure: &CommunityFigure) -> String {
    let letter = |state: &FacetState| match state {
        FacetState::NotInspected => 'n',
        FacetState::Fine => 'f',
        FacetState::Lacking => 'l',
        FacetState::Hazard => 'h',
    };
    figure.facets.iter().map(letter).collect()
}

/// One letter per gate of the registry.
fn gate_letters(figure: &CommunityFigure, registry: &[(usize, &Gate)]) -> String {
    let letter = |(at, _): &(usize, &Gate)| match figure.outcome_of(*at) {
        Outcome::Passed => 'p',
        Outcome::Open => 'o',
        Outcome::Unknown => 'u',
    };
    registry.iter().map(letter).collect()
}

fn flags(snapshot: &Snapshot, row: &Community) -> Vec<CellFlagDto> {
    let flag = |(field, found): (jiugai_app::community::Field, Notice)| CellFlagDto {
        field: field.as_str().to_owned(),
        notice: notice(&found),
    };
    jiugai_app::community::flags(snapshot, row).into_iter().map(flag).collect()
}

pub(in crate::desk) fn search_hit(snapshot: &Snapshot, row: &Community) -> SearchHitDto {
    SearchHitDto {
        id: row.id.to_string(),
        name: row.name.clone(),
        division: snapshot.division_names(row.division_id).join(" "),
    }
}

pub(in crate::desk) fn community_detail(
    snapshot: &Snapshot,
    detail: &Detail,
) -> CommunityDetailDto {
    let (row, figure) = (&detail.community, &detail.figure);
    let split = detail.split.as_ref().filter(|row| !row.split.components.is_empty());
    CommunityDetailDto {
        id: row.id.to_string(),
        name: row.name.clone(),
        former_name: row.former_name.clone(),
        division: detail.division.clone(),
        cluster: detail.cluster.clone(),
        facts: detail.facts.iter().map(fact).collect(),
        facets: letters(figure),
        items_inspected: figure.items_inspected,
        items_total: figure.items_total,
        items_lacking: figure.items_lacking,
        hazards: figure.hazards,
        year: detail.year,
        stage: row.stage.as_str().to_owned(),
        cost: scheme::cost(snapshot, &detail.scheme.cost, figure),
        funding: split.map(|row| funding_parts(snapshot, row)).unwrap_or_default(),
        gap_fen: split.map(|row| row.split.gap().0),
        gates: detail.gates.iter().map(gate).collect(),
        schedule: dates(snapshot, row),
    }
}

fn fact(fact: &Fact) -> FactDto {
    let source = fact.source.as_ref();
    FactDto {
        field: fact.field.as_str().to_owned(),
        text: fact.text.clone(),
        edited: source.is_some_and(|source| source.cell.superseded),
        source: source.map(|source| SourceCellDto {
            file: source.batch.file_name.clone(),
            sheet: source.sheet.clone(),
            cell: source.cell.cell.clone(),
            text: source.cell.text.clone(),
            unit: source.cell.unit.clone(),
            approximate: source.cell.approximate,
            imported_at: source.batch.imported_at.to_string(),
        }),
    }
}

/// Code of the step a gate stands before.
pub(super) fn step(step: GateStep) -> String {
    let code = match step {
        GateStep::EnterPlan => "enter_plan",
        GateStep::EnterAnnualPlan => "enter_annual_plan",
        GateStep::ApproveScheme => "approve_scheme",
        GateStep::ApproveAnnualPlan => "approve_annual_plan",
        GateStep::SplitFunding => "split_funding",
        GateStep::Declare => "declare",
        GateStep::StartWorks => "start_works",
        GateStep::Close => "close",
    };
    code.to_owned()
}

pub(super) fn gate(judged: &Judged) -> GateResultDto {
    GateResultDto {
        gate: judged.gate.code.to_string(),
        zh: judged.gate.name.zh.clone(),
        en: judged.gate.name.en.clone(),
        outcome: match judged.result.outcome {
            Outcome::Passed => "passed",
            Outcome::Open => "open",
            Outcome::Unknown => "unknown",
        }
        .to_owned(),
        is_warning: judged.result.is_warning,
        before: step(judged.result.step),
        detail_zh: judged.detail.zh.clone(),
        detail_en: judged.detail.en.clone(),
        source: basis(&judged.gate.basis),
    }
}

/// When a community is worked on, by the newest schedule it stands in.
fn dates(snapshot: &Snapshot, row: &Community) -> Option<CommunityScheduleDto> {
    let dates = schedule::dates_of(snapshot, row.id)?;
    Some(CommunityScheduleDto {
        start: dates.start.to_string(),
        works_start: dates.works.map(|(start, _)| start.to_string()),
        works_finish: dates.works.map(|(_, finish)| finish.to_string()),
        finish: dates.finish.to_string(),
    })
}
