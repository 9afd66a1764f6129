//! The program from outside: the command line, the window, the house rules. One binary, so that it
//! is linked once.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it should be"
)]

mod certainty;
mod cli;
mod disclosure;
mod info;
mod layers;
mod papers;
mod questions;
mod recovery;
mod same;
mod source;
mod statistics;
mod stories;
mod texts;
mod tidy;
#[cfg(feature = "gui")]
mod window;
