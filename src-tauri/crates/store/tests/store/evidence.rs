//! Evidence for the gates.

use crate::support::check_rows;
use jiugai_domain::evidence::Evidence;

#[test]
fn evidence() {
    check_rows::<Evidence>();
}
