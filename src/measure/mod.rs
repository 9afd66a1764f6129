//! Measures of districts: need, segregation, classes for a map.

pub mod need;
pub mod segregation;
