//! Who pays.

use std::collections::BTreeMap;

use jiugai_app::AppError;
use jiugai_app::funding::{Owner, OwnerSplit, because, rule_sentence, split_plan};
use jiugai_app::snapshot::Snapshot;
use jiugai_domain::cost::CostPart;
use jiugai_domain::funding::SplitComponent;
use jiugai_domain::plan::{Allocation, AllocationOwner};
use jiugai_domain::policy::{FundingSource, Policy};
use jiugai_domain::{Code, Fen, PlanId};

use super::figures::{by_source, years};
use super::{basis, named};
use crate::dto::{
    CeilingDto, FixedAmountDto, FundingDto, FundingPartDto, FundingRowDto, MoneyColumnDto,
    NamedDto, RuleDto, SourceDto,
};

/// The matrix of what is planned: communities kept in reserve are paid for by nobody yet.
pub(in crate::desk) fn funding(snapshot: &Snapshot, id: PlanId) -> Result<FundingDto, AppError> {
    let plan = snapshot.plan(id)?;
    let split = split_plan(snapshot, id)?;
    let rows: Vec<&OwnerSplit> = split
        .rows
        .iter()
        .filter(|row| row.year.is_some() && !row.split.components.is_empty())
        .collect();
    let mut planned: BTreeMap<Code, Fen> = BTreeMap::new();
    for row in &rows {
        for (source, amount) in row.split.by_source() {
            *planned.entry(source).or_default() += amount;
        }
    }
    let mut arrived: BTreeMap<Code, Fen> = BTreeMap::new();
    for money in snapshot.money_arrived.of(id) {
        *arrived.entry(money.source_code.clone()).or_default() += money.amount;
    }
    let is_used = |source: &&FundingSource| {
        planned.contains_key(&source.code)
            || arrived.contains_key(&source.code)
            || snapshot.allocations.of(id).any(|row| row.source_code == source.code)
    };
    let used: Vec<&FundingSource> = snapshot.policy.sources.iter().filter(is_used).collect();
    Ok(FundingDto {
        plan_id: id.to_string(),
        sources: used.iter().map(|found| source(found)).collect(),
        all_sources: snapshot.policy.sources.iter().map(source).collect(),
        total: total_row(snapshot, &rows, &planned),
        rows: rows.iter().map(|found| row(snapshot, found)).collect(),
        years: years(snapshot, plan, &split),
        fixed: snapshot.allocations.of(id).map(|row| fixed(row)).collect(),
        rules: rules(&snapshot.policy),
        ceilings: ceilings(snapshot, id),
        money: used
            .iter()
            .map(|source| MoneyColumnDto {
                source: source.code.to_string(),
                planned_fen: planned.get(&source.code).copied().unwrap_or_default().0,
                arrived_fen: arrived.get(&source.code).copied().unwrap_or_default().0,
            })
            .collect(),
        without_cost: u32::try_from(split.without_cost).unwrap_or(u32::MAX),
    })
}

pub(super) fn source(source: &FundingSource) -> SourceDto {
    SourceDto {
        code: source.code.to_string(),
        zh: source.name.zh.clone(),
        en: source.name.en.clone(),
        short_zh: source.short.zh.clone(),
        short_en: source.short.en.clone(),
        palette: source.palette.clone(),
    }
}

fn row(snapshot: &Snapshot, row: &OwnerSplit) -> FundingRowDto {
    let (owner_kind, owner_id) = owner(row.owner);
    FundingRowDto {
        owner_kind,
        owner_id,
        name: row.name.clone(),
        year: row.year,
        cost_fen: row.split.cost().0,
        missing: row.split.missing,
        by_source: by_source(snapshot, &row.split.by_source()),
        gap_fen: row.split.gap().0,
        over_fen: row.split.excess().0,
    }
}

fn owner(owner: Owner) -> (String, String) {
    let (kind, id) = match owner {
        Owner::Community(id) => ("community", id.to_string()),
        Owner::Cluster(id) => ("cluster", id.to_string()),
        Owner::Lot(id) => ("lot", id.to_string()),
    };
    (kind.to_owned(), id)
}

fn fixed(row: &Allocation) -> FixedAmountDto {
    let (owner_kind, owner_id) = owner(match row.owner {
        AllocationOwner::Community(id) => Owner::Community(id),
        AllocationOwner::Cluster(id) => Owner::Cluster(id),
    });
    FixedAmountDto {
        owner_kind,
        owner_id,
        source: row.source_code.to_string(),
        amount_fen: row.amount.0,
        note: row.note.clone(),
    }
}

fn total_row(
    snapshot: &Snapshot,
    rows: &[&OwnerSplit],
    planned: &BTreeMap<Code, Fen>,
) -> FundingRowDto {
    FundingRowDto {
        owner_kind: "total".to_owned(),
        owner_id: String::new(),
        name: String::new(),
        year: None,
        cost_fen: rows.iter().map(|row| row.split.cost()).sum::<Fen>().0,
        missing: rows.iter().map(|row| row.split.missing).sum(),
        by_source: by_source(snapshot, planned),
        gap_fen: rows.iter().map(|row| row.split.gap()).sum::<Fen>().0,
        over_fen: rows.iter().map(|row| row.split.excess()).sum::<Fen>().0,
    }
}

pub(super) fn rules(policy: &Policy) -> Vec<RuleDto> {
    let rules = policy.rules.iter();
    rules
        .map(|rule| {
            let detail = rule_sentence(policy, rule);
            RuleDto {
                code: rule.code.to_string(),
                zh: rule.name.zh.clone(),
                en: rule.name.en.clone(),
                source: rule.source_code.to_string(),
                enabled: rule.enabled,
                detail_zh: detail.zh,
                detail_en: detail.en,
                basis: basis(&rule.basis),
                is_assumption: rule.basis.assumption,
            }
        })
        .collect()
}

fn ceilings(snapshot: &Snapshot, plan: PlanId) -> Vec<CeilingDto> {
    let mut ceilings: Vec<CeilingDto> = snapshot
        .ceilings
        .of(plan)
        .map(|ceiling| CeilingDto {
            year: ceiling.year,
            source: ceiling.source_code.as_ref().map(ToString::to_string),
            amount_fen: ceiling.amount.0,
        })
        .collect();
    ceilings.sort_by(|a, b| (a.year, &a.source).cmp(&(b.year, &b.source)));
    ceilings
}

/// Every yuan of one owner: who pays it and which rule or document put it there; then the gap.
pub(in crate::desk) fn funding_parts(snapshot: &Snapshot, row: &OwnerSplit) -> Vec<FundingPartDto> {
    let mut parts = Vec::new();
    for (place, found) in row.split.components.iter().enumerate() {
        let component = component(snapshot, found);
        for share in row.split.shares_of(place) {
            let why = because(snapshot, &share.because);
            parts.push(FundingPartDto {
                component: component.clone(),
                source: Some(share.source_code.to_string()),
                amount_fen: share.amount.0,
                because_zh: why.zh,
                because_en: why.en,
            });
        }
        let gap = row.split.gap_of(place);
        if gap != Fen::ZERO {
            let why = jiugai_app::text::say("funding.gap", &[]);
            parts.push(FundingPartDto {
                component,
                source: None,
                amount_fen: gap.0,
                because_zh: why.zh,
                because_en: why.en,
            });
        }
    }
    parts
}

fn component(snapshot: &Snapshot, component: &SplitComponent) -> NamedDto {
    let lump_sum = || named("lump_sum", &jiugai_app::text::say("noun.lump_sum", &[]));
    match &component.part {
        CostPart::Measure(code) => match snapshot.policy.find_measure(code) {
            Some(measure) => named(code, &measure.name),
            None => NamedDto { code: code.to_string(), zh: code.to_string(), en: code.to_string() },
        },
        CostPart::LumpSum => lump_sum(),
    }
}
