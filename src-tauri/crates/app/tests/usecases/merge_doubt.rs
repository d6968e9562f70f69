//! What a workbook says that cannot be meant, or only perhaps: asked about, or said and not taken.

use jiugai_app::community::Field;
use jiugai_app::export::Document;
use jiugai_app::merge::{self, Answer, Plan, QuestionKind, RemarkKind};

use crate::hands::{Cell, sheet, text};
use crate::merge::{asked, edited, full, said, taken};
use crate::support::Demo;

const NAME: &str = "天阳楼小区";
const SHEET: &str = "小区台账";

fn text_of(plan: &Plan, kind: RemarkKind) -> Option<&str> {
    let mut remarks = plan.merge.remarks.iter();
    remarks.find(|one| one.kind == kind).map(|one| one.text.as_str())
}

#[test]
fn a_name_another_community_of_the_division_has_is_asked_about() {
    let Demo { mut place, .. } = full();
    let merged = edited(&place, Document::Communities, |hands| {
        let mut sheet = sheet(hands, SHEET);
        sheet.set(&["五建小区"], "小区名称", text(NAME));
        sheet.set(&["缫丝厂家属区"], "小区名称", text("缫丝厂小区"));
    });
    let taken = taken(&merged);
    assert_eq!(taken.len(), 1, "a name of its own is taken: {taken:?}");
    assert_eq!(asked(&merged), [(QuestionKind::NoBase, "五建小区".to_owned())]);
    assert_eq!(text_of(&merged, RemarkKind::NameTaken), Some(NAME));
    merge::apply(&mut place.project, &merged, &[Answer::File]).expect("merged");
    assert_eq!(place.snapshot().communities.iter().filter(|row| row.name == NAME).count(), 2);
}

#[test]
fn two_communities_may_take_each_others_names() {
    let Demo { place, .. } = full();
    let merged = edited(&place, Document::Communities, |hands| {
        let sheet = sheet(hands, SHEET);
        let (one, other) = (sheet.row(&["五建小区"]), sheet.row(&[NAME]));
        let col = sheet.col("小区名称");
        sheet.cells.insert((one, col), text(NAME));
        sheet.cells.insert((other, col), text("五建小区"));
    });
    assert_eq!((taken(&merged).len(), asked(&merged)), (2, vec![]));
}

#[test]
fn new_rows_of_one_name_are_asked_about_once_and_a_like_name_is_said() {
    let Demo { place, .. } = full();
    let merged = edited(&place, Document::Communities, |hands| {
        let mut sheet = sheet(hands, SHEET);
        let division = sheet.cells[&(sheet.row(&["五建小区"]), sheet.col("行政区划"))].clone();
        for name in ["五健小区", "五健小区", "别处小区"] {
            sheet.add_row(&[("行政区划", division.clone()), ("小区名称", text(name))]);
        }
    });
    let new = |name: &str| (QuestionKind::New, name.to_owned());
    assert_eq!(asked(&merged), [new("五健小区"), new("别处小区")]);
    assert_eq!(said(&merged), [RemarkKind::RowTwice, RemarkKind::NameAlike]);
    assert_eq!(text_of(&merged, RemarkKind::NameAlike), Some("五建小区"));
}

#[test]
fn a_community_is_not_built_before_it_was_begun() {
    let Demo { mut place, .. } = full();
    place.type_into("五建小区", Field::BuiltTo, "1990").expect("typed");
    let merged = edited(&place, Document::Communities, |hands| {
        let mut sheet = sheet(hands, SHEET);
        sheet.set(&["五建小区"], "最早建成年份", Cell::Number(2005.0));
        sheet.set(&[NAME], "最早建成年份", Cell::Number(1980.0));
        sheet.set(&[NAME], "最晚建成年份", Cell::Number(1985.0));
        sheet.add_row(&[
            ("小区名称", text("新添小区")),
            ("最早建成年份", Cell::Number(2001.0)),
            ("最晚建成年份", Cell::Number(1999.0)),
        ]);
    });
    let years: Vec<_> = taken(&merged).into_iter().filter_map(|(_, _, value)| value).collect();
    assert_eq!(years, ["1980", "1985"]);
    assert_eq!(said(&merged), [RemarkKind::YearsBackwards; 2]);
    let answers = vec![Answer::File; merged.merge.questions.len()];
    merge::apply(&mut place.project, &merged, &answers).expect("merged");
    let row = place.snapshot().community(place.id("新添小区")).expect("made");
    assert_eq!((row.built_from, row.built_to), (None, None));
}

#[test]
fn what_is_said_of_an_item_nobody_looked_at_names_what_is_missing() {
    let Demo { place, .. } = full();
    let items = &place.snapshot().policy.items;
    let item = items[1].name.zh.clone();
    let merged = edited(&place, Document::Checklist, |hands| {
        sheet(hands, "摸底检查").set(&[NAME, &item], "居民意愿强烈", text("是"));
    });
    assert_eq!(taken(&merged), []);
    assert_eq!(text_of(&merged, RemarkKind::LevelMissing), Some("居民意愿强烈"));
}

#[test]
fn a_progress_beyond_the_whole_is_said_as_it_was_typed() {
    let Demo { place, .. } = full();
    let name = place.snapshot().tasks.iter().next().expect("a task").name.clone();
    let merged = edited(&place, Document::Schedule, |hands| {
        sheet(hands, "进度安排").set(&[NAME, &name], "完成进度", Cell::Number(70.0));
    });
    assert_eq!(text_of(&merged, RemarkKind::NotTaken), Some("70"));
}
