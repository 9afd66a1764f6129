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
    #[inline(always)]
    fn at(&mut self, t: usize) -> f64 {
        for _ in self.next..t {
            let _unused = self.stream.bits();
        }
        self.next = t + 1;
        self.stream.uniform()
    }
}

/// The draws of several runs; without chance events all is as expected.
#[derive(Clone, Debug)]
pub(super) struct Chance<const N: usize> {
    draws: Option<[Draw; N]>,
    cases: Vec<[Monthly; N]>,
    /// By unit and role.
    leaving: Vec<[Monthly; N]>,
    lead: Vec<[Monthly; N]>,
    /// How social workers leave, and how the others do.
    leave: Option<[LeavingLanes<N>; 2]>,
    /// The probabilities that the lead time is at most 0, 1, 2, … months.
    lead_law: [Vec<f64>; N],
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
            lead_law: std::array::from_fn(|_| Vec::new()),
            months: 0,
        }
    }
}

/// What nothing exceeds that is as good as certain.
const CERTAIN: f64 = 1.0 - 1e-14;

/// Sets `law` to the probabilities that the lead time, with this mean, is at most 0, 1, 2, …
/// months: Poisson, by the recurrence of its probabilities.
fn set_lead_law(law: &mut Vec<f64>, mean: f64, months: usize) {
    law.clear();
    let mean = mean.max(0.0);
    let (mut point, mut sum) = ((-mean).exp(), 0.0);
    while sum < CERTAIN && law.len() <= months {
        sum += point;
        law.push(sum);
        point *= mean / law.len() as f64;
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
        let streams = |key: &u64| draws.map(|draw| Monthly::new(draw.stream(*key)));
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
        for (law, mean) in self.lead_law.iter_mut().zip(means.0) {
            set_lead_law(law, mean, months);
        }
    }

    /// Started investigations of `unit` in month `t`, over what is expected.
    #[inline(always)]
    pub(super) fn started(&mut self, unit: usize, t: usize, expected: Lanes<N>) -> Lanes<N> {
        if self.draws.is_none() {
            return Lanes::from(1.0);
        }
        if !expected.any(|mean| mean > 0.0) {
            return Lanes::from(1.0);
        }
        let streams = &mut self.cases[unit];
        let u = Lanes::each(|lane| streams[lane].at(t));
        let drawn = poisson_lanes(u, expected);
        drawn.with(expected, |drawn, mean| if mean > 0.0 { drawn / mean } else { 1.0 })
    }

    /// The part of the `filled` people of a team (unit and role) that leaves at the end of month
    /// `t`, where each leaves with probability `q`.
    #[inline(always)]
    pub(super) fn leaving(
        &mut self,
        team: usize,
        t: usize,
        filled: Lanes<N>,
        q: Lanes<N>,
    ) -> Lanes<N> {
        let Some([of_social_workers, of_others]) = &self.leave else { return q };
        let is_social = team % Role::COUNT == Role::SocialWorker as usize;
        let law = if is_social { of_social_workers } else { of_others };
        let streams = &mut self.leaving[team];
        let u = Lanes::<N>::each(|lane| streams[lane].at(t));
        let left = law.quantile(u, filled);
        left.with(filled, |left, all| if all > 0.0 { (left / all).min(1.0) } else { 0.0 })
    }

    /// Months after which arrives, in one run, what is advertised for a team because people left
    /// in month `t`. Months are asked for in order, and may be left out.
    #[inline(always)]
    pub(super) fn lead(&mut self, lane: usize, team: usize, t: usize) -> usize {
        let u = self.lead[team][lane].at(t);
        self.months_of(lane, u)
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
        let u = Monthly::new(draw.stream(keys.lead[team])).at(t);
        Some(self.months_of(lane, u))
    }

    #[inline(always)]
    fn months_of(&self, lane: usize, u: f64) -> usize {
        let law = &self.lead_law[lane];
        law.iter().position(|sum| u <= *sum).unwrap_or(law.len())
    }
}
