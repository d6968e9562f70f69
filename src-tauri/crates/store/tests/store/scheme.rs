//! Schemes, cost lines, prices.

use crate::support::check_rows;
use jiugai_domain::scheme::{CostLine, Price, Scheme};

#[test]
fn schemes() {
    check_rows::<Scheme>();
}

#[test]
fn cost_lines() {
    check_rows::<CostLine>();
}

#[test]
fn prices() {
    check_rows::<Price>();
}

/// The schema itself refuses a line of cost that nobody or two carry, or that is neither measure
/// nor lump sum.
#[test]
fn a_cost_line_has_one_owner_and_one_kind() {
    let desk = crate::support::desk();
    desk.work(|tx| crate::support::furnish(tx, 7));
    let (path, _folder) = desk.leave();
    let conn = rusqlite::Connection::open(&path).expect("opened by other means");
    let change = |sets: &str| conn.execute(&format!("UPDATE cost_line SET {sets}"), []);
    for sets in [
        "scheme_id = NULL, cluster_id = NULL, lot_id = NULL",
        "scheme_id = (SELECT id FROM scheme), lot_id = (SELECT id FROM lot)",
        "kind = 'gift'",
        "kind = 'measure', amount = 5",
        "kind = 'lump_sum', measure_code = 'roads'",
        "position = 'first'",
    ] {
        let refused = change(sets).expect_err(sets);
        assert_eq!(
            refused.sqlite_error_code(),
            Some(rusqlite::ErrorCode::ConstraintViolation),
            "{sets}"
        );
    }
    change("note = 'admissible'").expect("the same rows, changed as they may be");
}
