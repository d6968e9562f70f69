//! What is not taken at its word: ids that are missing, moved or stand beside the wrong name, figures
//! that all moved alike.

use jiugai_exchange::merge::{QuestionKind, RemarkKind};

use super::office::{base, has, set, with_cell};
use super::table::{HOUSEHOLDS, INVESTMENT, Layout, NAME, Table, book, merged};

#[test]
fn a_new_row_of_a_known_name_is_not_laid_over_the_row_itself() {
    let base = base();
    let mut file = base.clone();
    let mut other = file["id04"].clone();
    other[HOUSEHOLDS] = Some("77".to_owned());
    other[3] = None;
    file.insert("new1".to_owned(), other);
    let merge = merged(&base, &book(&file, &Layout::of(&file)), &base);
    assert_eq!((merge.taken.len(), merge.questions.len()), (0, 0), "{:?}", merge.questions);
    let said: Vec<_> =
        merge.remarks.iter().map(|one| (one.kind, one.row, one.text.as_str(), one.count)).collect();
    let name = base["id04"][NAME].as_deref().expect("a name");
    let place = file.keys().position(|id| id == "new1").expect("there");
    let row = u32::try_from(place).expect("few") + 4;
    assert_eq!(said, [(RemarkKind::NameTwice, Some(row), name, 8)]);
}

#[test]
fn figures_without_a_name_are_said() {
    let base = base();
    let mut file = base.clone();
    let mut nameless = vec![None; 7];
    nameless[HOUSEHOLDS] = Some("97".to_owned());
    file.insert("new1".to_owned(), nameless);
    let merge = merged(&base, &book(&file, &Layout::of(&file)), &base);
    assert_eq!((merge.taken.len(), merge.questions.len()), (0, 0));
    assert!(has(&merge, RemarkKind::RowUnnamed), "{:?}", merge.remarks);
}

/// Two rows whose hidden ids changed places: what they say tells whose they are.
#[test]
fn two_ids_that_changed_places_rename_nobody() {
    let base = base();
    let mut file = base.clone();
    file.insert("id03".to_owned(), base["id04"].clone());
    file.insert("id04".to_owned(), base["id03"].clone());
    set(&mut file, "id03", HOUSEHOLDS, "777");
    let merge = merged(&base, &book(&file, &Layout::of(&file)), &base);
    assert!(has(&merge, RemarkKind::IdsLeftBehind), "{:?}", merge.remarks);
    let taken: Vec<_> = merge.taken.iter().map(|one| (one.id.as_str(), one.column)).collect();
    assert_eq!(taken, [("id04", HOUSEHOLDS)]);
    assert_eq!(merge.questions, []);
}

#[test]
fn two_rows_that_took_each_others_names_are_renamed() {
    let base = base();
    let mut file = base.clone();
    for at in [NAME, 1] {
        file.get_mut("id03").expect("a row")[at].clone_from(&base["id04"][at]);
        file.get_mut("id04").expect("a row")[at].clone_from(&base["id03"][at]);
    }
    let merge = merged(&base, &book(&file, &Layout::of(&file)), &base);
    assert!(!has(&merge, RemarkKind::IdsLeftBehind), "{:?}", merge.remarks);
    let names = merge.taken.iter().filter(|one| one.column == NAME);
    assert_eq!(names.map(|one| one.id.as_str()).collect::<Vec<_>>(), ["id03", "id04"]);
}

/// Two communities of one name and place, whose ids are gone: what else they say tells them apart.
#[test]
fn namesakes_are_told_apart_by_what_they_say() {
    let mut base = base();
    for at in [NAME, 1] {
        let same = base["id03"][at].clone();
        base.get_mut("id04").expect("a row")[at] = same;
    }
    let without_ids = |file: &Table| Layout { ids: false, ..Layout::of(file) };
    let merge = merged(&base, &book(&base, &without_ids(&base)), &base);
    assert_eq!((merge.taken.len(), merge.questions.len()), (0, 0), "{:?}", merge.questions);
    // One of them edited is still the one it fits best.
    let mut file = base.clone();
    set(&mut file, "id04", HOUSEHOLDS, "777");
    let merge = merged(&base, &book(&file, &without_ids(&file)), &base);
    let asked: Vec<_> = merge.questions.iter().map(|one| (one.kind, one.id.as_str())).collect();
    assert_eq!(asked, [(QuestionKind::Recognised, "id04")]);
}

#[test]
fn a_row_of_a_known_name_is_new_only_beside_the_row_itself() {
    let base = base();
    let file = with_cell(&book(&base, &Layout::of(&base)), 7, 7, "x");
    let merge = merged(&base, &with_cell(&file, 7, 2, "777"), &base);
    let asked: Vec<_> = merge.questions.iter().map(|one| (one.kind, one.id.as_str())).collect();
    assert_eq!(asked, [(QuestionKind::Recognised, "id04")]);
}

#[test]
fn a_column_converted_under_its_old_header_is_asked_about() {
    let base = base();
    let mut file = base.clone();
    for (id, row) in &mut file {
        let figure: i64 = row[INVESTMENT].as_deref().expect("known").parse().expect("a figure");
        row[INVESTMENT] = Some((figure * 10_000).to_string());
        if id == "id02" {
            row[INVESTMENT] = Some("123".to_owned());
        }
    }
    set(&mut file, "id03", HOUSEHOLDS, "777");
    let merge = merged(&base, &book(&file, &Layout::of(&file)), &base);
    let taken: Vec<_> = merge.taken.iter().map(|one| (one.id.as_str(), one.column)).collect();
    assert_eq!(taken, [("id02", INVESTMENT), ("id03", HOUSEHOLDS)], "edits of their own");
    let kinds: Vec<_> = merge.questions.iter().map(|one| (one.kind, one.column)).collect();
    assert_eq!(kinds, vec![(QuestionKind::NoBase, Some(INVESTMENT)); 11]);
    let said: Vec<_> = merge
        .remarks
        .iter()
        .map(|one| (one.kind, one.column.as_deref(), one.text.as_str(), one.count))
        .collect();
    assert_eq!(said, [(RemarkKind::ScaledColumn, Some("E"), "估算投资(万元)", 11)]);
}
