//! Närplan.

fn main() {}
