//! Stacked bars by year and source: their heights, the gap, the key.

use crate::common::{fonts, wan};
use jiugai_report::{ChartSeries, ChartYear, Lang, YearChart, chart_svg};

fn chart() -> YearChart {
    let series = |label: &str, palette: &str| ChartSeries {
        label: label.to_owned(),
        palette: palette.to_owned(),
    };
    let year = |label: &str, amounts: [&str; 2], gap| ChartYear {
        label: label.to_owned(),
        amounts: amounts.map(wan).to_vec(),
        gap: wan(gap),
        ceiling: Some(wan("900")),
    };
    YearChart {
        title: "资金来源".to_owned(),
        lang: Lang::ZhCn,
        series: vec![series("中央与省补助", "higher"), series("居民", "residents")],
        years: vec![year("2026 年", ["400", "200"], "0"), year("2027 年", ["500.5", "100"], "400")],
    }
}

/// Heights of the rectangles filled with a colour, in order.
fn heights(svg: &str, colour: &str) -> Vec<i32> {
    let of_colour = svg.lines().filter(|line| line.starts_with("<rect") && line.contains(colour));
    let height = |line: &str| {
        let rest = line.split("height=\"").nth(1)?;
        rest.split('"').next()?.parse().ok()
    };
    of_colour.filter_map(height).collect()
}

#[test]
fn bars_are_as_high_as_their_money() {
    let svg = chart_svg(&chart(), 6000, 4000, &fonts()).expect("a chart").svg;
    // Bars of both years, then the sample in the key.
    let (higher, residents) = (heights(&svg, "#245A86"), heights(&svg, "#5EA07A"));
    let [first, second, _] = higher[..] else { panic!("{higher:?}") };
    assert!((f64::from(second) / f64::from(first) - 500.5 / 400.0).abs() < 0.01);
    assert!((f64::from(first) / f64::from(residents[0]) - 2.0).abs() < 0.01);
    assert!(svg.contains(">600</text>") && svg.contains(">1,000.50</text>"));
}

#[test]
fn only_a_gap_that_exists_is_drawn_and_named() {
    let with = chart_svg(&chart(), 6000, 4000, &fonts()).expect("a chart").svg;
    assert!(with.contains(">缺口</text>") && with.contains("#C8372D"));
    let mut closed = chart();
    closed.years.truncate(1);
    let without = chart_svg(&closed, 6000, 4000, &fonts()).expect("a chart").svg;
    assert!(!without.contains(">缺口</text>") && !without.contains("#C8372D"));
}
