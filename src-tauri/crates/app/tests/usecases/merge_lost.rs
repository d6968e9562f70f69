//! Workbooks that came back without what they carried, or from another file.

use std::collections::BTreeSet;

use jiugai_app::export::Document;
use jiugai_app::import::Watch;
use jiugai_app::merge::{self, Answer, From, Plan, QuestionKind, RemarkKind, Trouble};
use jiugai_app::price;
use jiugai_domain::Fen;
use jiugai_domain::community::{HousingKind, PipelineStage};
use jiugai_domain::scheme::CostBasis;

use crate::hands::{Cell, open, save, sheet, text};
use crate::merge::{asked, edited, full, out, plan, said, taken};
use crate::support::{Demo, demo};

const NAME: &str = "天阳楼小区";

fn fields(plan: &Plan) -> BTreeSet<String> {
    let field = |asked: &merge::Question| {
        plan.carried.sheets[asked.sheet].columns[asked.column.expect("a field")].field.clone()
    };
    plan.merge.questions.iter().map(field).collect()
}

#[test]
fn a_sheet_of_ours_without_the_hidden_data_asks_about_every_difference() {
    let Demo { mut place, .. } = full();
    let merged = edited(&place, Document::Communities, |hands| {
        let mut sheet = sheet(hands, "小区台账");
        for (header, typed) in [
            ("片区", "城东片区"),
            ("房屋类型", "单独楼栋"),
            ("最早建成年份", "1980"),
            ("最晚建成年份", "1990"),
            ("本次改造楼栋数", "1"),
            ("本次改造户数", "10"),
            ("本次改造面积", "1000"),
            ("物业费", "0.5"),
            ("是否拆迁征收", "否"),
            ("储备状态", "谋划"),
            ("计划年份", "2029"),
            ("备注", "表格写的"),
        ] {
            sheet.set(&[NAME], header, text(typed));
        }
        sheet.clear(&[NAME], "户数");
        hands.retain(|(name, _)| name == "小区台账");
    });
    assert_eq!((merged.from, taken(&merged)), (From::Nowhere(Trouble::Missing), vec![]));
    let wanted = [
        "built_from",
        "built_to",
        "cluster",
        "households",
        "in_scope_buildings",
        "in_scope_floor_area_m2",
        "in_scope_households",
        "kind",
        "note",
        "property_fee",
        "stage",
        "to_be_expropriated",
        "year",
    ];
    assert_eq!(fields(&merged), wanted.map(str::to_owned).into());
    assert!(asked(&merged).contains(&(QuestionKind::Emptied, NAME.to_owned())));
    let answers = vec![Answer::File; merged.merge.questions.len()];
    merge::apply(&mut place.project, &merged, &answers).expect("merged");
    let row = place.snapshot().community(place.id(NAME)).expect("here");
    assert_eq!((row.kind, row.stage), (HousingKind::SingleBuilding, PipelineStage::Planned));
    assert_eq!((row.built_from, row.built_to), (Some(1980), Some(1990)));
    assert_eq!((row.scale.households, row.in_scope.households), (None, Some(10)));
    assert_eq!((row.property_fee, row.note.as_str()), (Some(Fen(50)), "表格写的"));
}

/// A list sent on as delimited text: its sheet has the name of the file.
#[test]
fn plans_and_checklists_are_known_by_their_columns_alone() {
    let Demo { place, .. } = full();
    let path = out(&place, Document::Plan);
    let mut hands = open(&path);
    sheet(&mut hands, "五年规划").set(&[NAME], "计划年度", Cell::Number(2029.0));
    hands.retain(|(name, _)| name == "五年规划");
    hands[0].0 = "规划1".to_owned();
    save(&hands, &path);
    let merged = plan(&place, &path);
    assert_eq!(fields(&merged), ["plan_year".to_owned()].into());
}

#[test]
fn an_office_table_asks_what_it_tells_and_says_what_it_cannot() {
    let Demo { place, .. } = full();
    let rows: [&[&str]; 2] = [
        &["小区名称", "最早建成年份", "最晚建成年份", "物业费", "备注", "联系人"],
        &[NAME, "1980", "1990", "0.5", "街道报的", "某某"],
    ];
    let merged = plan(&place, &place.book("街道.xlsx", &rows));
    let wanted = ["built_from", "built_to", "note", "property_fee"];
    assert_eq!(fields(&merged), wanted.map(str::to_owned).into());
    let values: Vec<_> =
        merged.merge.questions.iter().map(|asked| asked.file.as_deref().expect("one")).collect();
    assert_eq!(values, ["1980", "1990", "50", "街道报的"]);
    let unread = merged.merge.remarks.iter().find(|one| one.kind == RemarkKind::ColumnAdded);
    let unread = unread.map(|one| (one.text.as_str(), one.column.as_deref()));
    assert_eq!(unread, Some(("联系人", Some("F"))));
}

#[test]
fn of_another_file_only_what_was_typed_over_a_computed_figure_is_said() {
    let from = full();
    let path = out(&from.place, Document::Communities);
    let mut here = demo().place;
    let id = here.id(NAME);
    jiugai_app::scheme::set_basis(&mut here.project, id, CostBasis::Measures).expect("set");
    let merged = plan(&here, &path);
    assert_eq!(merged.from, From::AnotherFile);
    assert!(!said(&merged).contains(&RemarkKind::ProtectedChanged), "nobody touched it");
    let mut hands = open(&path);
    sheet(&mut hands, "小区台账").set(&[NAME], "投资", Cell::Number(5.0));
    save(&hands, &path);
    let merged = plan(&here, &path);
    let remarks: Vec<_> = merged
        .merge
        .remarks
        .iter()
        .filter(|one| one.kind == RemarkKind::ProtectedChanged)
        .map(|one| one.column.clone().expect("a column"))
        .collect();
    let letters = |column: &str| column.len() <= 2;
    assert!(remarks.len() == 1 && remarks.iter().all(|one| letters(one)), "{remarks:?}");
}

#[test]
fn a_price_book_is_told_where_it_belongs() {
    let mut place = demo().place;
    let rows: [&[&str]; 2] = [&["项目名称", "单位", "单价"], &["道路改造", "㎡", "300"]];
    let book = place.book("价格.xlsx", &rows);
    let revision = place.project.store().revision().expect("a revision");
    let (defaults, watch) = (price::Defaults::default(), Watch::default());
    let preview = price::read(place.snapshot(), revision, &book, &defaults, &watch).expect("read");
    price::apply(&mut place.project, &preview, &[]).expect("written");
    let merged = plan(&place, &out(&place, Document::Prices));
    assert_eq!((said(&merged), asked(&merged)), (vec![RemarkKind::SheetStays], vec![]));
}
