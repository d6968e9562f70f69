//! jiugai: everything the window can do, headless.
fn main() {}
