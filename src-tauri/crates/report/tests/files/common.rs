//! A figure to draw: names, households and money as published, dates made up but plausible.

use std::path::PathBuf;

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use jiugai_domain::Fen;
use jiugai_domain::policy::StagePhase;
use jiugai_report::{Fonts, GanttBar, GanttFigure, GanttGroup, GanttRow, Lang};

/// Tianchang (天长市), plan of 2021: name, households, investment in 万元.
const PUBLISHED: [(&str, i64, &str); 8] = [
    ("天阳楼小区", 105, "418"),
    ("城东商贸城小区", 80, "251.6"),
    ("缫丝厂家属区", 100, "321"),
    ("人民银行家属区", 42, "103.4"),
    ("五建小区", 91, "290"),
    ("中天1号楼", 40, "103.4"),
    ("广厦花园小区", 72, "257"),
    ("石梁路42号楼", 24, "77.8"),
];

/// Stages with their days.
const STAGES: [(&str, &str, StagePhase, i64); 9] = [
    ("摸底调查", "摸底", StagePhase::Survey, 12),
    ("征求意见", "意见", StagePhase::Survey, 20),
    ("方案公示", "公示", StagePhase::Scheme, 22),
    ("立项", "立项", StagePhase::Scheme, 14),
    ("图审", "图审", StagePhase::Tender, 14),
    ("财评", "财评", StagePhase::Tender, 12),
    ("招标", "招标", StagePhase::Tender, 20),
    ("施工", "施工", StagePhase::Works, 75),
    ("验收移交", "验收", StagePhase::Acceptance, 16),
];

/// The shipped font.
pub(crate) fn fonts() -> Fonts {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
    Fonts::load(&folder).expect("the fonts are fetched by the build")
}

/// One part of 万元 as fen.
pub(crate) fn wan(text: &str) -> Fen {
    let yuan = Fen::parse_exact(text).expect("a number");
    Fen(yuan.0 * 10_000)
}

/// The day `days` after another.
pub(crate) fn after(day: Date, days: i64) -> Date {
    let span: Span = days.days();
    day.checked_add(span).expect("a day")
}

/// The bars of a community whose first stage begins at `begin`.
pub(crate) fn bars(begin: Date, seed: i64) -> Vec<GanttBar> {
    let mut start = begin;
    let mut bars = Vec::new();
    for (place, (label, short, phase, days)) in (0..).zip(STAGES) {
        let days = days + (seed * 7 + place * 3) % 5;
        let finish = after(start, days - 1);
        let works = phase == StagePhase::Works;
        bars.push(GanttBar {
            label: label.to_owned(),
            short: short.to_owned(),
            phase,
            start,
            finish,
            percent_done: match phase {
                StagePhase::Works => (seed * 35) % 100,
                StagePhase::Acceptance => 0,
                _ => 100,
            },
            baseline: works.then(|| (after(start, -6), after(finish, -9))),
            is_critical: works && seed % 3 == 1,
            is_milestone: false,
        });
        start = after(finish, 1);
    }
    bars
}

/// `rows` communities in lots of three; names of the second and later rounds carry a number.
pub(crate) fn figure(rows: usize) -> GanttFigure {
    let row = |index: usize| {
        let (name, households, money) = PUBLISHED[index % PUBLISHED.len()];
        let round = index / PUBLISHED.len();
        let seed = i64::try_from(index).expect("small");
        let bars = bars(after(date(2026, 3, 3), (seed * 5) % 32), seed);
        GanttRow {
            money_with_group: false,
            number: u32::try_from(index + 1).ok(),
            name: if round == 0 { name.to_owned() } else { format!("{name}（{round}区）") },
            households: Some(households),
            investment: Some(wan(money)),
            percent_done: bars.iter().find(|b| b.label == "施工").map(|b| b.percent_done),
            responsible: ["王工", "李工", "", "城投公司"][index % 4].to_owned(),
            bars,
        }
    };
    let all: Vec<GanttRow> = (0..rows).map(row).collect();
    let group = |(index, rows): (usize, &[GanttRow])| GanttGroup {
        label: format!("第{}标段 · {} 个小区", index + 1, rows.len()),
        rows: rows.to_vec(),
    };
    GanttFigure {
        title: "天长市 2026 年城镇老旧小区改造计划横道图".to_owned(),
        compiled_by: String::new(),
        version_label: "上报稿 第 3 版".to_owned(),
        baseline_on: Some(date(2026, 2, 10)),
        data_date: date(2026, 9, 20),
        lang: Lang::ZhCn,
        groups: all.chunks(3).enumerate().map(group).collect(),
        winter_stops: vec![(date(2026, 11, 1), date(2027, 3, 15))],
        notes: Vec::new(),
    }
}

/// Watches without a word and lets go on.
pub(crate) fn go_on(_: u64, _: u64) -> std::ops::ControlFlow<()> {
    std::ops::ControlFlow::Continue(())
}
