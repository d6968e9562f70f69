//! What people do to a workbook on its way: one test per deed.

use std::collections::BTreeMap;

use jiugai_exchange::merge::{Answer, Merge, QuestionKind, RemarkKind};

use super::table::{
    HOUSEHOLDS, INVESTMENT, Layout, NAME, NOTE, Table, applied, book, carried, columns, merged,
    value,
};

/// Twelve communities, everything known.
pub(super) fn base() -> Table {
    let row = |at: u32| {
        let cells = (0..columns().len()).map(|column| value(column, 1000 + at * 37));
        (format!("id{at:02}"), cells.collect())
    };
    (0..12).map(row).collect()
}

pub(super) fn set(table: &mut Table, id: &str, at: usize, text: &str) {
    table.get_mut(id).expect("a row")[at] = Some(text.to_owned());
}

pub(super) fn has(merge: &Merge, kind: RemarkKind) -> bool {
    merge.remarks.iter().any(|remark| remark.kind == kind)
}

/// One edit in the file, in a sheet of this layout, comes in as that one change.
fn check_one_edit(layout: impl Fn(&Table) -> Layout, said: Option<RemarkKind>) -> Merge {
    let base = base();
    let mut file = base.clone();
    set(&mut file, "id03", HOUSEHOLDS, "777");
    let merge = merged(&base, &book(&file, &layout(&file)), &base);
    let taken: Vec<_> = merge.taken.iter().map(|c| (c.id.as_str(), c.column)).collect();
    assert_eq!(taken, [("id03", HOUSEHOLDS)], "{:?}", merge.remarks);
    assert_eq!(merge.taken[0].value.as_deref(), Some("777"));
    assert_eq!(merge.questions, []);
    if let Some(kind) = said {
        assert!(has(&merge, kind), "{:?}", merge.remarks);
    }
    merge
}

#[test]
fn columns_in_another_order_do_no_harm() {
    let merge = check_one_edit(
        |table| Layout { order: vec![5, 2, 6, 0, 4, 3, 1], ..Layout::of(table) },
        None,
    );
    assert_eq!(merge.remarks, []);
    assert_eq!(merge.taken[0].place.cell, "B7");
}

#[test]
fn a_deleted_column_leaves_its_values_alone() {
    let order = vec![0, 1, 2, 3, 6];
    let gone = RemarkKind::ColumnGone;
    check_one_edit(|table| Layout { order: order.clone(), ..Layout::of(table) }, Some(gone));
}

#[test]
fn sorted_rows_keep_their_owners() {
    let rows = |table: &Table| table.keys().rev().cloned().collect();
    check_one_edit(|table| Layout { rows: rows(table), ..Layout::of(table) }, None);
}

#[test]
fn a_renamed_sheet_is_known_by_its_ids() {
    let renamed = |table: &Table| Layout { name: "汇总 (2)".to_owned(), ..Layout::of(table) };
    check_one_edit(renamed, Some(RemarkKind::SheetRenamed));
}

#[test]
fn numbers_pasted_as_text_are_read() {
    check_one_edit(|table| Layout { as_text: true, ..Layout::of(table) }, None);
}

#[test]
fn a_converted_unit_is_converted_back() {
    let layout = |table: &Table| Layout {
        headers: BTreeMap::from([(INVESTMENT, "估算投资（元）".to_owned())]),
        powers: BTreeMap::from([(INVESTMENT, 0)]),
        ..Layout::of(table)
    };
    check_one_edit(layout, Some(RemarkKind::UnitChanged));
}

#[test]
fn a_unit_renamed_over_the_same_figures_is_no_conversion() {
    let layout = |table: &Table| Layout {
        headers: BTreeMap::from([(INVESTMENT, "估算投资（元）".to_owned())]),
        ..Layout::of(table)
    };
    check_one_edit(layout, Some(RemarkKind::UnitNotConverted));
}

#[test]
fn a_header_in_other_words_is_known_by_its_meaning() {
    let layout = |table: &Table| Layout {
        headers: BTreeMap::from([(HOUSEHOLDS, "涉及户数".to_owned())]),
        ..Layout::of(table)
    };
    check_one_edit(layout, Some(RemarkKind::ColumnRenamed));
}

#[test]
fn without_ids_rows_are_recognised_by_name_and_every_change_is_asked() {
    let base = base();
    let mut file = base.clone();
    set(&mut file, "id03", HOUSEHOLDS, "777");
    let merge = merged(&base, &book(&file, &Layout { ids: false, ..Layout::of(&file) }), &base);
    assert_eq!(merge.taken, []);
    let asked: Vec<_> = merge.questions.iter().map(|q| (q.kind, q.id.as_str())).collect();
    assert_eq!(asked, [(QuestionKind::Recognised, "id03")]);
    assert_eq!(merge.questions[0].base, base["id03"][HOUSEHOLDS]);
    assert!(has(&merge, RemarkKind::IdsGone));
    assert_eq!(merge.counts.recognised, 12);
}

/// The sheet sorted by hand, and the hidden column forgotten: every id stands beside another row.
#[test]
fn ids_that_stayed_behind_are_noticed() {
    let base = base();
    let ids: Vec<String> = base.keys().cloned().collect();
    let mut beside = Table::new();
    for (at, id) in ids.iter().enumerate() {
        beside.insert(id.clone(), base[&ids[(at + 5) % ids.len()]].clone());
    }
    set(&mut beside, "id03", HOUSEHOLDS, "777");
    let merge = merged(&base, &book(&beside, &Layout::of(&beside)), &base);
    assert!(has(&merge, RemarkKind::IdsLeftBehind), "{:?}", merge.remarks);
    let taken: Vec<_> = merge.taken.iter().map(|c| (c.id.as_str(), c.column)).collect();
    assert_eq!(taken, [("id08", HOUSEHOLDS)], "the edit belongs to the row it was made in");
    assert_eq!(merge.questions, []);
}

#[test]
fn a_removed_row_is_asked_about_and_never_silent() {
    let base = base();
    let mut file = base.clone();
    file.remove("id05");
    let returned = book(&file, &Layout::of(&file));
    let merge = merged(&base, &returned, &base);
    assert_eq!(merge.questions.len(), 1);
    assert_eq!(merge.questions[0].kind, QuestionKind::Removed);
    assert_eq!(merge.questions[0].name, base["id05"][NAME].clone().expect("a name"));
    assert_eq!(applied(&base, &merge, |_| Answer::Later), base);
    assert_eq!(applied(&base, &merge, |_| Answer::File), file);
    let mut here = base.clone();
    set(&mut here, "id05", NOTE, "刚改的");
    let merge = merged(&base, &returned, &here);
    assert_eq!(merge.questions[0].kind, QuestionKind::RemovedEdited, "delete against edit");
}

#[test]
fn a_row_edited_there_and_removed_here_is_asked_about() {
    let base = base();
    let (mut file, mut here) = (base.clone(), base.clone());
    set(&mut file, "id05", NOTE, "改过");
    here.remove("id05");
    here.remove("id06");
    let merge = merged(&base, &book(&file, &Layout::of(&file)), &here);
    assert_eq!(merge.questions.len(), 1, "the row nobody edited stays removed");
    assert_eq!(merge.questions[0].kind, QuestionKind::GoneHere);
    let back = applied(&here, &merge, |_| Answer::File);
    assert_eq!(back["id05"][..6], file["id05"][..6]);
}

#[test]
fn a_row_copied_with_its_id_is_a_new_row() {
    let base = base();
    let mut file = base.clone();
    let mut copy = base["id04"].clone();
    copy[NAME] = Some("新小区".to_owned());
    file.insert("copy".to_owned(), copy);
    let mut returned = book(&file, &Layout::of(&file));
    // Its hidden id came along with the copy.
    returned = with_cell(&returned, 3, 7, "id04");
    let merge = merged(&base, &returned, &base);
    assert_eq!(merge.taken, []);
    let asked: Vec<_> = merge.questions.iter().map(|q| (q.kind, q.name.as_str())).collect();
    assert_eq!(asked, [(QuestionKind::New, "新小区")]);
}

#[test]
fn one_row_twice_with_two_figures_is_asked_about() {
    let base = base();
    let mut file = base.clone();
    set(&mut file, "id04", HOUSEHOLDS, "701");
    let mut copy = file["id04"].clone();
    copy[HOUSEHOLDS] = Some("702".to_owned());
    file.insert("copy".to_owned(), copy);
    let returned = with_cell(&book(&file, &Layout::of(&file)), 3, 7, "id04");
    let merge = merged(&base, &returned, &base);
    assert_eq!(merge.taken, []);
    assert_eq!(merge.questions[0].kind, QuestionKind::NoBase, "nobody changed it here");
    assert!(has(&merge, RemarkKind::TwoCells));
}

#[test]
fn a_cleared_cell_is_asked_a_word_clears_a_blank_column_is_left_alone() {
    let base = base();
    let mut file = base.clone();
    file.get_mut("id01").expect("a row")[NOTE] = None;
    set(&mut file, "id02", NOTE, "清空");
    for row in file.values_mut() {
        row[3] = None;
    }
    let merge = merged(&base, &book(&file, &Layout::of(&file)), &base);
    let taken: Vec<_> = merge.taken.iter().map(|c| (c.id.as_str(), c.value.clone())).collect();
    assert_eq!(taken, [("id02", None)]);
    let asked: Vec<_> = merge.questions.iter().map(|q| (q.kind, q.id.as_str())).collect();
    assert_eq!(asked, [(QuestionKind::Emptied, "id01")]);
    assert!(has(&merge, RemarkKind::ColumnEmptied));
}

#[test]
fn computed_cells_are_said_and_not_taken() {
    let base = base();
    let mut file = base.clone();
    set(&mut file, "id01", 6, "5");
    set(&mut file, "id02", 6, "6");
    let merge = merged(&base, &book(&file, &Layout::of(&file)), &base);
    assert_eq!((merge.taken.len(), merge.questions.len()), (0, 0));
    let said = merge.remarks.iter().find(|remark| remark.kind == RemarkKind::ProtectedChanged);
    assert_eq!(said.map(|remark| remark.count), Some(2), "{:?}", merge.remarks);
}

#[test]
fn what_cannot_be_read_is_said_with_its_cell() {
    let base = base();
    let file = book(&base, &Layout::of(&base));
    let file = with_cell(&with_cell(&file, 4, 2, "不少"), 5, 2, "约300户");
    let merge = merged(&base, &with_cell(&file, 6, 2, "13"), &base);
    let said: Vec<_> = merge
        .remarks
        .iter()
        .map(|remark| (remark.kind, remark.row, remark.column.as_deref(), remark.text.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (RemarkKind::Rough, Some(6), Some("C"), "约300户"),
            (RemarkKind::NotTaken, Some(5), Some("C"), "不少"),
            (RemarkKind::NotTaken, Some(7), Some("C"), "13"),
        ]
    );
    assert_eq!((merge.taken.len(), merge.questions.len()), (0, 0));
}

#[test]
fn a_sheet_that_is_gone_removes_nothing() {
    let base = base();
    let mut file =
        book(&base, &Layout { name: "别的".to_owned(), ids: false, ..Layout::of(&base) });
    file.file_name = "另一份.xlsx".to_owned();
    let merge = merged(&base, &file, &base);
    assert_eq!((merge.taken.len(), merge.questions.len()), (0, 0));
    assert!(has(&merge, RemarkKind::SheetGone) && has(&merge, RemarkKind::SheetUnknown));
}

#[test]
fn work_can_be_stopped() {
    let base = base();
    let carried = carried(&base);
    let returned = jiugai_exchange::merge::read(&book(&base, &Layout::of(&base)), &carried);
    let here = super::table::Here(&base);
    let stopped =
        jiugai_exchange::merge::merge(&carried, &returned, true, &here, &mut |_, _| false);
    assert_eq!(stopped, None);
}

/// The same workbook with another text in one cell.
pub(super) fn with_cell(
    book: &jiugai_exchange::Book,
    row: u32,
    col: u16,
    text: &str,
) -> jiugai_exchange::Book {
    use jiugai_exchange::book::{SheetBuilder, Value};
    let sheet = &book.sheets[0];
    let mut out = SheetBuilder::new(sheet.name.clone());
    for line in sheet.rows_from(0) {
        for (at, value) in line.cells() {
            out.push(line.number, at, value).expect("a cell");
        }
    }
    out.push(row, col, Value::Text(text)).expect("a cell");
    jiugai_exchange::Book { file_name: book.file_name.clone(), sheets: vec![out.finish().into()] }
}
