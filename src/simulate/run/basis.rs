//! What the figures of a run were made from.

use super::{Compiled, Given, Room, Run};
use crate::model::{IndexVec, Parameters, Role};
use crate::probability::lanes::Lanes;
use crate::simulate::figures::Detail;
use crate::simulate::result::Simulation;
use crate::simulate::roster::RoleMonth;
use crate::simulate::trace::{Basis, RoleBasis, Trace, Traced};

impl Compiled<'_> {
    /// As [`Self::run`], with what each figure was made from.
    #[must_use]
    pub fn run_traced(&self, parameters: &Parameters) -> (Simulation, Trace) {
        let mut simulation = Simulation::empty(self.plan.start);
        simulation.units = IndexVec::filled(Vec::new(), self.plan.units.len());
        simulation.paid.resize(self.plan.funding.len(), Vec::new());
        let mut room = Room::<1>::default();
        let given = Given(std::array::from_ref(parameters));
        let mut traced = Traced::new(&mut simulation);
        Run::begin(self, given, None, &mut room, Detail::All).all_months(&mut traced);
        let trace = traced.trace;
        (simulation, trace)
    }
}

impl<const N: usize> Run<'_, '_, N> {
    /// What the first run's figures of `unit` in month `t` were made from, right after they were.
    pub(super) fn basis(&self, unit: usize, t: usize) -> Basis {
        let (room, rules) = (&*self.room, &self.rules);
        let of = |lanes: Lanes<N>| lanes.0.first().copied().unwrap_or_default();
        let role = |role: &RoleMonth<N>| RoleBasis {
            posts: of(role.posts),
            filled: of(role.filled),
            filled_transferred: of(role.filled_transferred),
            ramped: of(role.ramped),
            vacancies: of(role.vacancies),
        };
        let used =
            |month: &RoleMonth<N>| if month.is_used { role(month) } else { RoleBasis::default() };
        let prices = &room.prices[t];
        let leases = &room.leases[unit];
        let premises = leases.month(&rules.premises, t, prices.rent);
        let temporary_m2 = of(leases.temporary(t as f64));
        let visits = self.compiled.services[self.compiled.service_of[t]].visits[unit];
        let workers = room.roles[Role::SocialWorker as usize];
        let present = if workers.is_used {
            workers.ramped + workers.vacancies * rules.agency_share
        } else {
            Lanes::ZERO
        };
        Basis {
            roles: room.roles.each_ref().map(used),
            wage_index: of(prices.wage),
            rent_index: of(prices.rent),
            other_index: of(prices.other),
            payroll_overhead: of(prices.payroll_overhead),
            visits,
            visiting_fte: of((visits * rules.visit_fte).min(present * rules.at_work)),
            new_posts: of(room.counted[unit].0),
            hires: of(room.counted[unit].1),
            kept_m2: of(premises.kept_m2),
            double_m2: of(premises.area_m2) - of(premises.kept_m2) - temporary_m2,
            temporary_m2,
            fit_out_sek: of(leases.fit_out(&rules.premises, t)),
            fit_out_at_once_sek: of(premises.fit_out_at_once_sek),
        }
    }
}
