//! Finding a table's header: titles above it, one to three rows, merged or not, units in it or on
//! a line of their own.
//!
//! Only places and texts; what the columns then hold is read by `rows`.

use std::ops::Range;

use super::below;
use crate::book::{Merged, Row, Sheet, Value};
use crate::columns::{ColumnTable, Dimension, Field, HeaderMeaning, UnitFound};
use crate::number::read_written;
use crate::text::{compact, half_width, tidy_name};
use crate::year::is_plausible;

/// How many rows with content a title block may have.
const SEARCHED_ROWS: usize = 60;
const TALLEST: u32 = 3;
const EVERYWHERE: (u16, u16) = (0, u16::MAX);
/// A wider row is no header of an office table.
const WIDEST: usize = 512;

/// A column of the header.
#[derive(Debug, Clone)]
pub(super) struct HeaderColumn {
    pub(super) col: u16,
    pub(super) text: String,
    pub(super) meaning: HeaderMeaning,
    /// The header itself says that a bracket behind the name is the former name.
    pub(super) brackets_former_name: bool,
}

/// A header and what stands above it.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) columns: Vec<HeaderColumn>,
    /// Index (among rows with content) of the first row below.
    pub(super) next_index: usize,
    pub(super) title: String,
    pub(super) compiled_by: String,
    pub(super) year: Option<i16>,
    /// Units of a line such as 单位: 平方米、万元.
    pub(super) line_units: Vec<UnitFound>,
    /// First and last column of the table: tables may stand side by side.
    pub(super) window: (u16, u16),
}

impl Header {
    /// The header cut where its columns begin anew, one part for each table standing side by side.
    pub(super) fn side_by_side(self) -> Vec<Self> {
        let starts = self.starts();
        if starts.len() < 2 {
            return vec![self];
        }
        let windows = starts.iter().enumerate().map(|(place, start)| {
            let next = starts.get(place + 1).map_or(u16::MAX, |next| next.saturating_sub(1));
            (if place == 0 { 0 } else { *start }, next)
        });
        let part = |window: (u16, u16)| {
            let inside = |column: &&HeaderColumn| (window.0..=window.1).contains(&column.col);
            Self {
                columns: self.columns.iter().filter(inside).cloned().collect(),
                window,
                ..self.clone()
            }
        };
        windows.map(part).collect()
    }

    /// Columns behind two empty ones or more, where a place is named: of this table, most likely, but
    /// a small table at its side would look the same.
    pub(super) fn apart(&self, sheet: &Sheet) -> Vec<&HeaderColumn> {
        let names_a_place = |column: &HeaderColumn| {
            column.meaning.field.is_some_and(|field| field.dimension() == Dimension::Division)
        };
        let Some(gap) = self.columns.windows(2).position(|pair| {
            let between = pair[0].col + 1..pair[1].col;
            between.len() > 1 && is_empty(sheet, self.first_row, between)
        }) else {
            return Vec::new();
        };
        let behind = &self.columns[gap + 1..];
        if behind.iter().any(names_a_place) { behind.iter().collect() } else { Vec::new() }
    }

    /// First columns of the tables standing side by side.
    fn starts(&self) -> Vec<u16> {
        let field = |place: usize| self.columns[place].meaning.field;
        let names = (0..self.columns.len()).filter(|place| field(*place) == Some(Field::Name));
        let starts: Vec<usize> = names
            .map(|name| {
                let before = name.checked_sub(1);
                before.filter(|before| field(*before) == Some(Field::Sequence)).unwrap_or(name)
            })
            .collect();
        let Some((first, others)) = starts.split_first() else { return Vec::new() };
        // A second name column alone is no second table: numbers or figures have to repeat too.
        let repeats = |(place, start): (usize, &usize)| {
            let end = others.get(place + 1).copied().unwrap_or(self.columns.len());
            let known: Vec<Option<Field>> = (*first..others[0]).map(field).collect();
            (*start..end).any(|column| {
                let counts =
                    |field: Field| field == Field::Sequence || field.dimension().is_summable();
                field(column).is_some_and(counts) && known.contains(&field(column))
            })
        };
        if others.is_empty() || !others.iter().enumerate().all(repeats) {
            return Vec::new();
        }
        starts.iter().map(|place| self.columns[*place].col).collect()
    }
}

/// Whether nothing stands in these columns from a row on.
fn is_empty(sheet: &Sheet, from: u32, columns: Range<u16>) -> bool {
    let index =
        (0..sheet.row_count()).find(|at| sheet.row_at(*at).is_some_and(|row| row.number >= from));
    index.is_none_or(|index| {
        sheet.rows_from(index).all(|row| columns.clone().all(|col| row.get(col).is_none()))
    })
}

/// The next header at or below the `from`-th row with content.
pub(super) fn find_header(sheet: &Sheet, from: usize) -> Option<Header> {
    let table = ColumnTable::shipped();
    let top = (from..sheet.row_count().min(from + SEARCHED_ROWS))
        .find(|index| best_at(sheet, *index, table).is_some())?;
    let mut best: Option<(usize, Block)> = None;
    for index in top..(top + TALLEST as usize).min(sheet.row_count()) {
        // What stands between two headers is a row of the first.
        if sheet.row_at(index).is_none_or(|row| !may_be_header(row)) {
            break;
        }
        if let Some(block) = best_at(sheet, index, table)
            && best.as_ref().is_none_or(|(_, kept)| block.beats(kept))
        {
            best = Some((index, block));
        }
    }
    let (index, mut block) = best?;
    let rows_in_block =
        sheet.rows_from(index).take_while(|row| row.number <= block.last_row).count();
    let rows_below = below::belonging(sheet, index + rows_in_block, &mut block.columns, table);
    let above = Above::read(sheet, from, index, table);
    Some(Header {
        first_row: block.first_row,
        last_row: block.last_row,
        columns: block.columns,
        next_index: index + rows_in_block + rows_below,
        year: year_in(&above.title),
        title: above.title,
        compiled_by: above.compiled_by,
        line_units: above.units,
        window: EVERYWHERE,
    })
}

/// The header a person pointed out, zero-based rows; `None` when nothing stands there.
pub(super) fn header_at(
    sheet: &Sheet,
    from: usize,
    first_row: u32,
    last_row: u32,
) -> Option<Header> {
    let table = ColumnTable::shipped();
    let last_row = last_row.min(first_row + TALLEST - 1);
    let mut block = block(sheet, first_row, last_row, table);
    let above = sheet.rows_from(from).take_while(|row| row.number < first_row).count();
    let within = sheet.rows_from(from).take_while(|row| row.number <= last_row).count();
    let above = Above::read(sheet, from, from + above, table);
    let rows_below = below::belonging(sheet, from + within, &mut block.columns, table);
    (!block.columns.is_empty()).then(|| Header {
        first_row,
        last_row,
        columns: block.columns,
        next_index: from + within + rows_below,
        year: year_in(&above.title),
        title: above.title,
        compiled_by: above.compiled_by,
        line_units: above.units,
        window: EVERYWHERE,
    })
}

#[derive(Debug)]
struct Block {
    first_row: u32,
    last_row: u32,
    columns: Vec<HeaderColumn>,
    score: usize,
    /// No header is cut through: none is merged with a row above or below, none has its other half
    /// below.
    is_whole: bool,
}

impl Block {
    fn height(&self) -> u32 {
        self.last_row - self.first_row
    }

    fn beats(&self, other: &Self) -> bool {
        (self.is_whole, self.score, std::cmp::Reverse(self.height()))
            > (other.is_whole, other.score, std::cmp::Reverse(other.height()))
    }

    /// A name, or divisions with figures; more than one known column unless there is only one.
    fn is_acceptable(&self) -> bool {
        let has = |wanted: fn(Field) -> bool| {
            self.columns.iter().filter_map(|column| column.meaning.field).any(wanted)
        };
        let known = self.columns.iter().filter(|column| column.meaning.field.is_some()).count();
        let named = has(|field| matches!(field, Field::Name | Field::Project));
        let divided = has(|field| field.dimension() == Dimension::Division);
        let figures = has(|field| field.dimension().is_summable());
        (named && (known >= 2 || self.columns.len() <= 2)) || (divided && figures)
    }
}

/// The best header block that starts with this row.
fn best_at(sheet: &Sheet, index: usize, table: &ColumnTable) -> Option<Block> {
    let first = sheet.row_at(index)?;
    if first.len() > WIDEST || !may_be_header(first) {
        return None;
    }
    let single_column = sheet.rows_from(index).take(8).all(|row| row.len() == 1);
    if first.len() < 2 && !single_column {
        return None;
    }
    let mut best: Option<Block> = None;
    for height in 1..=TALLEST {
        let last = first.number + height - 1;
        let extra = sheet.rows_from(index + 1).find(|row| row.number >= last);
        if height > 1 && extra.is_none_or(|row| row.number != last || !may_be_header(row)) {
            break;
        }
        let block = block(sheet, first.number, last, table);
        if block.is_acceptable() && best.as_ref().is_none_or(|kept| block.beats(kept)) {
            best = Some(block);
        }
    }
    best
}

fn block(sheet: &Sheet, first_row: u32, last_row: u32, table: &ColumnTable) -> Block {
    let rows: Vec<Row<'_>> =
        (first_row..=last_row).filter_map(|number| sheet.find_row(number)).collect();
    let mut cols: Vec<u16> = rows.iter().flat_map(|row| row.cells().map(|(col, _)| col)).collect();
    // Only the ranges of these rows: a sheet may have hundreds of thousands.
    let touching = |m: &&Merged| m.top <= last_row && m.bottom >= first_row;
    let merged: Vec<Merged> =
        sheet.merged.iter().filter(touching).take(4 * WIDEST).copied().collect();
    for merged in merged.iter().filter(|m| m.top >= first_row && m.bottom <= last_row) {
        cols.extend((merged.left..=merged.right).take(WIDEST));
    }
    cols.sort_unstable();
    cols.dedup();
    cols.truncate(WIDEST);
    let mut columns: Vec<HeaderColumn> = Vec::new();
    let mut seen: Vec<Field> = Vec::new();
    let mut score = 0;
    for col in cols {
        let stack = stack(sheet, &merged, (first_row, last_row), col);
        let Some(leaf) = stack.last() else { continue };
        let meaning = meaning(leaf, &stack[..stack.len() - 1], table);
        if let Some(field) = meaning.field
            && !seen.contains(&field)
        {
            seen.push(field);
            score += 2 + usize::from(meaning.unit.is_some());
        }
        columns.push(HeaderColumn {
            col,
            text: stack.iter().map(|text| tidy_name(text)).collect::<Vec<_>>().join("/"),
            brackets_former_name: compact(leaf).contains("曾用名"),
            meaning,
        });
    }
    let is_cut = merged.iter().any(|m| m.top < first_row || m.bottom > last_row)
        || continues_below(sheet, rows.last().copied());
    Block { first_row, last_row, columns, score, is_whole: !is_cut }
}

/// Without any merged range (a text file): whether the row below has words just where this one has
/// none, and none where it has some outside of those. Then both are one header.
fn continues_below(sheet: &Sheet, last: Option<Row<'_>>) -> bool {
    let Some(last) = last.filter(|_| sheet.merged.is_empty()) else { return false };
    let Some(below) = sheet.find_row(last.number + 1).filter(|below| may_be_header(*below)) else {
        return false;
    };
    let in_gaps = below.cells().filter(|(col, _)| last.get(*col).is_none()).count();
    let first = last.cells().next().map(|(col, _)| col);
    let starts_later = below.cells().next().map(|(col, _)| col) > first;
    in_gaps > 0 && starts_later && below.len() < last.len() + in_gaps
}

/// A row of its own may carry only the units: then it belongs to the header above it.
fn meaning(leaf: &str, parents: &[String], table: &ColumnTable) -> HeaderMeaning {
    let bare = compact(leaf);
    let bare = bare.trim_matches(['(', ')']);
    if let Some((parent, grandparents)) = parents.split_last()
        && let Some(unit) = table.unit(bare)
    {
        let above = table.meaning(parent, grandparents);
        if let Some(field) = above.field
            && let Some(unit) = table.unit_for(&unit.text, field.dimension())
        {
            return HeaderMeaning { field: Some(field), unit: Some(unit) };
        }
    }
    table.meaning(leaf, parents)
}

/// The texts of a header column, top to bottom, merged cells spread, repeats once.
fn stack(sheet: &Sheet, merged: &[Merged], rows: (u32, u32), col: u16) -> Vec<String> {
    let mut stack: Vec<String> = Vec::new();
    for row in rows.0..=rows.1 {
        let text = header_text(sheet, merged, row, rows.1, col);
        if let Some(text) = text.filter(|text| stack.last() != Some(text)) {
            stack.push(text);
        }
    }
    stack
}

fn header_text(
    sheet: &Sheet,
    merged: &[Merged],
    row: u32,
    last_row: u32,
    col: u16,
) -> Option<String> {
    let own = |row, col| sheet.get(row, col).map(|value| value.to_text().into_owned());
    if let Some(merged) = merged.iter().find(|merged| merged.contains(row, col)) {
        return own(merged.top, merged.left);
    }
    if let Some(text) = own(row, col) {
        return Some(text);
    }
    // Without any merged range (a text file), a blank upper cell continues the one to its left.
    if sheet.merged.is_empty() && row < last_row && own(last_row, col).is_some() {
        let left = sheet.find_row(row)?.within((0, col)).cells().last();
        return left.map(|(_, value)| value.to_text().into_owned());
    }
    None
}

/// Only texts, none of them a figure, and not a line of units or signatures.
fn may_be_header(row: Row<'_>) -> bool {
    row.cells().all(|(_, value)| match value {
        Value::Text(text) => {
            read_written(text).is_none_or(|written| !written.unit.is_empty())
                && !is_unit_line(text)
                && compiled_by(text).is_none()
        }
        _ => false,
    })
}

/// Whether a row in the middle of the data is itself a header again.
pub(super) fn starts_new_header(row: Row<'_>, table: &ColumnTable) -> bool {
    let named = row
        .cells()
        .filter(|(_, value)| value.as_text().is_some_and(|text| table.names_header(text)));
    row.len() >= 2 && may_be_header(row) && named.count() * 2 >= row.len()
}

/// What stands above a header.
#[derive(Debug, Default)]
struct Above {
    title: String,
    compiled_by: String,
    units: Vec<UnitFound>,
}

impl Above {
    fn read(sheet: &Sheet, from: usize, to: usize, table: &ColumnTable) -> Self {
        let mut above = Self::default();
        for row in sheet.rows_from(from).take(to.saturating_sub(from)) {
            for (_, value) in row.cells() {
                let Some(text) = value.as_text() else {
                    continue;
                };
                above.units.extend(units_of_line(text, table));
                if let Some(unit) = compiled_by(text) {
                    above.compiled_by = unit;
                } else if above.title.is_empty() && is_title(text) {
                    above.title = tidy_name(text).into_owned();
                }
            }
        }
        above
    }
}

fn is_title(text: &str) -> bool {
    let text = compact(text);
    let attachment =
        (text.starts_with("附件") || text.starts_with("附表")) && text.chars().count() < 8;
    !attachment && text.chars().count() >= 3 && !text.starts_with("单位:")
}

fn is_unit_line(text: &str) -> bool {
    compact(text).starts_with("单位:")
}

/// Units of a line such as 单位: 平方米、万元, also inside a title's bracket.
fn units_of_line(text: &str, table: &ColumnTable) -> Vec<UnitFound> {
    const WHO: [&str; 7] = ["填报", "编制", "制表", "申报", "建设", "主管", "上报"];
    let text = compact(text);
    let mut units = Vec::new();
    for (at, word) in text.match_indices("单位:") {
        if WHO.iter().any(|who| text[..at].ends_with(who)) {
            continue;
        }
        let after = &text[at + word.len()..];
        let after = &after[..after.find(')').unwrap_or(after.len())];
        units.extend(after.split(['、', ',', ';', '/', '，']).filter_map(|unit| table.unit(unit)));
    }
    units
}

/// `填报单位: 某某局` → 某某局 (empty if left blank).
fn compiled_by(text: &str) -> Option<String> {
    let text: String = text.chars().map(half_width).collect();
    let text = text.trim();
    ["填报单位:", "编制单位:", "申报单位:", "上报单位:", "制表单位:", "填表单位:"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map(|unit| unit.trim().to_owned())
}

/// The year a title names: 2021年度…计划表.
fn year_in(title: &str) -> Option<i16> {
    title.match_indices('年').find_map(|(at, _)| {
        let digits = title[..at].char_indices().rev().nth(3).map(|(start, _)| &title[start..at])?;
        let year: i16 = digits.parse().ok()?;
        is_plausible(i64::from(year)).then_some(year)
    })
}
