//! What a preview says about a workbook, what a person says back, and what is written then.

use std::path::Path;

use jiugai_app::community::Field as Column;
use jiugai_app::import::{
    self, Imported, Preview, RowState, Said, Say, Side, Standing, Watch, Who, Why,
};
use jiugai_app::project::Stop;
use jiugai_app::{ErrorCode, Lang, Outcome, plan};
use jiugai_domain::Fen;
use jiugai_exchange::columns::Field;
use jiugai_exchange::recognise::ColumnChoice;
use jiugai_exchange::{Limits, read_book};

use crate::support::{Place, assets, demo, empty};

const HEADER: &[&str] = &["小区名称", "街道", "户数", "建筑面积(平方米)", "投资(万元)"];

fn look(place: &Place, book: &Path) -> Preview {
    import::preview(&place.project, book).expect("a preview")
}

fn states(preview: &Preview) -> Vec<RowState> {
    preview.looks.iter().flatten().map(|look| look.state).collect()
}

impl Place {
    fn write(&mut self, preview: &Preview) -> Outcome<Imported> {
        let done = import::apply(&mut self.project, preview, &[]).expect("imported");
        self.check_current();
        done
    }

    fn say(&self, preview: &mut Preview, rows: &[u32], say: Say) {
        preview.say(self.snapshot(), 0, rows, say);
    }

    fn with_two() -> Self {
        let mut place = empty();
        let first = place.book(
            "一.xlsx",
            &[
                HEADER,
                &["锦绣花园", "东街道", "100", "8000", "300"],
                &["幸福里", "东街道", "90", "7000", "200"],
            ],
        );
        place.import(&first);
        place
    }
}

#[test]
fn changed_values_are_shown_cell_by_cell_and_only_those_are_written() {
    let mut place = Place::with_two();
    let book = place.book(
        "二.xlsx",
        &[
            HEADER,
            &["锦绣花园", "东街道", "120", "8000", "310"],
            &["幸福里", "东街道", "90", "", "200"],
            &["新桥小区", "东街道", "50", "4000", "100"],
        ],
    );
    let preview = look(&place, &book);
    assert_eq!(states(&preview), [RowState::Updated, RowState::Unchanged, RowState::Added]);
    let changes: Vec<(Field, String, String)> = preview.looks[0][0]
        .changes
        .iter()
        .map(|change| (change.field, change.before.label().zh, change.after.label().zh))
        .collect();
    assert_eq!(
        changes,
        [
            (Field::Households, "100".into(), "120".into()),
            (Field::Investment, "300".into(), "310".into()),
        ]
    );
    let done = place.write(&preview);
    assert_eq!((done.value.added, done.value.updated, done.value.already_there), (1, 1, 2));
    let snapshot = place.snapshot();
    let community = snapshot.community(place.id("锦绣花园")).expect("there");
    assert_eq!(community.scale.households, Some(120));
    assert_eq!(snapshot.figures.of(community.id).known_cost(), Some(Fen(310_000_000)));
    // The new value says where it comes from; the cell of the old one is history.
    let (origin, cell) = snapshot.source_cell(community.id.0, Column::Households).expect("a cell");
    let batch = snapshot.import_batches.get(origin.batch_id).expect("a batch");
    assert_eq!(
        (batch.file_name.as_str(), cell.cell.as_str(), cell.text.as_str()),
        ("二.xlsx", "C2", "120")
    );
    // A blank cell left what was there.
    let other = snapshot.community(place.id("幸福里")).expect("there");
    assert_eq!(other.scale.floor_area.map(|area| area.0), Some(700_000));
    place.project.undo().expect("undone").expect("a step");
    assert_eq!(
        place.snapshot().community(place.id("锦绣花园")).expect("there").scale.households,
        Some(100)
    );
    assert_eq!(place.snapshot().communities.len(), 2);
}

#[test]
fn a_column_can_be_kept_out_of_what_changes() {
    let mut place = Place::with_two();
    let book = place.book("二.xlsx", &[HEADER, &["锦绣花园", "东街道", "120", "9000", "300"]]);
    let mut preview = look(&place, &book);
    preview.take_column(place.project.snapshot(), 0, Field::FloorArea, false);
    place.write(&preview);
    let community = place.snapshot().community(place.id("锦绣花园")).expect("there").clone();
    assert_eq!(community.scale.households, Some(120));
    assert_eq!(community.scale.floor_area.map(|area| area.0), Some(800_000));
    let mut preview = look(&place, &book);
    preview.take_column(place.project.snapshot(), 0, Field::FloorArea, false);
    assert_eq!(states(&preview), [RowState::Unchanged], "nothing is left to change");
}

#[test]
fn what_a_person_typed_is_not_replaced_before_it_is_decided() {
    let mut place = Place::with_two();
    place.type_into("锦绣花园", Column::Households, "105").expect("typed");
    let book = place.book("二.xlsx", &[HEADER, &["锦绣花园", "东街道", "120", "8000", "300"]]);
    let mut preview = look(&place, &book);
    assert_eq!(preview.looks[0][0].why, Some(Why::TypedOver));
    assert!(preview.adds_nothing());
    assert!(place.write(&preview).revision.is_none(), "an undecided row wrote something");
    preview = look(&place, &book);
    place.say(&mut preview, &[2], Say::Side(Side::Held));
    assert_eq!(states(&preview), [RowState::Unchanged]);
    place.say(&mut preview, &[2], Say::Side(Side::Workbook));
    assert_eq!(states(&preview), [RowState::Updated]);
    place.write(&preview);
    assert_eq!(
        place.snapshot().community(place.id("锦绣花园")).expect("there").scale.households,
        Some(120)
    );
}

#[test]
fn names_that_may_be_a_slip_are_asked_about() {
    let mut place = Place::with_two();
    let book = place.book(
        "二.xlsx",
        &[
            HEADER,
            &["锦秀花园", "东街道", "120", "8000", "300"],
            &["幸福里(原纺织宿舍)", "", "90", "7000", "200"],
            &["锦绣花园", "西街道", "10", "1000", "30"],
        ],
    );
    let mut preview = look(&place, &book);
    // The same name in another place is another community; a place given less fully may be the same.
    assert_eq!(states(&preview), [RowState::Conflict, RowState::Conflict, RowState::Added]);
    let why: Vec<&str> = preview.looks[0]
        .iter()
        .flat_map(|look| look.suspects.first())
        .map(|suspect| suspect.why.as_str())
        .collect();
    assert_eq!(why, ["spelling", "same_name"]);
    let known = place.id("锦绣花园");
    place.say(&mut preview, &[2], Say::Same(Who::Community(known)));
    place.say(&mut preview, &[3], Say::New);
    assert_eq!(states(&preview), [RowState::Updated, RowState::Added, RowState::Added]);
    place.write(&preview);
    let names: Vec<String> =
        place.snapshot().communities.iter().map(|row| row.name.clone()).collect();
    assert_eq!(names, ["锦秀花园", "幸福里", "幸福里", "锦绣花园"]);
}

#[test]
fn one_community_twice_in_the_file_is_one_or_two_as_is_said() {
    let mut place = empty();
    let book = place.book(
        "一.xlsx",
        &[
            HEADER,
            &["锦绣花园", "东街道", "100", "", "300"],
            &["锦绣花园", "东街道", "90", "7000", ""],
        ],
    );
    let mut preview = look(&place, &book);
    assert_eq!(states(&preview), [RowState::Added, RowState::Conflict]);
    place.say(&mut preview, &[3], Say::Likeliest);
    place.write(&preview);
    let community = place.snapshot().community(place.id("锦绣花园")).expect("there").clone();
    // The first row stands, the second fills what it leaves open.
    assert_eq!(place.snapshot().communities.len(), 1);
    assert_eq!(community.scale.households, Some(100));
    assert_eq!(community.scale.floor_area.map(|area| area.0), Some(700_000));
    let mut other = empty();
    let mut preview = look(&other, &book);
    other.say(&mut preview, &[], Say::New);
    assert_eq!(other.write(&preview).value.added, 2);
}

#[test]
fn rows_that_cannot_be_read_are_refused_until_blanks_are_allowed_and_can_be_saved() {
    let mut place = empty();
    let book = place.book(
        "一.xlsx",
        &[
            &["改造计划表", "", "", "", ""],
            HEADER,
            &["甲", "东街道", "约三百", "8000", "300"],
            &["乙", "东街道", "90", "7000", "200"],
            &["", "东街道", "70", "6000", "100"],
        ],
    );
    let mut preview = look(&place, &book);
    assert_eq!(states(&preview), [RowState::Refused, RowState::Added]);
    assert_eq!(preview.count(RowState::Refused), 2, "the row without a name too");
    let errors = place.folder.path().join("改.xlsx");
    assert_eq!(import::save_refused(&preview, Lang::ZhCn, &errors).expect("saved"), 2);
    let saved = read_book(&errors, &Limits::default()).expect("a book");
    let sheet = &saved.sheets[0];
    let text = |row, col| sheet.get(row, col).map(|value| value.to_text().into_owned());
    assert_eq!(text(0, 0).as_deref(), Some("改造计划表"));
    assert_eq!(
        (text(1, 0).as_deref(), text(1, 5).as_deref()),
        (Some("小区名称"), Some("错误信息"))
    );
    assert_eq!((text(2, 0).as_deref(), text(2, 2).as_deref()), (Some("甲"), Some("约三百")));
    let why = text(2, 5).expect("a reason");
    assert!(why.contains("第 3 行") && why.contains("C 列") && why.contains("约三百"), "{why}");
    assert!(text(3, 5).expect("a reason").contains("没有小区名称"));
    assert_eq!(sheet.row_count(), 4);
    place.say(&mut preview, &[], Say::Blanks);
    assert_eq!(states(&preview), [RowState::Added, RowState::Added]);
    place.write(&preview);
    assert_eq!(place.snapshot().community(place.id("甲")).expect("there").scale.households, None);
}

#[test]
fn a_corrected_column_is_read_anew_remembered_and_forgotten() {
    let mut place = empty();
    let header: &[&str] = &["小区名称", "户数", "规模"];
    let book = place.book("一.xlsx", &[header, &["甲", "100", "0.8"]]);
    let mut preview = look(&place, &book);
    assert_eq!(preview.looks[0].len(), 1);
    let snapshot = place.project.snapshot().clone();
    let choice =
        ColumnChoice::Take { field: Field::FloorArea, unit: Some("万平方米".to_owned()) };
    preview.say_column(&snapshot, 0, "C", choice);
    preview.recompute(&snapshot, preview.revision).expect("recognised anew");
    let area = |preview: &Preview| {
        preview.recognised.tables[0].communities[0].floor_area.map(|area| area.0)
    };
    assert_eq!(area(&preview), Some(800_000));
    place.write(&preview);
    assert_eq!(place.snapshot().column_mappings.len(), 1);
    let next = place.book("二.xlsx", &[header, &["乙", "60", "0.5"]]);
    let preview = look(&place, &next);
    assert!(import::is_remembered(place.snapshot(), &preview.recognised.tables[0]));
    assert_eq!(area(&preview), Some(500_000), "what was corrected once holds the next time");
    let table = preview.recognised.tables[0].clone();
    import::forget(&mut place.project, &table).expect("forgotten");
    assert_eq!(area(&look(&place, &next)), None);
    place.project.undo().expect("undone");
    assert_eq!(area(&look(&place, &next)), Some(500_000), "forgetting can be undone");
    place.project.undo().expect("undone");
    assert!(place.snapshot().column_mappings.is_empty(), "the import took its mapping along");
}

#[test]
fn a_header_nobody_knows_is_pointed_out_once_and_known_the_next_time() {
    let mut place = empty();
    let rows: &[&[&str]] = &[
        &["某某一览", "", ""],
        &["院子", "门牌", "家数"],
        &["甲", "1号", "100"],
        &["乙", "2号", "60"],
    ];
    let book = place.book("一.xlsx", rows);
    let mut preview = look(&place, &book);
    assert!(preview.no_table.is_some() && preview.adds_nothing());
    let snapshot = place.project.snapshot().clone();
    preview.say_header("Sheet1", (2, 2), None);
    preview.recompute(&snapshot, preview.revision).expect("recognised anew");
    for (letter, field) in [("A", Field::Name), ("C", Field::Households)] {
        preview.say_column(&snapshot, 0, letter, ColumnChoice::Take { field, unit: None });
    }
    preview.recompute(&snapshot, preview.revision).expect("recognised anew");
    assert_eq!(states(&preview), [RowState::Added, RowState::Added]);
    assert_eq!(preview.recognised.tables[0].communities[1].households, Some(60));
    place.write(&preview);
    let next = place.book("二.xlsx", &[rows[1], &["丙", "3号", "30"]]);
    let preview = look(&place, &next);
    assert_eq!(states(&preview), [RowState::Added]);
    assert_eq!(preview.recognised.tables[0].communities[0].households, Some(30));
}

#[test]
fn years_of_works_go_into_the_draft_and_projects_are_made_once() {
    let mut place = empty();
    let header: &[&str] = &["项目名称", "小区名称", "计划年度", "户数"];
    let first = place.book("一.xlsx", &[header, &["一期项目", "甲", "2027", "10"]]);
    assert!(look(&place, &first).offer.is_none(), "there is no plan yet");
    place.import(&first);
    let draft = plan::Draft {
        name: String::new(),
        from_year: 2026,
        to_year: 2030,
        ceiling: String::new(),
        note: String::new(),
    };
    let five_year = plan::draft_five_year(&mut place.project, &draft).expect("a plan").value;
    let first = [place.id("甲")];
    plan::set_year(&mut place.project, five_year, &first, Some(2026)).expect("placed");
    let book = place.book(
        "二.xlsx",
        &[
            header,
            &["一期项目", "甲", "2028", "10"],
            &["一期项目", "乙", "2029", "20"],
            &["二期项目", "丙", "2035", "30"],
        ],
    );
    let preview = look(&place, &book);
    let done = place.write(&preview).value;
    assert_eq!((done.planned, done.projects), (2, 1), "2035 lies outside the plan");
    let snapshot = place.snapshot();
    let year = |name| snapshot.planned_year(place.id(name));
    assert_eq!((year("甲"), year("乙"), year("丙")), (Some(2028), Some(2029), None));
    let links = snapshot.project_communities.iter().count();
    assert_eq!((snapshot.projects.len(), links), (2, 3));
    let mut again = look(&place, &book);
    assert!(again.adds_nothing(), "a second time changes nothing");
    again.take_plan_year(place.project.snapshot(), false);
    assert!(again.offer.is_some_and(|offer| !offer.is_taken));
}

#[test]
fn an_edited_table_of_totals_takes_the_place_of_the_old_one() {
    let mut place = empty();
    let header: &[&str] = &["县(市、区)", "小区数(个)", "户数(户)"];
    let first =
        place.book("各区.xlsx", &[header, &["历下区", "71", "8400"], &["市中区", "30", "3000"]]);
    assert_eq!(place.import(&first).value.declared, 2);
    let edited =
        place.book("各区.xlsx", &[header, &["历下区", "72", "8400"], &["市中区", "30", "3000"]]);
    assert_eq!(place.import(&edited).value.declared, 1);
    let counts: Vec<Option<i64>> =
        place.snapshot().declared_totals.iter().map(|row| row.communities).collect();
    assert_eq!(counts, [Some(72), Some(30)]);
    assert_eq!(place.snapshot().communities.len(), 0, "totals are never communities");
}

#[test]
fn scripts_decide_all_at_once() {
    let place = Place::with_two();
    let book = place.book("二.xlsx", &[HEADER, &["锦秀花园", "东街道", "不详细", "8000", "300"]]);
    let read = |standing| {
        let said = Said { standing, ..Said::default() };
        let revision = place.project.store().revision().expect("a revision");
        let read = import::read(place.snapshot(), revision, &book, said, &Watch::default());
        states(&read.expect("a preview"))
    };
    assert_eq!(read(Standing::default()), [RowState::Refused]);
    let blank = Standing { unreadable_as_blank: true, ..Standing::default() };
    assert_eq!(read(blank), [RowState::Conflict]);
    let same = Standing { alike: Some(import::Alike::Same), ..blank };
    assert_eq!(read(same), [RowState::Updated]);
    let new = Standing { alike: Some(import::Alike::New), ..blank };
    assert_eq!(read(new), [RowState::Added]);
}

#[test]
fn a_stopped_import_leaves_nothing_behind() {
    let mut place = empty();
    let book = assets().samples().join("tianchang_2021.xlsx");
    let preview = look(&place, &book);
    let stop = Stop::default();
    stop.ask();
    let watch = Watch::new(stop.clone(), |_, _, _| {});
    place.refused(ErrorCode::Cancelled, |project| {
        import::apply_watched(project, &preview, &[], &watch)
    });
    stop.take_back();
    let done = import::apply_watched(&mut place.project, &preview, &[], &watch);
    assert_eq!(done.expect("imported").value.added, 8);
}

#[test]
fn a_cost_worked_out_from_measures_is_not_replaced_by_a_total() {
    let mut place = demo().place;
    let name = "五建小区";
    let id = place.id(name);
    let snapshot = place.project.snapshot().clone();
    let measure = snapshot.policy.measures[0].code.clone();
    jiugai_app::scheme::accept(&mut place.project, id, &[measure]).expect("accepted");
    jiugai_app::scheme::set_basis(
        &mut place.project,
        id,
        jiugai_domain::scheme::CostBasis::Measures,
    )
    .expect("set");
    let division =
        place.snapshot().division_names(place.snapshot().community(id).expect("there").division_id);
    let street = division.last().expect("a place").to_string();
    let book = place.book("二.xlsx", &[HEADER, &[name, &street, "", "", "999"]]);
    let mut preview = look(&place, &book);
    place.say(&mut preview, &[], Say::Likeliest);
    let change = preview.looks[0][0].changes.iter().find(|one| one.field == Field::Investment);
    assert!(change.is_some_and(|change| change.is_computed && !change.is_taken));
}

#[test]
fn a_declared_total_is_compared_with_the_communities_of_its_own_division() {
    let mut place = empty();
    let header: &[&str] = &["城市", "区县", "小区名称", "户数"];
    let book = place.book(
        "一.xlsx",
        &[
            header,
            &["济南市", "历下区", "甲苑", "100"],
            &["济南市", "历下区", "乙苑", "90"],
            &["济南市", "市中区", "丙苑", "50"],
        ],
    );
    place.import(&book);
    let sums = |label| {
        jiugai_app::figures::in_file(place.snapshot(), label)
            .map(|sums| (sums.communities, sums.households))
    };
    assert_eq!(sums("济南市/历下区"), Some((2, 190)));
    assert_eq!(sums("济南市/全市小计"), Some((3, 240)));
    assert_eq!(sums("青岛市/历下区"), None);
}

#[test]
fn names_alike_within_a_workbook_are_asked_about_in_one_table_and_across_tables() {
    let mut place = empty();
    let book = place.book(
        "一.xlsx",
        &[
            HEADER,
            &["锦绣花园", "东街道", "100", "8000", "300"],
            &["锦秀花园", "东街道", "90", "7000", "200"],
            &["甲苑", "东街道", "50", "4000", "100"],
            &["二〇二七年计划表", "", "", "", ""],
            HEADER,
            &["甲苑", "东街道", "50", "4000", "100"],
        ],
    );
    let mut preview = look(&place, &book);
    let waits = [RowState::Added, RowState::Conflict, RowState::Added, RowState::Conflict];
    assert_eq!(states(&preview), waits);
    place.say(&mut preview, &[3], Say::New);
    preview.say(place.project.snapshot(), 1, &[], Say::Likeliest);
    assert_eq!(place.write(&preview).value.added, 3, "the row of the second table is the same one");
}
