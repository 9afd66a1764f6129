//! What a workbook or a paper is made of: a plan with its results, whichever plan it is.

use super::csv::Basis;
use super::{Certainty, ReportError, Stamp};
use crate::i18n::Tr;
use crate::model::{DistrictSet, Plan};
use crate::simulate::{Books, Demand, Simulation};
use crate::store::Passport;

/// A plan with its results and who sends it out how.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The map.
    pub map: &'a DistrictSet,
    /// The plan.
    pub plan: &'a Plan,
    /// The plan, simulated.
    pub simulation: &'a Simulation,
    /// Nollalternativ, simulated, if it could be.
    pub baseline: Option<&'a Simulation>,
    /// What the districts ask for.
    pub demand: &'a Demand,
    /// What many runs say, where they were made.
    pub certainty: Option<&'a Certainty>,
    /// Status, version and date.
    pub stamp: &'a Stamp,
    /// The plan for the file itself to carry, where it is to.
    pub passport: Option<&'a Passport>,
    /// The texts.
    pub tr: &'a Tr,
}

impl<'a> Material<'a> {
    /// What tables are made of.
    ///
    /// # Errors
    /// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where it does not belong
    /// together.
    pub(super) fn basis(&self) -> Result<Basis<'a>, ReportError> {
        let basis = Basis::new(self.map, self.plan, self.simulation, self.demand, self.tr)?;
        let is_of_plan = |baseline: &Simulation| {
            baseline.start == self.simulation.start && baseline.months() == self.simulation.months()
        };
        if !self.baseline.is_none_or(is_of_plan) {
            return Err(ReportError::OtherResult);
        }
        Ok(basis)
    }

    /// The costs beside those of Nollalternativ.
    pub(super) const fn books(&self) -> Books<'a> {
        Books { simulation: self.simulation, baseline: self.baseline }
    }
}
