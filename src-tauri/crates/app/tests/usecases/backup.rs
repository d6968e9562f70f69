//! Snapshots: before an import, every half hour, rotated, restored beside the file, never over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiugai_app::backup::{self, Counts, Occasion, Shelf, Snapshot};
use jiugai_app::check::{self, ProblemKind};
use jiugai_app::community::{self, Edit, Field};
use jiugai_app::project::{self, Created, Services};
use jiugai_app::{ErrorCode, Project, Via, import, policy};
use jiugai_store::Clock;
use tempfile::TempDir;

use crate::support::assets;

/// A clock a test sets; seconds since 1970.
struct Set(AtomicI64);

impl Clock for Set {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).expect("a time")
    }
}

struct Desk {
    clock: Arc<Set>,
    services: Services,
    file: PathBuf,
    folder: TempDir,
}

impl Desk {
    fn new() -> (Self, Project) {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(Set(AtomicI64::new(1_770_000_000)));
        let services = Services { clock: clock.clone(), ..Services::system("测试") }
            .with_snapshots(folder.path().join("快照"));
        let file = folder.path().join("某区.jiugai");
        let profile = policy::load_profile(&assets(), "national").expect("the profile");
        let new = Created { title: "某区", division_name: "", policy: &profile };
        let made = project::create(&file, &new, assets(), services.clone(), Via::CommandLine);
        (Self { clock, services, file, folder }, made.expect("a file"))
    }

    fn pass(&self, minutes: i64) {
        self.clock.0.fetch_add(minutes * 60, Ordering::Relaxed);
    }

    fn shelf(&self) -> Shelf {
        Shelf::of(&self.folder.path().join("快照"), &self.file)
    }

    fn list(&self) -> Vec<Snapshot> {
        self.shelf().list()
    }

    fn occasions(&self) -> Vec<Occasion> {
        self.list().into_iter().filter_map(|one| one.occasion).collect()
    }

    fn open(&self, path: &Path) -> Project {
        project::open(path, assets(), self.services.clone(), Via::CommandLine).expect("opened")
    }

    fn restore(&self, id: &str, name: &str) -> Project {
        let target = self.folder.path().join(name);
        backup::restore(&self.shelf(), id, &target, self.services.clock.now()).expect("restored");
        self.open(&target)
    }
}

fn add(project: &mut Project, name: &str) {
    community::add(project, &[name.to_owned()]).expect("added");
    backup::wait(project);
}

fn names(project: &Project) -> Vec<String> {
    project.snapshot().communities.iter().map(|row| row.name.clone()).collect()
}

#[test]
fn at_most_every_half_hour_while_changes_happen() {
    let (desk, mut project) = Desk::new();
    add(&mut project, "甲");
    assert_eq!(desk.occasions(), [Occasion::Regular], "the first change");
    desk.pass(29);
    add(&mut project, "乙");
    assert_eq!(desk.list().len(), 1, "not yet half an hour");
    desk.pass(1);
    add(&mut project, "丙");
    assert_eq!(desk.list().len(), 2);
    desk.pass(600);
    assert_eq!(desk.list().len(), 2, "nothing changed, nothing is made");
    let project = {
        project.close().expect("closed");
        desk.open(&desk.file)
    };
    assert_eq!(desk.list().len(), 2, "closing what is kept already makes none");
    drop(project);
    let newest = &desk.list()[0];
    assert!(newest.id.ends_with("定时"), "named for people: {}", newest.id);
    assert!(newest.id.starts_with("2026-02-0"), "{}", newest.id);
    assert_eq!(newest.counts.map(|counts| counts.communities), Some(3));
    assert_eq!(newest.newest.as_ref().map(|row| row.label.as_str()), Some("新增小区「丙」"));
    assert_eq!(names(&desk.restore(&newest.id, "副本.jiugai")), ["甲", "乙", "丙"]);
}

#[test]
fn what_was_changed_since_is_kept_at_the_end() {
    let (desk, mut project) = Desk::new();
    add(&mut project, "甲");
    desk.pass(10);
    add(&mut project, "乙");
    desk.pass(25);
    project.close().expect("closed");
    assert_eq!(desk.list()[0].counts.map(|counts| counts.communities), Some(2));
}

#[test]
fn before_every_import_the_file_is_kept_as_it_was() {
    let (desk, mut project) = Desk::new();
    let book = desk.folder.path().join("来.csv");
    std::fs::write(&book, "小区名称,户数\n幸福里,120\n光明里,80\n").expect("a book");
    let import = |project: &mut Project| {
        let preview = import::preview(project, &book).expect("a preview");
        import::apply(project, &preview, &[]).expect("imported");
        backup::wait(project);
    };
    import(&mut project);
    assert_eq!(desk.occasions(), [Occasion::Regular], "an empty file is not worth one before");
    desk.pass(1);
    add(&mut project, "甲");
    std::fs::write(&book, "小区名称,户数\n向阳里,120\n").expect("a book");
    import(&mut project);
    assert_eq!(desk.occasions(), [Occasion::Import, Occasion::Regular]);
    let before = desk.list()[0].clone();
    assert!(before.id.ends_with("导入前"), "{}", before.id);
    let copy = desk.restore(&before.id, "导入前.jiugai");
    assert!(!names(&copy).contains(&"向阳里".to_owned()), "{:?}", names(&copy));
    assert!(names(&copy).contains(&"甲".to_owned()));
    let counts = before.counts.expect("counted");
    assert_eq!(counts, Counts::of(copy.snapshot()), "the list says what the copy holds");
    desk.pass(1);
    import(&mut project);
    assert_eq!(desk.list().len(), 2, "an import that brings nothing keeps nothing");
}

#[test]
fn where_no_snapshot_can_be_made_nothing_is_imported() {
    let (desk, mut project) = Desk::new();
    add(&mut project, "甲");
    // A file where the folder should be: nothing can be put there.
    let shelf = desk.shelf().folder().to_owned();
    std::fs::remove_dir_all(&shelf).expect("removed");
    std::fs::write(&shelf, "").expect("in the way");
    let book = desk.folder.path().join("来.csv");
    std::fs::write(&book, "小区名称,户数\n幸福里,120\n").expect("a book");
    let preview = import::preview(&project, &book).expect("a preview");
    let history = project.store().history(99).expect("history");
    let error = import::apply(&mut project, &preview, &[]).expect_err("refused");
    assert_eq!(error.code, ErrorCode::SnapshotFailed);
    let text = error.text().zh;
    assert!(text.contains("快照") && !text.contains('{'), "{text}");
    assert_eq!(names(&project), ["甲"]);
    assert_eq!(project.store().history(99).expect("history"), history);
    // By itself it never disturbs: the change is saved, and what failed is told.
    desk.pass(31);
    add(&mut project, "乙");
    assert_eq!(names(&project), ["甲", "乙"]);
    assert!(backup::failure(&project).is_some());
    std::fs::remove_file(&shelf).expect("out of the way");
    desk.pass(31);
    add(&mut project, "丙");
    assert_eq!(backup::failure(&project), None);
    assert_eq!(desk.list().len(), 1);
}

#[test]
fn old_ones_go_and_none_goes_for_a_week_after_a_restore() {
    let (desk, mut project) = Desk::new();
    for day in 0..40 {
        add(&mut project, &format!("第{day}"));
        desk.pass(24 * 60);
    }
    let kept = desk.list();
    assert!(kept.len() < 30 && kept.len() > 12, "{}", kept.len());
    let good = kept.last().expect("the oldest").clone();
    let copy = desk.restore(&good.id, "副本.jiugai");
    let counted = good.counts.expect("counted").communities;
    assert!(counted <= 7, "the oldest is of the first week: {counted}");
    assert_eq!(names(&copy).len(), usize::try_from(counted).expect("few"));
    copy.close().expect("closed");
    for day in 0..6 {
        for _ in 0..30 {
            desk.pass(31);
            add(&mut project, &format!("又{day}"));
        }
        desk.pass(9 * 60);
    }
    let now: Vec<String> = desk.list().into_iter().map(|one| one.id).collect();
    assert!(kept.iter().all(|one| now.contains(&one.id)), "none of them is pushed out");
    assert!(desk.shelf().pause(desk.services.clock.now()).is_some());
    desk.shelf().end_pause().expect("ended");
    assert!(desk.shelf().pause(desk.services.clock.now()).is_none());
    desk.pass(31);
    add(&mut project, "末");
    assert!(desk.list().len() < now.len(), "they go again");
}

#[test]
fn a_restore_never_goes_over_a_file() {
    let (desk, mut project) = Desk::new();
    add(&mut project, "甲");
    let id = desk.list()[0].id.clone();
    project.close().expect("closed");
    let before = std::fs::read(&desk.file).expect("the file");
    let now = desk.services.clock.now();
    let error = backup::restore(&desk.shelf(), &id, &desk.file, now).expect_err("refused");
    assert_eq!(error.code, ErrorCode::AlreadyThere);
    assert_eq!(std::fs::read(&desk.file).expect("the file"), before);
    let target = desk.folder.path().join("x.jiugai");
    for id in ["", "..", "../某区", "没有"] {
        let error = backup::restore(&desk.shelf(), id, &target, now).expect_err("refused");
        assert_eq!(error.code, ErrorCode::NotFound);
    }
    assert!(!target.exists());
}

/// What a stopped program left half-made is not listed; what is listed can be restored.
#[test]
fn a_crash_leaves_no_half_snapshot_in_the_list() {
    let (desk, mut project) = Desk::new();
    add(&mut project, "甲");
    let whole = desk.list();
    let folder = desk.shelf().folder().to_owned();
    std::fs::write(folder.join("2026-02-03 10-00-00 定时.jiugai.snapshot.part"), "half")
        .expect("x");
    std::fs::write(folder.join("2026-02-03 11-00-00 定时.json"), "{").expect("a card alone");
    assert_eq!(desk.list(), whole);
    // One that lost its card is still there to be restored.
    std::fs::remove_file(folder.join(format!("{}.json", whole[0].id))).expect("removed");
    let bare = desk.list();
    assert_eq!((bare.len(), bare[0].counts, bare[0].occasion), (1, None, None));
    assert_eq!(names(&desk.restore(&bare[0].id, "副本.jiugai")), ["甲"]);
}

/// Snapshots are found by the file's path, so a damaged or missing file still has its own.
#[test]
fn a_damaged_file_has_its_snapshots_and_is_said_to_be_damaged() {
    let (desk, mut project) = Desk::new();
    for n in 0..80 {
        add(&mut project, &format!("小区{n}"));
    }
    desk.pass(31);
    let edits: Vec<Edit> = project
        .snapshot()
        .communities
        .iter()
        .map(|row| Edit { id: row.id, field: Field::Households, text: "120".to_owned() })
        .collect();
    community::edit(&mut project, &edits).expect("edited");
    project.close().expect("closed");
    let report = check::file(&desk.file, desk.services.clone()).expect("looked through");
    assert_eq!(report.problems, []);
    assert_eq!(report.counts.map(|counts| counts.households), Some(80 * 120));
    assert!(report.steps_tried >= 81, "{}", report.steps_tried);
    let mut bytes = std::fs::read(&desk.file).expect("the file");
    let page = bytes.len() / 2 / 4096 * 4096;
    bytes[page..page + 4096].fill(0x5A);
    std::fs::write(&desk.file, &bytes).expect("damaged");
    let report = check::file(&desk.file, desk.services.clone()).expect("looked through");
    assert!(report.problems.iter().any(|one| one.kind == ProblemKind::Pages), "{report:?}");
    assert!(report.problems.iter().all(|one| !one.text.zh.contains('{')), "{report:?}");
    let newest = desk.list()[0].id.clone();
    assert_eq!(names(&desk.restore(&newest, "副本.jiugai")).len(), 80);
    std::fs::remove_file(&desk.file).expect("removed");
    assert_eq!(names(&desk.restore(&newest, "又一份.jiugai")).len(), 80);
}

/// A file of an older program is kept as it was before it is brought up to date.
#[test]
fn before_a_file_is_brought_up_to_date_it_is_kept() {
    let (desk, project) = Desk::new();
    drop(project);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/tests/fixtures");
    let old = std::fs::read_dir(fixtures).expect("fixtures").flatten().map(|file| file.path());
    let old = old.filter(|path| path.extension().is_some_and(|ending| ending == "jiugai")).min();
    let file = desk.folder.path().join("旧.jiugai");
    std::fs::copy(old.expect("a file of the first schema"), &file).expect("copied");
    let before = std::fs::read(&file).expect("the file");
    let shelf = Shelf::of(&desk.folder.path().join("快照"), &file);

    // Where it cannot be kept, it is not brought up to date and stays as it is.
    std::fs::create_dir_all(shelf.folder().parent().expect("a folder")).expect("made");
    std::fs::write(shelf.folder(), "").expect("in the way");
    let services = desk.services.clone();
    let error = project::open(&file, assets(), services, Via::Window).err().expect("refused");
    assert_eq!(error.code, ErrorCode::SnapshotFailed);
    assert_eq!(std::fs::read(&file).expect("the file"), before);

    std::fs::remove_file(shelf.folder()).expect("out of the way");
    let opened = desk.open(&file);
    let list = shelf.list();
    assert_eq!(
        list.iter().filter_map(|one| one.occasion).collect::<Vec<_>>(),
        [Occasion::Migration]
    );
    assert!(list[0].id.ends_with("升级前"), "{}", list[0].id);
    let target = desk.folder.path().join("升级前.jiugai");
    backup::restore(&shelf, &list[0].id, &target, desk.services.clock.now()).expect("restored");
    assert_eq!(names(&desk.open(&target)), names(&opened), "and can still be opened");
}
