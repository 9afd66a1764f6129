//! Single events: what is reported, who leaves, when somebody comes.
//!
//! `docs/model.md`, section Chance, says how each is drawn.

#![expect(
    clippy::indexing_slicing,
    reason = "there is one sequence for each unit, and for each unit and role"
)]

use super::staff::StaffRules;
use crate::model::{ParamId, Parameters, Plan, Role};
use crate::probability::dist::{Leaving, poisson};
use crate::probability::stream::{Stream, key_of};

/// Which run of which seed is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// What all random numbers follow from.
    pub seed: u64,
    /// Number of the run; it uses the same numbers in every scenario.
    pub run: u64,
}

/// The keys of a plan's sequences: by the ids of its units, so that scenarios share them.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    cases: Vec<u64>,
    /// By unit and role.
    leaving: Vec<u64>,
    lead: Vec<u64>,
}

impl Keys {
    pub(super) fn new(plan: &Plan) -> Self {
        let mut keys = Self::default();
        for unit in &plan.units {
            keys.cases.push(key_of(&[&unit.id, "cases"]));
            for role in Role::ALL {
                keys.leaving.push(key_of(&[&unit.id, "leaving", role.id()]));
                keys.lead.push(key_of(&[&unit.id, "lead", role.id()]));
            }
        }
        keys
    }
}

/// A sequence with one number a month.
#[derive(Clone, Debug)]
struct Monthly {
    stream: Stream,
    next: usize,
}

impl Monthly {
    fn new(stream: Stream) -> Self {
        Self { stream, next: 0 }
    }

    /// The number of month `t`; months are asked for in order, and may be left out.
    fn at(&mut self, t: usize) -> f64 {
        for _ in self.next..t {
            let _unused = self.stream.bits();
        }
        self.next = t + 1;
        self.stream.uniform()
    }
}

/// The draws of one run; without chance events all is as expected.
#[derive(Clone, Debug, Default)]
pub(super) struct Chance {
    is_on: bool,
    cases: Vec<Monthly>,
    /// By unit and role.
    leaving: Vec<Monthly>,
    lead: Vec<Monthly>,
    /// The same once more, for what steps advertise in any order of months.
    steps: Vec<Stream>,
    by_role: Vec<Leaving>,
    /// The probabilities that the lead time is at most 0, 1, 2, … months.
    lead_law: Vec<f64>,
    months: usize,
}

/// What nothing exceeds that is as good as certain.
const CERTAIN: f64 = 1.0 - 1e-14;

impl Chance {
    /// Begins a run of `months`; without `draw` nothing is left to chance.
    pub(super) fn begin(
        &mut self,
        keys: &Keys,
        draw: Option<Draw>,
        parameters: &Parameters,
        rules: &StaffRules,
        months: usize,
    ) {
        self.is_on = draw.is_some();
        let Some(Draw { seed, run }) = draw else { return };
        let monthly = |key: &u64| Monthly::new(Stream::new(seed, run, *key));
        self.cases.clear();
        self.cases.extend(keys.cases.iter().map(monthly));
        self.leaving.clear();
        self.leaving.extend(keys.leaving.iter().map(monthly));
        self.lead.clear();
        self.lead.extend(keys.lead.iter().map(monthly));
        self.steps.clear();
        self.steps.extend(keys.lead.iter().map(|key| Stream::new(seed, run, *key)));
        self.by_role.clear();
        self.by_role.extend(rules.leaving.iter().map(|q| Leaving::new(*q)));
        self.months = months;
        self.lead_law.clear();
        let mean = parameters.value(ParamId::RecruitmentLead).max(0.0);
        let (mut point, mut sum) = ((-mean).exp(), 0.0);
        // Poisson, by the recurrence of its probabilities.
        while sum < CERTAIN && self.lead_law.len() <= months {
            sum += point;
            self.lead_law.push(sum);
            point *= mean / self.lead_law.len() as f64;
        }
    }

    /// Started investigations of `unit` in month `t`, over what is expected.
    pub(super) fn started(&mut self, unit: usize, t: usize, expected: f64) -> f64 {
        if !self.is_on {
            return 1.0;
        }
        let u = self.cases[unit].at(t);
        if expected > 0.0 { f64::from(poisson(u, expected)) / expected } else { 1.0 }
    }

    /// The part of the `filled` people of a team (unit and role) that leaves at the end of month
    /// `t`, where each leaves with probability `q`.
    pub(super) fn leaving(&mut self, team: usize, t: usize, filled: f64, q: f64) -> f64 {
        if !self.is_on {
            return q;
        }
        let u = self.leaving[team].at(t);
        if filled <= 0.0 {
            return 0.0;
        }
        (self.by_role[team % Role::COUNT].quantile(u, filled) / filled).min(1.0)
    }

    /// Months after which arrives what is advertised for a team because people left in month `t`;
    /// `None` is the expected lead time. Months are asked for in order, and may be left out.
    pub(super) fn lead(&mut self, team: usize, t: usize) -> Option<usize> {
        if !self.is_on {
            return None;
        }
        let u = self.lead[team].at(t);
        Some(self.months_of(u))
    }

    /// The same for what a step advertises in month `t`: the number of that month, in any order.
    pub(super) fn lead_of_step(&self, team: usize, t: usize) -> Option<usize> {
        // What comes after the horizon is nobody's.
        let t = t.min(self.months);
        self.is_on.then(|| self.months_of(Monthly::new(self.steps[team].clone()).at(t)))
    }

    fn months_of(&self, u: f64) -> usize {
        self.lead_law.iter().position(|sum| u <= *sum).unwrap_or(self.lead_law.len())
    }
}
