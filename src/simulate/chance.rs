//! Single events: what is reported, who leaves, when somebody comes.
//!
//! `docs/model.md`, section Chance, says how each is drawn.

#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "there is one sequence for each unit, and for each unit and role; this is done every month"
)]

use super::given::Given;
use super::staff::StaffRules;
use crate::model::{ParamId, Plan, Role};
use crate::probability::dist::{LeavingLanes, poisson_lanes};
use crate::probability::lanes::Lanes;
use crate::probability::stream::{Stream, key_of};

/// Which run of which seed is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// What all random numbers follow from.
    pub seed: u64,
    /// Number of the run; it uses the same numbers in every scenario.
    pub run: u64,
}

impl Draw {
    fn stream(self, key: u64) -> Stream {
        Stream::new(self.seed, self.run, key)
    }
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

/// The draws of several runs; without chance events all is as expected.
#[derive(Clone, Debug)]
pub(super) struct Chance<const N: usize> {
    draws: Option<[Draw; N]>,
    cases: Vec<[Stream; N]>,
    /// By unit and role.
    leaving: Vec<[Stream; N]>,
    lead: Vec<[Stream; N]>,
    /// How social workers leave, and how the others do.
    leave: Option<[LeavingLanes<N>; 2]>,
    /// The probabilities that the lead time is at most 0, 1, 2, … months; above 1 where a run has
    /// no more of them.
    lead_law: Vec<Lanes<N>>,
    months: usize,
}

impl<const N: usize> Default for Chance<N> {
    fn default() -> Self {
        Self {
            draws: None,
            cases: Vec::new(),
            leaving: Vec::new(),
            lead: Vec::new(),
            leave: None,
            lead_law: Vec::new(),
            months: 0,
        }
    }
}

/// What nothing exceeds that is as good as certain.
const CERTAIN: f64 = 1.0 - 1e-14;

/// Sets `law` to the probabilities that the lead times, with these means, are at most 0, 1, 2, …
/// months: Poisson, by the recurrence of its probabilities.
fn set_lead_law<const N: usize>(law: &mut Vec<Lanes<N>>, means: Lanes<N>, months: usize) {
    law.clear();
    for (lane, mean) in means.0.into_iter().enumerate() {
        let mean = mean.max(0.0);
        let (mut point, mut sum) = ((-mean).exp(), 0.0);
        let mut count = 0;
        while sum < CERTAIN && count <= months {
            sum += point;
            if law.len() == count {
                law.push(Lanes::from(f64::INFINITY));
            }
            law[count].0[lane] = sum;
            count += 1;
            point *= mean / count as f64;
        }
    }
}

impl<const N: usize> Chance<N> {
    /// Begins runs of `months`; without `draws` nothing is left to chance.
    #[inline(always)]
    pub(super) fn begin(
        &mut self,
        keys: &Keys,
        draws: Option<[Draw; N]>,
        given: Given<'_, N>,
        rules: &StaffRules<N>,
        months: usize,
    ) {
        self.draws = draws;
        self.leave = None;
        let Some(draws) = draws else { return };
        let streams = |key: &u64| draws.map(|draw| draw.stream(*key));
        self.cases.clear();
        self.cases.extend(keys.cases.iter().map(streams));
        self.leaving.clear();
        self.leaving.extend(keys.leaving.iter().map(streams));
        self.lead.clear();
        self.lead.extend(keys.lead.iter().map(streams));
        let [of_social_workers, of_others] =
            [Role::SocialWorker, Role::UnitManager].map(|role| rules.leaving[role as usize]);
        self.leave = Some([of_social_workers, of_others].map(LeavingLanes::new));
        self.months = months;
        let means = given.value(ParamId::RecruitmentLead);
        set_lead_law(&mut self.lead_law, means, months);
    }

    /// Started investigations of `unit` in month `t`, over what is expected.
    #[inline(always)]
    pub(super) fn started(&self, unit: usize, t: usize, expected: Lanes<N>) -> Lanes<N> {
        if self.draws.is_none() {
            return Lanes::from(1.0);
        }
        if !expected.any(|mean| mean > 0.0) {
            return Lanes::from(1.0);
        }
        let u = Stream::at_each(&self.cases[unit], t);
        let drawn = poisson_lanes(u, expected);
        drawn.with(expected, |drawn, mean| if mean > 0.0 { drawn / mean } else { 1.0 })
    }

    /// The part of the `filled` people of a team (unit and role) that leaves at the end of month
    /// `t`, where each leaves with probability `q`.
    #[inline(always)]
    pub(super) fn leaving(&self, team: usize, t: usize, filled: Lanes<N>, q: Lanes<N>) -> Lanes<N> {
        let Some([of_social_workers, of_others]) = &self.leave else { return q };
        let is_social = team % Role::COUNT == Role::SocialWorker as usize;
        let law = if is_social { of_social_workers } else { of_others };
        let u = Stream::at_each(&self.leaving[team], t);
        let left = law.quantile(u, filled);
        if !left.any(|left| left > 0.0) {
            return Lanes::ZERO;
        }
        left.with(filled, |left, all| if all > 0.0 { (left / all).min(1.0) } else { 0.0 })
    }

    /// Months after which arrives what is advertised for a team because people left in month `t`.
    #[inline(always)]
    pub(super) fn leads(&self, team: usize, t: usize) -> [usize; N] {
        let u = Stream::at_each(&self.lead[team], t);
        let mut months = [0; N];
        for sums in &self.lead_law {
            let mut is_later = false;
            for ((months, u), sum) in months.iter_mut().zip(u.0).zip(sums.0) {
                *months += usize::from(u > sum);
                is_later |= u > sum;
            }
            if !is_later {
                break;
            }
        }
        months
    }

    /// Whether single events are drawn.
    #[inline(always)]
    pub(super) fn is_on(&self) -> bool {
        self.draws.is_some()
    }

    /// The same for what a step advertises in month `t`: the number of that month, in any order.
    /// `None` is the expected lead time.
    pub(super) fn lead_of_step(
        &self,
        keys: &Keys,
        lane: usize,
        team: usize,
        t: usize,
    ) -> Option<usize> {
        // What comes after the horizon is nobody's.
        let t = t.min(self.months);
        let draw = self.draws.as_ref()?.get(lane)?;
        let u = draw.stream(keys.lead[team]).at(t);
        Some(self.lead_law.iter().filter(|sums| u > sums.0[lane]).count())
    }
}
