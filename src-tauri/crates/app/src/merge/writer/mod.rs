//! Puts decided values into the file: fields of rows that are here, rows that are new, rows that go.
//!
//! Each row is written once, whatever number of its fields moved.

mod make;

use std::collections::{BTreeMap, BTreeSet};

use jiugai_domain::community::Community;
use jiugai_domain::finding::{Finding, Photo};
use jiugai_domain::plan::PlanEntry;
use jiugai_domain::provenance::{ImportBatch, Origin, SourceCell};
use jiugai_domain::scheme::CostLine;
use jiugai_domain::task::Task;
use jiugai_domain::{Code, CommunityId, CostLineId, Fen, ImportBatchId, PlanId, TaskId};
use jiugai_exchange::merge::{Exact, Place};
use jiugai_store::Tx;

use super::here::{Here, RowRef};
use super::{community, entry, finding, line, task};
use crate::community::cluster::Clusters;
use crate::community::division::{Divisions, parse_path};
use crate::community::{clear, remove_within, supersede_source};
use crate::schedule::check_dates;
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode, plan, scheme, text};

/// A value on its way into a field.
pub(super) struct Put<'p> {
    pub(super) row: RowRef,
    pub(super) field: &'p str,
    pub(super) value: Exact,
    /// Where the file says so, and how its cell shows it.
    pub(super) from: Option<(&'p Place, String)>,
}

/// Writes the decisions of one merge.
pub(super) struct Writer<'a, 'c> {
    tx: &'a Tx<'c>,
    snapshot: &'a Snapshot,
    here: Here<'a>,
    communities: BTreeMap<CommunityId, Community>,
    entries: BTreeMap<(PlanId, CommunityId), PlanEntry>,
    findings: BTreeMap<(CommunityId, Code), BTreeMap<String, Exact>>,
    lines: BTreeMap<CostLineId, CostLine>,
    tasks: BTreeMap<TaskId, Task>,
    removed: BTreeSet<CommunityId>,
    divisions: Divisions,
    clusters: Clusters,
    /// Where the values of communities come from now.
    origins: BTreeMap<CommunityId, (String, u32, BTreeMap<String, SourceCell>)>,
}

impl<'a, 'c> Writer<'a, 'c> {
    pub(super) fn new(tx: &'a Tx<'c>, snapshot: &'a Snapshot) -> Self {
        Self {
            tx,
            snapshot,
            here: Here::new(snapshot),
            communities: BTreeMap::new(),
            entries: BTreeMap::new(),
            findings: BTreeMap::new(),
            lines: BTreeMap::new(),
            tasks: BTreeMap::new(),
            removed: BTreeSet::new(),
            divisions: Divisions::default(),
            clusters: Clusters::default(),
            origins: BTreeMap::new(),
        }
    }

    /// Puts values into fields of rows that are here.
    pub(super) fn put(&mut self, mut puts: Vec<Put<'_>>) -> Result<(), AppError> {
        // A price goes before its source, for a new price forgets the old one; a division before
        // the cluster that is looked for in it.
        puts.sort_by_key(|put| !matches!(put.field, "unit_price" | "division"));
        puts.iter().try_for_each(|put| self.put_one(put))
    }

    fn put_one(&mut self, put: &Put<'_>) -> Result<(), AppError> {
        match &put.row {
            RowRef::Community(id) => self.put_community(*id, put),
            RowRef::Entry(plan, id) => {
                let found = self.snapshot.entry(*plan, *id);
                let found = found.ok_or_else(|| AppError::not_found("plan_entry", id))?;
                let row = self.entries.entry((*plan, *id));
                let row = row.or_insert_with(|| found.as_ref().clone());
                entry::put(row, put.field, &put.value);
                Ok(())
            }
            RowRef::Finding(id, item) => {
                let fields = self.findings.entry((*id, item.clone())).or_default();
                fields.insert(put.field.to_owned(), put.value.clone());
                Ok(())
            }
            RowRef::Line(id) => {
                let found = self.snapshot.cost_lines.get(*id);
                let found = found.ok_or_else(|| AppError::not_found("cost_line", id))?;
                let row = self.lines.entry(*id).or_insert_with(|| found.as_ref().clone());
                line::put(row, put.field, &put.value);
                Ok(())
            }
            RowRef::Task(id) => {
                let found = self.snapshot.tasks.get(*id);
                let found = found.ok_or_else(|| AppError::not_found("task", id))?;
                let row = self.tasks.entry(*id).or_insert_with(|| found.as_ref().clone());
                task::put(row, put.field, &put.value);
                Ok(())
            }
        }
    }

    fn put_community(&mut self, id: CommunityId, put: &Put<'_>) -> Result<(), AppError> {
        if put.field == "year"
            && let Some(plan) = self.snapshot.current_five_year()
            && self.snapshot.entry(plan.id, id).is_some()
        {
            let row = RowRef::Entry(plan.id, id);
            let value = put.value.clone();
            return self.put_one(&Put { row, field: "plan_year", value, from: None });
        }
        if !self.communities.contains_key(&id) {
            let row = self.snapshot.community(id)?.as_ref().clone();
            self.communities.insert(id, row);
        }
        let Some(row) = self.communities.get_mut(&id) else { return Ok(()) };
        if !community::put(row, put.field, &put.value) {
            self.elsewhere(id, put.field, &put.value)?;
        }
        supersede_source(self.tx, self.snapshot, id, put.field)?;
        if let Some((place, shown)) = &put.from {
            let origin = self
                .origins
                .entry(id)
                .or_insert_with(|| (place.sheet.clone(), place.row, BTreeMap::new()));
            let cell = SourceCell {
                cell: place.cell.clone(),
                text: shown.clone(),
                unit: String::new(),
                approximate: false,
                superseded: false,
            };
            origin.2.insert(put.field.to_owned(), cell);
        }
        Ok(())
    }

    /// Fields of the registry that are kept in other tables.
    fn elsewhere(&mut self, id: CommunityId, field: &str, value: &Exact) -> Result<(), AppError> {
        let Self { tx, snapshot, communities, divisions, clusters, .. } = self;
        let Some(row) = communities.get_mut(&id) else { return Ok(()) };
        let text = value.as_deref().unwrap_or_default();
        match field {
            "division" => row.division_id = divisions.resolve(tx, snapshot, &parse_path(text))?,
            "cluster" => {
                row.cluster_id = clusters.resolve(tx, snapshot, text, row.division_id)?;
            }
            "investment_fen" => {
                let amount = text.parse().ok().map(|fen| Fen(fen).wan_yuan().to_string());
                scheme::type_total(tx, snapshot, id, &amount.unwrap_or_default())?;
            }
            "year" => plan::type_year(tx, snapshot, id, text)?,
            _ => {}
        }
        Ok(())
    }

    /// Removes a row.
    pub(super) fn remove(&mut self, row: &RowRef) -> Result<(), AppError> {
        match row {
            RowRef::Community(id) => {
                self.removed.insert(*id);
                self.communities.remove(id);
                self.origins.remove(id);
            }
            RowRef::Line(id) => {
                self.lines.remove(id);
                self.tx.remove::<CostLine>(*id)?;
            }
            RowRef::Entry(..) | RowRef::Finding(..) | RowRef::Task(_) => {}
        }
        Ok(())
    }

    /// Writes the rows themselves; `batch` is where their values come from.
    pub(super) fn finish(self, batch: Option<&ImportBatch>) -> Result<(), AppError> {
        for row in self.communities.values() {
            self.tx.update(row)?;
        }
        for row in self.entries.values() {
            self.tx.put(row)?;
        }
        for row in self.lines.values() {
            self.tx.update(row)?;
        }
        for row in self.tasks.values() {
            check_dates(row)?;
            self.tx.update(row)?;
        }
        for ((id, item), fields) in &self.findings {
            self.finding(*id, item, fields)?;
        }
        if let Some(batch) = batch.filter(|_| !self.origins.is_empty()) {
            self.tx.insert(batch)?;
            self.keep_origins(batch.id)?;
        }
        if self.removed.is_empty() {
            return Ok(());
        }
        remove_within(self.tx, self.snapshot, &self.removed)
    }

    fn keep_origins(&self, batch_id: ImportBatchId) -> Result<(), AppError> {
        for (id, (sheet, row, cells)) in &self.origins {
            self.tx.insert(&Origin {
                id: self.tx.new_id(),
                batch_id,
                table_name: "community".to_owned(),
                row_id: id.to_string(),
                sheet: sheet.clone(),
                sheet_row: i64::from(*row),
                cells: cells.clone(),
            })?;
        }
        Ok(())
    }

    fn finding(
        &self,
        community_id: CommunityId,
        item: &Code,
        fields: &BTreeMap<String, Exact>,
    ) -> Result<(), AppError> {
        let old = finding::find(self.snapshot, community_id, item).cloned();
        let level = fields.get("level");
        if level == Some(&None) {
            if let Some(old) = old {
                let tx = self.tx;
                clear!(tx, "finding_id" = old.id; Photo);
                tx.remove::<Finding>(old.id)?;
            }
            return Ok(());
        }
        let new = level.and_then(super::value::read).map(|level| Finding {
            id: self.tx.new_id(),
            community_id,
            item_code: item.clone(),
            level,
            quantity: None,
            strongly_wished: false,
            reason_not_in_scheme: String::new(),
            note: String::new(),
            inspected_by: String::new(),
            inspected_on: None,
        });
        let Some(mut row) = old.or(new) else {
            let field = text::say("field.level", &[]);
            return Err(AppError::new(ErrorCode::Empty).with("field", field));
        };
        for (field, value) in fields {
            finding::put(&mut row, field, value);
        }
        self.tx.put(&row)?;
        Ok(())
    }
}
