//! Measures of districts: need, segregation, classes for a map.

pub mod classes;
pub mod need;
pub mod segregation;

pub use classes::{Class, ClassMethod, Classes, DEFAULT_CLASS_COUNT};

#[cfg(test)]
mod tests;
