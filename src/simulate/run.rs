//! The months, one after the other.

#![expect(
    clippy::indexing_slicing,
    reason = "all arrays have one place a unit, group, year or month of the plan, made together"
)]

use super::cases::{CaseBook, CaseRules};
use super::chance::{Chance, Draw, Keys};
use super::costs::{CostBasis, CostRules, PARTS};
use super::funding::{Bill, Purses};
use super::norm::case_types;
use super::premises::{Leases, PremisesRules, set_leases};
use super::prices::Prices;
use super::result::{SimWarning, Simulation, TotalMonth, UnitMonth};
use super::roster::{RoleMonth, Roster};
use super::weights::{Groups, Sums};
use crate::model::{
    Explain, Index, IndexVec, IndicatorTable, MAX_HORIZON_MONTHS, Message, Ore, ParamId,
    ParamValue, Parameters, Plan, Role, RolloutStep, UnitIdx,
};

/// Months after going live in which nearness raises the reports.
const FIRST_YEAR_MONTHS: i32 = 12;

/// Why a plan cannot be simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SimError {
    /// The map says nothing of children, so there is no demand to simulate.
    #[error("the map has no figures for children 0–19: add a column barn_unga_0_19_<year>")]
    NoChildren,
    /// The horizon is outside 1–120 months.
    #[error("a horizon of {0} months: choose 1 to {MAX_HORIZON_MONTHS}")]
    Horizon(u16),
}

impl Explain for SimError {
    fn message(&self) -> Message {
        match self {
            Self::NoChildren => Message::new("sim-error-no-children"),
            Self::Horizon(months) => Message::new("sim-error-horizon")
                .number("months", f64::from(*months))
                .number("max", f64::from(MAX_HORIZON_MONTHS)),
        }
    }
}

/// Simulates `plan` on a map with these figures, month by month, as `docs/model.md` describes,
/// without chance events.
///
/// It is pure: the same plan and figures give the same result, to the last öre.
///
/// # Errors
/// [`SimError`] where the map has no children or the horizon is out of range.
pub fn run(table: &IndicatorTable, plan: &Plan) -> Result<Simulation, SimError> {
    Ok(Compiled::new(table, plan)?.run(&plan.parameters))
}

/// Nollalternativ of `plan`: today's organisation carried on, without the steps to come, wage
/// supplement, visiting days and ceiling.
#[must_use]
pub fn baseline_of(plan: &Plan) -> Plan {
    let mut today = plan.clone();
    today.steps.retain(|step| step.start < plan.start);
    today.model.visits.clear();
    for param in [ParamId::WageSupplement, ParamId::CaseloadCeiling] {
        let value = ParamValue { value: 0.0, low: 0.0, high: 0.0 };
        today.parameters.set(param, value);
    }
    today
}

/// A plan on a map, made ready to be simulated many times with other values of its parameters.
#[derive(Clone, Debug)]
pub struct Compiled<'a> {
    plan: &'a Plan,
    months: usize,
    central: usize,
    groups: Groups,
    keys: Keys,
    /// Per month, the position of its calendar year.
    year_of: Vec<usize>,
    /// Steps in the order of their start; a stable sort keeps the list's order within a month.
    steps: Vec<&'a RolloutStep>,
}

/// Room to reckon in, kept from run to run.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    sums: Sums,
    chance: Chance,
    roster: Roster,
    rules: CaseRules,
    book: CaseBook,
    leases: Vec<Leases>,
    purses: Purses,
    prices: Vec<Prices>,
    /// By group.
    started: Vec<f64>,
    reports: Vec<f64>,
    /// By unit: its groups in the month.
    members: Vec<Vec<usize>>,
    counted: Vec<(f64, f64)>,
    leavers: Vec<f64>,
    parts: Vec<[f64; PARTS]>,
    shares: Vec<(usize, Vec<f64>)>,
    month: Vec<UnitMonth>,
}

impl<'a> Compiled<'a> {
    /// Makes `plan` ready on a map with these figures.
    ///
    /// # Errors
    /// [`SimError`] where the map has no children or the horizon is out of range.
    pub fn new(table: &IndicatorTable, plan: &'a Plan) -> Result<Self, SimError> {
        if table.children_0_19.is_none() && plan.model.population.is_none() {
            return Err(SimError::NoChildren);
        }
        if plan.horizon_months == 0 || plan.horizon_months > MAX_HORIZON_MONTHS {
            return Err(SimError::Horizon(plan.horizon_months));
        }
        let mut steps: Vec<&RolloutStep> = plan.steps.iter().collect();
        steps.sort_by_key(|step| step.start);
        let months = usize::from(plan.horizon_months);
        let first = plan.start.year();
        let year_of = |t: usize| (plan.start.plus(t as i32).year() - first) as usize;
        Ok(Self {
            plan,
            months,
            year_of: (0..months).map(year_of).collect(),
            central: plan.central().to_usize(),
            groups: Groups::new(table, plan),
            keys: Keys::new(plan),
            steps,
        })
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The result with `parameters` in place of the plan's own, without chance events.
    #[must_use]
    pub fn run(&self, parameters: &Parameters) -> Simulation {
        let mut simulation = Simulation::empty(self.plan.start);
        self.run_into(parameters, None, &mut Scratch::default(), &mut simulation);
        simulation
    }

    /// As [`Self::run`], with single events drawn where `draw` says which, into `simulation` and
    /// with room that was used before.
    pub fn run_into(
        &self,
        parameters: &Parameters,
        draw: Option<Draw>,
        scratch: &mut Scratch,
        simulation: &mut Simulation,
    ) {
        let mut run = Run::begin(self, parameters, draw, scratch, simulation);
        for t in 0..self.months {
            run.month(t);
        }
    }
}

/// What does not change from month to month.
#[derive(Clone, Copy, Debug)]
struct Rules {
    costs: CostRules,
    premises: PremisesRules,
    at_work: f64,
    agency_share: f64,
    /// Part of a full-time equivalent that a visiting day takes.
    visit_fte: f64,
    /// Cases of mean work that a productive social worker closes in a month.
    closes: f64,
    /// Reports a month for one need-weighted child.
    report_rate: f64,
    share_investigated: f64,
    first_year_rise: f64,
    placements_sek: f64,
    effect: f64,
    effect_lag: i32,
}

impl Rules {
    fn new(plan: &Plan, parameters: &Parameters) -> Self {
        let value = |param| parameters.value(param);
        let fraction = |param| parameters.fraction(param);
        let work_hours = value(ParamId::WorkHours);
        Self {
            costs: CostRules::new(plan, parameters),
            premises: PremisesRules::new(plan, parameters),
            at_work: 1.0 - fraction(ParamId::Absence),
            agency_share: fraction(ParamId::AgencyShare),
            visit_fte: if work_hours > 0.0 { value(ParamId::VisitHours) / work_hours } else { 0.0 },
            closes: capacity(plan, parameters, 1.0),
            report_rate: value(ParamId::ReportsPer1000) / 1000.0 / 12.0,
            share_investigated: fraction(ParamId::ShareInvestigated),
            first_year_rise: fraction(ParamId::FirstYearRise),
            placements_sek: (plan.residential_days_per_year * value(ParamId::ResidentialDay)
                + plan.foster_days_per_year * value(ParamId::FosterDay))
                / 12.0,
            effect: fraction(ParamId::PlacementEffect),
            effect_lag: value(ParamId::EffectLag).round() as i32,
        }
    }
}

struct Run<'a, 'b> {
    compiled: &'a Compiled<'a>,
    rules: Rules,
    scratch: &'b mut Scratch,
    simulation: &'b mut Simulation,
}

impl<'a, 'b> Run<'a, 'b> {
    fn begin(
        compiled: &'a Compiled<'a>,
        parameters: &Parameters,
        draw: Option<Draw>,
        scratch: &'b mut Scratch,
        simulation: &'b mut Simulation,
    ) -> Self {
        let (plan, months) = (compiled.plan, compiled.months);
        let rules = Rules::new(plan, parameters);
        let units = plan.units.len();
        compiled.groups.sum(parameters, &mut scratch.sums);
        scratch.roster.set_rules(parameters);
        let staff = scratch.roster.rules();
        scratch.chance.begin(&compiled.keys, draw, parameters, staff, months);
        scratch.roster.begin(plan, &compiled.steps, parameters, &scratch.chance);
        let ceiling = parameters.value(ParamId::CaseloadCeiling);
        scratch.rules.set(case_types(plan, parameters), ceiling);
        let need = scratch.sums.need[0].iter();
        scratch.started.clear();
        let per_need = rules.report_rate * rules.share_investigated;
        scratch.started.extend(need.map(|need| need * per_need));
        scratch.book.begin(&scratch.rules, &scratch.started, months);
        scratch.leases.resize(units, Leases::default());
        set_leases(plan, parameters, &mut scratch.leases);
        scratch.purses.begin(&plan.funding);
        scratch.prices.clear();
        let month = |t| plan.start.plus(t as i32);
        scratch.prices.extend((0..months).map(|t| Prices::of(plan, parameters, month(t))));
        scratch.members.resize(units, Vec::new());
        scratch.counted.resize(units, (0.0, 0.0));
        scratch.leavers.resize(units, 0.0);
        scratch.parts.resize(units, [0.0; PARTS]);
        scratch.reports.resize(compiled.groups.all.len(), 0.0);
        simulation.start = plan.start;
        if simulation.units.len() != units {
            simulation.units = IndexVec::filled(Vec::new(), units);
        }
        for unit in &mut simulation.units {
            unit.clear();
            unit.reserve(months);
        }
        simulation.total.clear();
        simulation.paid.resize(plan.funding.len(), Vec::new());
        simulation.paid.iter_mut().for_each(Vec::clear);
        simulation.warnings.clear();
        let missing = compiled.groups.missing.iter();
        simulation.warnings.extend(
            missing.map(|indicator| SimWarning::NoNeedIndicator { indicator: indicator.clone() }),
        );
        simulation.warnings.extend(scratch.roster.warnings.iter().cloned());
        Self { compiled, rules, scratch, simulation }
    }

    fn month(&mut self, t: usize) {
        let scratch = &mut *self.scratch;
        scratch.roster.begin_month(t, &mut scratch.counted);
        self.demand(t);
        let units = self.compiled.plan.units.len();
        self.scratch.month.clear();
        for unit in 0..units {
            let entry = self.unit(unit, t);
            self.scratch.month.push(entry);
        }
        let scratch = &mut *self.scratch;
        scratch.roster.end_month(t, &mut scratch.chance, &mut scratch.leavers);
        for (entry, leavers) in scratch.month.iter_mut().zip(&scratch.leavers) {
            entry.leavers = *leavers;
        }
        self.close_books(t);
        for (series, entry) in self.simulation.units.iter_mut().zip(self.scratch.month.iter()) {
            series.push(*entry);
        }
    }

    /// The groups of each unit in month `t`, their reports and the investigations that start.
    fn demand(&mut self, t: usize) {
        let rules = &self.rules;
        let Scratch { members, sums, reports, started, chance, .. } = &mut *self.scratch;
        members.iter_mut().for_each(Vec::clear);
        let need = &sums.need[self.compiled.year_of[t]];
        for (index, group) in self.compiled.groups.all.iter().enumerate() {
            let first_months = 0..FIRST_YEAR_MONTHS;
            let in_first_year =
                group.live_from.is_some_and(|live| first_months.contains(&(t as i32 - live)));
            let rise = if in_first_year { 1.0 + rules.first_year_rise } else { 1.0 };
            reports[index] = need[index] * rules.report_rate * rise;
            members[group.served_by[t]].push(index);
        }
        for (unit, members) in members.iter().enumerate() {
            let expected: f64 = members.iter().map(|&group| reports[group]).sum();
            let factor = chance.started(unit, t, expected * rules.share_investigated);
            for &group in members {
                reports[group] *= factor;
                started[group] = reports[group] * rules.share_investigated;
            }
        }
    }

    /// Staff, work, premises and costs of one unit.
    fn unit(&mut self, unit: usize, t: usize) -> UnitMonth {
        let rules = &self.rules;
        let index = UnitIdx::from_usize(unit);
        let mut entry = UnitMonth { hires: self.scratch.counted[unit].1, ..UnitMonth::default() };
        let roles = Role::ALL.map(|role| self.scratch.roster.role(index, role, t));
        for (position, role) in roles.iter().enumerate() {
            let productive = (role.ramped + role.vacancies * rules.agency_share) * rules.at_work;
            entry.posts[position] = role.posts;
            entry.posts_total += role.posts;
            entry.filled += role.filled;
            entry.filled_transferred += role.filled_transferred;
            entry.vacancies += role.vacancies;
            entry.productive_fte += productive;
            if position == Role::SocialWorker as usize {
                entry.productive_social_workers = productive;
            }
        }
        let visits = self.visits(unit);
        let lost = (visits * rules.visit_fte).min(entry.productive_social_workers);
        entry.productive_social_workers -= lost;
        entry.productive_fte -= lost;
        self.work(unit, t, &mut entry);
        self.costs(index, t, &roles, visits, &mut entry);
        entry
    }

    /// Visiting days of the districts that `unit` serves; the central one visits nobody.
    fn visits(&self, unit: usize) -> f64 {
        if unit == self.compiled.central {
            return 0.0;
        }
        let members = self.scratch.members[unit].iter();
        members.map(|&group| self.compiled.groups.all[group].visits).sum()
    }

    /// Reports come in, investigations start and are closed.
    fn work(&mut self, unit: usize, t: usize, entry: &mut UnitMonth) {
        let year = self.compiled.year_of[t];
        let Scratch { members, sums, reports, started, book, rules, .. } = &mut *self.scratch;
        let members = &members[unit];
        for &group in members {
            entry.districts += self.compiled.groups.all[group].districts;
            entry.children_0_17 += sums.children[year][group];
            entry.need_children += sums.need[year][group];
            entry.reports += reports[group];
            entry.started += started[group];
        }
        let productive = entry.productive_social_workers;
        let capacity = productive * self.rules.closes;
        if !members.is_empty() {
            entry.closed = book.month(rules, t, members, started, productive, capacity);
        }
        for &group in members {
            let cases = &book.groups[group];
            entry.active += cases.active;
            entry.open += cases.active + cases.all_waiting;
            entry.overdue += cases.overdue;
        }
        entry.coverage = coverage(capacity, entry.started);
        entry.caseload = caseload(entry.active, productive);
    }

    fn costs(
        &mut self,
        unit: UnitIdx,
        t: usize,
        roles: &[RoleMonth; Role::COUNT],
        visits: f64,
        entry: &mut UnitMonth,
    ) {
        let prices = &self.scratch.prices[t];
        let premises = self.scratch.leases[unit.to_usize()].month(&self.rules.premises, t, prices);
        entry.area_m2 = premises.area_m2;
        entry.premises = premises.state;
        let (new_posts, hires) = self.scratch.counted[unit.to_usize()];
        let basis = CostBasis { prices, roles, premises, new_posts, hires, visits };
        let costs = self.rules.costs.unit(&basis);
        entry.cost = costs.accounts;
        entry.transferred_cost = costs.transferred;
        entry.one_off = costs.one_off;
        self.scratch.parts[unit.to_usize()] = costs.parts;
        if premises.below_nothing {
            self.warn_area(unit, t);
        }
    }

    /// One warning a unit is enough.
    fn warn_area(&mut self, unit: UnitIdx, t: usize) {
        let month = self.simulation.month(t);
        let warnings = &mut self.simulation.warnings;
        let is_known = warnings.iter().any(
            |known| matches!(known, SimWarning::AreaBelowNothing { unit: of, .. } if *of == unit),
        );
        if !is_known {
            warnings.push(SimWarning::AreaBelowNothing { unit, month });
        }
    }

    /// Sums the units, pays, and measures the whole.
    fn close_books(&mut self, t: usize) {
        let month = self.simulation.month(t);
        let mut sum = total(&self.scratch.month);
        let productive = sum.productive_social_workers;
        // Who serves nobody covers nothing: each unit's coverage counts with its own cases.
        let covered =
            self.scratch.month.iter().filter_map(|unit| Some(unit.started * unit.coverage?));
        sum.coverage = (sum.started > 0.0).then(|| covered.sum::<f64>() / sum.started);
        sum.caseload = caseload(sum.active, productive);
        self.set_shares(t);
        let scratch = &mut *self.scratch;
        let bill = Bill { total: sum.cost.total(), parts: &scratch.parts, shares: &scratch.shares };
        let by_source = &mut self.simulation.paid;
        let funding = &self.compiled.plan.funding;
        let paid = scratch.purses.pay(funding, &bill, month, |source, paid| {
            by_source[source].push(paid);
        });
        let without = self.rules.placements_sek * scratch.prices[t].other;
        let reached = self.share_live(t, self.rules.effect_lag);
        let placements = Ore::from_sek(without * (1.0 - self.rules.effect * reached));
        let entry = TotalMonth {
            rollout_share: self.share_live(t, 0),
            equity: self.equity(t),
            funded: paid.by_kind,
            gap: paid.gap,
            placements,
            saved: Ore::from_sek(without) - placements,
            placements_reached_sek: without * reached,
            sum,
        };
        self.simulation.total.push(entry);
    }

    /// The share of each unit's need that the districts have which a source is limited to.
    fn set_shares(&mut self, t: usize) {
        let year = self.compiled.year_of[t];
        let Scratch { members, sums, month, shares, .. } = &mut *self.scratch;
        shares.clear();
        for (source, need) in &sums.limited {
            let share = |(members, unit): (&Vec<usize>, &UnitMonth)| {
                let own: f64 = members.iter().map(|&group| need[year][group]).sum();
                if unit.need_children > 0.0 { own / unit.need_children } else { 0.0 }
            };
            let units = members.iter().zip(month.iter());
            shares.push((*source, units.map(share).collect()));
        }
    }

    /// Share of the municipal need whose district has been live for at least `months` in month
    /// `t`.
    fn share_live(&self, t: usize, months: i32) -> f64 {
        let year = self.compiled.year_of[t];
        let need = &self.scratch.sums.need[year];
        let is_live = |group: &super::weights::Group| {
            group.live_from.is_some_and(|live| t as i32 - live >= months)
                && group.served_by[t] != self.compiled.central
        };
        let groups = self.compiled.groups.all.iter().zip(need);
        let live: f64 = groups.filter(|(group, _)| is_live(group)).map(|(_, need)| need).sum();
        let all = self.scratch.sums.all_need[year];
        if all > 0.0 { live / all } else { 0.0 }
    }

    /// Coverage in the fifth of the children with the highest need weight over that in the fifth
    /// with the lowest; a district that straddles a limit counts with its part. `None` where
    /// either side is undefined or the lowest fifth has no coverage.
    fn equity(&self, t: usize) -> Option<f64> {
        let sums = &self.scratch.sums;
        let coverage = |children: &[f64]| {
            let mut sum = 0.0;
            for (group, children) in self.compiled.groups.all.iter().zip(children) {
                if *children > 0.0 {
                    sum += children * self.scratch.month[group.served_by[t]].coverage?;
                }
            }
            (sums.fifth > 0.0).then_some(sum / sums.fifth)
        };
        let lowest = coverage(&sums.lowest)?;
        let highest = coverage(&sums.highest)?;
        (lowest > 0.0).then_some(highest / lowest)
    }
}

/// Investigations of mean work that `productive` social workers can close in a month.
#[must_use]
pub fn capacity(plan: &Plan, parameters: &Parameters, productive_social_workers: f64) -> f64 {
    let months = super::norm::mean_case_months(plan, parameters);
    let norm = parameters.value(ParamId::CaseloadNorm);
    if months > 0.0 { productive_social_workers * norm / months } else { f64::INFINITY }
}

fn coverage(capacity: f64, started: f64) -> Option<f64> {
    (started > 0.0).then(|| (capacity / started).min(1.0))
}

fn caseload(active: f64, productive_social_workers: f64) -> Option<f64> {
    (productive_social_workers > 1e-9).then(|| active / productive_social_workers)
}

/// All units as one, without what is no sum.
fn total(units: &[UnitMonth]) -> UnitMonth {
    let mut sum = UnitMonth::default();
    for unit in units {
        for (slot, posts) in sum.posts.iter_mut().zip(unit.posts) {
            *slot += posts;
        }
        sum.posts_total += unit.posts_total;
        sum.filled += unit.filled;
        sum.filled_transferred += unit.filled_transferred;
        sum.productive_fte += unit.productive_fte;
        sum.productive_social_workers += unit.productive_social_workers;
        sum.vacancies += unit.vacancies;
        sum.hires += unit.hires;
        sum.leavers += unit.leavers;
        sum.districts += unit.districts;
        sum.children_0_17 += unit.children_0_17;
        sum.need_children += unit.need_children;
        sum.reports += unit.reports;
        sum.started += unit.started;
        sum.closed += unit.closed;
        sum.open += unit.open;
        sum.active += unit.active;
        sum.overdue += unit.overdue;
        sum.cost.add(&unit.cost);
        sum.transferred_cost += unit.transferred_cost;
        sum.one_off += unit.one_off;
        sum.area_m2 += unit.area_m2;
        sum.premises = sum.premises.max(unit.premises);
    }
    sum
}
