//! Generated data is what it says: the same every time, of the size asked for, plausible, and
//! understood by the program.

use jiugai_app::community::{Edit, Field, edit};
use jiugai_app::snapshot::Snapshot;
use jiugai_app::{funding, import, schedule};
use jiugai_testkit::{COLUMNS, Size, TempProject, write_workbook};

fn small() -> TempProject {
    TempProject::filled(Size::of_communities(120)).expect("generated")
}

#[test]
fn the_same_size_is_the_same_file() {
    let dump = |project: &TempProject| project.project.store().dump().expect("a dump");
    assert!(dump(&small()) == dump(&small()));
}

#[test]
fn a_file_holds_what_was_asked_for() {
    let (size, made) = (Size::of_communities(120), small());
    let snapshot = made.project.snapshot();
    assert_eq!(snapshot.communities.len(), 120);
    assert_eq!(snapshot.buildings.len(), size.buildings);
    assert_eq!(snapshot.cost_lines.len(), size.cost_lines);
    assert_eq!(snapshot.tasks.len(), made.filled.tasks);
    let lot = 5 * 12;
    assert!(size.tasks - made.filled.tasks < lot, "{} of {}", made.filled.tasks, size.tasks);
    let (first, history) = (made.filled.annual[0], made.project.store().history(9).expect("rows"));
    assert_eq!(history.len(), 1, "one step");
    schedule::view(snapshot, first).expect("dates");
    let plan = made.filled.five_year.expect("a plan");
    let split = funding::split_plan(snapshot, plan).expect("a split");
    let totals = split.planned();
    let paid: jiugai_domain::Fen = totals.by_source.values().copied().sum();
    assert_eq!(totals.investment.known, paid + totals.gap);
}

#[test]
fn costs_lie_in_the_published_range() {
    let made = small();
    let snapshot = made.project.snapshot();
    let totals = snapshot.figures.totals();
    let per_m2 = totals.investment.known.0 * 100 / totals.floor_area.known.0;
    assert!((26_800..=53_900).contains(&per_m2), "{per_m2} fen/m²");
    assert!(totals.investment.missing > 0, "some prices are not known yet");
}

#[test]
fn figures_kept_up_to_date_equal_figures_computed_anew() {
    let mut made = small();
    let ids: Vec<_> = made.project.snapshot().communities.iter().map(|row| row.id).collect();
    for (number, id) in ids.iter().enumerate().step_by(7) {
        let typed = [
            (Field::Households, (number * 13).to_string()),
            (Field::FloorArea, format!("{}.5", number * 1_000)),
            (Field::BuiltTo, if number % 2 == 0 { String::new() } else { "2003".to_owned() }),
        ];
        let edits: Vec<Edit> =
            typed.into_iter().map(|(field, text)| Edit { id: *id, field, text }).collect();
        edit(&mut made.project, &edits).expect("typed");
    }
    made.project.undo().expect("undone").expect("there is something to undo");
    let anew = Snapshot::read(made.project.store()).expect("read");
    let kept = made.project.snapshot();
    assert_eq!(kept.figures.totals(), anew.figures.totals());
    for id in ids {
        assert_eq!(kept.figures.of(id), anew.figures.of(id));
    }
}

#[test]
fn the_spreadsheet_is_understood_to_the_last_column() {
    let mut made = TempProject::empty().expect("a file");
    let path = made.path("台账.xlsx");
    let stated = write_workbook(&path, 90).expect("written");
    let preview = import::preview(&made.project, &path).expect("understood");
    let [table] = preview.recognised.tables.as_slice() else { panic!("one table") };
    assert_eq!(table.columns.len(), COLUMNS.len());
    let unknown: Vec<_> = table.columns.iter().filter(|column| column.field.is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(table.checks.iter().all(|check| check.matches), "{:?}", table.checks);
    let read = table.totals();
    assert_eq!(
        (read.communities, read.buildings, read.households, read.floor_area, read.investment),
        (90, stated.buildings, stated.households, stated.floor_area, stated.investment)
    );
    let done = import::apply(&mut made.project, &preview, &[]).expect("imported").value;
    assert_eq!((done.added, done.clusters), (90, 0));
    let totals = made.project.snapshot().figures.totals();
    assert_eq!(totals.investment.known, stated.investment);
}
