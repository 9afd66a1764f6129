//! Staff of one unit, role and origin: posts, people by time employed, recruitments under way.

use std::collections::VecDeque;

use super::delay::Delay;
use crate::model::{ParamId, Parameters};

/// What governs all teams alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct StaffRules {
    /// Share of the staff that leaves in a month.
    pub(super) monthly_leaving: f64,
    pub(super) lead: Delay,
    lead_months: f64,
    rampup_start: f64,
    rampup_months: f64,
}

/// The share of staff that leaves in a month when `yearly` (a fraction) leave in a year.
///
/// 1 − (1 − yearly)^(1/12): twelve months of it leave exactly 1 − yearly.
#[must_use]
pub fn monthly_leaving(yearly: f64) -> f64 {
    1.0 - (1.0 - yearly.clamp(0.0, 1.0)).powf(1.0 / 12.0)
}

impl StaffRules {
    pub(super) fn new(parameters: &Parameters) -> Self {
        let lead_months = parameters.value(ParamId::RecruitmentLead);
        Self {
            monthly_leaving: monthly_leaving(parameters.fraction(ParamId::Turnover)),
            lead: Delay::new(lead_months),
            lead_months,
            rampup_start: parameters.fraction(ParamId::RampUpStart),
            rampup_months: parameters.value(ParamId::RampUpLength),
        }
    }

    /// Share of full work after `age` whole months in the post.
    fn ramp(&self, age: usize) -> f64 {
        let part =
            if self.rampup_months > 0.0 { (age as f64 / self.rampup_months).min(1.0) } else { 1.0 };
        self.rampup_start + (1.0 - self.rampup_start) * part
    }

    /// Whole months after which everybody works fully.
    fn months_to_full(&self) -> usize {
        self.rampup_months.max(0.0).ceil() as usize
    }
}

/// The posts of one unit, role and origin, and the people in them.
#[derive(Clone, Debug, Default)]
pub(super) struct Team {
    pub(super) posts: f64,
    /// People by whole months employed, while they still ramp up.
    young: VecDeque<f64>,
    /// People who work fully.
    full: f64,
    /// People who arrive in this month (front) and the months to come.
    arriving: VecDeque<f64>,
}

impl Team {
    /// Adds posts that have long been there: in the steady state of leaving and recruiting, as
    /// it is at the end of a month.
    pub(super) fn add_steady(&mut self, rules: &StaffRules, posts: f64) {
        let filled = posts / (1.0 + rules.monthly_leaving * rules.lead_months.max(0.0));
        // As many arrive as leave, in this month and for all who are being replaced.
        let leavers = filled * rules.monthly_leaving;
        for (delay, part) in rules.lead.parts() {
            for month in 0..=delay {
                self.schedule(month, leavers * part);
            }
        }
        let mut left = filled - leavers;
        let mut of_age = leavers;
        for position in 0..rules.months_to_full().saturating_sub(1) {
            of_age *= 1.0 - rules.monthly_leaving;
            left -= of_age;
            if self.young.len() <= position {
                self.young.resize(position + 1, 0.0);
            }
            if let Some(people) = self.young.get_mut(position) {
                *people += of_age;
            }
        }
        self.posts += posts;
        self.full += left;
    }

    /// Advertises what `people` leave behind at the end of a month, or posts that are to be
    /// filled one lead time from now.
    fn advertise(&mut self, rules: &StaffRules, people: f64) {
        for (delay, part) in rules.lead.parts() {
            self.schedule(delay, people * part);
        }
    }

    /// Lets `people` arrive in `months_ahead` months; 0 is this month.
    pub(super) fn schedule(&mut self, months_ahead: usize, people: f64) {
        if people == 0.0 {
            return;
        }
        if self.arriving.len() <= months_ahead {
            self.arriving.resize(months_ahead + 1, 0.0);
        }
        if let Some(slot) = self.arriving.get_mut(months_ahead) {
            *slot += people;
        }
    }

    /// Moves the part `share` (0–1) of posts, people and recruitments to `to`, where everybody
    /// who moves works fully.
    pub(super) fn transfer(&mut self, share: f64, to: &mut Self) {
        let take = |amount: &mut f64| {
            let moved = *amount * share;
            *amount -= moved;
            moved
        };
        to.posts += take(&mut self.posts);
        to.full += take(&mut self.full);
        for people in &mut self.young {
            to.full += take(people);
        }
        for (month, people) in self.arriving.iter_mut().enumerate() {
            to.schedule(month, take(people));
        }
    }

    /// Lets this month's recruits in; gives their number.
    pub(super) fn arrive(&mut self) -> f64 {
        let hired = self.arriving.pop_front().unwrap_or(0.0);
        self.young.push_front(hired);
        hired
    }

    /// People in posts.
    pub(super) fn filled(&self) -> f64 {
        self.full + self.young.iter().sum::<f64>()
    }

    /// Posts without anybody.
    pub(super) fn vacancies(&self) -> f64 {
        (self.posts - self.filled()).max(0.0)
    }

    /// People counted by the share of full work that they do.
    pub(super) fn ramped(&self, rules: &StaffRules) -> f64 {
        let young: f64 =
            self.young.iter().enumerate().map(|(age, people)| people * rules.ramp(age)).sum();
        self.full + young
    }

    /// Ends the month: some leave, their posts are advertised, all grow a month older. Gives the
    /// number who left.
    pub(super) fn end_month(&mut self, rules: &StaffRules) -> f64 {
        let stay = 1.0 - rules.monthly_leaving;
        let leavers = self.filled() * rules.monthly_leaving;
        self.full *= stay;
        for people in &mut self.young {
            *people *= stay;
        }
        while self.young.len() >= rules.months_to_full().max(1) {
            self.full += self.young.pop_back().unwrap_or(0.0);
        }
        // The month's recruits are in, so the front of the queue is next month.
        self.advertise(rules, leavers);
        leavers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParamValue;

    fn rules(turnover: f64, lead: f64) -> StaffRules {
        let mut parameters = Parameters::default();
        let fixed = |value| ParamValue { value, low: value, high: value };
        parameters.set(ParamId::Turnover, fixed(turnover));
        parameters.set(ParamId::RecruitmentLead, fixed(lead));
        StaffRules::new(&parameters)
    }

    #[test]
    fn a_turnover_of_20_percent_a_year_is_1_842_a_month_and_leaves_80_of_100() {
        // Expert check 3.
        assert!((monthly_leaving(0.20) * 100.0 - 1.842).abs() < 5e-4);
        // A lead far beyond the year means: no hiring.
        let rules = rules(20.0, 500.0);
        let mut team = Team { posts: 100.0, full: 100.0, ..Team::default() };
        for _ in 0..12 {
            team.arrive();
            team.end_month(&rules);
        }
        assert!((team.filled() - 80.0).abs() < 1e-9, "{}", team.filled());
    }

    #[test]
    fn the_steady_state_stays_as_it_is() {
        for lead in [0.0, 1.0, 2.5, 4.0] {
            let rules = rules(18.0, lead);
            let mut team = Team::default();
            team.add_steady(&rules, 60.0);
            team.arrive();
            let (people, work) = (team.filled(), team.ramped(&rules));
            assert!((people - 60.0 / (1.0 + rules.monthly_leaving * lead)).abs() < 1e-9);
            for _ in 0..24 {
                team.end_month(&rules);
                team.arrive();
                assert!((team.filled() - people).abs() < 1e-9, "lead {lead}");
                assert!((team.ramped(&rules) - work).abs() < 1e-9, "lead {lead}");
            }
        }
    }

    #[test]
    fn a_vacancy_is_empty_for_exactly_the_lead_time() {
        let rules = rules(0.0, 4.0);
        let mut team = Team { posts: 1.0, ..Team::default() };
        team.advertise(&rules, 1.0);
        let mut filled = Vec::new();
        for _ in 0..6 {
            team.arrive();
            filled.push(team.filled());
            team.end_month(&rules);
        }
        assert_eq!(filled, [0.0, 0.0, 0.0, 0.0, 1.0, 1.0]);
    }

    #[test]
    fn a_recruit_starts_at_40_percent_and_works_fully_after_nine_months() {
        let rules = rules(0.0, 0.0);
        let mut team = Team { posts: 1.0, ..Team::default() };
        team.advertise(&rules, 1.0);
        let mut work = Vec::new();
        for _ in 0..11 {
            team.arrive();
            work.push(team.ramped(&rules));
            team.end_month(&rules);
        }
        assert!((work[0] - 0.4).abs() < 1e-12);
        assert!((work[3] - 0.6).abs() < 1e-12);
        assert!((work[9] - 1.0).abs() < 1e-12);
        assert!((work[10] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_transfer_keeps_posts_people_and_recruitments_together() {
        let rules = rules(18.0, 4.0);
        let mut central = Team::default();
        central.add_steady(&rules, 60.0);
        let people = central.filled();
        let mut base = Team::default();
        central.transfer(0.25, &mut base);
        assert!((base.posts - 15.0).abs() < 1e-9);
        assert!((base.filled() + central.filled() - people).abs() < 1e-9);
        base.arrive();
        central.arrive();
        assert!((base.filled() * 3.0 - central.filled()).abs() < 1e-9);
    }
}
