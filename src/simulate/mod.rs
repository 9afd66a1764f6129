//! The monthly model of staffing, cases, premises, costs and funding.
//!
//! `docs/model.md` describes it with its formulas; [`run`] computes it.

mod cases;
mod costs;
mod delay;
mod demand;
mod funding;
mod groups;
mod norm;
mod premises;
mod prices;
mod result;
mod roster;
mod run;
mod staff;
#[cfg(test)]
mod tests;

pub use cases::LEGAL_LIMIT_MONTHS;
pub use costs::salary_of;
pub use demand::{Demand, DistrictDemand, reports_per_year};
pub use norm::{social_worker_year_sek, social_workers_at_norm};
pub use premises::PremisesLead;
pub use result::{Account, Costs, PremisesState, SimWarning, Simulation, TotalMonth, UnitMonth};
pub use run::{SimError, capacity, run};
pub use staff::monthly_leaving;
