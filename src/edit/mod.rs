//! Commands that change a plan, and their history.
//!
//! A plan is a value; whatever changes it is a [`Command`], which knows its own inverse. Nothing
//! here knows of maps, files or windows.

mod apply;
pub mod check;
mod command;
mod error;
mod history;
mod label;
mod owners;
mod rules;
mod scenarios;
mod settings;
#[cfg(test)]
mod tests;

pub use command::Command;
pub use error::{EditError, Quantity};
pub use history::{History, HistoryStep};
pub use owners::owners_at;
