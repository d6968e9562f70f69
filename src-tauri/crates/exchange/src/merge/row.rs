//! Whose row each row of a returned sheet is: by its hidden id, and where that is lost, moved or
//! doubled, by the columns a person recognises it by.

use std::collections::{HashMap, HashSet};

use super::column::Columns;
use super::returned::{Remark, RemarkKind, RowIs};
use crate::book::{Row, Sheet};
use crate::carried::{CarriedSheet, NOBODY, Role};
use crate::text::compact;

/// A row with whose it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owned<'a> {
    pub(super) row: Row<'a>,
    pub(super) is: RowIs,
}

/// Finds whose rows they are. Rows that say nothing of the record (totals, notes) are left out.
pub(super) fn owners<'a>(
    sheet: &'a Sheet,
    carried: &CarriedSheet,
    columns: &Columns,
    remarks: &mut Vec<Remark>,
) -> Vec<Owned<'a>> {
    let mut finder = Finder::new(carried, columns);
    let first = sheet.rows_from(0).take_while(|row| row.number <= columns.header).count();
    let rows: Vec<Row<'a>> =
        sheet.rows_from(first).filter(|row| !finder.is_nobodys(*row)).collect();
    let ids: Vec<Option<usize>> = rows.iter().map(|row| finder.by_id(*row)).collect();
    let moved = finder.moved(&rows, &ids);
    if moved > 0 {
        let mut remark = Remark::plain(&sheet.name, RemarkKind::IdsLeftBehind);
        remark.count = moved;
        remarks.push(remark);
    }
    let originals = finder.originals(&rows, &ids, moved > 0);
    let mut out = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let is = finder.owner(*row, ids[at], moved > 0, originals.get(&at).copied());
        if let Some(is) = is {
            out.push(Owned { row: *row, is });
        }
    }
    out
}

struct Finder<'c> {
    columns: &'c Columns,
    by_id: HashMap<&'c str, usize>,
    /// Carried rows by what they are recognised by; none where several share it.
    by_key: HashMap<String, Option<usize>>,
    keys: Vec<String>,
    /// Carried rows whose id stands somewhere in the sheet.
    seen: HashSet<usize>,
    key_columns: Vec<usize>,
    /// Columns of the sheet that name the row itself, not only where it lies.
    names: Vec<u16>,
}

impl<'c> Finder<'c> {
    fn new(carried: &'c CarriedSheet, columns: &'c Columns) -> Self {
        let key_columns: Vec<usize> = (0..carried.columns.len())
            .filter(|at| carried.columns[*at].role == Role::Key && columns.found[*at].is_some())
            .collect();
        let key = |values: &[Option<String>]| {
            let parts = key_columns.iter().map(|at| values.get(*at).and_then(Option::as_deref));
            join(parts.map(Option::unwrap_or_default))
        };
        let keys: Vec<String> = carried.rows.iter().map(|row| key(&row.values)).collect();
        let mut by_key = HashMap::with_capacity(keys.len());
        for (at, key) in keys.iter().enumerate() {
            by_key.entry(key.clone()).and_modify(|known| *known = None).or_insert(Some(at));
        }
        let by_id =
            carried.rows.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
        let own = key_columns.iter().filter(|at| carried.columns[**at].names_the_row());
        let names = own.filter_map(|at| columns.found[*at].map(|found| found.col)).collect();
        Self { columns, by_id, by_key, keys, seen: HashSet::new(), key_columns, names }
    }

    fn by_id(&mut self, row: Row<'_>) -> Option<usize> {
        let at = *self.by_id.get(row.get(self.columns.id?)?.as_text()?.trim())?;
        self.seen.insert(at);
        Some(at)
    }

    /// A row that went out as nobody's.
    fn is_nobodys(&self, row: Row<'_>) -> bool {
        let id = self.columns.id.and_then(|col| row.get(col)?.as_text());
        id.map(str::trim) == Some(NOBODY)
    }

    fn key_of(&self, row: Row<'_>) -> String {
        let cells = self.key_columns.iter().map(|at| {
            let col = self.columns.found[*at].map(|found| found.col);
            col.and_then(|col| row.get(col)).map(|value| value.to_text().into_owned())
        });
        let cells: Vec<String> = cells.map(Option::unwrap_or_default).collect();
        join(cells.iter().map(String::as_str))
    }

    /// How many rows stand beside the id of another row: somebody sorted what is seen, and the ids
    /// stayed where they were. A few rows that took each other's names are no such thing.
    fn moved(&self, rows: &[Row<'_>], ids: &[Option<usize>]) -> usize {
        let (mut moved, mut there) = (0, 0);
        for (row, id) in rows.iter().zip(ids) {
            let Some(id) = id else { continue };
            there += 1;
            let key = self.key_of(*row);
            if key != self.keys[*id]
                && self.by_key.get(&key).is_some_and(|other| *other != Some(*id))
            {
                moved += 1;
            }
        }
        if moved > 2 || moved * 2 > there { moved } else { 0 }
    }

    /// Of several rows with one id, the one that still says whose it is; else the first.
    fn originals(
        &self,
        rows: &[Row<'_>],
        ids: &[Option<usize>],
        are_moved: bool,
    ) -> HashMap<usize, bool> {
        let mut places: HashMap<usize, Vec<usize>> = HashMap::new();
        if !are_moved {
            for (at, id) in ids.iter().enumerate().filter_map(|(at, id)| Some((at, (*id)?))) {
                places.entry(id).or_default().push(at);
            }
        }
        let mut out = HashMap::new();
        for (id, places) in places.into_iter().filter(|(_, places)| places.len() > 1) {
            let same = |at: &usize| self.key_of(rows[*at]) == self.keys[id];
            let any = places.iter().any(same);
            for (nth, at) in places.iter().enumerate() {
                out.insert(*at, if any { same(at) } else { nth == 0 });
            }
        }
        out
    }

    /// Whose row it is; `original` is told of rows that share their id with others.
    fn owner(
        &self,
        row: Row<'_>,
        id: Option<usize>,
        are_moved: bool,
        original: Option<bool>,
    ) -> Option<RowIs> {
        if let Some(id) = id.filter(|_| !are_moved && original != Some(false)) {
            return Some(RowIs::Carried(id));
        }
        let key = self.key_of(row);
        if !self.says_a_name(row) {
            return None;
        }
        match self.by_key.get(&key) {
            // Recognised beyond doubt only while its ids are known to be astray.
            Some(Some(at)) if are_moved && id.is_some() => Some(RowIs::Carried(*at)),
            Some(Some(at)) => Some(RowIs::Recognised(*at)),
            _ => Some(RowIs::New),
        }
    }

    /// Whether the row names something: totals and notes do not.
    fn says_a_name(&self, row: Row<'_>) -> bool {
        let mut names = self.names.iter().filter_map(|col| row.get(*col));
        let is_named = names.any(|name| !compact(&name.to_text()).is_empty());
        let mut texts = row.cells().filter_map(|(_, value)| value.as_text());
        let is_total = texts.any(|text| TOTALS.contains(&compact(text).as_str()));
        // A note below the table stands alone in its row.
        is_named && !is_total && row.len() > 1
    }
}

/// What stands in rows that add up others.
const TOTALS: [&str; 7] = ["合计", "小计", "总计", "共计", "累计", "Total", "Subtotal"];

fn join<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    let parts: Vec<String> = parts.map(compact).collect();
    parts.join("\u{1f}")
}
