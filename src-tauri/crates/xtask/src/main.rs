//! run, test, check, bench, codegen.
fn main() {}
