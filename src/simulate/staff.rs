//! Staff of one unit, role and origin: posts, people by time employed, recruitments under way.
//!
//! All who are employed leave with the same probability, so the cohorts shrink alike: they are
//! kept as they were when they came, with one factor for what is left of them.

#![expect(
    clippy::indexing_slicing,
    reason = "positions are months, for which all arrays have room"
)]

use super::delay::Delay;
use crate::model::{ParamId, Parameters, Role};

/// What governs all teams alike.
#[derive(Clone, Debug, Default)]
pub(super) struct StaffRules {
    /// Per role, the share of the staff that leaves in a month.
    pub(super) leaving: [f64; Role::COUNT],
    /// The same without a wage supplement, as before month 0.
    steady_leaving: f64,
    pub(super) lead: Delay,
    lead_months: f64,
    /// What somebody does not yet do who has been employed so many whole months, the longest
    /// time first.
    missing: Vec<f64>,
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

impl StaffRules {
    pub(super) fn set(&mut self, parameters: &Parameters) {
        self.steady_leaving = monthly_leaving(parameters.fraction(ParamId::Turnover));
        self.leaving = [self.steady_leaving; Role::COUNT];
        self.leaving[Role::SocialWorker as usize] =
            monthly_leaving(supplemented_turnover(parameters));
        self.lead_months = parameters.value(ParamId::RecruitmentLead);
        self.lead = Delay::new(self.lead_months);
        let start = parameters.fraction(ParamId::RampUpStart);
        let months = parameters.value(ParamId::RampUpLength);
        let full = months.max(0.0).ceil() as usize;
        self.missing.clear();
        // Share of full work after `age` months: start + (1 − start) · min(1, age / months).
        self.missing.extend((0..full).rev().map(|age| (1.0 - start) * (1.0 - age as f64 / months)));
    }

    /// Whole months after which everybody works fully.
    fn months_to_full(&self) -> usize {
        self.missing.len()
    }
}

/// Σ aᵢ · bᵢ in four sums beside each other, which a processor adds at the same time.
fn product(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (fours, rest) = a.as_chunks::<4>();
    let (others, other_rest) = b.as_chunks::<4>();
    for (a, b) in fours.iter().zip(others) {
        for lane in 0..4 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f64 = rest.iter().zip(other_rest).map(|(a, b)| a * b).sum();
    sums[0] + sums[1] + (sums[2] + sums[3]) + rest
}

/// The posts of one unit, role and origin, and the people in them.
#[derive(Clone, Debug, Default)]
pub(super) struct Team {
    /// Whether it ever has posts: an unused one costs nothing.
    pub(super) is_used: bool,
    pub(super) posts: f64,
    /// People in posts.
    pub(super) filled: f64,
    /// What is left of those who came in a month: people = `came` · `left`.
    left: f64,
    /// By month, from `months_to_full` months before month 0 on.
    came: Vec<f64>,
    /// People who arrive, by month.
    arriving: Vec<f64>,
}

impl Team {
    /// An empty team for so many months.
    pub(super) fn clear(&mut self, rules: &StaffRules, months: usize) {
        self.is_used = false;
        self.posts = 0.0;
        self.filled = 0.0;
        self.left = 1.0;
        self.came.clear();
        self.came.resize(months + rules.months_to_full(), 0.0);
        self.arriving.clear();
        self.arriving.resize(months, 0.0);
    }

    /// Adds posts that have long been there: in the steady state of leaving and recruiting, as
    /// it is before the recruits of month 0 come.
    pub(super) fn add_steady(&mut self, rules: &StaffRules, posts: f64) {
        self.is_used = true;
        let q = rules.steady_leaving;
        let filled = posts / (1.0 + q * rules.lead_months.max(0.0));
        // As many arrive as leave, in this month and for all who are being replaced.
        let leavers = filled * q;
        for (delay, part) in rules.lead.parts() {
            for month in 0..=delay {
                self.schedule(month, leavers * part);
            }
        }
        let ages = rules.months_to_full();
        let mut of_age = leavers;
        for age in 1..ages {
            of_age *= 1.0 - q;
            self.came[ages - age] += of_age;
        }
        self.posts += posts;
        self.filled += filled - leavers;
    }

    /// Lets `people` arrive in the month at position `month`; later than the horizon is never.
    pub(super) fn schedule(&mut self, month: usize, people: f64) {
        if let Some(slot) = self.arriving.get_mut(month) {
            *slot += people;
        }
    }

    /// At the start of month `t`, moves the part `share` (0–1) of posts, people and recruitments
    /// to `to`, where everybody who moves works fully.
    pub(super) fn transfer(&mut self, rules: &StaffRules, t: usize, share: f64, to: &mut Self) {
        let take = |amount: &mut f64| {
            let moved = *amount * share;
            *amount -= moved;
            moved
        };
        to.posts += take(&mut self.posts);
        to.filled += take(&mut self.filled);
        for people in &mut self.came[t..t + rules.months_to_full()] {
            take(people);
        }
        for month in t..self.arriving.len() {
            let people = take(&mut self.arriving[month]);
            to.schedule(month, people);
        }
    }

    /// Lets the recruits of month `t` in; gives their number.
    pub(super) fn arrive(&mut self, rules: &StaffRules, t: usize) -> f64 {
        let hired = self.arriving[t];
        self.filled += hired;
        if rules.months_to_full() > 0 {
            self.came[t + rules.months_to_full()] += hired / self.left;
        }
        hired
    }

    /// Posts without anybody.
    pub(super) fn vacancies(&self) -> f64 {
        (self.posts - self.filled).max(0.0)
    }

    /// People counted by the share of full work that they do in month `t`.
    pub(super) fn ramped(&self, rules: &StaffRules, t: usize) -> f64 {
        let young = &self.came[t + 1..=t + rules.months_to_full()];
        self.filled - self.left * product(young, &rules.missing)
    }

    /// Lets the part `part` (0–1) of all leave at the end of a month; gives their number.
    pub(super) fn leave(&mut self, part: f64) -> f64 {
        let leavers = self.filled * part;
        self.filled -= leavers;
        let stay = 1.0 - part;
        if stay > 0.0 {
            self.left *= stay;
        } else {
            self.came.fill(0.0);
            self.filled = 0.0;
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

    fn rules(turnover: f64, lead: f64) -> StaffRules {
        let mut parameters = Parameters::default();
        let fixed = |value| ParamValue { value, low: value, high: value };
        parameters.set(ParamId::Turnover, fixed(turnover));
        parameters.set(ParamId::RecruitmentLead, fixed(lead));
        let mut rules = StaffRules::default();
        rules.set(&parameters);
        rules
    }

    fn team(rules: &StaffRules) -> Team {
        let mut team = Team::default();
        team.clear(rules, MONTHS);
        team
    }

    /// The end of month `t`, with what is left advertised.
    fn end_month(team: &mut Team, rules: &StaffRules, t: usize) -> f64 {
        let left = team.leave(rules.steady_leaving);
        for (lead, part) in rules.lead.parts() {
            team.schedule(t + 1 + lead, left * part);
        }
        left
    }

    #[test]
    fn a_turnover_of_20_percent_a_year_is_1_842_a_month_and_leaves_80_of_100() {
        // Expert check 3.
        assert!((monthly_leaving(0.20) * 100.0 - 1.842).abs() < 5e-4);
        // A lead far beyond the year means: no hiring.
        let rules = rules(20.0, 500.0);
        let mut team = team(&rules);
        (team.posts, team.filled) = (100.0, 100.0);
        for t in 0..12 {
            team.arrive(&rules, t);
            end_month(&mut team, &rules, t);
        }
        assert!((team.filled - 80.0).abs() < 1e-9, "{}", team.filled);
    }

    #[test]
    fn the_steady_state_stays_as_it_is() {
        for lead in [0.0, 1.0, 2.5, 4.0] {
            let rules = rules(18.0, lead);
            let mut team = team(&rules);
            team.add_steady(&rules, 60.0);
            team.arrive(&rules, 0);
            let (people, work) = (team.filled, team.ramped(&rules, 0));
            assert!((people - 60.0 / (1.0 + rules.steady_leaving * lead)).abs() < 1e-9);
            for t in 0..24 {
                end_month(&mut team, &rules, t);
                team.arrive(&rules, t + 1);
                assert!((team.filled - people).abs() < 1e-9, "lead {lead}");
                assert!((team.ramped(&rules, t + 1) - work).abs() < 1e-9, "lead {lead}");
            }
        }
    }

    #[test]
    fn a_recruit_starts_at_40_percent_and_works_fully_after_nine_months() {
        let rules = rules(0.0, 0.0);
        let mut team = team(&rules);
        team.schedule(0, 1.0);
        let mut work = Vec::new();
        for t in 0..11 {
            team.arrive(&rules, t);
            work.push(team.ramped(&rules, t));
            end_month(&mut team, &rules, t);
        }
        assert!((work[0] - 0.4).abs() < 1e-12);
        assert!((work[3] - 0.6).abs() < 1e-12);
        assert!((work[9] - 1.0).abs() < 1e-12);
        assert!((work[10] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_vacancy_is_empty_for_exactly_the_lead_time() {
        let rules = rules(0.0, 4.0);
        let mut team = team(&rules);
        team.posts = 2.0;
        team.filled = 2.0;
        // Half of them leave at the end of month 0.
        let left = team.leave(0.5);
        for (lead, part) in rules.lead.parts() {
            team.schedule(1 + lead, left * part);
        }
        let mut filled = Vec::new();
        for t in 1..7 {
            team.arrive(&rules, t);
            filled.push(team.filled);
        }
        assert_eq!(filled, [1.0, 1.0, 1.0, 1.0, 2.0, 2.0]);
    }

    #[test]
    fn a_transfer_keeps_posts_people_and_recruitments_together() {
        let rules = rules(18.0, 4.0);
        let mut central = team(&rules);
        central.add_steady(&rules, 60.0);
        let people = central.filled;
        let mut base = team(&rules);
        central.transfer(&rules, 0, 0.25, &mut base);
        assert!((base.posts - 15.0).abs() < 1e-9);
        assert!((base.filled + central.filled - people).abs() < 1e-9);
        base.arrive(&rules, 0);
        central.arrive(&rules, 0);
        assert!((base.filled * 3.0 - central.filled).abs() < 1e-9);
        // Everybody who moved works fully; the recruits of the month do not.
        let ramped = base.ramped(&rules, 0);
        assert!(ramped < base.filled && ramped > base.filled - 0.6 * rules.steady_leaving * 15.0);
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
