//! What history tells: who did what to what, from what to what, and the way back to a point.

use jiugai_app::checklist::{self, Change};
use jiugai_app::community::{self, Field};
use jiugai_app::history::{self, FieldShown, Point, Query};
use jiugai_app::{ErrorCode, policy};
use jiugai_domain::finding::FindingLevel;
use jiugai_domain::{CommunityId, RevisionId};
use jiugai_store::{ChangeKind, SCHEMA_VERSION, Table};

use crate::support::{Place, TODAY, demo, empty};

fn newest(place: &Place) -> RevisionId {
    place.project.store().revision().expect("read").expect("a revision")
}

/// The fields of the first changed row: name, before, after.
fn fields(place: &Place, revision: RevisionId) -> Vec<(String, String, String)> {
    let changes = history::changes(&place.project, revision, 0, 50).expect("changes");
    let side = |side: Option<&jiugai_domain::policy::Label>| {
        side.map(|label| label.zh.clone()).unwrap_or_default()
    };
    let told = |field: &FieldShown| {
        (field.field.zh.clone(), side(field.before.as_ref()), side(field.after.as_ref()))
    };
    changes.rows[0].fields.iter().map(told).collect()
}

fn three(field: &str, before: &str, after: &str) -> (String, String, String) {
    (field.to_owned(), before.to_owned(), after.to_owned())
}

fn add(place: &mut Place, name: &str) -> CommunityId {
    community::add(&mut place.project, &[name.to_owned()]).expect("added").value[0]
}

#[test]
fn an_edit_is_told_in_peoples_words() {
    let mut place = empty();
    add(&mut place, "幸福里");
    place.type_into("幸福里", Field::Households, "1205").expect("typed");
    assert_eq!(fields(&place, newest(&place)), [three("户数", "", "1,205")]);
    place.type_into("幸福里", Field::FloorArea, "8153.6").expect("typed");
    assert_eq!(fields(&place, newest(&place)), [three("建筑面积", "", "8,153.6 m²")]);
    place.type_into("幸福里", Field::Stage, "实施").expect("typed");
    assert_eq!(fields(&place, newest(&place)), [three("储备状态", "储备", "实施")]);
    let changes = history::changes(&place.project, newest(&place), 0, 9).expect("changes");
    let row = &changes.rows[0];
    assert_eq!((row.noun.zh.as_str(), row.subject.zh.as_str()), ("小区", "幸福里"));
    place.project.undo().expect("undone");
    assert_eq!(
        fields(&place, newest(&place)),
        [three("储备状态", "实施", "储备")],
        "undo tells its own"
    );
}

#[test]
fn rows_are_called_by_what_they_belong_to_even_when_they_are_gone() {
    let mut place = empty();
    let id = add(&mut place, "幸福里");
    let item = place.snapshot().policy.items[0].clone();
    let change = Change {
        item: Some(item.code.clone()),
        level: Some(Some(FindingLevel::Hazard)),
        ..Change::default()
    };
    checklist::set(&mut place.project, id, &[change], TODAY).expect("set");
    let found = newest(&place);
    community::remove(&mut place.project, &[id]).expect("removed");
    let changes = history::changes(&place.project, found, 0, 9).expect("changes");
    assert_eq!(changes.rows[0].subject.zh, format!("幸福里 · {}", item.name.zh));
    assert_eq!(changes.rows[0].kind, ChangeKind::Inserted);
    let told = &changes.rows[0].fields;
    let level = told.iter().find(|field| field.field.zh == "检查结果").expect("the result");
    assert_eq!(level.after.as_ref().map(|word| word.zh.as_str()), Some("隐患"));
    assert_eq!(changes.rows[0].community, None, "it is gone");
}

#[test]
fn a_rule_switched_on_says_so() {
    let mut place = empty();
    let rule = place.snapshot().policy.rules.iter().find(|rule| !rule.enabled).expect("a rule");
    let rule = rule.clone();
    policy::switch_rule(&mut place.project, &rule.code, true).expect("switched");
    assert_eq!(fields(&place, newest(&place)), [three("启用", "否", "是")]);
    let changes = history::changes(&place.project, newest(&place), 0, 9).expect("changes");
    assert_eq!(changes.rows[0].subject.zh, rule.name.zh);
}

#[test]
fn an_import_of_many_rows_is_summed_and_paged() {
    let mut place = empty();
    let mut text = "小区名称,户数,投资(万元)\n".to_owned();
    for n in 0..500 {
        text += &format!("第{n}小区,{},{}.5\n", 100 + n, n);
    }
    let path = place.folder.path().join("来.csv");
    std::fs::write(&path, text).expect("a book");
    place.import(&path);
    let revision = newest(&place);
    let page =
        |offset, limit| history::changes(&place.project, revision, offset, limit).expect("ok");
    let first = page(0, 20);
    let sums = first.summary.as_ref().expect("kept");
    let communities = sums.iter().find(|sum| sum.table == Table::Community).expect("communities");
    assert_eq!((communities.rows, communities.kind), (500, ChangeKind::Inserted));
    assert_eq!(sums.iter().map(|sum| sum.rows).sum::<usize>(), first.total);
    assert_eq!(first.rows.len(), 20);
    let mut seen = 0;
    while seen < first.total {
        let next = page(seen, 400);
        assert!(next.rows.iter().all(|row| !row.noun.zh.contains("row.")), "every kind has a name");
        seen += next.rows.len();
    }
    assert_eq!(seen, first.total);
    assert_eq!(page(first.total, 9).rows, []);
    let entry = &first.entry;
    assert_eq!(entry.source.as_ref().map(|source| source.file.as_str()), Some("来.csv"));
}

#[test]
fn history_is_narrowed_down_by_community_person_kind_and_text() {
    let mut place = empty();
    let (happy, bright) = (add(&mut place, "幸福里"), add(&mut place, "光明里"));
    place.type_into("幸福里", Field::Households, "100").expect("typed");
    place.type_into("光明里", Field::Households, "200").expect("typed");
    let item = place.snapshot().policy.items[0].code.clone();
    let change =
        Change { item: Some(item), level: Some(Some(FindingLevel::Ok)), ..Change::default() };
    checklist::set(&mut place.project, happy, &[change], TODAY).expect("set");
    let labels = |query: Query| -> Vec<String> {
        let rows = history::find(&place.project, &Query { limit: 99, ..query }).expect("rows");
        rows.into_iter().map(|row| row.label).collect()
    };
    assert_eq!(labels(Query::default()).len(), 5);
    let of_happy = labels(Query { community: Some(happy), ..Query::default() });
    assert_eq!(of_happy.len(), 3, "{of_happy:?}");
    assert!(of_happy.iter().all(|label| label.contains("幸福里")), "{of_happy:?}");
    assert_eq!(labels(Query { community: Some(bright), ..Query::default() }).len(), 2);
    assert_eq!(labels(Query { kind: Some("finding".into()), ..Query::default() }).len(), 1);
    assert_eq!(labels(Query { kind: Some("community".into()), ..Query::default() }).len(), 4);
    assert_eq!(labels(Query { who: Some("别人".into()), ..Query::default() }).len(), 0);
    assert_eq!(labels(Query { text: Some(" 光明 ".into()), ..Query::default() }).len(), 2);
    let both = Query { community: Some(happy), kind: Some("community".into()), ..Query::default() };
    assert_eq!(labels(both).len(), 2);
    let words = history::words(&place.project).expect("words");
    let kinds: Vec<&str> = words.kinds.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!((words.people, kinds), (vec!["测试".to_owned()], vec!["community", "finding"]));
}

#[test]
fn a_community_keeps_its_history_after_it_is_removed_and_page_by_page() {
    let mut place = empty();
    let id = add(&mut place, "幸福里");
    for n in 1..=5 {
        place.type_into("幸福里", Field::Households, &n.to_string()).expect("typed");
        add(&mut place, &format!("别的{n}"));
    }
    community::remove(&mut place.project, &[id]).expect("removed");
    let query = Query { limit: 3, community: Some(id), ..Query::default() };
    let mut rows = Vec::new();
    let mut before = None;
    loop {
        let page = history::find(&place.project, &Query { before, ..query.clone() }).expect("rows");
        before = page.last().map(|row| row.id);
        if page.is_empty() {
            break;
        }
        assert!(page.len() <= 3);
        rows.extend(page);
    }
    assert_eq!(rows.len(), 7, "added, five edits, removed");
}

#[test]
fn the_way_back_is_shown_then_gone_as_one() {
    let demo = demo();
    let mut place = demo.place;
    let point = newest(&place);
    let before = place.project.store().dump().expect("a dump");
    for n in 1..=4 {
        add(&mut place, &format!("新{n}"));
    }
    let after = place.project.store().dump().expect("a dump");
    let last = newest(&place);
    let way = history::way_to(&place.project, Point::After(point)).expect("a way");
    assert!(history::is_back(&way));
    let labels: Vec<&str> = way.steps.iter().map(|step| step.label.as_str()).collect();
    assert_eq!(
        labels,
        ["新增小区「新4」", "新增小区「新3」", "新增小区「新2」", "新增小区「新1」"]
    );
    let done = history::go_to(&mut place.project, Point::After(point)).expect("gone back");
    assert_eq!(done.value.len(), 4);
    place.check_current();
    assert!(place.project.store().dump().expect("a dump") == before);
    place.project.redo().expect("redone").expect("a step");
    history::go_to(&mut place.project, Point::After(last)).expect("gone forth");
    assert!(place.project.store().dump().expect("a dump") == after);
    place.check_current();
    place.refused(ErrorCode::CannotGoBack, |project| {
        history::go_to(project, Point::After(RevisionId(uuid::Uuid::nil())))
    });
    history::go_to(&mut place.project, Point::Start).expect("gone back");
    assert_eq!(place.project.store().next_undo().expect("read"), None);
    place.check_current();
}

/// Every table and column of the file's schema has a name in people's words.
#[test]
fn every_column_has_a_name() {
    for (table, column) in columns_of_records() {
        let row = format!("row.{table}");
        assert!(jiugai_app::text::has(&row), "{row} has no text");
        let own = format!("column.{table}.{column}");
        let any = format!("column.{column}");
        let known = jiugai_app::text::has(&own) || jiugai_app::text::has(&any);
        assert!(known || is_internal(&column), "{own} has no text (schema {SCHEMA_VERSION})");
    }
}

/// Columns that are never shown.
fn is_internal(column: &str) -> bool {
    column == "id"
        || column.ends_with("_id")
        || column.ends_with("sha256")
        || ["position", "profile", "version", "shipped_hash", "code", "kind", "policy_hash"]
            .contains(&column)
        || ["schema_version", "table_name", "signature"].contains(&column)
}

/// Every record table's columns, read from the picture of the schema.
fn columns_of_records() -> Vec<(String, String)> {
    let picture = jiugai_store::schema_picture().expect("the schema");
    let mut columns = Vec::new();
    let mut table = String::new();
    for line in picture.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        if let ["CREATE", "TABLE", name, "("] = words.as_slice() {
            name.trim_matches('"').clone_into(&mut table);
        } else if let Some(word) = line.strip_prefix("    ").and_then(|line| line.split(' ').next())
        {
            let is_column =
                !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            if is_column && table.parse::<Table>().is_ok() {
                columns.push((table.clone(), word.to_owned()));
            }
        }
    }
    assert!(columns.len() > 200, "the picture is read: {}", columns.len());
    columns
}
