//! Rows made ready to be placed: texts fitted into their columns, bars that overlap in time spread
//! over lanes, money and households summed.

use jiugai_domain::Fen;

use super::layout::Columns;
use super::{GanttBar, GanttGroup, GanttRow};
use crate::fonts::{Ruler, Weight};
use crate::text::{Fitted, fit, grouped, wan_yuan};

/// Type size of the rows (9 pt).
pub(crate) const TEXT: i32 = 90;
/// Air left of and right of a text in a cell.
pub(crate) const PADDING: i32 = 35;
/// Air above and below the lines of a text.
const AIR: i32 = 30;
const MAX_LINES: usize = 3;

/// Households and money of some rows; unknown is left out and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sums {
    pub(crate) communities: usize,
    pub(crate) households: Option<i64>,
    pub(crate) investment: Option<Fen>,
    pub(crate) blank_households: usize,
    pub(crate) blank_investment: usize,
}

impl Sums {
    /// The sums of some rows.
    pub(crate) fn of<'a>(rows: impl IntoIterator<Item = &'a GanttRow>) -> Self {
        let mut sums = Self::default();
        for row in rows {
            sums.add(row);
        }
        sums
    }

    /// Adds a row. Only numbered rows count as communities and can lack a figure.
    pub(crate) fn add(&mut self, row: &GanttRow) {
        let counted = usize::from(row.number.is_some());
        self.communities += counted;
        match row.households {
            Some(n) => self.households = Some(self.households.unwrap_or(0).saturating_add(n)),
            None => self.blank_households += counted,
        }
        match row.investment {
            Some(n) => {
                let sum = self.investment.unwrap_or(Fen::ZERO).checked_add(n);
                self.investment = Some(sum.unwrap_or(Fen(i64::MAX)));
            }
            None if row.money_with_group => {}
            None => self.blank_investment += counted,
        }
    }

    /// Households as printed; a star says that some are not known.
    pub(crate) fn households_text(&self) -> String {
        starred(self.households.map(grouped), self.blank_households)
    }

    /// Money as printed, in 万元; a star says that some is not known.
    pub(crate) fn investment_text(&self) -> String {
        starred(self.investment.map(wan_yuan), self.blank_investment)
    }
}

fn starred(sum: Option<String>, blanks: usize) -> String {
    match (sum, blanks) {
        (None, _) => String::new(),
        (Some(sum), 0) => sum,
        (Some(sum), _) => format!("{sum}*"),
    }
}

/// A horizontal stripe of the table.
#[derive(Debug, Clone)]
pub(crate) struct Line<'a> {
    pub(crate) height: i32,
    pub(crate) content: Content<'a>,
}

/// What a stripe shows.
#[derive(Debug, Clone)]
pub(crate) enum Content<'a> {
    /// Heading of a group, and its sums.
    Group { label: Fitted, sums: Sums },
    /// A row with its bars.
    Row(Prepared<'a>),
    /// Sums of a page or of the chart.
    Sum { label: String, sums: Sums },
}

/// A row with fitted texts and its bars in lanes.
#[derive(Debug, Clone)]
pub(crate) struct Prepared<'a> {
    pub(crate) row: &'a GanttRow,
    pub(crate) name: Fitted,
    pub(crate) responsible: Fitted,
    pub(crate) lanes: Vec<Vec<&'a GanttBar>>,
}

/// Makes a row ready; a lane is `lane` high.
pub(crate) fn prepare<'a>(
    row: &'a GanttRow,
    columns: &Columns,
    lane: i32,
    ruler: &Ruler<'_>,
) -> Line<'a> {
    let inside = |column: usize| columns.cell(column).1 - columns.cell(column).0 - 2 * PADDING;
    let set = |text, width| fit(ruler, text, Weight::Regular, TEXT, width, MAX_LINES);
    let name = set(&row.name, inside(1));
    let responsible = set(&row.responsible, inside(5));
    let lanes = lanes_of(&row.bars);
    let count = i32::try_from(lanes.len().max(1)).unwrap_or(1);
    let texts = name.height().max(responsible.height()) + 2 * AIR;
    let height = (lane * count).max(texts);
    Line { height, content: Content::Row(Prepared { row, name, responsible, lanes }) }
}

/// The heading of a group; `suffix` says that it goes on from the page before.
pub(crate) fn heading<'a>(
    group: &GanttGroup,
    suffix: &str,
    columns: &Columns,
    lane: i32,
    ruler: &Ruler<'_>,
) -> Line<'a> {
    let (left, right) = columns.cell(1);
    let text = format!("{}{suffix}", group.label);
    let width = right - left - 2 * PADDING;
    let label = fit(ruler, &text, Weight::Bold, TEXT, width, MAX_LINES);
    let height = lane.max(label.height() + 2 * AIR);
    Line { height, content: Content::Group { label, sums: Sums::of(&group.rows) } }
}

/// Spreads bars over as few lanes as keep them apart; a lane's bars are in order of time.
pub(crate) fn lanes_of(bars: &[GanttBar]) -> Vec<Vec<&GanttBar>> {
    let mut sorted: Vec<&GanttBar> = bars.iter().collect();
    sorted.sort_by_key(|bar| (bar.start, bar.finish));
    let mut lanes: Vec<Vec<&GanttBar>> = Vec::new();
    for bar in sorted {
        let is_free = |lane: &Vec<&GanttBar>| {
            lane.last().is_none_or(|last| last.finish.max(last.start) < bar.start)
        };
        match lanes.iter_mut().find(|lane| is_free(lane)) {
            Some(lane) => lane.push(bar),
            None => lanes.push(vec![bar]),
        }
    }
    lanes
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiugai_domain::policy::StagePhase;

    use super::*;

    fn bar(from: i8, to: i8) -> GanttBar {
        GanttBar {
            label: "施工".into(),
            short: String::new(),
            phase: StagePhase::Works,
            start: date(2026, 5, from),
            finish: date(2026, 5, to),
            percent_done: 0,
            baseline: None,
            is_critical: false,
            is_milestone: false,
        }
    }

    #[test]
    fn bars_that_touch_share_a_lane_and_bars_that_overlap_do_not() {
        let lanes = |bars: &[GanttBar]| lanes_of(bars).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(lanes(&[bar(11, 20), bar(1, 10)]), [2]);
        assert_eq!(lanes(&[bar(1, 10), bar(10, 20), bar(21, 22)]), [2, 1]);
        assert_eq!(lanes(&[]), [0; 0]);
    }

    #[test]
    fn what_is_unknown_is_counted_and_never_zero() {
        let row = |households, investment| GanttRow {
            money_with_group: false,
            number: Some(1),
            name: "甲".into(),
            households,
            investment,
            percent_done: None,
            responsible: String::new(),
            bars: Vec::new(),
        };
        let unknown = Sums::of(&[row(None, None)]);
        assert_eq!((unknown.households_text(), unknown.investment_text()), Default::default());
        let some = Sums::of(&[row(Some(1200), None), row(Some(3), Some(Fen(2_516_000)))]);
        assert_eq!(some.households_text(), "1,203");
        assert_eq!(some.investment_text(), "2.516*");
        let covered = GanttRow { money_with_group: true, ..row(Some(8), None) };
        assert_eq!(Sums::of(&[covered]).blank_investment, 0, "the group's own row has its money");
        let lot = GanttRow { number: None, ..row(None, Some(Fen(1_000_000))) };
        assert_eq!(Sums::of(&[lot]).investment_text(), "1.00");
    }
}
