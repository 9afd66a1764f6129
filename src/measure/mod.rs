//! Measures of districts and of an assignment: need, segregation, classes for a map, ways, balance.

pub mod balance;
pub mod classes;
pub mod cluster;
pub mod contiguity;
pub mod continuity;
pub mod correlation;
pub mod distance;
mod gini;
pub mod need;
pub mod segregation;

pub use classes::{
    AreaType, CLASS_COUNTS, Class, ClassChoice, ClassMethod, Classes, Continuous,
    DEFAULT_CLASS_COUNT, Scale,
};
pub use continuity::Continuity;
pub use correlation::Correlation;
pub use gini::gini;

#[cfg(test)]
mod tests;
