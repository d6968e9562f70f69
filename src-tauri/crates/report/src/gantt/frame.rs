//! What stands around the rows: title, heading, grid, remarks, signatures.

use super::GanttFigure;
use super::layout::{HEADING, Sheet};
use super::rows::Content;
use crate::Lang;
use crate::canvas::{Align, Canvas, Rect, Type};
use crate::fonts::{Ruler, Weight};
use crate::palette::palette;
use crate::text::{SMALLEST, clean, fit};

const TITLE: i32 = 200;
const META: i32 = 90;
/// Lines: frame and years, months, ten days and rows.
const STRONG: u32 = 9;
const MIDDLE: u32 = 6;
const FINE: u32 = 4;
/// Length of a line to write on.
const BLANK: i32 = 1000;

fn look(size: i32, weight: Weight, align: Align) -> Type {
    Type { size, weight, colour: palette().base.ink, align }
}

/// Baseline that centres a text of `size` on `middle`.
pub(crate) fn centred(middle: i32, size: i32) -> i32 {
    middle + size * 37 / 100
}

/// Title and the line below it.
pub(crate) fn title(
    canvas: &mut Canvas<'_>,
    figure: &GanttFigure,
    sheet: &Sheet<'_>,
    ruler: &Ruler<'_>,
) {
    let table = sheet.table;
    let fitted = fit(ruler, &figure.title, Weight::Bold, TITLE, table.width(), 1);
    let top = sheet.title_top;
    let text = fitted.lines.first().map(String::as_str).unwrap_or_default();
    let title = look(fitted.size, Weight::Bold, Align::Centre);
    match &fitted.whole {
        None => canvas.text(text, table.middle_x(), top + 190, title),
        Some(whole) => canvas.text_of(text, whole, table.middle_x(), top + 190, title),
    }
    meta(canvas, figure, sheet, top + 395, ruler);
}

fn meta(
    canvas: &mut Canvas<'_>,
    figure: &GanttFigure,
    sheet: &Sheet<'_>,
    baseline: i32,
    ruler: &Ruler<'_>,
) {
    let words = figure.lang.words();
    let table = sheet.table;
    let mut right = vec![words.unit.to_owned()];
    if let Some(day) = figure.baseline_on {
        right.push(format!("{}{}", words.baseline_on, Lang::date(day)));
    }
    right.push(format!("{}{}", words.data_date, Lang::date(figure.data_date)));
    let right = right.join("　　");
    canvas.text(&right, table.right, baseline, look(META, Weight::Regular, Align::Right));

    let room = table.width() - ruler.width(&right, META, Weight::Regular) - 300;
    let left = look(META, Weight::Regular, Align::Left);
    canvas.text(words.compiled_by, table.left, baseline, left);
    let mut x = table.left + ruler.width(words.compiled_by, META, Weight::Regular);
    if figure.compiled_by.trim().is_empty() {
        canvas.line((x, baseline + 15), (x + BLANK, baseline + 15), FINE, palette().base.ink);
        x += BLANK;
    } else {
        let by = fit(ruler, &figure.compiled_by, Weight::Regular, META, room / 2, 1);
        let text = by.lines.first().map(String::as_str).unwrap_or_default();
        canvas.text(text, x, baseline, Type { size: by.size, ..left });
        x += ruler.width(text, by.size, Weight::Regular);
    }
    if !figure.version_label.trim().is_empty() {
        x += 200;
        let text = format!("{}{}", words.version, figure.version_label);
        let fitted = fit(ruler, &text, Weight::Regular, META, table.left + room - x, 1);
        let text = fitted.lines.first().map(String::as_str).unwrap_or_default();
        canvas.text(text, x, baseline, Type { size: fitted.size, ..left });
    }
}

/// The lines between columns and rows.
pub(crate) fn grid(canvas: &mut Canvas<'_>, sheet: &Sheet<'_>) {
    let (soft, line) = (palette().stages.baseline, palette().stages.middle);
    let (top, bottom) = (sheet.body_top(), sheet.table.bottom);
    let mut y = top;
    for row in &sheet.lines {
        // Headings and sums are set off from the rows above them.
        let (width, colour) = match row.content {
            Content::Row(_) => (FINE, line),
            Content::Group { .. } | Content::Sum { .. } => (MIDDLE, soft),
        };
        canvas.line((sheet.table.left, y), (sheet.table.right, y), width, colour);
        y += row.height;
    }
    for column in 1..sheet.axis.months * 3 {
        let x = sheet.axis.edge(column);
        let (width, colour) = if column % 3 == 0 { (MIDDLE, soft) } else { (FINE, line) };
        canvas.line((x, top), (x, bottom), width, colour);
    }
    for x in &sheet.columns.edges()[1..] {
        canvas.line((*x, top), (*x, bottom), MIDDLE, soft);
    }
}

/// The table's heading: column names, then years, months and ten days.
pub(crate) fn heading(
    canvas: &mut Canvas<'_>,
    figure: &GanttFigure,
    sheet: &Sheet<'_>,
    ruler: &Ruler<'_>,
) {
    let base = &palette().base;
    let (table, bottom) = (sheet.table, sheet.body_top());
    canvas.fill(Rect::new(table.left, table.top, table.right, bottom), base.header);
    let words = figure.lang.words();
    let names = [
        words.number,
        words.community,
        words.households,
        words.investment,
        words.done,
        words.responsible,
    ];
    for (column, lines) in names.iter().enumerate() {
        let (left, right) = sheet.columns.cell(column);
        column_name(canvas, lines, Rect::new(left, table.top, right, bottom));
        canvas.line((right, table.top), (right, bottom), MIDDLE, base.soft);
    }
    months(canvas, figure.lang, sheet);
    years(canvas, figure.lang, sheet, ruler);
    canvas.line((table.left, bottom), (table.right, bottom), STRONG, base.ink);
    canvas.outline(table, STRONG, base.ink);
}

fn column_name(canvas: &mut Canvas<'_>, lines: &[&str], cell: Rect) {
    let leading = 120;
    let count = i32::try_from(lines.len()).unwrap_or(1);
    let mut middle = cell.middle_y() - leading * (count - 1) / 2;
    for line in lines {
        let look = look(META, Weight::Bold, Align::Centre);
        canvas.text(line, cell.middle_x(), centred(middle, META), look);
        middle += leading;
    }
}

fn months(canvas: &mut Canvas<'_>, lang: Lang, sheet: &Sheet<'_>) {
    let base = &palette().base;
    let top = sheet.table.top + HEADING[0];
    let (middle, bottom) = (top + HEADING[1], sheet.body_top());
    canvas.line((sheet.axis.left, middle), (sheet.table.right, middle), MIDDLE, base.soft);
    for month in 0..sheet.axis.months {
        let cell = |third: i32| sheet.axis.edge(month * 3 + third);
        let centre = cell(0) + (cell(3) - cell(0)) / 2;
        let name = lang.month(sheet.axis.first.plus(month).number());
        let baseline = centred(top + HEADING[1] / 2, 85);
        canvas.text(&name, centre, baseline, look(85, Weight::Bold, Align::Centre));
        for (third, word) in (0..).zip(lang.words().ten_days) {
            let centre = cell(third) + sheet.axis.column / 2;
            let baseline = centred(middle + HEADING[2] / 2, SMALLEST);
            canvas.text(word, centre, baseline, look(SMALLEST, Weight::Regular, Align::Centre));
            let (from, width) = if third == 2 { (top, MIDDLE) } else { (middle, FINE) };
            canvas.line((cell(third + 1), from), (cell(third + 1), bottom), width, base.soft);
        }
    }
}

fn years(canvas: &mut Canvas<'_>, lang: Lang, sheet: &Sheet<'_>, ruler: &Ruler<'_>) {
    let base = &palette().base;
    let (top, bottom) = (sheet.table.top, sheet.table.top + HEADING[0]);
    canvas.line((sheet.axis.left, bottom), (sheet.table.right, bottom), MIDDLE, base.soft);
    let mut from = 0;
    for month in 1..=sheet.axis.months {
        let year = sheet.axis.first.plus(from).year();
        let ends = month == sheet.axis.months || sheet.axis.first.plus(month).year() != year;
        if !ends {
            continue;
        }
        let (left, right) = (sheet.axis.edge(from * 3), sheet.axis.edge(month * 3));
        let mut name = lang.year(year);
        if ruler.width(&name, META, Weight::Bold) > right - left {
            name = year.to_string();
        }
        let baseline = centred(top + HEADING[0] / 2, META);
        let look = look(META, Weight::Bold, Align::Centre);
        canvas.text(&name, left + (right - left) / 2, baseline, look);
        if month < sheet.axis.months {
            canvas.line((right, top), (right, sheet.table.bottom), STRONG, base.soft);
        }
        from = month;
    }
}

/// Remarks, signatures and page number.
pub(crate) fn foot(
    canvas: &mut Canvas<'_>,
    figure: &GanttFigure,
    sheet: &Sheet<'_>,
    page: Option<(usize, usize)>,
    ruler: &Ruler<'_>,
) {
    let table = sheet.table;
    let mut y = sheet.notes_top;
    for note in &sheet.notes {
        for line in &note.lines {
            y += note.leading();
            let look = look(note.size, Weight::Regular, Align::Left);
            canvas.text(&clean(line), table.left, y - note.size / 4, look);
        }
    }
    let line = look(META, Weight::Regular, Align::Left);
    let step = (table.width() - 1000) / 4;
    let mut x = table.left;
    for word in figure.lang.words().signatures {
        canvas.text(word, x, sheet.signatures, line);
        let from = x + ruler.width(word, META, Weight::Regular) + 10;
        let below = sheet.signatures + 20;
        canvas.line((from, below), (x + step - 250, below), FINE, palette().base.ink);
        x += step;
    }
    if let Some((number, count)) = page {
        let look = look(META, Weight::Regular, Align::Right);
        canvas.text(&figure.lang.page_of(number, count), table.right, sheet.signatures, look);
    }
}
