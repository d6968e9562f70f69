//! Whose row each row of a returned sheet is: by its hidden id, and where that is lost, moved or
//! doubled, by the columns a person recognises it by.

use std::collections::{HashMap, HashSet};

use super::column::Columns;
use super::returned::{Remark, RemarkKind, RowIs};
use super::settle::Said;
use super::value;
use crate::book::{Row, Sheet, Value};
use crate::carried::{CarriedSheet, NOBODY, Role, Shape};
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
    let astray = finder.astray(&rows, &ids);
    if astray.count > 0 {
        let mut remark = Remark::plain(&sheet.name, RemarkKind::IdsLeftBehind);
        remark.count = astray.count;
        remarks.push(remark);
    }
    let originals = finder.originals(&rows, &ids, &astray);
    let namesakes = finder.namesakes(&rows, &ids);
    let mut out = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let (original, namesake) = (originals.get(&at).copied(), namesakes.get(&at).copied());
        let is = finder.owner(*row, ids[at], astray.rows[at], original, namesake);
        if let Some(is) = is {
            out.push(Owned { row: *row, is });
        } else if finder.has_figures(*row) {
            let mut remark = Remark::plain(&sheet.name, RemarkKind::RowUnnamed);
            remark.row = Some(row.number + 1);
            remarks.push(remark);
        }
    }
    out
}

/// Rows whose ids are another row's.
struct Astray {
    /// For each row whether its id is not to be trusted.
    rows: Vec<bool>,
    /// How many rows stand beside another's id.
    count: usize,
}

struct Finder<'c> {
    carried: &'c CarriedSheet,
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
        Self { carried, columns, by_id, by_key, keys, seen: HashSet::new(), key_columns, names }
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

    /// Which rows stand beside the id of another row. Where there are many, somebody sorted what is
    /// seen and the ids stayed where they were: none is trusted then. Of a few, those are astray
    /// whose figures fit the row they are named after better; the others took another name.
    fn astray(&self, rows: &[Row<'_>], ids: &[Option<usize>]) -> Astray {
        let named: Vec<Option<(usize, usize)>> = rows
            .iter()
            .zip(ids)
            .map(|(row, id)| {
                let (id, key) = ((*id)?, self.key_of(*row));
                let other = self.by_key.get(&key).filter(|_| key != self.keys[id])?;
                // A name that several rows have names none of them.
                Some((id, other.unwrap_or(id)))
            })
            .collect();
        let count = named.iter().flatten().count();
        let there = ids.iter().flatten().count();
        if count > 2 || count * 2 > there {
            return Astray { rows: vec![true; rows.len()], count };
        }
        let is_astray = |(row, named): (&Row<'_>, &Option<(usize, usize)>)| {
            named.is_some_and(|(id, other)| self.fit(*row, other) > self.fit(*row, id))
        };
        let rows: Vec<bool> = rows.iter().zip(&named).map(is_astray).collect();
        let count = rows.iter().filter(|is_astray| **is_astray).count();
        Astray { rows, count }
    }

    /// How many values of a row, its names left out, are those of a row that went out.
    fn fit(&self, row: Row<'_>, carried: usize) -> usize {
        let columns = self.carried.columns.iter().enumerate();
        let same = columns.filter(|(at, column)| {
            let found = self.columns.found[*at].filter(|_| column.role != Role::Key);
            let base = self.carried.rows[carried].values.get(*at).and_then(Option::as_deref);
            found.zip(base).is_some_and(|(found, base)| {
                let read = value::read(row.get(found.col), column.shape, found.power, Some(base));
                read.is_ok_and(|cell| cell.said == Said::Nothing)
            })
        });
        same.count()
    }

    /// Of several rows with one id, the one that still says whose it is; else the first.
    fn originals(
        &self,
        rows: &[Row<'_>],
        ids: &[Option<usize>],
        astray: &Astray,
    ) -> HashMap<usize, bool> {
        let mut places: HashMap<usize, Vec<usize>> = HashMap::new();
        let trusted = ids.iter().enumerate().filter(|(at, _)| !astray.rows[*at]);
        for (at, id) in trusted.filter_map(|(at, id)| Some((at, (*id)?))) {
            places.entry(id).or_default().push(at);
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

    /// Rows without an id whose names several went out with: each is the one it fits best, where it
    /// fits that one for the greater part and no other as well.
    fn namesakes(&self, rows: &[Row<'_>], ids: &[Option<usize>]) -> HashMap<usize, usize> {
        let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
        for at in (0..rows.len()).filter(|at| ids[*at].is_none()) {
            let key = self.key_of(rows[at]);
            if self.by_key.get(&key) == Some(&None) {
                groups.entry(key).or_default().push(at);
            }
        }
        let mut sharers: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, key) in self.keys.iter().enumerate() {
            if groups.contains_key(key) && !self.seen.contains(&at) {
                sharers.entry(key).or_default().push(at);
            }
        }
        let mut found = HashMap::new();
        for (key, group) in &groups {
            let mut free = sharers.remove(key.as_str()).unwrap_or_default();
            let mut fits: Vec<(usize, usize, usize)> = group
                .iter()
                .flat_map(|row| free.iter().map(move |carried| (*row, *carried)))
                .map(|(row, carried)| (self.fit(rows[row], carried), row, carried))
                .collect();
            fits.sort_by_key(|(fit, row, carried)| (std::cmp::Reverse(*fit), *row, *carried));
            for (fit, row, carried) in fits {
                let rivals = free.iter().filter(|other| {
                    let differs =
                        self.carried.rows[**other].values != self.carried.rows[carried].values;
                    **other != carried && differs && self.fit(rows[row], **other) >= fit
                });
                let is_clear = fit * 2 > self.told(carried) && rivals.count() == 0;
                if is_clear && free.contains(&carried) && !found.contains_key(&row) {
                    found.insert(row, carried);
                    free.retain(|other| *other != carried);
                }
            }
        }
        found
    }

    /// How many values, its names left out, a row went out with.
    fn told(&self, carried: usize) -> usize {
        let values = &self.carried.rows[carried].values;
        let columns = self.carried.columns.iter().zip(&self.columns.found).enumerate();
        let told = columns.filter(|(at, (column, found))| {
            column.role != Role::Key
                && found.is_some()
                && values.get(*at).is_some_and(Option::is_some)
        });
        told.count()
    }

    /// Whose row it is; `original` is told of rows that share their id with others, `namesake` of
    /// rows that share their name with others.
    fn owner(
        &self,
        row: Row<'_>,
        id: Option<usize>,
        is_astray: bool,
        original: Option<bool>,
        namesake: Option<usize>,
    ) -> Option<RowIs> {
        if let Some(id) = id.filter(|_| !is_astray && original != Some(false)) {
            return Some(RowIs::Carried(id));
        }
        let key = self.key_of(row);
        if !self.says_a_name(row) {
            return None;
        }
        match self.by_key.get(&key) {
            // Recognised beyond doubt only while its ids are known to be astray.
            Some(Some(at)) if is_astray && id.is_some() => Some(RowIs::Carried(*at)),
            // Beside the row itself, a row of its name that nobody's id stands beside is another.
            Some(Some(at)) if id.is_none() && self.seen.contains(at) => Some(RowIs::New),
            Some(Some(at)) => Some(RowIs::Recognised(*at)),
            _ => Some(namesake.map_or(RowIs::New, RowIs::Recognised)),
        }
    }

    /// Whether the row names something: totals and notes do not.
    fn says_a_name(&self, row: Row<'_>) -> bool {
        // A note below the table stands alone in its row.
        self.is_named(row) && !is_total(row) && row.len() > 1
    }

    fn is_named(&self, row: Row<'_>) -> bool {
        let mut names = self.names.iter().filter_map(|col| row.get(*col));
        names.any(|name| !compact(&name.to_text()).is_empty())
    }

    /// Whether somebody typed figures into a row that has no name.
    fn has_figures(&self, row: Row<'_>) -> bool {
        let columns = self.carried.columns.iter().zip(&self.columns.found);
        let mut figures = columns.filter_map(|(column, found)| {
            let is_typed =
                matches!(column.shape, Shape::Number { .. }) && column.role == Role::Editable;
            found.filter(|_| is_typed).and_then(|found| row.get(found.col))
        });
        // 城区小计 adds up some of the rows.
        let mut texts = row.cells().filter_map(|(_, value)| value.as_text());
        let adds_up = |text: &str| TOTALS.iter().any(|total| text.trim().ends_with(total));
        !self.is_named(row)
            && !texts.any(adds_up)
            && figures.any(|value| matches!(value, Value::Number(_)))
    }
}

fn is_total(row: Row<'_>) -> bool {
    let mut texts = row.cells().filter_map(|(_, value)| value.as_text());
    texts.any(|text| TOTALS.contains(&compact(text).as_str()))
}

/// What stands in rows that add up others.
const TOTALS: [&str; 7] = ["合计", "小计", "总计", "共计", "累计", "Total", "Subtotal"];

fn join<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    let parts: Vec<String> = parts.map(compact).collect();
    parts.join("\u{1f}")
}
