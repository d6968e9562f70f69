//! Bad input: one sentence, the right exit code, the file untouched.

use crate::support::{Place, sample};

/// A book that must be refused with a sentence saying `words`, leaving the file byte for byte.
fn check(name: &str, bytes: &[u8], words: &str) {
    let place = Place::with_file();
    std::fs::write(place.path(name), bytes).expect("the book");
    let before = std::fs::read(place.path("a.jiugai")).expect("the file");
    let good = sample("tianchang_2021.xlsx");
    for arguments in [&["import", "a.jiugai", name][..], &["import", "a.jiugai", &good, name]] {
        let sentence = place.refused(3, arguments);
        assert!(sentence.contains(words) && sentence.contains(name), "{sentence}");
        assert_eq!(sentence.trim().lines().count(), 1, "one sentence: {sentence}");
    }
    let english = place.refused(3, &["import", "a.jiugai", name, "--lang", "en"]);
    assert!(english.is_ascii() || english.contains('“'), "{english}");
    assert_eq!(std::fs::read(place.path("a.jiugai")).expect("the file"), before, "{name}");
}

#[test]
fn a_text_is_no_spreadsheet() {
    check("a.xlsx", "这是一段文字".as_bytes(), "不是表格");
}

#[test]
fn an_empty_file_is_refused() {
    check("empty.xlsx", b"", "「empty.xlsx」");
}

#[test]
fn a_table_without_a_known_header_is_refused() {
    check("odd.csv", "天气,温度\n晴,20\n雨,15\n".as_bytes(), "表头");
}

#[test]
fn a_missing_book_and_a_missing_file_are_said() {
    let place = Place::with_file();
    place.refused(3, &["import", "a.jiugai", "nowhere.xlsx"]);
    let sentence = place.refused(3, &["totals", "nowhere.jiugai"]);
    assert!(sentence.contains("nowhere.jiugai"), "{sentence}");
}

#[test]
fn a_foreign_file_is_left_as_it_is() {
    let place = Place::new();
    std::fs::write(place.path("a.jiugai"), b"not a database at all, but long enough")
        .expect("a file");
    place.refused(5, &["totals", "a.jiugai"]);
    place.refused(5, &["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    let left = std::fs::read(place.path("a.jiugai")).expect("the file");
    assert_eq!(left, b"not a database at all, but long enough");
}

#[test]
fn new_never_replaces_a_file() {
    let place = Place::with_file();
    let before = std::fs::read(place.path("a.jiugai")).expect("the file");
    place.refused(3, &["new", "a.jiugai"]);
    assert_eq!(std::fs::read(place.path("a.jiugai")).expect("the file"), before);
}

#[test]
fn what_cannot_be_done_yet_says_what_is_missing() {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    place.refused(2, &["schedule", "a.jiugai"]);
    place.ok(&["plan", "a.jiugai", "--years", "2026-2030"]);
    place.ok(&["plan", "a.jiugai", "--annual", "2026"]);
    let sentence = place.refused(4, &["schedule", "a.jiugai"]);
    assert!(sentence.contains("横道图") || sentence.contains("排期"), "{sentence}");
    place.ok(&["schedule", "a.jiugai", "--build"]);
    place.refused(2, &["totals"]);
    place.refused(3, &["plan", "a.jiugai", "--years", "2030-2026"]);
}

#[test]
fn a_password_protected_book_is_said_to_be_one() {
    check("locked.xlsx", include_bytes!("../fixtures/locked.xlsx"), "密码");
}
