//! Laws of the layout: the whole chart always comes out, once, inside its lines.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::{Date, date};
use jiugai_domain::Fen;
use jiugai_domain::policy::StagePhase;
use proptest::prelude::*;

use super::super::{GanttBar, GanttRow};
use super::*;
use crate::{Fonts, Lang};

fn fonts() -> Fonts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
    Fonts::load(&folder).expect("the fonts are fetched by the build")
}

fn day(offset: i64) -> Date {
    date(2024, 1, 1).checked_add(jiff::Span::new().days(offset)).expect("a day")
}

fn bar((start, days): (i64, i64)) -> GanttBar {
    GanttBar {
        label: "施工".into(),
        short: "施".into(),
        phase: StagePhase::Works,
        start: day(start),
        finish: day(start + days),
        percent_done: days % 101,
        baseline: (days % 2 == 0).then(|| (day(start - 9), day(start + days - 5))),
        is_critical: days % 3 == 0,
        is_milestone: days == 0,
    }
}

fn figure(groups: Vec<Vec<GanttRow>>, lang: Lang) -> GanttFigure {
    let mut number = 0;
    let mut group = |mut rows: Vec<GanttRow>| {
        for row in &mut rows {
            number += 1;
            row.number = Some(number);
            row.name = format!("{}{number}", row.name);
        }
        GanttGroup { label: format!("第{number}标段"), rows }
    };
    GanttFigure {
        title: "横道图".into(),
        compiled_by: String::new(),
        version_label: String::new(),
        baseline_on: None,
        data_date: date(2026, 7, 31),
        lang,
        groups: groups.into_iter().map(&mut group).collect(),
        winter_stops: Vec::new(),
        notes: vec!["说明".into()],
    }
}

prop_compose! {
    fn any_row()(
        name in prop::sample::select(vec!["天阳楼小区", "人民银行家属区北院东侧一号楼及附属用房", "Red Star "]),
        households in prop::option::of(0_i64..3000),
        investment in prop::option::of(0_i64..9_000_000_000),
        bars in prop::collection::vec((0_i64..1500, 0_i64..200), 0..6),
    ) -> GanttRow {
        GanttRow {
            money_with_group: false,
            number: None,
            name: name.to_owned(),
            households,
            investment: investment.map(Fen),
            percent_done: None,
            responsible: "街道办事处城建科".to_owned(),
            bars: bars.into_iter().map(bar).collect(),
        }
    }
}

fn any_groups() -> impl Strategy<Value = Vec<Vec<GanttRow>>> {
    prop::collection::vec(prop::collection::vec(any_row(), 0..30), 0..6)
}

fn rows<'s, 'a>(sheet: &'s Sheet<'a>) -> impl Iterator<Item = &'a GanttRow> + use<'s, 'a> {
    sheet.lines.iter().filter_map(|line| match &line.content {
        Content::Row(row) => Some(row.row),
        _ => None,
    })
}

/// Sheets that show the same rows at different times come one after the other.
fn same_rows(a: &Sheet<'_>, b: &Sheet<'_>) -> bool {
    rows(a).map(|row| row.number).eq(rows(b).map(|row| row.number))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_row_is_on_the_pages_once_and_every_day_of_its_bars(groups in any_groups()) {
        let fonts = fonts();
        let ruler = fonts.ruler().expect("a ruler");
        let figure = figure(groups, Lang::ZhCn);
        let sheets = sheets(&figure, Format::Paper(Paper::A3), &ruler);
        let chunks: Vec<_> = sheets.chunk_by(|a, b| same_rows(a, b)).collect();
        let shown = chunks.iter().flat_map(|chunk| rows(&chunk[0])).map(|row| row.number);
        let all = figure.groups.iter().flat_map(|g| &g.rows).map(|row| row.number);
        prop_assert!(shown.eq(all));
        for chunk in chunks {
            for bar in rows(&chunk[0]).flat_map(|row| &row.bars) {
                for at in [bar.start, bar.finish] {
                    prop_assert_eq!(chunk.iter().filter(|s| s.axis.at(at).is_some()).count(), 1);
                }
            }
        }
    }

    #[test]
    fn nothing_leaves_its_place(groups in any_groups(), tall in any::<bool>()) {
        let fonts = fonts();
        let ruler = fonts.ruler().expect("a ruler");
        let figure = figure(groups, Lang::En);
        let format = if tall { Format::Tall } else { Format::Paper(Paper::A4) };
        for sheet in sheets(&figure, format, &ruler) {
            prop_assert!(sheet.table.bottom <= sheet.notes_top && sheet.signatures < sheet.height);
            prop_assert!(sheet.table.right == sheet.axis.right() && sheet.axis.left > sheet.table.left);
            prop_assert!(sheet.axis.column >= NARROWEST && sheet.table.right <= sheet.width - MARGIN);
            for bar in rows(&sheet).flat_map(|row| &row.bars) {
                if let Some((from, to)) = sheet.axis.span(bar.start, bar.finish) {
                    prop_assert!(sheet.axis.left <= from && from < to && to <= sheet.axis.right());
                }
            }
            for line in &sheet.lines {
                let Content::Row(row) = &line.content else { continue };
                for (text, column) in [(&row.name, 1), (&row.responsible, 5)] {
                    let (left, right) = sheet.columns.cell(column);
                    prop_assert!(text.height() <= line.height && text.size >= crate::text::SMALLEST);
                    for line in &text.lines {
                        let width = ruler.width(line, text.size, Weight::Regular);
                        prop_assert!(width <= right - left, "{line} in {}", right - left);
                    }
                }
            }
        }
    }

    #[test]
    fn the_sums_of_the_pages_make_the_total(groups in any_groups()) {
        let fonts = fonts();
        let ruler = fonts.ruler().expect("a ruler");
        let figure = figure(groups, Lang::ZhCn);
        let all = Sums::of(figure.groups.iter().flat_map(|group| &group.rows));
        let sheets = sheets(&figure, Format::Paper(Paper::A3), &ruler);
        let mut by_label: BTreeMap<bool, Vec<Sums>> = BTreeMap::new();
        for sheet in sheets.chunk_by(|a, b| same_rows(a, b)).map(|chunk| &chunk[0]) {
            for line in &sheet.lines {
                if let Content::Sum { label, sums } = &line.content {
                    by_label.entry(label.starts_with("合计")).or_default().push(*sums);
                }
            }
        }
        let total = by_label.remove(&true).unwrap_or_default();
        prop_assert_eq!(total, if all.communities > 0 { vec![all] } else { vec![] });
        if let Some(pages) = by_label.remove(&false) {
            prop_assert_eq!(pages.iter().map(|p| p.communities).sum::<usize>(), all.communities);
            prop_assert_eq!(pages.iter().filter_map(|p| p.households).sum::<i64>(), all.households.unwrap_or(0));
            prop_assert_eq!(pages.iter().filter_map(|p| p.investment).sum::<Fen>(), all.investment.unwrap_or_default());
        }
    }
}

#[test]
fn a_heading_goes_on_with_its_group() {
    let fonts = fonts();
    let ruler = fonts.ruler().expect("a ruler");
    let row = GanttRow {
        money_with_group: false,
        number: None,
        name: "甲".into(),
        households: Some(1),
        investment: None,
        percent_done: None,
        responsible: String::new(),
        bars: vec![bar((10, 20))],
    };
    let figure = figure(vec![vec![row; 100]], Lang::ZhCn);
    let sheets = sheets(&figure, Format::Paper(Paper::A3), &ruler);
    assert_eq!(sheets.len(), 4);
    for (place, sheet) in sheets.iter().enumerate() {
        let Content::Group { label, .. } = &sheet.lines[0].content else {
            panic!("page {place} begins without a heading");
        };
        assert_eq!(label.lines[0].ends_with("（续）"), place > 0);
        assert!(rows(sheet).count() >= 24, "pages are filled evenly");
    }
}

#[test]
fn an_empty_chart_is_still_a_page() {
    let fonts = fonts();
    let ruler = fonts.ruler().expect("a ruler");
    let empty = figure(Vec::new(), Lang::ZhCn);
    for format in [Format::Paper(Paper::A3), Format::Tall] {
        let sheets = sheets(&empty, format, &ruler);
        assert_eq!((sheets.len(), sheets[0].axis.months), (1, 12));
    }
}
