//! Närplan plans Linköping's move to near social services: districts, bases, rollout steps,
//! staffing and budget.
//!
//! `ARCHITECTURE.md` tells how the parts hang together.

pub mod edit;
pub mod geometry;
pub mod i18n;
pub mod jobs;
pub mod measure;
pub mod model;
pub mod simulate;
pub mod store;
