//! Work done, money arrived, money paid.

use crate::support::check_rows;
use jiugai_domain::progress::{MoneyArrived, MoneyPaid, WorkDone};

#[test]
fn work_done() {
    check_rows::<WorkDone>();
}

#[test]
fn money_arrived() {
    check_rows::<MoneyArrived>();
}

#[test]
fn money_paid() {
    check_rows::<MoneyPaid>();
}
