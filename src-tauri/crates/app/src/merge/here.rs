//! What is here, as the merge has to know it: which row and field a carried cell means.

use std::cell::OnceCell;
use std::collections::HashMap;

use jiugai_domain::{Code, CommunityId, CostLineId, PlanId, TaskId};
use jiugai_exchange::carried::{CarriedColumn, CarriedSheet, Role, kind};
use jiugai_exchange::merge::{Exact, Mine};

use super::{community, entry, finding, line, task};
use crate::snapshot::Snapshot;

/// A row a carried id names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RowRef {
    /// A community.
    Community(CommunityId),
    /// Its place in a plan.
    Entry(PlanId, CommunityId),
    /// Its finding for an item.
    Finding(CommunityId, Code),
    /// A cost line.
    Line(CostLineId),
    /// A task of a schedule.
    Task(TaskId),
}

impl RowRef {
    /// The row an id of a sheet names; none for ids that are none.
    pub(super) fn of(kind: &str, context: &str, id: &str) -> Option<Self> {
        match kind {
            kind::COMMUNITIES => id.parse().ok().map(Self::Community),
            kind::FIVE_YEAR | kind::ANNUAL => {
                Some(Self::Entry(context.parse().ok()?, id.parse().ok()?))
            }
            kind::CHECKLIST => {
                let (community, item) = id.split_once('/')?;
                Some(Self::Finding(community.parse().ok()?, Code::new(item)))
            }
            kind::SCHEME => id.parse().ok().map(Self::Line),
            kind::SCHEDULE => id.parse().ok().map(Self::Task),
            _ => None,
        }
    }

    /// The row a field of it belongs to: a plan's sheet also shows fields of the community.
    pub(super) fn owner_of(self, field: &str) -> Self {
        match self {
            Self::Entry(_, id) if !entry::has(field) => Self::Community(id),
            row => row,
        }
    }

    pub(super) fn is_here(&self, snapshot: &Snapshot) -> bool {
        match self {
            Self::Community(id) => snapshot.communities.get(*id).is_some(),
            Self::Entry(plan, id) => snapshot.entry(*plan, *id).is_some(),
            Self::Finding(id, item) => {
                snapshot.communities.get(*id).is_some() && snapshot.policy.find_item(item).is_some()
            }
            Self::Line(id) => snapshot.cost_lines.get(*id).is_some(),
            Self::Task(id) => snapshot.tasks.get(*id).is_some(),
        }
    }

    pub(super) fn value(&self, snapshot: &Snapshot, field: &str) -> Exact {
        match self {
            Self::Community(id) => community::value(snapshot, *id, field),
            Self::Entry(plan, id) => entry::value(snapshot, *plan, *id, field),
            Self::Finding(id, item) => finding::value(snapshot, *id, item, field),
            Self::Line(id) => line::value(snapshot, *id, field),
            Self::Task(id) => task::value(snapshot, *id, field),
        }
    }

    fn is_computed(&self, snapshot: &Snapshot, field: &str) -> bool {
        match self {
            Self::Community(id) => community::is_computed(snapshot, *id, field),
            Self::Entry(plan, id) => entry::is_closed(snapshot, *plan, *id),
            Self::Finding(..) => matches!(field, "division" | "community" | "item"),
            Self::Line(id) => line::is_computed(snapshot, *id, field),
            Self::Task(_) => task::is_computed(field),
        }
    }
}

/// A text of a sheet as the field keeps it.
pub(super) fn normal(
    snapshot: &Snapshot,
    (sheet_kind, context): (&str, &str),
    field: &str,
    text: &str,
) -> Option<Exact> {
    match sheet_kind {
        kind::FIVE_YEAR | kind::ANNUAL if entry::has(field) => {
            entry::normal(snapshot, context.parse().ok()?, field, text)
        }
        kind::COMMUNITIES | kind::FIVE_YEAR | kind::ANNUAL => {
            community::normal(snapshot, field, text)
        }
        kind::CHECKLIST => finding::normal(field, text),
        kind::SCHEME => line::normal(field, text),
        kind::SCHEDULE => task::normal(field, text),
        _ => None,
    }
}

/// The file in memory, seen by a merge.
pub(super) struct Here<'s> {
    snapshot: &'s Snapshot,
    by_name: OnceCell<HashMap<String, Vec<CommunityId>>>,
}

impl<'s> Here<'s> {
    pub(super) fn new(snapshot: &'s Snapshot) -> Self {
        Self { snapshot, by_name: OnceCell::new() }
    }

    /// The file as it stands.
    pub(super) fn snapshot(&self) -> &'s Snapshot {
        self.snapshot
    }

    /// Communities of a name.
    pub(super) fn named(&self, name: &str) -> &[CommunityId] {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: HashMap<String, Vec<CommunityId>> = HashMap::new();
            for row in self.snapshot.communities.iter() {
                by_name.entry(tight(&row.name)).or_default().push(row.id);
            }
            by_name
        });
        by_name.get(&tight(name)).map_or(&[], Vec::as_slice)
    }

    /// The community of a name in a division; without a division the only one of the name.
    pub(super) fn community(&self, name: &str, division: &str) -> Option<CommunityId> {
        let found = self.named(name);
        if division.trim().is_empty() {
            return match found {
                [only] => Some(*only),
                _ => None,
            };
        }
        let path = |id: &&CommunityId| {
            let row = self.snapshot.communities.get(**id);
            let path = self.snapshot.division_names(row.and_then(|row| row.division_id)).concat();
            // A file may begin its path below the province.
            path.ends_with(&tight(division))
        };
        let mut same = found.iter().filter(path);
        let first = same.next()?;
        same.next().is_none().then_some(*first)
    }
}

/// A text without its blanks.
pub(super) fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn row(sheet: &CarriedSheet, id: &str) -> Option<RowRef> {
    RowRef::of(&sheet.kind, &sheet.context, id)
}

impl Mine for Here<'_> {
    fn has(&self, sheet: &CarriedSheet, id: &str) -> bool {
        row(sheet, id).is_some_and(|row| row.is_here(self.snapshot))
    }

    fn value(&self, sheet: &CarriedSheet, id: &str, column: &CarriedColumn) -> Exact {
        row(sheet, id)?.owner_of(&column.field).value(self.snapshot, &column.field)
    }

    fn normal(&self, sheet: &CarriedSheet, column: &CarriedColumn, text: &str) -> Option<Exact> {
        normal(self.snapshot, (&sheet.kind, &sheet.context), &column.field, text)
    }

    fn target(&self, sheet: &CarriedSheet, id: &str, column: &CarriedColumn) -> String {
        let row = row(sheet, id).map(|row| row.owner_of(&column.field));
        // The registry's year is the one of the newest five-year plan.
        match (&row, column.field.as_str(), self.snapshot.current_five_year()) {
            (Some(RowRef::Community(id)), "year", Some(plan)) => {
                format!("{:?}/plan_year", Some(RowRef::Entry(plan.id, *id)))
            }
            _ => format!("{row:?}/{}", column.field),
        }
    }

    fn is_computed(&self, sheet: &CarriedSheet, id: &str, column: &CarriedColumn) -> bool {
        row(sheet, id).is_some_and(|row| {
            row.owner_of(&column.field).is_computed(self.snapshot, &column.field)
        })
    }

    fn find(&self, sheet: &CarriedSheet, keys: &[&str]) -> Option<String> {
        let columns = sheet.columns.iter().filter(|column| column.role == Role::Key);
        let keys: HashMap<&str, &str> =
            columns.map(|column| column.field.as_str()).zip(keys.iter().copied()).collect();
        let key = |field: &str| keys.get(field).copied().unwrap_or_default();
        match sheet.kind.as_str() {
            kind::COMMUNITIES => {
                let id = self.community(key("name"), key("division"))?;
                Some(id.to_string())
            }
            kind::FIVE_YEAR | kind::ANNUAL => {
                let id = self.community(key("name"), key("division"))?;
                row(sheet, &id.to_string())?.is_here(self.snapshot).then(|| id.to_string())
            }
            kind::CHECKLIST => {
                let id = self.community(key("community"), key("division"))?;
                let item = finding::item_named(self.snapshot, key("item"))?;
                Some(format!("{id}/{item}"))
            }
            kind::SCHEME => {
                let id = self.community(key("owner"), "")?;
                line::find(self.snapshot, id, key("measure")).map(|id| id.to_string())
            }
            kind::SCHEDULE => {
                let plan = sheet.context.parse().ok()?;
                let found = task::find(self.snapshot, plan, (key("name"), key("task")));
                found.map(|id| id.to_string())
            }
            _ => None,
        }
    }

    fn adds(&self, sheet: &CarriedSheet) -> bool {
        let adding = [kind::COMMUNITIES, kind::SCHEME, kind::FIVE_YEAR, kind::ANNUAL];
        adding.contains(&sheet.kind.as_str())
    }

    fn removes(&self, sheet: &CarriedSheet) -> bool {
        matches!(sheet.kind.as_str(), kind::COMMUNITIES | kind::SCHEME)
    }
}
