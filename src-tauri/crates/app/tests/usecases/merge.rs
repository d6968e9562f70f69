//! Workbooks that went out, were edited and came back.

use std::path::{Path, PathBuf};

use jiugai_app::community::Field;
use jiugai_app::export::{self, Ask, Document, TableFormat};
use jiugai_app::import::Watch;
use jiugai_app::merge::{self, Answer, From, Plan, QuestionKind, RemarkKind, Trouble};
use jiugai_app::{ErrorCode, Lang, checklist};
use jiugai_domain::Code;
use jiugai_domain::finding::FindingLevel;
use jiugai_exchange::carried::ID_HEADER;

use crate::hands::{Cell, Hands, Sheet, open, save, sheet, text};
use crate::support::{Demo, Place, TODAY, demo, empty};

pub(crate) fn out(place: &Place, document: Document) -> PathBuf {
    let path = place.folder.path().join(format!("{}.xlsx", document.as_str()));
    let ask = Ask::plain(document, Lang::ZhCn);
    let revision = place.project.store().revision().expect("a revision");
    let to = (TableFormat::Xlsx, path.as_path());
    export::tables(place.snapshot(), revision, &ask, TODAY, to, &mut |_, _| {
        std::ops::ControlFlow::Continue(())
    })
    .expect("written");
    path
}

/// The registry sent out and edited; where it lies.
pub(crate) fn out_and_edited(place: &Place, edit: impl FnOnce(&mut Hands)) -> PathBuf {
    let path = out(place, Document::Communities);
    let mut hands = open(&path);
    edit(&mut hands);
    save(&hands, &path);
    path
}

/// Types this number of households, and one more each, into every row of the registry.
pub(crate) fn scramble(hands: &mut Hands, mut households: usize) {
    let Some((_, cells)) = hands.first_mut() else { return };
    let id = Cell::Text(ID_HEADER.to_owned());
    let Some(header) = cells.iter().find(|(_, cell)| **cell == id).map(|(at, _)| at.0) else {
        return;
    };
    let is_column = |cell: &Cell| matches!(cell, Cell::Text(text) if text.starts_with("户数"));
    let mut row = cells.range((header, 0)..(header + 1, 0));
    let Some(column) = row.find(|(_, cell)| is_column(cell)).map(|(at, _)| at.1) else { return };
    for ((row, at), cell) in cells.iter_mut() {
        if *row > header && *at == column {
            *cell = Cell::Number(f64::from(u32::try_from(households).expect("few")));
            households += 1;
        }
    }
}

pub(crate) fn plan(place: &Place, path: &Path) -> Plan {
    let revision = place.project.store().revision().expect("a revision");
    merge::read(place.snapshot(), revision, path, &Watch::default()).expect("read")
}

/// Edits an exported document, saves it as another program would, and reads it back.
pub(crate) fn edited(place: &Place, document: Document, edit: impl FnOnce(&mut Hands)) -> Plan {
    let path = out(place, document);
    let mut hands = open(&path);
    edit(&mut hands);
    save(&hands, &path);
    plan(place, &path)
}

pub(crate) fn taken(plan: &Plan) -> Vec<(String, String, Option<String>)> {
    let field = |change: &merge::Change| {
        plan.carried.sheets[change.sheet].columns[change.column].field.clone()
    };
    let changes = plan.merge.taken.iter();
    changes.map(|change| (change.name.clone(), field(change), change.value.clone())).collect()
}

pub(crate) fn asked(plan: &Plan) -> Vec<(QuestionKind, String)> {
    plan.merge.questions.iter().map(|asked| (asked.kind, asked.name.clone())).collect()
}

pub(crate) fn said(plan: &Plan) -> Vec<RemarkKind> {
    plan.merge.remarks.iter().map(|remark| remark.kind).collect()
}

pub(crate) fn dump(place: &Place) -> String {
    place.project.store().dump().expect("a dump")
}

/// The demo with findings and a priced scheme, so that every kind of sheet has rows.
pub(crate) fn full() -> Demo {
    let mut demo = demo();
    let id = demo.place.id("天阳楼小区");
    let item = demo.place.snapshot().policy.items[0].code.clone();
    let change = checklist::Change {
        item: Some(item),
        level: Some(Some(FindingLevel::Severe)),
        quantity: Some("12.5".to_owned()),
        note: Some("漏水".to_owned()),
        ..checklist::Change::default()
    };
    checklist::set(&mut demo.place.project, id, &[change], TODAY).expect("a finding");
    let road = demo.place.snapshot().policy.measures[0].code.clone();
    jiugai_app::scheme::accept(&mut demo.place.project, id, &[road]).expect("a line");
    demo
}

#[test]
fn what_comes_back_unedited_says_nothing() {
    let demo = full();
    for document in [
        Document::Communities,
        Document::Workbook,
        Document::Plan,
        Document::Checklist,
        Document::Scheme,
        Document::Schedule,
    ] {
        let plan = edited(&demo.place, document, |_| ());
        assert_eq!(plan.from, From::ThisFile, "{document:?}");
        assert_eq!((taken(&plan), asked(&plan)), (vec![], vec![]), "{document:?}");
        let odd: Vec<_> =
            said(&plan).into_iter().filter(|kind| *kind != RemarkKind::SheetUnknown).collect();
        assert_eq!(odd, [], "{document:?}");
        assert!(plan.merge.counts.rows > 0, "{document:?}");
    }
}

#[test]
fn edits_of_both_sides_survive_and_undo_restores_everything() {
    let Demo { mut place, .. } = full();
    let path = out(&place, Document::Communities);
    let mut hands = open(&path);
    let mut sheet = sheet(&mut hands, "小区台账");
    sheet.set(&["天阳楼小区"], "户数", text(" 1,234 户"));
    sheet.set(&["天阳楼小区"], "产权性质", text("公房"));
    sheet.set(&["天阳楼小区"], "片区", text("城东片区"));
    sheet.set(&["天阳楼小区"], "储备状态", text("实施"));
    save(&hands, &path);
    let id = place.id("天阳楼小区");
    place.type_into("天阳楼小区", Field::Note, "这里改的").expect("typed");
    let before = dump(&place);

    let plan = plan(&place, &path);
    assert_eq!(asked(&plan), []);
    let fields: Vec<String> = taken(&plan).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(fields, ["cluster", "households", "ownership", "stage"]);
    let done = merge::apply(&mut place.project, &plan, &[]).expect("merged");
    assert_eq!(done.value.taken, 4);
    assert!(done.label.contains("communities.xlsx"), "{}", done.label);
    let row = place.snapshot().community(id).expect("here").clone();
    assert_eq!((row.scale.households, row.note.as_str()), (Some(1234), "这里改的"));
    let cluster = place.snapshot().clusters.get(row.cluster_id.expect("one")).expect("here");
    assert_eq!(cluster.name, "城东片区");
    let (origin, cell) =
        place.snapshot().source_cell(id.0, Field::Households).expect("where it comes from");
    assert_eq!(origin.sheet, "小区台账");
    assert_eq!((cell.text.as_str(), cell.superseded), ("1,234", false));
    place.check_current();

    place.project.undo().expect("undone").expect("one step");
    assert_eq!(dump(&place), before, "one undo takes the whole merge back");
    place.project.redo().expect("redone").expect("one step");
    assert_eq!(place.snapshot().community(id).expect("here").scale.households, Some(1234));
}

#[test]
fn nothing_is_written_while_something_is_undecided() {
    let Demo { mut place, .. } = full();
    let path = out(&place, Document::Communities);
    let mut hands = open(&path);
    sheet(&mut hands, "小区台账").set(&["天阳楼小区"], "户数", Cell::Number(700.0));
    sheet(&mut hands, "小区台账").set(&["天阳楼小区"], "单元数", Cell::Number(9.0));
    save(&hands, &path);
    place.type_into("天阳楼小区", Field::Households, "800").expect("typed");
    let before = dump(&place);
    let plan = plan(&place, &path);
    assert_eq!(asked(&plan), [(QuestionKind::Conflict, "天阳楼小区".to_owned())]);
    assert_eq!(plan.merge.questions[0].mine.as_deref(), Some("800"));
    let refused = merge::apply(&mut place.project, &plan, &[]).expect_err("undecided");
    assert_eq!(refused.code, ErrorCode::Undecided);
    assert_eq!(dump(&place), before);
    merge::apply(&mut place.project, &plan, &[Answer::File]).expect("merged");
    let row = place.snapshot().community(place.id("天阳楼小区")).expect("here");
    assert_eq!((row.scale.households, row.units), (Some(700), Some(9)));
}

#[test]
fn what_is_put_off_stays_until_it_is_settled() {
    let Demo { mut place, .. } = full();
    let path = out(&place, Document::Communities);
    let mut hands = open(&path);
    sheet(&mut hands, "小区台账").set(&["天阳楼小区"], "户数", Cell::Number(700.0));
    save(&hands, &path);
    place.type_into("天阳楼小区", Field::Households, "800").expect("typed");
    let before = dump(&place);
    let conflicting = plan(&place, &path);
    merge::apply(&mut place.project, &conflicting, &[Answer::Later]).expect("merged");
    let households = |place: &Place| {
        place.snapshot().community(place.id("天阳楼小区")).expect("here").scale.households
    };
    assert_eq!(households(&place), Some(800), "until then what is here stands");

    // A good merge later does not forget it.
    let good = edited(&place, Document::Communities, |hands| {
        sheet(hands, "小区台账").set(&["天阳楼小区"], "单元数", Cell::Number(9.0));
    });
    merge::apply(&mut place.project, &good, &[]).expect("merged");
    let open = merge::deferred(place.snapshot());
    assert_eq!(open.len(), 1);
    let one = &open[0];
    assert_eq!((one.row.file.as_deref(), one.mine.as_deref()), (Some("700"), Some("800")));
    assert_eq!((one.row.cell.is_empty(), one.is_here), (false, true));

    let settled = merge::settle(&mut place.project, &[one.row.id], Answer::File).expect("settled");
    assert!(settled.revision.is_some());
    assert_eq!(households(&place), Some(700));
    assert!(merge::deferred(place.snapshot()).is_empty());
    place.check_current();
    for _ in 0..3 {
        place.project.undo().expect("undone").expect("a step");
    }
    assert_eq!(dump(&place), before);
}

#[test]
fn rows_that_are_new_or_gone_are_asked_about() {
    let Demo { mut place, .. } = full();
    let count = place.ids().len();
    let plan = edited(&place, Document::Communities, |hands| {
        let mut sheet = sheet(hands, "小区台账");
        sheet.remove_row(&["天阳楼小区"]);
        sheet.add_row(&[
            ("行政区划", text("天长市 天长街道")),
            ("小区名称", text("新添小区")),
            ("户数", text("１２０户")),
            ("投资", text("35.5")),
            ("计划年份", Cell::Number(2028.0)),
        ]);
    });
    let kinds: Vec<QuestionKind> = plan.merge.questions.iter().map(|asked| asked.kind).collect();
    assert_eq!(kinds, [QuestionKind::New, QuestionKind::Removed]);
    let before = dump(&place);
    merge::apply(&mut place.project, &plan, &[Answer::Mine, Answer::Mine]).expect("nothing");
    assert_eq!(dump(&place), before, "decided for what is here, nothing moves");
    let done = merge::apply(&mut place.project, &plan, &[Answer::File, Answer::File]);
    let done = done.expect("merged");
    assert_eq!((done.value.added, done.value.removed), (1, 1));
    assert_eq!(place.ids().len(), count);
    let new = place.id("新添小区");
    let row = place.snapshot().community(new).expect("made").clone();
    assert_eq!(row.scale.households, Some(120));
    assert_eq!(place.snapshot().planned_year(new), Some(2028));
    let cost = place.snapshot().figures.of(new).known_cost().expect("a total");
    assert_eq!(cost.0, 35_500_000);
    place.check_current();
    place.project.undo().expect("undone").expect("one step");
    assert_eq!(dump(&place), before);
}

#[test]
fn plans_checklists_and_schemes_come_back() {
    let Demo { mut place, five_year, annual } = full();
    let id = place.id("天阳楼小区");
    let plan = edited(&place, Document::Workbook, |hands| {
        let mut five = sheet(hands, "五年规划");
        five.set(&["天阳楼小区"], "计划年度", text("储备"));
        five.set(&["天阳楼小区"], "改造档次", text("没有这一档"));
        sheet(hands, "年度计划").set(&["天阳楼小区"], "责任单位", text("城建科"));
        let mut found = sheet(hands, "摸底检查");
        found.set(&["天阳楼小区"], "检查结果", text("隐患"));
        found.set(&["天阳楼小区"], "居民意愿强烈", text("是"));
        let mut lines = sheet(hands, "方案清单");
        let measure = lines_measure(&lines);
        lines.set(&["天阳楼小区", &measure], "工程量", Cell::Number(8153.6));
        lines.set(&["天阳楼小区", &measure], "单价", text("301.80元"));
        lines.set(&["天阳楼小区", &measure], "单价来源", text("设计院询价"));
    });
    assert_eq!(asked(&plan), []);
    assert_eq!(said(&plan).into_iter().filter(|k| *k == RemarkKind::NotTaken).count(), 1);
    merge::apply(&mut place.project, &plan, &[]).expect("merged");
    let snapshot = place.snapshot();
    assert_eq!(snapshot.entry(five_year, id).expect("an entry").year, None);
    assert_eq!(snapshot.entry(annual, id).expect("an entry").responsible, "城建科");
    let finding = &checklist::findings(snapshot, id)[0];
    assert_eq!((finding.level, finding.strongly_wished), (FindingLevel::Hazard, true));
    assert_eq!(finding.note, "漏水", "what was not touched stands");
    let line = jiugai_app::scheme::view(snapshot, id).expect("a scheme").lines;
    let line = line.iter().find(|line| jiugai_domain::cost::line_amount(&line.kind).is_some());
    let cost = line.and_then(|line| jiugai_domain::cost::line_amount(&line.kind));
    assert!(cost.is_some(), "priced");
    let sources: Vec<String> = snapshot
        .cost_lines
        .iter()
        .filter_map(|line| match &line.kind {
            jiugai_domain::scheme::CostKind::Measure { price_source, .. } => {
                Some(price_source.clone()).filter(|source| !source.is_empty())
            }
            jiugai_domain::scheme::CostKind::LumpSum { .. } => None,
        })
        .collect();
    assert_eq!(sources, ["设计院询价"]);
    place.check_current();
}

/// The name of the measure of the one priced line.
fn lines_measure(lines: &Sheet<'_>) -> String {
    let col = lines.col("改造内容");
    let row = lines.row(&["天阳楼小区"]);
    let cells = lines.cells.range((row, col)..=(u32::MAX, col));
    let names: Vec<String> = cells
        .filter(|((_, at), _)| *at == col)
        .map(|(_, cell)| Sheet::text(cell))
        .filter(|name| name != "总价")
        .collect();
    names.first().cloned().expect("a measure")
}

#[test]
fn a_design_institute_adds_lines() {
    let Demo { mut place, .. } = full();
    let id = place.id("天阳楼小区");
    let measures = &place.snapshot().policy.measures;
    let (known, other) = (measures[0].name.zh.clone(), measures[1].name.zh.clone());
    let plan = edited(&place, Document::Scheme, |hands| {
        let mut lines = sheet(hands, "方案清单");
        lines.add_row(&[
            ("小区名称", text("天阳楼小区")),
            ("改造内容", text(&other)),
            ("工程量", Cell::Number(20.0)),
            ("单价", Cell::Number(100.0)),
        ]);
    });
    assert_eq!(asked(&plan).len(), 1);
    merge::apply(&mut place.project, &plan, &[Answer::File]).expect("merged");
    let lines = jiugai_app::scheme::view(place.snapshot(), id).expect("a scheme").lines;
    let codes: Vec<Code> = lines
        .iter()
        .filter_map(|line| match &line.kind {
            jiugai_domain::scheme::CostKind::Measure { measure_code, .. } => {
                Some(measure_code.clone())
            }
            jiugai_domain::scheme::CostKind::LumpSum { .. } => None,
        })
        .collect();
    assert_eq!(codes.len(), 2);
    // A measure nobody knows, or a community nobody knows, is said and not taken.
    let plan = edited(&place, Document::Scheme, |hands| {
        let mut lines = sheet(hands, "方案清单");
        lines.add_row(&[("小区名称", text("没有这个小区")), ("改造内容", text(&known))]);
        lines.add_row(&[("小区名称", text("天阳楼小区")), ("改造内容", text("自拟项目"))]);
    });
    assert_eq!(asked(&plan), []);
    assert_eq!(said(&plan), [RemarkKind::RowUnknown, RemarkKind::MeasureUnknown]);
}

#[test]
fn without_the_hidden_sheet_rows_are_known_by_name_and_differences_asked() {
    let Demo { mut place, .. } = full();
    let plan = edited(&place, Document::Communities, |hands| {
        sheet(hands, "小区台账").set(&["天阳楼小区"], "户数", Cell::Number(700.0));
        hands.retain(|(name, _)| name == "小区台账");
    });
    assert_eq!(plan.from, From::Nowhere(Trouble::Missing));
    assert_eq!(taken(&plan), []);
    assert_eq!(asked(&plan), [(QuestionKind::NoBase, "天阳楼小区".to_owned())]);
    merge::apply(&mut place.project, &plan, &[Answer::File]).expect("merged");
    let row = place.snapshot().community(place.id("天阳楼小区")).expect("here");
    assert_eq!(row.scale.households, Some(700));
}

#[test]
fn a_workbook_of_another_file_is_recognised_by_names() {
    let from = full();
    let path = out(&from.place, Document::Communities);
    let mut hands = open(&path);
    sheet(&mut hands, "小区台账").set(&["天阳楼小区"], "户数", Cell::Number(700.0));
    save(&hands, &path);
    // The same communities in a file of its own.
    let mut other = demo().place;
    let merged = plan(&other, &path);
    assert_eq!(merged.from, From::AnotherFile);
    assert_eq!(taken(&merged), [], "nothing is taken in silence");
    let kinds = asked(&merged);
    assert!(kinds.contains(&(QuestionKind::NoBase, "天阳楼小区".to_owned())), "{kinds:?}");
    assert!(kinds.iter().all(|(kind, _)| *kind == QuestionKind::NoBase), "{kinds:?}");
    let answers = vec![Answer::File; kinds.len()];
    merge::apply(&mut other.project, &merged, &answers).expect("merged");
    let row = other.snapshot().community(other.id("天阳楼小区")).expect("here");
    assert_eq!(row.scale.households, Some(700));
    // In an empty file every row of it is new.
    let empty = empty();
    let merged = plan(&empty, &path);
    assert!(asked(&merged).iter().all(|(kind, _)| *kind == QuestionKind::New));
    assert!(!asked(&merged).is_empty());
}

#[test]
fn an_older_export_merges_from_what_it_carried() {
    let Demo { mut place, .. } = full();
    let path = out(&place, Document::Communities);
    place.type_into("天阳楼小区", Field::Units, "7").expect("typed");
    place.type_into("天阳楼小区", Field::Households, "800").expect("typed");
    let mut hands = open(&path);
    let mut sheet = sheet(&mut hands, "小区台账");
    sheet.set(&["天阳楼小区"], "人数", Cell::Number(1500.0));
    sheet.clear(&["天阳楼小区"], "户数");
    save(&hands, &path);
    let merged = plan(&place, &path);
    assert_eq!(taken(&merged).len(), 1, "{:?}", taken(&merged));
    assert_eq!(asked(&merged), [(QuestionKind::Emptied, "天阳楼小区".to_owned())]);
    merge::apply(&mut place.project, &merged, &[Answer::Mine]).expect("merged");
    let row = place.snapshot().community(place.id("天阳楼小区")).expect("here");
    assert_eq!((row.units, row.scale.households, row.residents), (Some(7), Some(800), Some(1500)));
}

#[test]
fn a_merge_made_before_an_edit_is_looked_at_again() {
    let Demo { mut place, .. } = full();
    let mut merged = edited(&place, Document::Communities, |hands| {
        sheet(hands, "小区台账").set(&["天阳楼小区"], "户数", Cell::Number(700.0));
    });
    place.type_into("天阳楼小区", Field::Households, "800").expect("typed");
    let refused = merge::apply(&mut place.project, &merged, &[]).expect_err("moved");
    assert_eq!(refused.code, ErrorCode::PreviewGone);
    let revision = place.project.store().revision().expect("a revision");
    merged.refresh(place.snapshot(), revision, &Watch::default()).expect("merged anew");
    assert_eq!(asked(&merged), [(QuestionKind::Conflict, "天阳楼小区".to_owned())]);
}

#[test]
fn what_is_computed_here_is_not_overwritten() {
    let Demo { place, .. } = full();
    // Its cost is made by priced lines now.
    let id = place.id("天阳楼小区");
    let mut place = place;
    let basis = jiugai_domain::scheme::CostBasis::Measures;
    jiugai_app::scheme::set_basis(&mut place.project, id, basis).expect("set");
    let merged = edited(&place, Document::Communities, |hands| {
        sheet(hands, "小区台账").set(&["天阳楼小区"], "投资", Cell::Number(5.0));
    });
    assert_eq!((taken(&merged), asked(&merged)), (vec![], vec![]));
    assert!(said(&merged).contains(&RemarkKind::ProtectedChanged));
}

/// A stream of choices that follows from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("small") % sides
    }

    fn answer(&mut self) -> Answer {
        [Answer::File, Answer::Mine, Answer::Later][self.roll(3)]
    }
}

/// Random edits on both sides and random decisions: what was decided holds, and one undo restores
/// every row of the file.
#[test]
fn any_merge_is_one_step_and_its_undo_restores_the_dump() {
    let Demo { mut place, .. } = full();
    let mut dice = Dice(7);
    let names: Vec<String> =
        place.snapshot().communities.iter().map(|row| row.name.clone()).collect();
    for round in 0..12 {
        let path = out(&place, Document::Communities);
        let mut hands = open(&path);
        let mut sheet = sheet(&mut hands, "小区台账");
        let pick = |dice: &mut Dice| names[dice.roll(names.len() - 2)].clone();
        for at in 0..6_u32 {
            let name = pick(&mut dice);
            let figure = Cell::Number(f64::from(100 + round * 10 + at));
            match dice.roll(6) {
                0 => sheet.set(&[&name], "户数", figure),
                1 => sheet.set(&[&name], "建筑面积", figure),
                2 => sheet.set(&[&name], "备注", text(&format!("第 {round} 轮 {at}"))),
                3 => sheet.set(&[&name], "产权性质", text("商品房")),
                4 => sheet.clear(&[&name], "户数"),
                _ => sheet.set(&[&name], "计划年份", Cell::Number(2029.0)),
            }
        }
        sheet.remove_row(&[&names[names.len() - 1]]);
        sheet.add_row(&[("小区名称", text(&format!("新{round}"))), ("户数", Cell::Number(9.0))]);
        save(&hands, &path);
        for _ in 0..4 {
            let (name, figure) = (pick(&mut dice), (300 + dice.roll(90)).to_string());
            place.type_into(&name, Field::Households, &figure).expect("typed");
        }
        let before = dump(&place);
        let merged = plan(&place, &path);
        let answers: Vec<Answer> = merged.merge.questions.iter().map(|_| dice.answer()).collect();
        let done = merge::apply(&mut place.project, &merged, &answers).expect("merged");
        place.check_current();
        let later = answers.iter().filter(|answer| **answer == Answer::Later).count();
        assert_eq!(done.value.deferred, later);
        assert!(merge::deferred(place.snapshot()).len() >= later);
        let again = plan(&place, &path);
        // The same workbook again brings nothing that was not decided otherwise.
        assert_eq!(taken(&again), [], "round {round}");
        if done.revision.is_some() {
            place.project.undo().expect("undone").expect("one step");
        }
        assert_eq!(dump(&place), before, "round {round}");
        if round % 3 == 0 && done.revision.is_some() {
            // Go on from the merged state now and then.
            place.project.redo().expect("redone").expect("one step");
            place.project.undo().expect("undone").expect("one step");
            assert_eq!(dump(&place), before, "round {round}, redone and undone");
        }
    }
}
