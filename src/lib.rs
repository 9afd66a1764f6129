//! Närplan plans Linköping's move to near social services: districts, bases, rollout steps,
//! staffing and budget.
//!
//! `ARCHITECTURE.md` tells how the parts hang together.

pub mod app;
pub mod cli;
pub mod edit;
pub mod geometry;
pub mod i18n;
pub mod jobs;
pub mod measure;
pub mod model;
pub mod probability;
pub mod read;
pub mod report;
pub mod scene;
pub mod simulate;
pub mod store;
pub mod suggest;
#[cfg(feature = "gui")]
pub mod ui;
pub mod uncertain;
