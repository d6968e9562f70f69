//! Random actions over everything that writes: figures kept from edit to edit equal figures read
//! anew, refusals leave no trace, undo all is the start and redo all is the end.

use std::fmt::Write as _;

use jiugai_app::checklist::{self, Change};
use jiugai_app::community::{self, Edit, Field};
use jiugai_app::funding::{self, Owner};
use jiugai_app::plan::{self, Draft};
use jiugai_app::schedule::{self, Baseline, TaskChange};
use jiugai_app::scheme::{self, LineField};
use jiugai_app::snapshot::InPlan;
use jiugai_app::{AppError, import, policy};
use jiugai_domain::finding::FindingLevel;
use jiugai_domain::plan::PlanKind;
use jiugai_domain::scheme::CostBasis;
use jiugai_domain::{Code, CommunityId, PlanId, TaskId};

use crate::support::{Place, TODAY, demo};

/// Steps of one run.
const STEPS: usize = 160;

pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit.max(1)
    }

    pub(crate) fn of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}

#[test]
fn figures_stay_true_and_everything_can_be_undone() {
    for seed in [7, 2026] {
        run(seed);
    }
}

fn run(seed: u64) {
    let mut place = demo().place;
    let mut dice = Dice(seed);
    let start = place.project.store().dump().expect("a dump");
    let floor = place.project.store().next_undo().expect("read").map(|entry| entry.id);
    let (mut done, mut refused) = (0, 0);
    for step in 0..STEPS {
        let before = place.project.store().dump().expect("a dump");
        let history = place.project.store().history(1).expect("history");
        let kind = dice.below(KINDS.len());
        match KINDS[kind](&mut place, &mut dice) {
            Ok(()) => done += 1,
            Err(error) => {
                refused += 1;
                let now = place.project.store().dump().expect("a dump");
                assert!(now == before, "seed {seed} step {step}: {error} changed the file");
                assert_eq!(place.project.store().history(1).expect("history"), history);
                assert!(!error.text().zh.contains('{'), "{}", error.text().zh);
                assert_ne!(
                    error.code.as_str(),
                    "store",
                    "seed {seed} step {step}: {}",
                    error.details()
                );
            }
        }
        place.check_current();
        if dice.below(6) == 0
            && place.project.store().next_undo().expect("read").map(|e| e.id) != floor
        {
            place.project.undo().expect("undone");
            place.check_current();
            if dice.below(2) == 0 {
                place.project.redo().expect("redone");
                place.check_current();
            }
        }
    }
    assert!(done > STEPS / 3 && refused > 5, "seed {seed}: {done} done, {refused} refused");
    let end = place.project.store().dump().expect("a dump");
    let mut steps = 0;
    while place.project.store().next_undo().expect("read").map(|entry| entry.id) != floor {
        place.project.undo().expect("undone").expect("a step");
        steps += 1;
    }
    assert!(place.project.store().dump().expect("a dump") == start, "undo all is the start");
    place.check_current();
    for _ in 0..steps {
        place.project.redo().expect("redone").expect("a step");
    }
    assert!(place.project.store().dump().expect("a dump") == end, "redo all is the end");
    place.check_current();
}

/// Something that writes, done at random.
pub(crate) type Action = fn(&mut Place, &mut Dice) -> Result<(), AppError>;

/// Everything that writes, the commoner the oftener.
pub(crate) const KINDS: &[Action] = &[
    edit,
    edit,
    edit,
    add,
    remove,
    find,
    find,
    accept,
    package,
    edit_lines,
    edit_lines,
    remove_lines,
    basis,
    draft,
    set_year,
    set_year,
    ceiling,
    annual,
    withdraw,
    remove_plan,
    rule,
    allocate,
    allocate,
    build,
    task,
    baseline,
    import_book,
];

pub(crate) fn some_community(place: &Place, dice: &mut Dice) -> CommunityId {
    let ids = place.ids();
    // Now and then one that is not there.
    match dice.of(&ids) {
        Some(id) if dice.below(40) > 0 => *id,
        _ => CommunityId(uuid::Uuid::nil()),
    }
}

pub(crate) fn some_plan(place: &Place, dice: &mut Dice, kind: PlanKind) -> PlanId {
    let plans = place.snapshot().plans.iter();
    let plans: Vec<PlanId> = plans.filter(|plan| plan.kind == kind).map(|plan| plan.id).collect();
    dice.of(&plans).copied().unwrap_or(PlanId(uuid::Uuid::nil()))
}

fn any_plan(place: &Place, dice: &mut Dice) -> PlanId {
    let kind = if dice.below(2) == 0 { PlanKind::FiveYear } else { PlanKind::Annual };
    some_plan(place, dice, kind)
}

fn edit(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    const TEXTS: &[&str] = &[
        "",
        "１２０ 户",
        "330",
        "0",
        "约三百",
        "1998年",
        "2026",
        "2031",
        "8,153.6",
        "幸福街道",
        "甲片区",
        "104.5",
        "reserve",
    ];
    let count = 1 + dice.below(4);
    let edits: Vec<Edit> = (0..count)
        .map(|_| Edit {
            id: some_community(place, dice),
            field: *dice.of(Field::ALL).expect("a field"),
            text: (*dice.of(TEXTS).expect("a text")).to_owned(),
        })
        .collect();
    community::edit(&mut place.project, &edits).map(drop)
}

fn add(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let names: Vec<String> = (0..dice.below(3)).map(|at| format!("新小区{at}")).collect();
    community::add(&mut place.project, &names).map(drop)
}

fn remove(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let ids: Vec<CommunityId> = (0..=dice.below(2)).map(|_| some_community(place, dice)).collect();
    community::remove(&mut place.project, &ids).map(drop)
}

fn find(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let items = place.snapshot().policy.items.clone();
    let levels = [
        None,
        Some(None),
        Some(Some(FindingLevel::Hazard)),
        Some(Some(FindingLevel::Severe)),
        Some(Some(FindingLevel::Ok)),
        Some(Some(FindingLevel::Minor)),
    ];
    let count = 1 + dice.below(3);
    let changes: Vec<Change> = (0..count)
        .map(|_| Change {
            item: dice.of(&items).map(|item| item.code.clone()),
            level: *dice.of(&levels).expect("a level"),
            quantity: dice
                .of(&[None, Some("12.5".to_owned()), Some("六处".to_owned()), None])
                .cloned()
                .flatten(),
            strongly_wished: Some(dice.below(2) == 0),
            ..Change::default()
        })
        .collect();
    let id = some_community(place, dice);
    checklist::set(&mut place.project, id, &changes, TODAY).map(drop)
}

fn accept(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let measures = place.snapshot().policy.measures.clone();
    let id = some_community(place, dice);
    let codes: Vec<Code> =
        (0..3).filter_map(|_| dice.of(&measures)).map(|measure| measure.code.clone()).collect();
    scheme::accept(&mut place.project, id, &codes).map(drop)
}

fn package(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let packages = place.snapshot().policy.packages.clone();
    let code = dice.of(&packages).map_or_else(|| Code::new("none"), |package| package.code.clone());
    let ids = [some_community(place, dice), some_community(place, dice)];
    scheme::apply_package(&mut place.project, &ids, &code).map(drop)
}

fn edit_lines(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let lines: Vec<_> = place.snapshot().cost_lines.iter().map(|line| line.id).collect();
    let fields = [LineField::Quantity, LineField::UnitPrice, LineField::Amount, LineField::Note];
    let count = 1 + dice.below(3);
    let edits: Vec<scheme::Edit> = (0..count)
        .filter_map(|_| {
            Some(scheme::Edit {
                id: *dice.of(&lines)?,
                field: *dice.of(&fields)?,
                text: (*dice.of(&["", "301.80", "12", "1,2", "-4"])?).to_owned(),
            })
        })
        .collect();
    scheme::edit(&mut place.project, &edits).map(drop)
}

fn remove_lines(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let lines: Vec<_> = place.snapshot().cost_lines.iter().map(|line| line.id).collect();
    let ids: Vec<_> = (0..=dice.below(2)).filter_map(|_| dice.of(&lines).copied()).collect();
    scheme::remove_lines(&mut place.project, &ids).map(drop)
}

fn basis(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let id = some_community(place, dice);
    let basis = if dice.below(2) == 0 { CostBasis::LumpSum } else { CostBasis::Measures };
    scheme::set_basis(&mut place.project, id, basis).map(drop)
}

fn draft(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let to_year = *dice.of(&[2025, 2028, 2030, i16::MAX]).expect("a year");
    let ceiling = (*dice.of(&["", "300", "很多"]).expect("a ceiling")).to_owned();
    let draft =
        Draft { name: String::new(), from_year: 2026, to_year, ceiling, note: String::new() };
    plan::draft_five_year(&mut place.project, &draft).map(drop)
}

fn set_year(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let plan = any_plan(place, dice);
    let ids: Vec<CommunityId> = (0..=dice.below(3)).map(|_| some_community(place, dice)).collect();
    let year = *dice.of(&[None, Some(2026), Some(2027), Some(2040)]).expect("a year");
    plan::set_year(&mut place.project, plan, &ids, year).map(drop)
}

fn ceiling(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let plan = any_plan(place, dice);
    let source = dice
        .of(&[None, Some(Code::new("district_budget")), Some(Code::new("moon"))])
        .cloned()
        .flatten();
    let amount = *dice.of(&["", "100", "2000.5"]).expect("an amount");
    plan::set_ceiling(&mut place.project, plan, 2026, source.as_ref(), amount).map(drop)
}

fn annual(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let plan = some_plan(place, dice, PlanKind::FiveYear);
    let year = *dice.of(&[2026, 2027, 2040]).expect("a year");
    plan::derive_annual(&mut place.project, plan, year).map(drop)
}

fn withdraw(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let plan = any_plan(place, dice);
    let ids: Vec<_> = (0..=dice.below(2)).map(|_| some_community(place, dice)).collect();
    let reason = *dice.of(&[None, Some("居民意见不一"), Some(" ")]).expect("a reason");
    plan::withdraw(&mut place.project, plan, &ids, reason).map(drop)
}

fn remove_plan(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    if place.snapshot().plans.len() < 3 {
        return Ok(());
    }
    let plan = any_plan(place, dice);
    plan::remove(&mut place.project, plan).map(drop)
}

fn rule(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let rules = place.snapshot().policy.rules.clone();
    let code = dice.of(&rules).map_or_else(|| Code::new("none"), |rule| rule.code.clone());
    policy::switch_rule(&mut place.project, &code, dice.below(2) == 0).map(drop)
}

fn allocate(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let plan = any_plan(place, dice);
    let clusters: Vec<_> = place.snapshot().clusters.iter().map(|row| row.id).collect();
    let mut edits = Vec::new();
    for _ in 0..=dice.below(2) {
        let owner = match dice.of(&clusters) {
            Some(id) if dice.below(3) == 0 => Owner::Cluster(*id),
            _ => Owner::Community(some_community(place, dice)),
        };
        let amount = (*dice.of(&["", "30", "9999", "三万"]).expect("an amount")).to_owned();
        let source = Code::new("district_budget");
        edits.push(funding::Edit { owner, source, amount, note: "文件".to_owned() });
    }
    funding::allocate(&mut place.project, plan, &edits).map(drop)
}

fn build(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let plan = any_plan(place, dice);
    schedule::build(&mut place.project, plan, None).map(drop)
}

fn task(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let tasks: Vec<_> = place.snapshot().tasks.iter().map(|task| task.id).collect();
    let Some(id) = dice.of(&tasks).copied() else { return Ok(()) };
    let percent = i64::try_from(dice.below(140)).expect("a percentage");
    let change = TaskChange {
        percent_done: Some(percent),
        duration_days: Some(20),
        not_before: Some(Some(TODAY)),
        ..TaskChange::default()
    };
    schedule::edit_task(&mut place.project, id, &change).map(drop)
}

fn baseline(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let plan = some_plan(place, dice, PlanKind::Annual);
    let tasks: Vec<_> = place.snapshot().tasks.of(InPlan::Plan(plan)).map(|task| task.id).collect();
    let picked: Option<Vec<TaskId>> = match dice.below(3) {
        0 => None,
        1 => Some(dice.of(&tasks).copied().into_iter().collect()),
        _ => Some(tasks.into_iter().filter(|_| dice.below(3) == 0).collect()),
    };
    let picked = picked.as_deref();
    let what = [Baseline::Keep, Baseline::Clear][dice.below(2)];
    schedule::set_baseline(&mut place.project, plan, picked, what).map(drop)
}

fn import_book(place: &mut Place, dice: &mut Dice) -> Result<(), AppError> {
    let mut text = "小区名称,街道,户数,建筑面积(平方米),投资(万元)\n".to_owned();
    for at in 0..=dice.below(4) {
        let _ =
            writeln!(text, "导入小区{},光明街道,{},{},{}", dice.below(9), 100 + at, 8000, 30 + at);
    }
    let path = place.folder.path().join("来.csv");
    std::fs::write(&path, text).expect("a book");
    let preview = import::preview(&place.project, &path)?;
    import::apply(&mut place.project, &preview, &[]).map(drop)
}
