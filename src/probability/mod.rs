//! Chance as plain mathematics: distributions, sequences of random numbers, designs of runs, what
//! is read out of many runs, and which of the uncertain factors matters.
//!
//! It knows nothing of plans or months. Everything follows from a seed, and every logarithm, power
//! and exponential is that of the crate `libm`, which is the same on every machine; so is the order
//! of all sums, on one thread or many.

pub mod design;
pub mod dist;
pub mod lanes;
pub mod sobol;
pub mod stream;
pub mod summary;
#[cfg(test)]
mod tests;
