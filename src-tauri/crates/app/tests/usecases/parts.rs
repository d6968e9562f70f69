//! Documents that go out in parts, one workbook for each division, and come back one by one.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiugai_app::export::{self, Ask, Document};
use jiugai_app::import::Watch;
use jiugai_app::{AppError, ErrorCode, Lang, merge};
use jiugai_domain::community::DivisionLevel;

use crate::hands::{Cell, open, save, sheet};
use crate::support::{Demo, Place, TODAY, demo};

fn parts(
    place: &Place,
    document: Document,
    level: DivisionLevel,
    folder: &Path,
    stop_at: u64,
) -> Result<Vec<PathBuf>, AppError> {
    let revision = place.project.store().revision().expect("a revision");
    let ask = Ask::plain(document, Lang::ZhCn);
    let mut watch = |done, _| match done >= stop_at {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    };
    let into = (level, folder, "示例-小区台账");
    export::parts(place.snapshot(), revision, &ask, TODAY, into, &mut watch)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.expect("an entry").file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

/// How many communities of the file lie in the divisions a part is named after.
fn in_part(place: &Place, part: &str) -> usize {
    let rows = place.snapshot().communities.iter();
    let path = |id| place.snapshot().division_names(id).join("-");
    rows.filter(|row| format!("{}-", path(row.division_id)).starts_with(&format!("{part}-")))
        .count()
}

#[test]
fn every_division_gets_its_own_rows_and_they_all_come_back() {
    let Demo { mut place, .. } = demo();
    let folder = place.folder.path().join("分册");
    let written = parts(&place, Document::Communities, DivisionLevel::City, &folder, u64::MAX);
    let written = written.expect("written");
    assert!(written.len() > 1, "{written:?}");
    assert_eq!(names(&folder).len(), written.len());
    let mut all = 0;
    for (at, path) in written.iter().enumerate() {
        let mut hands = open(path);
        let part = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let part = part.strip_prefix("示例-小区台账-").expect("named after a division").to_owned();
        let rows = sheet(&mut hands, "小区台账").ids();
        let wanted = in_part(&place, &part);
        if wanted > 0 {
            assert_eq!(rows.len(), wanted, "{part}");
        }
        all += rows.len();
        let first = rows[0].parse().expect("an id");
        let name = place.snapshot().community(first).expect("here").name.clone();
        let households = 9_000.0 + f64::from(u32::try_from(at).expect("few"));
        sheet(&mut hands, "小区台账").set(&[&name], "户数", Cell::Number(households));
        save(&hands, path);
        let revision = place.project.store().revision().expect("a revision");
        let plan = merge::read(place.snapshot(), revision, path, &Watch::default()).expect("read");
        assert_eq!((plan.merge.taken.len(), plan.merge.questions.len()), (1, 0), "{part}");
        merge::apply(&mut place.project, &plan, &[]).expect("merged");
    }
    assert_eq!(all, place.ids().len(), "nobody is left out and nobody goes out twice");
    place.check_current();
}

#[test]
fn nothing_is_overwritten_and_nothing_half_stays() {
    let Demo { place, .. } = demo();
    let folder = place.folder.path().join("分册");
    let stopped = parts(&place, Document::Checklist, DivisionLevel::City, &folder, 1_500);
    assert_eq!(stopped.expect_err("stopped").code, ErrorCode::Cancelled);
    assert!(!folder.exists(), "the first part is taken away again, and the folder made for it");
    let written = parts(&place, Document::Checklist, DivisionLevel::City, &folder, u64::MAX);
    let kept = std::fs::read(&written.expect("written")[1]).expect("a file");
    std::fs::remove_file(folder.join(&names(&folder)[0])).expect("removed");
    let there = names(&folder);
    let refused = parts(&place, Document::Checklist, DivisionLevel::City, &folder, u64::MAX);
    let refused = refused.expect_err("refused");
    assert_eq!(refused.code, ErrorCode::AlreadyThere);
    assert!(refused.text().zh.contains(&there[0]), "{}", refused.text().zh);
    assert_eq!(names(&folder), there, "and none of the others is written");
    assert_eq!(std::fs::read(folder.join(&there[0])).expect("a file"), kept);
}

#[test]
fn divisions_without_rows_get_no_workbook() {
    let Demo { mut place, .. } = demo();
    let folder = place.folder.path().join("分册");
    let id = place.id("天阳楼小区");
    let road = place.snapshot().policy.measures[0].code.clone();
    jiugai_app::scheme::accept(&mut place.project, id, &[road]).expect("a line");
    let all = parts(&place, Document::Communities, DivisionLevel::City, &folder, u64::MAX);
    let divisions = all.expect("written").len();
    let folder = place.folder.path().join("方案");
    let written = parts(&place, Document::Scheme, DivisionLevel::City, &folder, u64::MAX);
    let written = written.expect("written");
    assert!(!written.is_empty() && written.len() < divisions, "{written:?}");
    assert!(written.iter().any(|path| path.to_string_lossy().contains("天长市")), "{written:?}");
}
