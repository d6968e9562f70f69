//! Tasks and dependencies.

use crate::support::check_rows;
use jiugai_domain::task::{Dependency, Task};

#[test]
fn tasks() {
    check_rows::<Task>();
}

#[test]
fn dependencies() {
    check_rows::<Dependency>();
}
