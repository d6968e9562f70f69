//! Reading the rows below a header: data, totals, notes, headings, and every cell of a data row.
//!
//! What the totals are compared with and what shared money becomes is decided afterwards, by
//! `totals` and `clusters`.

use std::collections::HashMap;
use std::sync::Arc;

use jiugai_domain::community::DivisionLevel;
use jiugai_domain::provenance::SourceCell;
use jiugai_domain::{Fen, SquareMetres};

use super::cells::{is_ditto, is_figure, read_figure};
use super::found::CommunityRow;
use super::header::{Header, starts_new_header};
use super::labels::{
    TotalLabel, is_note, is_office, is_part_number, is_part_of_above, is_remark,
    names_shared_money, section_of, total_label,
};
use super::place::read_divisions;
use super::plan::{Column, Plan, SUMMED, sum_place};
use super::remark::{Remark, RemarkKind};
use super::sources::SourceCells;
use super::words::Place;
use crate::book::{Merged, Row, Sheet, Value, cell_address, column_letter};
use crate::columns::{ColumnTable, Dimension, Field};

/// A merged range is looked through no further than this.
const MOST_MERGED_ROWS: u32 = 10_000;
/// Rows of titles one table has at most.
const TITLE_ROWS: usize = 6;
/// How far below a name that may be a signature figures are looked for.
const SIGNED_ROWS: u8 = 20;

/// One row as read, before it is known what becomes of it.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) row: CommunityRow,
    /// Figures in stored units, in the order of [`SUMMED`].
    pub(super) sums: [Option<i64>; SUMMED.len()],
    /// An amount standing once for several rows, anchored in this one.
    pub(super) shared: Option<Shared>,
    /// Other figures merged over several rows, anchored in this one.
    pub(super) over: Vec<Over>,
}

/// A count or an area that stands once for several rows.
#[derive(Debug)]
pub(super) struct Over {
    pub(super) field: Field,
    pub(super) value: Option<i64>,
    pub(super) merged: Merged,
    pub(super) unit: Option<Arc<str>>,
    pub(super) approximate: bool,
}

impl Draft {
    /// Division names joined, for comparing.
    pub(super) fn place(&self) -> String {
        let names: Vec<&str> =
            self.row.division_path.iter().map(|(_, name)| name.as_str()).collect();
        names.join("/")
    }
}

/// Money that belongs to several rows together.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    /// The rows it is merged over; `None` where every row repeats it.
    pub(super) merged: Option<Merged>,
    pub(super) amount: Fen,
    pub(super) source: SourceCell,
    pub(super) column: String,
}

/// A subtotal or total row.
#[derive(Debug)]
pub(super) struct Total {
    /// Data rows read before it.
    pub(super) at: usize,
    pub(super) label: TotalLabel,
    pub(super) draft: Draft,
}

/// All rows of one table.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) data: Vec<Draft>,
    pub(super) totals: Vec<Total>,
    pub(super) remarks: Vec<Remark>,
    /// Index (among rows with content) behind the table.
    pub(super) next_index: usize,
}

/// Reads from below the header to the end of the sheet or the next header.
pub(super) fn read_rows(sheet: &Arc<Sheet>, header: &Header, plan: &Plan) -> Rows {
    let mut reader = Reader {
        sheet,
        plan,
        window: header.window,
        wide: wide(sheet, header),
        shared_by_several: HashMap::new(),
        rows: Rows::default(),
        last_filled: vec![None; plan.columns.len()],
        section: None,
        first_figure: plan.first_figure(),
        totals_only: plan.has(Field::CommunityCount) || !plan.has(Field::Name),
    };
    let table = ColumnTable::shipped();
    let mut index = header.next_index;
    for row in sheet.rows_from(header.next_index).map(|row| row.within(header.window)) {
        if row.is_empty() {
            index += 1;
            continue;
        }
        if row.get(reader.name_col()).is_some_and(|v| v.as_text().is_some_and(|t| t.len() < 60))
            && !reader.has_figures(row)
            && starts_new_header(row, table)
        {
            index = reader.give_back_title(index, header.next_index);
            break;
        }
        reader.take(row);
        index += 1;
    }
    reader.rows.next_index = index;
    reader.rows
}

/// Reads the rows of one table, top to bottom.
pub(super) struct Reader<'a> {
    sheet: &'a Arc<Sheet>,
    plan: &'a Plan,
    /// First and last column of the table.
    window: (u16, u16),
    /// Ranges merged over several columns of one row, by that row; none the header has, too.
    wide: HashMap<u32, Merged>,
    /// Merged ranges by their top left cell: whether they cover several data rows.
    shared_by_several: HashMap<(u32, u16), bool>,
    rows: Rows,
    /// Per column: the last row whose cell was filled and no ditto.
    last_filled: Vec<Option<u32>>,
    section: Option<(DivisionLevel, String)>,
    first_figure: u16,
    /// Rows are divisions or projects, not communities.
    totals_only: bool,
}

impl<'a> Reader<'a> {
    fn name_col(&self) -> u16 {
        self.plan.find(Field::Name).map_or(u16::MAX, |column| column.col)
    }

    fn has_figures(&self, row: Row<'_>) -> bool {
        row.cells().any(|(col, value)| {
            let Some(column) = self.plan.at(col) else {
                return false;
            };
            is_figure(column.field.dimension()) && read_figure(value, column).value.is_some()
        })
    }

    /// The title of the next table stands above its header: it is no row of this one.
    fn give_back_title(&mut self, mut index: usize, first: usize) -> usize {
        let lowest = first.max(index.saturating_sub(TITLE_ROWS));
        while index > lowest
            && let Some(row) = self.sheet.row_at(index - 1)
            && is_title_row(self.sheet, row.within(self.window))
        {
            index -= 1;
            let number = row.number + 1;
            self.rows.data.retain(|draft| draft.row.sheet_row != number);
            self.rows.remarks.retain(|remark| remark.row != Some(number));
        }
        index
    }

    fn take(&mut self, row: Row<'a>) {
        if let Some((division, label)) = self.part_of(row) {
            self.section = Some(division);
            let at = self.rows.data.len();
            let mut draft = self.read(row);
            draft.row.name.clear();
            draft.row.division_path.clear();
            self.rows.totals.push(Total { at, label, draft });
        } else if let Some(label) = self.total_of(row) {
            let at = self.rows.data.len();
            let mut draft = self.read(row);
            // A total's own label is no division and no name.
            let row = &mut draft.row;
            row.division_path.retain(|(_, name)| total_label(name).is_none());
            row.name.clear();
            for group in [&mut row.cluster, &mut row.lot, &mut row.project] {
                if total_label(group).is_some() {
                    group.clear();
                }
            }
            self.rows.totals.push(Total { at, label, draft });
        } else if self.is_data(row) {
            if self.sheet.hidden_rows.binary_search(&row.number).is_ok() {
                self.remark(RemarkKind::HiddenRow, row.number, None, String::new());
            }
            let mut draft = self.read(row);
            if let Some(section) = &self.section
                && draft.row.division_path.iter().all(|(level, _)| *level != section.0)
            {
                draft.row.division_path.push(section.clone());
                draft.row.division_path.sort_by_key(|(level, _)| *level);
            }
            self.rows.data.push(draft);
        } else {
            self.skip(row);
        }
    }

    fn total_of(&self, row: Row<'_>) -> Option<TotalLabel> {
        row.cells()
            .take_while(|(col, _)| *col < self.first_figure || self.first_figure == u16::MAX)
            .filter_map(|(_, value)| value.as_text())
            .find_map(total_label)
    }

    /// 一 · 和平街道 · its sums: the row that leads a part of the list and adds it up.
    fn part_of(&self, row: Row<'a>) -> Option<((DivisionLevel, String), TotalLabel)> {
        if !self.has_figures(row) {
            return None;
        }
        let numbered = || {
            let number = row.get(self.plan.find(Field::Sequence)?.col)?;
            let name = row.get(self.name_col())?.as_text()?;
            let below = self.sheet.find_row(row.number + 1)?.within(self.window);
            let next = below.get(self.plan.find(Field::Sequence)?.col);
            let leads = next.is_none_or(|next| !is_part_number(&next.to_text()));
            (is_part_number(&number.to_text()) && leads).then_some(name)
        };
        let name = numbered().or_else(|| self.leads_by_division(row))?;
        let division = division_of_heading(name)?;
        let label = TotalLabel {
            text: name.to_owned(),
            whose: division.1.clone(),
            is_part: true,
            is_grand: false,
        };
        Some((division, label))
    }

    /// 甲区 in the column of divisions, no name, and the rows below name no division of their own.
    fn leads_by_division(&self, row: Row<'a>) -> Option<&'a str> {
        let mut divisions = self.plan.columns.iter();
        let column = divisions.find(|column| column.field.dimension() == Dimension::Division)?;
        let division = row.get(column.col)?.as_text()?;
        let below = self.sheet.find_row(row.number + 1)?.within(self.window);
        let leads = row.get(self.name_col()).is_none()
            && below.get(self.name_col()).is_some()
            && below.get(column.col).is_none()
            && column.merged_at(row.number + 1).is_none();
        leads.then_some(division)
    }

    /// A row that says something below or between the rows of a table, and is none itself: it has
    /// one text alone and no number of its own.
    fn is_said(&self, row: Row<'_>) -> bool {
        let mut cells = row.cells();
        let (Some((col, value)), None) = (cells.next(), cells.next()) else { return false };
        let Some(text) = value.as_text() else { return false };
        let has_more = self.plan.columns.iter().filter(|c| c.field != Field::Sequence).count() > 1;
        if !has_more {
            return false;
        }
        let spans = || self.wide.get(&row.number).is_some_and(|merged| merged.left == col);
        let is_after_total = || {
            let last = self.rows.totals.last();
            last.is_some_and(|total| total.at == self.rows.data.len() && !total.label.is_part)
        };
        let ends = || (is_after_total() || is_office(text)) && self.is_end(row);
        is_remark(text) || spans() || ends()
    }

    /// Whether the rows of the table lie above: figures there, and below only single texts.
    fn is_end(&self, row: Row<'_>) -> bool {
        let has_sums = |draft: &Draft| draft.sums.iter().any(Option::is_some);
        let mut above = self.rows.data.iter().rev().take(usize::from(SIGNED_ROWS));
        let mut below = (1..=u32::from(SIGNED_ROWS))
            .filter_map(|down| self.sheet.find_row(row.number.checked_add(down)?));
        above.any(has_sums) && below.all(|row| row.within(self.window).len() <= 1)
    }

    /// A row of a community list has a name; a row of totals has a division or a project.
    fn is_data(&self, row: Row<'_>) -> bool {
        if self.is_said(row) {
            return false;
        }
        let filled = |column: &Column| {
            let value = row.get(column.col).or_else(|| self.anchored(row, column));
            value.and_then(Value::as_text).is_some_and(|text| {
                !is_note(text)
                    && !is_part_of_above(text)
                    && !names_shared_money(text)
                    && (section_of(text).is_none() || row.len() > 1)
            }) || matches!(value, Some(Value::Number(_)) if !self.totals_only)
        };
        if self.totals_only {
            let names = |column: &&Column| {
                column.field.dimension() == Dimension::Division
                    || matches!(column.field, Field::Project | Field::Name)
            };
            return self.has_figures(row) && self.plan.columns.iter().filter(names).any(filled);
        }
        self.plan.find(Field::Name).is_some_and(filled)
    }

    fn skip(&mut self, row: Row<'_>) {
        let first = row.cells().next();
        let text = first.map_or_else(String::new, |(_, value)| value.to_text().into_owned());
        let column = first.map(|(col, _)| column_letter(col));
        let name = self.plan.find(Field::Name).and_then(|column| row.get(column.col));
        let kind = if let (Some(Value::Uncomputed), false) = (name, self.totals_only) {
            RemarkKind::NameWithoutValue
        } else if let (Some(Value::Error(_)), false) = (name, self.totals_only) {
            RemarkKind::CellIsAnError
        } else if name.and_then(Value::as_text).is_some_and(is_part_of_above) {
            RemarkKind::PartOfRowAbove
        } else if name.and_then(Value::as_text).is_some_and(names_shared_money) {
            RemarkKind::SharedMoneyRow
        } else if self.has_figures(row) {
            RemarkKind::RowWithoutName
        } else if let Some(heading) = section_of(&text).filter(|_| row.len() == 1) {
            self.section = division_of_heading(heading);
            RemarkKind::SectionRowSkipped
        } else {
            RemarkKind::NoteRowSkipped
        };
        self.remark(kind, row.number, column, text);
    }

    /// The value a blank cell shares with the top of its merged range.
    fn anchored(&self, row: Row<'a>, column: &Column) -> Option<Value<'a>> {
        let merged = column.merged_at(row.number)?;
        self.sheet.get(merged.top, merged.left)
    }

    fn read(&mut self, row: Row<'a>) -> Draft {
        let mut draft = Draft::default();
        draft.row.sheet_row = row.number + 1;
        draft.row.cells = SourceCells::of(self.sheet, self.plan.columns.len());
        let plan = self.plan;
        for (place, column) in plan.columns.iter().enumerate() {
            let own = row.get(column.col);
            let merged = column.merged_at(row.number);
            if is_figure(column.field.dimension()) {
                if let Some(value) = own {
                    self.figure(&mut draft, row.number, column, value, merged);
                }
                continue;
            }
            let value = own.or_else(|| self.anchored(row, column));
            let Some(value) = value else { continue };
            let ditto = is_ditto(value);
            let value = if ditto { self.above(row.number, place, own, value) } else { value };
            if own.is_some() && !ditto {
                self.last_filled[place] = Some(row.number);
            }
            let at = Place { row: row.number, column, changed: ditto || own.is_none(), own };
            self.words(&mut draft.row, &at, value);
        }
        draft.row.division_path.sort_by_key(|(level, _)| *level);
        draft.row.division_path.dedup_by_key(|(level, _)| *level);
        draft
    }

    /// What a ditto stands for: the last cell of its column that says something itself.
    fn above(
        &mut self,
        row: u32,
        place: usize,
        own: Option<Value<'a>>,
        value: Value<'a>,
    ) -> Value<'a> {
        let col = self.plan.columns[place].col;
        let above = self.last_filled[place].and_then(|above| self.sheet.get(above, col));
        if own.is_some() && above.is_some() {
            let text = value.to_text().into_owned();
            self.remark(RemarkKind::DittoResolved, row, Some(column_letter(col)), text);
        }
        above.unwrap_or(value)
    }

    fn figure(
        &mut self,
        draft: &mut Draft,
        row: u32,
        column: &Column,
        value: Value<'a>,
        merged: Option<Merged>,
    ) {
        let figure = read_figure(value, column);
        let letter = || Some(column_letter(column.col));
        for kind in figure.remarks {
            self.remark(kind, row, letter(), value.to_text().into_owned());
        }
        let unit = figure.own_unit.map_or_else(|| Arc::clone(&column.unit), Arc::from);
        let unit = (!unit.is_empty()).then_some(unit);
        if let Some(place) = sum_place(column.field) {
            draft.sums[place] = figure.value;
        }
        let several = merged.filter(|m| self.is_over_several(*m));
        self.keep_units(draft, row, column, figure.units);
        let is_shared_money = matches!(column.field, Field::Investment | Field::ClusterInvestment)
            && (several.is_some() || column.field == Field::ClusterInvestment);
        if let (true, Some(amount)) = (is_shared_money, figure.value) {
            let source = SourceCell {
                cell: cell_address(row, column.col),
                text: value.to_text().into_owned(),
                unit: unit.as_deref().unwrap_or_default().to_owned(),
                approximate: figure.approximate,
                superseded: false,
            };
            let column = column_letter(column.col);
            draft.shared = Some(Shared { merged, amount: Fen(amount), source, column });
            return;
        }
        if let Some(merged) = several {
            let text = value.to_text().into_owned();
            self.remark(RemarkKind::MergedCountLeftOut, row, letter(), text);
            draft.over.push(Over {
                field: column.field,
                value: figure.value,
                merged,
                unit: unit.clone(),
                approximate: figure.approximate,
            });
        } else {
            store_figure(&mut draft.row, column.field, figure.value);
        }
        draft.row.cells.keep(column.field, (row, column.col), unit, figure.approximate);
    }

    /// 单元 counted beside 栋 in one cell, unless a column of their own counts them.
    fn keep_units(&self, draft: &mut Draft, row: u32, column: &Column, units: Option<i64>) {
        if units.is_some() && !self.plan.has(Field::Units) {
            if let Some(place) = sum_place(Field::Units) {
                draft.sums[place] = units;
            }
            draft.row.units = units;
            draft.row.cells.keep(Field::Units, (row, column.col), None, false);
        }
    }

    /// Whether a merged range covers more than one data row.
    fn is_over_several(&mut self, merged: Merged) -> bool {
        let key = (merged.top, merged.left);
        if let Some(known) = self.shared_by_several.get(&key) {
            return *known;
        }
        let rows = (merged.top..=merged.bottom.min(merged.top.saturating_add(MOST_MERGED_ROWS)))
            .filter_map(|number| self.sheet.find_row(number))
            .map(|row| row.within(self.window))
            .filter(|row| self.total_of(*row).is_none() && self.is_data(*row));
        let is_over_several = rows.take(2).count() > 1;
        self.shared_by_several.insert(key, is_over_several);
        is_over_several
    }

    pub(super) fn remark(
        &mut self,
        kind: RemarkKind,
        row: u32,
        column: Option<String>,
        text: String,
    ) {
        let sheet = self.sheet.name.clone();
        self.rows.remarks.push(Remark { kind, sheet, row: Some(row + 1), column, text });
    }
}

/// Ranges merged over three columns or more of one row below the header. Where the header is merged
/// over the same columns, so is every row.
fn wide(sheet: &Sheet, header: &Header) -> HashMap<u32, Merged> {
    let is_wide = |m: &&Merged| m.top == m.bottom && m.right > m.left + 1;
    let merged = || sheet.merged.iter().filter(is_wide);
    let in_header: Vec<(u16, u16)> = merged()
        .filter(|m| (header.first_row..=header.last_row).contains(&m.top))
        .map(|m| (m.left, m.right))
        .collect();
    merged()
        .filter(|m| m.top > header.last_row && !in_header.contains(&(m.left, m.right)))
        .map(|m| (m.top, *m))
        .collect()
}

/// The division a heading names, by its ending.
fn division_of_heading(heading: &str) -> Option<(DivisionLevel, String)> {
    // 小区, 社区, 新区 and the like end as districts do.
    const OTHER: [&str; 12] = [
        "小区", "社区", "片区", "新区", "园区", "校区", "厂区", "矿区", "院区", "属区", "宅区",
        "活区",
    ];
    if OTHER.iter().any(|ending| heading.trim().ends_with(ending)) {
        return None;
    }
    let level = read_divisions(heading, Field::Division).into_iter().next_back();
    level.filter(|_| heading.trim().ends_with(['区', '县', '市', '道', '镇', '乡']))
}

/// One text alone, merged over the columns or in the words of a title.
fn is_title_row(sheet: &Sheet, row: Row<'_>) -> bool {
    const WORDS: [&str; 7] = ["表", "计划", "一览", "汇总", "情况", "清单", "附件"];
    let mut cells = row.cells();
    let (Some((col, Value::Text(text))), None) = (cells.next(), cells.next()) else {
        return false;
    };
    let spans = |m: &Merged| m.contains(row.number, col) && m.right > m.left;
    sheet.merged.iter().any(spans) || WORDS.iter().any(|word| text.contains(word))
}

pub(super) fn store_figure(row: &mut CommunityRow, field: Field, value: Option<i64>) {
    match field {
        Field::Buildings => row.buildings = value,
        Field::Households => row.households = value,
        Field::Units => row.units = value,
        Field::Residents => row.residents = value,
        Field::Elderly => row.elderly = value,
        Field::LowIncomeHouseholds => row.low_income_households = value,
        Field::Lifts => row.lifts = value,
        Field::FloorArea => row.floor_area = value.map(SquareMetres),
        Field::InScopeBuildings => row.in_scope_buildings = value,
        Field::InScopeHouseholds => row.in_scope_households = value,
        Field::InScopeFloorArea => row.in_scope_floor_area = value.map(SquareMetres),
        Field::Investment => row.investment = value.map(Fen),
        Field::PropertyFee => row.property_fee = value.map(Fen),
        Field::MaintenanceFund => row.maintenance_fund = value.map(Fen),
        _ => {}
    }
}
