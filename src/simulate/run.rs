//! The months, one after the other.

#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "all arrays have one place a unit, group, year or month of the plan, made together; \
              what is done every month has to be inlined into the caller to get its instructions"
)]

mod basis;
mod equity;
mod work;

use fearless_simd::{Level, dispatch};

use self::work::caseload;
use super::cases::{CaseBook, CaseRules};
use super::chance::{Chance, Draw, Keys};
use super::costs::{CostBasis, CostRules, PARTS, to_ore};
use super::figures::{Detail, Sink, TotalFigures, UnitFigures, Whole};
use super::funding::{Bill, Income, Purses};
use super::given::Given;
use super::premises::{Leases, PremisesRules, set_leases};
use super::prices::{PriceLanes, set_prices};
use super::result::{SimWarning, Simulation};
use super::roster::{Frame, RoleMonth, Roster};
use super::weights::{Group, Groups, Sums};
use crate::model::{
    Explain, Index, IndexVec, IndicatorTable, MAX_HORIZON_MONTHS, Message, ParamId, ParamValue,
    Parameters, Plan, Role, RolloutStep, UnitIdx,
};
use crate::probability::lanes::Lanes;

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

/// Who serves whom in some months.
#[derive(Clone, Debug, Default, PartialEq)]
struct Service {
    /// By unit: its groups.
    members: Vec<Vec<usize>>,
    /// By unit: the number of its districts.
    districts: Vec<usize>,
    /// By unit: visiting days of its districts; the central one visits nobody.
    visits: Vec<f64>,
}

impl Service {
    fn in_month(groups: &[Group], t: usize, units: usize, central: usize) -> Self {
        let mut service = Self {
            members: vec![Vec::new(); units],
            districts: vec![0; units],
            visits: vec![0.0; units],
        };
        for (index, group) in groups.iter().enumerate() {
            let unit = group.served_by[t];
            service.members[unit].push(index);
            service.districts[unit] += group.districts;
            if unit != central {
                service.visits[unit] += group.visits;
            }
        }
        service
    }
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
    services: Vec<Service>,
    /// Per month, the position of its service.
    service_of: Vec<usize>,
    income: Income,
}

/// Room to reckon in, kept from run to run.
#[derive(Clone, Debug, Default)]
pub struct Scratch(Box<Room<1>>);

/// Room for `N` runs side by side.
#[derive(Clone, Debug, Default)]
pub(crate) struct Room<const N: usize> {
    sums: Sums<N>,
    chance: Chance<N>,
    roster: Roster<N>,
    rules: CaseRules<N>,
    book: CaseBook<N>,
    leases: Vec<Leases<N>>,
    purses: Purses<N>,
    prices: Vec<PriceLanes<N>>,
    /// By group.
    started: Vec<Lanes<N>>,
    reports: Vec<Lanes<N>>,
    /// By unit: posts that came to count, and people who arrived.
    counted: Vec<(Lanes<N>, Lanes<N>)>,
    leavers: Vec<Lanes<N>>,
    parts: Vec<[Lanes<N>; PARTS]>,
    shares: Vec<(usize, Vec<Lanes<N>>)>,
    roles: [RoleMonth<N>; Role::COUNT],
    month: Vec<UnitFigures<N>>,
    total: TotalFigures<N>,
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
        let central = plan.central().to_usize();
        let groups = Groups::new(table, plan);
        let mut services: Vec<Service> = Vec::new();
        let mut service_of = Vec::with_capacity(months);
        for t in 0..months {
            let service = Service::in_month(&groups.all, t, plan.units.len(), central);
            if services.last() != Some(&service) {
                services.push(service);
            }
            service_of.push(services.len() - 1);
        }
        Ok(Self {
            plan,
            months,
            year_of: (0..months).map(year_of).collect(),
            central,
            groups,
            keys: Keys::new(plan),
            steps,
            services,
            service_of,
            income: Income::new(&plan.funding, plan.start, months),
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
        let units = self.plan.units.len();
        simulation.start = self.plan.start;
        if simulation.units.len() != units {
            simulation.units = IndexVec::filled(Vec::new(), units);
        }
        for unit in &mut simulation.units {
            unit.clear();
            unit.reserve(self.months);
        }
        simulation.total.clear();
        simulation.total.reserve(self.months);
        simulation.paid.resize(self.plan.funding.len(), Vec::new());
        simulation.paid.iter_mut().for_each(Vec::clear);
        simulation.warnings.clear();
        let missing = self.groups.missing.iter();
        simulation.warnings.extend(
            missing.map(|indicator| SimWarning::NoNeedIndicator { indicator: indicator.clone() }),
        );
        let room = &mut *scratch.0;
        let given = std::array::from_ref(parameters);
        let mut run = Run::begin(self, Given(given), draw.map(|draw| [draw]), room, Whole::DETAIL);
        simulation.warnings.extend(run.room.roster.warnings.iter().cloned());
        run.all_months(&mut Whole(simulation));
    }

    /// Runs with the parameters `given`, which differ in what is drawn alone, side by side, each
    /// exactly as [`Self::run_into`] would do it by itself; `sink` gets the figures.
    pub(crate) fn run_beside<const N: usize, S: Sink<N>>(
        &self,
        given: &[Parameters; N],
        draws: Option<[Draw; N]>,
        room: &mut Room<N>,
        sink: &mut S,
    ) {
        dispatch!(Level::new(), _simd => {
            Run::begin(self, Given(given), draws, room, S::DETAIL).all_months(sink);
        });
    }
}

/// What does not change from month to month.
#[derive(Clone, Copy, Debug)]
struct Rules<const N: usize> {
    costs: CostRules<N>,
    premises: PremisesRules<N>,
    at_work: Lanes<N>,
    agency_share: Lanes<N>,
    /// Part of a full-time equivalent that a visiting day takes.
    visit_fte: Lanes<N>,
    /// Cases of mean work that a productive social worker closes in a month.
    closes: Lanes<N>,
    /// Reports a month for one need-weighted child.
    report_rate: Lanes<N>,
    share_investigated: Lanes<N>,
    first_year_rise: Lanes<N>,
    placements_sek: Lanes<N>,
    effect: Lanes<N>,
    effect_lag: Lanes<N>,
}

impl<const N: usize> Rules<N> {
    fn new(plan: &Plan, given: Given<'_, N>) -> Self {
        let value = |param| given.value(param);
        let fraction = |param| given.fraction(param);
        let hours = |visit, work: f64| if work > 0.0 { visit / work } else { 0.0 };
        Self {
            costs: CostRules::new(plan, given),
            premises: PremisesRules::new(plan, given),
            at_work: 1.0 - fraction(ParamId::Absence),
            agency_share: fraction(ParamId::AgencyShare),
            visit_fte: value(ParamId::VisitHours).with(value(ParamId::WorkHours), hours),
            closes: given.each(|own| capacity(plan, own, 1.0)),
            report_rate: value(ParamId::ReportsPer1000) / 1000.0 / 12.0,
            share_investigated: fraction(ParamId::ShareInvestigated),
            first_year_rise: fraction(ParamId::FirstYearRise),
            placements_sek: (plan.residential_days_per_year * value(ParamId::ResidentialDay)
                + plan.foster_days_per_year * value(ParamId::FosterDay))
                / 12.0,
            effect: fraction(ParamId::PlacementEffect),
            effect_lag: value(ParamId::EffectLag).map(f64::round),
        }
    }
}

struct Run<'a, 'b, const N: usize> {
    compiled: &'a Compiled<'a>,
    rules: Rules<N>,
    room: &'b mut Room<N>,
}

impl<'a, 'b, const N: usize> Run<'a, 'b, N> {
    #[inline(always)]
    fn begin(
        compiled: &'a Compiled<'a>,
        given: Given<'_, N>,
        draws: Option<[Draw; N]>,
        room: &'b mut Room<N>,
        detail: Detail,
    ) -> Self {
        let (plan, months) = (compiled.plan, compiled.months);
        let rules = Rules::new(plan, given);
        let units = plan.units.len();
        compiled.groups.sum(given, detail == Detail::All, &mut room.sums);
        room.roster.set_rules(given);
        room.chance.begin(&compiled.keys, draws, given, room.roster.rules(), months);
        let frame = Frame { plan, steps: &compiled.steps, keys: &compiled.keys };
        room.roster.begin(frame, given, &room.chance, detail);
        room.rules.set(plan, given);
        let per_need = rules.report_rate * rules.share_investigated;
        room.started.clear();
        room.started.extend(room.sums.need(0).iter().map(|need| *need * per_need));
        if detail.has_cases() {
            room.book.begin(&room.rules, &room.started, months);
        }
        room.leases.resize(units, Leases::default());
        set_leases(plan, given, &mut room.leases);
        room.purses.begin(plan.funding.len());
        set_prices(plan, given, months, &mut room.prices);
        room.counted.resize(units, (Lanes::ZERO, Lanes::ZERO));
        room.leavers.resize(units, Lanes::ZERO);
        room.parts.resize(units, [Lanes::ZERO; PARTS]);
        room.reports.resize(compiled.groups.all.len(), Lanes::ZERO);
        room.month.resize(units, UnitFigures::default());
        Self { compiled, rules, room }
    }

    #[inline(always)]
    fn all_months<S: Sink<N>>(&mut self, sink: &mut S) {
        for t in 0..self.compiled.months {
            self.month(t, sink);
        }
    }

    #[inline(always)]
    fn month<S: Sink<N>>(&mut self, t: usize, sink: &mut S) {
        self.room.roster.begin_month(t, &mut self.room.counted);
        if S::DETAIL.has_cases() {
            self.demand(t);
        }
        for unit in 0..self.compiled.plan.units.len() {
            self.unit(unit, t, S::DETAIL);
            if S::TRACED {
                sink.basis(UnitIdx::from_usize(unit), &self.basis(unit, t));
            }
        }
        let room = &mut *self.room;
        room.roster.end_month(t, &room.chance, &mut room.leavers);
        for (figures, leavers) in room.month.iter_mut().zip(&room.leavers) {
            figures.leavers = *leavers;
        }
        self.close_books(t, sink);
        sink.month(t, &self.room.month, &self.room.total);
    }

    /// Staff, work, premises and costs of one unit.
    #[inline(always)]
    fn unit(&mut self, unit: usize, t: usize, detail: Detail) {
        let (rules, compiled) = (&self.rules, self.compiled);
        let room = &mut *self.room;
        let index = UnitIdx::from_usize(unit);
        let service = &compiled.services[compiled.service_of[t]];
        let figures = &mut room.month[unit];
        figures.clear(detail);
        figures.hires = room.counted[unit].1;
        figures.districts = service.districts[unit];
        for (position, role) in Role::ALL.into_iter().enumerate() {
            let staff = &mut room.roles[position];
            let with_work = match detail {
                Detail::All => true,
                Detail::Course => role == Role::SocialWorker,
                Detail::Money => false,
            };
            room.roster.set_role((index, role), t, with_work, staff);
            if !staff.is_used {
                continue;
            }
            figures.filled += staff.filled;
            let productive = (staff.ramped + staff.vacancies * rules.agency_share) * rules.at_work;
            if role == Role::SocialWorker {
                figures.productive_social_workers = productive;
            }
            if detail == Detail::All {
                figures.productive_fte += productive;
                figures.posts[position] = staff.posts;
                figures.posts_total += staff.posts;
                figures.filled_transferred += staff.filled_transferred;
                figures.vacancies += staff.vacancies;
            }
        }
        // Sources may be limited to districts, by their share of the need.
        let members = &service.members[unit];
        for &group in members {
            figures.need_children += room.sums.need(compiled.year_of[t])[group];
        }
        if detail.has_cases() {
            self.work(unit, t, detail);
        }
        // The costs.
        let (rules, room) = (&self.rules, &mut *self.room);
        let figures = &mut room.month[unit];
        let prices = &room.prices[t];
        let leases = &room.leases[unit];
        let premises = leases.month(&rules.premises, t, prices.rent);
        figures.area_m2 = premises.area_m2;
        if detail == Detail::All {
            for lane in 0..N {
                let (state, below_nothing) = leases.state(&rules.premises, t, lane);
                figures.premises[lane] = state;
                figures.below_nothing[lane] = below_nothing;
            }
        }
        let (premises, roles, counted) = (&premises, &room.roles, &room.counted[unit]);
        let visits = service.visits[unit];
        let basis = CostBasis { prices, roles, premises, counted, visits };
        let parts = compiled.income.any_limited.then_some(&mut room.parts[unit]);
        rules.costs.unit(&basis, detail, figures, parts);
    }

    /// Sums the units, pays, and measures the whole.
    #[inline(always)]
    fn close_books<S: Sink<N>>(&mut self, t: usize, sink: &mut S) {
        let compiled = self.compiled;
        let Room { month, total, .. } = &mut *self.room;
        let sum = &mut total.sum;
        sum.clear(S::DETAIL);
        for unit in &*month {
            sum.add(unit, S::DETAIL);
        }
        if S::DETAIL.has_cases() {
            let mut covered = Lanes::ZERO;
            for unit in &*month {
                // Who serves nobody covers nothing: each unit's coverage counts with its own cases.
                covered += unit.started.with(unit.coverage, |started, coverage| {
                    if coverage.is_nan() { 0.0 } else { started * coverage }
                });
            }
            sum.coverage =
                covered.with(
                    sum.started,
                    |covered, started| {
                        if started > 0.0 { covered / started } else { f64::NAN }
                    },
                );
            sum.caseload = caseload(sum.active, sum.productive_social_workers);
        }
        if compiled.income.any_limited {
            self.set_shares(t);
        }
        let Room { parts, shares, purses, total, .. } = &mut *self.room;
        let bill = Bill { total: total.sum.gross, parts, shares };
        let sources = (compiled.plan.funding.as_slice(), &compiled.income);
        let paid = purses.pay(sources, &bill, t, |source, paid| sink.paid(source, paid));
        total.funded = paid.by_kind;
        total.gap = paid.gap;
        if S::DETAIL == Detail::All {
            let without = self.rules.placements_sek * self.room.prices[t].other;
            let reached = self.share_live(t, self.rules.effect_lag);
            let live = self.share_live(t, Lanes::ZERO);
            let equity = self.equity(t);
            let total = &mut self.room.total;
            total.placements = to_ore(without * (1.0 - self.rules.effect * reached));
            total.saved = to_ore(without) - total.placements;
            total.placements_reached_sek = without * reached;
            total.rollout_share = live;
            total.equity = equity;
        }
    }

    /// The share of each unit's need that the districts have which a source is limited to.
    fn set_shares(&mut self, t: usize) {
        let compiled = self.compiled;
        let members = &compiled.services[compiled.service_of[t]].members;
        let Room { sums, month, shares, .. } = &mut *self.room;
        shares.clear();
        for (source, need) in sums.limited(compiled.year_of[t]) {
            let share = |(members, unit): (&Vec<usize>, &UnitFigures<N>)| {
                let own: Lanes<N> = members.iter().map(|&group| need[group]).sum();
                own.with(unit.need_children, |own, all| if all > 0.0 { own / all } else { 0.0 })
            };
            shares.push((source, members.iter().zip(month.iter()).map(share).collect()));
        }
    }

    /// Share of the municipal need whose district has been live for at least `months` in month
    /// `t`.
    fn share_live(&self, t: usize, months: Lanes<N>) -> Lanes<N> {
        let year = self.compiled.year_of[t];
        let mut live = Lanes::ZERO;
        for (group, need) in self.compiled.groups.all.iter().zip(self.room.sums.need(year)) {
            let Some(from) = group.live_from else { continue };
            if group.served_by[t] != self.compiled.central {
                let age = f64::from(t as i32 - from);
                live += need.with(months, |need, months| if age >= months { need } else { 0.0 });
            }
        }
        let all = self.room.sums.all_need(year);
        live.with(all, |live, all| if all > 0.0 { live / all } else { 0.0 })
    }
}

/// Investigations of mean work that `productive` social workers can close in a month.
#[must_use]
pub fn capacity(plan: &Plan, parameters: &Parameters, productive_social_workers: f64) -> f64 {
    let months = super::norm::mean_case_months(plan, parameters);
    let norm = parameters.value(ParamId::CaseloadNorm);
    if months > 0.0 { productive_social_workers * norm / months } else { f64::INFINITY }
}
