//! Where everything goes: columns, months per page, rows per page. Nothing is drawn here.
//!
//! All lengths are tenths of a point.

use super::rows::{Content, Line, PADDING, Sums, TEXT, heading, prepare};
use super::time::{TimeAxis, range};
use super::{GanttFigure, GanttGroup, Paper, legend};
use crate::canvas::Rect;
use crate::fonts::{Ruler, Weight};
use crate::text::{Fitted, fit, grouped, wan_yuan};

/// Left margin of a page: 25 mm to bind in.
const BINDING: i32 = 709;
/// The other margins: 10 mm, 12 mm at the top.
const MARGIN: i32 = 284;
const TOP: i32 = 340;
/// From the top margin to the table: title and the line below it.
const HEAD: i32 = 460;
/// Heights of the heading's lines: years, months, ten days.
pub(crate) const HEADING: [i32; 3] = [150, 150, 130];
/// Height of a row with one lane of bars, and how far a short chart may stretch it.
const LANE: i32 = 172;
const LANE_AT_MOST: i32 = 250;
/// Narrowest ten-day column: a 7.5 pt character and a little air.
const NARROWEST: i32 = 100;
/// Narrowest ten-day column of the tall figure.
const NARROWEST_TALL: i32 = 130;
/// Height of the line of signatures.
const SIGNATURES: i32 = 230;

/// What the chart is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Pages.
    Paper(Paper),
    /// One figure as tall and wide as it needs.
    Tall,
}

/// The six columns before the chart: number, name, households, investment, done, responsible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    edges: [i32; 7],
}

impl Columns {
    /// Left and right edge of a column.
    pub(crate) fn cell(&self, column: usize) -> (i32, i32) {
        (self.edges[column], self.edges[column + 1])
    }

    /// All edges, the first and last included.
    pub(crate) fn edges(&self) -> &[i32; 7] {
        &self.edges
    }
}

/// A laid out page, or the tall figure.
#[derive(Debug, Clone)]
pub(crate) struct Sheet<'a> {
    pub(crate) width: i32,
    pub(crate) height: i32,
    /// Top of the title.
    pub(crate) title_top: i32,
    /// The table, heading included.
    pub(crate) table: Rect,
    pub(crate) columns: Columns,
    pub(crate) axis: TimeAxis,
    pub(crate) lines: Vec<Line<'a>>,
    /// Height of one lane of bars.
    pub(crate) lane: i32,
    /// Top of the key.
    pub(crate) legend_top: i32,
    pub(crate) legend: Vec<Vec<legend::Item>>,
    /// Top of the remarks.
    pub(crate) notes_top: i32,
    pub(crate) notes: Vec<Fitted>,
    /// Baseline of the signatures.
    pub(crate) signatures: i32,
}

impl Sheet<'_> {
    /// Top of the rows.
    pub(crate) fn body_top(&self) -> i32 {
        self.table.top + HEADING.iter().sum::<i32>()
    }
}

/// Width and height of the paper, and its margins left and elsewhere.
struct Ground {
    width: i32,
    height: Option<i32>,
    left: i32,
    top: i32,
}

/// Lays a chart out. There is at least one sheet; the tall format has exactly one.
pub(crate) fn sheets<'a>(
    figure: &'a GanttFigure,
    format: Format,
    ruler: &Ruler<'_>,
) -> Vec<Sheet<'a>> {
    let (first, last) = range(figure);
    let months = last.0 - first.0 + 1;
    let mut widths = column_widths(figure, ruler);
    let ground = ground(format, months, widths.iter().sum());
    let room = ground.width - ground.left - MARGIN - widths.iter().sum::<i32>();
    let per_sheet = match format {
        Format::Tall => months,
        Format::Paper(_) => {
            let most = (room / (NARROWEST * 3)).max(1);
            let slices = (months + most - 1) / most;
            (months + slices - 1) / slices
        }
    };
    let column = room / (per_sheet * 3);
    widths[1] += room - column * per_sheet * 3;
    let columns = Columns { edges: edges(ground.left, &widths) };
    let axis = TimeAxis { first, months: per_sheet, left: columns.edges[6], column };

    let legend = legend::lines(figure, (first, last), axis.right() - ground.left, ruler);
    let legend_height = legend::height(&legend);
    let notes = notes(figure, axis.right() - ground.left, ruler);
    let notes_height = notes.iter().map(Fitted::height).sum::<i32>();
    let frame = Frame { ground, columns, axis, legend, notes, legend_height, notes_height };
    match format {
        Format::Tall => vec![frame.tall(figure, ruler)],
        Format::Paper(_) => frame.paged(figure, months, ruler),
    }
}

/// Everything that is the same on all sheets.
struct Frame {
    ground: Ground,
    columns: Columns,
    axis: TimeAxis,
    legend: Vec<Vec<legend::Item>>,
    notes: Vec<Fitted>,
    legend_height: i32,
    notes_height: i32,
}

impl Frame {
    fn tall<'a>(&self, figure: &'a GanttFigure, ruler: &Ruler<'_>) -> Sheet<'a> {
        let blocks = blocks(figure, &self.columns, LANE, ruler);
        let lines = paginate(figure, &blocks, i32::MAX, LANE).pop().unwrap_or_default();
        let legend_top = self.ground.top + HEAD - 20;
        let top = legend_top + self.legend_height + 40;
        let table = self.table(top, &lines);
        let notes_top = table.bottom + 60;
        let signatures = notes_top + self.notes_height + SIGNATURES - 60;
        self.sheet(
            lines,
            LANE,
            self.axis,
            &Places { height: signatures + MARGIN, table, legend_top, notes_top, signatures },
        )
    }

    fn paged<'a>(&self, figure: &'a GanttFigure, months: i32, ruler: &Ruler<'_>) -> Vec<Sheet<'a>> {
        let height = self.ground.height.unwrap_or_default();
        let signatures = height - MARGIN - 30;
        let legend_top = signatures - SIGNATURES + 90 - self.legend_height;
        let notes_top = legend_top - self.notes_height - 30;
        let top = self.ground.top + HEAD;
        let capacity = notes_top - 60 - top - HEADING.iter().sum::<i32>();

        let pages_at = |lane| {
            let blocks = blocks(figure, &self.columns, lane, ruler);
            (paginate(figure, &blocks, capacity, lane), lane)
        };
        let (mut pages, mut lane) = pages_at(LANE);
        // Where rows leave space they become higher, as long as that takes no more pages.
        let used = pages.iter().map(|page| page.iter().map(|line| line.height).sum::<i32>());
        // One line more than used: two are kept free for sums, and not every page has both.
        let higher = LANE * capacity / used.max().unwrap_or(capacity).saturating_add(LANE);
        let (stretched, higher) = pages_at(higher.clamp(LANE, LANE_AT_MOST));
        if stretched.len() == pages.len() {
            (pages, lane) = (stretched, higher);
        }
        let mut sheets = Vec::new();
        for lines in pages {
            let table = self.table(top, &lines);
            for axis in self.slices(&lines, months) {
                let places = Places { height, table, legend_top, notes_top, signatures };
                sheets.push(self.sheet(lines.clone(), lane, axis, &places));
            }
        }
        sheets
    }

    /// The stretches of time in which these lines show something; at least one.
    fn slices(&self, lines: &[Line<'_>], months: i32) -> Vec<TimeAxis> {
        let step = self.axis.months;
        let firsts = (0..months).step_by(usize::try_from(step).unwrap_or(1));
        let all = firsts.map(|by| TimeAxis { first: self.axis.first.plus(by), ..self.axis });
        let mut shown: Vec<_> = all.filter(|axis| shows_something(axis, lines)).collect();
        if shown.is_empty() {
            shown.push(self.axis);
        }
        shown
    }

    fn table(&self, top: i32, lines: &[Line<'_>]) -> Rect {
        let rows = lines.iter().map(|line| line.height).sum::<i32>();
        let bottom = top + HEADING.iter().sum::<i32>() + rows;
        Rect::new(self.ground.left, top, self.axis.right(), bottom)
    }

    fn sheet<'a>(&self, lines: Vec<Line<'a>>, lane: i32, axis: TimeAxis, at: &Places) -> Sheet<'a> {
        Sheet {
            width: self.ground.width,
            height: at.height,
            title_top: self.ground.top,
            table: at.table,
            columns: self.columns,
            axis,
            lines,
            lane,
            legend_top: at.legend_top,
            legend: self.legend.clone(),
            notes_top: at.notes_top,
            notes: self.notes.clone(),
            signatures: at.signatures,
        }
    }
}

/// Where the parts of a sheet stand.
struct Places {
    height: i32,
    table: Rect,
    legend_top: i32,
    notes_top: i32,
    signatures: i32,
}

fn shows_something(axis: &TimeAxis, lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| match &line.content {
        Content::Row(row) => row.row.bars.iter().any(|bar| {
            let planned = bar.baseline.and_then(|(from, to)| axis.span(from, to));
            planned.or_else(|| axis.span(bar.start, bar.finish)).is_some()
        }),
        Content::Group { .. } | Content::Sum { .. } => false,
    })
}

fn ground(format: Format, months: i32, columns: i32) -> Ground {
    match format {
        Format::Paper(Paper::A3) => {
            Ground { width: 11906, height: Some(8419), left: BINDING, top: TOP }
        }
        Format::Paper(Paper::A4) => {
            Ground { width: 8419, height: Some(5953), left: BINDING, top: TOP }
        }
        Format::Tall => {
            let needed = 2 * MARGIN + columns + months * 3 * NARROWEST_TALL;
            Ground { width: needed.max(11906), height: None, left: MARGIN, top: MARGIN }
        }
    }
}

/// The six columns as wide as their texts ask for, within limits.
fn column_widths(figure: &GanttFigure, ruler: &Ruler<'_>) -> [i32; 6] {
    let words = figure.lang.words();
    let rows = || figure.groups.iter().flat_map(|group| &group.rows);
    let total = Sums::of(rows());
    let heads: [&[&str]; 6] = [
        words.number,
        words.community,
        words.households,
        words.investment,
        words.done,
        words.responsible,
    ];
    let mut widths = heads.map(|lines| {
        let widest = lines.iter().map(|line| ruler.width(line, TEXT, Weight::Bold)).max();
        widest.unwrap_or(0) + 2 * PADDING
    });
    let mut widen = |column: usize, text: &str, weight| {
        let width = ruler.width(text, TEXT, weight) + 2 * PADDING;
        widths[column] = widths[column].max(width);
    };
    widen(2, &total.households_text(), Weight::Bold);
    widen(3, &total.investment_text(), Weight::Bold);
    for row in rows() {
        widen(0, &row.number.map(|n| n.to_string()).unwrap_or_default(), Weight::Regular);
        widen(1, &row.name, Weight::Regular);
        widen(2, &row.households.map(grouped).unwrap_or_default(), Weight::Regular);
        widen(3, &row.investment.map(wan_yuan).unwrap_or_default(), Weight::Regular);
        widen(5, &row.responsible, Weight::Regular);
    }
    for group in &figure.groups {
        widen(1, &group.label, Weight::Bold);
    }
    let limits = [(220, 500), (1000, 1600), (340, 800), (460, 1100), (300, 400), (440, 760)];
    for (width, (least, most)) in widths.iter_mut().zip(limits) {
        *width = (*width).clamp(least, most);
    }
    widths
}

fn edges(left: i32, widths: &[i32; 6]) -> [i32; 7] {
    let mut edges = [left; 7];
    for (index, width) in widths.iter().enumerate() {
        edges[index + 1] = edges[index] + width;
    }
    edges
}

fn notes(figure: &GanttFigure, width: i32, ruler: &Ruler<'_>) -> Vec<Fitted> {
    let sums = Sums::of(figure.groups.iter().flat_map(|group| &group.rows));
    let mut texts = figure.notes.clone();
    if sums.blank_households + sums.blank_investment > 0 {
        texts.push(figure.lang.blanks(sums.blank_households, sums.blank_investment));
    }
    texts.iter().map(|text| fit(ruler, text, Weight::Regular, 80, width, 3)).collect()
}

/// A group made ready: its heading, the heading where it goes on, its rows.
struct Block<'a> {
    heading: Option<Line<'a>>,
    continued: Option<Line<'a>>,
    rows: Vec<Line<'a>>,
}

fn blocks<'a>(
    figure: &'a GanttFigure,
    columns: &Columns,
    lane: i32,
    ruler: &Ruler<'_>,
) -> Vec<Block<'a>> {
    let block = |group: &'a GanttGroup| {
        let titled = |suffix: &str| {
            (!group.label.is_empty()).then(|| heading(group, suffix, columns, lane, ruler))
        };
        Block {
            heading: titled(""),
            continued: titled(figure.lang.words().continued),
            rows: group.rows.iter().map(|row| prepare(row, columns, lane, ruler)).collect(),
        }
    };
    figure.groups.iter().map(block).collect()
}

/// Cuts the chart into as few pages of at most `capacity` as it takes, and fills them evenly, so
/// that the last is not a single row.
fn paginate<'a>(
    figure: &GanttFigure,
    blocks: &[Block<'a>],
    capacity: i32,
    lane: i32,
) -> Vec<Vec<Line<'a>>> {
    let fewest = cut(blocks, capacity, lane).len();
    let (mut enough, mut too_little) = (capacity, 0);
    while fewest > 1 && enough - too_little > lane / 2 {
        let middle = too_little + (enough - too_little) / 2;
        if cut(blocks, middle, lane).len() <= fewest {
            enough = middle;
        } else {
            too_little = middle;
        }
    }
    let pages = cut(blocks, enough, lane);
    let lines = pages.into_iter().map(|page| page.into_iter().cloned().collect());
    add_sums(figure, lane, lines.collect())
}

/// Cuts greedily. A group's heading never stands alone at the foot of a page and is repeated at
/// the top of the next.
fn cut<'b, 'a>(blocks: &'b [Block<'a>], capacity: i32, lane: i32) -> Vec<Vec<&'b Line<'a>>> {
    // Two lines are kept free for the sums.
    let capacity = capacity.saturating_sub(2 * lane);
    let (mut pages, mut page, mut used) = (Vec::new(), Vec::new(), 0_i32);
    for block in blocks {
        let mut pending = block.heading.as_ref();
        for row in &block.rows {
            let needed = row.height + pending.map_or(0, |head| head.height);
            if !page.is_empty() && used.saturating_add(needed) > capacity {
                pages.push(std::mem::take(&mut page));
                used = 0;
                pending = pending.or(block.continued.as_ref());
            }
            for line in pending.take().into_iter().chain([row]) {
                used = used.saturating_add(line.height);
                page.push(line);
            }
        }
        if let Some(head) = pending {
            used = used.saturating_add(head.height);
            page.push(head);
        }
    }
    pages.push(page);
    pages
}

fn add_sums<'a>(
    figure: &GanttFigure,
    lane: i32,
    mut pages: Vec<Vec<Line<'a>>>,
) -> Vec<Vec<Line<'a>>> {
    let several = pages.len() > 1;
    let mut total = Sums::default();
    for page in &mut pages {
        let mut sums = Sums::default();
        for line in page.iter() {
            if let Content::Row(row) = &line.content {
                sums.add(row.row);
                total.add(row.row);
            }
        }
        if several {
            let label = figure.lang.page_sum(sums.communities);
            page.push(Line { height: lane, content: Content::Sum { label, sums } });
        }
    }
    if let Some(last) = pages.last_mut().filter(|_| total.communities > 0) {
        let label = figure.lang.total(total.communities);
        last.push(Line { height: lane, content: Content::Sum { label, sums: total } });
    }
    pages
}

#[cfg(test)]
mod tests;
