//! Loopback HTTP host of the contract, for driving the real UI in a browser in tests; never shipped.
fn main() {}
