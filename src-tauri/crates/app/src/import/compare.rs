//! Every row of a workbook beside the file: whom it meets, what would change.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiugai_domain::community::Community;
use jiugai_domain::provenance::DeclaredTotal;
use jiugai_domain::{CommunityId, DeclaredTotalId, ImportBatchId};
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::{
    ClusterKind, ClusterRow, CommunityRow, DeclaredRow, RemarkKind, TableFound,
};

use super::Preview;
use super::alike::{Likeness, Registry};
use super::columns::{note, noted};
use super::fields::{self, COMPARED, Shown};
use super::look::{Change, RowLook, RowState, Suspect, Who};
use super::one::Companions;
use super::plan_year::PlanOffer;
use super::said::Said;
use crate::snapshot::Snapshot;

/// What becomes of a declared total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclaredLook {
    /// It is kept.
    New,
    /// It is kept already.
    Known,
    /// It replaces the one an earlier version of the same file declared.
    Replaces(DeclaredTotalId),
}

/// Compares all rows and all declared totals.
pub(super) fn compare(
    snapshot: &Snapshot,
    preview: &Preview,
) -> (Vec<Vec<RowLook>>, Vec<Vec<DeclaredLook>>) {
    let earlier = Earlier::find(snapshot, &preview.sha256);
    let known = known_names(snapshot);
    let tables = &preview.recognised.tables;
    let met: Vec<Vec<Option<CommunityId>>> = tables
        .iter()
        .map(|table| {
            table.communities.iter().map(|row| meets(table, row, &earlier, &known)).collect()
        })
        .collect();
    let spoken_for: HashSet<CommunityId> = met.iter().flatten().flatten().copied().collect();
    let is_new = met.iter().flatten().any(Option::is_none);
    let registry = (is_new && !snapshot.communities.is_empty()).then(|| Registry::of(snapshot));
    let mut looks = Vec::with_capacity(tables.len());
    for (at, (table, met)) in tables.iter().zip(met).enumerate() {
        let context = Context::of(snapshot, preview, at);
        let rows = table.communities.iter().zip(met).map(|(row, met)| {
            let is_known_row = earlier.has(table, row);
            let twin = context.twins.get(&row.sheet_row).filter(|_| !is_known_row);
            let mut suspects: Vec<Suspect> = Vec::new();
            if let Some(twin) = twin.and_then(|twin| context.row(*twin)) {
                let is_same = twin.name == row.name;
                suspects.push(Suspect {
                    who: Who::Row(twin.sheet_row),
                    why: if is_same { Likeness::SameRow } else { Likeness::Spelling },
                    name: twin.name.clone(),
                    division: fields::path_text(twin),
                    sheet: None,
                });
            }
            let elsewhere = context.elsewhere.get(&row.sheet_row).filter(|_| !is_known_row);
            for (sheet, other_row, name) in elsewhere.into_iter().flatten() {
                suspects.push(Suspect {
                    who: Who::Elsewhere(*other_row),
                    why: Likeness::SameRow,
                    name: (*name).clone(),
                    division: fields::path_text(row),
                    sheet: Some((*sheet).clone()),
                });
            }
            if let (None, Some(registry)) = (met, &registry) {
                let found = registry.candidates(row, &spoken_for);
                suspects.extend(found.into_iter().filter_map(|(id, why)| {
                    let community = snapshot.communities.get(id)?;
                    let names = snapshot.division_names(community.division_id);
                    Some(Suspect {
                        who: Who::Community(id),
                        why,
                        name: community.name.clone(),
                        division: names.join(" "),
                        sheet: None,
                    })
                }));
            }
            context.look(row, met, suspects)
        });
        looks.push(rows.collect());
    }
    let declared = tables
        .iter()
        .map(|table| {
            let rows = table.declared.iter();
            rows.map(|row| earlier.declared(snapshot, preview, table, row)).collect()
        })
        .collect();
    (looks, declared)
}

/// Communities by name and place. Of namesakes in one place none is guessed but the last made.
fn known_names(snapshot: &Snapshot) -> HashMap<(&str, String), CommunityId> {
    let rows = snapshot.communities.iter();
    rows.map(|row| {
        let division = snapshot.division_names(row.division_id).concat();
        ((row.name.as_str(), division), row.id)
    })
    .collect()
}

fn meets(
    table: &TableFound,
    row: &CommunityRow,
    earlier: &Earlier,
    known: &HashMap<(&str, String), CommunityId>,
) -> Option<CommunityId> {
    let same_row = earlier.communities.get(&(table.sheet.clone(), i64::from(row.sheet_row)));
    if same_row.is_some() || known.is_empty() {
        return same_row.copied();
    }
    let division: String = row.division_path.iter().map(|(_, name)| name.as_str()).collect();
    known.get(&(row.name.as_str(), division)).copied()
}

/// What earlier imports of the very same file left: a row of it is known by its place, whatever its
/// community is called or belongs to by now.
#[derive(Default)]
struct Earlier {
    batches: BTreeSet<ImportBatchId>,
    communities: HashMap<(String, i64), CommunityId>,
}

impl Earlier {
    fn find(snapshot: &Snapshot, sha256: &str) -> Self {
        let batches = snapshot.import_batches.iter().filter(|batch| batch.file_sha256 == sha256);
        let batches: BTreeSet<ImportBatchId> = batches.map(|batch| batch.id).collect();
        let mut earlier = Self { batches, ..Self::default() };
        if earlier.batches.is_empty() {
            return earlier;
        }
        let origins = snapshot.origins.iter();
        for origin in origins.filter(|row| earlier.batches.contains(&row.batch_id)) {
            let id = origin.row_id.parse().ok();
            if let Some(id) = id.filter(|id| snapshot.communities.get(*id).is_some()) {
                earlier.communities.insert((origin.sheet.clone(), origin.sheet_row), id);
            }
        }
        earlier
    }

    fn has(&self, table: &TableFound, row: &CommunityRow) -> bool {
        !self.communities.is_empty()
            && self.communities.contains_key(&(table.sheet.clone(), i64::from(row.sheet_row)))
    }

    fn declared(
        &self,
        snapshot: &Snapshot,
        preview: &Preview,
        table: &TableFound,
        row: &DeclaredRow,
    ) -> DeclaredLook {
        let mut kept = self.batches.iter().flat_map(|id| snapshot.declared_totals.of(*id));
        if kept.any(|kept| kept.sheet == table.sheet && kept.sheet_row == i64::from(row.sheet_row))
        {
            return DeclaredLook::Known;
        }
        // An edited version of a file keeps its name.
        let file = &preview.recognised.file_name;
        let older = snapshot.declared_totals.iter().filter(|kept| {
            kept.sheet == table.sheet
                && kept.division_path == row.label
                && kept.year == table.year
                && snapshot
                    .import_batches
                    .get(kept.batch_id)
                    .is_some_and(|batch| batch.file_name == *file)
        });
        match older.last() {
            None => DeclaredLook::New,
            Some(older) if is_same_total(older, row) => DeclaredLook::Known,
            Some(older) => DeclaredLook::Replaces(older.id),
        }
    }
}

fn is_same_total(kept: &DeclaredTotal, row: &DeclaredRow) -> bool {
    (kept.communities, kept.buildings, kept.households, kept.floor_area, kept.investment)
        == (row.communities, row.buildings, row.households, row.floor_area, row.investment)
}

/// What one table's rows are compared with.
pub(super) struct Context<'a> {
    snapshot: &'a Snapshot,
    table: Option<&'a TableFound>,
    said: &'a Said,
    offer: Option<&'a PlanOffer>,
    /// Row → the earlier row with the same or a like-sounding name and the same place.
    twins: HashMap<u32, u32>,
    /// Row → sheet, row and name of those in other tables it may be.
    elsewhere: HashMap<u32, Vec<(&'a String, u32, &'a String)>>,
    unreadable: HashMap<u32, BTreeSet<String>>,
    /// First row of a cluster → the cluster.
    anchors: HashMap<u32, &'a ClusterRow>,
    at: usize,
    companions: Companions<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn of(snapshot: &'a Snapshot, preview: &'a Preview, at: usize) -> Self {
        let table = preview.recognised.tables.get(at);
        let mut context = Self {
            snapshot,
            table,
            said: &preview.said,
            offer: preview.offer.as_ref(),
            twins: HashMap::new(),
            elsewhere: HashMap::new(),
            unreadable: HashMap::new(),
            anchors: HashMap::new(),
            at,
            companions: Companions::of(preview),
        };
        let Some(table) = table else { return context };
        for remark in &table.remarks {
            let Some(row) = remark.row else { continue };
            match &remark.kind {
                RemarkKind::SameName { other_row } | RemarkKind::SimilarName { other_row, .. } => {
                    context.twins.insert(row, *other_row);
                }
                RemarkKind::NameInOtherTable { other_sheet, other_row, other_name } => {
                    let others = context.elsewhere.entry(row).or_default();
                    others.push((other_sheet, *other_row, other_name));
                }
                RemarkKind::CellNotANumber
                | RemarkKind::CellIsAnError
                | RemarkKind::YearNotRead => {
                    let columns = context.unreadable.entry(row).or_default();
                    columns.extend(remark.column.clone());
                }
                _ => {}
            }
        }
        let clusters = table.clusters.iter().filter(|row| row.kind == ClusterKind::Cluster);
        for cluster in clusters.filter(|row| row.investment.is_some()) {
            context.anchors.extend(cluster.member_rows.first().map(|row| (*row, cluster)));
        }
        context
    }

    fn row(&self, sheet_row: u32) -> Option<&'a CommunityRow> {
        let rows = &self.table?.communities;
        let at = rows.binary_search_by_key(&sheet_row, |row| row.sheet_row).ok()?;
        rows.get(at)
    }

    fn look(
        &self,
        row: &CommunityRow,
        met: Option<CommunityId>,
        suspects: Vec<Suspect>,
    ) -> RowLook {
        let unreadable = self.unreadable.get(&row.sheet_row).cloned().unwrap_or_default();
        let look = RowLook {
            sheet_row: row.sheet_row,
            met,
            suspects,
            unreadable,
            changes: Vec::new(),
            decided: super::look::Decided::default(),
            state: RowState::Added,
            why: None,
        };
        self.settled(row, look)
    }

    /// The row settled anew, after something was said.
    pub(super) fn settled(&self, row: &CommunityRow, mut look: RowLook) -> RowLook {
        let sheet = self.table.map_or("", |table| table.sheet.as_str());
        look.decided = self.said.about(sheet, &look);
        let target = look.target().and_then(|id| self.snapshot.communities.get(id));
        look.changes = match target {
            Some(community) => {
                let whole = self.companions.complete(self.at, row);
                self.changes(whole.as_ref().unwrap_or(row), community)
            }
            None => Vec::new(),
        };
        look.settle();
        look
    }

    fn changes(&self, row: &CommunityRow, community: &Community) -> Vec<Change> {
        let fields = COMPARED.iter().copied();
        fields.filter_map(|field| self.change(row, community, field)).collect()
    }

    fn change(&self, row: &CommunityRow, community: &Community, field: Field) -> Option<Change> {
        let after = self.after(row, community, field);
        if after == Shown::Nothing {
            return None;
        }
        let before = fields::held(self.snapshot, community, field, self.offer);
        if before == after {
            return None;
        }
        let key = fields::origin_key(field);
        let origins = self.snapshot.origins.of(community.id.0);
        let cells: Vec<_> = origins.filter_map(|origin| origin.cells.get(key)).collect();
        // What is added below takes nothing away.
        let is_typed_over = field != Field::Note
            && before != Shown::Nothing
            && !cells.is_empty()
            && cells.iter().all(|cell| cell.superseded);
        let is_computed =
            field == Field::Investment && fields::is_cost_computed(self.snapshot, community.id);
        let sheet = self.table.map(|table| (table.sheet.as_str(), table.header_rows.0));
        let is_taken = sheet.is_none_or(|(sheet, row)| !self.said.keeps(sheet, row, field));
        Some(Change { field, before, after, is_typed_over, is_computed, is_taken })
    }

    /// What the row says, as far as it can be put into this community.
    fn after(&self, row: &CommunityRow, community: &Community, field: Field) -> Shown {
        match field {
            // A place given less fully is no other place.
            Field::Division => {
                let held = self.snapshot.division_names(community.division_id);
                let is_part =
                    row.division_path.iter().all(|(_, name)| held.contains(&name.as_str()));
                if is_part { Shown::Nothing } else { fields::told(row, field) }
            }
            Field::ClusterInvestment => {
                let cluster = self.anchors.get(&row.sheet_row);
                let held = community.cluster_id.and_then(|id| self.snapshot.clusters.get(id));
                let same = cluster.zip(held).filter(|(row, held)| row.name == held.name);
                let line = fields::cluster_line(self.snapshot, community);
                let amount =
                    same.and_then(|(row, _)| row.investment.as_ref()).filter(|_| line.is_some());
                amount.map_or(Shown::Nothing, |(fen, _)| Shown::Plain(fen.wan_yuan().to_string()))
            }
            Field::PlanYear => {
                let year = row
                    .plan_year
                    .zip(self.offer)
                    .filter(|(year, offer)| offer.takes(self.snapshot, Some(community.id), *year));
                year.map_or(Shown::Nothing, |_| fields::told(row, field))
            }
            // What has no field of its own stands in the remark, below what is there.
            Field::Note => {
                let said = self.table.map(|table| note(table, row)).unwrap_or_default();
                let noted = noted(&community.note, &said);
                if noted == community.note { Shown::Nothing } else { Shown::Plain(noted) }
            }
            field => fields::told(row, field),
        }
    }
}
