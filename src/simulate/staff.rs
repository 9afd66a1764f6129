//! Staff of one unit, role and origin: posts, people by time employed, recruitments under way.
//!
//! All who are employed leave with the same probability, so the cohorts shrink alike: they are
//! kept as they were when they came, with one factor for what is left of them.

#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "positions are months, for which all arrays have room; this is done every month"
)]

use super::delay::{Delay, Delays};
use super::given::Given;
use crate::model::{ParamId, Parameters, Role};
use crate::probability::lanes::Lanes;

/// What governs all teams alike.
#[derive(Clone, Debug)]
pub(super) struct StaffRules<const N: usize> {
    /// Per role, the share of the staff that leaves in a month; only that of social workers may be
    /// another.
    pub(super) leaving: [Lanes<N>; Role::COUNT],
    /// The same without a wage supplement, as before month 0.
    steady_leaving: Lanes<N>,
    pub(super) lead: Delays<N>,
    /// The same by run.
    pub(super) leads: [Delay; N],
    lead_months: Lanes<N>,
    /// What somebody does not yet do who has been employed so many whole months, the longest
    /// time first.
    missing: Vec<Lanes<N>>,
}

impl<const N: usize> Default for StaffRules<N> {
    fn default() -> Self {
        Self {
            leaving: [Lanes::ZERO; Role::COUNT],
            steady_leaving: Lanes::ZERO,
            lead: Delays::default(),
            leads: [Delay::default(); N],
            lead_months: Lanes::ZERO,
            missing: Vec::new(),
        }
    }
}

/// The share of staff that leaves in a month when `yearly` (a fraction) leave in a year.
///
/// 1 − (1 − yearly)^(1/12): twelve months of it leave exactly 1 − yearly.
#[must_use]
pub fn monthly_leaving(yearly: f64) -> f64 {
    1.0 - (1.0 - yearly.clamp(0.0, 1.0)).powf(1.0 / 12.0)
}

/// Turnover of social workers a year with the wage supplement, as a fraction:
/// turnover · (1 + supplement / salary)^(−elasticity).
#[must_use]
pub fn supplemented_turnover(parameters: &Parameters) -> f64 {
    let turnover = parameters.fraction(ParamId::Turnover);
    let supplement = parameters.value(ParamId::WageSupplement);
    let elasticity = parameters.value(ParamId::TurnoverElasticity);
    let salary = parameters.value(ParamId::SalarySocialWorker);
    if supplement <= 0.0 || elasticity <= 0.0 || salary <= 0.0 {
        return turnover;
    }
    turnover * (1.0 + supplement / salary).powf(-elasticity)
}

impl<const N: usize> StaffRules<N> {
    pub(super) fn set(&mut self, given: Given<'_, N>) {
        self.steady_leaving = given.each(|own| monthly_leaving(own.fraction(ParamId::Turnover)));
        self.leaving = [self.steady_leaving; Role::COUNT];
        self.leaving[Role::SocialWorker as usize] =
            given.each(|own| monthly_leaving(supplemented_turnover(own)));
        self.lead_months = given.value(ParamId::RecruitmentLead).max(Lanes::ZERO);
        self.leads = self.lead_months.0.map(Delay::new);
        self.lead.set(&self.leads, 1.0);
        let start = given.fraction(ParamId::RampUpStart);
        let months = given.value(ParamId::RampUpLength).max(Lanes::ZERO);
        let full = months.0.iter().fold(0.0_f64, |most, months| most.max(*months)).ceil();
        self.missing.clear();
        // Share of full work after `age` months: start + (1 − start) · min(1, age / months).
        self.missing.extend((0..full as usize).rev().map(|age| {
            let age = age as f64;
            let of = |start, months| {
                if age < months { (1.0 - start) * (1.0 - age / months) } else { 0.0 }
            };
            start.with(months, of)
        }));
    }
}

/// Some posts of one unit and role, and the people in them.
#[derive(Clone, Debug, Default)]
pub(super) struct Team<const N: usize> {
    /// Whether it ever has posts: an unused one costs nothing, and holds nothing but zeros.
    pub(super) is_used: bool,
    pub(super) posts: Lanes<N>,
    /// People in posts.
    pub(super) filled: Lanes<N>,
    /// Whole months after which everybody works fully; 0 where nobody asks for their work.
    months_to_full: usize,
    /// What is left of those who came in a month: people = `came` · `left`.
    left: Lanes<N>,
    /// By month, from `months_to_full` months before month 0 on.
    came: Vec<Lanes<N>>,
    /// People who arrive, by month.
    arriving: Vec<Lanes<N>>,
}

impl<const N: usize> Team<N> {
    /// An empty team for so many months, with or without what its people work.
    pub(super) fn clear(&mut self, rules: &StaffRules<N>, months: usize, with_work: bool) {
        if self.is_used {
            *self = Self {
                came: std::mem::take(&mut self.came),
                arriving: std::mem::take(&mut self.arriving),
                ..Self::default()
            };
            self.came.fill(Lanes::ZERO);
            self.arriving.fill(Lanes::ZERO);
        }
        self.left = Lanes::from(1.0);
        self.months_to_full = if with_work { rules.missing.len() } else { 0 };
        let ages = if with_work { months + self.months_to_full } else { 0 };
        self.came.resize(ages, Lanes::ZERO);
        self.arriving.resize(months, Lanes::ZERO);
    }

    /// Adds posts that have long been there: in the steady state of leaving and recruiting, as
    /// it is before the recruits of month 0 come.
    pub(super) fn add_steady(&mut self, rules: &StaffRules<N>, posts: f64) {
        self.is_used = true;
        let q = rules.steady_leaving;
        let filled = Lanes::from(posts) / (1.0 + q * rules.lead_months);
        // As many arrive as leave, in this month and for all who are being replaced.
        let leavers = filled * q;
        for (delay, part) in rules.lead.parts() {
            for month in 0..=delay {
                self.schedule(month, leavers * part);
            }
        }
        let ages = self.months_to_full;
        let mut of_age = leavers;
        for age in 1..ages {
            of_age *= 1.0 - q;
            self.came[ages - age] += of_age;
        }
        self.posts += Lanes::from(posts);
        self.filled += filled - leavers;
    }

    /// Lets `people` arrive in the month at position `month`; later than the horizon is never.
    #[inline(always)]
    pub(super) fn schedule(&mut self, month: usize, people: Lanes<N>) {
        if let Some(slot) = self.arriving.get_mut(month) {
            *slot += people;
        }
    }

    /// The same in one run.
    #[inline(always)]
    pub(super) fn schedule_in(&mut self, lane: usize, month: usize, people: f64) {
        if let Some(slot) = self.arriving.get_mut(month) {
            slot.0[lane] += people;
        }
    }

    /// Lets `people` arrive in each run as many months after the month at position `from` as
    /// `months` says.
    #[inline(always)]
    pub(super) fn schedule_each(&mut self, from: usize, months: [usize; N], people: Lanes<N>) {
        for (lane, (months, people)) in months.into_iter().zip(people.0).enumerate() {
            self.schedule_in(lane, from + months, people);
        }
    }

    /// At the start of month `t`, moves the part `share` (0–1) of posts, people and recruitments
    /// to `to`, where everybody who moves works fully.
    pub(super) fn transfer(&mut self, t: usize, share: Lanes<N>, to: &mut Self) {
        let take = |amount: &mut Lanes<N>| {
            let moved = *amount * share;
            *amount -= moved;
            moved
        };
        to.posts += take(&mut self.posts);
        to.filled += take(&mut self.filled);
        if self.months_to_full > 0 {
            for people in &mut self.came[t..t + self.months_to_full] {
                take(people);
            }
        }
        for month in t..self.arriving.len() {
            let people = take(&mut self.arriving[month]);
            to.schedule(month, people);
        }
    }

    /// Lets the recruits of month `t` in; gives their number.
    #[inline(always)]
    pub(super) fn arrive(&mut self, t: usize) -> Lanes<N> {
        let hired = self.arriving[t];
        self.filled += hired;
        if self.months_to_full > 0 && hired.any(|hired| hired != 0.0) {
            self.came[t + self.months_to_full] += hired / self.left;
        }
        hired
    }

    /// Posts without anybody.
    #[inline(always)]
    pub(super) fn vacancies(&self) -> Lanes<N> {
        (self.posts - self.filled).max(Lanes::ZERO)
    }

    /// People counted by the share of full work that they do in month `t`.
    #[inline(always)]
    pub(super) fn ramped(&self, rules: &StaffRules<N>, t: usize) -> Lanes<N> {
        let young = &self.came[t + 1..=t + self.months_to_full];
        // Two sums beside each other, which a processor adds at the same time: of the odd and of
        // the even months employed, so that longer times of others change nothing.
        let mut sums = [Lanes::ZERO; 2];
        let (rest, pairs) = young.as_rchunks::<2>();
        let (other_rest, other_pairs) = rules.missing.as_rchunks::<2>();
        for (people, missing) in rest.iter().zip(other_rest) {
            sums[1] += *people * *missing;
        }
        for (people, missing) in pairs.iter().zip(other_pairs) {
            sums[0] += people[0] * missing[0];
            sums[1] += people[1] * missing[1];
        }
        self.filled - self.left * (sums[0] + sums[1])
    }

    /// Lets the part `part` (0–1) of all leave at the end of a month; gives their number.
    #[inline(always)]
    pub(super) fn leave(&mut self, part: Lanes<N>) -> Lanes<N> {
        let leavers = self.filled * part;
        let stay = 1.0 - part;
        if self.months_to_full > 0 {
            // Where there is nobody nothing shrinks: a run in which the team has its first people
            // later than another is as it is by itself.
            self.left = self.left.with_two(self.filled, stay, |left, filled, stay| {
                if filled > 0.0 && stay > 0.0 { left * stay } else { left }
            });
        }
        self.filled -= leavers;
        if stay.any(|stay| stay <= 0.0) {
            for (lane, _) in stay.0.iter().enumerate().filter(|(_, stay)| **stay <= 0.0) {
                self.filled.0[lane] = 0.0;
                self.came.iter_mut().for_each(|people| people.0[lane] = 0.0);
            }
        }
        leavers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParamValue;

    /// Months that a test looks at.
    const MONTHS: usize = 40;

    fn rules(turnover: f64, lead: f64) -> StaffRules<1> {
        let mut parameters = Parameters::default();
        let fixed = |value| ParamValue { value, low: value, high: value };
        parameters.set(ParamId::Turnover, fixed(turnover));
        parameters.set(ParamId::RecruitmentLead, fixed(lead));
        let mut rules = StaffRules::default();
        rules.set(Given(&[parameters]));
        rules
    }

    fn team(rules: &StaffRules<1>) -> Team<1> {
        let mut team = Team::default();
        team.clear(rules, MONTHS, true);
        team
    }

    /// The end of month `t`, with what is left advertised.
    fn end_month(team: &mut Team<1>, rules: &StaffRules<1>, t: usize) {
        let left = team.leave(rules.steady_leaving);
        for (lead, part) in rules.lead.parts() {
            team.schedule(t + 1 + lead, left * part);
        }
    }

    fn people(team: &Team<1>) -> f64 {
        team.filled.lane(0)
    }

    fn work(team: &Team<1>, rules: &StaffRules<1>, t: usize) -> f64 {
        team.ramped(rules, t).lane(0)
    }

    #[test]
    fn a_turnover_of_20_percent_a_year_is_1_842_a_month_and_leaves_80_of_100() {
        // Expert check 3.
        assert!((monthly_leaving(0.20) * 100.0 - 1.842).abs() < 5e-4);
        // A lead far beyond the year means: no hiring.
        let rules = rules(20.0, 500.0);
        let mut team = team(&rules);
        (team.posts, team.filled) = (Lanes::from(100.0), Lanes::from(100.0));
        for t in 0..12 {
            team.arrive(t);
            end_month(&mut team, &rules, t);
        }
        assert!((people(&team) - 80.0).abs() < 1e-9, "{}", people(&team));
    }

    #[test]
    fn the_steady_state_stays_as_it_is() {
        for lead in [0.0, 1.0, 2.5, 4.0] {
            let rules = rules(18.0, lead);
            let mut team = team(&rules);
            team.add_steady(&rules, 60.0);
            team.arrive(0);
            let begin = [people(&team), work(&team, &rules, 0)];
            let q = rules.steady_leaving.lane(0);
            assert!((begin[0] - 60.0 / (1.0 + q * lead)).abs() < 1e-9);
            for t in 0..24 {
                end_month(&mut team, &rules, t);
                team.arrive(t + 1);
                assert!((people(&team) - begin[0]).abs() < 1e-9, "lead {lead}");
                let work = work(&team, &rules, t + 1);
                assert!((work - begin[1]).abs() < 1e-9, "lead {lead}");
            }
        }
    }

    #[test]
    fn a_recruit_starts_at_40_percent_and_works_fully_after_nine_months() {
        let rules = rules(0.0, 0.0);
        let mut team = team(&rules);
        team.schedule(0, Lanes::from(1.0));
        let mut all = Vec::new();
        for t in 0..11 {
            team.arrive(t);
            all.push(work(&team, &rules, t));
            end_month(&mut team, &rules, t);
        }
        assert!((all[0] - 0.4).abs() < 1e-12);
        assert!((all[3] - 0.6).abs() < 1e-12);
        assert!((all[9] - 1.0).abs() < 1e-12);
        assert!((all[10] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_vacancy_is_empty_for_exactly_the_lead_time() {
        let rules = rules(0.0, 4.0);
        let mut team = team(&rules);
        team.posts = Lanes::from(2.0);
        team.filled = Lanes::from(2.0);
        // Half of them leave at the end of month 0.
        let left = team.leave(Lanes::from(0.5));
        for (lead, part) in rules.lead.parts() {
            team.schedule(1 + lead, left * part);
        }
        let mut filled = Vec::new();
        for t in 1..7 {
            team.arrive(t);
            filled.push(people(&team));
        }
        assert_eq!(filled, [1.0, 1.0, 1.0, 1.0, 2.0, 2.0]);
    }

    #[test]
    fn a_transfer_keeps_posts_people_and_recruitments_together() {
        let rules = rules(18.0, 4.0);
        let mut central = team(&rules);
        central.add_steady(&rules, 60.0);
        let all = people(&central);
        let mut base = team(&rules);
        central.transfer(0, Lanes::from(0.25), &mut base);
        assert!((base.posts.lane(0) - 15.0).abs() < 1e-9);
        assert!((people(&base) + people(&central) - all).abs() < 1e-9);
        base.arrive(0);
        central.arrive(0);
        assert!((people(&base) * 3.0 - people(&central)).abs() < 1e-9);
        // Everybody who moved works fully; the recruits of the month do not.
        let (ramped, most) = (work(&base, &rules, 0), people(&base));
        let q = rules.steady_leaving.lane(0);
        assert!(ramped < most && ramped > most - 0.6 * q * 15.0);
    }

    #[test]
    fn a_supplement_lowers_turnover_by_its_elasticity() {
        let mut parameters = Parameters::default();
        let fixed = |value| ParamValue { value, low: value, high: value };
        parameters.set(ParamId::WageSupplement, fixed(4_250.0));
        assert!((supplemented_turnover(&parameters) - 0.18).abs() < 1e-15);
        parameters.set(ParamId::TurnoverElasticity, fixed(2.0));
        // 42 500 kr and 10 per cent more: 0,18 / 1,1² = 0,14876.
        assert!((supplemented_turnover(&parameters) - 0.18 / 1.21).abs() < 1e-12);
    }
}
