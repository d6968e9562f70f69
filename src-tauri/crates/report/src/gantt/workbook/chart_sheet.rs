//! The sheet that shows the chart in cells.

use jiugai_domain::Fen;
use jiugai_domain::policy::StagePhase;
use rust_xlsxwriter::{ColNum, Format, FormatAlign, RowNum, Worksheet, XlsxError};

use super::super::rows::{Sums, lanes_of};
use super::super::time::{Month, range};
use super::super::{GanttBar, GanttFigure, GanttRow};
use super::cells::{Cell, LaneCells, column_of, distribute};
use super::looks::{self, Under};
use crate::Lang;
use crate::text::clean;

/// Columns before the chart.
const LEFT: ColNum = 6;
/// Rows before the body: title, a line below it, years, months, ten days.
const HEAD: RowNum = 5;
/// Most ten-day columns that stay legible on one A3 page.
const PER_PAGE: u16 = 78;
/// What a sheet has room for beside the columns before the chart.
const MOST_COLUMNS: u16 = 16_384 - LEFT;
/// Paper size of A3, as spreadsheets number them.
const A3: u8 = 8;
const HOUSEHOLDS: &str = "#,##0";
const MONEY: &str = "#,##0.00####";

/// Fills the sheet.
pub(crate) fn fill(sheet: &mut Worksheet, figure: &GanttFigure) -> Result<(), XlsxError> {
    let (first, last) = range(figure);
    let columns = u16::try_from((last.0 - first.0 + 1) * 3).ok();
    let columns = columns.filter(|columns| *columns <= MOST_COLUMNS);
    let columns = columns.ok_or(XlsxError::RowColumnLimitError)?;
    sheet.set_name(figure.lang.words().sheet_chart)?;
    let mut chart = Chart { sheet, figure, first, columns, row: HEAD };
    chart.head()?;
    chart.body()?;
    chart.foot()?;
    chart.set_up_page()
}

struct Chart<'a> {
    sheet: &'a mut Worksheet,
    figure: &'a GanttFigure,
    first: Month,
    /// How many ten-day columns.
    columns: u16,
    /// The row written next.
    row: RowNum,
}

impl Chart<'_> {
    fn last_column(&self) -> ColNum {
        LEFT + self.columns - 1
    }

    /// Title, the line below it, years, months, ten days.
    fn head(&mut self) -> Result<(), XlsxError> {
        let (figure, last) = (self.figure, self.last_column());
        let words = figure.lang.words();
        let title = looks::plain(18.0).set_bold().set_align(FormatAlign::Center);
        self.sheet.merge_range(0, 0, 0, last, &clean(&figure.title), &title)?;
        self.sheet.set_row_height(0, 34)?;
        let compiled = match figure.compiled_by.trim() {
            "" => "________________".to_owned(),
            name => clean(name),
        };
        let left = format!(
            "{}{compiled}　　{}{}",
            words.compiled_by,
            words.version,
            clean(&figure.version_label)
        );
        let mut right = vec![words.unit.to_owned()];
        right.extend(figure.baseline_on.map(|d| format!("{}{}", words.baseline_on, Lang::date(d))));
        right.push(format!("{}{}", words.data_date, Lang::date(figure.data_date)));
        let left_end = (LEFT + self.columns / 3).min(last - 2);
        self.sheet.merge_range(1, 0, 1, left_end, &left, &looks::plain(9.0))?;
        let format = looks::plain(9.0).set_align(FormatAlign::Right);
        self.sheet.merge_range(1, left_end + 1, 1, last, &right.join("　　"), &format)?;

        let names = [
            words.number,
            words.community,
            words.households,
            words.investment,
            words.done,
            words.responsible,
        ];
        for (column, name) in (0..).zip(names) {
            let name = name.join("\n");
            self.sheet.merge_range(2, column, HEAD - 1, column, &name, &looks::heading())?;
        }
        self.time_heading()
    }

    fn time_heading(&mut self) -> Result<(), XlsxError> {
        let lang = self.figure.lang;
        let months = self.columns / 3;
        let mut year_from = 0;
        for month in 0..months {
            let here = self.first.plus(i32::from(month));
            let column = LEFT + month * 3;
            let name = lang.month(here.number());
            self.sheet.merge_range(3, column, 3, column + 2, &name, &looks::heading())?;
            let format = looks::heading().set_font_size(8.0).unset_bold();
            for (third, word) in (0..).zip(lang.words().ten_days) {
                self.sheet.write_string_with_format(4, column + third, word, &format)?;
            }
            let next = here.plus(1);
            if month + 1 == months || next.year() != here.year() {
                let (from, to) = (LEFT + year_from * 3, column + 2);
                let name = lang.year(here.year());
                self.sheet.merge_range(2, from, 2, to, &name, &looks::heading())?;
                year_from = month + 1;
            }
        }
        Ok(())
    }

    fn body(&mut self) -> Result<(), XlsxError> {
        let figure = self.figure;
        for group in &figure.groups {
            if !group.label.is_empty() {
                self.sums(&group.label, &Sums::of(&group.rows))?;
            }
            for row in &group.rows {
                self.community(row)?;
            }
        }
        let total = Sums::of(figure.groups.iter().flat_map(|group| &group.rows));
        if total.communities > 0 {
            self.sums(&figure.lang.total(total.communities), &total)?;
        }
        Ok(())
    }

    fn sums(&mut self, label: &str, sums: &Sums) -> Result<(), XlsxError> {
        let format = looks::heading_of_rows();
        let row = self.next_row()?;
        for column in 0..LEFT {
            self.sheet.write_blank(row, column, &format)?;
        }
        self.sheet.write_string_with_format(row, 1, clean(label), &format)?;
        let starred = |format: &str, blanks: usize| match blanks {
            0 => format.to_owned(),
            _ => format!("{format}\"*\""),
        };
        if let Some(households) = sums.households {
            let format = format.clone().set_num_format(starred(HOUSEHOLDS, sums.blank_households));
            self.sheet.write_number_with_format(row, 2, whole(households), &format)?;
        }
        if let Some(money) = sums.investment {
            let format = format.clone().set_num_format(starred(MONEY, sums.blank_investment));
            self.sheet.write_number_with_format(row, 3, wan_yuan(money), &format)?;
        }
        self.empty_cells(row, &format)
    }

    /// A community: its figures once, then a sheet row per lane of bars.
    fn community(&mut self, row: &GanttRow) -> Result<(), XlsxError> {
        let lanes = lanes_of(&row.bars);
        let count = lanes.len().max(1);
        for lane in 0..count {
            let at = self.next_row()?;
            for column in 0..LEFT {
                self.sheet.write_blank(at, column, &looks::cell())?;
            }
            if lane == 0 {
                self.figures(at, row)?;
            }
            self.empty_cells(at, &looks::cell())?;
            if let Some(bars) = lanes.get(lane) {
                let cells = distribute(bars, self.first, usize::from(self.columns));
                self.lane(at, bars, &cells)?;
            }
        }
        Ok(())
    }

    fn figures(&mut self, at: RowNum, row: &GanttRow) -> Result<(), XlsxError> {
        let cell = looks::cell;
        if let Some(number) = row.number {
            let format = cell().set_align(FormatAlign::Center);
            self.sheet.write_number_with_format(at, 0, number, &format)?;
        }
        let wrapped = cell().set_text_wrap();
        self.sheet.write_string_with_format(at, 1, clean(&row.name), &wrapped)?;
        if let Some(households) = row.households {
            let format = cell().set_num_format(HOUSEHOLDS);
            self.sheet.write_number_with_format(at, 2, whole(households), &format)?;
        }
        if let Some(money) = row.investment {
            let format = cell().set_num_format(MONEY);
            self.sheet.write_number_with_format(at, 3, wan_yuan(money), &format)?;
        }
        if let Some(percent) = row.percent_done {
            self.sheet.write_number_with_format(at, 4, whole(percent), &cell())?;
        }
        if !row.responsible.is_empty() {
            self.sheet.write_string_with_format(at, 5, clean(&row.responsible), &wrapped)?;
        }
        Ok(())
    }

    /// All ten-day cells of a row, without bars.
    fn empty_cells(&mut self, row: RowNum, base: &Format) -> Result<(), XlsxError> {
        for column in 0..self.columns {
            let format = looks::empty(base.clone(), self.under(column, &[]));
            self.sheet.write_blank(row, LEFT + column, &format)?;
        }
        Ok(())
    }

    fn lane(
        &mut self,
        row: RowNum,
        bars: &[&GanttBar],
        lane: &LaneCells<'_>,
    ) -> Result<(), XlsxError> {
        for (column, shown) in (0..).zip(&lane.cells) {
            let under = self.under(column, bars);
            let Some(shown) = shown else {
                if under.baseline {
                    let format = looks::empty(looks::cell(), under);
                    self.sheet.write_blank(row, LEFT + column, &format)?;
                }
                continue;
            };
            let format = looks::bar(shown, under);
            let at = LEFT + column;
            if shown.place == 0 {
                let text = label(shown, lane);
                self.sheet.write_string_with_format(row, at, text, &format)?;
            } else {
                self.sheet.write_blank(row, at, &format)?;
            }
        }
        Ok(())
    }

    fn under(&self, column: u16, bars: &[&GanttBar]) -> Under {
        let column = i64::from(column);
        let at = |day| column_of(day, self.first);
        let holds = |(from, to): (_, _)| (at(from)..=at(to)).contains(&column);
        Under {
            winter: self.figure.winter_stops.iter().any(|stop| holds(*stop)),
            baseline: bars.iter().filter_map(|bar| bar.baseline).any(holds),
            data_date: at(self.figure.data_date) == column,
        }
    }

    /// Remarks and the key.
    fn foot(&mut self) -> Result<(), XlsxError> {
        let (figure, last) = (self.figure, self.last_column());
        let sums = Sums::of(figure.groups.iter().flat_map(|group| &group.rows));
        let mut notes = figure.notes.clone();
        if sums.blank_households + sums.blank_investment > 0 {
            notes.push(figure.lang.blanks(sums.blank_households, sums.blank_investment));
        }
        for note in notes {
            let row = self.next_row()?;
            let format = looks::plain(8.5).set_text_wrap();
            self.sheet.merge_range(row, 0, row, last, &clean(&note), &format)?;
        }
        self.key()
    }

    fn key(&mut self) -> Result<(), XlsxError> {
        let words = self.figure.lang.words();
        let title = looks::plain(9.0).set_bold();
        self.sheet.write_string_with_format(self.row, 1, words.legend, &title)?;
        for (format, text) in key_items(self.figure) {
            let row = self.next_row()?;
            self.sheet.write_blank(row, 2, &format)?;
            self.sheet.write_string_with_format(row, 3, text, &looks::plain(9.0))?;
        }
        Ok(())
    }

    fn next_row(&mut self) -> Result<RowNum, XlsxError> {
        let row = self.row;
        self.sheet.set_row_height(row, 18)?;
        self.row += 1;
        Ok(row)
    }

    /// Widths, frozen panes, and everything that makes it print as a document.
    fn set_up_page(&mut self) -> Result<(), XlsxError> {
        let (last, lang) = (self.last_column(), self.figure.lang);
        for (column, width) in (0..).zip([5.0, 26.0, 8.0, 12.0, 6.5, 12.0]) {
            self.sheet.set_column_width(column, width)?;
        }
        for column in LEFT..=last {
            self.sheet.set_column_width(column, 3.4)?;
        }
        let signatures = lang.words().signatures.map(|word| format!("{word}____________"));
        let footer = format!("&L&9{}&R&9{}", signatures.join("　　"), lang.words().page_footer);
        self.sheet
            .set_screen_gridlines(false)
            .set_landscape()
            .set_paper_size(A3)
            .set_print_fit_to_pages(self.columns.div_ceil(PER_PAGE).max(1), 0)
            // 25 mm to bind in on the left, 10 mm elsewhere, the footer below.
            .set_margins(0.98, 0.4, 0.45, 0.6, 0.25, 0.3)
            .set_footer(footer);
        self.sheet.set_freeze_panes(HEAD, 2)?;
        self.sheet.set_repeat_rows(2, HEAD - 1)?;
        self.sheet.set_repeat_columns(0, LEFT - 1)?;
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), last)?;
        Ok(())
    }
}

/// Samples of the key with their words: the phases, and what else the figure shows.
fn key_items(figure: &GanttFigure) -> Vec<(Format, &'static str)> {
    let (lang, words) = (figure.lang, figure.lang.words());
    let sample = |phase, percent_done, is_critical| {
        let bar = GanttBar {
            label: String::new(),
            short: String::new(),
            phase,
            start: figure.data_date,
            finish: figure.data_date,
            percent_done,
            baseline: None,
            is_critical,
            is_milestone: false,
        };
        looks::bar(&Cell { bar: &bar, place: 0, of: 1 }, Under::default())
    };
    let phases = [
        StagePhase::Survey,
        StagePhase::Scheme,
        StagePhase::Tender,
        StagePhase::Works,
        StagePhase::Acceptance,
    ];
    let mut items = phases.map(|phase| (sample(phase, 0, false), lang.phase(phase))).to_vec();
    let bars = || figure.groups.iter().flat_map(|g| &g.rows).flat_map(|r| &r.bars);
    if bars().any(|bar| bar.phase == StagePhase::Works && bar.percent_done > 0) {
        items.push((sample(StagePhase::Works, 100, false), words.finished_part));
    }
    if bars().any(|bar| bar.is_critical) {
        items.push((sample(StagePhase::Works, 0, true), words.critical));
    }
    let under = |under| looks::empty(looks::cell(), under);
    if bars().any(|bar| bar.baseline.is_some()) {
        items.push((under(Under { baseline: true, ..Under::default() }), words.baseline));
    }
    if !figure.winter_stops.is_empty() {
        items.push((under(Under { winter: true, ..Under::default() }), words.winter_stop));
    }
    items.push((under(Under { data_date: true, ..Under::default() }), words.data_line));
    items
}

/// The text in a bar's first cell: its own name as far as it has room, and its guests'.
fn label(shown: &Cell<'_>, lane: &LaneCells<'_>) -> String {
    let bar = shown.bar;
    let own = match (bar.short.is_empty(), shown.of) {
        (false, 1 | 2) => &bar.short,
        _ => &bar.label,
    };
    let mut text = clean(own);
    if bar.phase == StagePhase::Works && bar.percent_done > 0 && shown.of > 2 {
        text = format!("{text} {}%", bar.percent_done.min(100));
    }
    if bar.is_milestone {
        text = format!("◆ {text}");
    }
    for (column, guest) in &lane.guests {
        if lane.cells.get(*column).and_then(Option::as_ref).is_some_and(|cell| cell.bar == bar) {
            let name = if guest.short.is_empty() { &guest.label } else { &guest.short };
            text = format!("{text}/{}", clean(name));
        }
    }
    text
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn whole(count: i64) -> f64 {
    count as f64
}

/// Money in 万元; cells hold no exact decimals, so this is where exactness ends.
#[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53 fen")]
fn wan_yuan(money: Fen) -> f64 {
    money.0 as f64 / Fen::PER_WAN_YUAN as f64
}
