//! The monthly model of staffing, cases, premises, costs and funding.
//!
//! `docs/model.md` describes it with its formulas; [`run`] computes it once, [`Compiled`] many
//! times.

mod books;
mod cases;
mod chance;
mod costs;
mod delay;
mod demand;
mod figures;
mod funding;
mod gate;
mod given;
mod norm;
mod premises;
mod prices;
mod recruitment;
mod result;
mod roster;
mod run;
mod staff;
#[cfg(test)]
pub(crate) mod tests;
mod trace;
mod weights;

pub use books::{Amount, Books, Inhabitants, per_head};
pub use cases::LEGAL_LIMIT_MONTHS;
pub use chance::Draw;
pub use costs::salary_of;
pub use demand::{Demand, DistrictDemand, reports_per_year};
pub(crate) use figures::{Detail, Sink, TotalFigures, UnitFigures};
pub(crate) use gate::{Course, UnitState, gate_in};
pub use gate::{GateOutcome, gate_month};
pub use norm::{mean_case_months, social_worker_year_sek, social_workers_at_norm};
pub use premises::{PremisesLead, area_per_post};
pub use recruitment::Recruitment;
pub use result::{
    Account, Costs, GrantEnd, PremisesState, SimWarning, Simulation, TotalMonth, UnitMonth,
};
pub(crate) use run::Room;
pub use run::{Compiled, Scratch, SimError, baseline_of, capacity, run};
pub use staff::{monthly_leaving, supplemented_turnover};
pub use trace::{Basis, RoleBasis, Trace, salary, training};
