//! Laws of merging, under random tables and random edits on both sides, through whole workbooks:
//! rows shuffled, columns moved, numbers pasted as text, money converted to another unit.

use std::collections::BTreeSet;

use jiugai_exchange::merge::{Answer, QuestionKind};
use proptest::prelude::*;

use super::table::{
    INVESTMENT, Layout, NAME, Table, applied, book, columns, content, merged, value,
};

/// One edit: a row by its place, a column, and what it becomes; `None` removes the row.
#[derive(Debug, Clone)]
enum Edit {
    Set { row: usize, column: usize, seed: u32 },
    Empty { row: usize, column: usize },
    Remove { row: usize },
    Add { seed: u32 },
}

fn table() -> impl Strategy<Value = Table> {
    prop::collection::vec((0_u32..100_000, prop::collection::vec(any::<bool>(), 7)), 1..9).prop_map(
        |rows| {
            let row = |(at, (seed, known)): (usize, (u32, Vec<bool>))| {
                let cell = |column: usize| {
                    let seed = seed + u32::try_from(column).expect("small");
                    match column {
                        // Names are unique: a row must be known by something.
                        NAME => Some(format!("小区{at}-{seed}")),
                        _ => value(column, seed).filter(|_| known[column]),
                    }
                };
                (format!("id{at}"), (0..columns().len()).map(cell).collect())
            };
            rows.into_iter().enumerate().map(row).collect()
        },
    )
}

fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    // The last column is computed: nobody edits it. Names change too.
    let edit = prop_oneof![
        8 => (any::<usize>(), 0..columns().len() - 1, 200_000_u32..300_000)
            .prop_map(|(row, column, seed)| Edit::Set { row, column, seed }),
        1 => (any::<usize>(), 2..columns().len() - 1)
            .prop_map(|(row, column)| Edit::Empty { row, column }),
        1 => any::<usize>().prop_map(|row| Edit::Remove { row }),
        1 => (400_000_u32..500_000).prop_map(|seed| Edit::Add { seed }),
    ];
    prop::collection::vec(edit, 0..most)
}

fn sets(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let edit = (any::<usize>(), 2..columns().len() - 1, 200_000_u32..300_000)
        .prop_map(|(row, column, seed)| Edit::Set { row, column, seed });
    prop::collection::vec(edit, 0..most)
}

fn edited(base: &Table, edits: &[Edit]) -> Table {
    let mut table = base.clone();
    let ids: Vec<&String> = base.keys().collect();
    for (nth, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Set { row, column, seed } => {
                // A name is given once, so that no two rows share one.
                let seed = seed + u32::try_from(nth).expect("few") * 1_000_000;
                if let Some(values) = table.get_mut(ids[row % ids.len()]) {
                    values[*column] = value(*column, seed);
                }
            }
            Edit::Empty { row, column } => {
                if let Some(values) = table.get_mut(ids[row % ids.len()]) {
                    values[*column] = None;
                }
            }
            Edit::Remove { row } => {
                table.remove(ids[row % ids.len()]);
            }
            Edit::Add { seed } => {
                let seed = seed + u32::try_from(nth).expect("few") * 1_000_000;
                let mut values: Vec<_> = (0..columns().len()).map(|at| value(at, seed)).collect();
                values[columns().len() - 1] = None;
                table.insert(format!("new{nth}"), values);
            }
        }
    }
    table
}

/// A layout somebody could have left: rows and columns in any order, and the money in 元.
fn layout(table: &Table, seed: u64) -> Layout {
    let mut layout = Layout::of(table);
    let mut dice = seed;
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(dice >> 33).expect("small") % sides
    };
    for at in (1..layout.rows.len()).rev() {
        layout.rows.swap(at, roll(at + 1));
    }
    for at in (1..layout.order.len()).rev() {
        layout.order.swap(at, roll(at + 1));
    }
    layout.as_text = roll(2) == 1;
    if roll(2) == 1 {
        layout.headers.insert(INVESTMENT, "估算投资（元）".to_owned());
        layout.powers.insert(INVESTMENT, 0);
    }
    layout
}

/// Whether a column came back blank from top to bottom: that is taken as a column that is gone.
fn empties_a_column(base: &Table, x: &Table) -> bool {
    (2..columns().len() - 1).any(|at| {
        let rows = x.iter().filter(|(id, _)| base.contains_key(*id));
        let blank = rows.clone().all(|(_, row)| row[at].is_none());
        blank && rows.filter(|(id, _)| base[*id][at].is_some()).count() > 1
    })
}

/// The cells in which two tables differ, of rows both have.
fn differing(a: &Table, b: &Table) -> BTreeSet<(String, usize)> {
    let rows = a.iter().filter_map(|(id, row)| Some((id, row, b.get(id)?)));
    let cells = rows.flat_map(|(id, row, other)| {
        let at = row.iter().zip(other).enumerate().filter(|(_, (x, y))| x != y);
        at.map(|(at, _)| (id.clone(), at)).collect::<Vec<_>>()
    });
    cells.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// merge(base, x, base) = x.
    #[test]
    fn what_only_the_file_changed_comes_in(base in table(), x in edits(12), seed: u64) {
        let x = edited(&base, &x);
        prop_assume!(!empties_a_column(&base, &x));
        let merge = merged(&base, &book(&x, &layout(&x, seed)), &base);
        prop_assert!(merge.questions.iter().all(|question| question.kind != QuestionKind::Conflict));
        let after = applied(&base, &merge, |_| Answer::File);
        prop_assert_eq!(content(&after), content(&x));
    }

    /// A file nobody edited changes nothing and asks nothing, whatever happened here.
    #[test]
    fn an_unedited_file_changes_nothing(base in table(), y in edits(12), seed: u64) {
        let y = edited(&base, &y);
        let merge = merged(&base, &book(&base, &layout(&base, seed)), &y);
        prop_assert!(merge.taken.is_empty() && merge.questions.is_empty(), "{:?}", merge);
    }

    /// The same edits on both sides never conflict.
    #[test]
    fn the_same_edits_agree(base in table(), x in sets(12), gone in any::<Option<usize>>(), seed: u64) {
        let mut x = edited(&base, &x);
        let ids: Vec<String> = base.keys().cloned().collect();
        if let Some(row) = gone {
            x.remove(&ids[row % ids.len()]);
        }
        let merge = merged(&base, &book(&x, &layout(&x, seed)), &x);
        prop_assert!(merge.taken.is_empty() && merge.questions.is_empty(), "{:?}", merge);
    }

    /// Edits of different fields both survive, and nothing is asked.
    #[test]
    fn disjoint_edits_both_survive(base in table(), x in sets(12), y in sets(12), seed: u64) {
        let (x, y) = (edited(&base, &x), edited(&base, &y));
        let (by_file, by_me) = (differing(&x, &base), differing(&y, &base));
        let x = without(&base, &x, &by_me);
        let merge = merged(&base, &book(&x, &layout(&x, seed)), &y);
        prop_assert!(merge.questions.is_empty(), "{:?}", merge.questions);
        let after = applied(&y, &merge, |_| Answer::Later);
        for (id, row) in &base {
            for at in 0..row.len() {
                let cell = (id.clone(), at);
                let wanted = if by_me.contains(&cell) { &y } else if by_file.contains(&cell) { &x }
                    else { &base };
                prop_assert_eq!(&after[id][at], &wanted[id][at], "{:?}", cell);
            }
        }
    }

    /// The order in which two files with disjoint edits come in does not matter.
    #[test]
    fn files_may_come_in_any_order(base in table(), x in sets(10), z in sets(10), seed: u64) {
        let (x, z) = (edited(&base, &x), edited(&base, &z));
        let z = without(&base, &z, &differing(&x, &base));
        let (a, b) = (book(&x, &layout(&x, seed)), book(&z, &layout(&z, !seed)));
        let both = |first, second| {
            let here = applied(&base, &merged(&base, first, &base), |_| Answer::Mine);
            applied(&here, &merged(&base, second, &here), |_| Answer::Mine)
        };
        prop_assert_eq!(both(&a, &b), both(&b, &a));
    }

    /// No edit of the file is lost: it is taken, agrees with what is here, is asked or is said.
    #[test]
    fn no_edit_is_lost(base in table(), x in edits(12), y in edits(12), seed: u64) {
        let (x, y) = (edited(&base, &x), edited(&base, &y));
        prop_assume!(!empties_a_column(&base, &x));
        let merge = merged(&base, &book(&x, &layout(&x, seed)), &y);
        let met = |id: &str, at: usize| {
            merge.taken.iter().any(|change| change.id == id && change.column == at)
                || merge.questions.iter().any(|asked| {
                    asked.id == id && (asked.column == Some(at) || asked.kind.is_about_row())
                })
        };
        for (id, at) in differing(&x, &base).into_iter().filter(|(_, at)| *at < columns().len() - 1) {
            let said_same = y.get(&id).is_some_and(|row| row[at] == x[&id][at]);
            let refused = x[&id][at].as_deref() == Some("13");
            prop_assert!(said_same || refused || met(&id, at), "{} {} is lost", id, at);
        }
        for id in base.keys().filter(|id| !x.contains_key(*id) && y.contains_key(*id)) {
            prop_assert!(met(id, NAME), "the removal of {} is lost", id);
        }
        let news = x.keys().filter(|id| id.starts_with("new")).count();
        let asked = merge.questions.iter().filter(|asked| asked.kind == QuestionKind::New).count();
        // A row added on both sides under one name is the same community.
        let both = x.iter().filter(|(id, row)| {
            id.starts_with("new") && y.values().any(|other| other[..2] == row[..2])
        });
        prop_assert_eq!(news - both.count(), asked);
        // Decided for what is here, everything here stands but what only the file changed.
        let kept = applied(&y, &merge, |_| Answer::Mine);
        for (id, at) in differing(&kept, &y) {
            prop_assert_eq!(&y[&id][at], &base[&id][at], "an edit made here is lost");
        }
    }
}

/// `x` without its edits of these cells.
fn without(base: &Table, x: &Table, cells: &BTreeSet<(String, usize)>) -> Table {
    let mut out = x.clone();
    for (id, at) in cells {
        if let (Some(row), Some(old)) = (out.get_mut(id), base.get(id)) {
            row[*at].clone_from(&old[*at]);
        }
    }
    out
}
