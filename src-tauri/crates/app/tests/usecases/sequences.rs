//! Ten thousand random actions over everything that writes, in many sequences on a small file:
//! undone all they lead back to the start, done again to the end, compared as whole dumps; walks to
//! points of history in between; a refused action leaves no trace.

use std::collections::BTreeSet;
use std::num::NonZero;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiugai_app::community::{self, Edit, Field};
use jiugai_app::history::{self, Point};
use jiugai_app::import::Watch;
use jiugai_app::merge::{self, Answer};
use jiugai_app::project::{self, Services};
use jiugai_app::snapshot::InPlan;
use jiugai_app::{AppError, Via, import, plan, policy, price, scheme};
use jiugai_domain::plan::PlanKind;
use jiugai_domain::{Code, CostLineId, PriceId};
use jiugai_exchange::columns::Field as ColumnField;
use jiugai_exchange::recognise::ColumnChoice;

use crate::merge::{out_and_edited, scramble};
use crate::random::{Action, Dice, KINDS, some_community, some_plan};
use crate::support::{Place, assets, demo};

/// Actions in all.
const ACTIONS: usize = 10_000;

/// Actions of one sequence: more than the steps that must be undoable.
const LENGTH: usize = 250;

#[test]
fn ten_thousand_actions_are_undone_and_done_again() {
    let template = template();
    let (next, seen) = (AtomicUsize::new(0), Mutex::new(BTreeSet::new()));
    let (done, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= ACTIONS / LENGTH {
                        break;
                    }
                    let seed = u64::try_from(at).expect("few");
                    let ran = sequence(template.folder.path(), seed);
                    done.fetch_add(ran.done, Ordering::Relaxed);
                    refused.fetch_add(ran.refused, Ordering::Relaxed);
                    seen.lock().expect("the codes").extend(ran.ops);
                }
            });
        }
    });
    let (done, refused) = (done.into_inner(), refused.into_inner());
    assert_eq!(done + refused, ACTIONS);
    assert!(done > ACTIONS / 2 && refused > ACTIONS / 50, "{done} done, {refused} refused");
    let seen = seen.into_inner().expect("the codes");
    let all = ops();
    let missing: Vec<&String> = all.iter().filter(|op| !seen.contains(*op)).collect();
    assert!(missing.is_empty(), "never happened: {missing:?}; add them to the kinds of action");
}

/// Codes of all actions: every text that names one.
fn ops() -> Vec<String> {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/i18n/zh-CN.json");
    let texts = std::fs::read_to_string(texts).expect("the texts");
    let texts: serde_json::Value = serde_json::from_str(&texts).expect("JSON");
    let keys = texts.as_object().expect("texts").keys();
    keys.filter_map(|key| key.strip_prefix("op.").map(str::to_owned)).collect()
}

/// A small file with a bit of everything, closed.
fn template() -> Place {
    let demo = demo();
    let mut place = demo.place;
    let keep: BTreeSet<_> = place.ids().into_iter().step_by(40).take(6).collect();
    let gone: Vec<_> = place.ids().into_iter().filter(|id| !keep.contains(id)).collect();
    community::remove(&mut place.project, &gone).expect("removed");
    place
}

struct Ran {
    done: usize,
    refused: usize,
    ops: BTreeSet<String>,
}

fn sequence(template: &Path, seed: u64) -> Ran {
    let mut place = copy_of(template);
    let mut dice = Dice(seed * 7_919 + 1);
    let floor = place.project.store().next_undo().expect("read").map(|entry| entry.id);
    let start = dump(&place);
    let mut ran = Ran { done: 0, refused: 0, ops: BTreeSet::new() };
    for step in 0..LENGTH {
        let action = match dice.below(3) {
            // A third are the commonest of all: counts typed into the registry.
            0 => scale,
            _ => *KINDS.iter().chain(MORE).nth(dice.below(KINDS.len() + MORE.len())).expect("one"),
        };
        let before = place.project.store().revision().expect("read");
        match action(&mut place, &mut dice) {
            Ok(()) => ran.done += 1,
            Err(error) => {
                ran.refused += 1;
                assert_ne!(error.code.as_str(), "store", "{seed}/{step}: {}", error.details());
                assert_eq!(place.project.store().revision().expect("read"), before, "{error}");
            }
        }
        place = wander(place, &mut dice, floor);
    }
    place.check_current();
    let end = dump(&place);
    let all = place.project.store().history(usize::MAX).expect("history");
    ran.ops.extend(all.into_iter().map(|entry| entry.op));
    back_and_forth(&mut place, floor, (&start, &end), seed);
    ran
}

/// Undoes everything one by one and does it again; then the same as one walk each way.
fn back_and_forth(
    place: &mut Place,
    floor: Option<jiugai_domain::RevisionId>,
    (start, end): (&str, &str),
    seed: u64,
) {
    let last = place.project.store().next_undo().expect("read").map(|entry| entry.id);
    let mut steps = 0;
    while place.project.store().next_undo().expect("read").map(|entry| entry.id) != floor {
        place.project.undo().expect("undone").expect("a step");
        steps += 1;
    }
    assert!(dump(place) == start, "{seed}: undo all is the start, {steps} steps");
    place.check_current();
    for _ in 0..steps {
        place.project.redo().expect("redone").expect("a step");
    }
    assert!(dump(place) == end, "{seed}: redo all is the end");
    place.check_current();
    let (Some(floor), Some(last)) = (floor, last) else { return };
    history::go_to(&mut place.project, Point::After(floor)).expect("back");
    assert!(dump(place) == start, "{seed}: one walk back is the start");
    history::go_to(&mut place.project, Point::After(last)).expect("forth");
    assert!(dump(place) == end, "{seed}: one walk forth is the end");
    place.check_current();
}

/// Now and then an undo, a redo, a walk to a point, or a restart.
fn wander(mut place: Place, dice: &mut Dice, floor: Option<jiugai_domain::RevisionId>) -> Place {
    match dice.below(40) {
        0..=2 if place.project.store().next_undo().expect("read").map(|e| e.id) != floor => {
            place.project.undo().expect("undone");
            if dice.below(2) == 0 {
                place.project.redo().expect("redone");
            }
        }
        3 => {
            let rows = place.project.store().history(6).expect("history");
            let edit = rows.last().filter(|row| Some(row.id) > floor).map(|row| row.id);
            if let Some(edit) = edit {
                // Rows that are no points are refused and change nothing.
                let before = place.project.store().revision().expect("read");
                if history::go_to(&mut place.project, Point::After(edit)).is_err() {
                    assert_eq!(place.project.store().revision().expect("read"), before);
                }
            }
        }
        4 if dice.below(4) == 0 => {
            let path = place.project.store().path().to_owned();
            let Place { project, folder } = place;
            project.close().expect("closed");
            let services = Services::system("测试");
            let project = project::open(&path, assets(), services, Via::Window).expect("opened");
            return Place { project, folder };
        }
        _ => {}
    }
    place
}

/// A copy of the template; on a disk in memory where there is one, for durability is not the point.
fn copy_of(template: &Path) -> Place {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.expect("a folder");
    let path = folder.path().join("小.jiugai");
    std::fs::copy(template.join("演示.jiugai"), &path).expect("copied");
    let services = Services::system("测试");
    let project = project::open(&path, assets(), services, Via::Window).expect("opened");
    Place { project, folder }
}

fn dump(place: &Place) -> String {
    place.project.store().dump().expect("a dump")
}

/// What the other walk does not do.
const MORE: &[Action] = &[
    paste,
    years,
    parameter,
    prices,
    link,
    link,
    unlink,
    drop_price,
    drop_prices,
    take_price,
    take_price,
    take_back,
    merge_back,
    settle,
    correct,
    correct,
    accept_one,
    accept_one,
];

/// Typed counts of several communities: the commonest edit.
fn scale(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let ids = place.ids();
    let edits: Vec<Edit> = (0..=dice.below(3))
        .filter_map(|_| {
            let id = *dice.of(&ids)?;
            Some(Edit { id, field: Field::Households, text: dice.below(999).to_string() })
        })
        .collect();
    community::edit(&mut place.project, &edits).map(drop)
}

fn paste(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let row = |dice: &mut Dice| {
        let name = format!("粘贴{}", dice.below(30));
        vec![(Field::Name, name), (Field::Households, dice.below(500).to_string())]
    };
    let rows: Vec<_> = (0..=dice.below(2)).map(|_| row(dice)).collect();
    let id = some_community(place, dice);
    let edits = [Edit { id, field: Field::Address, text: "新址".to_owned() }];
    community::add_rows(&mut place.project, &rows, &edits).map(drop)
}

fn years(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let id = some_plan(place, dice, PlanKind::FiveYear);
    let ids = place.ids();
    let one = |dice: &mut Dice| {
        let year = *dice.of(&[None, Some(2026), Some(2028), Some(1999)]).expect("a year");
        (dice.of(&ids).copied().into_iter().collect::<Vec<_>>(), year)
    };
    let moves = [one(dice), one(dice)];
    plan::set_years(&mut place.project, id, &moves).map(drop)
}

fn parameter(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let all = policy::parameters(&place.snapshot().policy);
    let key = dice.of(&all).map(|one| one.key.clone()).unwrap_or_default();
    let text = *dice.of(&["5", "60", "2000", "", "多"]).expect("a text");
    policy::edit(&mut place.project, &key, text).map(drop)
}

fn prices(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let path = place.folder.path().join("价.csv");
    let text = format!(
        "项目名称,单位,单价(元)\n道路维修,m2,{}.5\n屋面防水,m2,{}\n井盖更换,座,300\n",
        dice.below(500),
        dice.below(300)
    );
    std::fs::write(&path, text).expect("a price book");
    let revision = place.project.store().revision()?;
    let preview = price::read(
        place.snapshot(),
        revision,
        &path,
        &price::Defaults::default(),
        &Watch::default(),
    )?;
    price::apply(&mut place.project, &preview, &[]).map(drop)
}

fn some_price(place: &Place, dice: &mut Dice) -> PriceId {
    let ids: Vec<PriceId> = place.snapshot().prices.iter().map(|row| row.id).collect();
    dice.of(&ids).copied().unwrap_or(PriceId(uuid::Uuid::nil()))
}

fn link(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let measures = place.snapshot().policy.measures.clone();
    let code = dice.of(&measures).map_or_else(|| Code::new("none"), |one| one.code.clone());
    let id = some_price(place, dice);
    price::link(&mut place.project, id, Some(&code)).map(drop)
}

fn unlink(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let linked = place.snapshot().prices.iter().filter(|row| row.measure_code.is_some());
    let linked: Vec<PriceId> = linked.map(|row| row.id).collect();
    let id = dice.of(&linked).copied().unwrap_or(PriceId(uuid::Uuid::nil()));
    price::link(&mut place.project, id, None).map(drop)
}

fn drop_price(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let id = some_price(place, dice);
    price::remove(&mut place.project, &[id]).map(drop)
}

fn drop_prices(place: &mut Place, _: &mut Dice) -> Result<(), AppError> {
    let ids: Vec<PriceId> = place.snapshot().prices.iter().map(|row| row.id).take(2).collect();
    if ids.len() < 2 {
        return Ok(());
    }
    price::remove(&mut place.project, &ids).map(drop)
}

/// A price that fits is taken; else any, which is refused.
fn take_price(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let lines: Vec<CostLineId> = place.snapshot().cost_lines.iter().map(|row| row.id).collect();
    let fitting = lines.iter().find_map(|line| {
        let offers = price::offers(place.snapshot(), *line).ok()?;
        Some((*line, offers.first()?.price.id))
    });
    let any = (dice.of(&lines).copied(), some_price(place, dice));
    let Some((line, id)) = fitting.or_else(|| Some((any.0?, any.1))) else { return Ok(()) };
    price::take(&mut place.project, line, id).map(drop)
}

/// Takes back into a plan who was withdrawn from it; withdraws some where nobody was.
fn take_back(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let id = some_plan(place, dice, PlanKind::FiveYear);
    let entries = place.snapshot().plan_entries.of(InPlan::Plan(id));
    let (gone, there): (Vec<_>, Vec<_>) = entries.partition(|row| row.withdrawn_reason.is_some());
    let (rows, reason) = if gone.is_empty() { (there, Some("暂缓")) } else { (gone, None) };
    let ids: Vec<_> = rows.iter().take(1 + dice.below(2)).map(|row| row.community_id).collect();
    plan::withdraw(&mut place.project, id, &ids, reason).map(drop)
}

/// A workbook goes out, is edited here and there, and comes back.
fn merge_back(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    if dice.below(3) > 0 {
        return Ok(());
    }
    let path = out_and_edited(place, |hands| scramble(hands, dice.below(900)));
    // What was changed here meanwhile is in doubt.
    scale(place, dice)?;
    let revision = place.project.store().revision()?;
    let plan = merge::read(place.snapshot(), revision, &path, &Watch::default())?;
    let all = [Answer::File, Answer::Mine, Answer::Later];
    let answer = |_: &merge::Question| *dice.of(&all).expect("an answer");
    let answers: Vec<Answer> = plan.merge.questions.iter().map(answer).collect();
    merge::apply(&mut place.project, &plan, &answers).map(drop)
}

fn settle(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let ids: Vec<_> = place.snapshot().deferred_conflicts.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let answer = if dice.below(2) == 0 { Answer::File } else { Answer::Mine };
    let count = 1 + dice.below(ids.len());
    merge::settle(&mut place.project, &ids[..count], answer).map(drop)
}

/// A book one of whose columns a person has to explain; what was explained is forgotten again.
fn correct(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let path = place.folder.path().join("改.csv");
    let name = format!("改正{}", dice.below(20));
    std::fs::write(&path, format!("小区名称,户数,规模\n{name},100,0.8\n")).expect("a book");
    let mut preview = import::preview(&place.project, &path)?;
    let table = preview.recognised.tables[0].clone();
    if import::is_remembered(place.snapshot(), &table) {
        return import::forget(&mut place.project, &table).map(drop);
    }
    let unit = Some("万平方米".to_owned());
    let snapshot = place.project.snapshot().clone();
    let choice = ColumnChoice::Take { field: ColumnField::FloorArea, unit };
    preview.say_column(&snapshot, 0, "C", choice);
    preview.recompute(&snapshot, preview.revision)?;
    import::apply(&mut place.project, &preview, &[]).map(drop)
}

/// One measure for one community.
fn accept_one(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let measures = place.snapshot().policy.measures.clone();
    let id = some_community(place, dice);
    let code = dice.of(&measures).map_or_else(|| Code::new("none"), |one| one.code.clone());
    scheme::accept(&mut place.project, id, &[code]).map(drop)
}
