//! Measures of districts: need, segregation, classes for a map.

pub mod classes;
pub mod continuity;
mod gini;
pub mod need;
pub mod segregation;

pub use classes::{Class, ClassMethod, Classes, DEFAULT_CLASS_COUNT};
pub use continuity::Continuity;
pub use gini::gini;

#[cfg(test)]
mod tests;
