//! A small policy and short builders for this crate's own tests; no shipped figure is in it.

use uuid::Uuid;

use crate::community::{Community, HousingKind, PipelineStage, Scale};
use crate::evidence::{Ballot, Evidence, EvidenceKind};
use crate::finding::{Facet, Finding, FindingLevel};
use crate::policy::*;
use crate::scheme::{CostKind, CostLine, CostOwner};
use crate::*;

pub(crate) fn label(text: &str) -> Label {
    Label { zh: text.to_owned(), en: text.to_owned() }
}

pub(crate) fn basis() -> Basis {
    Basis { source: "test".to_owned(), assumption: false }
}

fn item(code: &str, facet: Facet, suggests: &str, unit: &str, hazard_first: bool) -> Item {
    Item {
        code: code.into(),
        facet,
        name: label(code),
        help: label(code),
        unit: unit.to_owned(),
        suggests: vec![suggests.into()],
        hazard_first,
        basis: basis(),
    }
}

fn measure(code: &str, class: &str, facet: Facet, unit: &str, is_common_part: bool) -> Measure {
    Measure {
        code: code.into(),
        name: label(code),
        class_code: class.into(),
        facet,
        unit: unit.to_owned(),
        effect_code: None,
        is_common_part,
        is_underground: false,
        known_prices: Vec::new(),
        basis: basis(),
    }
}

pub(crate) fn source(code: &str, common_parts_only: bool) -> FundingSource {
    FundingSource {
        code: code.into(),
        name: label(code),
        short: label(code),
        palette: "government".to_owned(),
        common_parts_only,
        basis: basis(),
    }
}

pub(crate) fn policy() -> Policy {
    let class = |code: &str| MeasureClass {
        code: code.into(),
        name: label(code),
        duty: label(code),
        basis: basis(),
    };
    let facet_info = |facet: &Facet| FacetInfo {
        facet: *facet,
        name: label("f"),
        point: label("f"),
        basis: basis(),
    };
    Policy {
        profile: Profile {
            code: "test".into(),
            name: label("test"),
            version: "1".to_owned(),
            based_on: None,
            note: None,
            sanity: None,
        },
        facets: Facet::ALL.iter().map(facet_info).collect(),
        items: vec![
            item("lifts", Facet::Person, "lift", "部", false),
            item("gas_pipe", Facet::Lines, "gas", "m", true),
            item("sewer", Facet::Lines, "drainage", "m", true),
            item("roads", Facet::Lines, "road", "m²", false),
            item("roof", Facet::Facades, "roof", "m²", false),
        ],
        classes: vec![class("basic"), class("improvement"), class("upgrade")],
        measures: vec![
            measure("road", "basic", Facet::Lines, "m²", false),
            measure("gas", "basic", Facet::Lines, "m", false),
            measure("drainage", "basic", Facet::Lines, "m", false),
            measure("roof", "basic", Facet::Facades, "m²", true),
            measure("lift", "improvement", Facet::Person, "部", true),
        ],
        packages: Vec::new(),
        effects: Vec::new(),
        sources: vec![
            source("central", false),
            source("city", false),
            source("district", false),
            source("residents", false),
            source("maintenance_fund", true),
        ],
        rules: Vec::new(),
        gates: Vec::new(),
        stage_templates: Vec::new(),
        calendars: Vec::new(),
        winter_stop: None,
    }
}

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub(crate) fn lump_sum(n: u128, amount: Option<i64>, class: Option<&str>) -> CostLine {
    CostLine {
        id: CostLineId(id(n)),
        owner: CostOwner::Scheme(SchemeId(id(1))),
        kind: CostKind::LumpSum {
            amount: amount.map(Fen),
            class_code: class.map(Code::from),
            published: true,
        },
        note: String::new(),
        position: 0,
    }
}

/// Quantity in thousandths of the unit, price in fen.
pub(crate) fn measure_line(
    n: u128,
    code: &str,
    quantity: Option<i64>,
    price: Option<i64>,
) -> CostLine {
    CostLine {
        id: CostLineId(id(n)),
        owner: CostOwner::Scheme(SchemeId(id(1))),
        kind: CostKind::Measure {
            measure_code: code.into(),
            quantity: quantity.map(Quantity),
            unit_price: price.map(Fen),
            price_source: String::new(),
            from_item: None,
        },
        note: String::new(),
        position: 0,
    }
}

pub(crate) fn finding(item: &str, level: &str) -> Finding {
    Finding {
        id: FindingId(id(1)),
        community_id: CommunityId(id(1)),
        item_code: item.into(),
        level: level.parse::<FindingLevel>().expect("a level"),
        quantity: None,
        strongly_wished: false,
        reason_not_in_scheme: String::new(),
        note: String::new(),
        inspected_by: String::new(),
        inspected_on: None,
    }
}

pub(crate) fn community(n: u128, built_to: Option<i16>) -> Community {
    Community {
        id: CommunityId(id(n)),
        division_id: None,
        cluster_id: None,
        name: format!("小区{n}"),
        former_name: String::new(),
        address: String::new(),
        kind: HousingKind::Estate,
        built_from: built_to,
        built_to,
        scale: Scale::default(),
        in_scope: Scale::default(),
        units: None,
        residents: None,
        elderly: None,
        low_income_households: None,
        lifts: None,
        to_be_expropriated: Some(false),
        owner_unit: String::new(),
        ownership: None,
        property_mode: None,
        property_fee: None,
        owners_committee: None,
        maintenance_fund: None,
        earlier_renewal: String::new(),
        stage: PipelineStage::Reserve,
        note: String::new(),
    }
}

pub(crate) fn evidence(gate: &str, kind: EvidenceKind, is_confirmed: Option<bool>) -> Evidence {
    Evidence {
        id: EvidenceId(id(1)),
        community_id: CommunityId(id(1)),
        gate_code: gate.into(),
        kind,
        clause: None,
        ballot: Ballot::default(),
        is_confirmed,
        notice_from: None,
        notice_to: None,
        notice_place: String::new(),
        document_no: String::new(),
        dated: None,
        objections: String::new(),
        note: String::new(),
    }
}
