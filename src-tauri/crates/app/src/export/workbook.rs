//! The plan workbook: five-year plan, annual plan, funding matrix, six-facet check, scheme lines.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use jiff::civil::Date;
use jiugai_domain::cost::{CostPart, line_amount};
use jiugai_domain::facet::finding_of;
use jiugai_domain::plan::{Plan, PlanKind};
use jiugai_domain::policy::Label;
use jiugai_domain::scheme::{CostKind, CostLine, CostOwner};
use jiugai_domain::{Code, CommunityId};
use jiugai_exchange::plan_workbook::{
    AnnualRow, FacetRow, FundingRow, LineRow, PlanRow, PlanWorkbook, RowOwner, write,
};
use jiugai_exchange::{Lang as WorkbookLang, WriteError};
use jiugai_report::Lang;

use crate::funding::{Owner, OwnerSplit, PlanSplit, split_plan};
use crate::snapshot::Snapshot;
use crate::text::say;
use crate::{AppError, ErrorCode, checklist, schedule};

/// Writes the workbook of the newest five-year plan and the newest annual plan.
pub fn workbook(snapshot: &Snapshot, lang: Lang, today: Date, path: &Path) -> Result<(), AppError> {
    let book = Sheets { snapshot, lang }.workbook(today)?;
    write(&book, path).map_err(|error| failed(path, error))
}

fn failed(path: &Path, error: WriteError) -> AppError {
    AppError::new(ErrorCode::WriteFailed)
        .with("file", crate::project::file_name(path))
        .because(error)
}

struct Sheets<'a> {
    snapshot: &'a Snapshot,
    lang: Lang,
}

impl Sheets<'_> {
    fn pick(&self, label: &Label) -> String {
        match self.lang {
            Lang::ZhCn => label.zh.clone(),
            Lang::En => label.en.clone(),
        }
    }

    fn workbook(&self, today: Date) -> Result<PlanWorkbook, AppError> {
        let five_year = self.snapshot.current_five_year().cloned();
        let annual = self.snapshot.plans.iter().filter(|plan| plan.kind == PlanKind::Annual);
        let annual = annual.max_by_key(|plan| plan.id).cloned();
        let split = |plan: &Option<std::sync::Arc<Plan>>| {
            plan.as_ref().map(|plan| split_plan(self.snapshot, plan.id)).transpose()
        };
        let (five_split, annual_split) = (split(&five_year)?, split(&annual)?);
        let sources = self.used_sources([&five_split, &annual_split]);
        let named = sources.iter().filter_map(|code| self.snapshot.policy.find_source(code));
        Ok(PlanWorkbook {
            lang: match self.lang {
                Lang::ZhCn => WorkbookLang::Zh,
                Lang::En => WorkbookLang::En,
            },
            title: self.snapshot.info.title.clone(),
            compiled_by: self.snapshot.info.compiling_unit.clone(),
            dated: today,
            years: five_year
                .as_ref()
                .map(|plan| (plan.from_year..=plan.to_year).collect())
                .unwrap_or_default(),
            five_year: self.plan_rows(five_split.as_ref()),
            annual: self.annual_rows(annual.as_deref(), annual_split.as_ref()),
            sources: named.map(|source| self.pick(&source.short)).collect(),
            funding: self.funding_rows(five_split.as_ref().or(annual_split.as_ref()), &sources),
            facets: self.facet_rows(),
            lines: self.line_rows(),
        })
    }

    /// Sources that pay something, in policy order.
    fn used_sources(&self, splits: [&Option<PlanSplit>; 2]) -> Vec<Code> {
        let rows = splits.into_iter().flatten().flat_map(|split| &split.rows);
        let used: BTreeSet<Code> = rows.flat_map(|row| row.split.by_source().into_keys()).collect();
        let sources = self.snapshot.policy.sources.iter();
        sources.map(|source| source.code.clone()).filter(|code| used.contains(code)).collect()
    }

    fn plan_rows(&self, split: Option<&PlanSplit>) -> Vec<PlanRow> {
        let rows = split.into_iter().flat_map(|split| &split.rows);
        rows.filter_map(|row| match row.owner {
            Owner::Community(id) => self.plan_row(row, id),
            Owner::Cluster(_) | Owner::Lot(_) => Some(PlanRow {
                owner: RowOwner::Shared,
                name: row.name.clone(),
                year: row.year,
                investment: known(row),
                approximate: row.cost.total.approximate > 0,
                ..PlanRow::default()
            }),
        })
        .collect()
    }

    fn plan_row(&self, row: &OwnerSplit, id: CommunityId) -> Option<PlanRow> {
        let community = self.snapshot.communities.get(id)?;
        let scope = community.scope();
        let cluster = community.cluster_id.and_then(|id| self.snapshot.clusters.get(id));
        let built = match (community.built_from, community.built_to) {
            (Some(from), Some(to)) if from != to => format!("{from}—{to}"),
            (_, Some(year)) | (Some(year), None) => year.to_string(),
            (None, None) => String::new(),
        };
        Some(PlanRow {
            owner: RowOwner::Community,
            division: self.division(id),
            name: community.name.clone(),
            cluster: cluster.map(|cluster| cluster.name.clone()).unwrap_or_default(),
            built,
            buildings: scope.buildings,
            households: scope.households,
            floor_area: scope.floor_area,
            year: row.year,
            package: String::new(),
            investment: known(row),
            approximate: row.cost.total.approximate > 0,
            note: community.note.clone(),
        })
    }

    fn division(&self, id: CommunityId) -> String {
        let community = self.snapshot.communities.get(id);
        let division = community.and_then(|community| community.division_id);
        self.snapshot.division_names(division).join(" ")
    }

    fn annual_rows(&self, plan: Option<&Plan>, split: Option<&PlanSplit>) -> Vec<AnnualRow> {
        let (Some(plan), Some(split)) = (plan, split) else { return Vec::new() };
        // A plan without a schedule has no dates yet; the rest of the row stands.
        let view = schedule::view(self.snapshot, plan.id).ok();
        let rows = view.iter().flat_map(|view| &view.groups).flat_map(|group| &group.rows);
        let dates: HashMap<CommunityId, _> =
            rows.filter_map(|row| Some((row.community_id?, row.works()?))).collect();
        let works = |id: CommunityId| dates.get(&id).copied();
        let rows = split.rows.iter().filter_map(|row| match row.owner {
            Owner::Cluster(_) | Owner::Lot(_) => Some(AnnualRow {
                owner: RowOwner::Shared,
                name: row.name.clone(),
                investment: known(row),
                ..AnnualRow::default()
            }),
            Owner::Community(id) => {
                let community = self.snapshot.communities.get(id)?;
                let entry = self.snapshot.entry(plan.id, id)?;
                let (scope, works) = (community.scope(), works(id));
                Some(AnnualRow {
                    owner: RowOwner::Community,
                    division: self.division(id),
                    name: community.name.clone(),
                    is_carried_over: entry.is_carried_over,
                    buildings: scope.buildings,
                    households: scope.households,
                    floor_area: scope.floor_area,
                    measures: self.measures(id),
                    investment: known(row),
                    start: works.map(|(start, _)| start),
                    finish: works.map(|(_, finish)| finish),
                    responsible: entry.responsible.clone(),
                    note: community.note.clone(),
                })
            }
        });
        rows.collect()
    }

    /// The measures of a community's scheme, by name.
    fn measures(&self, id: CommunityId) -> String {
        let scheme = self.snapshot.current_scheme(id);
        let lines = scheme.map(|scheme| self.snapshot.lines_of(CostOwner::Scheme(scheme.id)));
        let names = lines.unwrap_or_default().into_iter().filter_map(|line| match &line.kind {
            CostKind::Measure { measure_code, .. } => {
                let measure = self.snapshot.policy.find_measure(measure_code)?;
                Some(self.pick(&measure.name))
            }
            CostKind::LumpSum { .. } => None,
        });
        names.collect::<Vec<_>>().join("、")
    }

    fn funding_rows(&self, split: Option<&PlanSplit>, sources: &[Code]) -> Vec<FundingRow> {
        let mut out = Vec::new();
        for row in split.into_iter().flat_map(|split| &split.rows) {
            for (place, component) in row.split.components.iter().enumerate() {
                let by_source = sources.iter().map(|source| {
                    let shares = row.split.shares_of(place);
                    let own: Vec<_> = shares.filter(|share| share.source_code == *source).collect();
                    (!own.is_empty()).then(|| own.iter().map(|share| share.amount).sum())
                });
                let measure = match &component.part {
                    CostPart::Measure(code) => self.snapshot.policy.find_measure(code),
                    CostPart::LumpSum => None,
                };
                let lump_sum = || self.pick(&say("noun.lump_sum", &[]));
                out.push(FundingRow {
                    owner: row.name.clone(),
                    measure: measure.map_or_else(lump_sum, |measure| self.pick(&measure.name)),
                    cost: Some(component.cost),
                    by_source: by_source.collect(),
                    gap: Some(row.split.gap_of(place)),
                });
            }
        }
        out
    }

    /// What was found; items nobody looked at are left out, the counts stand in the registry.
    fn facet_rows(&self) -> Vec<FacetRow> {
        let mut out = Vec::new();
        for community in self.snapshot.communities.iter() {
            let findings = checklist::findings(self.snapshot, community.id);
            for item in &self.snapshot.policy.items {
                let Some(finding) = finding_of(&findings, &item.code) else { continue };
                let mut facets = self.snapshot.policy.facets.iter();
                let facet = facets.find(|facet| facet.facet == item.facet);
                let suggested =
                    item.suggests.iter().filter_map(|code| self.snapshot.policy.find_measure(code));
                let suggested: Vec<String> =
                    suggested.map(|measure| self.pick(&measure.name)).collect();
                let level = say(&format!("finding.{}", finding.level.as_str()), &[]);
                out.push(FacetRow {
                    community: community.name.clone(),
                    facet: facet.map(|facet| self.pick(&facet.name)).unwrap_or_default(),
                    item: self.pick(&item.name),
                    finding: self.pick(&level),
                    quantity: finding.quantity,
                    unit: item.unit.clone(),
                    strongly_wished: finding.strongly_wished,
                    suggested: if finding.level.is_lacking() {
                        suggested.join("、")
                    } else {
                        String::new()
                    },
                    reason_not_in_scheme: finding.reason_not_in_scheme.clone(),
                    inspector: finding.inspected_by.clone(),
                    inspected_on: finding.inspected_on,
                    note: finding.note.clone(),
                });
            }
        }
        out
    }

    fn line_rows(&self) -> Vec<LineRow> {
        let mut out = Vec::new();
        for community in self.snapshot.communities.iter() {
            let Some(scheme) = self.snapshot.current_scheme(community.id) else { continue };
            let title = say("scheme.version", &[("version", scheme.version.into())]);
            for line in self.snapshot.lines_of(CostOwner::Scheme(scheme.id)) {
                out.push(self.line_row(&community.name, &self.pick(&title), line));
            }
        }
        let clusters = self.snapshot.clusters.iter();
        let clusters = clusters.map(|row| (&row.name, CostOwner::Cluster(row.id)));
        let lots = self.snapshot.lots.iter().map(|row| (&row.name, CostOwner::Lot(row.id)));
        for (name, owner) in clusters.chain(lots) {
            for line in self.snapshot.lines_of(owner) {
                out.push(self.line_row(name, "", line));
            }
        }
        out
    }

    fn line_row(&self, owner: &str, scheme: &str, line: &CostLine) -> LineRow {
        let policy = &self.snapshot.policy;
        let class = |code: &Code| policy.find_class(code).map(|class| self.pick(&class.name));
        let amount = line_amount(&line.kind);
        let base = LineRow {
            owner: owner.to_owned(),
            scheme: scheme.to_owned(),
            amount,
            note: line.note.clone(),
            ..LineRow::default()
        };
        match &line.kind {
            CostKind::Measure { measure_code, quantity, unit_price, .. } => {
                let measure = policy.find_measure(measure_code);
                let mut facets = policy.facets.iter();
                let facet =
                    measure.and_then(|measure| facets.find(|row| row.facet == measure.facet));
                LineRow {
                    class: measure.and_then(|m| class(&m.class_code)).unwrap_or_default(),
                    facet: facet.map(|facet| self.pick(&facet.name)).unwrap_or_default(),
                    measure: measure
                        .map_or_else(|| measure_code.to_string(), |m| self.pick(&m.name)),
                    unit: measure.map(|measure| measure.unit.clone()).unwrap_or_default(),
                    quantity: *quantity,
                    unit_price: *unit_price,
                    ..base
                }
            }
            CostKind::LumpSum { class_code, published, .. } => LineRow {
                class: class_code.as_ref().and_then(class).unwrap_or_default(),
                measure: self.pick(&say("noun.lump_sum", &[])),
                published: *published,
                ..base
            },
        }
    }
}

/// The known cost of a row; unknown stays blank.
fn known(row: &OwnerSplit) -> Option<jiugai_domain::Fen> {
    (!row.split.components.is_empty()).then(|| row.split.cost())
}
