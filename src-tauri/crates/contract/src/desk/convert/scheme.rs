//! Schemes and their cost.

use jiugai_app::AppError;
use jiugai_app::checklist::findings;
use jiugai_app::figures::CommunityFigure;
use jiugai_app::price::origin_of;
use jiugai_app::scheme::{ClusterMoney, view};
use jiugai_app::snapshot::Snapshot;
use jiugai_domain::cost::{Cost, line_amount};
use jiugai_domain::facet::{Suggestion, finding_of};
use jiugai_domain::policy::{KnownPrice, Measure};
use jiugai_domain::scheme::{CostBasis, CostKind, CostLine, SchemeState};
use jiugai_domain::{Code, CommunityId, Fen};

use super::super::price::origin_dto;
use super::{basis, quantity};
use crate::dto::{
    ClusterMoneyDto, CodeAmountDto, CostDto, KnownPriceDto, LumpSumDto, SchemeDto, SchemeLineDto,
    SuggestionDto, SuggestionReasonDto,
};

pub(in crate::desk) fn scheme(snapshot: &Snapshot, id: CommunityId) -> Result<SchemeDto, AppError> {
    let community = snapshot.community(id)?;
    let figure = snapshot.figures.of(id);
    let view = view(snapshot, id)?;
    let scheme = view.scheme.as_deref();
    Ok(SchemeDto {
        community_id: id.to_string(),
        name: community.name.clone(),
        id: scheme.map(|scheme| scheme.id.to_string()),
        version: scheme.map_or(0, |scheme| scheme.version),
        basis: view.cost.basis.as_str().to_owned(),
        state: scheme.map_or(SchemeState::Draft, |scheme| scheme.state).as_str().to_owned(),
        lines: view.lines.iter().filter_map(|line| measure_line(snapshot, line)).collect(),
        lump_sums: view.lines.iter().filter_map(lump_sum).collect(),
        cluster: view.cluster.as_ref().map(cluster_money),
        suggestions: view.suggestions.iter().filter_map(|s| suggestion(snapshot, id, s)).collect(),
        cost: cost(snapshot, &view.cost, &figure),
        measures_cost: cost(snapshot, &view.measures_cost, &figure),
    })
}

pub(super) fn cost(snapshot: &Snapshot, cost: &Cost, figure: &CommunityFigure) -> CostDto {
    let is_known = cost.total.known > Fen::ZERO || cost.total.missing == 0;
    let known = (is_known && !cost.components.is_empty()).then_some(cost.total.known.0);
    let per = |count: Option<i64>, scale: i64| {
        let (fen, count) = (known?, count.filter(|count| *count > 0)?);
        i64::try_from(i128::from(fen) * i128::from(scale) / i128::from(count)).ok()
    };
    let classes = snapshot.policy.classes.iter().map(|class| Some(class.code.clone()));
    let by_class = classes.chain([None]).filter_map(|class| {
        let sum = cost.by_class.get(&class).filter(|sum| sum.known != Fen::ZERO)?;
        let code = class.as_ref().map_or("unclassified", Code::as_str);
        Some(CodeAmountDto { code: code.to_owned(), amount_fen: sum.known.0 })
    });
    let by_facet = cost.by_facet.iter().filter_map(|(facet, sum)| {
        let code = facet.as_ref()?.as_str().to_owned();
        (sum.known != Fen::ZERO).then_some(CodeAmountDto { code, amount_fen: sum.known.0 })
    });
    CostDto {
        known_fen: known,
        missing: if cost.components.is_empty() { 0 } else { cost.total.missing },
        is_published: figure.is_published && cost.basis == CostBasis::LumpSum,
        basis: cost.basis.as_str().to_owned(),
        by_class: by_class.collect(),
        by_facet: by_facet.collect(),
        fen_per_m2: per(figure.scope.floor_area.value.map(|area| area.0), 100),
        fen_per_household: per(figure.scope.households.value, 1),
    }
}

fn measure_line(snapshot: &Snapshot, line: &CostLine) -> Option<SchemeLineDto> {
    let CostKind::Measure { measure_code, quantity: amount, unit_price, price_source, from_item } =
        &line.kind
    else {
        return None;
    };
    let measure = snapshot.policy.find_measure(measure_code);
    let text = |pick: fn(&Measure) -> &str| measure.map(pick).unwrap_or_default().to_owned();
    let unnamed = || measure_code.to_string();
    Some(SchemeLineDto {
        id: line.id.to_string(),
        measure: measure_code.to_string(),
        zh: measure.map_or_else(unnamed, |measure| measure.name.zh.clone()),
        en: measure.map_or_else(unnamed, |measure| measure.name.en.clone()),
        class: text(|measure| measure.class_code.as_str()),
        facet: text(|measure| measure.facet.as_str()),
        unit: text(|measure| &measure.unit),
        quantity: amount.map(quantity),
        unit_price_fen: unit_price.map(|price| price.0),
        amount_fen: line_amount(&line.kind).map(|amount| amount.0),
        price_source: price_source.clone(),
        price_origin: origin_of(snapshot, line.id.0).map(origin_dto),
        from_item: from_item.as_ref().map(ToString::to_string),
        note: line.note.clone(),
        known_prices: measure
            .map(|measure| measure.known_prices.iter().map(known_price).collect())
            .unwrap_or_default(),
    })
}

pub(super) fn known_price(price: &KnownPrice) -> KnownPriceDto {
    KnownPriceDto {
        unit_price_fen: price.unit_price_fen,
        zh: price.described_as.zh.clone(),
        en: price.described_as.en.clone(),
        source: basis(&price.basis),
    }
}

fn lump_sum(line: &CostLine) -> Option<LumpSumDto> {
    let CostKind::LumpSum { amount, class_code, published } = &line.kind else { return None };
    Some(LumpSumDto {
        id: line.id.to_string(),
        amount_fen: amount.map(|amount| amount.0),
        class: class_code.as_ref().map(ToString::to_string),
        is_published: *published,
        note: line.note.clone(),
    })
}

fn cluster_money(money: &ClusterMoney) -> ClusterMoneyDto {
    ClusterMoneyDto {
        id: money.id.to_string(),
        name: money.name.clone(),
        amount_fen: money.cost.total.complete().map(|amount| amount.0),
        communities: u32::try_from(money.communities).unwrap_or(u32::MAX),
    }
}

fn suggestion(
    snapshot: &Snapshot,
    community: CommunityId,
    suggestion: &Suggestion,
) -> Option<SuggestionDto> {
    let measure = snapshot.policy.find_measure(&suggestion.measure_code)?;
    let findings = findings(snapshot, community);
    let because = suggestion.because.iter().filter_map(|by| {
        let item = snapshot.policy.find_item(&by.item_code)?;
        Some(SuggestionReasonDto {
            item: by.item_code.to_string(),
            zh: item.name.zh.clone(),
            en: item.name.en.clone(),
            level: by.level.as_str().to_owned(),
            // Each item's own figure, and only where it counts in the measure's unit.
            quantity: finding_of(&findings, &by.item_code)
                .filter(|_| item.unit == measure.unit)
                .and_then(|finding| finding.quantity)
                .map(quantity),
        })
    });
    Some(SuggestionDto {
        measure: measure.code.to_string(),
        zh: measure.name.zh.clone(),
        en: measure.name.en.clone(),
        class: measure.class_code.to_string(),
        facet: measure.facet.as_str().to_owned(),
        unit: measure.unit.clone(),
        because: because.collect(),
    })
}
